"""Streamlit's own words: which sentence stands where in its front end, so that it can be Dutch.

The sentences themselves are content: `streamlit.toml` of the text files has them by place, the
English exactly as Streamlit has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dashboard.text.text_files import Table, load_texts
from dashboard.words import Language, Words


@dataclass(frozen=True, slots=True)
class ReplacedElement:
    """Elements of Streamlit's front end, as a CSS selector, and the key of what they may carry.

    A placeholder takes over whatever stands in it. Four take one thing only, and write it as the
    language does: `{count}` a number, `{size}` the size of a file, `{date}` and `{month}`.
    """

    key: str
    selector: str
    named: bool = False  # the name of the element may follow, after a colon
    mistake: bool = False  # stands after the word Error and a colon, in one text or apart

    @property
    def sentences(self) -> tuple[str, ...]:
        """What Streamlit itself says there, as far as it is only translated."""
        return tuple(_translated_texts(self._texts(Language.ENGLISH)).values())

    def replacements(self, language: Language) -> dict[str, str]:
        """What Streamlit says there, and what we say instead."""
        english, ours = self._texts(Language.ENGLISH), self._texts(language)
        pairs = {text: ours[key] for key, text in _translated_texts(english).items()}
        pairs |= ours.get("replaced", {})
        if self.named:
            pairs |= {f"{its}: {{label}}": f"{own}: {{label}}" for its, own in pairs.items()}
        if self.mistake:
            error = load_texts("streamlit", language)["before_a_mistake"]["error"]
            whole = {f"Error: {its}": f"{error}: {own}" for its, own in pairs.items()}
            apart = {f": {its}": f": {own}" for its, own in pairs.items()}
            pairs = {"Error": error, "Error:": f"{error}:"} | pairs | whole | apart
        return pairs

    def _texts(self, language: Language) -> Table:
        return load_texts("streamlit", language)[self.key]


_BOX: Final = ':is([data-testid="stSelectbox"], [data-testid="stMultiSelect"])'
_LIST: Final = '[data-testid$="Dropdown"]'
_MENU: Final = '[data-testid="stDataFrameColumnMenu"]'
_ZONE: Final = '[data-testid="stFileUploaderDropzone"]'

PLACES: Final = (
    ReplacedElement("skip_link", '[data-testid="stSkipToContent"]'),
    ReplacedElement("home_link", '[data-testid="stLogoLink"]'),
    ReplacedElement("sidebar", '[data-testid="stSidebar"]'),
    ReplacedElement("navigation", '[data-testid="stSidebarNav"]'),
    ReplacedElement("navigation_button", '[data-testid="stSidebarNavViewButton"]'),
    ReplacedElement("collapse_sidebar", '[data-testid="stSidebarCollapseButton"] button'),
    ReplacedElement("expand_sidebar", '[data-testid="stExpandSidebarButton"]'),
    ReplacedElement("icon", '[data-testid="stMarkdownContainer"] span[role="img"]'),
    ReplacedElement("heading_link", '[data-testid="stHeaderActionElements"] a'),
    ReplacedElement("help", '[data-testid="stTooltipIcon"] button'),
    ReplacedElement("chart_marks", '[data-testid="stVegaLiteChart"] g'),
    ReplacedElement("progress", '[data-testid="stProgress"] [role="progressbar"]'),
    ReplacedElement("tabs_left", '[data-testid="stTabsScrollLeft"]'),
    ReplacedElement("tabs_right", '[data-testid="stTabsScrollRight"]'),
    ReplacedElement("dialog_button", '[data-testid="stDialog"] button'),
    # Our own dialogs hold a block; Streamlit's do not.
    ReplacedElement(
        "dialog_text",
        '[data-testid="stDialog"] section:not(:has([data-testid="stVerticalBlock"])) *',
    ),
    ReplacedElement("exception", '[data-testid="stExceptionMessage"]'),
    ReplacedElement("choice_button", f"{_BOX} button"),
    ReplacedElement("choice_input", f"{_BOX} input"),
    ReplacedElement("chosen_values", '[data-testid="stMultiSelectTagsContainer"] [role="group"]'),
    ReplacedElement("choice_list_empty", f'{_LIST} [role="option"]:not([data-key]) *'),
    # An option from the data has a key of its own, a number.
    ReplacedElement("choice_list_all", f'{_LIST} [data-key="__select_all__"] *'),
    ReplacedElement("choice_list_matches", f'{_LIST} [data-key="__select_matches__"] *'),
    ReplacedElement("choice_list_button", f"{_LIST} > div > button"),
    ReplacedElement("pages", '[data-testid="stPagination"] [role="navigation"]'),
    ReplacedElement("pages_button", '[data-testid="stPagination"] button'),
    ReplacedElement("input_instructions", '[data-testid="InputInstructions"] span'),
    ReplacedElement("number_button", '[data-testid="stNumberInput"] button'),
    ReplacedElement(
        "number_mistake",
        '[data-testid="stNumberInput"] [role="alert"], [data-testid="stTooltipErrorContent"] *',
        mistake=True,
    ),
    # What a screen reader is told.
    ReplacedElement("announcement", "[data-live-announcer] [role] > div"),
    ReplacedElement("date_button", '[data-testid="stDateInputCalendarButton"]'),
    ReplacedElement(
        "calendar", '[data-testid="stDateInputCalendar"], [data-testid="stDateInputCalendar"] *'
    ),
    ReplacedElement("date_part", '[data-testid="stDateInput"] [role="spinbutton"]'),
    ReplacedElement("date_description", '[id^="react-aria-description"]'),
    ReplacedElement(
        "date_mistake",
        '[data-testid="stDateInput"] [role="alert"], [data-testid="stTooltipErrorContent"] *',
        mistake=True,
    ),
    ReplacedElement("upload_button", f"{_ZONE} > span button p"),
    ReplacedElement("upload_input", f"{_ZONE} > input"),
    ReplacedElement("upload_zone", f"{_ZONE} > div > span"),
    ReplacedElement("upload_limit", '[data-testid="stFileUploaderDropzoneInstructions"] span'),
    ReplacedElement(
        "upload_more",
        ':is([data-testid="stFileChips"] > button, [data-testid="stFileChips"] > button span)',
    ),
    ReplacedElement("uploaded_remove", '[data-testid="stFileChipDeleteBtn"] button'),
    ReplacedElement("uploaded_file", '[data-testid="stFileChip"]'),
    ReplacedElement("uploaded_size", '[data-testid="stFileChipName"] + div'),
    ReplacedElement(
        "upload_mistake",
        '[data-testid="stFileChip"] [role="alert"], [data-testid="stTooltipErrorContent"]',
        mistake=True,
    ),
    ReplacedElement("tool", '[data-testid="stElementToolbarButton"] button', named=True),
    ReplacedElement("tool", '[data-testid="stTooltipContent"] p'),
    ReplacedElement("chart", '[data-testid="stVegaLiteChart"]'),
    ReplacedElement("table", '[data-testid="stTable"] > [role="region"]'),
    ReplacedElement(
        "grid_search",
        '[data-testid="stDataFrame"] :is(button, label, [data-testid="search-result-area"])',
    ),
    # What a screen reader is told of the choices in a cell.
    ReplacedElement("grid_choices", '#portal [role="log"] span'),
    ReplacedElement(
        "grid_columns_all",
        '[data-testid="stDataFrameColumnVisibilityMenu"] > div > label:first-child *',
    ),
    ReplacedElement("grid_menu", f'{_MENU} [role="menu"]'),
    ReplacedElement("grid_menu_button", f"{_MENU} button"),
    ReplacedElement(
        "grid_menu_item", f'{_MENU} [role="menuitem"], {_MENU} [role="menuitem"] > div'
    ),
    ReplacedElement(
        "grid_formats", '[data-testid="stDataFrameColumnFormattingMenu"] [role="menuitem"]'
    ),
    ReplacedElement("grid_statistics", '[data-testid="stDataFrameStatisticsMenu"] dt'),
    ReplacedElement("grid_statistics_chart", '[data-testid="stDataFrameStatisticsChart"]'),
)


def front_end_replacements(words: Words) -> list[tuple[str, dict[str, str]]]:
    """For each place: the selector, and its sentences as Streamlit has them with ours.

    In English only what is replaced there too.
    """
    found = [(place.selector, place.replacements(words.language)) for place in PLACES]
    if words.language is not Language.ENGLISH:
        return found
    changed = (
        (selector, {its: ours for its, ours in pairs.items() if its != ours})
        for selector, pairs in found
    )
    return [(selector, pairs) for selector, pairs in changed if pairs]


def _translated_texts(texts: Table) -> dict[str, str]:
    """The sentences of a place without those that are replaced."""
    return {key: text for key, text in texts.items() if isinstance(text, str)}
