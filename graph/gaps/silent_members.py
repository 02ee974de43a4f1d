"""Rule: members that were absent from the last meetings of a body."""

from __future__ import annotations

from collections.abc import Iterator

from data.model import Attendance, Layer
from graph.gaps.attendance_log import AttendanceLog
from graph.gaps.finding import Finding, FindingFactory, Status
from graph.gaps.rule import GapRule, Thresholds
from graph.network import seats_of
from graph.situation.situation import Situation
from graph.supposed_facts import is_supposed

_SILENT = FindingFactory("silent-member", severity=3)


def _findings_per_member(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each member: whether it was at one of the last meetings of each of its bodies.

    Only meetings held while it had its seat count, and only members by name: no groups, guests,
    observers, or members that come only when needed. A substitute, and a unit or parent of the
    actor, count as its presence; an excuse does not count as absence.
    """
    number = int(thresholds.number_threshold("meetings"))
    attendances = AttendanceLog(situation)
    verdicts: dict[str, dict[str, tuple[Status, list[Attendance]]]] = {}
    for body in situation.facts.bodies:
        recorded = any(
            meeting.id in attendances.attendance_by_meeting
            for meeting in attendances.held_meetings(body.id)
        )
        meets = body.layer is not Layer.PARTNERSHIP and _has_real_seat(situation, body.id)
        known = situation.memberships[body.id]
        if meets and {*known.named} - {*known.supposed} and not recorded:
            yield _SILENT.unknown(
                body.id, reason="no-attendance-known", facts=(body,), body=body.id
            )
        for actor, status, rows in (
            attendances.judge_silence_of_members(body.id, number) if recorded else ()
        ):
            verdicts.setdefault(actor, {})[body.id] = status, rows
    for actor, by_body in sorted(verdicts.items()):
        yield _most_serious_finding(actor, by_body, number)


def _has_real_seat(situation: Situation, body: str) -> bool:
    """Whether a body has a seat that is not only supposed."""
    held = (seats_of(situation.network, actor, body) for actor in situation.network[body])
    return any(not is_supposed(seat) for seats in held for seat in seats)


def _most_serious_finding(
    actor: str, by_body: dict[str, tuple[Status, list[Attendance]]], number: int
) -> Finding:
    """Return the finding with the most serious verdict on a member, and its bodies."""
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


SILENT_MEMBER = GapRule(
    key=_SILENT.rule,
    find=_findings_per_member,
    thresholds={"meetings": 3},
    reasons={
        "no-attendance-known": ("body",),
        **dict.fromkeys(
            ("absent", "presence-not-recorded", "present"), ("actor", "bodies", "meetings")
        ),
    },
)
