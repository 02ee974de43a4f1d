"""The skeleton of a report in Word, to fill in during or after a meeting."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.alphabet import alphabetical
from dashboard.documents.meeting_facts import agenda_of, invitations_of, meeting_of
from dashboard.documents.word import Paper
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import capitalised, choice
from dashboard.wording.meetings import hours, open_lines, people_name
from dashboard.words import Words
from data.model import Invitation, InvitationStatus, Presence, Purpose
from graph.meetings import Preparation

_BOX = "☐"
_EMPTY_ACTIONS = 4


def report_form(
    words: Words, now: Snapshot, prepared: Preparation, *, personal: bool = False
) -> bytes:
    """A report to fill in: who was there, each item with its advice, actions, and what is open.

    With `personal` it names who represents each member.
    """
    meeting = meeting_of(now, prepared)
    paper = Paper(
        words,
        words("Report: {body}", body=now.name(prepared.body)),
        ", ".join(filter(None, (words.date(prepared.on), hours(words, meeting), meeting.place))),
    )
    _attendance(paper, now, prepared, personal=personal)
    _items(paper, now, prepared)
    paper.heading(words("Actions"))
    paper.table(
        (words("What"), words("Who"), words("By when")),
        [("", "", "")] * _EMPTY_ACTIONS,
        (0.55, 0.25, 0.2),
    )
    lines = open_lines(words, now, prepared.follow_up)
    if lines:
        paper.heading(words("Still open: what became of it?"))
        paper.table(
            (words("Open"), words("What became of it")),
            ((f"{line.label}: {line.text}", "") for line in lines),
            (0.6, 0.4),
        )
    paper.heading(words("Next meeting"))
    paper.lines(1)
    return paper.bytes()


def _attendance(paper: Paper, now: Snapshot, prepared: Preparation, *, personal: bool) -> None:
    words = paper.words
    paper.heading(words("Who was there"))
    asked = [
        each
        for each in invitations_of(words, now, prepared)
        if each.status is not InvitationStatus.LEFT_OUT
    ]
    asked.sort(key=lambda each: alphabetical(now.name(each.actor)))
    if not asked:
        paper.paragraph(words("No member of this body is known by name."))
        paper.lines(6)
        return
    headers = [words("Actor"), *(capitalised(words, presence) for presence in Presence)]
    widths = [0.42, 0.14, 0.14, 0.17, 0.13]
    if personal:
        headers.append(words("Representative"))
        widths = [0.27, 0.12, 0.12, 0.17, 0.1, 0.22]
    paper.table(headers, (_row(paper, now, prepared, each, personal) for each in asked), widths)


def _row(
    paper: Paper, now: Snapshot, prepared: Preparation, invitation: Invitation, personal: bool
) -> Sequence[str]:
    name = now.name(invitation.actor)
    if all(member.actor != invitation.actor for member in prepared.members):
        name = f"{name} ({choice(paper.words, invitation.capacity)})"
    row = [name, *(_BOX for _ in Presence)]
    if personal:
        row += [
            people_name(paper.words, member.seats)
            for member in prepared.members
            if member.actor == invitation.actor
        ] or [""]
    return row


def _items(paper: Paper, now: Snapshot, prepared: Preparation) -> None:
    words = paper.words
    paper.heading(words("Item by item"))
    items = agenda_of(now, prepared)
    if not items:
        paper.lines(8)
    for item in items:
        paper.heading(f"{item.number}. {item.title}", 2)
        if item.brought_by:
            paper.labelled(words("Brought in by"), now.name(item.brought_by))
        paper.labelled(words("What was said"), "")
        paper.lines(4)
        if item.purpose is Purpose.ADVISE:
            paper.labelled(words("Text of the advice"), "")
            paper.lines(3)
            paper.labelled(words("To whom"), "")
            paper.labelled(
                words("Decided"), f"{_BOX} {words('by consensus')}   {_BOX} {words('by vote')}"
            )
            paper.labelled(words("Minority view"), "")
            paper.labelled(words("Answer asked by"), "")
            paper.labelled(words("Followed up by"), "")
