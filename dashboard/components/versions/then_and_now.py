"""The choice of two versions, or two dates, to compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import streamlit as st

from dashboard import address
from dashboard.components.comparison.side_by_side import StateTitles
from dashboard.components.page_header import report_unknown_value
from dashboard.components.update.difference import show_difference
from dashboard.context import Context
from data.queries import changes_between
from data.revisions import Revision

_YEAR = timedelta(days=365)


class ComparisonMode(StrEnum):
    """Whether two versions or two dates are compared."""

    VERSIONS = "versions"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class StatesToCompare:
    """Two revisions, the day on which each is seen, and the titles of both."""

    between: ComparisonMode
    then: int
    now: int
    then_on: date
    now_on: date
    titles: StateTitles


def choose_states_to_compare(
    context: Context, revisions: Sequence[Revision]
) -> StatesToCompare | None:
    """Offer two versions or two dates; return None, with a message, where there are not two."""
    words = context.words
    between = address.segmented(
        words("What to compare"),
        "between",
        {ComparisonMode.VERSIONS: words("Two versions"), ComparisonMode.DATES: words("Two dates")},
        default=ComparisonMode.VERSIONS,
    )
    if between == ComparisonMode.VERSIONS:
        return _choose_versions(context, revisions)
    return _choose_dates(context)


def _choose_versions(context: Context, revisions: Sequence[Revision]) -> StatesToCompare | None:
    words = context.words
    if len(revisions) == 1:
        st.info(words("There is one version only. After a second one you can compare them here."))
        return None
    by_number = {str(revision.number): revision for revision in revisions}
    numbers = list(by_number)
    left, right = st.columns(2)
    with left:
        older = _choose_version(words("Then"), "then", by_number, numbers[1])
    with right:
        newer = _choose_version(words("Now"), "now", by_number, numbers[0])
    for key in ("then", "now"):
        report_unknown_value(context, address.unknown_value(key))
    if older is None or newer is None:
        st.info(words("Choose two versions."))
        return None
    st.caption(words("Both are looked at as on today, so that only the data differs."))
    then, now = int(older), int(newer)
    titles = StateTitles(
        words("Version {number}", number=then), words("Version {number}", number=now)
    )
    return StatesToCompare(ComparisonMode.VERSIONS, then, now, context.today, context.today, titles)


def show_row_differences(context: Context, then: int, now: int) -> None:
    """Show, folded, every row of the data that differs between two versions."""
    folded = st.expander(
        context.words("Every row that differs"), key=f"rows-{then}-{now}", on_change="rerun"
    )
    if not folded.open:
        return
    changes = changes_between(context.store, min(then, now), max(then, now))
    with folded:
        show_difference(context, changes if then <= now else changes.inverse())


def _choose_version(
    label: str, key: str, by_number: dict[str, Revision], default: str
) -> str | None:
    return address.selectbox(
        label,
        key,
        list(by_number),
        show=lambda number: f"{number} · {by_number[number].message}",
        default=default,
    )


def _choose_dates(context: Context) -> StatesToCompare:
    words = context.words
    left, right = st.columns(2)
    with left:
        then = _choose_date(context, words("Then"), "then_on", context.today - _YEAR)
    with right:
        now = _choose_date(context, words("Now"), "now_on", context.today)
    st.caption(
        words(
            "From the data of today: who and what held on either day. What has no begin and no "
            "end in the data holds on both."
        )
    )
    titles = StateTitles(words.date(then), words.date(now))
    return StatesToCompare(
        ComparisonMode.DATES, context.revision, context.revision, then, now, titles
    )


def _choose_date(context: Context, label: str, key: str, default: date) -> date:
    asked = st.query_params.get(key)
    try:
        start = date.fromisoformat(asked) if asked else default
    except ValueError:
        start = default
        report_unknown_value(context, asked)
    chosen = st.date_input(
        label,
        start,
        format="DD/MM/YYYY",
        key=f"date-{key}",
        min_value=date(1900, 1, 1),
        max_value=date(2200, 1, 1),
    )
    day = chosen if isinstance(chosen, date) else start
    address.write(key, None if day == default else day.isoformat())
    return day
