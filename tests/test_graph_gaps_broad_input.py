"""Broad input: a sector that is missing in a council or outweighs all others."""

from __future__ import annotations

from dataclasses import replace

from tests.council_of_sectors import COUNCIL
from tests.gap_answers import TABLE, actor, answers, body, seat


def test_a_council_with_every_sector_and_none_in_the_majority_is_broad() -> None:
    assert answers(COUNCIL, "broad-input") == {("council",): ("none", "broad")}


def test_a_sector_that_has_no_member_in_a_council_is_missing() -> None:
    facts = replace(COUNCIL, seats=COUNCIL.seats[1:])
    assert answers(facts, "broad-input")["council", "care"] == ("confirmed", "missing")


def test_a_sector_may_be_there_when_a_member_has_no_sector() -> None:
    facts = replace(COUNCIL, actors=(*COUNCIL.actors, actor("e")))
    facts = replace(facts, seats=(*COUNCIL.seats[1:], seat("council", "e")))
    assert answers(facts, "broad-input")["council", "care"] == ("unknown", "perhaps-missing")


def test_a_sector_with_more_than_its_share_dominates_and_a_city_sets_the_share() -> None:
    tight = answers(COUNCIL, "broad-input", largest_share=0.49)
    assert tight == {("council", "homes"): ("confirmed", "dominates")}


def test_a_city_may_name_the_sectors_it_expects() -> None:
    results = answers(COUNCIL, "broad-input", sectors=("care", "students"))
    assert results == {("council", "students"): ("confirmed", "missing")}


def test_the_balance_of_a_council_with_unnamed_members_is_unknown() -> None:
    facts = replace(COUNCIL, bodies=(body("council", kind="adviesraad", open_list=True),))
    assert answers(facts, "broad-input") == {("council",): ("unknown", "members-not-known")}


def test_without_any_sector_nobody_can_tell_whether_the_input_is_broad() -> None:
    bare = tuple(actor(actor_id) for actor_id in "abcd")
    facts = replace(COUNCIL, actors=bare)
    assert answers(facts, "broad-input") == {("council",): ("unknown", "no-sector-known")}
    named = answers(facts, "broad-input", sectors=("care",))
    assert named == {("council", "care"): ("unknown", "perhaps-missing")}


def test_other_bodies_need_no_broad_input() -> None:
    assert not answers(TABLE, "broad-input")
