"""The shapes that scripts rely on: what each command prints with `--json`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from dashboard.day import Day, format_day
from dashboard.documents.meeting_facts import saved_and_proposed_invitations
from dashboard.marking import GapCount, count_gaps
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import choice_name
from dashboard.wording.facts import trail_step_sentence
from dashboard.wording.gaps import render_finding
from dashboard.wording.gaps.gap_questions import question_title
from dashboard.wording.meetings import (
    agenda_item_lines,
    agenda_item_title,
    coverage_text,
    difference_from_equals_sentences,
    left_out_sentence,
    open_advice_and_action_lines,
    preparation_notes,
    reason_text,
    substitution_sentences,
    unknown_sentences,
    year_sentences,
)
from dashboard.words import Words
from data.change import Change
from data.changes import Changes
from data.model import Fact, Invitation, Source
from data.periods import today as today_in_brussels
from data.records import to_record
from data.revisions import Revision
from data.tables import TABLES, table_named
from graph.gaps import Finding
from graph.gaps.open_questions import MembershipQuestions
from graph.measures import MeasureValues
from graph.meetings import InvitationReason, Preparation

Document = dict[str, Any]

STATUS_MEASURES: Final = ("actors", "bodies", "ties", "components", "density")


def status(
    whole: Snapshot, measured: MeasureValues, findings: Iterable[Finding], *, on: Day
) -> Document:
    """Revision, counts per table, and on the day the size of the network and the gaps.

    The counts are rows of the data, whatever their day; the network is that on all evidence. The
    gaps that are confirmed and unknown are those that nobody marked; with `ever`, those of today.
    """
    return {
        "revision": whole.revision,
        "on": format_day(on),
        "counts": {table.name: len(whole.facts.table(table.name)) for table in TABLES},
        "network": {key: measured.network[key] for key in STATUS_MEASURES},
        "gaps": _gap_count_document(count_gaps(findings, whole.marks)),
    }


def difference(
    changes: Iterable[Change], large: Mapping[str, tuple[int, int]] = MappingProxyType({})
) -> Document:
    """Every changed row, before and after; `large` are the tables of which much would go."""
    listed = Changes.of(changes)
    return {
        **listed.counts._asdict(),
        "large_removals": [
            {"table": table, "removed": gone, "of": total} for table, (gone, total) in large.items()
        ],
        "rows": [
            {
                "table": change.table,
                "key": " / ".join(change.key),
                "change": change.kind.value,
                "before": _record_of_side(change, "before"),
                "after": _record_of_side(change, "after"),
            }
            for change in listed
        ],
    }


def history(revisions: Iterable[Revision]) -> Document:
    """The audit trail, newest first; moments in UTC."""
    return {
        "revisions": [
            {
                "number": revision.number,
                "created": revision.created.isoformat(timespec="seconds") + "Z",
                "author": revision.author,
                "message": revision.message,
                "files": [{"name": mark.name, "sha256": mark.sha256} for mark in revision.files],
                **revision.counts._asdict(),
            }
            for revision in revisions
        ]
    }


def measures(snapshot: Snapshot, measured: MeasureValues) -> Document:
    """Every measure of the network and of each actor and body that has a seat; null if undefined.

    Bodies have the measures of the network of actors and bodies together (`two_mode_…`).
    """
    return {
        "on": format_day(snapshot.on),
        "network": dict(measured.network),
        "actors": [
            {"id": actor, "name": snapshot.name(actor), **values}
            for actor, values in measured.actors.items()
        ],
        "bodies": [
            {"id": body, "name": snapshot.name(body), **values}
            for body, values in measured.bodies.items()
        ],
    }


def gaps(
    words: Words,
    snapshot: Snapshot,
    findings: Iterable[Finding],
    questions: MembershipQuestions,
    *,
    on: Day,
) -> Document:
    """Findings with their sentence, sources, remedy, and the mark that somebody put on them.

    `judged_on` is the day of which they are: with `ever`, today. `count` leaves marked ones out of
    `confirmed` and `unknown`; `gaps` lists them too. `questions` are those that settle unknown
    findings, in order: the `bodies` of which to ask who sits there, the identities that the answer
    `settles`, and how many are then `left`.
    """
    listed, judged = list(findings), on or today_in_brussels()
    return {
        "on": format_day(on),
        "judged_on": judged.isoformat(),
        "count": _gap_count_document(count_gaps(listed, snapshot.marks)),
        "gaps": [_gap_document(words, snapshot, finding, judged) for finding in listed],
        "questions": [
            {
                "bodies": list(question.bodies),
                "question": question_title(words, snapshot, question),
                "settles": list(question.settled_findings),
                "left": question.findings_still_open,
            }
            for question in questions.questions
        ],
    }


def preparation(
    words: Words,
    snapshot: Snapshot,
    prepared: Preparation,
    files: Iterable[str] = (),
    *,
    today: date,
) -> Document:
    """A prepared meeting: who is asked and why, who else might be, what follows, what is open."""
    balance = prepared.balance
    quorum = balance.quorum
    asked = {
        invitation.actor for invitation in saved_and_proposed_invitations(words, snapshot, prepared)
    }
    return {
        "body": prepared.body,
        "date": prepared.on.isoformat(),
        "themes": list(prepared.themes),
        "notes": preparation_notes(words, snapshot, prepared, today=today),
        "proposal": coverage_text(words, snapshot, prepared),
        "invitations": [
            _invitation_document(words, snapshot, prepared, invitation)
            for invitation in saved_and_proposed_invitations(words, snapshot, prepared)
            if invitation.status.asked
        ],
        "others": [
            {
                "actor": guest.actor,
                "name": snapshot.name(guest.actor),
                **_reason_documents(words, snapshot, guest.reasons),
                **_tied_guests(words, snapshot, prepared, guest.actor),
            }
            for guest in prepared.guests
            if guest.actor not in asked
        ],
        "balance": {
            "sectors": [
                {"sector": sector.sector, "before": sector.before, "after": sector.after}
                for sector in balance.sectors
            ],
            "missing_before": list(balance.sectors_missing_before),
            "missing_after": list(balance.sectors_missing_after),
            "without_sector": list(balance.without_sector),
            "first_meetings": [list(pair) for pair in balance.first_meetings],
            "sexes": balance.sexes.status.value,
            "votes": {
                "yes": list(balance.votes.yes),
                "no": list(balance.votes.no),
                "unknown": list(balance.votes.unknown),
            },
            "quorum": None
            if quorum is None
            else {
                "needed": quorum.needed,
                "coming": quorum.coming,
                "excused": quorum.excused,
                "reached": quorum.reached,
            },
        },
        "items": [
            {
                "title": agenda_item_title(words, snapshot, point),
                "theme": point.subject.theme,
                "lines": [
                    {
                        "label": line.label,
                        "text": line.text,
                        "sources": [_source_document(fact) for fact in line.facts],
                    }
                    for line in agenda_item_lines(words, snapshot, point, on=prepared.on)
                ],
            }
            for point in prepared.item_reviews
        ],
        "open": [
            {
                "label": line.label,
                "text": line.text,
                "sources": [_source_document(f) for f in line.facts],
            }
            for line in open_advice_and_action_lines(words, snapshot, prepared.follow_up)
        ],
        "year": year_sentences(words, snapshot, prepared.year),
        "unknowns": unknown_sentences(words, snapshot, prepared),
        "files": list(files),
    }


def _invitation_document(
    words: Words, snapshot: Snapshot, prepared: Preparation, invitation: Invitation
) -> Document:
    actor = invitation.actor
    role = next((member.role for member in prepared.members if member.actor == actor), None)
    reasons = _reason_documents(
        words, snapshot, (*prepared.guest_of_actor(actor).reasons, *prepared.reasons.get(actor, ()))
    )
    if role is not None:
        reasons["reasons"].insert(
            0, words("Has a seat here: {role}.", role=choice_name(words, role))
        )
    noted = invitation in prepared.invitations
    reasons["reasons"] += substitution_sentences(words, snapshot, prepared, actor)
    if noted and invitation.reason:
        reasons["reasons"].append(invitation.reason)
    before = left_out_sentence(words, prepared, actor)
    if before:
        reasons["reasons"].append(before)
    if not reasons["reasons"]:
        reasons["reasons"].append(words("Chosen by you; the data gives no reason."))
    return {
        "actor": actor,
        "name": snapshot.name(actor),
        "capacity": invitation.capacity.value,
        "replaces": invitation.replaces,
        "status": invitation.status.value if noted else None,
        **reasons,
        **_tied_guests(words, snapshot, prepared, actor),
    }


def _tied_guests(words: Words, snapshot: Snapshot, prepared: Preparation, actor: str) -> Document:
    """The guests that rank equal to an actor, and how they differ from it."""
    return {
        "equals": [equal for equal in prepared.tied_guests_of(actor) if equal != actor],
        "difference": " ".join(difference_from_equals_sentences(words, snapshot, prepared, actor)),
    }


def _reason_documents(
    words: Words, snapshot: Snapshot, reasons: Iterable[InvitationReason]
) -> Document:
    listed = list(reasons)
    return {
        "reasons": [reason_text(words, snapshot, reason) for reason in listed],
        "keys": [reason.kind.value for reason in listed],
        "sources": [_source_document(fact) for reason in listed for fact in reason.facts],
        "paths": [
            [
                {
                    "from": step.start,
                    "to": step.end,
                    "text": trail_step_sentence(words, snapshot, step),
                    **_source_document(step.fact),
                }
                for step in trail.steps
            ]
            for reason in listed
            for trail in reason.trails
        ],
    }


def _source_document(fact: Fact) -> dict[str, str | None]:
    if isinstance(fact, Source):
        return {"source": fact.id, "locator": None, "quote": None}
    return {"source": fact.source, "locator": fact.locator, "quote": fact.quote}


def _gap_count_document(count: GapCount) -> dict[str, int]:
    return {"confirmed": count.confirmed, "unknown": count.unknown, "marked": count.marked}


def _gap_document(words: Words, snapshot: Snapshot, finding: Finding, on: date) -> Document:
    text = render_finding(words, snapshot, finding, on=on)
    mark = snapshot.marks.get(finding.identity)
    return {
        "identity": finding.identity,
        "rule": finding.rule,
        "status": finding.status.value,
        "subjects": list(finding.subjects),
        "severity": finding.severity,
        "title": text.title,
        "reason": text.reason,
        "unknown": text.unknown,
        "why": text.why,
        "remedy": text.remedy,
        "mark": None if mark is None else to_record(mark, table_named("marks")),
        "sources": [
            {"source": fact.source, "locator": fact.locator, "quote": fact.quote}
            for fact in finding.facts
            if not isinstance(fact, Source)
        ],
    }


def _record_of_side(change: Change, side: str) -> dict[str, object] | None:
    fact = getattr(change, side)
    return None if fact is None else to_record(fact, table_named(change.table))
