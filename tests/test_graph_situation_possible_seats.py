"""Who could sit where no source names them: each ground, and what gives none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.model import (
    Actor,
    Body,
    Evidence,
    Facts,
    Figure,
    Layer,
    Naming,
    Seat,
    Theme,
    ThemeLink,
    Tie,
)
from graph.situation.possible_seats import PossibleSeats
from graph.situation.seat_grounds import SeatGround
from graph.situation.situation import Situation
from graph.supposed_facts import suppose

TODAY = date(2026, 11, 30)
CONSULTATION = Layer.CONSULTATION
# A member of care sits at an open table; the others have no seat.
OPEN = Facts(
    actors=(
        Actor(id="member", name="Member", sector="care"),
        Actor(id="nurse", name="Nurse", sector="care"),
        Actor(id="builder", name="Builder", sector="housing"),
        Actor(id="nobody", name="Nobody knows"),
    ),
    bodies=(
        Body(id="table", name="Table", layer=CONSULTATION, open_list=True),
        Body(id="hall", name="Hall", layer=CONSULTATION, open_list=False),
    ),
    seats=(Seat(body="table", actor="member"), Seat(body="hall", actor="member")),
)


def possible(facts: Facts) -> PossibleSeats:
    return Situation(facts, TODAY).possible_seats


def grounds(facts: Facts, body: str = "table") -> dict[str, str]:
    """On what ground each whole could sit in a body; those that could not are left out."""
    found = possible(facts)
    ground_by_root_actor = {
        root_actor: found.seat_ground(root_actor, body) for root_actor in found.root_actors
    }
    return {
        root_actor: ground.value
        for root_actor, ground in ground_by_root_actor.items()
        if ground is not None
    }


def with_actors(facts: Facts, *actors: Actor) -> Facts:
    ids = {actor.id for actor in actors}
    return replace(
        facts, actors=(*(actor for actor in facts.actors if actor.id not in ids), *actors)
    )


def with_table(facts: Facts, **fields: object) -> Facts:
    table, *others = facts.bodies
    return replace(facts, bodies=(replace(table, **fields), *others))  # type: ignore[arg-type]


def open_bodies(facts: Facts) -> set[str]:
    return {body.id for body in possible(facts).open_bodies}


# Which bodies are open


@pytest.mark.parametrize(
    ("open_list", "evidence", "is_open"),
    [
        (None, Evidence.EXPLICIT, False),
        (False, Evidence.EXPLICIT, False),
        (True, Evidence.EXPLICIT, True),
        (None, Evidence.DERIVED, True),
        (False, Evidence.DERIVED, False),
        (None, Evidence.CONDITIONAL, True),
        (False, Evidence.CONDITIONAL, False),
        (None, Evidence.GROUP, True),
        (False, Evidence.GROUP, True),
        (None, Evidence.SUPPOSED, True),
    ],
)
def test_a_body_is_open_when_a_source_says_so_or_none_says_who_sits_there(
    open_list: bool | None, evidence: Evidence, *, is_open: bool
) -> None:
    facts = replace(OPEN, seats=(Seat(body="table", actor="member", evidence=evidence),))
    assert ("table" in open_bodies(with_table(facts, open_list=open_list))) is is_open


def test_one_explicit_seat_beside_others_makes_a_list_complete_and_a_group_on_it_does_not() -> None:
    facts = with_table(OPEN, open_list=None)
    derived = Seat(body="table", actor="nurse", evidence=Evidence.DERIVED)
    assert "table" not in open_bodies(replace(facts, seats=(*facts.seats, derived)))
    crowd = Actor(id="crowd", name="Crowd", named=Naming.GROUP)
    with_crowd = with_actors(facts, crowd)
    seat = Seat(body="table", actor="crowd")
    assert "table" in open_bodies(replace(with_crowd, seats=(*facts.seats, seat)))


def test_a_body_without_members_is_open_and_a_counted_number_closes_a_list_that_equals_it() -> None:
    assert "table" in open_bodies(replace(with_table(OPEN, open_list=None), seats=()))
    derived = replace(OPEN, seats=(Seat(body="table", actor="member", evidence=Evidence.DERIVED),))
    derived = with_table(derived, open_list=None)
    member_count = Figure(id="f", what="w", value="1", number=1, unit="leden", subject="table")
    assert "table" in open_bodies(derived)
    assert "table" not in open_bodies(replace(derived, figures=(member_count,)))
    assert "table" in open_bodies(replace(derived, figures=(replace(member_count, number=2),)))


def test_nobody_could_sit_in_a_complete_body_whatever_speaks_for_it() -> None:
    facts = replace(
        with_table(OPEN, open_list=False, convenor="nurse"),
        ties=(Tie(from_id="builder", to_id="table", kind="leidt"),),
    )
    assert grounds(facts) == {}


# On what ground


def test_on_an_open_list_the_sectors_of_its_members_could_be_and_who_has_no_sector() -> None:
    assert grounds(OPEN) == {"member": "sector", "nurse": "sector", "nobody": "unsorted"}


def test_a_unit_of_a_sector_brings_its_whole_and_what_an_actor_operates_counts_for_it() -> None:
    unit = Actor(id="unit", name="Unit", sector="care", part_of="builder")
    assert grounds(with_actors(OPEN, unit))["builder"] == "sector"
    home = Actor(id="home", name="Home", sector="care")
    operated = replace(
        with_actors(OPEN, home), ties=(Tie(from_id="builder", to_id="home", kind="baat-uit"),)
    )
    assert grounds(operated)["builder"] == "sector"


def test_an_ocmw_counts_as_welfare_too() -> None:
    facts = with_actors(
        OPEN,
        Actor(id="member", name="Member", sector="welzijn"),
        Actor(id="ocmw-dam", name="OCMW", sector="lokaal-bestuur"),
        Actor(id="other", name="Other", sector="lokaal-bestuur"),
    )
    assert grounds(facts)["ocmw-dam"] == "sector"
    assert "other" not in grounds(facts)


def test_where_nobody_on_a_list_has_a_sector_anybody_could_be_on_it() -> None:
    facts = with_actors(OPEN, Actor(id="member", name="Member"))
    assert grounds(facts) == dict.fromkeys(
        ("builder", "member", "nobody", "nurse"), "no-sector-known"
    )


@pytest.mark.parametrize(
    ("fields", "ties", "ground"),
    [
        ({"convenor": "builder"}, (), SeatGround.RUNS),
        ({"part_of": "builder"}, (), SeatGround.RUNS),
        ({}, (("builder", "table", "leidt"),), SeatGround.TIE),
        ({}, (("table", "builder", "verwijst-naar"),), SeatGround.TIE),
        ({}, (("table", "begun", "opgestart"),), SeatGround.STARTED),
        ({}, (("begun", "table", "opgestart"),), None),
        ({}, (("table", "begun", "verwijst-naar"),), None),
    ],
)
def test_who_runs_a_body_or_is_tied_to_it_could_sit_there_whatever_its_sector(
    fields: dict[str, str], ties: tuple[tuple[str, str, str], ...], ground: SeatGround | None
) -> None:
    begun = Body(id="begun", name="Begun", layer=CONSULTATION)
    facts = replace(
        with_table(OPEN, **fields),
        seats=(*OPEN.seats, Seat(body="begun", actor="builder")),
        ties=tuple(Tie(from_id=one, to_id=other, kind=kind) for one, other, kind in ties),
    )
    facts = replace(facts, bodies=(*facts.bodies, begun))
    assert possible(facts).seat_ground("builder", "table") is ground


def test_who_sits_in_a_part_of_a_body_could_sit_in_the_body() -> None:
    part = Body(id="part", name="Part", layer=CONSULTATION, part_of="table")
    facts = replace(OPEN, bodies=(*OPEN.bodies, part))
    facts = replace(facts, seats=(*facts.seats, Seat(body="part", actor="builder")))
    assert grounds(facts)["builder"] == "started"


@pytest.mark.parametrize(
    ("of_body", "of_actor", "could"),
    [
        ("rent", "rent", True),
        ("rent", "home", True),  # the theme above
        ("home", "rent", True),  # the theme below
        ("rent", "heat", False),  # beside it
        ("rent", "loans", False),
    ],
)
def test_who_deals_with_its_theme_or_one_above_or_below_could_sit_there(
    of_body: str, of_actor: str, *, could: bool
) -> None:
    facts = replace(
        OPEN,
        themes=(
            Theme(id="home", name="home"),
            Theme(id="rent", name="rent", part_of="home"),
            Theme(id="heat", name="heat", part_of="home"),
            Theme(id="loans", name="loans"),
        ),
        theme_links=(
            ThemeLink(theme=of_body, subject="table"),
            ThemeLink(theme=of_actor, subject="builder"),
        ),
    )
    assert (grounds(facts).get("builder") == "theme") is could


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ({"sector": "housing"}, {"builder": "group", "nobody": "unsorted"}),
        ({"part_of": "builder", "sector": "care"}, {"builder": "group"}),
        ({"part_of": "nurse"}, {"nurse": "group"}),
        ({}, dict.fromkeys(("builder", "member", "nobody", "nurse"), "no-sector-known")),
    ],
)
def test_of_a_group_its_whole_could_sit_there_or_else_its_sector(
    group: dict[str, str], expected: dict[str, str]
) -> None:
    crowd = replace(Actor(id="crowd", name="Crowd", named=Naming.GROUP), **group)  # type: ignore[arg-type]
    facts = replace(with_table(OPEN, open_list=None), seats=(Seat(body="table", actor="crowd"),))
    assert grounds(with_actors(facts, crowd)) == expected


def test_a_role_of_nobody_knows_whom_is_as_a_group_and_one_of_an_actor_is_that_actor() -> None:
    facts = replace(with_table(OPEN, open_list=None), seats=(Seat(body="table", actor="role"),))
    role = Actor(id="role", name="Role", named=Naming.ROLE, sector="housing")
    assert grounds(with_actors(facts, role)) == {"builder": "group", "nobody": "unsorted"}
    assert grounds(with_actors(facts, replace(role, part_of="builder"))) == {}


def test_a_woonraad_that_is_open_asks_for_everybody_and_so_does_an_unknown_part_of_it() -> None:
    facts = with_table(OPEN, layer=Layer.WOONRAAD)
    assert grounds(facts).keys() == {"builder", "member", "nobody", "nurse"}
    assert grounds(facts)["builder"] == "broad"
    part = Body(id="part", name="Part", layer=Layer.KERNGROEP, part_of="table")
    with_part = replace(facts, bodies=(*facts.bodies, part))
    assert grounds(with_part, "part").keys() == grounds(facts).keys()
    assert grounds(with_part, "part")["builder"] == "broad"
    seat = Seat(body="part", actor="builder")
    known = replace(with_part, seats=(*with_part.seats, seat))
    assert grounds(known, "part") == {}


def test_where_nothing_at_all_is_known_anybody_could_sit() -> None:
    facts = replace(with_table(OPEN, open_list=None), seats=())
    assert {*grounds(facts).values()} == {"nobody-known"}
    theme = replace(
        facts,
        themes=(Theme(id="rent", name="rent"),),
        theme_links=(
            ThemeLink(theme="rent", subject="table"),
            ThemeLink(theme="rent", subject="nurse"),
        ),
    )
    assert grounds(theme) == {"nurse": "theme"}
    part = replace(with_table(facts, part_of="hall"), seats=(Seat(body="hall", actor="nurse"),))
    assert grounds(part) == {"nurse": "whole"}


def test_who_could_sit_in_a_part_could_sit_in_a_whole_that_is_known_only_through_it() -> None:
    whole = Body(id="whole", name="Whole", layer=CONSULTATION)
    facts = with_table(OPEN, part_of="whole")
    facts = replace(facts, bodies=(*facts.bodies, whole))
    assert grounds(facts, "whole") == {"member": "started", "nurse": "sector", "nobody": "unsorted"}
    own = replace(facts, seats=(*facts.seats, Seat(body="whole", actor="builder")))
    assert grounds(own, "whole") == {}


# Who could not


def test_no_group_role_or_place_could_sit_anywhere_unseen() -> None:
    others = (
        Actor(id="crowd", name="Crowd", sector="care", named=Naming.GROUP),
        Actor(id="role", name="Role", sector="care", named=Naming.ROLE),
        Actor(id="house", name="House", sector="care", kind="locatie-of-dienst"),
    )
    facts = with_table(with_actors(OPEN, *others), layer=Layer.WOONRAAD)
    assert {"crowd", "role", "house"}.isdisjoint(grounds(facts))


def test_a_seat_that_is_only_supposed_says_nothing_of_who_else_sits_there() -> None:
    seat = suppose(Seat(body="table", actor="builder"))
    assert grounds(replace(OPEN, seats=(*OPEN.seats, seat))) == grounds(OPEN)


@pytest.mark.parametrize(
    ("until", "there"), [("2026-11-29", False), ("2026-11-30", True), ("2026-12-01", True)]
)
def test_only_what_holds_on_the_day_speaks_for_a_seat(until: str, *, there: bool) -> None:
    tie = Tie(from_id="builder", to_id="table", kind="leidt", active_until=until)
    assert ("builder" in grounds(replace(OPEN, ties=(tie,)))) is there
    seat = Seat(body="table", actor="builder", active_until=until)
    mason = Actor(id="mason", name="Mason", sector="housing")
    facts = with_actors(replace(OPEN, seats=(*OPEN.seats, seat)), mason)
    assert ("mason" in grounds(facts)) is there
    assert ("table" in open_bodies(with_table(OPEN, active_until=until))) is there


def test_in_a_body_of_which_the_members_are_taken_to_be_known_nobody_else_could_sit() -> None:
    found = replace(possible(OPEN), assumed_complete_bodies=frozenset({"table"}))
    assert found.open_bodies == ()
    assert found.possible_bodies_of("nurse") == 0
