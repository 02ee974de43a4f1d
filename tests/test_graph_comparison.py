"""Two states side by side, on networks that can be checked by hand and on Kortrijk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from data.model import (
    Actor,
    Body,
    Certainty,
    Facts,
    Layer,
    Seat,
    Succession,
    ThemeLink,
    Tie,
)
from graph.gaps import RuleSetting, Status, find_gaps
from graph.measures import measure_network
from graph.network import two_mode_network
from graph.scenarios.comparison import (
    ACTOR_KEYS,
    NETWORK_KEYS,
    BeforeAfter,
    NetworkComparison,
    compare_states,
)
from graph.scenarios.finding_changes import FindingChangeKind
from graph.scenarios.network_difference import HandedOverSeat
from graph.scenarios.scenario import (
    AddBody,
    AddSeat,
    RemoveActor,
    RemoveSeat,
    Step,
    apply_steps,
)
from tests.cities import city
from tests.cities import kortrijk as kortrijk_facts
from tests.test_graph_gaps_always import anything

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def kortrijk() -> Facts:
    return kortrijk_facts()


def what_if(facts: Facts, *steps: Step) -> NetworkComparison:
    return compare_states(facts, apply_steps(facts, steps), on=TODAY)


def told(comparison: NetworkComparison) -> dict[str, FindingChangeKind]:
    return {each.relevant_finding.identity: each.kind for each in comparison.finding_changes}


def test_a_seat_for_caw_in_the_lokaal_woonoverleg_closes_its_gap(kortrijk: Facts) -> None:
    untouched = replace(kortrijk)
    seen = what_if(kortrijk, AddSeat("caw", "lokaal-woonoverleg"))
    assert "partnership-only:caw" in {each.identity for each in seen.closed_gaps}
    assert seen.opened_gaps == ()
    assert seen.lines.seats_added == (("caw", "lokaal-woonoverleg"),)
    assert (seen.network["seats"], seen.network["bodies"]) == (
        BeforeAfter(39, 40),
        BeforeAfter(9, 10),
    )
    before = find_gaps(kortrijk, on=TODAY)
    confirmed = [each for each in before if each.status is Status.CONFIRMED]
    assert seen.gaps[Status.CONFIRMED] == BeforeAfter(
        len(confirmed), len(confirmed) - len(seen.closed_gaps)
    )
    assert kortrijk == untouched == kortrijk_facts()


def test_a_seat_for_caw_among_those_it_would_meet_shows_the_new_figures(kortrijk: Facts) -> None:
    seen = what_if(kortrijk, AddSeat("caw", "lwo-uitgebreide-kerngroep"))
    assert set(seen.lines.links_added) == {
        ("caw", other)
        for other in (
            "directies-stad-kortrijk",
            "ocmw-kortrijk",
            "programmaregisseur",
            "stadsontwikkelingsbedrijf",
            "wonen-vlaanderen",
        )
    }
    assert seen.network["ties"] == BeforeAfter(115, 120)
    assert seen.actors["caw"]["degree"] == BeforeAfter(2, 7)
    assert seen.cut_points_gone == ("stad-kortrijk",)
    assert "huurdersbond" not in seen.actors


def test_the_woonraad_stays_unknown_with_a_supposed_member(kortrijk: Facts) -> None:
    seen = what_if(kortrijk, AddSeat("caw", "lokale-woonraad"))
    about = {
        each.relevant_finding.identity
        for each in seen.finding_changes
        if each.relevant_finding.rule == "members-unknown"
    }
    assert about == set()
    assert seen.network["unknown"] == BeforeAfter(*[seen.network["unknown"].before] * 2)


def test_a_state_does_not_differ_from_itself(kortrijk: Facts) -> None:
    seen = what_if(kortrijk)
    assert (seen.finding_changes, seen.actors, seen.heirs) == ((), {}, {})
    assert (seen.cut_points_gone, seen.cut_points_new) == ((), ())
    assert all(both.before == both.after for both in seen.network.values())
    assert all(both.before == both.after for both in seen.gaps.values())
    assert not any(getattr(seen.lines, name) for name in seen.lines.__dataclass_fields__)


def test_the_measures_are_those_of_either_state() -> None:
    facts = city({"forum": "a b c", "table": "c d"})
    seen = what_if(facts, AddSeat("a", "table"))
    before = measure_network(two_mode_network(facts))
    after = measure_network(two_mode_network(apply_steps(facts, [AddSeat("a", "table")])))
    assert seen.network == {
        key: BeforeAfter(before.network[key], after.network[key]) for key in NETWORK_KEYS
    }
    assert seen.actors["d"] == {
        key: BeforeAfter(before.actors["d"][key], after.actors["d"][key]) for key in ACTOR_KEYS
    }


def test_a_seat_between_two_parts_joins_them() -> None:
    seen = what_if(city({"forum": "a b", "table": "c d"}), AddSeat("b", "table"))
    assert seen.component_counts == BeforeAfter(2, 1)
    assert seen.lines.links_added == (("b", "c"), ("b", "d"))
    assert seen.cut_points_new == ("b",)
    assert told(seen)["cut-off:table"] is FindingChangeKind.CLOSED
    assert told(seen)["cut-point:b"] is FindingChangeKind.OPENED
    assert seen.actors["b"]["degree"] == BeforeAfter(1, 3)


def test_a_second_link_removes_a_cut_point() -> None:
    seen = what_if(city({"forum": "a b", "table": "b c"}), AddSeat("a", "table"))
    assert (seen.cut_points_gone, seen.cut_points_new) == (("b",), ())
    assert told(seen)["cut-point:b"] is FindingChangeKind.CLOSED
    assert seen.actors["b"]["cut_point"] == BeforeAfter(True, False)


def test_a_seat_may_open_a_gap() -> None:
    facts = city({"forum": "a b", "table": "b c"})
    facts = replace(facts, ties=(Tie(from_id="c", to_id="a", kind="betaalt"),))
    seen = what_if(facts, AddSeat("c", "forum"))
    assert told(seen)["funder-at-table:a|c"] is FindingChangeKind.OPENED
    assert "funder-at-table:a|c" in {each.identity for each in seen.opened_gaps}


def test_removing_an_actor_shows_what_it_held_together() -> None:
    seen = what_if(city({"forum": "a b", "table": "b c"}), RemoveActor("b"))
    assert (seen.lines.actors_removed, seen.lines.links_removed) == (
        ("b",),
        (("a", "b"), ("b", "c")),
    )
    assert seen.component_counts == BeforeAfter(1, 2)
    assert seen.actors["b"]["degree"] == BeforeAfter(2, None)
    assert told(seen)["cut-off:table"] is FindingChangeKind.OPENED


def test_an_actor_without_a_seat_any_more_has_no_measures_and_a_gap() -> None:
    seen = what_if(city({"forum": "a b c"}), RemoveSeat("c", "forum"))
    assert seen.actors["c"]["closeness"] == BeforeAfter(1.0, None)
    assert told(seen) == {"no-seat:c": FindingChangeKind.OPENED}


def test_a_gap_that_can_no_longer_be_told_has_changed() -> None:
    facts = city({"forum": "a b", "table": "b c"}, sectors={"a": "care", "c": "care"})
    facts = replace(
        facts, theme_links=tuple(ThemeLink(theme="t", subject=each) for each in ("a", "c"))
    )
    opened = [replace(each, open_list=each.id == "table") for each in facts.bodies]
    seen = compare_states(facts, replace(facts, bodies=tuple(opened)), on=TODAY)
    (shift,) = [each for each in seen.changed_gaps if each.relevant_finding.rule == "theme-apart"]
    assert shift.before is not None
    assert (shift.before.status, shift.relevant_finding.status) == (
        Status.CONFIRMED,
        Status.UNKNOWN,
    )
    assert shift.relevant_finding not in seen.opened_gaps
    assert shift.before not in seen.closed_gaps


def test_what_is_most_serious_stands_first(kortrijk: Facts) -> None:
    seen = what_if(kortrijk, RemoveActor("ocmw-kortrijk"))
    severities = [each.relevant_finding.severity for each in seen.finding_changes]
    assert len(severities) > 3
    assert severities == sorted(severities, reverse=True)


def test_a_rule_that_is_off_tells_of_no_gap_closed() -> None:
    facts = city({"forum": "a b", "table": "b c"})
    seen = compare_states(
        facts,
        apply_steps(facts, [AddSeat("a", "table")]),
        on=TODAY,
        settings={"cut-point": RuleSetting(enabled=False)},
    )
    assert "cut-point:b" not in told(seen)
    assert seen.cut_points_gone == ("b",)


def merged(*, into: str = "new", happened: str | None = "2026-06") -> tuple[Facts, Facts]:
    """A city in which `old` has a seat beside a and b, and one in which its heir has it."""
    before = city({"forum": "a old", "table": "a b"})
    after = city({"forum": f"a {into}", "table": "a b"})
    succession = (
        Succession(
            id="s",
            predecessor="old",
            event="fusie",
            successor=into,
            happened=happened,
            certainty=Certainty.CONFIRMED,
        ),
    )
    ended = Actor(id="old", name="OLD", active_until="2026-06")
    return before, replace(after, actors=(*after.actors, ended), succession=succession)


def test_a_merger_is_no_lost_member() -> None:
    before, after = merged()
    seen = compare_states(before, after, on=TODAY)
    assert seen.heirs == {"old": "new"}
    assert seen.lines.seats_handed == (HandedOverSeat("forum", "old", "new"),)
    assert (seen.lines.seats_added, seen.lines.seats_removed) == ((), ())
    assert (seen.lines.links_added, seen.lines.links_removed) == ((), ())
    assert seen.finding_changes == ()
    assert seen.actors == {}
    assert (seen.cut_points_gone, seen.cut_points_new) == ((), ())


def test_without_a_word_on_succession_a_member_is_lost_and_another_new() -> None:
    before, after = merged()
    seen = compare_states(before, replace(after, succession=()), on=TODAY)
    assert (seen.lines.seats_added, seen.lines.seats_removed) == (
        (("new", "forum"),),
        (("old", "forum"),),
    )
    assert (seen.lines.links_added, seen.lines.links_removed) == ((("a", "new"),), (("a", "old"),))


def test_a_merger_that_has_yet_to_come_hands_nothing_over() -> None:
    before, after = merged(happened="2027")
    seen = compare_states(before, after, on=TODAY)
    assert (seen.heirs, seen.lines.seats_handed) == ({}, ())


def test_a_successor_that_sat_there_already_gains_no_seat_and_none_is_lost() -> None:
    before, after = merged(into="b")
    before = replace(before, seats=(*before.seats, Seat(body="forum", actor="b")))
    seen = compare_states(before, after, on=TODAY)
    assert seen.lines.seats_handed == (HandedOverSeat("forum", "old", "b"),)
    assert (seen.lines.seats_added, seen.lines.seats_removed) == ((), ())
    assert seen.lines.links_removed == ()
    assert seen.actors["b"]["degree"] == BeforeAfter(2, 1)


def test_two_that_merged_keep_what_either_had() -> None:
    before = city({"forum": "a old", "table": "older b"})
    after = city({"forum": "a new", "table": "new b"})
    after = replace(
        after,
        succession=tuple(
            Succession(id=each, predecessor=each, event="fusie", successor="new", happened="2026")
            for each in ("old", "older")
        ),
    )
    seen = compare_states(before, after, on=TODAY)
    assert seen.heirs == {"old": "new", "older": "new"}
    assert [each.predecessor for each in seen.lines.seats_handed] == ["old", "older"]
    assert (seen.lines.links_added, seen.lines.links_removed) == ((), ())
    assert seen.component_counts == BeforeAfter(2, 1)
    assert seen.actors["new"]["degree"] == BeforeAfter(None, 2)


def test_an_actor_that_was_split_up_has_no_single_heir() -> None:
    before, after = merged()
    split = replace(after.succession[0], id="s2", successor="b")
    seen = compare_states(before, replace(after, succession=(*after.succession, split)), on=TODAY)
    assert seen.heirs == {}
    assert seen.lines.seats_handed == (HandedOverSeat("forum", "old", "new"),)


def test_a_renaming_may_take_two_steps() -> None:
    before, after = merged()
    first, second = (
        replace(after.succession[0], id="1", successor="between"),
        replace(after.succession[0], id="2", predecessor="between"),
    )
    seen = compare_states(before, replace(after, succession=(first, second)), on=TODAY)
    assert seen.heirs["old"] == "new"
    assert seen.lines.seats_removed == ()


def test_two_days_of_the_same_facts_differ_by_what_began_and_ended() -> None:
    facts = city({"forum": "a b c", "table": "c d"})
    periods = {"b": {"active_until": "2025"}, "d": {"active_from": "2026"}}
    facts = replace(
        facts,
        seats=tuple(replace(seat, **periods.get(seat.actor, {})) for seat in facts.seats),  # type: ignore[arg-type]
        bodies=(*facts.bodies, Body(id="late", name="L", layer=Layer.WOONRAAD, active_from="2026")),
    )
    seen = compare_states(facts, facts, then=date(2025, 6, 1), on=TODAY)
    assert seen.lines.seats_added == (("d", "table"),)
    assert seen.lines.seats_removed == (("b", "forum"),)
    assert seen.lines.bodies_added == ("late",)
    assert told(seen)["no-seat:b"] is FindingChangeKind.OPENED
    assert "no-seat:d" not in told(seen)  # then it was known that it would have one
    assert told(seen)["members-unknown:late"] is FindingChangeKind.OPENED


def test_a_supposed_body_brings_its_members_together() -> None:
    facts = city({"forum": "a b", "table": "c d"})
    club = Body(id="club", name="Club", layer=Layer.KERNGROEP)
    seen = what_if(facts, AddBody(club), AddSeat("a", "club"), AddSeat("c", "club"))
    assert seen.lines.bodies_added == ("club",)
    assert seen.lines.links_added == (("a", "c"),)
    assert seen.component_counts == BeforeAfter(2, 1)


@settings(max_examples=60, deadline=None)
@given(anything, anything)
def test_every_gap_of_either_state_stays_or_is_told_of(before: Facts, after: Facts) -> None:
    after = replace(after, succession=())
    seen = compare_states(before, after, on=TODAY)
    was, becomes = (
        {each.identity: each for each in find_gaps(facts, on=TODAY)} for facts in (before, after)
    )
    gaps = [
        {name for name, each in found.items() if each.status is not Status.NONE}
        for found in (was, becomes)
    ]
    assert {each.identity for each in seen.closed_gaps} == gaps[0] - gaps[1]
    assert {each.identity for each in seen.opened_gaps} == gaps[1] - gaps[0]
    assert {each.relevant_finding.identity for each in seen.changed_gaps} == {
        name for name in gaps[0] & gaps[1] if was[name].status is not becomes[name].status
    }
    back = compare_states(after, replace(before, succession=()), on=TODAY)
    assert back.lines.links_added == seen.lines.links_removed
    assert back.lines.seats_added == seen.lines.seats_removed
    assert back.cut_points_gone == seen.cut_points_new


def test_a_rule_that_is_switched_off_closes_its_gaps() -> None:
    facts = city({"forum": "a b"}, others="c")
    off = {"no-seat": RuleSetting(enabled=False)}
    seen = compare_states(facts, facts, on=TODAY, settings=off, settings_then={})
    assert [each.identity for each in seen.closed_gaps] == ["no-seat:c"]
    assert not compare_states(facts, facts, on=TODAY, settings=off).closed_gaps
