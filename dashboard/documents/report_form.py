"""A report form in Word, to fill in during or after a meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.documents.meeting_facts import (
    agenda_with_chosen_themes,
    is_proposal,
    saved_and_proposed_invitations,
    saved_or_planned_meeting,
)
from dashboard.documents.word_document import WordDocument
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import capitalised_choice_name, choice_name
from dashboard.wording.meetings import (
    hours_text,
    open_advice_and_action_lines,
    representatives_text,
)
from dashboard.words import Words
from data.model import (
    Action,
    Advice,
    Attendance,
    Capacity,
    Invitation,
    Meeting,
    Presence,
    Purpose,
)
from graph.meetings import Preparation

_BOX, _TICKED = "☐", "☒"
_EMPTY_ACTIONS = 4
_WIDTHS = (0.55, 0.25, 0.2)


def report_form(
    words: Words, snapshot: Snapshot, prepared: Preparation, *, personal: bool = False
) -> bytes:
    """A report to fill in: who was there, each item with its advice, actions, and what is open.

    What is recorded of the meeting already stands in it. Of a meeting that is over it holds only
    who was invited and who came; of another the members and who is invited, and below them who is
    only proposed. With `personal` it names who represents each member.
    """
    meeting = saved_or_planned_meeting(snapshot, prepared)
    document = WordDocument(
        words,
        words("Report: {body}", body=snapshot.name(prepared.body)),
        ", ".join(
            filter(None, (words.date(prepared.on), hours_text(words, meeting), meeting.place))
        ),
    )
    _write_attendance(document, snapshot, prepared, personal=personal)
    _write_agenda_items(document, snapshot, prepared)
    _write_advice_table(document, snapshot, meeting)
    _write_actions_table(document, snapshot, meeting)
    lines = [
        line
        for line in open_advice_and_action_lines(words, snapshot, prepared.follow_up)
        if not any(
            isinstance(fact, Advice | Action) and _comes_from_meeting(meeting, fact)
            for fact in line.facts
        )
    ]
    if lines:
        document.heading(words("Still open: what became of it?"))
        document.table(
            (words("Open"), words("What became of it")),
            ((f"{line.label}: {line.text}", "") for line in lines),
            (0.6, 0.4),
        )
    document.heading(words("Next meeting"))
    document.lines(1)
    return document.bytes()


def _write_attendance(
    document: WordDocument, snapshot: Snapshot, prepared: Preparation, *, personal: bool
) -> None:
    words = document.words
    document.heading(words("Who was there"))
    meeting = saved_or_planned_meeting(snapshot, prepared)
    attendance = [row for row in snapshot.facts.attendance if row.meeting == meeting.id]
    found = {row.actor: row.presence for row in attendance}
    listed = [
        invitation
        for invitation in saved_and_proposed_invitations(words, snapshot, prepared)
        if invitation.status.asked
    ]
    asked = {
        expected.actor: expected.capacity
        for expected in _invited_according_to_record(prepared, listed, attendance)
    }
    expected = snapshot.by_name({*asked, *found})
    if not expected:
        document.paragraph(words("No member of this body is known by name."))
        document.lines(6)
    else:
        _write_attendance_table(
            document, snapshot, prepared, expected, asked, found, personal=personal
        )
    proposed = snapshot.by_name(
        {invitation.actor for invitation in listed if is_proposal(prepared, invitation)}
    )
    if proposed and not prepared.over:
        names = words.all_of(snapshot.names(proposed))
        document.paragraph(
            words("Proposed as guests, and not invited yet: {names}.", names=names), quiet=True
        )


def _invited_according_to_record(
    prepared: Preparation, listed: Sequence[Invitation], attendance: Sequence[Attendance]
) -> list[Invitation]:
    """The invitations to list: all saved ones, and the unsaved ones of members.

    Of a past meeting only the saved ones, if a presence or the invitation of a member is saved.
    """
    noted = [invitation for invitation in listed if invitation in prepared.invitations]
    known = attendance or any(invitation.capacity is Capacity.MEMBER for invitation in noted)
    if prepared.over and known:
        return noted
    return [invitation for invitation in listed if not is_proposal(prepared, invitation)]


def _write_attendance_table(
    document: WordDocument,
    snapshot: Snapshot,
    prepared: Preparation,
    expected: Sequence[str],
    asked: Mapping[str, Capacity],
    found: Mapping[str, Presence],
    *,
    personal: bool,
) -> None:
    """Write a row for each expected actor, with the recorded presence ticked."""
    words = document.words
    headers = [words("Actor"), *(capitalised_choice_name(words, presence) for presence in Presence)]
    widths = [0.42, 0.14, 0.14, 0.17, 0.13]
    if personal:
        headers.append(words("Representative"))
        widths = [0.27, 0.12, 0.12, 0.17, 0.1, 0.22]
    seats = {member.actor: member.seats for member in prepared.members}
    rows = []
    for actor in expected:
        name = snapshot.name(actor)
        if actor not in seats and actor in asked:
            name = f"{name} ({choice_name(words, asked[actor])})"
        ticks = (_TICKED if found.get(actor) is presence else _BOX for presence in Presence)
        people = [representatives_text(words, seats.get(actor, ()))] if personal else []
        rows.append([name, *ticks, *people])
    document.table(headers, rows, widths)


def _write_advice_table(document: WordDocument, snapshot: Snapshot, meeting: Meeting) -> None:
    """Write the recorded advice of the meeting; nothing when there is none."""
    words = document.words
    own = [advice for advice in snapshot.facts.advice if _comes_from_meeting(meeting, advice)]
    if own:
        document.heading(words("Advice"))
        document.table(
            (words("What was advised"), words("To whom"), words("Reaction expected by")),
            (
                (
                    advice.text,
                    snapshot.name(advice.addressee) if advice.addressee else words("unknown"),
                    words.date(advice.due) if advice.due else words("no day"),
                )
                for advice in own
            ),
            _WIDTHS,
        )


def _write_actions_table(document: WordDocument, snapshot: Snapshot, meeting: Meeting) -> None:
    """Write the recorded actions of the meeting, and four empty rows for more."""
    words = document.words
    own = [
        (
            action.what,
            snapshot.name(action.owner) if action.owner else words("unknown"),
            words.date(action.due) if action.due else words("no day"),
        )
        for action in snapshot.facts.actions
        if _comes_from_meeting(meeting, action)
    ]
    document.heading(words("Actions"))
    document.table(
        (words("What"), words("Who"), words("By when")),
        [*own, *[("", "", "")] * _EMPTY_ACTIONS],
        _WIDTHS,
    )


def _comes_from_meeting(meeting: Meeting, fact: Advice | Action) -> bool:
    return fact.meeting == meeting.id


def _write_agenda_items(document: WordDocument, snapshot: Snapshot, prepared: Preparation) -> None:
    words = document.words
    document.heading(words("Item by item"))
    items = prepared.items if prepared.over else agenda_with_chosen_themes(snapshot, prepared)
    if not items:
        document.lines(8)
    for item in items:
        title = f"{item.number}. {item.title}"
        proposal = is_proposal(prepared, item)
        document.heading(words("{title} (proposal)", title=title) if proposal else title, 2)
        if item.brought_by:
            document.labelled(words("Brought in by"), snapshot.name(item.brought_by))
        document.labelled(words("What was said"), "")
        document.lines(4)
        if item.purpose is Purpose.ADVISE:
            document.labelled(words("Text of the advice"), "")
            document.lines(3)
            document.labelled(words("To whom"), "")
            document.labelled(
                words("Decided"), f"{_BOX} {words('by consensus')}   {_BOX} {words('by vote')}"
            )
            document.labelled(words("Minority view"), "")
            document.labelled(words("Reaction expected by"), "")
            document.labelled(words("Followed up by"), "")
