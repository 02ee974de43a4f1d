"""The attendance of a meeting, ticked for each actor and saved at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import streamlit as st

from dashboard.components.drafts import DraftForm, FormPlace, show_unsaved_notice
from dashboard.components.meetings.representatives import ask_attending_people
from dashboard.components.saving import FactEdit, ask_to_confirm_doubts, save_edit, show_refusal
from dashboard.components.tables import show_text_table
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import capitalised_choice_name
from dashboard.wording.meetings import meeting_name
from data.model import (
    Attendance,
    Fact,
    InvitationStatus,
    Meeting,
    MeetingStatus,
    Naming,
    Presence,
    Seat,
)
from graph.meetings import replaced_actor_by_substitute

_PART: Final = "attendance"
_OTHERS: Final = "others"


def show_attendance(context: Context, meeting: Meeting, seats: Mapping[str, Seat]) -> str | None:
    """Show who was there; who may record it ticks it here, in the form with the key given.

    `seats` has those of the members by name on the day of the meeting.
    """
    words, snapshot = context.words, context.snapshot
    if meeting.date > context.today:
        st.markdown(words("This meeting is still to come. Attendance is noted from that day on."))
        return None
    if meeting.status is MeetingStatus.CANCELLED:
        st.markdown(words("This meeting was cancelled, so nobody was there."))
        return None
    if not context.may_record:
        noted = _attendance_by_actor(snapshot, meeting)
        show_text_table(
            [
                {
                    words("Actor"): snapshot.name(actor),
                    words("Presence"): capitalised_choice_name(words, noted[actor].presence),
                }
                for actor in snapshot.by_name(noted)
            ],
            alt=words("Attendance"),
        )
        return None
    _show_attendance_form(context, meeting, seats)
    return _attendance_form_key(meeting)


def _attendance_form_key(meeting: Meeting) -> str:
    return f"attendance:{meeting.id}"


def _attendance_by_actor(snapshot: Snapshot, meeting: Meeting) -> dict[str, Attendance]:
    return {
        attendance.actor: attendance
        for attendance in snapshot.facts.attendance
        if attendance.meeting == meeting.id
    }


def _actors_to_list(snapshot: Snapshot, meeting: Meeting, known: Iterable[str]) -> list[str]:
    """The actors to list, in order of name: those of `known` and those that are invited."""
    invited = (
        invitation.actor
        for invitation in snapshot.facts.invitations
        if invitation.meeting == meeting.id and invitation.status is not InvitationStatus.LEFT_OUT
    )
    return snapshot.by_name({*known, *invited})


def _show_attendance_form(context: Context, meeting: Meeting, seats: Mapping[str, Seat]) -> None:
    snapshot = context.snapshot
    words, key = context.words, _attendance_form_key(meeting)
    meeting = next(
        (stored for stored in snapshot.facts.meetings if stored.id == meeting.id), meeting
    )
    noted = _attendance_by_actor(snapshot, meeting)
    form = DraftForm(key, context.revision, (meeting, *noted.values()), FormPlace(meeting, _PART))
    expected = _actors_to_list(snapshot, meeting, (*seats, *noted))
    others = [
        actor.id
        for actor in snapshot.actors.values()
        if actor.id not in expected and actor.named is not Naming.GROUP
    ]
    with st.container(border=True):
        if not expected:
            st.markdown(words("No member is known by name, and nobody was invited."))
        answered = {} if noted else _presence_from_answers(snapshot, meeting)
        if answered:
            st.caption(words("What is ticked already follows from the answers to the invitations."))
        held = answered | {actor: row.presence for actor, row in noted.items()}
        found = _ask_presences(context, form, expected, held)
        people = ask_attending_people(context, seats, expected, noted, form)
        more = st.multiselect(
            words("Who else was there"),
            [*others, *(actor for actor in form.value(_OTHERS, []) if actor not in others)],
            format_func=snapshot.name,
            placeholder=words("Nobody"),
            **form.widget_arguments(_OTHERS, []),
        )
        pressed = st.button(words("Save the attendance"), key=f"save:{key}", type="primary")
    if pressed:
        found |= {actor: found.get(actor) or Presence.PRESENT for actor in more}
        given, gone = _attendance_facts(meeting, found, people, noted)
        unclear = [snapshot.name(actor) for actor in people if people[actor] and not found[actor]]
        if not any(found.values()):
            show_refusal(context, words("Tick at least one actor."))
        elif unclear:
            names = words.all_of(unclear)
            show_refusal(
                context,
                words("A name stands beside {names}; tick how they were there.", names=names),
            )
        else:
            message = words("Attendance: {meeting}", meeting=meeting_name(words, snapshot, meeting))
            save_edit(context, key, FactEdit(message, given, gone, then={"meeting": meeting.id}))
    ask_to_confirm_doubts(context, key)
    show_unsaved_notice(context, form)


def _ask_presences(
    context: Context,
    form: DraftForm,
    expected: Sequence[str],
    held: Mapping[str, Presence],
) -> dict[str, Presence | None]:
    """Ask how each expected actor was present; return the answers, None for unknown."""
    found: dict[str, Presence | None] = {}
    half = (len(expected) + 1) // 2
    places = st.columns(2, gap="xsmall")
    for place, actors in zip(places, (expected[:half], expected[half:]), strict=True):
        for actor in actors:
            found[actor] = place.segmented_control(
                escaped(context.snapshot.name(actor)),
                list(Presence),
                format_func=lambda presence: capitalised_choice_name(context.words, presence),
                wrap=True,  # in a narrow window all four stay in sight
                **form.widget_arguments(f"presence:{actor}", held.get(actor)),
            )
    return found


def _presence_from_answers(snapshot: Snapshot, meeting: Meeting) -> dict[str, Presence]:
    """The presence that answers to invitations imply: excused, or replaced by another."""
    own = [
        invitation for invitation in snapshot.facts.invitations if invitation.meeting == meeting.id
    ]
    excused = {
        invitation.actor: Presence.EXCUSED
        for invitation in own
        if invitation.status is InvitationStatus.EXCUSED
    }
    return excused | dict.fromkeys(replaced_actor_by_substitute(own).values(), Presence.REPLACED)


def _attendance_facts(
    meeting: Meeting,
    found: dict[str, Presence | None],
    people: dict[str, str | None],
    noted: dict[str, Attendance],
) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """The facts to save (attendance, and the meeting as held) and the attendance to delete."""
    rows = [
        replace(
            noted.get(actor) or Attendance(meeting=meeting.id, actor=actor, presence=presence),
            presence=presence,
            representative=people.get(actor),
        )
        for actor, presence in found.items()
        if presence is not None
    ]
    gone = tuple(noted[actor] for actor in noted if found.get(actor) is None)
    held = replace(meeting, status=MeetingStatus.HELD)
    return (*([] if held == meeting else [held]), *rows), gone
