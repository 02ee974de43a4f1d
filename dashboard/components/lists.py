"""Tables of all actors, bodies and activities, to open one from; and of a body's meetings."""

from __future__ import annotations

import streamlit as st

from dashboard import links
from dashboard.components.tables import choose_row, show_text_table
from dashboard.context import Context
from dashboard.wording.choices import capitalised_choice_name, choice_name
from dashboard.wording.profile import membership_sentence
from graph.gaps import memberships
from graph.network import Network


def show_actors_table(context: Context, met: Network) -> None:
    """Show all actors by name, with the number of their bodies and of the actors they meet."""
    words, snapshot = context.words, context.snapshot
    rows = [
        {
            words("Actor"): actor.name,
            words("Kind"): snapshot.kind_name(actor.kind) if actor.kind else words("unknown"),
            words("Sector"): snapshot.sector_name(actor.sector)
            if actor.sector
            else words("unknown"),
            words("Bodies"): snapshot.network.degree(actor.id),
            words("Meets"): met.degree(actor.id) if actor.id in met else 0,
        }
        for actor in snapshot.actors.values()
    ]
    hint = words("Choose a row to open that actor.")
    row = choose_row(rows, key="every-actor", alt=words("All actors"), hint=hint)
    if row is not None:
        links.open_page(context, "actor", actor=list(snapshot.actors)[row])


def show_bodies_table(context: Context) -> None:
    """Show all bodies by name, with how well their members are known."""
    words, snapshot = context.words, context.snapshot
    known = memberships(snapshot.network)
    rows = [
        {
            words("Body"): body.name,
            words("Layer"): capitalised_choice_name(words, body.layer),
            words("Members"): membership_sentence(words, snapshot, known[body.id]),
        }
        for body in snapshot.bodies.values()
    ]
    hint = words("Choose a row to open that body.")
    row = choose_row(rows, key="every-body", alt=words("All bodies"), hint=hint)
    if row is not None:
        links.open_page(context, "body", body=list(snapshot.bodies)[row])


def show_activities_table(context: Context) -> None:
    """Show all activities by name, with the actors and bodies that are tied to each."""
    words, snapshot = context.words, context.snapshot
    ends: dict[str, set[str]] = {activity: set() for activity in snapshot.activities}
    for tie in snapshot.facts.ties:
        for own, other in ((tie.from_id, tie.to_id), (tie.to_id, tie.from_id)):
            if own in ends:
                ends[own].add(other)
    rows = [
        {
            words("Activity"): activity.name,
            words("Kind"): snapshot.kind_name(activity.kind) if activity.kind else words("unknown"),
            words("With"): words.all_of(snapshot.names(ends[activity.id])),
        }
        for activity in snapshot.activities.values()
    ]
    if not rows:
        st.markdown(words("The data names no activity."))
        return
    hint = words("Choose a row to open that activity.")
    row = choose_row(rows, key="every-activity", alt=words("All activities"), hint=hint)
    if row is not None:
        links.open_page(context, "activity", activity=list(snapshot.activities)[row])


def show_meetings_table(context: Context, body: str) -> None:
    """Show the meetings of a body with agenda and number of those present, newest first."""
    words, snapshot = context.words, context.snapshot
    st.subheader(words("Meetings"), anchor=False)
    meetings = [meeting for meeting in snapshot.facts.meetings if meeting.body == body]
    if not meetings:
        st.markdown(words("The data holds no meeting of this body."))
        return
    agenda: dict[str, list[str]] = {}
    for item in snapshot.facts.agenda_items:
        agenda.setdefault(item.meeting, []).append(item.title)
    present: dict[str, int] = {}
    for attendance in snapshot.facts.attendance:
        there = attendance.presence in ("present", "replaced")
        present[attendance.meeting] = present.get(attendance.meeting, 0) + there
    show_text_table(
        [
            {
                words("Date"): words.date(meeting.date),
                words("Status"): choice_name(words, meeting.status),
                words("Agenda"): "; ".join(agenda.get(meeting.id, [])) or words("unknown"),
                words("Present"): str(present[meeting.id])
                if meeting.id in present
                else words("unknown"),
            }
            for meeting in sorted(meetings, key=lambda meeting: meeting.date, reverse=True)
        ],
        alt=words("Meetings"),
    )
