"""The invitations of a meeting as a workbook, to read and to upload again."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.documents.meeting_facts import (
    agenda_with_chosen_themes,
    is_proposal,
    saved_and_proposed_invitations,
    saved_or_planned_meeting,
)
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import capitalised_choice_name
from dashboard.wording.meetings import (
    coverage_text,
    equal_guests_sentences,
    invitation_status_name,
    reason_text,
    representatives_text,
    sector_name_of_actor,
    substitution_sentences,
    unknown_sentences,
)
from dashboard.words import N_, Language, Words
from data.cell_text import table_title
from data.exports.excel import fill_sheet
from data.intake.proposing.proposal import Proposal
from data.model import AgendaItem, Capacity, Fact, Invitation
from data.tables import table_named
from graph.meetings import Preparation

_WIDTHS = (42, 26, 18, 18, 90)
Rows = Sequence[Sequence[str]]


def invitation_workbook(
    words: Words, snapshot: Snapshot, prepared: Preparation, *, personal: bool = False
) -> bytes:
    """A workbook with sheets to read (whom to ask, who else, unknowns) and sheets of facts.

    The sheets of facts have the names of their tables in the language of the words, and can be
    uploaded unchanged. With `personal`, the list to read names who represents each member.
    """
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    heading = f"{snapshot.name(prepared.body)}, {words.date(prepared.on)}"
    _add_sheet_to_read(
        book,
        words(ASKED),
        heading,
        _rows_of_whom_to_ask(words, snapshot, prepared, personal=personal),
        below=(
            coverage_text(words, snapshot, prepared),
            _upload_consequence_text(words, snapshot, prepared),
        ),
    )
    _add_sheet_to_read(
        book, words(OTHERS), heading, _rows_of_other_candidates(words, snapshot, prepared)
    )
    _add_sheet_to_read(
        book,
        words(UNKNOWN),
        heading,
        [(sentence,) for sentence in unknown_sentences(words, snapshot, prepared)],
    )
    tables: dict[str, Sequence[Fact]] = {
        "meetings": (saved_or_planned_meeting(snapshot, prepared),),
        "agenda_items": agenda_with_chosen_themes(snapshot, prepared),
        "invitations": saved_and_proposed_invitations(words, snapshot, prepared),
    }
    for name, facts in tables.items():
        sheet = book.create_sheet(table_title(table_named(name), words.language.value))
        fill_sheet(sheet, table_named(name), facts, words.language.value, personal=False)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _upload_consequence_text(words: Words, snapshot: Snapshot, prepared: Preparation) -> str:
    """What an upload of the workbook does with the proposals in it; empty when all is saved."""
    facts: tuple[AgendaItem | Invitation, ...] = (
        *agenda_with_chosen_themes(snapshot, prepared),
        *saved_and_proposed_invitations(words, snapshot, prepared),
    )
    if prepared.meeting is not None and not any(is_proposal(prepared, fact) for fact in facts):
        return ""
    sheet = table_title(table_named("invitations"), words.language.value)
    return words(
        "What is called a proposal here is not decided yet. If you upload this workbook, it stands "
        "in the data as decided: the meeting as planned, its agenda, and who is proposed as "
        "invited (sheet “{sheet}”).",
        sheet=sheet,
    )


def _rows_of_whom_to_ask(
    words: Words, snapshot: Snapshot, prepared: Preparation, *, personal: bool
) -> Rows:
    people = {
        member.actor: representatives_text(words, member.seats) for member in prepared.members
    }
    header = [
        words("Actor"),
        words("Sector"),
        words("As what"),
        words("Status"),
        words("Why"),
        *([words("Representative")] if personal else []),
    ]
    rows = []
    for invitation in saved_and_proposed_invitations(words, snapshot, prepared):
        row = [
            snapshot.name(invitation.actor),
            sector_name_of_actor(words, snapshot, invitation.actor),
            _role_or_capacity_name(words, prepared, invitation),
            invitation_status_name(words, prepared, invitation),
            _invitation_reasons_text(words, snapshot, prepared, invitation),
        ]
        rows.append([*row, *([people.get(invitation.actor, "")] if personal else [])])
    return [header, *rows]


def _role_or_capacity_name(words: Words, prepared: Preparation, invitation: Invitation) -> str:
    roles = {member.actor: member.role for member in prepared.members}
    if invitation.capacity is Capacity.MEMBER and invitation.actor in roles:
        return capitalised_choice_name(words, roles[invitation.actor])
    return capitalised_choice_name(words, invitation.capacity)


def _invitation_reasons_text(
    words: Words, snapshot: Snapshot, prepared: Preparation, invitation: Invitation
) -> str:
    reasons = prepared.reasons.get(invitation.actor, ())
    sentences = [
        *substitution_sentences(words, snapshot, prepared, invitation.actor),
        *([invitation.reason] if invitation.reason else []),
        *(reason_text(words, snapshot, reason) for reason in reasons),
        *equal_guests_sentences(words, snapshot, prepared, invitation.actor),
    ]
    return " ".join(sentences)


def _rows_of_other_candidates(words: Words, snapshot: Snapshot, prepared: Preparation) -> Rows:
    asked = {
        invitation.actor
        for invitation in saved_and_proposed_invitations(words, snapshot, prepared)
        if invitation.status.asked
    }
    return [
        (words("Actor"), words("Sector"), "", "", words("Why")),
        *(
            (
                snapshot.name(guest.actor),
                sector_name_of_actor(words, snapshot, guest.actor),
                "",
                "",
                " ".join(
                    [
                        *(reason_text(words, snapshot, reason) for reason in guest.reasons),
                        *equal_guests_sentences(words, snapshot, prepared, guest.actor),
                    ]
                ),
            )
            for guest in prepared.guests
            if guest.actor not in asked
        ),
    ]


def _add_sheet_to_read(
    book: Workbook, title: str, heading: str, rows: Rows, *, below: Sequence[str] = ()
) -> None:
    """Add a sheet with a heading, the texts of `below` (or an empty line), and the rows."""
    sheet: Worksheet = book.create_sheet(title)
    texts: list[list[str]] = [[text] for text in below if text]
    above = [[heading], *(texts or [[]])]
    first = len(above) + 1
    for number, row in enumerate([*above, *rows], start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place)
            cell.value = value
            cell.data_type = "s"  # a name that begins with = is a name, not a formula
            cell.alignment = Alignment(wrap_text=number >= first, vertical="top")
            cell.font = Font(bold=number == first and len(row) > 1)
    for place, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDE"[place]].width = width
    if len(rows) and len(rows[0]) == 1:
        sheet.column_dimensions["A"].width = _WIDTHS[-1]
    sheet["A1"].font = Font(bold=True, size=14)


ASKED: Final = N_("Whom to ask")
OTHERS: Final = N_("Who else")
UNKNOWN: Final = N_("What we do not know")


def without_reading_sheet_warnings(proposal: Proposal) -> Proposal:
    """The proposal without the warnings that our sheets to read are unknown.

    Only for files with a sheet that is known as a table.
    """
    titles = {Words(language)(title) for language in Language for title in (ASKED, OTHERS, UNKNOWN)}
    ours = {part.raw.file for part in proposal.interpretations if part.table is not None}
    problems = tuple(
        problem
        for problem in proposal.problems
        if problem.code != "unknown-sheet"
        or problem.sheet not in titles
        or problem.file not in ours
    )
    return dataclasses.replace(proposal, problems=problems)
