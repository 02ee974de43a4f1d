"""Word documents in the product's own look: A4, one accent, headings, tables, page numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph

from dashboard.words import Language, Words

ACCENT: Final = RGBColor(0x0B, 0x4F, 0x8A)
_GREY: Final = RGBColor(0x55, 0x5B, 0x63)
_LINE: Final = "D0D5DB"
_HEADER: Final = "E8EEF4"
_FONT: Final = "Calibri"
_WIDTH: Final = 21.0 - 2 * 2.2  # centimetres between the margins
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LANGUAGES: Final = {Language.DUTCH: "nl-BE", Language.ENGLISH: "en-GB"}


class WordDocument:
    """A builder of a Word document; every text is inserted literally."""

    def __init__(self, words: Words, title: str, subtitle: str) -> None:
        """Begin a document with its title, and the subtitle at the foot of every page as well."""
        self.words = words
        self._document: Any = Document()
        self._set_page()
        self._set_styles()
        self._document.core_properties.title = xml_text(title)
        self._document.core_properties.author = "Woonnetwerk"
        self._document.core_properties.language = _LANGUAGES[words.language]
        self._document.add_paragraph(xml_text(title), style="Title")
        self._document.add_paragraph(xml_text(subtitle), style="Subtitle")
        self._add_footer(f"{title}, {subtitle}")

    def heading(self, text: str, level: int = 1) -> None:
        """A heading that stays with what follows it."""
        self._document.add_heading(xml_text(text), level)

    def paragraph(self, text: str, *, quiet: bool = False) -> None:
        """A paragraph; a quiet one is small and grey."""
        run = self._document.add_paragraph().add_run(xml_text(text))
        if quiet:
            run.font.size = Pt(9)
            run.font.color.rgb = _GREY

    def labelled(self, label: str, text: str) -> None:
        """A paragraph that begins with a label."""
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(3)
        paragraph.add_run(f"{xml_text(label)}: ").bold = True
        paragraph.add_run(xml_text(text))

    def quote(self, text: str) -> None:
        """The literal words of a source, indented."""
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(0.6)
        paragraph.paragraph_format.space_after = Pt(3)
        run = paragraph.add_run(xml_text(text))
        run.italic = True
        run.font.size = Pt(9)
        run.font.color.rgb = _GREY

    def bullets(self, texts: Iterable[str]) -> None:
        """A list."""
        for text in texts:
            paragraph = self._document.add_paragraph(xml_text(text), style="List Bullet")
            paragraph.paragraph_format.space_after = Pt(2)

    def lines(self, count: int) -> None:
        """Empty lines to write on."""
        for _ in range(count):
            _add_writing_line(self._document.add_paragraph())

    def table(
        self,
        headers: Sequence[str],
        rows: Iterable[Sequence[str]],
        widths: Sequence[float],
        *,
        together: bool = False,
    ) -> Table:
        """A table with a header that returns on every page; `widths` are shares of the page.

        A small one may be kept `together` on one page.
        """
        table: Table = self._document.add_table(rows=0, cols=len(headers))
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        table.autofit = False
        _set_table_borders(table)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(_WIDTH * width)
        self._add_row(table, headers, widths, header=True)
        for row in rows:
            self._add_row(table, row, widths)
        for paragraph in _paragraphs_of_table(table) if together else ():
            paragraph.paragraph_format.keep_with_next = True
        self._document.add_paragraph().paragraph_format.space_after = Pt(2)
        return table

    def picture(self, table: Table, row: int, column: int, png: bytes, alt: str) -> None:
        """Put a picture in a cell, with alternative text; `row` does not count the header."""
        cell = table.rows[row + 1].cells[column]
        run = cell.paragraphs[0].add_run()
        shape = run.add_picture(io.BytesIO(png), width=Cm(6.4))
        shape._inline.docPr.set("descr", xml_text(alt))  # noqa: SLF001  # python-docx has no other way

    def bytes(self) -> bytes:
        """The finished file."""
        packed = io.BytesIO()
        self._document.save(packed)
        return packed.getvalue()

    def _add_row(
        self, table: Table, texts: Sequence[str], widths: Sequence[float], *, header: bool = False
    ) -> None:
        row: Any = table.add_row()  # type: ignore[no-untyped-call]  # python-docx has not typed it
        _keep_row_on_one_page(row, header=header)
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = Cm(_WIDTH * width)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            run = paragraph.add_run(xml_text(text))
            run.font.size = Pt(9.5)
            run.bold = header
            if header:
                _set_background(cell, _HEADER)

    def _set_page(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2.0)

    def _set_styles(self) -> None:
        styles = self._document.styles
        _set_style(styles["Normal"], 10.5, None, _LANGUAGES[self.words.language])
        styles["Normal"].paragraph_format.space_after = Pt(6)
        for name, size, before in (
            ("Title", 22, 0),
            ("Heading 1", 15, 16),
            ("Heading 2", 12, 10),
            ("Heading 3", 11, 8),
        ):
            _set_style(styles[name], size, ACCENT)
            styles[name].paragraph_format.space_before = Pt(before)
            styles[name].paragraph_format.space_after = Pt(4)
            styles[name].paragraph_format.keep_with_next = True
        _set_style(styles["Subtitle"], 12, _GREY)
        styles["Subtitle"].font.italic = False
        for border in styles["Title"].element.xpath(".//w:pBdr"):
            border.getparent().remove(border)

    def _add_footer(self, text: str) -> None:
        paragraph = self._document.sections[0].footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        run = paragraph.add_run(f"{xml_text(text)}  |  ")
        run.font.size = Pt(8)
        run.font.color.rgb = _GREY
        for kind, instruction in (("begin", None), (None, "PAGE"), ("end", None)):
            page = paragraph.add_run()
            page.font.size = Pt(8)
            page.font.color.rgb = _GREY
            _add_field(page, kind, instruction)


def _paragraphs_of_table(table: Table) -> Iterator[Paragraph]:
    return (paragraph for row in table.rows for cell in row.cells for paragraph in cell.paragraphs)


def xml_text(text: str) -> str:
    """The text without the characters that no XML can hold."""
    return _NO_XML.sub("?", text)


def _set_style(
    style: Any, size: float, colour: RGBColor | None, language: str | None = None
) -> None:
    style.font.name = _FONT
    style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    fonts.set(qn("w:ascii"), _FONT)
    fonts.set(qn("w:hAnsi"), _FONT)
    if colour is not None:
        style.font.color.rgb = colour
    if language is not None:
        spoken = OxmlElement("w:lang")
        spoken.set(qn("w:val"), language)
        style.element.get_or_add_rPr().append(spoken)


def _add_field(run: Any, kind: str | None, instruction: str | None) -> None:
    if instruction is not None:
        text = OxmlElement("w:instrText")
        text.set(qn("xml:space"), "preserve")
        text.text = instruction
        run._r.append(text)  # noqa: SLF001  # python-docx has no fields
        return
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    run._r.append(mark)  # noqa: SLF001  # python-docx has no fields


def _keep_row_on_one_page(row: Any, *, header: bool) -> None:
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001  # python-docx has no other way
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))


def _set_background(cell: Any, colour: str) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001  # python-docx has no other way


def _set_table_borders(table: Any) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_border_element(side))
    properties = table._tbl.tblPr  # noqa: SLF001  # python-docx has no other way
    properties.find(qn("w:tblLayout")).addprevious(borders)  # the order that Word asks for


def _add_writing_line(paragraph: Paragraph) -> None:
    borders = OxmlElement("w:pBdr")
    for side in ("bottom", "between"):
        borders.append(_border_element(side))
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001  # python-docx has no other way


def _border_element(side: str) -> Any:
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _LINE)):
        line.set(qn(f"w:{name}"), value)
    return line
