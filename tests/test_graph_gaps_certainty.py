"""Confirmed is what no answer can undo, and unknown only what an answer can; for any town."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import Actor, Body, Evidence, Facts, Layer, Naming, Seat, ThemeLink, Tie
from graph.gaps import RULES, Finding, GapRule, Status, find_gaps
from graph.gaps.actors_never_meet import THEME_APART
from graph.gaps.cut_off import CUT_OFF, known_components
from graph.gaps.cut_points import CUT_POINT, HANGS_ON_ONE
from graph.gaps.sectors_never_meet import SECTORS_APART
from graph.situation.possible_seats import PossibleSeats
from graph.situation.situation import Situation
from tests.any_town import ACTORS, BODIES, SECTORS, any_town, clear_town, known_town

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 30)
# Rules that claim that something is missing, because of who sits where.
NEGATIVE: tuple[GapRule, ...] = (THEME_APART, SECTORS_APART, CUT_OFF, CUT_POINT, HANGS_ON_ONE)


def by_identity(facts: Facts, rules: Iterable[GapRule] = NEGATIVE) -> dict[str, Finding]:
    return {finding.identity: finding for finding in find_gaps(facts, on=TODAY, rules=tuple(rules))}


def possible_seats(possible: PossibleSeats) -> list[Seat]:
    """Every seat that no source names, and that somebody could have."""
    return [
        Seat(body=body, actor=root_actor)
        for root_actor in sorted(possible.organisations)
        for body in possible.ids_of_mask(possible.possible_bodies_of(root_actor))
    ]


@st.composite
def completed(draw: st.DrawFn, town: st.SearchStrategy[Facts]) -> tuple[Facts, Facts]:
    """A town, and what it may truly be.

    Any of the seats that somebody could have are there; doubtful seats are certain, or none is;
    and an actor without a sector has one.
    """
    facts = draw(town)
    situation = Situation(facts, TODAY)
    could = possible_seats(situation.possible_seats)
    few: st.SearchStrategy[list[Seat]] = st.just([])
    if could:
        few = st.lists(st.sampled_from(could), unique=True, max_size=8)
    chosen = draw(st.just(could) | few)
    certain = draw(st.booleans())
    held = {
        (seat.body, seat.actor): replace(seat, evidence=Evidence.EXPLICIT)
        if certain and situation.is_organisation(situation.root_actor_of[seat.actor])
        else seat
        for seat in facts.seats
    }
    seats = held | {(seat.body, seat.actor): seat for seat in chosen}
    if not draw(st.booleans()):
        return facts, replace(facts, seats=tuple(seats.values()))
    unsorted = [
        actor
        for actor in sorted(situation.possible_seats.organisations)
        if not situation.sectors_of_family(actor)
    ]
    sector_of = {actor: draw(st.sampled_from(SECTORS)) for actor in unsorted}
    actors = tuple(
        replace(actor, sector=sector_of.get(actor.id, actor.sector)) for actor in facts.actors
    )
    return facts, replace(facts, actors=actors, seats=tuple(seats.values()))


@settings(max_examples=60, deadline=None)
@given(completed(any_town) | completed(clear_town))
def test_no_answer_about_who_sits_where_undoes_what_is_confirmed(
    town: tuple[Facts, Facts],
) -> None:
    facts, truth = town
    after = by_identity(truth)
    for identity, finding in by_identity(facts).items():
        if finding.status is Status.CONFIRMED and finding.rule != CUT_OFF.key:
            later = after.get(identity)
            assert later is None or later.status is not Status.NONE, (finding, later)


@settings(max_examples=60, deadline=None)
@given(completed(any_town) | completed(clear_town))
def test_no_answer_joins_a_part_that_is_confirmed_to_be_cut_off_to_any_other(
    town: tuple[Facts, Facts],
) -> None:
    facts, truth = town
    parts = known_components(Situation(facts, TODAY))
    bounds = Situation(truth, TODAY).network_bounds
    joined = bounds.known_graph.connected_components().membership
    for finding in by_identity(facts, [CUT_OFF]).values():
        if finding.status is Status.CONFIRMED:
            own = {joined[bounds.node_index[body]] for body in finding.subjects}
            others = {
                joined[bounds.node_index[node]]
                for part in parts
                for node in part.bodies
                if node not in finding.subjects
            }
            assert own.isdisjoint(others), finding


@settings(max_examples=60, deadline=None)
@given(known_town)
def test_where_all_is_known_nothing_that_is_missing_is_unknown(facts: Facts) -> None:
    for finding in by_identity(facts).values():
        assert finding.status is not Status.UNKNOWN, finding


# The others ask about what has ended.
ABOUT_TODAY = tuple(rule for rule in RULES if rule.key != "succeeded-actor")
# Facts that ended before the day, from the day before to long ago.
ends = st.sampled_from(("2026-11-29", "2026-10", "2025", "2001-01-01"))


@st.composite
def with_ended(draw: st.DrawFn) -> tuple[Facts, Facts]:
    """A town, and the same with seats, actors, bodies and ties that have ended."""
    facts = draw(any_town)
    gone = Actor(id="gone", name="gone", sector="care", active_until=draw(ends))
    closed = Body(
        id="closed", name="closed", layer=draw(st.sampled_from(Layer)), active_until=draw(ends)
    )
    seats = [
        Seat(body=body, actor=actor, number=2, active_until=until)
        for body, actor, until in draw(
            st.lists(
                st.tuples(st.sampled_from(BODIES), st.sampled_from(ACTORS), ends),
                max_size=5,
                unique_by=lambda row: row[:2],
            )
        )
    ]
    seats += [Seat(body=body, actor="gone") for body in draw(st.sets(st.sampled_from(BODIES)))]
    seats += [Seat(body="closed", actor=actor) for actor in draw(st.sets(st.sampled_from(ACTORS)))]
    tie = Tie(
        from_id=draw(st.sampled_from(ACTORS)),
        to_id=draw(st.sampled_from((*ACTORS, *BODIES))),
        kind=draw(st.sampled_from(("betaalt", "opgestart", "baat-uit"))),
        number=2,
        active_until=draw(ends),
    )
    links = [ThemeLink(theme="rent", subject=subject) for subject in ("gone", "closed")]
    return facts, replace(
        facts,
        actors=(*facts.actors, gone),
        bodies=(*facts.bodies, closed),
        seats=(*facts.seats, *seats),
        ties=(*facts.ties, tie),
        theme_links=(*facts.theme_links, *links),
    )


@settings(max_examples=60, deadline=None)
@given(with_ended())
def test_what_has_ended_changes_no_answer_about_today(towns: tuple[Facts, Facts]) -> None:
    without, with_it = (
        {
            finding.identity: finding.status
            for finding in find_gaps(facts, on=TODAY, rules=ABOUT_TODAY)
        }
        for facts in towns
    )
    assert with_it == without


@settings(max_examples=60, deadline=None)
@given(any_town | clear_town)
def test_somebody_could_sit_exactly_where_there_is_a_ground_for_it(facts: Facts) -> None:
    possible = Situation(facts, TODAY).possible_seats
    for root_actor in possible.root_actors:
        could = {*possible.ids_of_mask(possible.possible_bodies_of(root_actor))}
        for body in possible.open_bodies:
            assert (possible.seat_ground(root_actor, body.id) is not None) == (body.id in could)


@st.composite
def in_its_whole(draw: st.DrawFn) -> tuple[Facts, Facts]:
    """A town in which a unit sits, and the same where its whole sits instead."""
    facts = draw(any_town | clear_town)
    unit, whole = ACTORS[-1], ACTORS[-2]
    changed = {
        unit: {"part_of": whole, "named": Naming.ORGANISATION},
        whole: {"named": Naming.ORGANISATION},
    }
    actors = tuple(replace(actor, **changed.get(actor.id, {})) for actor in facts.actors)  # type: ignore[arg-type]
    seats = tuple(seat for seat in facts.seats if seat.actor != whole)
    moved = tuple(replace(seat, actor=whole) if seat.actor == unit else seat for seat in seats)
    return replace(facts, actors=actors, seats=seats), replace(facts, actors=actors, seats=moved)


@settings(max_examples=60, deadline=None)
@given(in_its_whole())
def test_a_seat_of_a_unit_and_one_of_its_whole_give_the_same_answers(
    towns: tuple[Facts, Facts],
) -> None:
    through_unit, through_whole = (
        {
            identity: (finding.status, finding.reason)
            for identity, finding in by_identity(facts).items()
        }
        for facts in towns
    )
    by_pair = f"{THEME_APART.key}:"  # who deals with a theme of a body itself is told apart
    for identity in through_unit.keys() ^ through_whole.keys():
        assert identity.startswith(by_pair), identity
    for identity in through_unit.keys() & through_whole.keys():
        assert through_unit[identity] == through_whole[identity], identity
