"""Who meets whom follows from the days on which their seats hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.model import Actor, Body, Facts, Layer, Seat, Succession
from data.periods import Period, facts_on_day, intersect_periods, merge_periods, period
from graph.actor_pairs import pair_periods, paths_between
from graph.gaps import sector_matrix
from graph.network import Network, bodies_network, consultation_network, two_mode_network
from graph.network_cut_points import cut_points
from graph.network_filter import ego_network

TODAY = date(2026, 11, 30)
DAY = timedelta(days=1)


def facts(*seats: Seat, successions: tuple[Succession, ...] = ()) -> Facts:
    ids = sorted({seat.actor for seat in seats})
    return Facts(
        actors=tuple(Actor(id=actor, name=actor.upper(), sector=actor) for actor in ids),
        bodies=tuple(
            Body(id=body, name=body.upper(), layer=Layer.CONSULTATION)
            for body in sorted({seat.body for seat in seats})
        ),
        seats=seats,
        succession=successions,
    )


def seat(actor: str, since: str | None = None, until: str | None = None, body: str = "q") -> Seat:
    return Seat(actor=actor, body=body, active_from=since, active_until=until)


def ties(network: Network) -> list[tuple[str, str]]:
    return sorted((min(pair), max(pair)) for pair in consultation_network(network).edges)


LINE = facts(
    seat("z"),
    seat("a", None, "2020-01"),
    seat("b", "2020-01", "2023-01"),
    seat("c", "2023-01"),
    successions=(
        Succession(id="1", predecessor="a", event="fusie", successor="b", happened="2020-01"),
        Succession(id="2", predecessor="b", event="fusie", successor="c", happened="2023-01"),
    ),
)


def test_of_a_line_of_successors_only_the_last_meets_the_others_today() -> None:
    today = two_mode_network(facts_on_day(LINE, TODAY))
    assert sorted(consultation_network(today)) == ["c", "z"]
    assert ties(today) == [("c", "z")]


def test_a_predecessor_never_meets_its_successor_and_both_met_the_others() -> None:
    assert ties(two_mode_network(LINE)) == [("a", "z"), ("b", "z"), ("c", "z")]


def test_a_predecessor_does_not_meet_its_successor_in_the_month_of_the_handover() -> None:
    month = two_mode_network(facts_on_day(LINE, date(2020, 1, 15)))
    assert ties(month) == [("a", "z"), ("b", "z")]


def test_who_sat_beside_its_later_successor_for_longer_did_meet_it() -> None:
    taken_over = Succession(id="1", predecessor="a", event="overname", successor="b")
    sat = facts(seat("a", None, "2020"), seat("b", "2015"), successions=(taken_over,))
    assert ties(two_mode_network(sat)) == [("a", "b")]


@pytest.mark.parametrize(
    ("until", "since", "meet"),
    [
        ("2020-01-01", "2020-01-02", False),
        ("2020-01-02", "2020-01-02", True),
        ("2020-01-03", "2020-01-02", True),
        ("2019", "2020", False),
        ("2020", "2020-12-31", True),
        ("2020-02", "2020-02-29", True),
        ("2020-02", "2020-03", False),
    ],
)
def test_two_seats_meet_when_they_share_at_least_one_day(
    until: str, since: str, *, meet: bool
) -> None:
    network = two_mode_network(facts(seat("a", None, until), seat("b", since)))
    assert ties(network) == ([("a", "b")] if meet else [])
    assert bool(pair_periods(network, "a", "b").periods) is meet
    assert bool(paths_between(network, "a", "b")) is meet


def test_a_seat_of_a_future_year_is_no_tie_today_but_is_one_from_its_first_day() -> None:
    planned = facts(seat("a"), seat("b", "2027"))
    assert ties(two_mode_network(facts_on_day(planned, TODAY))) == []
    assert ties(two_mode_network(facts_on_day(planned, date(2026, 12, 31)))) == []
    assert ties(two_mode_network(facts_on_day(planned, date(2027, 1, 1)))) == [("a", "b")]


def test_a_seat_counts_only_while_its_actor_and_its_body_hold_too() -> None:
    sat = facts(seat("a"), seat("b"))
    ended = replace(sat.actors[0], active_until="2019")
    began = replace(sat.bodies[0], active_from="2020")
    assert ties(two_mode_network(replace(sat, actors=(ended, sat.actors[1])))) == [("a", "b")]
    never = two_mode_network(replace(sat, actors=(ended, sat.actors[1]), bodies=(began,)))
    assert sorted(consultation_network(never)) == ["b"]


def test_bodies_share_an_actor_only_while_it_sits_in_both() -> None:
    moved = facts(seat("a", None, "2019", "one"), seat("a", "2020", None, "two"))
    stayed = facts(seat("a", None, "2020", "one"), seat("a", "2020", None, "two"))
    assert not bodies_network(two_mode_network(moved)).edges
    assert list(bodies_network(two_mode_network(stayed)).edges) == [("one", "two")]


def test_all_that_rests_on_who_meets_whom_follows_the_days() -> None:
    turned = two_mode_network(
        facts(seat("a", None, "2019"), seat("b", "2020"), seat("m"), seat("n"))
    )
    assert cut_points(turned) == frozenset()
    only = two_mode_network(facts(seat("a", None, "2019"), seat("b", "2020"), seat("m")))
    assert cut_points(only) == {"m"}
    assert set(ego_network(only, "a", 1)) == {"a", "q", "m"}
    assert set(ego_network(only, "a", 2)) == {"a", "q", "m", "b"}
    assert set(ego_network(only, "q", 1)) == {"a", "q", "m", "b"}
    assert sector_matrix(only).cell("a", "b").observed == 0
    assert sector_matrix(only).cell("a", "m").observed == 1


def test_a_pair_is_told_with_the_periods_of_each_body_and_of_all_together() -> None:
    sat = facts(
        seat("a", "2018-01-01", None, "one"),
        seat("b", "2020-01-01", "2020-01-31", "one"),
        seat("a", "2020-02-01", "2020-02-10", "two"),
        seat("b", None, None, "two"),
    )
    periods = pair_periods(two_mode_network(sat), "b", "a")
    january = Period(date(2020, 1, 1), date(2020, 1, 31))
    february = Period(date(2020, 2, 1), date(2020, 2, 10))
    assert periods.bodies == {"one": (january,), "two": (february,)}
    assert periods.periods == (Period(january.begin, february.end),)
    assert periods.days_together_until(TODAY) == 41
    assert periods.days_together_until(january.begin) == 1
    assert periods.days_together_until(january.begin - DAY) == 0
    assert periods.sit_together_on(february.end)
    assert not periods.sit_together_on(february.end + DAY)
    assert not periods.sit_together_on(january.begin - DAY)


def test_how_long_is_not_known_without_a_begin_and_counts_until_today_without_an_end() -> None:
    since = two_mode_network(facts(seat("a", "2026-11-01"), seat("b")))
    assert pair_periods(since, "a", "b").days_together_until(TODAY) == 30
    assert (
        pair_periods(two_mode_network(facts(seat("a"), seat("b"))), "a", "b").days_together_until(
            TODAY
        )
        is None
    )
    assert pair_periods(since, "a", "nobody").bodies == {}


def test_periods_that_touch_are_one_and_the_days_of_two_rows_are_those_in_both() -> None:
    assert merge_periods([period("2021", "2022"), period("2019", "2020")]) == (
        period("2019", "2022"),
    )
    assert merge_periods([period("2021", None), period(None, "2019")]) == (
        period(None, "2019"),
        period("2021", None),
    )
    assert intersect_periods(
        [period(None, "2020-06")], [period("2020", "2020-02"), period("2021", None)]
    ) == (period("2020", "2020-02"),)
