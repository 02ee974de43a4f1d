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


def kinds_by_identity(comparison: NetworkComparison) -> dict[str, FindingChangeKind]:
    return {change.relevant_finding.identity: change.kind for change in comparison.finding_changes}


def test_a_seat_for_caw_in_the_lokaal_woonoverleg_closes_its_gap(kortrijk: Facts) -> None:
    untouched = replace(kortrijk)
    comparison = what_if(kortrijk, AddSeat("caw", "lokaal-woonoverleg"))
    assert "partnership-only:caw" in {finding.identity for finding in comparison.closed_gaps}
    assert comparison.opened_gaps == ()
    assert comparison.lines.seats_added == (("caw", "lokaal-woonoverleg"),)
    assert (comparison.network["seats"], comparison.network["bodies"]) == (
        BeforeAfter(39, 40),
        BeforeAfter(9, 10),
    )
    before = find_gaps(kortrijk, on=TODAY)
    confirmed = [finding for finding in before if finding.status is Status.CONFIRMED]
    assert comparison.gaps[Status.CONFIRMED] == BeforeAfter(
        len(confirmed), len(confirmed) - len(comparison.closed_gaps)
    )
    assert kortrijk == untouched == kortrijk_facts()


def test_a_seat_for_caw_among_those_it_would_meet_shows_the_new_figures(kortrijk: Facts) -> None:
    comparison = what_if(kortrijk, AddSeat("caw", "lwo-uitgebreide-kerngroep"))
    assert set(comparison.lines.links_added) == {
        ("caw", other)
        for other in (
            "directies-stad-kortrijk",
            "ocmw-kortrijk",
            "programmaregisseur",
            "stadsontwikkelingsbedrijf",
            "wonen-vlaanderen",
        )
    }
    assert comparison.network["ties"] == BeforeAfter(115, 120)
    assert comparison.actors["caw"]["degree"] == BeforeAfter(2, 7)
    assert comparison.cut_points_gone == ("stad-kortrijk",)
    assert "huurdersbond" not in comparison.actors


def test_the_woonraad_stays_unknown_with_a_supposed_member(kortrijk: Facts) -> None:
    comparison = what_if(kortrijk, AddSeat("caw", "lokale-woonraad"))
    changes_about_woonraad = {
        change.relevant_finding.identity
        for change in comparison.finding_changes
        if change.relevant_finding.rule == "members-unknown"
    }
    assert changes_about_woonraad == set()
    assert comparison.network["unknown"] == BeforeAfter(*[comparison.network["unknown"].before] * 2)


def test_a_state_does_not_differ_from_itself(kortrijk: Facts) -> None:
    comparison = what_if(kortrijk)
    assert (comparison.finding_changes, comparison.actors, comparison.heirs) == ((), {}, {})
    assert (comparison.cut_points_gone, comparison.cut_points_new) == ((), ())
    assert all(both.before == both.after for both in comparison.network.values())
    assert all(both.before == both.after for both in comparison.gaps.values())
    assert not any(
        getattr(comparison.lines, name) for name in comparison.lines.__dataclass_fields__
    )


def test_the_measures_are_those_of_either_state() -> None:
    facts = city({"forum": "a b c", "table": "c d"})
    comparison = what_if(facts, AddSeat("a", "table"))
    before = measure_network(two_mode_network(facts))
    after = measure_network(two_mode_network(apply_steps(facts, [AddSeat("a", "table")])))
    assert comparison.network == {
        key: BeforeAfter(before.network[key], after.network[key]) for key in NETWORK_KEYS
    }
    assert comparison.actors["d"] == {
        key: BeforeAfter(before.actors["d"][key], after.actors["d"][key]) for key in ACTOR_KEYS
    }


def test_a_seat_between_two_parts_joins_them() -> None:
    comparison = what_if(city({"forum": "a b", "table": "c d"}), AddSeat("b", "table"))
    assert comparison.component_counts == BeforeAfter(2, 1)
    assert comparison.lines.links_added == (("b", "c"), ("b", "d"))
    assert comparison.cut_points_new == ("b",)
    assert kinds_by_identity(comparison)["cut-off:table"] is FindingChangeKind.CLOSED
    assert kinds_by_identity(comparison)["cut-point:b"] is FindingChangeKind.OPENED
    assert comparison.actors["b"]["degree"] == BeforeAfter(1, 3)


def test_a_second_link_removes_a_cut_point() -> None:
    comparison = what_if(city({"forum": "a b", "table": "b c"}), AddSeat("a", "table"))
    assert (comparison.cut_points_gone, comparison.cut_points_new) == (("b",), ())
    assert kinds_by_identity(comparison)["cut-point:b"] is FindingChangeKind.CLOSED
    assert comparison.actors["b"]["cut_point"] == BeforeAfter(True, False)


