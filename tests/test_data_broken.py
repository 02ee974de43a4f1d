"""A corpus of bad files: each has its expected outcome, and none of them changes or ends anything.

`broken/expected.csv` names for each file in `broken/` one problem it must give. Files that attack
by their size are made here.
"""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

import pytest
from openpyxl import Workbook

from data.change import Change
from data.errors import Problem
from data.intake.limits import LIMITS
from data.intake.proposal import propose
from data.intake.reading import Upload
from data.model import Actor, Body, Facts, Kind, KindOf, Layer, Theme
from data.store import Store
from data.tables import TABLES

BROKEN = Path(__file__).parent / "broken"
EXPECTED = list(csv.DictReader((BROKEN / "expected.csv").open(encoding="utf-8", newline="")))
KNOWN = Facts(
    kinds=(Kind(id="steunt", name="steunt", kind_of=KindOf.TIE),),
    actors=(
        Actor(id="stad", name="Stad"),
        Actor(id="tweeling-1", name="Tweeling"),
        Actor(id="tweeling-2", name="Tweeling"),
    ),
    bodies=(Body(id="raad", name="Raad", layer=Layer.WOONRAAD, active_from="2020"),),
    themes=(Theme(id="wonen", name="Wonen"),),
)


@pytest.fixture(scope="module")
def store() -> Store:
    """A store with a few facts, which no file in this module may change."""
    opened = Store.open()
    changes = [
        Change(table.name, table.key_of(fact), None, fact)
        for table in TABLES
        for fact in KNOWN.table(table.name)
    ]
    opened.commit(changes, base=0, author="test", message="before")
    return opened


