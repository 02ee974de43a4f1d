"""The tools of a grid, a chart or a text to copy, and the menus of a grid."""

from __future__ import annotations

from typing import Final

from dashboard.wording.streamlit.place import Place
from dashboard.words import N_

_TOOLS: Final = (
    N_("Show data"),
    N_("Show chart"),
    N_("Download as PNG"),
    N_("Copy Vega-Lite spec"),
    N_("Show/hide columns"),
    N_("Add row"),
    N_("Delete row(s)"),
    N_("Clear selection"),
    N_("Search"),
    N_("Fullscreen"),
    N_("Close fullscreen"),
    N_("Copy to clipboard"),
    N_("Copied"),
)
_MENU: Final = '[data-testid="stDataFrameColumnMenu"]'

PLACES: Final = (
    Place('[data-testid="stElementToolbarButton"] button', _TOOLS, named=True),
    Place('[data-testid="stTooltipContent"] p', _TOOLS),
    Place('[data-testid="stVegaLiteChart"]', (N_("visualization"),)),
    Place('[data-testid="stTable"] > [role="region"]', (N_("Scrollable table"),)),
    Place(
        '[data-testid="stDataFrame"] :is(button, label, [data-testid="search-result-area"])',
        (
            N_("Previous Result"),
            N_("Next Result"),
            N_("Close Search"),
            N_("Type to search"),
            N_("1 result"),
            N_("{count} results"),
            N_("over 1000"),
            N_("{count} of 1 result"),
            N_("{count} of {total} results"),
            N_("{count} of over 1000"),
        ),
    ),
    # What a screen reader is told of the choices in a cell.
    Place(
        '#portal [role="log"] span',
        (
            N_("1 result available."),
            N_("{count} results available."),
            N_(
                "Use Up and Down to choose options, press Enter to select the currently focused "
                "option, press Escape to exit the menu, press Tab to select the option and exit "
                "the menu."
            ),
        ),
    ),
    Place(
        '[data-testid="stDataFrameColumnVisibilityMenu"] > div > label:first-child *',
        (N_("Select all"),),
    ),
    Place(f'{_MENU} [role="menu"]', (N_("Dataframe column menu"),)),
    Place(f"{_MENU} button", (N_("Copy column name"),)),
    Place(
        f'{_MENU} [role="menuitem"], {_MENU} [role="menuitem"] > div',
        (
            N_("Sort ascending"),
            N_("Sort descending"),
            N_("Format"),
            N_("Statistics"),
            N_("Autosize"),
            N_("Pin column"),
            N_("Unpin column"),
            N_("Hide column"),
        ),
    ),
    Place(
        '[data-testid="stDataFrameColumnFormattingMenu"] [role="menuitem"]',
        (
            N_("Automatic"),
            N_("Localized"),
            N_("Plain"),
            N_("Compact"),
            N_("Dollar"),
            N_("Euro"),
            N_("Yen"),
            N_("Percent"),
            N_("Scientific"),
            N_("Accounting"),
            N_("Duration"),
        ),
    ),
    Place(
        '[data-testid="stDataFrameStatisticsMenu"] dt',
        (
            N_("Values"),
            N_("Empty"),
            N_("Distinct"),
            N_("Average"),
            N_("Standard deviation"),
            N_("Minimum"),
            N_("25th percentile"),
            N_("Median"),
            N_("75th percentile"),
            N_("Maximum"),
            N_("Sum"),
            N_("Minimum length"),
            N_("Maximum length"),
            N_("Average length"),
        ),
    ),
    Place(
        '[data-testid="stDataFrameStatisticsChart"]',
        (N_("Distribution histogram"), N_("Top values frequency chart: {label}")),
    ),
)