def test_a_seat_may_open_a_gap() -> None:
    facts = city({"forum": "a b", "table": "b c"})
    facts = replace(facts, ties=(Tie(from_id="c", to_id="a", kind="betaalt"),))
    comparison = what_if(facts, AddSeat("c", "forum"))
    assert kinds_by_identity(comparison)["funder-at-table:a|c"] is FindingChangeKind.OPENED
    assert "funder-at-table:a|c" in {finding.identity for finding in comparison.opened_gaps}


def test_removing_an_actor_shows_what_it_held_together() -> None:
    comparison = what_if(city({"forum": "a b", "table": "b c"}), RemoveActor("b"))
    assert (comparison.lines.actors_removed, comparison.lines.links_removed) == (
        ("b",),
        (("a", "b"), ("b", "c")),
    )
    assert comparison.component_counts == BeforeAfter(1, 2)
    assert comparison.actors["b"]["degree"] == BeforeAfter(2, None)
    assert kinds_by_identity(comparison)["cut-off:table"] is FindingChangeKind.OPENED


def test_an_actor_without_a_seat_any_more_has_no_measures_and_a_gap() -> None:
    comparison = what_if(city({"forum": "a b c"}), RemoveSeat("c", "forum"))
    assert comparison.actors["c"]["closeness"] == BeforeAfter(1.0, None)
    assert kinds_by_identity(comparison) == {"no-seat:c": FindingChangeKind.OPENED}


def test_a_gap_that_can_no_longer_be_told_has_changed() -> None:
    facts = city({"forum": "a b", "table": "b c"}, sectors={"a": "care", "c": "care"})
    facts = replace(
        facts, theme_links=tuple(ThemeLink(theme="t", subject=actor_id) for actor_id in ("a", "c"))
    )
    opened = [replace(body, open_list=body.id == "table") for body in facts.bodies]
    comparison = compare_states(facts, replace(facts, bodies=tuple(opened)), on=TODAY)
    (shift,) = [
        change
        for change in comparison.changed_gaps
        if change.relevant_finding.rule == "theme-apart"
    ]
    assert shift.before is not None
    assert (shift.before.status, shift.relevant_finding.status) == (
        Status.CONFIRMED,
        Status.UNKNOWN,
    )
    assert shift.relevant_finding not in comparison.opened_gaps
    assert shift.before not in comparison.closed_gaps


def test_what_is_most_serious_stands_first(kortrijk: Facts) -> None:
    comparison = what_if(kortrijk, RemoveActor("ocmw-kortrijk"))
    severities = [change.relevant_finding.severity for change in comparison.finding_changes]
    assert len(severities) > 3
    assert severities == sorted(severities, reverse=True)


def test_a_rule_that_is_off_tells_of_no_gap_closed() -> None:
    facts = city({"forum": "a b", "table": "b c"})
    comparison = compare_states(
        facts,
        apply_steps(facts, [AddSeat("a", "table")]),
        on=TODAY,
        settings={"cut-point": RuleSetting(enabled=False)},
    )
    assert "cut-point:b" not in kinds_by_identity(comparison)
    assert comparison.cut_points_gone == ("b",)


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
    comparison = compare_states(before, after, on=TODAY)
    assert comparison.heirs == {"old": "new"}
    assert comparison.lines.seats_handed == (HandedOverSeat("forum", "old", "new"),)
    assert (comparison.lines.seats_added, comparison.lines.seats_removed) == ((), ())
    assert (comparison.lines.links_added, comparison.lines.links_removed) == ((), ())
    assert comparison.finding_changes == ()
    assert comparison.actors == {}
    assert (comparison.cut_points_gone, comparison.cut_points_new) == ((), ())


def test_without_a_word_on_succession_a_member_is_lost_and_another_new() -> None:
    before, after = merged()
    comparison = compare_states(before, replace(after, succession=()), on=TODAY)
    assert (comparison.lines.seats_added, comparison.lines.seats_removed) == (
        (("new", "forum"),),
        (("old", "forum"),),
    )
    assert (comparison.lines.links_added, comparison.lines.links_removed) == (
        (("a", "new"),),
        (("a", "old"),),
    )


def test_a_merger_that_has_yet_to_come_hands_nothing_over() -> None:
    before, after = merged(happened="2027")
    comparison = compare_states(before, after, on=TODAY)
    assert (comparison.heirs, comparison.lines.seats_handed) == ({}, ())


def test_a_successor_that_sat_there_already_gains_no_seat_and_none_is_lost() -> None:
    before, after = merged(into="b")
    before = replace(before, seats=(*before.seats, Seat(body="forum", actor="b")))
    comparison = compare_states(before, after, on=TODAY)
    assert comparison.lines.seats_handed == (HandedOverSeat("forum", "old", "b"),)
    assert (comparison.lines.seats_added, comparison.lines.seats_removed) == ((), ())
    assert comparison.lines.links_removed == ()
    assert comparison.actors["b"]["degree"] == BeforeAfter(2, 1)


