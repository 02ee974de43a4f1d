"""Networks from other programs become actors, bodies, seats and ties."""

from __future__ import annotations

import io

import networkx as nx
import pytest
from openpyxl import Workbook

from data.intake.checking.check import CheckResult, check
from data.intake.sandbox.read_uploads import read
from data.intake.uploaded_files import Upload
from data.model import Activity, Actor, Body, Evidence, Facts, Layer, Role, Seat, Tie


def checked(name: str, content: bytes) -> CheckResult:
    return check(read([Upload(name, content)]), Facts())


def kumu_of(elements: list[tuple[str, ...]], connections: list[tuple[str, ...]]) -> bytes:
    book = Workbook()
    book.worksheets[0].title = "Elements"
    links = book.create_sheet("Connections")
    for row in elements:
        book.worksheets[0].append(row)
    for row in connections:
        links.append(row)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def test_an_element_that_is_a_body_without_a_layer_is_told_where_it_stands() -> None:
    content = kumu_of([("Label", "Type"), ("Iets", "actor"), ("Club", "body")], [("From", "To")])
    (problem,) = checked("netwerk.xlsx", content).problems
    assert (problem.code, problem.sheet, problem.column) == ("missing-column", "Elements", "layer")


def test_elements_are_told_apart_by_their_type_and_connections_by_what_they_join() -> None:
    content = kumu_of(
        [
            ("Label", "Type", "Tags"),
            ("Stad Kortrijk", "gemeente", "x"),
            ("De Woonraad", "Woonraad", ""),
            ("De Club", "Overleg", ""),
            ("Wegwijs", "activiteit", ""),
        ],
        [
            ("From", "To", "Type", "Label"),
            ("De Woonraad", "Stad Kortrijk", "", ""),
            ("Stad Kortrijk", "Wegwijs", "", "geeft uit"),
        ],
    )
    result = checked("netwerk.xlsx", content)
    assert {(p.code, p.column) for p in result.problems} == {
        ("unknown-column", "tags"),
        ("unknown-word", "kind"),
    }
    assert result.facts == {
        "actors": [Actor(id="stad-kortrijk", name="Stad Kortrijk", kind="gemeente")],
        "bodies": [
            Body(id="de-woonraad", name="De Woonraad", layer=Layer.WOONRAAD),
            Body(id="de-club", name="De Club", layer=Layer.CONSULTATION),
        ],
        "seats": [Seat(body="de-woonraad", actor="stad-kortrijk")],
        "activities": [Activity(id="wegwijs", name="Wegwijs")],
        "ties": [Tie(from_id="stad-kortrijk", to_id="wegwijs", kind="geeft uit")],
    }


@pytest.mark.parametrize("column", ["Type", "Mode", "Table"])
def test_what_an_element_is_stands_in_any_of_three_columns(column: str) -> None:
    content = kumu_of(
        [
            ("Label", column, "Layer"),
            ("Stad", "actor", ""),
            ("Club", "body", "overleg"),
            ("Wegwijs", "activiteit", ""),
        ],
        [("From", "To"), ("Stad", "Club")],
    )
    result = checked("netwerk.xlsx", content)
    assert result.facts == {
        "actors": [Actor(id="stad", name="Stad")],
        "bodies": [Body(id="club", name="Club", layer=Layer.CONSULTATION)],
        "seats": [Seat(body="club", actor="stad")],
        "activities": [Activity(id="wegwijs", name="Wegwijs")],
    }


def test_the_type_of_an_element_goes_before_its_mode() -> None:
    content = kumu_of([("Label", "Type", "Mode"), ("Stad", "actor", "activity")], [("From", "To")])
    assert checked("netwerk.xlsx", content).facts["actors"] == [Actor(id="stad", name="Stad")]


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_a_network_that_networkx_wrote_is_read(ending: str) -> None:
    network: nx.Graph[str] = nx.Graph()
    network.add_node("stad", mode="actor", name="Stad", sector="bestuur", colour="red")
    network.add_node("raad", mode="body", name="Raad", layer="woonraad")
    network.add_edge("stad", "raad", role="chair", evidence="derived")
    packed = io.BytesIO()
    (nx.write_graphml if ending == "graphml" else nx.write_gexf)(network, packed)
    result = checked(f"net.{ending}", packed.getvalue())
    assert result.ok
    assert result.facts == {
        "actors": [Actor(id="stad", name="Stad", sector="bestuur")],
        "bodies": [Body(id="raad", name="Raad", layer=Layer.WOONRAAD)],
        "seats": [Seat(body="raad", actor="stad", role=Role.CHAIR, evidence=Evidence.DERIVED)],
    }


def test_a_problem_in_a_network_is_told_by_the_row_of_the_node_or_edge() -> None:
    content = b"""<graphml><key id="d0" attr.name="mode"/><key id="d1" attr.name="name"/>
    <graph><node id="a"><data key="d0">actor</data><data key="d1">A</data></node>
    <node id="b"><data key="d0">actor</data></node></graph></graphml>"""
    (problem,) = checked("net.graphml", content).problems
    assert (problem.code, problem.sheet, problem.row) == ("value-missing", "Elements", 3)


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]><graphml>&x;</graphml>',
        b"<!DOCTYPE graphml><graphml/>",
        b"<graphml><graph>",
        b"no xml at all",
    ],
)
def test_a_network_with_a_document_type_or_broken_xml_is_refused(
    ending: str, content: bytes
) -> None:
    (problem,) = read([Upload(f"net.{ending}", content)]).problems
    assert problem.code == "broken-network"
