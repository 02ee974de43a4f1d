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
class Place:
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
        return tuple(_translated(self._texts(Language.ENGLISH)).values())

    def replacements(self, language: Language) -> dict[str, str]:
        """What Streamlit says there, and what we say instead."""
        english, ours = self._texts(Language.ENGLISH), self._texts(language)
        pairs = {text: ours[key] for key, text in _translated(english).items()}
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
    Place("skip_link", '[data-testid="stSkipToContent"]'),
    Place("home_link", '[data-testid="stLogoLink"]'),
    Place("sidebar", '[data-testid="stSidebar"]'),
    Place("navigation", '[data-testid="stSidebarNav"]'),
    Place("navigation_button", '[data-testid="stSidebarNavViewButton"]'),
    Place("collapse_sidebar", '[data-testid="stSidebarCollapseButton"] button'),
    Place("expand_sidebar", '[data-testid="stExpandSidebarButton"]'),
    Place("icon", '[data-testid="stMarkdownContainer"] span[role="img"]'),
    Place("heading_link", '[data-testid="stHeaderActionElements"] a'),
    Place("help", '[data-testid="stTooltipIcon"] button'),
    Place("chart_marks", '[data-testid="stVegaLiteChart"] g'),
    Place("progress", '[data-testid="stProgress"] [role="progressbar"]'),
    Place("tabs_left", '[data-testid="stTabsScrollLeft"]'),
    Place("tabs_right", '[data-testid="stTabsScrollRight"]'),
    Place("dialog_button", '[data-testid="stDialog"] button'),
    # Our own dialogs hold a block; Streamlit's do not.
    Place(
        "dialog_text",
        '[data-testid="stDialog"] section:not(:has([data-testid="stVerticalBlock"])) *',
    ),
    Place("exception", '[data-testid="stExceptionMessage"]'),
    Place("choice_button", f"{_BOX} button"),
    Place("choice_input", f"{_BOX} input"),
    Place("chosen_values", '[data-testid="stMultiSelectTagsContainer"] [role="group"]'),
    Place("choice_list_empty", f'{_LIST} [role="option"]:not([data-key]) *'),
    # An option from the data has a key of its own, a number.
    Place("choice_list_all", f'{_LIST} [data-key="__select_all__"] *'),
    Place("choice_list_matches", f'{_LIST} [data-key="__select_matches__"] *'),
    Place("choice_list_button", f"{_LIST} > div > button"),
    Place("pages", '[data-testid="stPagination"] [role="navigation"]'),
    Place("pages_button", '[data-testid="stPagination"] button'),
    Place("input_instructions", '[data-testid="InputInstructions"] span'),
    Place("number_button", '[data-testid="stNumberInput"] button'),
    Place(
        "number_mistake",
        '[data-testid="stNumberInput"] [role="alert"], [data-testid="stTooltipErrorContent"] *',
        mistake=True,
    ),
    # What a screen reader is told.
    Place("announcement", "[data-live-announcer] [role] > div"),
    Place("date_button", '[data-testid="stDateInputCalendarButton"]'),
    Place("calendar", '[data-testid="stDateInputCalendar"], [data-testid="stDateInputCalendar"] *'),
    Place("date_part", '[data-testid="stDateInput"] [role="spinbutton"]'),
    Place("date_description", '[id^="react-aria-description"]'),
    Place(
        "date_mistake",
        '[data-testid="stDateInput"] [role="alert"], [data-testid="stTooltipErrorContent"] *',
        mistake=True,
    ),
    Place("upload_button", f"{_ZONE} > span button p"),
    Place("upload_input", f"{_ZONE} > input"),
    Place("upload_zone", f"{_ZONE} > div > span"),
    Place("upload_limit", '[data-testid="stFileUploaderDropzoneInstructions"] span'),
    Place(
        "upload_more",
        ':is([data-testid="stFileChips"] > button, [data-testid="stFileChips"] > button span)',
    ),
    Place("uploaded_remove", '[data-testid="stFileChipDeleteBtn"] button'),
    Place("uploaded_file", '[data-testid="stFileChip"]'),
    Place("uploaded_size", '[data-testid="stFileChipName"] + div'),
    Place(
        "upload_mistake",
        '[data-testid="stFileChip"] [role="alert"], [data-testid="stTooltipErrorContent"]',
        mistake=True,
    ),
    Place("tool", '[data-testid="stElementToolbarButton"] button', named=True),
    Place("tool", '[data-testid="stTooltipContent"] p'),
    Place("chart", '[data-testid="stVegaLiteChart"]'),
    Place("table", '[data-testid="stTable"] > [role="region"]'),
    Place(
        "grid_search",
        '[data-testid="stDataFrame"] :is(button, label, [data-testid="search-result-area"])',
    ),
    # What a screen reader is told of the choices in a cell.
    Place("grid_choices", '#portal [role="log"] span'),
    Place(
        "grid_columns_all",
        '[data-testid="stDataFrameColumnVisibilityMenu"] > div > label:first-child *',
    ),
    Place("grid_menu", f'{_MENU} [role="menu"]'),
    Place("grid_menu_button", f"{_MENU} button"),
    Place("grid_menu_item", f'{_MENU} [role="menuitem"], {_MENU} [role="menuitem"] > div'),
    Place("grid_formats", '[data-testid="stDataFrameColumnFormattingMenu"] [role="menuitem"]'),
    Place("grid_statistics", '[data-testid="stDataFrameStatisticsMenu"] dt'),
    Place("grid_statistics_chart", '[data-testid="stDataFrameStatisticsChart"]'),
)


def front_end(words: Words) -> list[tuple[str, dict[str, str]]]:
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


def _translated(texts: Table) -> dict[str, str]:
    """The sentences of a place without those that are replaced."""
    return {key: text for key, text in texts.items() if isinstance(text, str)}
