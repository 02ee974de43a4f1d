"""The people behind a seat, and who came in person: names that only who may record sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import cache
from dashboard.components.sitting.fields import filled
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from data.model import Attendance, Meeting, Seat
from graph.meetings import members


def seats_on(visit: Visit, meeting: Meeting) -> dict[str, Seat]:
    """The seat of each member by name on the day of a meeting; its first, of several."""
    situation = cache.situation(visit, meeting.date)
    if meeting.body not in situation.bodies:
        return {}
    return {each.actor: each.seats[0] for each in members(situation, meeting.body) if each.named}


def seat_people(visit: Visit, seat: Seat | None, key: str) -> tuple[Seat, ...]:
    """Offer, in a form, who represents a member and who is the deputy; the seat when it differs."""
    if seat is None:
        return ()
    words = visit.words
    first, second = st.columns(2)
    person = first.text_input(
        words("Representative"), seat.representative or "", key=f"{key}:representative"
    )
    deputy = second.text_input(words("Deputy"), seat.deputy or "", key=f"{key}:deputy")
    st.caption(words("These two belong to the seat, so they hold for the next meetings as well."))
    changed = replace(seat, representative=filled(person), deputy=filled(deputy))
    return () if changed == seat else (changed,)


def came_in_person(
    visit: Visit,
    now: Snapshot,
    meeting: Meeting,
    expected: Sequence[str],
    noted: Mapping[str, Attendance],
    *,
    key: str,
) -> dict[str, str | None]:
    """Offer, in a form, to write who was there in person for each actor."""
    words = visit.words
    if not expected:
        return {}
    seats = seats_on(visit, meeting)
    actor, person, deputy, came = (
        words("Actor"),
        words("Representative"),
        words("Deputy"),
        words("Who came"),
    )
    rows = pd.DataFrame(
        [
            {
                actor: now.name(each),
                came: (noted[each].representative or "") if each in noted else "",
                person: (seats[each].representative or "") if each in seats else "",
                deputy: (seats[each].deputy or "") if each in seats else "",
            }
            for each in expected
        ],
        index=list(expected),
    )
    with st.expander(words("Who came in person, for whom that is to be noted")):
        filled_in: Any = st.data_editor(
            rows, hide_index=True, disabled=[actor, person, deputy], key=f"{key}:people"
        )
    return {each: filled(str(name or "")) for each, name in filled_in[came].items()}
