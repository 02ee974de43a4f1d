"""Files that attack by what they unfold into, each with what is to be said of it."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable

from openpyxl import Workbook

from data.intake.limits import LIMITS

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


def ods_of(
    rows: str, *, before: str = "", manifest: bytes = b"<manifest/>", sheet: str = "actoren"
) -> bytes:
    xml = (
        f'{before}<office:document-content xmlns:office="{OFFICE}:office:1.0" '
        f'xmlns:table="{OFFICE}:table:1.0" xmlns:text="{OFFICE}:text:1.0">'
        f'<table:table table:name="{sheet}">{rows}</table:table></office:document-content>'
    )
    return zipped({"META-INF/manifest.xml": manifest, "content.xml": xml.encode()})


def ods_row(*texts: str, repeated: int = 1) -> str:
    cells = "".join(
        f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


def sheets_of(count: int, sheet_data: str, strings: str = "") -> bytes:
    """A workbook whose list of sheets names one sheet so many times."""
    main = f'xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    sheets = "".join(
        f'<sheet name="s{number}" sheetId="{number + 1}" r:id="rId1"/>' for number in range(count)
    )
    with zipfile.ZipFile(io.BytesIO(workbook_of(sheet_data))) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries["xl/workbook.xml"] = f"<workbook {main}><sheets>{sheets}</sheets></workbook>".encode()
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s"/></Types>' % kind
    kinds = "[Content_Types].xml"
    entries[kinds] = entries[kinds].replace(b"</Types>", part)
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
        lambda: zipped({"[Content_Types].xml": b"", "x": b" " * (LIMITS.unpacked_bytes + 1)}),
        {"file-too-large"},
    ),
    "thousands of files inside": (
        "x.xlsx",
        lambda: zipped({f"{number}": b"" for number in range(LIMITS.archive_entries + 1)}),
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
        lambda: zipped({"actors.csv": b" " * (LIMITS.unpacked_bytes + 1)}),
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
