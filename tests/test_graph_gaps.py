"""The first gap rules on networks that can be checked by hand, each in each of its answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.model import (
    Actor,
    Body,
    Evidence,
    Facts,
    Layer,
    Naming,
    Seat,
    Theme,
    ThemeLink,
    Tie,
)
from graph.gaps import (
    RULES,
    Finding,
    MembershipStatus,
    RuleSetting,
    Status,
    find_gaps,
    membership,
    sector_matrix,
)
from graph.gaps.finding import Answers
from graph.network import two_mode_network
from graph.sector_matrix import PairCount

TODAY = date(2026, 11, 23)


def city(bodies: dict[str, str], *, others: str = "") -> Facts:
    """A city of bodies and the actors in them, all named, all explicit; and actors without seat."""
    names = sorted(
        {*others.split(), *(name for seats in bodies.values() for name in seats.split())}
    )
    return Facts(
        actors=tuple(Actor(id=name, name=name.upper()) for name in names),
        bodies=tuple(Body(id=body, name=body.upper(), layer=Layer.CONSULTATION) for body in bodies),
        seats=tuple(
            Seat(body=body, actor=name) for body, seats in bodies.items() for name in seats.split()
        ),
    )


def with_actor(facts: Facts, changed: str, **fields: object) -> Facts:
    actors = tuple(
        replace(each, **fields) if each.id == changed else each  # type: ignore[arg-type]
        for each in facts.actors
    )
    return replace(facts, actors=actors)


def with_body(facts: Facts, changed: str, **fields: object) -> Facts:
    bodies = tuple(
        replace(each, **fields) if each.id == changed else each  # type: ignore[arg-type]
        for each in facts.bodies
    )
    return replace(facts, bodies=bodies)


def with_seat(facts: Facts, body: str, actor: str, **fields: object) -> Facts:
    seats = tuple(
        replace(each, **fields) if (each.body, each.actor) == (body, actor) else each  # type: ignore[arg-type]
        for each in facts.seats
    )
    return replace(facts, seats=seats)


def with_sectors(facts: Facts, **sectors: str) -> Facts:
    for actor, sector in sectors.items():
        facts = with_actor(facts, actor, sector=sector)
    return facts


def with_themes(facts: Facts, **themes: str) -> Facts:
    """Themes with the actors and bodies that deal with them."""
    return replace(
        facts,
        themes=tuple(Theme(id=theme, name=theme) for theme in themes),
        theme_links=tuple(
            ThemeLink(theme=theme, subject=subject)
            for theme, subjects in themes.items()
            for subject in subjects.split()
        ),
    )


def found(facts: Facts, rule: str, **settings: RuleSetting) -> dict[tuple[str, ...], Finding]:
    given = {key.replace("_", "-"): setting for key, setting in settings.items()}
    findings = find_gaps(facts, on=TODAY, settings=given)
    return {each.subjects: each for each in findings if each.rule == rule}


def answers(facts: Facts, rule: str) -> dict[tuple[str, ...], tuple[str, str]]:
    return {
        subjects: (finding.status.value, finding.reason)
        for subjects, finding in found(facts, rule).items()
    }


# Membership


def test_a_body_whose_seats_all_have_names_and_whose_list_is_closed_is_known_by_name() -> None:
    known = membership(two_mode_network(city({"table": "a b"})), "table")
    assert (known.status, known.complete, set(known.named)) == (
        MembershipStatus.NAMED,
        True,
        {"a", "b"},
    )


def test_a_body_with_an_open_list_is_open_even_when_its_seats_have_names() -> None:
    known = membership(
        two_mode_network(with_body(city({"table": "a b"}), "table", open_list=True)), "table"
    )
    assert (known.status, known.complete) == (MembershipStatus.OPEN, False)


def test_a_group_seat_makes_a_body_unnamed_though_others_sit_there_by_name() -> None:
    facts = with_actor(city({"table": "a crowd"}), "crowd", named=Naming.GROUP)
    known = membership(two_mode_network(facts), "table")
    assert (known.status, known.named, known.groups) == (
        MembershipStatus.UNNAMED,
        ("a",),
        ("crowd",),
    )


def test_a_body_without_seats_is_known_through_its_parts() -> None:
    facts = city({"whole": "", "core": "a", "wide": "a b"})
    for part in ("core", "wide"):
        facts = with_body(facts, part, part_of="whole")
    known = membership(two_mode_network(facts), "whole")
    assert (known.status, known.complete, known.named) == (MembershipStatus.PARTS, True, ("a", "b"))
    opened = membership(two_mode_network(with_body(facts, "wide", open_list=True)), "whole")
    assert (opened.status, opened.complete) == (MembershipStatus.PARTS, False)


def test_a_body_without_seats_and_without_seated_parts_is_not_known() -> None:
    facts = with_body(city({"whole": "", "part": ""}), "part", part_of="whole")
    network = two_mode_network(facts)
    assert membership(network, "whole").status is MembershipStatus.NOTHING
    assert not membership(network, "part").complete


def test_bodies_that_are_part_of_each_other_do_not_hold_anybody_up() -> None:
    facts = with_body(city({"one": "", "two": ""}), "one", part_of="two")
    facts = with_body(facts, "two", part_of="one")
    assert membership(two_mode_network(facts), "one").status is MembershipStatus.NOTHING


# An actor with no seat in any body by name


def test_a_named_organisation_that_nobody_seats_is_a_gap_and_the_unclear_bodies_are_told() -> None:
    facts = with_body(city({"table": "a b", "open": "a"}, others="lonely"), "open", open_list=True)
    tie = Tie(from_id="a", to_id="lonely", kind="helps", source="s", locator="1", quote="q")
    finding = found(replace(facts, ties=(tie,)), "no-seat")["lonely",]
    assert (finding.status, finding.reason) == (Status.CONFIRMED, "nowhere-by-name")
    assert finding.values["could_sit_in"] == ("open",)
    assert tie in finding.facts


@pytest.mark.parametrize("naming", [Naming.GROUP, Naming.ROLE])
def test_a_group_or_a_role_without_a_seat_is_unknown(naming: Naming) -> None:
    facts = with_actor(city({"table": "a b"}, others="some"), "some", named=naming)
    assert answers(facts, "no-seat")["some",] == ("unknown", f"{naming.value}-without-seat")


@pytest.mark.parametrize(
    ("evidence", "weak"), [(Evidence.GROUP, "as-group"), (Evidence.SUPPOSED, "supposed")]
)
def test_an_organisation_that_only_a_groups_word_or_a_scenario_seats_is_unknown(
    evidence: Evidence, weak: str
) -> None:
    facts = with_seat(city({"table": "a b"}), "table", "a", evidence=evidence)
    assert answers(facts, "no-seat")["a",] == ("unknown", f"only-{weak}")
    facts = with_seat(partnership("a c"), "table", "a", evidence=evidence)
    assert answers(facts, "partnership-only")["a",] == ("unknown", f"consults-{weak}")


def test_an_actor_with_a_seat_is_no_gap_and_the_seat_is_shown() -> None:
    finding = found(city({"table": "a b"}), "no-seat")["a",]
    assert (finding.status, finding.severity) == (Status.NONE, 0)
    assert finding.facts == (Seat(body="table", actor="a"),)


def test_a_seat_of_a_part_counts_for_the_whole_and_one_of_the_whole_for_its_parts() -> None:
    facts = with_actor(city({"table": "unit x"}, others="city office"), "unit", part_of="city")
    facts = with_actor(facts, "office", part_of="unit")
    told = answers(facts, "no-seat")
    assert told["city",] == told["office",] == ("none", "seated")


def test_a_seat_that_has_ended_is_no_seat_any_more() -> None:
    facts = with_seat(city({"table": "a b"}), "table", "a", active_until="2025")
    finding = found(facts, "no-seat")["a",]
    assert (finding.status, finding.reason) == (Status.CONFIRMED, "no-longer")
    assert (finding.values["bodies"], finding.values["until"]) == (("table",), "2025")


# Active in a partnership, in no consultation by name


def partnership(consultation: str) -> Facts:
    facts = city({"project": "a b", "table": consultation})
    return with_body(facts, "project", layer=Layer.PARTNERSHIP)


def test_a_partner_that_sits_in_no_consultation_is_a_gap() -> None:
    told = answers(partnership("b c"), "partnership-only")
    assert told == {
        ("a",): ("confirmed", "in-no-consultation-by-name"),
        ("b",): ("none", "consults"),
    }


def test_a_group_in_a_partnership_and_in_no_consultation_is_unknown() -> None:
    facts = with_actor(partnership("b c"), "a", named=Naming.GROUP)
    assert answers(facts, "partnership-only")["a",] == ("unknown", "group-in-partnership")


def test_data_without_any_consultation_cannot_tell_who_is_in_none() -> None:
    facts = with_body(city({"project": "a b"}), "project", layer=Layer.PARTNERSHIP)
    told = answers(facts, "partnership-only")
    assert set(told.values()) == {("unknown", "no-consultation-known")}


def test_a_partner_consults_when_a_part_of_it_does() -> None:
    facts = with_actor(partnership("unit c"), "unit", part_of="a", named=Naming.GROUP)
    assert answers(facts, "partnership-only")["a",] == ("none", "consults")


# Two actors share a theme but no body


def test_two_actors_with_a_theme_in_common_and_no_body_are_a_gap() -> None:
    facts = with_themes(city({"one": "a x", "two": "b y"}), rent="a b")
    finding = found(facts, "theme-apart")["a", "b"]
    assert (finding.status, finding.reason) == (Status.CONFIRMED, "never-meet")
    assert finding.values["themes"] == ("rent",)
    assert {type(fact) for fact in finding.facts} == {ThemeLink, Seat}


def test_a_pair_with_a_theme_in_common_may_meet_where_members_are_not_all_named() -> None:
    facts = with_themes(city({"one": "a x", "two": "b y", "open": "z"}), rent="a b open")
    facts = with_actor(with_body(facts, "open", open_list=True), "z", sector="care")
    assert answers(facts, "theme-apart")["a", "b"] == ("unknown", "may-meet-unseen")
    assert found(facts, "theme-apart")["a", "b"].values["bodies"] == ("open",)


def test_nothing_is_missing_between_an_actor_and_an_unnamed_group() -> None:
    facts = with_themes(city({"one": "a x", "two": "b y"}), rent="a b")
    facts = with_actor(facts, "b", named=Naming.GROUP)
    assert not answers(facts, "theme-apart")


def test_members_of_different_parts_of_one_body_may_meet_in_the_whole() -> None:
    facts = city({"whole": "", "one": "a", "two": "b"})
    facts = with_body(with_body(facts, "one", part_of="whole"), "two", part_of="whole")
    told = answers(with_themes(facts, rent="whole"), "theme-apart")
    assert told == {("a", "b"): ("unknown", "may-meet-unseen")}


def test_members_of_a_body_deal_with_its_themes_and_meet_there() -> None:
    facts = with_themes(city({"table": "a b"}), rent="table", heat="a b")
    finding = found(facts, "theme-apart")["a", "b"]
    assert (finding.status, finding.values["themes"]) == (Status.NONE, ("heat", "rent"))


def test_a_part_and_its_whole_are_no_pair() -> None:
    facts = with_actor(city({"one": "a", "two": "unit"}), "unit", part_of="a")
    assert not answers(with_themes(facts, rent="a unit"), "theme-apart")


def test_a_theme_of_nearly_everybody_is_answered_once_and_a_city_may_say_how_many_that_is() -> None:
    facts = with_themes(city({"one": "a x", "two": "b y"}), rent="a b x")
    narrow = RuleSetting(thresholds={"largest_theme": 2})
    told = found(facts, "theme-apart", theme_apart=narrow)
    assert told.keys() == {("rent",)}
    assert told["rent",].values["pairs"] == 3
    assert told["rent",].status is Status.UNKNOWN


# Two sectors that never sit together


def two_sectors() -> Facts:
    return with_sectors(
        city({"one": "a b", "two": "c d"}), a="care", b="care", c="homes", d="homes"
    )


def test_two_sectors_that_never_sit_together_are_a_gap() -> None:
    finding = found(two_sectors(), "sectors-apart")["care", "homes"]
    assert (finding.status, finding.reason) == (Status.CONFIRMED, "never-meet")
    assert len(finding.facts) == 4


def test_an_open_list_of_one_sector_hides_another_only_where_something_speaks_for_a_seat() -> None:
    facts = with_body(two_sectors(), "two", open_list=True)
    assert answers(facts, "sectors-apart")["care", "homes"] == ("confirmed", "never-meet")
    facts = with_body(facts, "two", convenor="a")
    finding = found(facts, "sectors-apart")["care", "homes"]
    assert (finding.status, finding.values["bodies"]) == (Status.UNKNOWN, ("two",))


def test_sectors_in_different_parts_of_one_body_may_meet_in_the_whole() -> None:
    facts = two_sectors()
    whole = Body(id="whole", name="W", layer=Layer.WOONRAAD)
    facts = replace(facts, bodies=(*facts.bodies, whole))
    facts = with_body(with_body(facts, "one", part_of="whole"), "two", part_of="whole")
    assert answers(facts, "sectors-apart") == {("care", "homes"): ("unknown", "may-meet-unseen")}


def test_a_member_without_a_sector_may_bring_two_sectors_together() -> None:
    facts = with_sectors(city({"one": "a x", "two": "c"}), a="care", c="homes")
    finding = found(facts, "sectors-apart")["care", "homes"]
    assert (finding.status.value, finding.reason) == ("unknown", "perhaps-through-unsorted")
    assert finding.values["without_sector"] == ("x",)


def test_one_shared_body_brings_two_sectors_together() -> None:
    facts = with_sectors(city({"one": "a b"}), a="care", b="homes")
    assert answers(facts, "sectors-apart") == {("care", "homes"): ("none", "meet")}


def test_actors_without_a_sector_are_counted_as_unknown() -> None:
    finding = found(with_sectors(city({"one": "a b"}), a="care"), "sectors-apart")[()]
    assert (finding.status, finding.values["number"]) == (Status.UNKNOWN, 1)


def test_the_sector_matrix_counts_pairs_that_meet_against_pairs_there_could_be() -> None:
    facts = with_sectors(
        city({"one": "a b c", "two": "a c d", "three": "e"}),
        a="care",
        b="care",
        c="homes",
        d="homes",
    )
    matrix = sector_matrix(two_mode_network(facts))
    assert matrix.sectors == ("care", "homes")
    assert matrix.without_sector == 1
    mixed = matrix.cell("homes", "care")
    assert (mixed.observed, mixed.possible) == (3, 4)
    assert (matrix.cell("care", "care").observed, matrix.cell("homes", "homes").possible) == (1, 1)
    assert matrix.unseen == frozenset()


def test_two_of_one_sector_may_meet_unseen_where_not_all_members_are_known() -> None:
    apart = with_sectors(city({"one": "a", "two": "b"}), a="homes", b="homes")
    assert sector_matrix(two_mode_network(apart)).unseen == frozenset()
    one, two = apart.bodies
    unclear = replace(apart, bodies=(one, replace(two, open_list=True)))
    matrix = sector_matrix(two_mode_network(unclear))
    assert (matrix.cell("homes", "homes"), matrix.unseen) == (PairCount(0, 1), frozenset({"homes"}))


# Cut points, and bodies that hang on one actor


def test_an_actor_without_whom_the_network_falls_apart_is_a_gap_with_the_parts_it_holds() -> None:
    facts = with_sectors(city({"one": "a b x", "two": "x c"}), a="care", b="care", c="homes")
    facts = with_seat(facts, "two", "x", evidence=Evidence.DERIVED)
    finding = found(facts, "cut-point")["x",]
    assert finding.status is Status.CONFIRMED
    assert finding.values["parts"] == (("a", "b"), ("c",))
    assert finding.values["sectors"] == (("care",), ("homes",))
    assert finding.values["bodies"] == (("one",), ("two",))
    assert finding.values["evidence"] == ("explicit", "derived")


def test_a_group_holds_nothing_together_since_it_may_be_several() -> None:
    facts = with_actor(city({"one": "a x", "two": "x c"}), "x", named=Naming.GROUP)
    assert ("x",) not in answers(facts, "cut-point")


def test_an_actor_is_no_cut_point_when_others_hold_the_network_or_only_a_table_is_left() -> None:
    told = answers(city({"one": "a x", "two": "x a c", "own": "c"}), "cut-point")
    assert set(told.values()) == {("none", "holds-without")}
    assert told.keys() == {("a",), ("c",), ("x",)}


def test_a_body_that_one_actor_joins_to_the_rest_hangs_on_it() -> None:
    facts = city({"one": "a b x", "two": "x y c", "three": "y c"})
    finding = found(facts, "hangs-on-one")["one",]
    assert (finding.status, finding.values["actor"]) == (Status.CONFIRMED, "x")
    assert answers(facts, "hangs-on-one")["two",] == ("none", "more-links")
    unclear = with_body(facts, "one", open_list=True)
    assert answers(unclear, "hangs-on-one")["one",] == ("unknown", "one-known-link")


# Parts that are cut off


def test_a_part_apart_from_the_rest_is_a_gap_when_all_in_it_are_named() -> None:
    facts = city({"one": "a b", "two": "b c", "island": "d e"})
    finding = found(facts, "cut-off")["island",]
    assert (finding.status, finding.reason) == (Status.CONFIRMED, "apart")
    assert finding.values["actors"] == ("d", "e")
    unclear = answers(with_body(facts, "island", open_list=True), "cut-off")
    assert unclear["island",] == ("unknown", "may-be-joined")


@pytest.mark.parametrize("level", [Evidence.CONDITIONAL, Evidence.GROUP])
def test_a_part_that_weaker_evidence_joins_is_unknown_with_the_seat_that_joins_it(
    level: Evidence,
) -> None:
    facts = city({"one": "a b", "two": "b c", "far": "c d e"})
    facts = with_seat(facts, "far", "c", evidence=level)
    finding = found(facts, "cut-off")["far",]
    assert (finding.status, finding.reason) == (Status.UNKNOWN, "joined-weakly")
    assert finding.values["evidence"] == level.value
    assert finding.facts == (Seat(body="far", actor="c", evidence=level),)


def test_a_part_that_a_derived_seat_joins_is_joined_and_said_to_be_so_by_deriving() -> None:
    facts = city({"one": "a b", "two": "b c", "far": "c d e"})
    facts = with_seat(facts, "far", "c", evidence=Evidence.DERIVED)
    told = answers(facts, "cut-off")
    assert told["far",] == ("none", "joined-derived")
    assert told["one",] == told["two",] == ("none", "joined")


def test_bodies_that_hang_together_on_explicit_evidence_are_no_gap() -> None:
    told = answers(city({"one": "a b", "two": "b c"}), "cut-off")
    assert told == {("one",): ("none", "joined"), ("two",): ("none", "joined")}


# All rules together


def test_an_empty_city_has_no_findings() -> None:
    assert find_gaps(Facts(), on=TODAY) == ()


def test_the_most_serious_comes_first_and_confirmed_before_unknown() -> None:
    facts = with_actor(city({"one": "a x", "two": "x c"}, others="n g"), "g", named=Naming.GROUP)
    findings = find_gaps(facts, on=TODAY)
    order = [(-each.severity, list(Status).index(each.status)) for each in findings]
    assert order == sorted(order)
    assert find_gaps(replace(facts, actors=facts.actors[::-1]), on=TODAY) == findings


def test_findings_that_weigh_as_much_stand_in_the_order_of_the_rules() -> None:
    facts = with_actor(city({"one": "a x", "two": "x c"}, others="n g"), "g", named=Naming.GROUP)
    for rules in (RULES, RULES[::-1]):
        places = {rule.key: place for place, rule in enumerate(rules)}
        listed = [
            (-each.severity, list(Status).index(each.status), places[each.rule], each.subjects)
            for each in find_gaps(facts, on=TODAY, rules=rules)
        ]
        assert listed == sorted(listed)


@pytest.mark.parametrize(("severity", "unknown"), [(5, 4), (3, 2), (2, 1), (1, 1)])
def test_an_unknown_weighs_one_less_than_the_gap_it_may_be_and_never_nothing(
    severity: int, unknown: int
) -> None:
    answer = Answers("a-rule", severity=severity)
    assert answer.confirmed(reason="x").severity == severity
    assert answer.unknown(reason="x").severity == unknown
    assert answer.none(reason="x").severity == 0


def test_a_finding_keeps_its_identity_when_reasons_change() -> None:
    facts = city({"one": "a b", "two": "b c", "island": "d e"})
    before = found(facts, "cut-off")["island",]
    after = found(with_body(facts, "island", open_list=True), "cut-off")["island",]
    assert before.identity == after.identity == "cut-off:island"


def test_a_city_can_switch_a_rule_off() -> None:
    facts = city({"one": "a b"}, others="n")
    off = find_gaps(facts, on=TODAY, settings={"no-seat": RuleSetting(enabled=False)})
    assert {each.rule for each in off}.isdisjoint({"no-seat"})


@pytest.mark.parametrize(
    "settings",
    [
        {"no-such-rule": RuleSetting()},
        {"theme-apart": RuleSetting(thresholds={"no_such_threshold": 3})},
        {"theme-apart": RuleSetting(thresholds={"largest_theme": "many"})},
    ],
)
def test_a_setting_that_no_rule_knows_is_refused(settings: dict[str, RuleSetting]) -> None:
    with pytest.raises(ValueError, match=r"no such rules|has no threshold"):
        find_gaps(Facts(), on=TODAY, settings=settings)


def test_progress_hears_each_rule_that_answers_and_may_stop() -> None:
    heard: list[tuple[str, float, int]] = []

    def stop(rule: str, done: float, of_all: int) -> None:
        heard.append((rule, done, of_all))
        if rule == "cut-off":
            raise InterruptedError

    with pytest.raises(InterruptedError):
        find_gaps(city({"one": "a b", "two": "b c"}), on=TODAY, progress=stop)
    assert [heard[0][0], heard[-1][0]] == ["no-seat", "cut-off"]
    assert [done for _, done, _ in heard] == sorted(done for _, done, _ in heard)
    assert {of_all for _, _, of_all in heard} == {len(RULES)}


def test_every_rule_has_its_own_key() -> None:
    assert len({rule.key for rule in RULES}) == len(RULES)
