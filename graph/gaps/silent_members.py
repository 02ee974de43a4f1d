"""Members that were not at the last meetings of a body."""

from __future__ import annotations

from collections.abc import Iterator

from data.model import (
    Attendance,
    Evidence,
    Layer,
    Meeting,
    MeetingStatus,
    Presence,
    Role,
    Seat,
    first_day,
)
from graph.gaps.finding import Answers, Finding, Status
from graph.gaps.rule import Rule, Thresholds
from graph.gaps.situation import Situation
from graph.network import seats_of
from graph.scenarios.supposed import supposed

_SILENT = Answers("silent-member", severity=3)
_THERE = {Presence.PRESENT, Presence.REPLACED}


def _find(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each member: whether it was at one of the last meetings of each body it sits in.

    Only meetings count that were held while it had its seat and of which any attendance is
    recorded, and only of members: not of guests, observers, and who comes at need. A replacement
    and a part or the whole of an actor count as its being there, an excuse does not.
    """
    number = int(thresholds.number("meetings"))
    rows: dict[str, dict[str, Attendance]] = {}
    for row in situation.record.attendance:
        rows.setdefault(row.meeting, {})[row.actor] = row
    recorded: dict[str, list[Meeting]] = {}
    for meeting in situation.record.meetings:
        held = meeting.status is MeetingStatus.HELD and meeting.date <= situation.on
        if held and meeting.id in rows:
            recorded.setdefault(meeting.body, []).append(meeting)
    verdicts: dict[str, dict[str, tuple[Status, list[Attendance]]]] = {}
    for body in situation.facts.bodies:
        meets = body.layer is not Layer.PARTNERSHIP and _told(situation, body.id)
        known = situation.memberships[body.id]
        if meets and {*known.named} - {*known.supposed} and body.id not in recorded:
            yield _SILENT.unknown(
                body.id, reason="no-attendance-known", facts=(body,), body=body.id
            )
        for actor in situation.network[body.id] if body.id in recorded else ():
            seats = [
                seat for seat in seats_of(situation.network, actor, body.id) if _expected(seat)
            ]
            if seats:
                last = _last(recorded[body.id], seats, number)
                its = [_row(situation, meeting.id, rows[meeting.id], actor) for meeting in last]
                verdict = _verdict(its, number), [row for row in its if row is not None]
                verdicts.setdefault(actor, {})[body.id] = verdict
    for actor, by_body in sorted(verdicts.items()):
        yield _answer(actor, by_body, number)


def _told(situation: Situation, body: str) -> bool:
    """Whether anybody has a seat in a body that is not only supposed."""
    held = (seats_of(situation.network, actor, body) for actor in situation.network[body])
    return any(not supposed(seat) for seats in held for seat in seats)


def _expected(seat: Seat) -> bool:
    """Whether a seat asks its holder to be there every time, and did so already."""
    passing = seat.role in {Role.INVITED, Role.OBSERVER} or supposed(seat)
    return not passing and seat.evidence is not Evidence.CONDITIONAL


def _row(
    situation: Situation, meeting: str, rows: dict[str, Attendance], actor: str
) -> Attendance | None:
    """An actor's row of a meeting, or the row that says that somebody was there for it.

    That is a part of it, its whole, or who was asked in its place.
    """
    for_it = situation.relatives(actor) | situation.replacing(meeting, actor)
    its = [rows[each] for each in sorted(for_it) if each in rows]
    there = [row for row in its if row.presence in _THERE]
    return there[0] if there else rows.get(actor)


def _last(meetings: list[Meeting], seats: list[Seat], number: int) -> list[Meeting]:
    """The last meetings since an actor took its seat, latest first."""
    begins = [seat.active_from for seat in seats]
    began = None if None in begins else min(first_day(begin) for begin in begins if begin)
    since = [each for each in meetings if began is None or each.date >= began]
    return sorted(since, key=lambda each: (each.date, each.id), reverse=True)[:number]


def _verdict(rows: list[Attendance | None], number: int) -> Status:
    if any(row is not None and row.presence in _THERE for row in rows):
        return Status.NONE
    sure = len(rows) == number and all(row is not None for row in rows)
    return Status.CONFIRMED if sure else Status.UNKNOWN


def _answer(
    actor: str, by_body: dict[str, tuple[Status, list[Attendance]]], number: int
) -> Finding:
    """The most serious verdict on an actor, with the bodies that it holds for."""
    worst = min((status for status, _ in by_body.values()), key=list(Status).index)
    answer, reason = {
        Status.CONFIRMED: (_SILENT.confirmed, "absent"),
        Status.UNKNOWN: (_SILENT.unknown, "presence-not-recorded"),
        Status.NONE: (_SILENT.none, "present"),
    }[worst]
    bodies = sorted(body for body, (status, _) in by_body.items() if status is worst)
    return answer(
        actor,
        reason=reason,
        facts=[row for body in bodies for row in by_body[body][1]],
        actor=actor,
        bodies=tuple(bodies),
        meetings=number,
    )


SILENT_MEMBER = Rule(
    key=_SILENT.rule,
    find=_find,
    thresholds={"meetings": 3},
    reasons={
        "no-attendance-known": ("body",),
        **dict.fromkeys(
            ("absent", "presence-not-recorded", "present"), ("actor", "bodies", "meetings")
        ),
    },
)