def test_two_that_merged_keep_what_either_had() -> None:
    before = city({"forum": "a old", "table": "older b"})
    after = city({"forum": "a new", "table": "new b"})
    after = replace(
        after,
        succession=tuple(
            Succession(
                id=actor_id, predecessor=actor_id, event="fusie", successor="new", happened="2026"
            )
            for actor_id in ("old", "older")
        ),
    )
    comparison = compare_states(before, after, on=TODAY)
    assert comparison.heirs == {"old": "new", "older": "new"}
    assert [handed_seat.predecessor for handed_seat in comparison.lines.seats_handed] == [
        "old",
        "older",
    ]
    assert (comparison.lines.links_added, comparison.lines.links_removed) == ((), ())
    assert comparison.component_counts == BeforeAfter(2, 1)
    assert comparison.actors["new"]["degree"] == BeforeAfter(None, 2)


def test_an_actor_that_was_split_up_has_no_single_heir() -> None:
    before, after = merged()
    split = replace(after.succession[0], id="s2", successor="b")
    comparison = compare_states(
        before, replace(after, succession=(*after.succession, split)), on=TODAY
    )
    assert comparison.heirs == {}
    assert comparison.lines.seats_handed == (HandedOverSeat("forum", "old", "new"),)


def test_a_renaming_may_take_two_steps() -> None:
    before, after = merged()
    first, second = (
        replace(after.succession[0], id="1", successor="between"),
        replace(after.succession[0], id="2", predecessor="between"),
    )
    comparison = compare_states(before, replace(after, succession=(first, second)), on=TODAY)
    assert comparison.heirs["old"] == "new"
    assert comparison.lines.seats_removed == ()


def test_two_days_of_the_same_facts_differ_by_what_began_and_ended() -> None:
    facts = city({"forum": "a b c", "table": "c d"})
    periods = {"b": {"active_until": "2025"}, "d": {"active_from": "2026"}}
    facts = replace(
        facts,
        seats=tuple(replace(seat, **periods.get(seat.actor, {})) for seat in facts.seats),  # type: ignore[arg-type]
        bodies=(*facts.bodies, Body(id="late", name="L", layer=Layer.WOONRAAD, active_from="2026")),
    )
    comparison = compare_states(facts, facts, then=date(2025, 6, 1), on=TODAY)
    assert comparison.lines.seats_added == (("d", "table"),)
    assert comparison.lines.seats_removed == (("b", "forum"),)
    assert comparison.lines.bodies_added == ("late",)
    assert kinds_by_identity(comparison)["no-seat:b"] is FindingChangeKind.OPENED
    assert "no-seat:d" not in kinds_by_identity(
        comparison
    )  # then it was known that it would have one
    assert kinds_by_identity(comparison)["members-unknown:late"] is FindingChangeKind.OPENED


def test_a_supposed_body_brings_its_members_together() -> None:
    facts = city({"forum": "a b", "table": "c d"})
    club = Body(id="club", name="Club", layer=Layer.KERNGROEP)
    comparison = what_if(facts, AddBody(club), AddSeat("a", "club"), AddSeat("c", "club"))
    assert comparison.lines.bodies_added == ("club",)
    assert comparison.lines.links_added == (("a", "c"),)
    assert comparison.component_counts == BeforeAfter(2, 1)


@settings(max_examples=60, deadline=None)
@given(anything, anything)
def test_every_gap_of_either_state_stays_or_is_told_of(before: Facts, after: Facts) -> None:
    after = replace(after, succession=())
    comparison = compare_states(before, after, on=TODAY)
    was, becomes = (
        {finding.identity: finding for finding in find_gaps(facts, on=TODAY)}
        for facts in (before, after)
    )
    gaps = [
        {name for name, finding in found.items() if finding.status is not Status.NONE}
        for found in (was, becomes)
    ]
    assert {finding.identity for finding in comparison.closed_gaps} == gaps[0] - gaps[1]
    assert {finding.identity for finding in comparison.opened_gaps} == gaps[1] - gaps[0]
    assert {change.relevant_finding.identity for change in comparison.changed_gaps} == {
        name for name in gaps[0] & gaps[1] if was[name].status is not becomes[name].status
    }
    back = compare_states(after, replace(before, succession=()), on=TODAY)
    assert back.lines.links_added == comparison.lines.links_removed
    assert back.lines.seats_added == comparison.lines.seats_removed
    assert back.cut_points_gone == comparison.cut_points_new


def test_a_rule_that_is_switched_off_closes_its_gaps() -> None:
    facts = city({"forum": "a b"}, others="c")
    off = {"no-seat": RuleSetting(enabled=False)}
    comparison = compare_states(facts, facts, on=TODAY, settings=off, settings_then={})
    assert [finding.identity for finding in comparison.closed_gaps] == ["no-seat:c"]
    assert not compare_states(facts, facts, on=TODAY, settings=off).closed_gaps
