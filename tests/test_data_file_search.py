"""A name is found wherever in a file that was uploaded, and another name in it is none."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

from data.erasure.file_search import FileAnswer, search_file
from data.erasure.person_name import PersonName
from tests.erased_town import archive, workbook

JAN = PersonName.of("Ján Peeters")


def answer(content: bytes) -> FileAnswer:
    return search_file(JAN, content)


@pytest.mark.parametrize(
    "text",
    [
        "body,representative\nraad,Ján Peeters\n",
        "overleg;vertegenwoordiger\nraad;Peeters, Jan\n",
        'body,representative\nraad,"Peeters, Jan: lid"\n',
        "raad\tJAN PEETERS\tx",
        "voornaam;naam\nJán;Peeters\n",
        'voornaam,naam\n"Peeters","Jan"\n',
        'a,b\nraad,"verslag: Jan\r\nPeeters kwam"\n',
        "x" * 999_995 + " Jan Peeters " + "y" * 2_000_000,
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_in_a_text_file_of_any_encoding(text: str, encoding: str) -> None:
    assert answer(text.encode(encoding)) is FileAnswer.HOLDS


@pytest.mark.parametrize(
    "text",
    [
        "body,representative,deputy\nraad,An Peeters,Jan Claes\n",
        "raad,Jan Peetersen\nhuis,Jan\nstad,Peeters-Claes\n",
        "aanwezig: An Peeters, Jan Claes",
        "Jan,An,Peeters",
        "",
    ],
)
def test_others_in_a_file_are_not_the_person(text: str) -> None:
    assert answer(text.encode()) is FileAnswer.ABSENT


def test_in_any_cell_of_a_workbook_and_not_where_two_people_stand_side_by_side() -> None:
    assert answer(workbook([["a", "b"], ["raad", "Ján Peeters"]], "seats")) is FileAnswer.HOLDS
    assert answer(workbook([["Jan", "Peeters"]], "seats")) is FileAnswer.HOLDS
    assert answer(workbook([["An Peeters", "Jan Claes"]], "seats")) is FileAnswer.ABSENT
    assert answer(workbook([["x"]], "Jan Peeters")) is FileAnswer.HOLDS


def saved(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_in_a_hidden_sheet_a_comment_the_author_and_a_text_of_two_looks() -> None:
    book = Workbook()
    assert answer(saved(book)) is FileAnswer.ABSENT
    hidden = book.create_sheet("x")
    hidden["A1"], hidden.sheet_state = "Jan Peeters", "hidden"
    assert answer(saved(book)) is FileAnswer.HOLDS
    book = Workbook()
    book.properties.creator = "Jan Peeters"
    assert answer(saved(book)) is FileAnswer.HOLDS
    book = Workbook()
    assert book.active is not None
    book.active["A1"].comment = Comment("gezien", "Peeters, Jan")
    assert answer(saved(book)) is FileAnswer.HOLDS
    book = Workbook()
    assert book.active is not None
    bold = TextBlock(InlineFont(b=True), "Ján ")
    book.active["A1"] = CellRichText([bold, TextBlock(InlineFont(i=True), "Peeters")])
    assert answer(saved(book)) is FileAnswer.HOLDS


def test_in_a_network_as_an_attribute_or_an_escaped_text() -> None:
    assert answer(b'<graph><node id="x" label="Jan Peeters"/></graph>') is FileAnswer.HOLDS
    assert answer(b"<data key='d'>J&#225;n&#160;Peeters</data>") is FileAnswer.HOLDS
    assert answer(b"<data>An Peeters</data><data>Jan Claes</data>") is FileAnswer.ABSENT


def test_in_a_zip_file_in_a_zip_file_and_in_the_names_of_its_members() -> None:
    inner = archive(zetels="a,b\nraad,Jan Peeters\n")
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("binnen.zip", inner)
    assert answer(inner) is FileAnswer.HOLDS
    assert answer(content.getvalue()) is FileAnswer.HOLDS
    assert answer(archive(jan_peeters="a\n")) is FileAnswer.HOLDS
    assert answer(archive(zetels="a\n")) is FileAnswer.ABSENT


def test_what_is_packed_in_another_way_or_broken_is_not_said_to_hold_nobody() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("verslag.pdf", b"%PDF-1.7 ...")
        file.writestr("zetels.csv", "a,b\n")
    assert answer(content.getvalue()) is FileAnswer.UNSEARCHABLE
    assert answer(content.getvalue()[:-40]) is FileAnswer.UNSEARCHABLE
    packed = archive(zetels="a,b\n" * 100)
    assert answer(packed.replace(packed[40:44], b"\xff\xff\xff\xff", 1)) in {
        FileAnswer.UNSEARCHABLE,
        FileAnswer.ABSENT,
    }
    with zipfile.ZipFile(content, "a") as file:
        file.writestr("a.csv", "Jan Peeters")
    assert answer(content.getvalue()) is FileAnswer.HOLDS
