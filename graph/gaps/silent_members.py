"""Members that were not at the last meetings of a body."""

from __future__ import annotations

from collections.abc import Iterator

from data.model import Attendance, Layer
from graph.gaps.attendance import AttendanceLog
from graph.gaps.finding import Finding, FindingFactory, Status
from graph.gaps.rule import Rule, Thresholds
from graph.network import seats_of
from graph.situation.situation import Situation
from graph.supposed_facts import is_supposed

_SILENT = FindingFactory("silent-member", severity=3)


def _find(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each member: whether it was at one of the last meetings of each body it sits in.

    Only meetings count that were held while it had its seat, and only members by name: not
    groups, guests, observers, and who comes at need. A replacement and a part or the whole of an
    actor count as its being there; who excused itself is not silent.
    """
    number = int(thresholds.number("meetings"))
    attendances = AttendanceLog(situation)
    verdicts: dict[str, dict[str, tuple[Status, list[Attendance]]]] = {}
    for body in situation.facts.bodies:
        recorded = any(meeting.id in attendances.rows for meeting in attendances.held(body.id))
        meets = body.layer is not Layer.PARTNERSHIP and _told(situation, body.id)
        known = situation.memberships[body.id]
        if meets and {*known.named} - {*known.supposed} and not recorded:
            yield _SILENT.unknown(
                body.id, reason="no-attendance-known", facts=(body,), body=body.id
            )
        for actor, status, rows in attendances.silent_in(body.id, number) if recorded else ():
            verdicts.setdefault(actor, {})[body.id] = status, rows
    for actor, by_body in sorted(verdicts.items()):
        yield _answer(actor, by_body, number)


def _told(situation: Situation, body: str) -> bool:
    """Whether anybody has a seat in a body that is not only supposed."""
    held = (seats_of(situation.network, actor, body) for actor in situation.network[body])
    return any(not is_supposed(seat) for seats in held for seat in seats)


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
