"""What is this body, who sits there, and how complete is what we know."""

from __future__ import annotations

import streamlit as st

from dashboard import address, cache, links
from dashboard.alphabet import alphabetical
from dashboard.components.day_choice import head_on_day
from dashboard.components.frame import refused
from dashboard.components.gaps.findings import show_findings_about
from dashboard.components.history import show_history
from dashboard.components.lists import show_bodies
from dashboard.components.measures import OF_BODIES, show_all_measures, show_first_measures
from dashboard.components.meetings import show_meetings
from dashboard.components.past_and_future import show_existence, show_past_and_future, times_of
from dashboard.components.sources import place, show_quotes
from dashboard.components.tables import choose_row
from dashboard.components.ties import show_ties
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.choices import capitalised, choice
from dashboard.wording.over_time import seat_period
from dashboard.wording.profile import membership_sentence
from data.model import Body, Role
from graph.gaps import memberships
from graph.network import bodies_network
from graph.seat_times import When
from graph.selection import EVERYTHING


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
    _identity(visit, now, body)
    _members(visit, now, body)
    left, right = st.columns(2, gap="large")
    with left:
        _surroundings(visit, now, body)
    with right:
        show_findings_about(visit, now, body.id)
    left, right = st.columns(2, gap="large")
    with left:
        show_ties(visit, now, body.id)
        show_meetings(visit, now, body.id)
    with right:
        _place(visit, body)
        _themes(visit, now, body)
        _figures(visit, now, body)
    measured = cache.measured(visit, EVERYTHING)
    show_all_measures(visit, measured, measured.bodies, body.id, OF_BODIES)
    st.subheader(words("Where this comes from"), anchor=False)
    show_quotes(visit, now, [body])
    show_history(visit, "bodies", (body.id,))


def _identity(visit: Visit, now: Snapshot, body: Body) -> None:
    words = visit.words
    st.header(escaped(body.name), anchor=False)
    frequency = body.frequency or words("not known")
    about = [
        capitalised(words, body.layer),
        words("how often: {frequency}", frequency=frequency),
    ]
    st.caption(escaped(" · ".join(about)))
    show_existence(visit, body)
    if body.id in now.bodies:
        membership = memberships(now.network)[body.id]
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


def _members(visit: Visit, now: Snapshot, body: Body) -> None:
    words = visit.words
    st.subheader(words("Who sits here"), anchor=False)
    whole = cache.snapshot(visit)
    times = times_of(visit, (seat for seat in whole.facts.seats if seat.body == body.id))
    held = {time.seat: time for time in times if time.when is When.HELD}
    seats = list(held)
    parts = now.by_name(part.id for part in now.facts.bodies if part.part_of == body.id)
    if not seats and not parts:
        st.markdown(words("The data names nobody. Who sits here is unknown."))
    if seats:
        seats.sort(
            key=lambda seat: (seat.role is not Role.CHAIR, alphabetical(now.name(seat.actor)))
        )
        periods = {seat: seat_period(words, whole, held[seat]) for seat in seats}
        row = choose_row(
            [
                {
                    words("Actor"): now.name(seat.actor),
                    words("Role"): choice(words, seat.role),
                    words("Evidence"): choice(words, seat.evidence),
                    **({words("Period"): period} if any(periods.values()) else {}),
                    words("Quote"): f"“{seat.quote}”" if seat.quote else "",
                    words("Source"): place(visit, now, seat),
                }
                for seat, period in periods.items()
            ],
            key=f"members-{body.id}",
            alt=words("Who sits in {body}", body=body.name),
            hint=words("Choose a row to open that actor."),
        )
        if row is not None:
            links.go(visit, "actor", actor=seats[row].actor)
    show_past_and_future(visit, times)
    if parts:
        st.markdown(words("This body has parts, each with its own members:"))
    for part in parts:
        links.to_thing(visit, now, part)


def _surroundings(visit: Visit, now: Snapshot, body: Body) -> None:
    words = visit.words
    st.subheader(words("Shares actors with"), anchor=False)
    around = bodies_network(now.network)
    near = dict(around.adj.get(body.id, {}))
    if not near:
        st.markdown(words("As far as the data says, no other body has the same actors."))
    for other in now.by_name(near):
        links.to_thing(visit, now, other)
        through = words.all_of(now.names(near[other]["actors"]))
        st.caption(escaped(words("through {actors}", actors=through)))


def _place(visit: Visit, body: Body) -> None:
    words = visit.words
    st.subheader(words("Place in the network"), anchor=False)
    measured = cache.measured(visit, EVERYTHING)
    if body.id not in measured.bodies:
        st.markdown(words("Nobody is known to sit here, so its place cannot be determined."))
        return
    show_first_measures(visit, measured, measured.bodies, body.id, OF_BODIES)


def _themes(visit: Visit, now: Snapshot, body: Body) -> None:
    words = visit.words
    st.subheader(words("Themes"), anchor=False)
    linked = [link for link in now.facts.theme_links if link.subject == body.id]
    if not linked:
        st.markdown(words("The data names no theme of this body."))
    for link in linked:
        st.markdown(f"- {escaped(now.theme_name(link.theme))} — {escaped(place(visit, now, link))}")


def _figures(visit: Visit, now: Snapshot, body: Body) -> None:
    figures = [figure for figure in now.facts.figures if figure.subject == body.id]
    if not figures:
        return
    st.subheader(visit.words("Figures"), anchor=False)
    for figure in figures:
        st.markdown(f"- {escaped(figure.what)}: **{escaped(figure.value)}**")
        if figure.interpretation:
            st.caption(escaped(figure.interpretation))
