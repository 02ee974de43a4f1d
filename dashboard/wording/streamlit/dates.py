"""A date to type, and its calendar; the months themselves follow the language of the page."""

from __future__ import annotations

from typing import Final

from dashboard.wording.streamlit.place import Place
from dashboard.words import N_

PLACES: Final = (
    Place('[data-testid="stDateInputCalendarButton"]', (N_("Choose date"),)),
    Place(
        '[data-testid="stDateInputCalendar"], [data-testid="stDateInputCalendar"] *',
        (
            N_("Choose date"),
            N_("Choose date, {period}"),
            N_("Previous month"),
            N_("Next month"),
            N_("Use arrow keys to navigate dates. Enter to select. Escape to close."),
        ),
    ),
    Place(
        '[data-testid="stDateInput"] [role="spinbutton"]',
        (
            N_("day, {label}"),
            N_("month, {label}"),
            N_("year, {label}"),
            N_("Empty"),
            N_("yyyy"),
            "{count} – {month}",  # noqa: RUF001  # as Streamlit writes it
        ),
    ),
    Place('[id^="react-aria-description"]', (N_("Selected Date: {date}"),)),
    Place(
        '[data-testid="stDateInput"] [role="alert"], [data-testid="stTooltipErrorContent"] *',
        (
            N_("Date set outside allowed range. Please select a date between {first} and {last}."),
            N_("Date set outside allowed range. Please select a date on or after {first}."),
            N_("Date set outside allowed range. Please select a date on or before {last}."),
        ),
        mistake=True,
    ),
)
