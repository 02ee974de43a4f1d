"""The contents of the briefing of a meeting, written on any DocumentWriter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dashboard.documents.document_writer import DocumentWriter
from dashboard.documents.meeting_facts import (
    agenda_with_chosen_themes,
    is_proposal,
    saved_and_proposed_invitations,
    saved_or_planned_meeting,
)
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import capitalised_choice_name, choice_name
from dashboard.wording.facts import quoted_reference, sources_with_places
from dashboard.wording.meetings import (
    LabelledLine,
    agenda_item_lines,
    agenda_item_title,
    balance_sentences,
    coverage_text,
    equal_guests_sentences,
    hours_text,
    invitation_status_name,
    left_out_sentence,
    open_advice_and_action_lines,
    reason_text,
    representatives_text,
    sector_name_of_actor,
    silent_longest_first,
    substitution_sentences,
    unknown_sentences,
    year_sentences,
)
from dashboard.wording.profile import membership_sentence
from dashboard.words import Words
from data.model import AgendaItem, Capacity, Fact, Invitation, Tie
from graph.meetings import Preparation


def briefing_title(words: Words, snapshot: Snapshot, prepared: Preparation) -> tuple[str, str]:
    """The title of a briefing, and its subtitle: when and where, and if it is not planned yet."""
    meeting = saved_or_planned_meeting(snapshot, prepared)
    when = [words.date(prepared.on), hours_text(words, meeting), meeting.place]
    if prepared.meeting is None and not prepared.over:
        when.append(words("not planned yet"))
    return (
        words("Briefing: {body}", body=snapshot.name(prepared.body)),
        ", ".join(filter(None, when)),
    )


def write_briefing(
    document: DocumentWriter,
    snapshot: Snapshot,
    prepared: Preparation,
    *,
    sectors: Callable[[], object],
    personal: bool = False,
) -> None:
    """Write the contents of a briefing; with `personal` it names who represents each member.

    `sectors` draws the sectors at the table in the way of that document.
    """
    words = document.words
    _write_purpose_and_agenda(document, snapshot, prepared)
    _write_invitations(document, snapshot, prepared, personal=personal)
    _write_balance(document, snapshot, prepared, sectors)
    used = [
        *_write_agenda_item_reviews(document, snapshot, prepared),
        *_write_open_advice_and_actions(document, snapshot, prepared),
    ]
    _write_year_of_meetings(document, snapshot, prepared)
    document.heading(words("What we do not know"))
    document.bullets(
        unknown_sentences(words, snapshot, prepared)
        or [words("For this meeting nothing is unknown that we look for.")]
    )
    _write_sources(document, snapshot, prepared, used)


def _write_purpose_and_agenda(
    document: DocumentWriter, snapshot: Snapshot, prepared: Preparation
) -> None:
    words = document.words
    body = snapshot.bodies[prepared.body]
    document.heading(words("Purpose and agenda"))
    if body.quote and body.source:
        document.quote(quoted_reference(words, snapshot, body))
    if prepared.themes:
        names = [snapshot.theme_name(theme) for theme in prepared.themes]
        document.labelled(words("Themes"), words.all_of(names))
    items = agenda_with_chosen_themes(snapshot, prepared)
    if not items:
        document.paragraph(words("There is no agenda yet, and no theme was chosen."))
        return
    headers = (
        words("No."),
        words("Item"),
        words("Purpose"),
        words("Brought in by"),
        words("Papers"),
    )
    rows = (
        _agenda_table_row(document, snapshot, item, noted=not is_proposal(prepared, item))
        for item in items
    )
    document.table(headers, rows, (0.05, 0.35, 0.14, 0.2, 0.26))


def _agenda_table_row(
    document: DocumentWriter, snapshot: Snapshot, item: AgendaItem, *, noted: bool
) -> Sequence[str]:
    words = document.words
    return (
        str(item.number),
        item.title if noted else words("{title} (proposal)", title=item.title),
        capitalised_choice_name(words, item.purpose) if noted else "",
        snapshot.name(item.brought_by) if item.brought_by else "",
        item.papers or "",
    )


def _write_invitations(
    document: DocumentWriter, snapshot: Snapshot, prepared: Preparation, *, personal: bool
) -> None:
    words = document.words
    invitations = saved_and_proposed_invitations(words, snapshot, prepared)
    asked = [invitation for invitation in invitations if invitation.status.asked]
    document.heading(words("Invitations"))
    guests = [invitation for invitation in asked if invitation.capacity is not Capacity.MEMBER]
    members = [invitation for invitation in asked if invitation.capacity is Capacity.MEMBER]
    text = coverage_text(words, snapshot, prepared)
    if guests or text:
        document.heading(words("Guests, and why"), 2)
    if text:
        document.paragraph(text)
    if guests:
        document.table(
            (words("Actor"), words("Sector"), words("Status"), words("Why")),
            (_guest_table_row(document, snapshot, prepared, guest) for guest in guests),
            (0.23, 0.15, 0.13, 0.49),
        )
        proposed = snapshot.names(guest.actor for guest in guests if is_proposal(prepared, guest))
        if proposed:
            document.paragraph(
                words(
                    "Proposed as guests, and not invited yet: {names}. The numbers below count "
                    "them as guests.",
                    names=words.all_of(proposed),
                )
            )
    document.heading(words("Members"), 2)
    document.paragraph(membership_sentence(words, snapshot, prepared.membership))
    if not members:
        document.paragraph(words("No member of this body is known by name."))
    else:
        headers = [words("Actor"), words("Sector"), words("As what"), words("Status")]
        widths = [0.33, 0.2, 0.14, 0.33]
        if personal:
            headers.append(words("Representative"))
            widths = [0.27, 0.17, 0.14, 0.2, 0.22]
        document.table(
            headers,
            (
                _member_table_row(document, snapshot, prepared, member, personal)
                for member in members
            ),
            widths,
        )
    if prepared.not_needed:
        names = words.all_of(snapshot.names(prepared.not_needed))
        document.paragraph(
            words(
                "These members come only at need. They are not invited for these themes: {names}.",
                names=names,
            ),
            quiet=True,
        )
    _write_left_out_actors(document, snapshot, invitations)


def _guest_table_row(
    document: DocumentWriter, snapshot: Snapshot, prepared: Preparation, invitation: Invitation
) -> Sequence[str]:
    words = document.words
    reasons = [
        reason_text(words, snapshot, reason)
        for reason in prepared.guest_of_actor(invitation.actor).reasons
    ]
    own = (invitation.reason or "") if invitation in prepared.invitations else ""
    sentences = [
        *substitution_sentences(words, snapshot, prepared, invitation.actor),
        own,
        *(reason for reason in reasons if reason not in own),
        *equal_guests_sentences(words, snapshot, prepared, invitation.actor),
        left_out_sentence(words, prepared, invitation.actor),
    ]
    return (
        snapshot.name(invitation.actor),
        sector_name_of_actor(words, snapshot, invitation.actor),
        invitation_status_name(words, prepared, invitation),
        "\n".join(filter(None, sentences)) or words("Chosen by you; the data gives no reason."),
    )


def _member_table_row(
    document: DocumentWriter,
    snapshot: Snapshot,
    prepared: Preparation,
    invitation: Invitation,
    personal: bool,
) -> Sequence[str]:
    words = document.words
    seats = next((member for member in prepared.members if member.actor == invitation.actor), None)
    sentences = [invitation_status_name(words, prepared, invitation) + "."]
    sentences += substitution_sentences(words, snapshot, prepared, invitation.actor)
    sentences += [invitation.reason] if invitation.reason else []
    sentences += [
        reason_text(words, snapshot, reason)
        for reason in prepared.reasons.get(invitation.actor, ())
    ]
    row = [
        snapshot.name(invitation.actor),
        sector_name_of_actor(words, snapshot, invitation.actor),
        capitalised_choice_name(words, seats.role if seats else invitation.capacity),
        " ".join(sentences),
    ]
    if personal:
        row.append(representatives_text(words, seats.seats) if seats else "")
    return row


def _write_left_out_actors(
    document: DocumentWriter, snapshot: Snapshot, invitations: Sequence[Invitation]
) -> None:
    words = document.words
    left = [invitation for invitation in invitations if not invitation.status.asked]
    if left:
        document.heading(words("Left out, and why"), 2)
        document.bullets(
            f"{snapshot.name(invitation.actor)}: {invitation.reason or words('no reason noted')}"
            for invitation in left
        )


def _write_balance(
    document: DocumentWriter,
    snapshot: Snapshot,
    prepared: Preparation,
    sectors: Callable[[], object],
) -> None:
    words = document.words
    document.heading(words("Balance at the table"))
    if prepared.balance.sectors:
        sectors()
    document.bullets(balance_sentences(words, snapshot, prepared))


def _write_agenda_item_reviews(
    document: DocumentWriter, snapshot: Snapshot, prepared: Preparation
) -> Iterator[Fact]:
    words = document.words
    document.heading(words("Item by item"))
    if not prepared.item_reviews:
        document.paragraph(words("There is no agenda yet, and no theme was chosen."))
    for point in prepared.item_reviews:
        document.heading(agenda_item_title(words, snapshot, point), 2)
        for line in agenda_item_lines(words, snapshot, point, on=prepared.on, heading=False):
            _write_labelled_line(document, snapshot, line)
            yield from line.facts


def _write_labelled_line(document: DocumentWriter, snapshot: Snapshot, line: LabelledLine) -> None:
    document.labelled(line.label, line.text)
    for fact in line.facts:
        if isinstance(fact, Tie) and fact.quote:
            document.quote(quoted_reference(document.words, snapshot, fact))


def _write_open_advice_and_actions(
    document: DocumentWriter, snapshot: Snapshot, prepared: Preparation
) -> Iterator[Fact]:
    words = document.words
    document.heading(words("Still open"))
    lines = open_advice_and_action_lines(words, snapshot, prepared.follow_up)
    if not lines:
        document.paragraph(
            words("No advice and no action of this body is open, as far as we know.")
        )
    for line in lines:
        _write_labelled_line(document, snapshot, line)
        yield from line.facts


def _write_year_of_meetings(
    document: DocumentWriter, snapshot: Snapshot, prepared: Preparation
) -> None:
    words = document.words
    document.heading(words("Meetings in {year}", year=prepared.year.year))
    document.bullets(year_sentences(words, snapshot, prepared.year))
    silent = [
        f"{snapshot.name(member.actor)}: {reason_text(words, snapshot, reason)}"
        for member in silent_longest_first(snapshot, prepared.record)
        for reason in prepared.reasons.get(member.actor, ())
    ]
    if silent:
        document.heading(words("Fallen silent"), 2)
        document.bullets(silent)


def _write_sources(
    document: DocumentWriter, snapshot: Snapshot, prepared: Preparation, used: Sequence[Fact]
) -> None:
    words = document.words
    reasons = [
        fact
        for actor in prepared.invited
        for reason in prepared.guest_of_actor(actor).reasons
        for fact in reason.facts
    ]
    # Of a seat the place is enough: its words are mostly the name that stands in the list above.
    seats = [replace(seat, quote=None) for member in prepared.members for seat in member.seats]
    found = sources_with_places(snapshot, [*used, *reasons, *seats, *prepared.balance.sexes.facts])
    document.heading(words("Sources"))
    if not found:
        document.paragraph(words("No source is noted for what stands here."))
    for title, lines in found:
        document.labelled(title, "; ".join(lines))
    document.paragraph(
        words(
            "Made from version {number} of the data. Evidence of the members: {evidence}.",
            number=snapshot.revision,
            evidence=_evidence_levels_text(words, prepared),
        ),
        quiet=True,
    )


def _evidence_levels_text(words: Words, prepared: Preparation) -> str:
    levels = dict.fromkeys(seat.evidence for member in prepared.members for seat in member.seats)
    return words.all_of([choice_name(words, level) for level in levels]) or words("unknown")
