"""Files become rows of text, whatever program wrote them, and hostile ones are refused."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from data.errors import Problem
from data.intake.checking.check import check
from data.intake.limits import LIMITS, Limits
from data.intake.reading import delimited
from data.intake.reading.delimited import delimiter_of
from data.intake.reading.grid import (
    FORMULA_WITHOUT_RESULT,
    Grid,
    RawRow,
    without_trailing_empty_cells,
)
from data.intake.sandbox.read_uploads import read
from data.intake.understanding.raw_tables import RawTable
from data.intake.uploaded_files import Upload
from data.model import Facts


def table_of(name: str, content: bytes) -> RawTable:
    reading = read([Upload(name, content)])
    assert reading.problems == ()
    (table,) = reading.tables
    return table


def problem_of(name: str, content: bytes, limits: Limits | None = None) -> Problem:
    reading = read([Upload(name, content)], limits or Limits())
    assert reading.tables == ()
    (problem,) = reading.problems
    assert problem.file == name
    assert not problem.warning
    return problem


def workbook_of(sheets: dict[str, list[list[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def workbook_with(sheet_xml: str, strings_xml: str | None = None) -> bytes:
    """A workbook of one sheet called `actoren`, with XML of our own making in it."""
    old = zipfile.ZipFile(io.BytesIO(workbook_of({"actoren": [["id", "naam"]]})))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            content = old.read(entry)
            if entry.endswith("sheet1.xml"):
                content = sheet_xml.encode()
            if entry == "[Content_Types].xml" and strings_xml:
                content = content.replace(b"</Types>", STRINGS_PART + b"</Types>")
            new.writestr(entry, content)
        if strings_xml:
            new.writestr("xl/sharedStrings.xml", strings_xml)
    return packed.getvalue()


STRINGS_PART = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType='
    b'"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def strings_of(*texts: str) -> str:
    return f'<sst xmlns="{MAIN}">{"".join(f"<si><t>{text}</t></si>" for text in texts)}</sst>'


def sheet_of(rows_xml: str) -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows_xml}</sheetData></worksheet>'


def test_a_csv_file_has_its_headers_and_its_rows_numbered_as_a_spreadsheet_counts() -> None:
    table = table_of("actors.csv", b"id,name\na,Actor A\n\nb,Actor B\n")
    assert (table.file, table.sheet, table.header_row) == ("actors.csv", None, 1)
    assert table.headers == ["id", "name"]
    assert [tuple(row) for row in table.rows] == [(2, ["a", "Actor A"]), (4, ["b", "Actor B"])]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found_even_when_the_text_has_others(delimiter: str) -> None:
    text = delimiter.join(["id", "naam", "nota"]) + "\n"
    text += delimiter.join(["a", "Actor", '"een, twee; drie"']) + "\n"
    assert table_of("actoren.csv", text.encode()).rows[0].cells == ["a", "Actor", "een, twee; drie"]


def test_headers_that_are_known_tell_more_about_the_delimiter_than_rows_that_agree() -> None:
    text = "id;naam\na,b,c;A\nd,e,f;B\ng,h,i;C\n"
    assert table_of("actoren.csv", text.encode()).headers == ["id", "naam"]


def test_one_known_header_does_not_choose_a_delimiter_over_rows_that_agree() -> None:
    text = "Lid, nummer;id\na,b\nc,d\n"
    assert delimiter_of(text) == ","
    assert delimiter_of("naam, nummer;id\na,b\nc,d\n") == ","


def test_a_text_of_one_delimiter_is_split_by_it_whatever_its_headers() -> None:
    assert delimiter_of("x;y\n") == ";"
    assert delimiter_of("x\ty\n") == "\t"
    assert delimiter_of("x\n") == ","


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_accents_survive_every_encoding(encoding: str) -> None:
    content = "id;naam\nwzc;Woonzorgcentrum “Sint-Jozef” – residentiële zorg €\n".encode(encoding)
    cells = table_of("actoren.csv", content).rows[0].cells
    assert cells == ["wzc", "Woonzorgcentrum “Sint-Jozef” – residentiële zorg €"]


def test_a_line_break_within_quotes_stays_in_its_cell_and_counts_as_one_row() -> None:
    table = table_of("actors.csv", b'id,name\na,"two\nlines"\nb,B\n')
    assert [tuple(row) for row in table.rows] == [(2, ["a", "two\nlines"]), (3, ["b", "B"])]


def test_the_line_by_which_excel_knows_the_delimiter_is_no_row() -> None:
    table = table_of("actors.csv", b"sep=;\nid;name\na;A\n")
    assert (table.header_row, table.headers) == (2, ["id", "name"])


def test_an_apostrophe_that_kept_a_spreadsheet_from_calculating_is_taken_off() -> None:
    rows = table_of("actors.csv", b"id,name\n'=1+1,'s avonds\n''=1,'-a\n").rows
    assert [row.cells for row in rows] == [["=1+1", "'s avonds"], ["'=1", "-a"]]


def test_title_rows_above_the_headers_are_passed_over() -> None:
    content = b"Ledenlijst, stand november;;\n;;\nActor;Overleg;Rol\na;b;lid\n"
    table = table_of("zetels.csv", content)
    assert (table.header_row, table.headers) == (3, ["Actor", "Overleg", "Rol"])
    assert [row.number for row in table.rows] == [4]


def test_title_rows_are_passed_over_also_above_headers_that_nobody_knows() -> None:
    text = (
        "Uitvoer ledenbeheer\nAfgedrukt op 3/11/2026,door Jan\n\nLid,Nr.,Groep,Sinds\nA,1,x,2024\n"
    )
    table = table_of("leden.csv", text.encode())
    assert (table.header_row, table.headers) == (4, ["Lid", "Nr.", "Groep", "Sinds"])
    spread = "Uitvoer,Uitvoer,Uitvoer\nLid,Nr.,Groep\nA,1,x\n"  # as a merged title is read
    assert table_of("leden.csv", spread.encode()).headers == ["Lid", "Nr.", "Groep"]
    assert table_of("leden.csv", b"Lid,Nr.,Groep\nA,1,x\nB,,\n").header_row == 1


@pytest.mark.parametrize(("first", "row"), [("Lid,Nr.,Groep,,", 1), ("Lid,Nr.,,,", 2)])
def test_headers_fill_at_least_six_tenths_of_the_widest_row(first: str, row: int) -> None:
    text = f"{first}\nA,b,c,d,e\n"
    assert table_of("leden.csv", text.encode()).header_row == row


@pytest.mark.parametrize(
    ("name", "content", "code", "row"),
    [
        ("actors.csv", b"", "empty-file", None),
        ("actors.csv", b"\n;;\n", "empty-file", None),
        ("actors.csv", b"id,name\na,A\x00\n", "nul-byte", 2),
        ("actors.csv", b'id,name\na,A\nb,"B\nc,C\n', "unclosed-quote", 3),
        ("actors.csv", b'id,name\na,"A"B\n', "stray-quote", 2),
        ("actors.csv", b"id,name\na,\x81\x8d\n", "unknown-encoding", None),
        ("actors.csv", b"id,name\na," + b"x" * 40_000, "cell-too-long", 2),
        ("actors.csv", b"id,name\na," + b"x" * 200_000, "cell-too-long", 2),
        ("actors.csv", b"id," + b",".join([b"name"] * 50_000), "too-many-columns", 1),
        ("actors.csv", b"%PDF-1.7 ...", "not-what-it-is-called", None),
        ("actors.csv", b"PK\x03\x04 ...", "not-what-it-is-called", None),
        ("actors.docx", b"PK\x03\x04 ...", "unknown-format", None),
        ("actors.xlsx", b"%PDF-1.7 ...", "not-what-it-is-called", None),
        ("actors.xlsx", b"PK\x03\x04 ...", "broken-workbook", None),
        ("actors.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "old-workbook", None),
        (
            "actors.xlsx",
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
            "password-protected",
            None,
        ),
    ],
)
def test_a_file_that_would_have_to_be_guessed_at_is_refused(
    name: str, content: bytes, code: str, row: int | None
) -> None:
    problem = problem_of(name, content)
    assert (problem.code, problem.row) == (code, row)


def test_one_bad_file_does_not_hide_the_others() -> None:
    reading = read([Upload("actors.csv", b"id,name\n"), Upload("seats.csv", b"\0")])
    assert [table.file for table in reading.tables] == ["actors.csv"]
    assert [problem.file for problem in reading.problems] == ["seats.csv"]


def test_an_upload_knows_its_sha256() -> None:
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert Upload("x.csv", b"abc").sha256 == digest


def test_every_visible_sheet_of_a_workbook_is_a_table() -> None:
    book = Workbook()
    book.worksheets[0].title = "actoren"
    book.worksheets[0].append(["id", "naam"])
    book.worksheets[0].append(["a", "A"])
    hidden = book.create_sheet("lijsten")
    hidden.append(["x"])
    hidden.sheet_state = "hidden"
    book.create_sheet("leeg")
    packed = io.BytesIO()
    book.save(packed)
    table = table_of("gegevens.xlsx", packed.getvalue())
    assert (table.sheet, table.headers) == ("actoren", ["id", "naam"])
    assert [tuple(row) for row in table.rows] == [(2, ["a", "A"])]


def test_dates_numbers_and_truth_values_of_a_workbook_become_plain_text() -> None:
    row: list[object] = [
        date(2026, 11, 23),
        datetime(2026, 11, 23, 14, 30),  # noqa: DTZ001  # a cell has no time zone
        time(9, 5),
        1276,
        460.0,
        0.5,
        1.234,
        18000,
        True,
        "007",
        None,
        "_x005F_x000D_",
    ]
    headers: list[object] = [f"c{place}" for place in range(len(row))]
    table = table_of("x.xlsx", workbook_of({"actoren": [headers, row]}))
    assert table.rows[0].cells == [
        "2026-11-23",
        "2026-11-23 14:30",
        "09:05",
        "1276",
        "460",
        "0.5",
        "1.2340",
        "18000",
        "true",
        "007",
        "",
        "_x000D_",
    ]


def test_empty_rows_and_columns_of_a_workbook_are_left_out_and_rows_keep_their_numbers() -> None:
    rows: list[list[object]] = [["id", "naam", None, None], [], ["a", "A", None], [None, None]]
    table = table_of("x.xlsx", workbook_of({"actoren": rows}))
    assert table.headers == ["id", "naam"]
    assert [tuple(row) for row in table.rows] == [(3, ["a", "A"])]


def test_merged_cells_all_say_what_their_first_one_says() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "zetels"
    for row in (["Zetels 2026"], ["overleg", "actor"], ["raad", "a"], [None, "b"], [None, "c"]):
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("A3:A4")
    packed = io.BytesIO()
    book.save(packed)
    table = table_of("x.xlsx", packed.getvalue())
    assert table.header_row == 2
    assert [row.cells for row in table.rows] == [["raad", "a"], ["raad", "b"], ["", "c"]]


def test_a_text_file_says_how_it_was_read() -> None:
    table = table_of("actoren.csv", "id;naam\na;één\n".encode("cp1252"))
    assert (table.encoding, table.delimiter) == ("cp1252", ";")


def test_a_formula_counts_by_the_value_that_was_stored_with_it() -> None:
    cells = (
        '<row r="1"><c r="A1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="B1"><f>1+1</f></c></row>'
    )
    assert table_of("x.xlsx", workbook_with(sheet_of(cells))).headers == [
        "ab",
        FORMULA_WITHOUT_RESULT,
    ]


def test_a_formula_of_which_no_outcome_was_stored_is_no_empty_cell() -> None:
    book = Workbook()
    book.worksheets[0].title = "actoren"
    book.worksheets[0].append(["id", "naam", "website"])
    book.worksheets[0].append(["stad", "Stad", '=A2&".be"'])
    packed = io.BytesIO()
    book.save(packed)
    [problem] = check(read([Upload("x.xlsx", packed.getvalue())]), Facts()).problems
    assert (problem.code, problem.row, problem.column) == ("formula-not-counted", 2, "website")
    assert not problem.warning


def test_every_kind_of_cell_of_a_workbook_is_heard() -> None:
    cells = (
        '<row><c><v>1</v></c><c t="inlineStr"><is><t>Jan</t></is></c></row>'  # without places
        '<row r="4"><c r="B4" t="inlineStr"><is><r><t>Eé</t></r><r><t>n </t></r>'
        '<rPh sb="0" eb="1"><t>spoken</t></rPh></is></c>'
        '<c r="D4" t="s"><v>1</v></c><c r="E4" t="d"><v>2026-03-05T00:00:00</v></c>'
        '<c r="F4" t="e"><v>#N/A</v></c><c r="G4"><v>1.5E3</v></c><c r="H4" t="b"><v>0</v></c>'
        '<c r="I4" t="inlineStr"><is><t>_xD800_</t></is></c><c r="J4" t="s"/></row>'
    )
    table = table_of("x.xlsx", workbook_with(sheet_of(cells), strings_of("een", "tw_x0041_ee")))
    assert (table.header_row, table.headers) == (1, ["1", "Jan"])
    assert [tuple(row) for row in table.rows] == [
        (4, ["", "Eén ", "", "twAee", "2026-03-05", "#N/A", "1500", "false", "\uffff"])
    ]


def test_a_value_in_the_farthest_cell_is_refused_and_nothing_fills_the_space_before_it() -> None:
    cell = '<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>'
    assert problem_of("x.xlsx", workbook_with(sheet_of(cell))).code == "too-many-columns"


def test_entities_in_a_workbook_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    cell = sheet_of('<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>')
    problem = problem_of("x.xlsx", workbook_with(bomb + cell))
    assert problem.code == "broken-workbook"
    assert "DocumentTypeError" in problem.values["reason"]


def test_a_workbook_that_unpacks_to_too_much_is_refused_unread() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 2_000_000)
    problem = problem_of("x.xlsx", packed.getvalue(), Limits(unpacked_bytes=1_000_000))
    assert problem.code == "file-too-large"


def test_a_zip_file_that_is_no_workbook_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("actors.csv", "id,name\n")
    assert problem_of("x.xlsx", packed.getvalue()).code == "not-a-workbook"


OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def ods_of(rows_xml: str) -> bytes:
    xml = (
        f'<office:document-content xmlns:office="{OFFICE}:office:1.0" '
        f'xmlns:table="{OFFICE}:table:1.0" xmlns:text="{OFFICE}:text:1.0">'
        f'<table:table table:name="actoren">{rows_xml}</table:table></office:document-content>'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", xml)
    return packed.getvalue()


def test_a_workbook_of_libreoffice_is_read_with_its_repeated_cells_and_rows() -> None:
    def text(words: str) -> str:
        return f"<table:table-cell><text:p>{words}</text:p></table:table-cell>"

    empty = '<table:table-cell table:number-columns-repeated="2"/>'
    row = "<table:table-row>{}</table:table-row>"
    rows = row.format(text("id") + text("naam") + text("a") + text("b") + text("c"))
    rows += '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    rows += row.format(
        text("x")
        + empty
        + '<table:table-cell office:value-type="float" office:value="18000"><text:p>€ 18.000,00'
        "</text:p></table:table-cell>"
        '<table:table-cell office:value-type="date" office:date-value="2026-11-23T00:00:00"/>'
    )
    rows += row.format(text("y") + text("een<text:s text:c='2'/>twee</text:p><text:p>drie"))
    rows += '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    table = table_of("x.ods", ods_of(rows))
    assert (table.sheet, table.headers) == ("actoren", ["id", "naam", "a", "b", "c"])
    assert [tuple(found) for found in table.rows] == [
        (5, ["x", "", "", "18000", "2026-11-23"]),
        (6, ["y", "een  twee\ndrie"]),
    ]


def test_a_zip_file_of_csv_files_is_read_whatever_its_folders_and_tells_what_it_leaves_out() -> (
    None
):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("map/actoren.csv", "id;naam\na;A\n")
        archive.writestr("map/leesmij.pdf", "%PDF")
        archive.writestr("__MACOSX/._actoren.csv", "x")
    reading = read([Upload("alles.zip", packed.getvalue())])
    assert [(table.file, table.name) for table in reading.tables] == [
        ("alles.zip/actoren.csv", "actoren")
    ]
    assert [(p.code, p.file, p.warning) for p in reading.problems] == [
        ("left-out-of-archive", "alles.zip/leesmij.pdf", True)
    ]


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from('ab é,;\n\r"'), min_size=1, max_size=30))
def test_a_text_file_gives_the_rows_that_pythons_own_reader_gives(text: str) -> None:
    lines = io.StringIO(text, newline="")
    try:
        records = list(csv.reader(lines, delimiter=delimiter_of(text), strict=True))
    except csv.Error:
        records = []
    expected = [
        RawRow(number, without_trailing_empty_cells(record))
        for number, record in enumerate(records, start=1)
        if any(record)
    ]
    found = delimited.delimited_grid("x.csv", text.encode(), LIMITS)
    assert (list(found.rows) if isinstance(found, Grid) else []) == expected
