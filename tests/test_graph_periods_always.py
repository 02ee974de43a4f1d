"""Against an oracle that walks day by day over random periods."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import Actor, Body, Facts, Layer, Seat
from data.periods import facts_on_day, first_day, last_day
from graph.actor_pairs import pair_periods
from graph.gaps import Status, find_gaps
from graph.measures import measure_network
from graph.network import consultation_network, two_mode_network
from graph.network_size import network_size

CASES = int(os.environ.get("PERIOD_CASES", "200"))
BEGIN = date(2020, 1, 1)
DAYS = [BEGIN + timedelta(days=number) for number in range(150)]
ACTORS, BODIES = "abcd", "pq"

# Beyond the days that are walked nothing begins or ends, but for what is written as a year.
WRITTEN = st.one_of(
    st.sampled_from(DAYS[5:-5]).map(date.isoformat),
    st.sampled_from(["2020-02", "2020-03", "2020-04"]),
    st.just("2020"),
    st.none(),
)
PERIODS = st.tuples(WRITTEN, WRITTEN).filter(
    lambda both: None in both or first_day(both[0] or "") <= last_day(both[1] or "")
)


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    actors = [
        Actor(id=actor, name=actor, active_from=begin, active_until=end)
        for actor in ACTORS
        for begin, end in [draw(PERIODS)]
    ]
    bodies = [
        Body(id=body, name=body, layer=Layer.CONSULTATION, active_from=begin, active_until=end)
        for body in BODIES
        for begin, end in [draw(PERIODS)]
    ]
    places = st.tuples(st.sampled_from(ACTORS), st.sampled_from(BODIES), PERIODS)
    numbers: dict[tuple[str, str], int] = {}
    seats = []
    for actor, body, (begin, end) in draw(st.lists(places, max_size=8)):
        number = numbers[actor, body] = numbers.get((actor, body), 0) + 1
        seats.append(
            Seat(actor=actor, body=body, number=number, active_from=begin, active_until=end)
        )
    return Facts(actors=tuple(actors), bodies=tuple(bodies), seats=tuple(seats))


def lasts(fact: Actor | Body | Seat, day: date) -> bool:
    begun = fact.active_from is None or first_day(fact.active_from) <= day
    return begun and (fact.active_until is None or day <= last_day(fact.active_until))


def sitting(facts: Facts, day: date) -> set[tuple[str, str]]:
    """Who sits where on a day, by looking at each seat, its actor and its body."""
    actors = {actor.id: actor for actor in facts.actors}
    bodies = {body.id: body for body in facts.bodies}
    return {
        (seat.actor, seat.body)
        for seat in facts.seats
        if lasts(seat, day) and lasts(actors[seat.actor], day) and lasts(bodies[seat.body], day)
    }


def meeting(places: set[tuple[str, str]]) -> set[tuple[str, str]]:
    return {
        (one, other)
        for one, other in combinations(ACTORS, 2)
        for body in BODIES
        if (one, body) in places and (other, body) in places
    }


@settings(max_examples=CASES, deadline=None)
@given(facts(), st.sampled_from(DAYS))
def test_seats_who_meets_whom_and_density_of_a_day_are_those_of_the_walk(
    facts: Facts, day: date
) -> None:
    places = sitting(facts, day)
    network = two_mode_network(facts_on_day(facts, day))
    assert {(seat.actor, seat.body) for seat in facts_on_day(facts, day).seats} == places
    assert {tuple(sorted(pair)) for pair in consultation_network(network).edges} == meeting(places)
    seated = {actor for actor, _ in places}
    possible = len(seated) * (len(seated) - 1) / 2
    density = len(meeting(places)) / possible if possible else None
    assert measure_network(network, ["density"]).network["density"] == density
    size = network_size(two_mode_network(facts_on_day(facts, day), of_one_day=True))
    assert size == (
        len(seated),
        len({body for _, body in places}),
        len(meeting(places)),
        density,
    )


@settings(max_examples=CASES, deadline=None)
@given(facts())
def test_who_ever_met_met_on_some_day_of_the_walk_and_for_as_many_days(facts: Facts) -> None:
    network = two_mode_network(facts)
    by_day = {day: meeting(sitting(facts, day)) for day in DAYS}
    met = {tuple(sorted(pair)) for pair in consultation_network(network).edges}
    walked = set().union(*by_day.values())
    # The year 2020 goes on after the walk, when all that holds on its last day still does.
    assert met == walked
    assert network_size(network).ties == len(walked)
    for pair in combinations(ACTORS, 2):
        periods = pair_periods(network, *pair)
        assert [day for day in DAYS if periods.sit_together_on(day)] == [
            day for day in DAYS if pair in by_day[day]
        ]


@settings(max_examples=CASES // 2, deadline=None)
@given(facts(), st.sampled_from(DAYS[20:]))
def test_an_ended_seat_actor_or_body_changes_nothing_about_the_day(facts: Facts, day: date) -> None:
    actors = tuple(actor for actor in facts.actors if not _over(actor, day))
    bodies = tuple(body for body in facts.bodies if not _over(body, day))
    ids = {actor.id for actor in actors} | {body.id for body in bodies}
    seats = tuple(
        seat for seat in facts.seats if not _over(seat, day) and {seat.actor, seat.body} <= ids
    )
    still = replace(facts, actors=actors, bodies=bodies, seats=seats)
    assert facts_on_day(still, day) == facts_on_day(facts, day)
    structural = {"theme-apart", "sectors-apart", "cut-off", "cut-point", "hangs-on-one"}
    before, after = (
        [
            (finding.identity, finding.status)
            for finding in find_gaps(facts_then, on=day)
            if finding.rule in structural and finding.status is not Status.NONE
        ]
        for facts_then in (facts, still)
    )
    assert before == after


def _over(fact: Actor | Body | Seat, day: date) -> bool:
    return fact.active_until is not None and last_day(fact.active_until) < day
