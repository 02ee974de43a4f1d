"""Sheets with headers of their own are read as an analyst says."""

from __future__ import annotations

from data.intake.checking.check import check
from data.intake.sandbox.read_uploads import read
from data.intake.understanding.sheet_mappings import SheetMapping, mapping_headers, mappings_for
from data.intake.uploaded_files import Upload
from data.model import (
    Actor,
    Body,
    Facts,
    Layer,
    Seat,
)
from tests.checks import checked

MEMBERSHIPS = """member_kbo,member_name,org_kbo,org_name,since
0204212714,IOK,0222947570,Welzijnszorg Kempen,2001
0207494678,Stad Kortrijk,0222947570,Welzijnszorg Kempen,2002
0207494678,Stad Kortrijk,0204212714,IOK,2003
"""
HEADERS = ("member kbo", "member name", "org kbo", "org name", "since")
MAPPINGS = (
    SheetMapping(
        headers=HEADERS,
        table="actors",
        columns={"id": "member_kbo", "name": "member_name", "kbo": "member_kbo"},
    ),
    SheetMapping(
        headers=HEADERS,
        table="bodies",
        columns={"id": "org_kbo", "name": "org_name"},
        constants={"layer": "samenwerkingsverband"},
        prefixes={"id": "v-"},
    ),
    SheetMapping(
        headers=HEADERS,
        table="seats",
        columns={"body": "org_kbo", "actor": "member_kbo", "active_from": "since"},
        prefixes={"body": "v-"},
    ),
)


def test_a_mapping_reads_a_foreign_sheet_into_several_tables() -> None:
    upload = Upload("export-2026.csv", MEMBERSHIPS.encode())
    result = check(read([upload]), Facts(), mappings=MAPPINGS)
    assert result.problems == ()
    assert result.facts == {
        "actors": [
            Actor(id="0204212714", name="IOK", kbo="0204212714"),
            Actor(id="0207494678", name="Stad Kortrijk", kbo="0207494678"),
        ],
        "bodies": [
            Body(id="v-0222947570", name="Welzijnszorg Kempen", layer=Layer.PARTNERSHIP),
            Body(id="v-0204212714", name="IOK", layer=Layer.PARTNERSHIP),
        ],
        "seats": [
            Seat(body="v-0222947570", actor="0204212714", active_from="2001"),
            Seat(body="v-0222947570", actor="0207494678", active_from="2002"),
            Seat(body="v-0204212714", actor="0207494678", active_from="2003"),
        ],
    }


def test_a_mapping_may_name_a_second_column_for_empty_cells() -> None:
    mapping = SheetMapping(
        headers=("uri", "label"),
        table="actors",
        columns={"id": "uri", "name": "label"},
        when_empty={"name": "uri"},
    )
    upload = Upload("export.csv", b"uri,label\nc,\nd,D\n")
    result = check(read([upload]), Facts(), mappings=[mapping])
    assert result.facts == {"actors": [Actor(id="c", name="c"), Actor(id="d", name="D")]}


def test_a_mapping_is_remembered_by_headers_and_gives_way_to_a_name_that_says_a_table() -> None:
    raw = read([Upload("actors.csv", b"id,name,x\nc,C,1\n")]).tables[0]
    assert mapping_headers(raw) == ("id", "name", "x")
    by_headers = SheetMapping(headers=mapping_headers(raw), table=None)
    for_this = SheetMapping(headers=mapping_headers(raw), table=None, sheet="actors")
    assert mappings_for(raw, [by_headers]) == []
    assert mappings_for(raw, [by_headers, for_this]) == [for_this]


def test_what_was_understood_of_each_sheet_can_be_shown() -> None:
    result = checked({"actoren": "ID;Naam;Telefoon\n", "seats": "body,actor\n"})
    assert [(item.table, item.columns) for item in result.interpretations] == [
        ("actors", (("ID", "id"), ("Naam", "name"), ("Telefoon", None))),
        ("seats", (("body", "body"), ("actor", "actor"))),
    ]
