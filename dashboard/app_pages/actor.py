"""The page of one actor: who it is, whom it meets, and which sources say so."""

from __future__ import annotations

import streamlit as st

from dashboard import address, cache, links
from dashboard.components.gaps.findings import show_findings_about
from dashboard.components.lists import show_actors_table
from dashboard.components.measures import (
    ACTOR_MEASURES,
    FIRST_MEASURES,
    show_first_measures,
    show_foldable_measures,
)
from dashboard.components.page_header import report_unknown_value, show_page_header_with_day
from dashboard.components.relations import show_themes_of_thing, show_ties_of_thing
from dashboard.components.reported_figures import show_figures_about
from dashboard.components.sources import show_quotes
from dashboard.components.tables import choose_row
from dashboard.components.validity_and_history import (
    seat_terms_of,
    show_existence,
    show_fact_history,
    show_past_and_future_seats,
)
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.choices import choice_name
from dashboard.wording.measures import cut_point_sides_sentences
from dashboard.wording.profile import actor_sentence
from dashboard.wording.seat_periods import seat_period_text
from data.model import Actor
from data.periods import PeriodStatus
from graph.network_cut_points import components_without_actor
from graph.network_filter import EVERYTHING


def show(context: Context) -> None:
    """Show one actor."""
    words = context.words
    context = show_page_header_with_day(
        context,
        words("Actor"),
        words("An organisation, a part of one, a role or an unnamed group that takes part."),
    )
    whole = context.whole_snapshot
    chosen = address.selectbox(
        words("Choose an actor"),
        "actor",
        list(whole.actors),
        show=context.snapshot.name,
        placeholder=words("Type a part of the name"),
    )
    report_unknown_value(context, address.unknown_value("actor"))
    if chosen is None:
        show_actors_table(context, cache.consultation(context, EVERYTHING))
        return
    actor = whole.actors[chosen]
    _show_identity(context, actor)
    left, right = st.columns(2, gap="large")
    with left:
        _show_seats(context, actor)
    with right:
        _show_contacts(context, actor)
    left, right = st.columns(2, gap="large")
    with left:
        show_ties_of_thing(context, actor.id)
        none = words("The data names no theme of this actor itself.")
        show_themes_of_thing(context, actor.id, none=none)
        show_figures_about(context, actor.id)
    with right:
        _show_actor_measures(context, actor)
        show_findings_about(context, cache.findings(context), actor.id)
    measured = cache.measures(context, EVERYTHING)
    show_foldable_measures(context, measured, measured.actors, actor.id, ACTOR_MEASURES)
    st.subheader(words("Where this comes from"), anchor=False)
    show_quotes(context, [actor])
    show_fact_history(context, cache.history(context), "actors", (actor.id,))


def _show_identity(context: Context, actor: Actor) -> None:
    words, snapshot = context.words, context.snapshot
    st.header(escaped(actor.name), anchor=False)
    about = [
        snapshot.kind_name(actor.kind) if actor.kind else words("kind unknown"),
        words("sector {sector}", sector=snapshot.sector_name(actor.sector))
        if actor.sector
        else words("sector unknown"),
        choice_name(words, actor.named),
    ]
    about += [
        f"{label} {value}" for label, value in (("KBO", actor.kbo), ("OVO", actor.ovo)) if value
    ]
    st.caption(escaped(" · ".join(about)))
    show_existence(context, actor)
    st.markdown(escaped(actor_sentence(words, snapshot, actor, context.tense)))
    if actor.part_of:
        links.to_thing(
            context,
            actor.part_of,
            label=words("Part of {whole}", whole=snapshot.name(actor.part_of)),
        )


def _show_seats(context: Context, actor: Actor) -> None:
    words = context.words
    st.subheader(words("Seats"), anchor=False)
    whole = context.whole_snapshot
    times = seat_terms_of(context, (seat for seat in whole.facts.seats if seat.actor == actor.id))
    held = [time for time in times if time.status is PeriodStatus.HELD]
    if not times:
        st.markdown(words("The data names no seat of this actor in any body."))
    elif not held and context.on is None:
        st.markdown(words("This actor has no seat today, as far as the data says."))
    elif not held:
        st.markdown(words("On this day the data names no seat of this actor."))
    for time in held:
        seat = time.seat
        about = [
            choice_name(words, seat.role),
            words("evidence: {evidence}", evidence=choice_name(words, seat.evidence)),
            seat_period_text(words, whole, time),
        ]
        with st.container(border=True):
            links.to_thing(context, seat.body)
            st.caption(escaped(" · ".join(filter(None, about))))
            show_quotes(context, [seat])
    show_past_and_future_seats(context, times)


def _show_contacts(context: Context, actor: Actor) -> None:
    words, snapshot = context.words, context.snapshot
    st.subheader(words("Meets"), anchor=False)
    met = cache.consultation(context, EVERYTHING)
    if actor.id not in met or not met[actor.id]:
        st.markdown(words("The data names nobody."))
        return
    others = snapshot.by_name(met[actor.id])
    row = choose_row(
        [
            {
                words("Actor"): snapshot.name(other),
                words("Through"): "; ".join(
                    snapshot.name(body) for body in met.edges[actor.id, other]["bodies"]
                ),
            }
            for other in others
        ],
        key=f"contacts-{actor.id}",
        alt=words("Whom {actor} meets, and through which body", actor=actor.name),
        hint=words("Choose a row to open that actor."),
    )
    if row is not None:
        links.open_page(context, "actor", actor=others[row])


def _show_actor_measures(context: Context, actor: Actor) -> None:
    words, snapshot = context.words, context.snapshot
    st.subheader(words("Place in the network"), anchor=False)
    measured = cache.measures(context, EVERYTHING)
    if actor.id not in measured.actors:
        st.markdown(words("Without a seat there is no place in the consultation network."))
        return
    sides = (
        components_without_actor(snapshot.network, actor.id)
        if actor.id in cache.cut_points_of(context, EVERYTHING)
        else ()
    )
    for sentence in cut_point_sides_sentences(words, snapshot, actor.id, sides, context.tense):
        st.markdown(f"- {escaped(sentence)}")
    show_first_measures(context, measured, measured.actors, actor.id, FIRST_MEASURES)
