"""The workbook of a meeting: members, missing voices, and what is not known."""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from dashboard.snapshot import Snapshot
from dashboard.wording.invitations import reason_sentence, unknowns
from dashboard.words import Words
from graph.invitations import Preparation

_WIDTHS = (42, 26, 90)


def meeting_workbook(words: Words, now: Snapshot, prepared: Preparation) -> bytes:
    """The preparation of a meeting as a workbook with three sheets."""
    book = Workbook(write_only=False)
    for sheet in book.worksheets:
        book.remove(sheet)
    title = f"{now.name(prepared.body)}, {words.date(prepared.on)}"
    themes = words.all_of([now.theme_name(theme) for theme in prepared.themes])
    _sheet(
        book,
        words("Invitations"),
        [
            (title,),
            (words("Themes"), themes or words("No theme chosen")),
            (),
            (words("Actor"), words("Sector"), words("Why")),
            *(
                (
                    now.name(invitation.actor),
                    _sector(words, now, invitation.actor),
                    " ".join(reason_sentence(words, now, reason) for reason in invitation.reasons),
                )
                for invitation in prepared.invitations
            ),
        ],
    )
    _sheet(
        book,
        words("Members"),
        [
            (title,),
            (),
            (words("Actor"), words("Sector")),
            *((now.name(member), _sector(words, now, member)) for member in prepared.members),
        ],
    )
    _sheet(
        book,
        words("Not known"),
        [(title,), (), *((sentence,) for sentence in unknowns(words, now, prepared))],
    )
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _sector(words: Words, now: Snapshot, actor: str) -> str:
    sector = now.actors[actor].sector
    return now.sector_name(sector) if sector else words("unknown")


def _sheet(book: Workbook, title: str, rows: Sequence[Sequence[str]]) -> None:
    sheet = book.create_sheet(title)
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place)
            cell.value = value
            cell.data_type = "s"  # a name that begins with = is a name, not a formula
            cell.alignment = Alignment(wrap_text=number > 2, vertical="top")
    for place, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABC"[place]].width = width
    sheet["A1"].font = Font(bold=True, size=14)
