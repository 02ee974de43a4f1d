"""What undoes a claim that something is missing: one seat, in every way that it can be known.

Each rule is asked of a small network in which one seat decides: without it the claim is confirmed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest

from data.model import Actor, Body, Evidence, Facts, Layer, Naming, Seat, Theme, ThemeLink, Tie
from graph.gaps import Finding, find_gaps

TODAY = date(2026, 11, 30)


def network(bodies: dict[str, str], *others: str) -> Facts:
    """Bodies with their members; each actor has a sector of its own, and nothing else is known."""
    names = sorted({*others, *(name for members in bodies.values() for name in members.split())})
    return Facts(
        actors=tuple(Actor(id=name, name=name, sector=f"of-{name}") for name in names),
        bodies=tuple(Body(id=body, name=body, layer=Layer.CONSULTATION) for body in bodies),
        seats=tuple(
            Seat(body=body, actor=name)
            for body, members in bodies.items()
            for name in members.split()
        ),
    )


def changed(facts: Facts, what: str, identity: str, **fields: object) -> Facts:
    """The facts with other fields of one actor or body."""
    rows = tuple(
        replace(fact, **fields) if fact.id == identity else fact for fact in getattr(facts, what)
    )
    return replace(facts, **{what: rows})


def with_layer(facts: Facts, body: str, layer: Layer) -> Facts:
    return changed(facts, "bodies", body, layer=layer)


def finding_about(facts: Facts, rule: str, *subjects: str) -> Finding | None:
    """The answer of a rule about some subjects; None where it says nothing of them."""
    answers = find_gaps(facts, on=TODAY)
    return next(
        (finding for finding in answers if (finding.rule, finding.subjects) == (rule, subjects)),
        None,
    )


def answer(facts: Facts, rule: str, *subjects: str) -> tuple[str, str] | None:
    finding = finding_about(facts, rule, *subjects)
    return None if finding is None else (finding.status.value, finding.reason)


class Case(NamedTuple):
    """A claim, the seat that undoes it, and the reasons that the rule gives."""

    rule: str
    subjects: tuple[str, ...]
    without: Facts
    seat: Seat
    confirmed: str
    derived: str
    explicit: str
    weak: str


# Only x links a and b, who deal with the same; a seat of a in the hall undoes all of it.
LINKED = replace(
    network({"table": "a x", "hall": "x b"}),
    themes=(Theme(id="rent", name="rent"),),
    theme_links=(ThemeLink(theme="rent", subject="a"), ThemeLink(theme="rent", subject="b")),
)
APART = network({"table": "a x", "hall": "b y", "room": "b z"})
IN_HALL = Seat(body="hall", actor="a")
CASES = (
    Case(
        "theme-apart",
        ("a", "b"),
        LINKED,
        IN_HALL,
        "never-meet",
        "meet-derived",
        "meet",
        "meet-weakly",
    ),
    Case(
        "sectors-apart",
        ("of-a", "of-b"),
        LINKED,
        IN_HALL,
        "never-meet",
        "meet-derived",
        "meet",
        "meet-weakly",
    ),
    Case(
        "cut-point",
        ("x",),
        LINKED,
        IN_HALL,
        "falls-apart",
        "holds-without",
        "holds-without",
        "only-link-by-name",
    ),
    Case(
        "hangs-on-one",
        ("table",),
        LINKED,
        IN_HALL,
        "one-link",
        "more-links-derived",
        "more-links",
        "one-known-link",
    ),
    Case(
        "cut-off", ("table",), APART, IN_HALL, "apart", "joined-derived", "joined", "joined-weakly"
    ),
)
BY_RULE = pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)


def with_seat(case: Case, **fields: object) -> Facts:
    seat = replace(case.seat, **fields)  # type: ignore[arg-type]
    return replace(case.without, seats=(*case.without.seats, seat))


@BY_RULE
def test_without_the_seat_it_is_confirmed_and_says_which_lists_it_believes(case: Case) -> None:
    finding = finding_about(case.without, case.rule, *case.subjects)
    assert finding is not None
    assert (finding.status.value, finding.reason) == ("confirmed", case.confirmed)
    assert "table" in finding.values["believed"]  # type: ignore[operator]
    closed = replace(
        case.without, bodies=tuple(replace(body, open_list=False) for body in case.without.bodies)
    )
    sure = finding_about(closed, case.rule, *case.subjects)
    assert sure is not None
    assert (sure.status.value, sure.values["believed"]) == ("confirmed", ())


@BY_RULE
def test_an_explicit_seat_undoes_it(case: Case) -> None:
    assert answer(with_seat(case), case.rule, *case.subjects) == ("none", case.explicit)


@BY_RULE
def test_a_derived_seat_undoes_it_and_is_said_to_be_derived(case: Case) -> None:
    facts = with_seat(case, evidence=Evidence.DERIVED)
    assert answer(facts, case.rule, *case.subjects) == ("none", case.derived)


@BY_RULE
@pytest.mark.parametrize("evidence", [Evidence.CONDITIONAL, Evidence.GROUP, Evidence.SUPPOSED])
def test_a_doubtful_seat_leaves_it_unknown(case: Case, evidence: Evidence) -> None:
    facts = with_seat(case, evidence=evidence)
    assert answer(facts, case.rule, *case.subjects) == ("unknown", case.weak)


@BY_RULE
def test_a_seat_of_an_unnamed_group_does_not_undo_it(case: Case) -> None:
    facts = replace(
        with_seat(case, actor="crowd"),
        actors=(*case.without.actors, Actor(id="crowd", name="crowd", named=Naming.GROUP)),
    )
    status = answer(facts, case.rule, *case.subjects)
    # Of a pair where anybody may sit it is one question about the body, which stands for the pair.
    assert status is None or status[0] == "unknown"


@BY_RULE
@pytest.mark.parametrize(
    ("fields", "holds"),
    [
        ({"active_until": "2026-11-29"}, False),
        ({"active_until": "2026-11-30"}, True),
        ({"active_until": "2026-12-01"}, True),
        ({"active_until": "2026-11"}, True),
        ({"active_until": "2026-10"}, False),
        ({"active_from": "2026-11-29"}, True),
        ({"active_from": "2026-11-30"}, True),
        ({"active_from": "2026-12-01"}, False),
        ({"active_from": "2027"}, False),
    ],
)
def test_a_seat_undoes_it_only_on_the_days_on_which_it_holds(
    case: Case, fields: dict[str, str], *, holds: bool
) -> None:
    expected = ("none", case.explicit) if holds else ("confirmed", case.confirmed)
    assert answer(with_seat(case, **fields), case.rule, *case.subjects) == expected


@BY_RULE
def test_a_seat_of_a_unit_undoes_it_for_its_whole(case: Case) -> None:
    unit = Actor(id="unit", name="unit", part_of="a")
    facts = replace(with_seat(case, actor="unit"), actors=(*case.without.actors, unit))
    assert answer(facts, case.rule, *case.subjects) == ("none", case.explicit)


@BY_RULE
def test_a_seat_of_the_whole_undoes_it_for_its_unit(case: Case) -> None:
    whole = Actor(id="whole", name="whole")
    facts = changed(with_seat(case, actor="whole"), "actors", "a", part_of="whole")
    facts = replace(facts, actors=(*facts.actors, whole))
    assert answer(facts, case.rule, *case.subjects) == ("none", case.explicit)


@BY_RULE
def test_a_seat_of_a_role_of_the_actor_undoes_it_and_one_of_nobody_knows_whom_does_not(
    case: Case,
) -> None:
    role = Actor(id="role", name="role", named=Naming.ROLE, part_of="a")
    facts = replace(with_seat(case, actor="role"), actors=(*case.without.actors, role))
    assert answer(facts, case.rule, *case.subjects) == ("none", case.explicit)
    alone = changed(facts, "actors", "role", part_of=None)
    status = answer(alone, case.rule, *case.subjects)
    assert status is None or status[0] == "unknown"


# The hall as a body that hides a seat of a, or does not.
Change = Callable[[Facts], Facts]


def hall(**fields: object) -> Change:
    return lambda facts: changed(facts, "bodies", "hall", **fields)


def tied(facts: Facts) -> Facts:
    return replace(facts, ties=(Tie(from_id="hall", to_id="a", kind="verwijst-naar"),))


def only_derived(facts: Facts) -> Facts:
    seats = (
        replace(seat, evidence=Evidence.DERIVED) if seat.body == "hall" else seat
        for seat in facts.seats
    )
    return replace(facts, seats=tuple(seats))


def both(*changes: Change) -> Change:
    def change(facts: Facts) -> Facts:
        for change in changes:
            facts = change(facts)
        return facts

    return change


@BY_RULE
@pytest.mark.parametrize(
    ("change", "hides"),
    [
        (hall(convenor="a"), False),  # all who sit there are listed
        (both(hall(convenor="a"), hall(open_list=False)), False),
        (both(hall(convenor="a"), hall(open_list=True)), True),
        (both(tied, hall(open_list=True)), True),
        (both(tied, only_derived), True),
        (both(tied, only_derived, hall(open_list=False)), False),
        (hall(layer=Layer.WOONRAAD), False),
        (both(tied, hall(layer=Layer.WOONRAAD, open_list=True)), True),
    ],
)
def test_it_is_unknown_only_where_a_list_is_open_and_something_speaks_for_a_seat(
    case: Case, change: Change, *, hides: bool
) -> None:
    found = answer(change(case.without), case.rule, *case.subjects)
    if hides:
        assert found is None or found[0] == "unknown"
    else:
        assert found == ("confirmed", case.confirmed)


@BY_RULE
def test_what_could_hold_the_answer_is_named(case: Case) -> None:
    facts = both(hall(convenor="a"), hall(open_list=True))(case.without)
    finding = finding_about(facts, case.rule, *case.subjects)
    assert finding is not None
    assert "hall" in (finding.values.get("unclear") or finding.values["bodies"])  # type: ignore[operator]


# Where a closed list of another body takes away one of two parts, or one of two ways


def test_a_cut_point_is_confirmed_while_two_of_its_parts_stay_apart_and_names_only_those() -> None:
    facts = network({"table": "a x", "hall": "b x", "room": "c x"})
    facts = changed(facts, "bodies", "hall", open_list=True, convenor="a")
    finding = finding_about(facts, "cut-point", "x")
    assert finding is not None
    assert (finding.status.value, finding.values["parts"]) == ("confirmed", (("a",), ("c",)))
    both_open = changed(facts, "bodies", "room", open_list=True, convenor="a")
    assert answer(both_open, "cut-point", "x") == ("unknown", "only-link-by-name")


def test_a_body_links_with_no_other_by_who_sits_there_alone() -> None:
    facts = network({"table": "a x", "hall": "x b", "own": "a"})
    assert answer(facts, "hangs-on-one", "table") == ("confirmed", "one-link")
    joined = replace(facts, seats=(*facts.seats, Seat(body="own", actor="b")))
    assert answer(joined, "hangs-on-one", "table") == ("none", "more-links")
    doubtful = Seat(body="own", actor="b", evidence=Evidence.CONDITIONAL)
    perhaps = replace(facts, seats=(*facts.seats, doubtful))
    finding = finding_about(perhaps, "hangs-on-one", "table")
    assert finding is not None
    assert (finding.status.value, finding.reason) == ("unknown", "one-known-link")
    assert (finding.values["unclear"], finding.values["through"]) == ((), ("b",))


def test_a_doubtful_seat_in_a_closed_list_asks_for_that_seat_and_not_for_the_list() -> None:
    doubtful = replace(IN_HALL, evidence=Evidence.CONDITIONAL)
    facts = replace(LINKED, seats=(*LINKED.seats, doubtful))
    for rule, subject in (("hangs-on-one", "table"), ("cut-point", "x")):
        finding = finding_about(facts, rule, subject)
        assert finding is not None
        assert (finding.values["unclear"], finding.values["through"]) == ((), ("a",))
        assert doubtful in finding.facts


def test_parts_that_may_hang_together_are_told_together_as_cut_off() -> None:
    facts = network({"table": "a x", "hall": "x b", "island": "c d", "islet": "e f"})
    assert answer(facts, "cut-off", "island") == ("confirmed", "apart")
    assert answer(facts, "cut-off", "islet") == ("confirmed", "apart")
    doubtful = Seat(body="islet", actor="c", evidence=Evidence.CONDITIONAL)
    facts = replace(facts, seats=(*facts.seats, doubtful))
    assert answer(facts, "cut-off", "island") is None
    assert answer(facts, "cut-off", "island", "islet") == ("confirmed", "apart")


def test_an_actor_without_a_sector_may_be_of_either_of_two_that_never_sit_together() -> None:
    facts = changed(network({"table": "a x", "hall": "b y"}), "actors", "x", sector=None)
    assert answer(facts, "sectors-apart", "of-a", "of-b") == ("unknown", "perhaps-through-unsorted")
    seatless = changed(network({"table": "a", "hall": "b"}, "x"), "actors", "x", sector=None)
    assert answer(seatless, "sectors-apart", "of-a", "of-b") == ("confirmed", "never-meet")
    opened = changed(seatless, "bodies", "table", open_list=True)
    assert answer(opened, "sectors-apart", "of-a", "of-b") == ("unknown", "may-meet-unseen")


def test_of_two_actors_without_a_sector_that_sit_together_each_may_be_of_one_of_two() -> None:
    facts = network({"table": "a", "hall": "b", "own": "x", "other": "y"})
    for name in "xy":
        facts = changed(facts, "actors", name, sector=None)
    assert answer(facts, "sectors-apart", "of-a", "of-b") == ("confirmed", "never-meet")
    with_seat = replace(facts, seats=(*facts.seats, Seat(body="own", actor="y")))
    finding = finding_about(with_seat, "sectors-apart", "of-a", "of-b")
    assert finding is not None
    assert (finding.status.value, finding.reason) == ("unknown", "perhaps-among-unsorted")
    assert (finding.values["bodies"], finding.values["without_sector"]) == (("own",), ("x", "y"))
    assert {*finding.facts} == {Seat(body="own", actor="x"), Seat(body="own", actor="y")}
    opened = changed(facts, "bodies", "own", open_list=True)
    assert answer(opened, "sectors-apart", "of-a", "of-b") == ("unknown", "may-meet-unseen")


def test_of_a_sector_that_only_groups_sit_for_nothing_is_missing() -> None:
    facts = network({"table": "a", "hall": "crowd"})
    facts = changed(facts, "actors", "crowd", named=Naming.GROUP)
    finding = finding_about(facts, "sectors-apart", "of-a", "of-crowd")
    assert finding is not None
    assert (finding.status.value, finding.reason) == ("unknown", "only-groups")
    assert (finding.values["groups"], finding.values["bodies"]) == (("crowd",), ("hall",))


def test_two_of_one_unnamed_group_are_two() -> None:
    facts = network({"table": "a x", "hall": "b y"}, "crowd")
    facts = changed(facts, "actors", "crowd", named=Naming.GROUP)
    for unit in "ab":
        facts = changed(facts, "actors", unit, part_of="crowd")
    facts = replace(facts, themes=LINKED.themes, theme_links=LINKED.theme_links)
    assert answer(facts, "theme-apart", "a", "b") == ("confirmed", "never-meet")


# Two whole towns of which nobody could say more than was known


def test_an_open_woonraad_with_nobody_named_holds_the_answer_about_two_closed_bodies() -> None:
    """Care and housing share a theme and sit in a body each; the woonraad may hold both."""
    facts = network({"zorgoverleg": "thuishulp zorghuis", "bouwoverleg": "bouwer huurhuis"})
    for actor, sector in (
        ("thuishulp", "zorg"),
        ("zorghuis", "zorg"),
        ("bouwer", "wonen"),
        ("huurhuis", "wonen"),
    ):
        facts = changed(facts, "actors", actor, sector=sector)
    woonraad = Body(id="raad", name="Woonraad", layer=Layer.WOONRAAD, open_list=True)
    facts = replace(
        facts,
        bodies=(*facts.bodies, woonraad),
        themes=(Theme(id="renovatie", name="Renovatie"),),
        theme_links=tuple(
            ThemeLink(theme="renovatie", subject=actor_id) for actor_id in ("thuishulp", "bouwer")
        ),
        ties=(Tie(from_id="thuishulp", to_id="bouwer", kind="betaalt"),),
    )
    question = finding_about(facts, "theme-apart", "raad")
    assert question is not None
    assert question.pairs == frozenset({("bouwer", "thuishulp")})
    assert question.values["bodies"] == ("raad",)
    sectors = finding_about(facts, "sectors-apart", "wonen", "zorg")
    cut_off = finding_about(facts, "cut-off", "zorgoverleg")
    money = finding_about(facts, "funder-at-table", "thuishulp", "bouwer")
    assert sectors is not None
    assert cut_off is not None
    assert money is not None
    assert (sectors.status.value, sectors.values["bodies"]) == ("unknown", ("raad",))
    assert (cut_off.status.value, cut_off.values["unclear"]) == ("unknown", ("raad",))
    assert (money.status.value, money.values["bodies"]) == ("unknown", ("raad",))
    closed = replace(facts, bodies=tuple(body for body in facts.bodies if body.id != "raad"))
    assert answer(closed, "theme-apart", "bouwer", "thuishulp") == ("confirmed", "never-meet")
    assert answer(closed, "sectors-apart", "wonen", "zorg") == ("confirmed", "never-meet")
    assert answer(closed, "cut-off", "zorgoverleg") == ("confirmed", "apart")
    assert answer(closed, "funder-at-table", "thuishulp", "bouwer") == ("none", "apart")


def test_a_department_and_its_city_link_the_bodies_in_which_each_sits() -> None:
    facts = network({"pleinoverleg": "parkdienst molen", "stadsoverleg": "stad zaal"})
    facts = changed(facts, "actors", "parkdienst", part_of="stad")
    assert answer(facts, "cut-off", "pleinoverleg") == ("none", "joined")
    assert answer(facts, "cut-off", "stadsoverleg") == ("none", "joined")
    for body in ("pleinoverleg", "stadsoverleg"):
        finding = finding_about(facts, "hangs-on-one", body)
        assert finding is not None
        assert (finding.status.value, finding.values["actor"]) == ("confirmed", "stad")
    cut = finding_about(facts, "cut-point", "stad")
    assert cut is not None
    assert {*cut.values["parts"]} == {("molen",), ("zaal",)}  # type: ignore[misc]
    apart = changed(facts, "actors", "parkdienst", part_of=None)
    assert answer(apart, "cut-off", "stadsoverleg") == ("confirmed", "apart")
