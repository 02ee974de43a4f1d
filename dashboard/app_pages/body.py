"""What is this body, who sits there, and how complete is what we know."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import address, cache, links
from dashboard.alphabet import alphabetical
from dashboard.components.among_members import show_among_members
from dashboard.components.day_choice import head_on_day
from dashboard.components.figures import show_figures_about
from dashboard.components.frame import refused
from dashboard.components.gaps.findings import show_findings_about
from dashboard.components.history import show_history
from dashboard.components.lists import show_bodies
from dashboard.components.measures import OF_BODIES, show_all_measures, show_first_measures
from dashboard.components.meetings import show_meetings
from dashboard.components.past_and_future import show_existence, show_past_and_future, times_of
from dashboard.components.sources import place, show_quotes
from dashboard.components.tables import choose_row
from dashboard.components.themes import show_themes
from dashboard.components.ties import show_ties
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.choices import capitalised, choice
from dashboard.wording.over_time import seat_period
from dashboard.wording.profile import membership_sentence
from data.model import Body, Role
from graph.gaps import Known, Membership, memberships
from graph.seat_times import SeatTime, When
from graph.selection import EVERYTHING
from graph.shared_actors import bodies_sharing


def show(visit: Visit) -> None:
    """Show one body."""
    words = visit.words
    visit, now = head_on_day(
        visit,
        words("Body"),
        words(
            "A place where actors consult: a kerngroep, the woonraad, a consultation or a partnership."
        ),
    )
    whole = cache.snapshot(visit)
    chosen = address.selectbox(
        words("Choose a body"),
        "body",
        list(whole.bodies),
        show=now.name,
        placeholder=words("Type a part of the name"),
    )
    refused(visit, address.unknown("body"))
    if chosen is None:
        show_bodies(visit, now)
        return
    body = whole.bodies[chosen]
    membership = memberships(now.network).get(body.id)
    _identity(visit, now, body, membership)
    _members(visit, now, body, membership)
    left, right = st.columns(2, gap="large")
    with left:
        if membership is not None:
            _surroundings(visit, now, membership)
            show_among_members(visit, now, membership)
    with right:
        show_findings_about(visit, now, body.id)
    left, right = st.columns(2, gap="large")
    with left:
        none = words("The data names no direct tie of this body itself.")
        show_ties(visit, now, body.id, none=none)
        show_meetings(visit, now, body.id)
    with right:
        if membership is not None:
            _place(visit, membership)
        none = words("The data names no theme of this body.")
        show_themes(visit, now, body.id, none=none)
        show_figures_about(visit, now, body.id)
    measured = cache.measured(visit, EVERYTHING)
    show_all_measures(visit, measured, measured.bodies, body.id, OF_BODIES)
    st.subheader(words("Where this comes from"), anchor=False)
    show_quotes(visit, now, [body])
    show_history(visit, "bodies", (body.id,))


def _identity(visit: Visit, now: Snapshot, body: Body, membership: Membership | None) -> None:
    words = visit.words
    st.header(escaped(body.name), anchor=False)
    frequency = body.frequency or words("not known")
    about = [
        capitalised(words, body.layer),
        words("how often: {frequency}", frequency=frequency),
    ]
    st.caption(escaped(" · ".join(about)))
    show_existence(visit, body)
    if membership is not None:
        st.markdown(escaped(membership_sentence(words, now, membership)))
    if body.part_of:
        links.to_thing(
            visit, now, body.part_of, label=words("Part of {whole}", whole=now.name(body.part_of))
        )
    if body.convenor:
        links.to_thing(
            visit,
            now,
            body.convenor,
            label=words("Convened by {actor}", actor=now.name(body.convenor)),
        )


def _members(visit: Visit, now: Snapshot, body: Body, membership: Membership | None) -> None:
    words, whole = visit.words, cache.snapshot(visit)
    st.subheader(words("Seats"), anchor=False)
    own = {body.id}
    if membership is not None and membership.known is Known.PARTS:
        own |= {seat.body for seat in membership.seats}
    times = times_of(visit, (seat for seat in whole.facts.seats if seat.body in own))
    held = [time for time in times if time.when is When.HELD]
    parts = now.by_name(part.id for part in now.facts.bodies if part.part_of == body.id)
    if not held and not parts:
        st.markdown(words("The data names nobody. The members are unknown."))
    if held:
        _seats(visit, now, body, held)
    show_past_and_future(visit, times)
    if parts:
        st.markdown(words("This body has parts:"))
    for part in parts:
        links.to_thing(visit, now, part)


def _seats(visit: Visit, now: Snapshot, body: Body, held: Sequence[SeatTime]) -> None:
    """The seats of a body, or of its parts: then with the part that each is in."""
    words, whole = visit.words, cache.snapshot(visit)
    in_parts = any(time.seat.body != body.id for time in held)
    periods = {time.seat: seat_period(words, whole, time) for time in held}
    seats = sorted(
        periods, key=lambda seat: (seat.role is not Role.CHAIR, alphabetical(now.name(seat.actor)))
    )
    row = choose_row(
        [
            {
                words("Actor"): now.name(seat.actor),
                **({words("In the part"): now.name(seat.body)} if in_parts else {}),
                words("Role"): choice(words, seat.role),
                words("Evidence"): choice(words, seat.evidence),
                **({words("Period"): periods[seat]} if any(periods.values()) else {}),
                words("Quote"): f"“{seat.quote}”" if seat.quote else "",
                words("Source"): place(visit, now, seat),
            }
            for seat in seats
        ],
        key=f"members-{body.id}",
        alt=words("Who sits in {body}", body=body.name),
        hint=words("Choose a row to open that actor."),
    )
    if row is not None:
        links.go(visit, "actor", actor=seats[row].actor)


def _surroundings(visit: Visit, now: Snapshot, membership: Membership) -> None:
    words = visit.words
    st.subheader(words("Shares actors with"), anchor=False)
    shared = bodies_sharing(now.network, membership)
    if not membership.named:
        st.markdown(
            words(
                "No member is known by name, so we do not know which other bodies have the same "
                "actors."
            )
        )
    elif not shared:
        st.markdown(words("As far as the data says, no other body has the same actors."))
    for other in now.by_name(shared):
        links.to_thing(visit, now, other)
        through = words.all_of(now.names(shared[other]))
        st.caption(escaped(words("through {actors}", actors=through)))


def _place(visit: Visit, membership: Membership) -> None:
    words = visit.words
    st.subheader(words("Place in the network"), anchor=False)
    measured = cache.measured(visit, EVERYTHING)
    if membership.known is Known.PARTS:
        st.markdown(
            words(
                "What is known of its members comes from its parts; each of those has a place "
                "of its own."
            )
        )
    elif membership.body not in measured.bodies:
        st.markdown(words("No member is known, so its place cannot be determined."))
    else:
        show_first_measures(visit, measured, measured.bodies, membership.body, OF_BODIES)
