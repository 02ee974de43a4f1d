"""The page of one body: what it is, who sits in it, and how completely its members are known."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import address, cache, links
from dashboard.alphabet import name_sort_key
from dashboard.components.gaps.findings import show_findings_about
from dashboard.components.lists import show_bodies_table, show_meetings_table
from dashboard.components.measures import BODY_MEASURES, show_first_measures, show_foldable_measures
from dashboard.components.page_header import report_unknown_value, show_page_header_with_day
from dashboard.components.relations import (
    show_themes_of_thing,
    show_ties_and_gaps_among_members,
    show_ties_of_thing,
)
from dashboard.components.reported_figures import show_figures_about
from dashboard.components.sources import show_quotes, source_place
from dashboard.components.tables import choose_row
from dashboard.components.validity_and_history import (
    seat_terms_of,
    show_existence,
    show_fact_history,
    show_past_and_future_seats,
)
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.choices import capitalised_choice_name, choice_name
from dashboard.wording.profile import membership_sentence
from dashboard.wording.seat_periods import seat_period_text
from data.model import Body, Role
from data.periods import PeriodStatus
from graph.gaps import Membership, MembershipStatus, memberships
from graph.network_filter import EVERYTHING
from graph.seat_terms import SeatTerm
from graph.situation.membership import other_bodies_of_members


def show(context: Context) -> None:
    """Show one body."""
    words = context.words
    context = show_page_header_with_day(
        context,
        words("Body"),
        words(
            "A place where actors consult: a kerngroep, the woonraad, a consultation or a partnership."
        ),
    )
    snapshot = context.snapshot
    whole = context.whole_snapshot
    chosen = address.selectbox(
        words("Choose a body"),
        "body",
        list(whole.bodies),
        show=snapshot.name,
        placeholder=words("Type a part of the name"),
    )
    report_unknown_value(context, address.unknown_value("body"))
    if chosen is None:
        show_bodies_table(context)
        return
    body = whole.bodies[chosen]
    membership = memberships(snapshot.network).get(body.id)
    _show_identity(context, body, membership)
    _show_members(context, body, membership)
    left, right = st.columns(2, gap="large")
    with left:
        if membership is not None:
            _show_relations_of_body(context, membership)
            show_ties_and_gaps_among_members(context, membership, cache.findings(context))
    with right:
        show_findings_about(context, cache.findings(context), body.id)
    left, right = st.columns(2, gap="large")
    with left:
        none = words("The data names no direct tie of this body itself.")
        show_ties_of_thing(context, body.id, none=none)
        show_meetings_table(context, body.id)
    with right:
        if membership is not None:
            _show_body_measures(context, membership)
        none = words("The data names no theme of this body.")
        show_themes_of_thing(context, body.id, none=none)
        show_figures_about(context, body.id)
    measured = cache.measures(context, EVERYTHING)
    show_foldable_measures(context, measured, measured.bodies, body.id, BODY_MEASURES)
    st.subheader(words("Where this comes from"), anchor=False)
    show_quotes(context, [body])
    show_fact_history(context, cache.history(context), "bodies", (body.id,))


def _show_identity(context: Context, body: Body, membership: Membership | None) -> None:
    words, snapshot = context.words, context.snapshot
    st.header(escaped(body.name), anchor=False)
    frequency = body.frequency or words("not known")
    about = [
        capitalised_choice_name(words, body.layer),
        words("how often: {frequency}", frequency=frequency),
    ]
    st.caption(escaped(" · ".join(about)))
    show_existence(context, body)
    if membership is not None:
        st.markdown(escaped(membership_sentence(words, snapshot, membership)))
    if body.part_of:
        links.to_thing(
            context, body.part_of, label=words("Part of {whole}", whole=snapshot.name(body.part_of))
        )
    if body.convenor:
        links.to_thing(
            context,
            body.convenor,
            label=words("Convened by {actor}", actor=snapshot.name(body.convenor)),
        )


def _show_members(context: Context, body: Body, membership: Membership | None) -> None:
    snapshot = context.snapshot
    words, whole = context.words, context.whole_snapshot
    st.subheader(words("Seats"), anchor=False)
    own = {body.id}
    if membership is not None and membership.status is MembershipStatus.PARTS:
        own |= {seat.body for seat in membership.seats}
    times = seat_terms_of(context, (seat for seat in whole.facts.seats if seat.body in own))
    held = [time for time in times if time.status is PeriodStatus.HELD]
    parts = snapshot.by_name(part.id for part in snapshot.facts.bodies if part.part_of == body.id)
    if not held and not parts:
        st.markdown(words("The data names nobody. The members are unknown."))
    if held:
        _show_seats(context, body, held)
    show_past_and_future_seats(context, times)
    if parts:
        st.markdown(words("This body has parts:"))
    for part in parts:
        links.to_thing(context, part)


def _show_seats(context: Context, body: Body, held: Sequence[SeatTerm]) -> None:
    """Show the seats of a body; of a body known by its parts, name the part of each seat."""
    snapshot = context.snapshot
    words, whole = context.words, context.whole_snapshot
    in_parts = any(time.seat.body != body.id for time in held)
    periods = {time.seat: seat_period_text(words, whole, time) for time in held}
    seats = sorted(
        periods,
        key=lambda seat: (seat.role is not Role.CHAIR, name_sort_key(snapshot.name(seat.actor))),
    )
    row = choose_row(
        [
            {
                words("Actor"): snapshot.name(seat.actor),
                **({words("In the part"): snapshot.name(seat.body)} if in_parts else {}),
                words("Role"): choice_name(words, seat.role),
                words("Evidence"): choice_name(words, seat.evidence),
                **({words("Period"): periods[seat]} if any(periods.values()) else {}),
                words("Quote"): f"“{seat.quote}”" if seat.quote else "",
                words("Source"): source_place(context, seat),
            }
            for seat in seats
        ],
        key=f"members-{body.id}",
        alt=words("Who sits in {body}", body=body.name),
        hint=words("Choose a row to open that actor."),
    )
    if row is not None:
        links.open_page(context, "actor", actor=seats[row].actor)


def _show_relations_of_body(context: Context, membership: Membership) -> None:
    words, snapshot = context.words, context.snapshot
    st.subheader(words("Shares actors with"), anchor=False)
    shared = other_bodies_of_members(snapshot.network, membership)
    if not membership.named:
        st.markdown(
            words(
                "No member is known by name, so we do not know which other bodies have the same "
                "actors."
            )
        )
    elif not shared:
        st.markdown(words("As far as the data says, no other body has the same actors."))
    for other in snapshot.by_name(shared):
        links.to_thing(context, other)
        through = words.all_of(snapshot.names(shared[other]))
        st.caption(escaped(words("through {actors}", actors=through)))


def _show_body_measures(context: Context, membership: Membership) -> None:
    words = context.words
    st.subheader(words("Place in the network"), anchor=False)
    measured = cache.measures(context, EVERYTHING)
    if membership.status is MembershipStatus.PARTS:
        st.markdown(
            words(
                "What is known of its members comes from its parts; each of those has a place "
                "of its own."
            )
        )
    elif membership.body not in measured.bodies:
        st.markdown(words("No member is known, so its place cannot be determined."))
    else:
        show_first_measures(context, measured, measured.bodies, membership.body, BODY_MEASURES)
