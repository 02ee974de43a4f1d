"""What stands in the briefing of a meeting, whatever it is written on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dashboard.documents.meeting_facts import (
    agenda_of,
    invitations_of,
    is_proposal,
    meeting_of,
)
from dashboard.documents.sheet import Sheet
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import capitalised, choice
from dashboard.wording.facts import quoted_reference, sources_of
from dashboard.wording.meetings import (
    Line,
    balance_sentences,
    cover_sentence,
    equals_sentences,
    hours,
    left_out_sentence,
    open_lines,
    people_name,
    point_lines,
    point_title,
    reason_sentence,
    replacing_sentences,
    sector_of,
    silent_longest_first,
    status_name,
    unknown_sentences,
    year_sentences,
)
from dashboard.wording.profile import membership_sentence
from dashboard.words import Words
from data.model import AgendaItem, Capacity, Fact, Invitation, Tie
from graph.meetings import Preparation


def briefing_title(words: Words, now: Snapshot, prepared: Preparation) -> tuple[str, str]:
    """The title of a briefing, and below it when and where the meeting is."""
    meeting = meeting_of(now, prepared)
    when = [words.date(prepared.on), hours(words, meeting), meeting.place]
    if prepared.meeting is None and not prepared.over:
        when.append(words("not planned yet"))
    return (
        words("Briefing: {body}", body=now.name(prepared.body)),
        ", ".join(filter(None, when)),
    )


def write_briefing(
    paper: Sheet,
    now: Snapshot,
    prepared: Preparation,
    *,
    sectors: Callable[[], object],
    personal: bool = False,
) -> None:
    """Write the contents of a briefing; with `personal` it names who represents each member.

    `sectors` draws the sectors at the table in the way of that paper.
    """
    words = paper.words
    _purpose(paper, now, prepared)
    _invitations(paper, now, prepared, personal=personal)
    _balance(paper, now, prepared, sectors)
    used = [*_points(paper, now, prepared), *_open(paper, now, prepared)]
    _year(paper, now, prepared)
    paper.heading(words("What we do not know"))
    paper.bullets(
        unknown_sentences(words, now, prepared)
        or [words("For this meeting nothing is unknown that we look for.")]
    )
    _sources(paper, now, prepared, used)


def _purpose(paper: Sheet, now: Snapshot, prepared: Preparation) -> None:
    words = paper.words
    body = now.bodies[prepared.body]
    paper.heading(words("Purpose and agenda"))
    if body.quote and body.source:
        paper.quote(quoted_reference(words, now, body))
    if prepared.themes:
        names = [now.theme_name(theme) for theme in prepared.themes]
        paper.labelled(words("Themes"), words.all_of(names))
    items = agenda_of(now, prepared)
    if not items:
        paper.paragraph(words("There is no agenda yet, and no theme was chosen."))
        return
    headers = (
        words("No."),
        words("Item"),
        words("Purpose"),
        words("Brought in by"),
        words("Papers"),
    )
    rows = (_item(paper, now, item, noted=not is_proposal(prepared, item)) for item in items)
    paper.table(headers, rows, (0.05, 0.35, 0.14, 0.2, 0.26))


def _item(paper: Sheet, now: Snapshot, item: AgendaItem, *, noted: bool) -> Sequence[str]:
    words = paper.words
    return (
        str(item.number),
        item.title if noted else words("{title} (proposal)", title=item.title),
        capitalised(words, item.purpose) if noted else "",
        now.name(item.brought_by) if item.brought_by else "",
        item.papers or "",
    )


def _invitations(paper: Sheet, now: Snapshot, prepared: Preparation, *, personal: bool) -> None:
    words = paper.words
    invitations = invitations_of(words, now, prepared)
    asked = [each for each in invitations if each.status.asked]
    paper.heading(words("Invitations"))
    guests = [each for each in asked if each.capacity is not Capacity.MEMBER]
    members = [each for each in asked if each.capacity is Capacity.MEMBER]
    told = cover_sentence(words, now, prepared)
    if guests or told:
        paper.heading(words("Guests, and why"), 2)
    if told:
        paper.paragraph(told)
    if guests:
        paper.table(
            (words("Actor"), words("Sector"), words("Status"), words("Why")),
            (_guest(paper, now, prepared, each) for each in guests),
            (0.23, 0.15, 0.13, 0.49),
        )
        proposed = now.names(each.actor for each in guests if is_proposal(prepared, each))
        if proposed:
            paper.paragraph(
                words(
                    "Proposed as guests, and not invited yet: {names}. The numbers below count "
                    "them as guests.",
                    names=words.all_of(proposed),
                )
            )
    paper.heading(words("Members"), 2)
    paper.paragraph(membership_sentence(words, now, prepared.membership))
    if not members:
        paper.paragraph(words("No member of this body is known by name."))
    else:
        headers = [words("Actor"), words("Sector"), words("As what"), words("Status")]
        widths = [0.33, 0.2, 0.14, 0.33]
        if personal:
            headers.append(words("Representative"))
            widths = [0.27, 0.17, 0.14, 0.2, 0.22]
        paper.table(
            headers, (_member(paper, now, prepared, each, personal) for each in members), widths
        )
    if prepared.not_needed:
        names = words.all_of(now.names(prepared.not_needed))
        paper.paragraph(
            words(
                "These members come only at need. They are not invited for these themes: {names}.",
                names=names,
            ),
            quiet=True,
        )
    _left_out(paper, now, invitations)


def _guest(
    paper: Sheet, now: Snapshot, prepared: Preparation, invitation: Invitation
) -> Sequence[str]:
    words = paper.words
    reasons = [
        reason_sentence(words, now, reason) for reason in prepared.guest(invitation.actor).reasons
    ]
    own = (invitation.reason or "") if invitation in prepared.invitations else ""
    told = [
        *replacing_sentences(words, now, prepared, invitation.actor),
        own,
        *(each for each in reasons if each not in own),
        *equals_sentences(words, now, prepared, invitation.actor),
        left_out_sentence(words, prepared, invitation.actor),
    ]
    return (
        now.name(invitation.actor),
        sector_of(words, now, invitation.actor),
        status_name(words, prepared, invitation),
        "\n".join(filter(None, told)) or words("Chosen by you; the data gives no reason."),
    )


def _member(
    paper: Sheet, now: Snapshot, prepared: Preparation, invitation: Invitation, personal: bool
) -> Sequence[str]:
    words = paper.words
    seats = next((each for each in prepared.members if each.actor == invitation.actor), None)
    told = [status_name(words, prepared, invitation) + "."]
    told += replacing_sentences(words, now, prepared, invitation.actor)
    told += [invitation.reason] if invitation.reason else []
    told += [
        reason_sentence(words, now, reason) for reason in prepared.reasons.get(invitation.actor, ())
    ]
    row = [
        now.name(invitation.actor),
        sector_of(words, now, invitation.actor),
        capitalised(words, seats.role if seats else invitation.capacity),
        " ".join(told),
    ]
    if personal:
        row.append(people_name(words, seats.seats) if seats else "")
    return row


def _left_out(paper: Sheet, now: Snapshot, invitations: Sequence[Invitation]) -> None:
    words = paper.words
    left = [each for each in invitations if not each.status.asked]
    if left:
        paper.heading(words("Left out, and why"), 2)
        paper.bullets(
            f"{now.name(each.actor)}: {each.reason or words('no reason noted')}" for each in left
        )


def _balance(
    paper: Sheet, now: Snapshot, prepared: Preparation, sectors: Callable[[], object]
) -> None:
    words = paper.words
    paper.heading(words("Balance at the table"))
    if prepared.balance.sectors:
        sectors()
    paper.bullets(balance_sentences(words, now, prepared))


def _points(paper: Sheet, now: Snapshot, prepared: Preparation) -> Iterator[Fact]:
    words = paper.words
    paper.heading(words("Item by item"))
    if not prepared.points:
        paper.paragraph(words("There is no agenda yet, and no theme was chosen."))
    for point in prepared.points:
        paper.heading(point_title(words, now, point), 2)
        for line in point_lines(words, now, point, on=prepared.on, heading=False):
            _line(paper, now, line)
            yield from line.facts


def _line(paper: Sheet, now: Snapshot, line: Line) -> None:
    paper.labelled(line.label, line.text)
    for fact in line.facts:
        if isinstance(fact, Tie) and fact.quote:
            paper.quote(quoted_reference(paper.words, now, fact))


def _open(paper: Sheet, now: Snapshot, prepared: Preparation) -> Iterator[Fact]:
    words = paper.words
    paper.heading(words("Still open"))
    lines = open_lines(words, now, prepared.follow_up)
    if not lines:
        paper.paragraph(words("No advice and no action of this body is open, as far as we know."))
    for line in lines:
        _line(paper, now, line)
        yield from line.facts


def _year(paper: Sheet, now: Snapshot, prepared: Preparation) -> None:
    words = paper.words
    paper.heading(words("Meetings in {year}", year=prepared.year.year))
    paper.bullets(year_sentences(words, now, prepared.year))
    silent = [
        f"{now.name(each.actor)}: {reason_sentence(words, now, reason)}"
        for each in silent_longest_first(now, prepared.record)
        for reason in prepared.reasons.get(each.actor, ())
    ]
    if silent:
        paper.heading(words("Fallen silent"), 2)
        paper.bullets(silent)


def _sources(paper: Sheet, now: Snapshot, prepared: Preparation, used: Sequence[Fact]) -> None:
    words = paper.words
    reasons = [
        fact
        for actor in prepared.invited
        for reason in prepared.guest(actor).reasons
        for fact in reason.facts
    ]
    # Of a seat the place is enough: its words are mostly the name that stands in the list above.
    seats = [replace(seat, quote=None) for member in prepared.members for seat in member.seats]
    found = sources_of(now, [*used, *reasons, *seats, *prepared.balance.sexes.facts])
    paper.heading(words("Sources"))
    if not found:
        paper.paragraph(words("No source is noted for what stands here."))
    for title, lines in found:
        paper.labelled(title, "; ".join(lines))
    paper.paragraph(
        words(
            "Made from version {number} of the data. Evidence of the members: {evidence}.",
            number=now.revision,
            evidence=_evidence(words, prepared),
        ),
        quiet=True,
    )


def _evidence(words: Words, prepared: Preparation) -> str:
    levels = dict.fromkeys(seat.evidence for member in prepared.members for seat in member.seats)
    return words.all_of([choice(words, level) for level in levels]) or words("unknown")
