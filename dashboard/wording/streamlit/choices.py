"""Boxes to choose or to type in."""

from __future__ import annotations

from typing import Final

from dashboard.wording.streamlit.place import Place
from dashboard.words import N_

_BOX: Final = ':is([data-testid="stSelectbox"], [data-testid="stMultiSelect"])'
_LIST: Final = '[data-testid$="Dropdown"]'

PLACES: Final = (
    Place(
        f"{_BOX} button",
        (N_("Open"), N_("Clear value"), N_("Clear all"), N_("Remove {label}")),
    ),
    Place(
        f"{_BOX} input",
        (N_("Choose an option"), N_("Choose options"), N_("No options to select")),
    ),
    Place('[data-testid="stMultiSelectTagsContainer"] [role="group"]', (N_("Selected values"),)),
    # An option from the data has a key of its own, a number.
    Place(f'{_LIST} [role="option"]:not([data-key]) *', (N_("No results"),)),
    Place(f'{_LIST} [data-key="__select_all__"] *', (N_("Select all"),)),
    Place(f'{_LIST} [data-key="__select_matches__"] *', (N_("Select {count} matches"),)),
    Place(f"{_LIST} > div > button", (N_("Dismiss"),)),
    Place('[data-testid="stPagination"] [role="navigation"]', (N_("Pagination"),)),
    Place(
        '[data-testid="stPagination"] button',
        (N_("Previous page"), N_("Next page"), N_("Page {count}")),
    ),
    Place(
        '[data-testid="InputInstructions"] span',
        (
            N_("Press Enter to apply"),
            N_("Press Enter to submit form"),
            N_("Press Ctrl+Enter to apply"),
            N_("Press Ctrl+Enter to submit form"),
            N_("Press ⌘+Enter to apply"),
            N_("Press ⌘+Enter to submit form"),
        ),
    ),
    Place(
        '[data-testid="stNumberInput"] button',
        (N_("Clear value"), N_("Decrement"), N_("Increment")),
    ),
    Place(
        '[data-testid="stNumberInput"] [role="alert"], [data-testid="stTooltipErrorContent"] *',
        (
            N_(
                "Number is outside the allowed range. "
                "Please enter a value between {first} and {last}."
            ),
            N_(
                "Number is below the allowed range. "
                "Please enter a value greater than or equal to {first}."
            ),
            N_(
                "Number is above the allowed range. "
                "Please enter a value less than or equal to {last}."
            ),
        ),
        mistake=True,
    ),
    # What a screen reader is told.
    Place(
        "[data-live-announcer] [role] > div",
        (
            N_("1 option available."),
            N_("{count} options available."),
            N_("{label}, selected"),
            N_("Empty"),
            N_("Selected Date: {date}"),
        ),
    ),
)