def held(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the database: facts, log, files and mappings."""
    with store.cursor() as cursor:
        names = [str(name) for (name,) in cursor.execute("show tables").fetchall()]
        return {name: cursor.execute(f"from {name}").fetchall() for name in names}


def problems_of(store: Store, name: str, content: bytes) -> tuple[Problem, ...]:
    before = held(store)
    problems = propose(store, [Upload(name, content)], replace=False).problems
    assert held(store) == before
    return problems


def test_every_file_of_the_corpus_has_its_expected_outcome_and_the_reverse() -> None:
    files = {path.name for path in BROKEN.iterdir()} - {"expected.csv"}
    assert files == {row["file"] for row in EXPECTED}
    assert len(files) >= 60


@pytest.mark.parametrize("row", EXPECTED, ids=[row["file"] for row in EXPECTED])
def test_each_broken_file_is_told_what_is_wrong_and_where(
    store: Store, row: dict[str, str]
) -> None:
    problems = problems_of(store, row["file"], (BROKEN / row["file"]).read_bytes())
    told = {
        (problem.code, str(problem.row or ""), problem.column or "", problem.warning)
        for problem in problems
    }
    assert (row["code"], row["row"], row["column"], row["warning"] == "warning") in told
    assert all(problem.file in (row["file"], None) for problem in problems)
    assert row["warning"] or not all(problem.warning for problem in problems)


OFFICE_SCHEMA = "http://schemas.openxmlformats.org"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def zipped(entries: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return packed.getvalue()


def workbook_of(
    sheet_data: str, *, before: str = "", after: str = "", encoding: str = "utf-8"
) -> bytes:
    """A workbook of one sheet `actoren` with the XML given."""
    book = Workbook()
    book.worksheets[0].title = "actoren"
    packed = io.BytesIO()
    book.save(packed)
    xml = (
        f'{before}<worksheet xmlns="{MAIN}"><sheetData>{sheet_data}</sheetData>{after}</worksheet>'
    )
    with zipfile.ZipFile(packed) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries["xl/worksheets/sheet1.xml"] = xml.encode(encoding)
    return zipped(entries)


def cell(where: str, text: str) -> str:
    return f'<c r="{where}" t="str"><v>{text}</v></c>'


HEADER = f'<row r="1">{cell("A1", "id")}{cell("B1", "naam")}</row>'
ENTITIES = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10))
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
ODS_MANIFEST = b"<manifest/>"


def ods_of(rows: str, *, before: str = "", manifest: bytes = ODS_MANIFEST) -> bytes:
    xml = (
        f'{before}<office:document-content xmlns:office="{OFFICE}:office:1.0" '
        f'xmlns:table="{OFFICE}:table:1.0" xmlns:text="{OFFICE}:text:1.0">'
        f'<table:table table:name="actoren">{rows}</table:table></office:document-content>'
    )
    return zipped({"META-INF/manifest.xml": manifest, "content.xml": xml.encode()})


def ods_row(*texts: str, repeated: int = 1) -> str:
    cells = "".join(
        f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


def sheets_of(count: int, sheet_data: str, strings: str = "") -> bytes:
    """A workbook whose list of sheets names one sheet so many times."""
    main = f'xmlns="{MAIN}" xmlns:r="{OFFICE_SCHEMA}/officeDocument/2006/relationships"'
    sheets = "".join(
        f'<sheet name="s{number}" sheetId="{number + 1}" r:id="rId1"/>' for number in range(count)
    )
    with zipfile.ZipFile(io.BytesIO(workbook_of(sheet_data))) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries["xl/workbook.xml"] = f"<workbook {main}><sheets>{sheets}</sheets></workbook>".encode()
    kinds, strings_kind = "[Content_Types].xml", "spreadsheetml.sharedStrings+xml"
    entries[kinds] = entries[kinds].replace(
        b"</Types>",
        b'<Override PartName="/xl/sharedStrings.xml" ContentType='
        b'"application/vnd.openxmlformats-officedocument.%s"/></Types>' % strings_kind.encode(),
    )
    entries["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'.encode()
    return zipped(entries)


def network_of(keys: str, graph: str) -> bytes:
    """A GraphML file."""
    namespace = "http://graphml.graphdrawing.org/xmlns"
    return f'<graphml xmlns="{namespace}">{keys}<graph>{graph}</graph></graphml>'.encode()


def named_alike(count: int) -> bytes:
    """A zip file that holds a file of one name so many times."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # that is what it is about
        for number in range(count):
            archive.writestr("a/" * number + "actors.csv", b"id,name\nx,X\n")
    return packed.getvalue()


ATTACKS: dict[str, tuple[str, Callable[[], bytes], set[str]]] = {
    "a value in the farthest cell": (
        "x.xlsx",
        lambda: workbook_of(f'<row r="1048576">{cell("XFD1048576", "x")}</row>'),
        {"too-many-columns"},
    ),
    "a row beyond the last one": (
        "x.xlsx",
        lambda: workbook_of(HEADER + f'<row r="99999999">{cell("A99999999", "x")}</row>'),
        {"too-many-rows", "broken-workbook"},
    ),
    "one merged range over everything": (
        "x.xlsx",
        lambda: workbook_of(
            HEADER + f'<row r="2">{cell("A2", "x")}{cell("B2", "X")}</row>',
            after='<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
        {"missing-column"},
    ),
    "a cell of a hundred megabytes": (
        "x.xlsx",
        lambda: workbook_of(f'<row r="1">{cell("A1", "x" * 100_000_000)}</row>'),
        {"cell-too-long", "too-heavy"},
    ),
    "rows without end": (
        "x.xlsx",
        lambda: workbook_of(HEADER + '<row><c t="str"><v>x</v></c></row>' * 3_000_000),
        {"too-many-rows", "too-heavy"},
    ),
    "entities within entities": (
        "x.xlsx",
        lambda: workbook_of(
            f'<row r="1">{cell("A1", "&e9;")}</row>',
            before=f'<!DOCTYPE x [<!ENTITY e0 "lol">{ENTITIES}]>',
        ),
        {"broken-workbook"},
    ),
    "a file of the server as entity": (
        "x.xlsx",
        lambda: workbook_of(
            f'<row r="1">{cell("A1", "&x;")}</row>',
            before='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        ),
        {"broken-workbook"},
    ),
    "entities hidden in another encoding": (
        "x.xlsx",
        lambda: workbook_of(
            f'<row r="1">{cell("A1", "&x;")}</row>',
            before='<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY x "lol">]>',
            encoding="utf-16",
        ),
        {"broken-workbook"},
    ),
    "XML that stops": ("x.xlsx", lambda: workbook_of("<row><c>"), {"broken-workbook"}),
    "a workbook that is cut off": (
        "x.xlsx",
        lambda: workbook_of(HEADER)[:2_000],
        {"broken-workbook"},
    ),
    "more inside than is read": (
        "x.xlsx",
        lambda: zipped({"[Content_Types].xml": b"", "x": b" " * (LIMITS.unpacked + 1)}),
        {"file-too-large"},
    ),
    "thousands of files inside": (
        "x.xlsx",
        lambda: zipped({f"{number}": b"" for number in range(LIMITS.entries + 1)}),
        {"too-many-entries"},
    ),
    "a zip file called a workbook": (
        "x.xlsx",
        lambda: zipped({"actors.csv": b"id,name\n"}),
        {"not-a-workbook"},
    ),
    "fifty thousand columns": (
        "actors.csv",
        lambda: b"id," + b",".join([b"name"] * 50_000),
        {"too-many-columns"},
    ),
    "a CSV cell of a hundred megabytes": (
        "actors.csv",
        lambda: b"id,name\nx," + b"x" * 100_000_000,
        {"cell-too-long"},
    ),
    "a line of two hundred megabytes": (
        "actors.csv",
        lambda: b"id,name\n" + b"x" * 199_000_000,
        {"cell-too-long"},
    ),
    "a line of commas without end": (
        "actors.csv",
        lambda: b"id,name\n" + b"," * 100_000_000,
        {"cell-too-long"},
    ),
    "empty lines without end": (
        "actors.csv",
        lambda: b"id,name\n" + b"\n" * 100_000_000,
        {"too-many-rows"},
    ),
    "a quotation mark before lines without end": (
        "actors.csv",
        lambda: b'id,name\nx,"' + b"x\n" * 50_000_000,
        {"too-many-rows"},
    ),
    "more cells than are read": (
        "actors.csv",
        lambda: b"id,name\n" + (b"," * 200 + b"\n") * 160_000,
        {"too-many-cells"},
    ),
    "one sheet named ten thousand times": (
        "x.xlsx",
        lambda: sheets_of(10_000, f'<row r="1">{cell("A1", "x")}</row>' * 300),
        {"too-many-entries"},
    ),
    "one long text in every cell of many sheets": (
        "x.xlsx",
        lambda: sheets_of(
            50,
            '<row><c t="s"><v>0</v></c></row>' * 1_000,
            f"<si><t>{'x' * 32_000}</t></si>",
        ),
        {"too-heavy"},
    ),
    "a network of a million attributes": (
        "x.graphml",
        lambda: network_of("<key/>" * 1_000_000, ""),
        {"empty-file", "too-heavy"},
    ),
    "a network of which every node has an attribute of its own": (
        "x.graphml",
        lambda: network_of(
            "".join(f'<key id="k{n}" attr.name="k{n}"/>' for n in range(20_000)),
            "".join(f'<node id="n{n}"><data key="k{n}">x</data></node>' for n in range(20_000)),
        ),
        {"too-many-columns"},
    ),
    "a network in a network in a network": (
        "x.graphml",
        lambda: network_of("", "<node>" * 200_000 + "</node>" * 200_000),
        {"empty-file"},
    ),
    "a file of one name nine hundred times in a zip file": (
        "x.zip",
        lambda: named_alike(900),
        {"duplicate-key"},
    ),
    "a cell that is repeated without end": (
        "x.ods",
        lambda: ods_of(
            ods_row("id", "naam")
            + '<table:table-row><table:table-cell table:number-columns-repeated="2000000000">'
            "<text:p>x</text:p></table:table-cell></table:table-row>"
        ),
        {"too-many-columns"},
    ),
    "only quotes": ("actors.csv", lambda: b'"' * 1_000_001, {"cell-too-long", "unclosed-quote"}),
    "a path out of the zip file": (
        "x.zip",
        lambda: zipped({"../../../tmp/actors.csv": b"id,website\nx,y\n"}),
        {"missing-column"},
    ),
    "a zip file in a zip file": (
        "x.zip",
        lambda: zipped({"actors.zip": zipped({"actors.csv": b"id,name\n"})}),
        {"nothing-recognised"},
    ),
    "a zip file that unpacks to too much": (
        "x.zip",
        lambda: zipped({"actors.csv": b" " * (LIMITS.unpacked + 1)}),
        {"file-too-large"},
    ),
    "a zip file with a broken member": (
        "x.zip",
        lambda: zipped({"actors.csv": b"id,name\n" * 99}).replace(b"\x4b\x04\x14", b"\x4b\x04\x99")[
            :-40
        ],
        {"broken-archive"},
    ),
    "entities in an ODS file": (
        "x.ods",
        lambda: ods_of(ods_row("&x;"), before='<!DOCTYPE x [<!ENTITY x "lol">]>'),
        {"broken-workbook"},
    ),
    "a row that is repeated without end": (
        "x.ods",
        lambda: ods_of(ods_row("id", "naam") + ods_row("x", "X", repeated=2_000_000_000)),
        {"too-many-rows"},
    ),
    "a password on an ODS file": (
        "x.ods",
        lambda: ods_of("", manifest=b"<manifest><encryption-data/></manifest>"),
        {"password-protected"},
    ),
    "an ODS file without its content": (
        "x.ods",
        lambda: zipped({"META-INF/manifest.xml": b""}),
        {"not-a-workbook"},
    ),
}


class Used:
    """What this process and those that it started have used until now."""

    def __init__(self) -> None:
        own, others = (getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN))
        self.seconds = own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime
        self.own_kilobytes, self.others_kilobytes = own.ru_maxrss, others.ru_maxrss


@pytest.mark.parametrize("name", ATTACKS)
def test_each_attack_is_refused_in_time_by_name_and_the_store_stays_as_it_is(
    store: Store, name: str
) -> None:
    file, make, expected = ATTACKS[name]
    content = make()
    before = Used()
    problems = problems_of(store, file, content)
    after = Used()
    assert {problem.code for problem in problems if not problem.warning} & expected
    assert after.seconds - before.seconds < 20
    assert after.own_kilobytes - before.own_kilobytes < 500_000
    assert after.others_kilobytes < 1_000_000
