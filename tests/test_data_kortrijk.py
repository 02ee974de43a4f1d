"""The Kortrijk data set says what the policy text says, with line and words on every row."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from data.model import Evidence, Facts, Naming, Source, Sourced
from data.tables import TABLES
from graph.measures import measure_network
from graph.network import two_mode_network
from graph.network_filter import NetworkFilter, filter_network
from tests import cities

UNTOLD = (
    "meetings",
    "agenda_items",
    "attendance",
    "advice",
    "succession",
    "rule_settings",
    "marks",
)
POLICY_TEXT = Path(__file__).parent / "examples" / "kortrijk_policy_text.txt"
EXPLICIT = frozenset({Evidence.EXPLICIT})
DERIVED = EXPLICIT | {Evidence.DERIVED}
CONDITIONAL = DERIVED | {Evidence.CONDITIONAL}
ALL = CONDITIONAL | {Evidence.GROUP}


@pytest.fixture(scope="module")
def kortrijk() -> Facts:
    return cities.kortrijk()


@pytest.mark.parametrize(
    ("table", "count"),
    [
        ("sources", 1),
        ("actors", 36),
        ("bodies", 11),
        ("seats", 39),
        ("activities", 5),
        ("ties", 22),
        ("themes", 22),
        ("theme_links", 22),
        ("figures", 11),
        *((table, 0) for table in UNTOLD),
    ],
)
def test_a_table_has_as_many_rows_as_the_text_has_facts(
    kortrijk: Facts, table: str, count: int
) -> None:
    assert len(kortrijk.table(table)) == count


def test_every_row_names_its_line_and_its_words(kortrijk: Facts) -> None:
    rows = [row for table in TABLES for row in kortrijk.table(table.name)]
    for row in rows:
        if isinstance(row, Source):
            continue
        assert isinstance(row, Sourced)
        assert row.source == "beleidstekst"
        assert re.fullmatch(r"regel ([1-9]|[1-5]\d|6[0-2])", row.locator or "")
        assert row.quote


def test_every_quote_is_a_literal_piece_of_its_line(kortrijk: Facts) -> None:
    lines = POLICY_TEXT.read_text("utf-8").replace("\u00a0", " ").split("\n")
    rows = [row for table in TABLES for row in kortrijk.table(table.name)]
    for row in rows:
        if isinstance(row, Sourced):
            number = int((row.locator or "").removeprefix("regel "))
            assert row.quote, row
            assert row.quote.replace("\u00a0", " ") in lines[number - 1], row


def test_the_empty_heading_is_told_as_without_data(kortrijk: Facts) -> None:
    lines = POLICY_TEXT.read_text("utf-8").split("\n")
    (source,) = kortrijk.sources
    assert source.no_data is not None
    heading, place = source.no_data.split(" (")
    assert place == "kop A, regel 9)"
    assert heading.upper() in lines[9 - 1]
    assert not lines[10 - 1].strip()
    assert lines[11 - 1].startswith("B. ")


def test_the_source_has_no_date_because_the_text_has_none(kortrijk: Facts) -> None:
    (source,) = kortrijk.sources
    assert (source.title, source.publisher) == ("Lokaal woonbeleid coördineren", "Stad Kortrijk")
    assert (source.published, source.checked) == (None, None)


def test_seats_are_counted_by_how_we_know_of_them(kortrijk: Facts) -> None:
    assert Counter(seat.evidence for seat in kortrijk.seats) == {
        Evidence.EXPLICIT: 22,
        Evidence.DERIVED: 8,
        Evidence.CONDITIONAL: 3,
        Evidence.GROUP: 6,
    }


def test_actors_are_organisations_roles_or_unnamed_groups(kortrijk: Facts) -> None:
    assert Counter(actor.named for actor in kortrijk.actors) == {
        Naming.ORGANISATION: 23,
        Naming.ROLE: 2,
        Naming.GROUP: 11,
    }


def test_typos_stay_in_the_quote_and_not_in_the_name(kortrijk: Facts) -> None:
    said = {actor.name: actor.quote for actor in kortrijk.actors}
    assert said["Stadsontwikkelingsbedrijf"] == "stadontwikkelingsbedrijf"
    assert said["Programmaregisseur"] == "programma regisser"
    assert said["Private sector"] == "private ector"
    assert said["SHM"] == "SHm"


def test_bodies_have_names_that_tell_them_apart(kortrijk: Facts) -> None:
    names = {body.name for body in kortrijk.bodies}
    assert len(names) == 11
    assert "Kerngroep van het lokaal woonoverleg" in names
    assert "Kerngroepen van de woonraad (niet bij naam bekend)" in names


def test_a_list_is_open_where_it_ends_in_dots_and_closed_where_the_partners_are_enumerated(
    kortrijk: Facts,
) -> None:
    lists = {body.id: body.open_list for body in kortrijk.bodies if body.open_list is not None}
    assert lists == {
        "lwo-ad-hoc-uitbreiding": True,
        "woonclub": False,
        "samenwerking-huurdersbond": False,
    }


def test_an_extension_holds_what_it_extends_and_says_that_the_text_leaves_open_which(
    kortrijk: Facts,
) -> None:
    table = {
        body: {
            (seat.actor, seat.locator, seat.quote)
            for seat in kortrijk.seats
            if seat.body == body and seat.evidence is Evidence.DERIVED
        }
        for body in ("lwo-uitgebreide-kerngroep", "lwo-ad-hoc-uitbreiding")
    }
    core = {"directies-stad-kortrijk", "stadsontwikkelingsbedrijf"}
    wider = core | {"ocmw-kortrijk", "wonen-vlaanderen", "programmaregisseur"}
    assert table["lwo-uitgebreide-kerngroep"] == {
        (actor, "regel 15", "aangevuld met") for actor in core
    }
    assert table["lwo-ad-hoc-uitbreiding"] == {
        (actor, "regel 16", "ad-hoc uitbreiding") for actor in wider
    }
    notes = {
        seat.note
        for seat in kortrijk.seats
        if seat.body == "lwo-ad-hoc-uitbreiding" and seat.evidence is Evidence.DERIVED
    }
    (note,) = notes
    assert note is not None
    assert "zegt niet of elke uitbreiding vertrekt van de kerngroep" in note


def test_only_an_unambiguous_frequency_became_a_number(kortrijk: Facts) -> None:
    numbers = {
        body.id: body.meetings_per_year
        for body in kortrijk.bodies
        if body.meetings_per_year is not None
    }
    assert numbers == {"overleg-wzc": 4}


def test_nobody_has_a_number_or_a_period_that_the_text_does_not_give(kortrijk: Facts) -> None:
    assert not [actor for actor in kortrijk.actors if actor.kbo or actor.ovo or actor.website]
    assert not [seat for seat in kortrijk.seats if seat.representative or seat.deputy]
    periods = [
        *((actor.active_from, actor.active_until) for actor in kortrijk.actors),
        *((body.active_from, body.active_until) for body in kortrijk.bodies),
        *((seat.active_from, seat.active_until) for seat in kortrijk.seats),
        *((tie.active_from, tie.active_until) for tie in kortrijk.ties),
    ]
    assert set(periods) == {(None, None)}


@pytest.mark.parametrize(
    ("evidence", "counts", "parts", "ties", "density", "ocmw", "stad"),
    [
        (EXPLICIT, (20, 5, 22), 3, 75, 0.3947, 0.0468, 0.0468),
        (DERIVED, (21, 6, 30), 1, 94, 0.4476, 0.5895, 0.1895),
        (CONDITIONAL, (24, 6, 33), 1, 112, 0.4058, 0.6324, 0.1660),
        (ALL, (29, 9, 39), 4, 115, 0.2833, 0.4233, 0.1111),
    ],
    ids=["explicit", "derived", "conditional", "group"],
)
def test_the_network_is_the_one_the_text_supports(
    kortrijk: Facts,
    evidence: frozenset[Evidence],
    counts: tuple[int, int, int],
    parts: int,
    ties: int,
    density: float,
    ocmw: float,
    stad: float,
) -> None:
    found = measure_network(
        filter_network(two_mode_network(kortrijk), NetworkFilter(evidence=evidence), kortrijk)
    )
    whole, actors = found.network, found.actors
    assert (whole["actors"], whole["bodies"], whole["seats"]) == counts
    assert (whole["components"], whole["ties"]) == (parts, ties)
    assert whole["density"] == pytest.approx(density, abs=5e-5)
    assert actors["ocmw-kortrijk"]["betweenness"] == pytest.approx(ocmw, abs=5e-5)
    assert actors["stad-kortrijk"]["betweenness"] == pytest.approx(stad, abs=5e-5)
    cut = {actor for actor, values in actors.items() if values["cut_point"]}
    assert cut == {"ocmw-kortrijk", "stad-kortrijk"}
