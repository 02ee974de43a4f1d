"""What a spreadsheet opens never calculates, and what it was comes back."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator

import pytest
from openpyxl import load_workbook

from dashboard.documents import network_formats
from dashboard.documents.export_files import EXPORTS
from dashboard.snapshot import Snapshot
from dashboard.words import Language, Words
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import Upload
from data.model import Actor, Body, Facts, Layer, Seat
from data.store import Store
from graph.network import two_mode_network

DUTCH = Words(Language.DUTCH)
FORMULAS = ("=1+1", "+32 56", "-2", "@som", "=cmd|' /C calc'!A0", "'=1")
FACTS = Facts(
    actors=tuple(
        Actor(id=f"{text}{place}", name=f"{text} naam", quote=text, note=f"{text}\n=2")
        for place, text in enumerate(FORMULAS)
    ),
    bodies=(Body(id="=raad", name="=Raad", layer=Layer.WOONRAAD, frequency="-"),),
    seats=tuple(
        Seat(body="=raad", actor=f"{text}{place}", representative=text)
        for place, text in enumerate(FORMULAS)
    ),
)
SPREADSHEETS = [".xlsx", ".csv.zip", ".kumu.xlsx"]


def made(ending: str) -> bytes:
    export = next(export for export in EXPORTS if export.ending == ending)
    return export.make_file(DUTCH, Snapshot(1, FACTS), True)


def cells_of_csv(content: bytes) -> Iterator[str]:
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        yield from row


@pytest.mark.parametrize("ending", [".xlsx", ".kumu.xlsx"])
def test_no_cell_of_a_workbook_is_a_formula(ending: str) -> None:
    book = load_workbook(io.BytesIO(made(ending)))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "s" in kinds
    assert "f" not in kinds


def test_no_cell_of_a_csv_file_begins_like_a_formula() -> None:
    with zipfile.ZipFile(io.BytesIO(made(".csv.zip"))) as archive:
        files = [archive.read(name) for name in archive.namelist()]
    network = two_mode_network(FACTS)
    files += [network_formats.nodes_csv(network), network_formats.links_csv(network)]
    cells = {cell for content in files for cell in cells_of_csv(content)}
    assert "'=1+1 naam" in cells
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


@pytest.mark.parametrize("ending", SPREADSHEETS)
def test_what_looked_like_a_formula_comes_back_as_it_was(ending: str) -> None:
    with Store.open() as store:
        found = propose(store, [Upload(f"x{ending}", made(ending))], replace=False)
        accept(store, found, author="An", message="alles")
        for table in ("actors", "bodies", "seats"):
            assert set(found.after.table(table)) == set(FACTS.table(table))
