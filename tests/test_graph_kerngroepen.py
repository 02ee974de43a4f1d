"""Forming kerngroepen: who is alike comes together, groups fit, the same comes out each time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import Body, Facts, Layer, ThemeLink
from graph.kerngroepen import (
    SharedTraitKind,
    describe_groups,
    groups_as_facts,
    groups_as_steps,
    groups_from_steps,
    move_member,
    propose_groups,
)
from graph.kerngroepen.clustering import balanced_clusters
from graph.kerngroepen.similarity import backgrounds_of_actors, similarity_matrix
from graph.scenarios.scenario import AddBody, AddSeat, apply_steps
from graph.situation.situation import Situation
from tests import cities

DAY = date(2026, 12, 10)


def town() -> Facts:
    """Six members of a council: three of care who meet, two landlords, one with nothing known."""
    facts = cities.city(
        {"raad": "a b c d e f", "zorg": "a b c", "platform": "c d"},
        sectors={"a": "care", "b": "care", "c": "care", "d": "homes", "e": "homes"},
    )
    return replace(facts, theme_links=(ThemeLink(theme="rent", subject="d"),))


def situation(facts: Facts | None = None) -> Situation:
    return Situation(facts or town(), DAY)


def test_likeness_adds_sector_kind_and_the_shares_of_themes_and_bodies_in_common() -> None:
    known = backgrounds_of_actors(situation(), "abcd", leaving_out=("raad",))
    alike = similarity_matrix(list(known.values()))
    assert alike[0, 1] == pytest.approx(3 + 2 * 1)
    assert alike[0, 2] == pytest.approx(3 + 2 * 1 / 2)
    assert alike[2, 3] == pytest.approx(2 * 1 / 2)
    assert alike[0, 3] == 0
    assert np.array_equal(alike, alike.T)
    assert not alike.diagonal().any()


def test_members_with_a_similar_background_come_together() -> None:
    found = propose_groups(situation(), "abcdef", body="raad", number=2)
    assert [group.members for group in found.groups] == [("a", "b", "c"), ("d", "e")]


def test_who_has_nothing_in_common_with_anybody_is_in_no_group() -> None:
    assert propose_groups(situation(), "abcdef", body="raad", number=2).unplaced == ("f",)


def test_a_group_says_what_binds_it_and_who_bridges_to_the_other() -> None:
    care, homes = propose_groups(situation(), "abcdef", body="raad", number=2).groups
    assert [(bond.kind, bond.subject, bond.members) for bond in care.bonds] == [
        (SharedTraitKind.SECTOR, "care", ("a", "b", "c")),
        (SharedTraitKind.BODY, "zorg", ("a", "b", "c")),
    ]
    (bridge,) = care.bridges
    assert (bridge.to, bridge.actor, bridge.met, bridge.bodies) == (1, "c", ("d",), ("platform",))
    assert [bridge.actor for bridge in homes.bridges] == ["d"]


def test_no_group_is_larger_than_the_size_that_was_asked() -> None:
    found = propose_groups(situation(), "abcde", body="raad", size=2)
    assert sorted(len(group.members) for group in found.groups) == [1, 2, 2]


def test_nobody_gives_no_groups_and_more_groups_than_members_one_each() -> None:
    assert propose_groups(situation(), "", body="raad").groups == ()
    assert len(propose_groups(situation(), "ab", body="raad", number=9).groups) == 2


@pytest.mark.parametrize(
    "asked",
    [
        {"number": 0},
        {"size": 0},
        {"number": -1},
        {"size": -1},
        {"number": -1, "size": 3},
        {"number": 2, "size": 1},
        {"number": 2, "size": 2},
    ],
)
def test_what_cannot_be_is_refused(asked: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="group"):
        propose_groups(situation(), "abcde", body="raad", **asked)


@pytest.mark.parametrize("asked", [{"number": -1}, {"size": -1}, {"number": 0}, {"size": 0}])
def test_a_number_or_a_size_below_one_is_refused_of_nobody_too(asked: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="from 1"):
        propose_groups(situation(), "", body="raad", **asked)


@pytest.mark.parametrize("asked", [{"number": 1}, {"size": 1}, {"number": 2, "size": 3}])
def test_groups_that_hold_exactly_everybody_can_be(asked: dict[str, int]) -> None:
    found = propose_groups(situation(), "abcde", body="raad", **asked)
    assert sorted(actor for group in found.groups for actor in group.members) == list("abcde")


def test_the_director_moves_an_actor_and_the_bonds_follow() -> None:
    groups = [("a", "b", "c"), ("d", "e")]
    assert move_member(groups, "c", 1) == (("a", "b"), ("c", "d", "e"))
    assert move_member(groups, "c", 2) == (("a", "b"), ("d", "e"), ("c",))
    assert move_member(groups, "c", None) == (("a", "b"), ("d", "e"))
    assert move_member([("a",), ("b",)], "a", 1) == (("a", "b"),)
    _, second = describe_groups(situation(), move_member(groups, "c", 1), body="raad")
    assert (SharedTraitKind.BODY, "platform", ("c", "d")) in [
        (bond.kind, bond.subject, bond.members) for bond in second.bonds
    ]


def test_groups_are_kept_as_kerngroepen_with_seats_and_new_ids() -> None:
    facts = town()
    bodies, seats = groups_as_facts(
        facts, [("a", "b"), ("d",)], ["Zorg & wonen", "Zorg wonen"], part_of="raad"
    )
    assert [(body.id, body.layer, body.part_of) for body in bodies] == [
        ("kerngroep-zorg-wonen", Layer.KERNGROEP, "raad"),
        ("kerngroep-zorg-wonen-2", Layer.KERNGROEP, "raad"),
    ]
    assert [(seat.body, seat.actor) for seat in seats] == [
        ("kerngroep-zorg-wonen", "a"),
        ("kerngroep-zorg-wonen", "b"),
        ("kerngroep-zorg-wonen-2", "d"),
    ]
    with pytest.raises(ValueError, match="names"):
        groups_as_facts(facts, [("a",)], [" "], part_of="raad")


def test_groups_become_steps_that_a_scenario_can_do() -> None:
    facts = town()
    after = apply_steps(facts, groups_as_steps(facts, [("a", "b")], ["Zorg"], part_of="raad"))
    assert {seat.actor for seat in after.seats if seat.body == "kerngroep-zorg"} == {"a", "b"}


def test_groups_that_were_kept_as_a_scenario_come_back_with_their_names() -> None:
    facts = town()
    groups = (("a", "b"), ("d",))
    steps = groups_as_steps(facts, groups, ["Zorg", "Wonen"], part_of="raad")
    other = (AddSeat("e", "club"), AddBody(Body(id="x", name="X", layer=Layer.KERNGROEP)))
    assert groups_from_steps((*other, *steps), part_of="raad") == (groups, ("Zorg", "Wonen"))
    assert groups_from_steps(steps, part_of="club") == ((), ())


MATRICES = st.integers(1, 14).flatmap(
    lambda count: st.lists(st.integers(0, 8), min_size=count * count, max_size=count * count).map(
        lambda numbers: np.triu(np.array(numbers, dtype=float).reshape(count, count), 1)
    )
)


@settings(deadline=None)
@given(MATRICES, st.data())
def test_every_group_fits_nobody_is_lost_and_no_exchange_would_help(
    half: np.ndarray[tuple[int, int], np.dtype[np.float64]], data: st.DataObject
) -> None:
    alike = half + half.T
    count = len(alike)
    number = data.draw(st.integers(1, count))
    largest = data.draw(st.integers(-(-count // number), count))
    groups = balanced_clusters(alike, number, largest)
    assert len(groups) == number
    assert all(1 <= len(group) <= largest for group in groups)
    assert sorted(place for group in groups for place in group) == list(range(count))
    assert groups == balanced_clusters(alike, number, largest)
    for one, other in combinations(groups, 2):
        for a in one:
            for b in other:
                before = alike[a, one].sum() + alike[b, other].sum()
                after = alike[b, one].sum() + alike[a, other].sum() - 2 * alike[a, b]
                assert after <= before + 1e-9


def test_who_is_given_in_another_order_gets_the_same_groups() -> None:
    forth = propose_groups(situation(), "abcdef", body="raad", number=2)
    assert propose_groups(situation(), "fedcba", body="raad", number=2) == forth
