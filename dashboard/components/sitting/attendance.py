"""Who was at a meeting, ticked person by person and saved at once."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard import cache
from dashboard.components.saving import Entry, fresh, refuse, save, show_waiting
from dashboard.components.sitting.people import came_in_person
from dashboard.components.tables import show_table
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.choices import capitalised
from dashboard.wording.meetings import meeting_name
from data.model import (
    Attendance,
    Fact,
    InvitationStatus,
    Meeting,
    MeetingStatus,
    Naming,
    Presence,
)
from graph.meetings import members, replaced


def show_attendance(visit: Visit, now: Snapshot, meeting: Meeting) -> None:
    """Show who was there; who may record it ticks it here."""
    words = visit.words
    noted = {each.actor: each for each in now.facts.attendance if each.meeting == meeting.id}
    if meeting.date > visit.today:
        st.markdown(words("This meeting is still to come. Attendance is noted from that day on."))
        return
    if meeting.status is MeetingStatus.CANCELLED:
        st.markdown(words("This meeting was cancelled, so nobody was there."))
        return
    if not visit.may_record:
        show_table(
            [
                {
                    words("Actor"): now.name(actor),
                    words("Presence"): capitalised(words, noted[actor].presence),
                }
                for actor in now.by_name(noted)
            ],
            alt=words("Attendance"),
        )
        return
    _form(visit, now, meeting, noted)


def _expected(visit: Visit, now: Snapshot, meeting: Meeting, noted: list[str]) -> list[str]:
    """The members of that day, who was invited, and who is noted, by name."""
    situation = cache.situation(visit, meeting.date)
    seated = (
        [each.actor for each in members(situation, meeting.body) if each.named]
        if meeting.body in situation.bodies
        else []
    )
    invited = [
        each.actor
        for each in now.facts.invitations
        if each.meeting == meeting.id and each.status is not InvitationStatus.LEFT_OUT
    ]
    return now.by_name({*seated, *invited, *noted})


def _form(visit: Visit, now: Snapshot, meeting: Meeting, noted: dict[str, Attendance]) -> None:
    words = visit.words
    key = f"attendance:{meeting.id}"
    own = fresh(visit, key)
    expected = _expected(visit, now, meeting, list(noted))
    others = [
        each.id
        for each in now.actors.values()
        if each.id not in expected and each.named is not Naming.GROUP
    ]
    with st.form(own):
        if not expected:
            st.markdown(words("No member is known by name, and nobody was invited."))
        answered = {} if noted else _answered(now, meeting)
        if answered:
            st.caption(words("What is ticked already follows from the answers to the invitations."))
        found: dict[str, Presence | None] = {}
        half = (len(expected) + 1) // 2
        places = st.columns(2, gap="xsmall")
        for place, actors in zip(places, (expected[:half], expected[half:]), strict=True):
            for actor in actors:
                found[actor] = place.segmented_control(
                    escaped(now.name(actor)),
                    list(Presence),
                    default=noted[actor].presence if actor in noted else answered.get(actor),
                    format_func=lambda each: capitalised(words, each),
                    key=f"{own}:{actor}",
                    wrap=True,  # in a narrow window all four stay in sight
                )
        people = came_in_person(visit, now, meeting, expected, noted, key=own)
        more = st.multiselect(
            words("Who else was there"),
            others,
            format_func=now.name,
            key=f"{own}:others",
            placeholder=words("Nobody"),
        )
        pressed = st.form_submit_button(words("Save the attendance"), type="primary")
    if pressed:
        found |= dict.fromkeys(more, Presence.PRESENT)
        given, gone = _facts(meeting, found, people, noted)
        unclear = [now.name(each) for each in people if people[each] and not found[each]]
        if not any(found.values()):
            refuse(visit, words("Tick at least one actor."))
        elif unclear:
            told = words.all_of(unclear)
            refuse(
                visit, words("A name stands beside {names}; tick how they were there.", names=told)
            )
        else:
            message = words("Attendance: {meeting}", meeting=meeting_name(words, now, meeting))
            save(visit, key, Entry(message, given, gone, then={"meeting": meeting.id}))
    show_waiting(visit, key)


def _answered(now: Snapshot, meeting: Meeting) -> dict[str, Presence]:
    """What the answers to the invitations tell: who excused itself, and who is replaced."""
    own = [each for each in now.facts.invitations if each.meeting == meeting.id]
    excused = {
        each.actor: Presence.EXCUSED for each in own if each.status is InvitationStatus.EXCUSED
    }
    return excused | dict.fromkeys(replaced(own).values(), Presence.REPLACED)


def _facts(
    meeting: Meeting,
    found: dict[str, Presence | None],
    people: dict[str, str | None],
    noted: dict[str, Attendance],
) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """Attendance as given, with the meeting as held; and what is no longer noted."""
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
