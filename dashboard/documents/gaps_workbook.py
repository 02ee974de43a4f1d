"""The gaps as a workbook: a sheet each for confirmed, unknown and marked gaps."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from dashboard.marking import open_and_marked
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import capitalised_choice_name
from dashboard.wording.gaps import render_finding, rule_title
from dashboard.wording.gaps.gap_marks import first_seen_sentence
from dashboard.words import Words
from data.model import Source
from graph.gaps import MOST_SEVERE, Finding, Status
from graph.scenarios.timeline import FirstRevisionWithGap

_WIDTHS: Final = (11, 44, 26, 60, 44, 44, 50, 34, 40, 60, 30)
_MARK_WIDTHS: Final = (14, 22, 40, 20, 18)
_LONGEST: Final = 32_000  # letters; Excel takes 32,767 in a cell


def gaps_workbook(
    words: Words,
    snapshot: Snapshot,
    findings: Sequence[Finding],
    since: Mapping[str, FirstRevisionWithGap],
    *,
    on: date,
) -> bytes:
    """The gaps as a workbook of three sheets; text that looks like a formula stays text."""
    open_ones, marked = open_and_marked(findings, snapshot.marks)
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    head = words("Gaps, version {number}, {day}", number=snapshot.revision, day=words.date(on))
    for title, chosen, with_marks in (
        (
            capitalised_choice_name(words, Status.CONFIRMED),
            _select_by_status(open_ones, Status.CONFIRMED),
            False,
        ),
        (
            capitalised_choice_name(words, Status.UNKNOWN),
            _select_by_status(open_ones, Status.UNKNOWN),
            False,
        ),
        (words("Marked"), marked, True),
    ):
        rows = [
            _gap_row(words, snapshot, finding, since, on, with_marks=with_marks)
            for finding in chosen
        ]
        headers = [*_gap_headers(words), *(_mark_headers(words) if with_marks else ())]
        if not rows:
            rows = [[words("None.")]]
        _fill_sheet(words, book.create_sheet(title), [[f"{head}: {title}"], headers, *rows])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _select_by_status(findings: Sequence[Finding], status: Status) -> list[Finding]:
    return [finding for finding in findings if finding.status is status]


def _gap_headers(words: Words) -> tuple[str, ...]:
    return (
        words("Seriousness"),
        words("Gap"),
        words("Rule"),
        words("What we see"),
        words("What we do not know"),
        words("Why it matters"),
        words("What would close it"),
        words("Rests on"),
        words("Sources"),
        words("Quotes"),
        words("Known since"),
    )


def _mark_headers(words: Words) -> tuple[str, ...]:
    return words("How sure"), words("Mark"), words("Reason"), words("Who"), words("When")


def _gap_row(
    words: Words,
    snapshot: Snapshot,
    finding: Finding,
    since: Mapping[str, FirstRevisionWithGap],
    on: date,
    *,
    with_marks: bool,
) -> list[str | int]:
    text = render_finding(words, snapshot, finding, on=on)
    known = since.get(finding.identity)
    row: list[str | int] = [
        finding.severity,
        text.title,
        rule_title(words, finding.rule),
        text.reason,
        text.unknown or "",
        text.why,
        text.remedy,
        text.reference or "",
        *_places_and_quotes(snapshot, finding),
        first_seen_sentence(words, known) if known else "",
    ]
    if with_marks:
        mark = snapshot.marks[finding.identity]
        row += [
            capitalised_choice_name(words, finding.status),
            capitalised_choice_name(words, mark.mark),
            mark.reason,
            mark.person or "",
            words.date(mark.marked) if mark.marked else "",
        ]
    return row


def _places_and_quotes(snapshot: Snapshot, finding: Finding) -> tuple[str, str]:
    """The distinct places and the distinct quotes of a finding, as two texts with one a line.

    Both follow the order of the facts; a line of one need not belong to that line of the other.
    """
    lines: dict[tuple[str, str], None] = {}
    for fact in finding.facts:
        if isinstance(fact, Source):
            lines[fact.title, ""] = None
        elif fact.source is not None:
            source = snapshot.sources.get(fact.source)
            place = ", ".join(filter(None, (source.title if source else fact.source, fact.locator)))
            lines[place, f"“{fact.quote}”" if fact.quote else ""] = None
    return (
        "\n".join(dict.fromkeys(place for place, _ in lines)),
        "\n".join(dict.fromkeys(quote for _, quote in lines if quote)),
    )


def _fill_sheet(words: Words, sheet: Any, rows: Sequence[Sequence[str | int]]) -> None:
    """Fill a sheet with a title, the headers, and rows to filter and sort."""
    of_most = words("of {most}", most=MOST_SEVERE)
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place)
            cell.alignment = Alignment(wrap_text=number > 1, vertical="top")
            if isinstance(value, int):
                cell.value = value
                cell.number_format = f'0" {of_most}"'  # reads as words, and sorts as a number
            else:
                cell.value = value[:_LONGEST]
                cell.data_type = "s"  # a name that begins with = is a name, not a formula
            if number == 2:
                cell.font = Font(bold=True)
    for place, width in enumerate((*_WIDTHS, *_MARK_WIDTHS), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.freeze_panes = "C3"
    sheet.auto_filter.ref = f"A2:{get_column_letter(len(rows[1]))}{len(rows)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "2:2"
