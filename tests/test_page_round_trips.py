"""What is taken along as a network and handed in again changes nothing, whatever the facts are.

GraphML and GEXF carry the actors and bodies that have a seat, with their name, kind, sector,
layer, what they are part of and their numbers, and each seat with its role and evidence. They do
not carry who has no seat, ties, sources, periods, representatives or the other tables: what is
known of those stays. Workbooks, CSV files and Kumu's workbook carry everything, and are tested
with the other exports; Parquet, Turtle, JSON and HTML are for other programs and are not read.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from dashboard.documents import network_formats
from data.intake.checking.check import CheckResult, check
from data.intake.limits import LIMITS
from data.intake.proposing.proposed_changes import proposed_changes
from data.intake.reading import graphml_gexf
from data.intake.reading.grid import Grid, Rows
from data.intake.reading.network_sheets import split_network
from data.intake.understanding.raw_tables import ReadResult, raw_table
from data.model import Actor, Body, Evidence, Facts, Layer, Role, Seat
from graph.network import two_mode_network, without_isolates
from tests.any_facts import SEATED_FACTS

FORMATS = {
    "graphml": (network_formats.network_as_graphml, graphml_gexf.graphml_sheets),
    "gexf": (network_formats.network_as_gexf, graphml_gexf.gexf_sheets),
}
formats = pytest.mark.parametrize("name", FORMATS)

RAAD = Body(id="raad", name="Raad", layer=Layer.WOONRAAD)
STAD = Actor(id="stad", name="=Stad\n“Kortrijk” <&>", kbo="0207494678")
TWICE = Facts(
    actors=(STAD,),
    bodies=(RAAD,),
    seats=(
        Seat(body="raad", actor="stad", number=1, role=Role.CHAIR),
        Seat(body="raad", actor="stad", number=4, evidence=Evidence.DERIVED),
    ),
)


def again(facts: Facts, name: str, known: Facts) -> CheckResult:
    """What a network of some facts says when it is handed in where others are known."""
    write, take_apart = FORMATS[name]
    sheets = take_apart(write(without_isolates(two_mode_network(facts))), LIMITS)
    grids = [Grid(f"x.{name}", sheet, Rows.of(rows)) for sheet, rows in sheets if rows]
    _, typed = split_network(grids)
    reading = ReadResult(tuple(raw_table(part.grid, part.table) for part in typed), ())
    return check(reading, known)


@formats
@settings(max_examples=25, deadline=None)
@given(facts=SEATED_FACTS)
def test_any_facts_survive_a_network_of_them(name: str, facts: Facts) -> None:
    checked = again(facts, name, facts)
    assert checked.ok, checked.problems
    assert proposed_changes(checked.facts, facts, replace=False) == ()


@formats
def test_a_network_says_by_itself_who_sits_where_also_with_two_seats(name: str) -> None:
    checked = again(TWICE, name, Facts())
    assert checked.ok
    assert checked.facts == {
        "actors": list(TWICE.actors),
        "bodies": list(TWICE.bodies),
        "seats": list(TWICE.seats),
    }
