"""The persons behind a seat and those who attended, shown only to persons who may record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from dashboard.components.drafts import DraftForm
from dashboard.components.meetings.form_fields import stripped_or_none
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.meetings import representatives_text
from data.model import Attendance, Meeting, Seat
from graph.meetings import members_of_body
from graph.situation.situation import Situation


def first_seat_by_member(situation: Situation, meeting: Meeting) -> dict[str, Seat]:
    """The first seat of each named member on that day; empty when the body is not there then."""
    if meeting.body not in situation.bodies:
        return {}
    return {
        member.actor: member.seats[0]
        for member in members_of_body(situation, meeting.body)
        if member.named
    }


def ask_representatives(context: Context, seat: Seat | None, form: DraftForm) -> tuple[Seat, ...]:
    """Ask the representative and deputy of a member; return the changed seat, or nothing."""
    if seat is None:
        return ()
    words = context.words
    first, second = st.columns(2)
    person = first.text_input(
        words("Representative"),
        **form.widget_arguments("representative", seat.representative or ""),
    )
    deputy = second.text_input(
        words("Deputy"), **form.widget_arguments("deputy", seat.deputy or "")
    )
    st.caption(words("These two belong to the seat, so they hold for the next meetings as well."))
    changed = replace(
        seat, representative=stripped_or_none(person), deputy=stripped_or_none(deputy)
    )
    return () if changed == seat else (changed,)


def ask_attending_people(
    context: Context,
    seats: Mapping[str, Seat],
    expected: Sequence[str],
    noted: Mapping[str, Attendance],
    form: DraftForm,
) -> dict[str, str | None]:
    """Ask which person attended for each expected actor; return their names by actor.

    `seats` has the seats of the members, whose representatives are offered.
    """
    words = context.words
    held = {
        actor: noted[actor].representative or "" if actor in noted else "" for actor in expected
    }
    found: dict[str, str | None] = {}
    if not expected:
        return found
    typed = any(
        form.value(_person_field_name(actor), held[actor]) != held[actor] for actor in expected
    )
    with st.expander(words("Names of those who were there (not required)"), expanded=typed):
        half = (len(expected) + 1) // 2
        places = st.columns(2)
        for place, actors in zip(places, (expected[:half], expected[half:]), strict=True):
            for actor in actors:
                seat = [seats[actor]] if actor in seats else []
                name = place.text_input(
                    escaped(context.snapshot.name(actor)),
                    placeholder=representatives_text(words, seat),
                    **form.widget_arguments(_person_field_name(actor), held[actor]),
                )
                found[actor] = stripped_or_none(name)
    return found


def _person_field_name(actor: str) -> str:
    return f"person:{actor}"
