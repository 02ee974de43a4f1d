"""Attendance over time: per member and per sector, and who has fallen silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.model import Meeting, Presence
from graph.gaps.attendance_log import AttendanceLog, had_seat_at
from graph.gaps.finding import Status
from graph.meetings.participants import Member, members
from graph.situation.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRecord:
    """A member at each meeting of the record; None where it had no seat yet or nothing is noted.

    `seated` tells the two apart. `missed` counts the last meetings in a row that it was noted as
    absent from. It is `silent` when the rule on silent members confirms that of it.
    """

    actor: str
    presences: tuple[Presence | None, ...]
    seated: tuple[bool, ...]
    there: int
    recorded: int
    missed: int
    last: date | None
    silent: bool


@dataclass(frozen=True, slots=True)
class SectorRecord:
    """Per meeting how many members of a sector were there, and of how many anything is noted."""

    sector: str | None
    there: tuple[int, ...]
    recorded: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AttendanceRecord:
    """The held meetings of a body by a day of which any attendance is noted, oldest first."""

    meetings: tuple[Meeting, ...]
    members: tuple[MemberRecord, ...]
    sectors: tuple[SectorRecord, ...]

    @property
    def silent(self) -> tuple[MemberRecord, ...]:
        """The members that have fallen silent, longest first."""
        quiet = [member for member in self.members if member.silent]
        return tuple(sorted(quiet, key=lambda member: (-member.missed, member.actor)))


def attendance_of(situation: Situation, body: str, *, asked: int) -> AttendanceRecord:
    """The attendance of the members of a body until the day of the situation.

    `asked` is how many missed meetings in a row make a member silent, as the rule on silent
    members tells it. A replacement, a part and the whole of a member, and who was asked in its
    place, count as its being there; an excuse is no silence.
    """
    attendances = AttendanceLog(situation)
    all_held = attendances.held_meetings(body)
    held = [meeting for meeting in all_held if meeting.id in attendances.attendance_by_meeting]
    records = tuple(
        _member(attendances, body, member, held, asked)
        for member in members(situation, body)
        if member.named
    )
    return AttendanceRecord(tuple(held), records, _sectors(situation, records, len(held)))


def _member(
    attendances: AttendanceLog, body: str, member: Member, held: list[Meeting], asked: int
) -> MemberRecord:
    is_seated = [had_seat_at(member.seats, meeting, body) for meeting in held]
    presences = tuple(
        attendances.presence_of(meeting.id, member.actor) if sits else None
        for meeting, sits in zip(held, is_seated, strict=True)
    )
    there = [
        meeting.date
        for presence, meeting in zip(presences, held, strict=True)
        if _attended(presence)
    ]
    missed = 0
    for presence, sits in zip(reversed(presences), reversed(is_seated), strict=True):
        if sits and presence is not Presence.ABSENT:
            break
        missed += sits
    silence = attendances.judge_silence_of(body, member.actor, member.seats, asked)
    return MemberRecord(
        actor=member.actor,
        presences=presences,
        seated=tuple(is_seated),
        there=len(there),
        recorded=sum(presence is not None for presence in presences),
        missed=missed,
        last=there[-1] if there else None,
        silent=silence is not None and silence[0] is Status.CONFIRMED,
    )


def _sectors(
    situation: Situation, records: tuple[MemberRecord, ...], meetings: int
) -> tuple[SectorRecord, ...]:
    by_sector: dict[str | None, list[MemberRecord]] = {}
    for record in records:
        by_sector.setdefault(situation.actors[record.actor].sector, []).append(record)
    return tuple(
        SectorRecord(
            sector,
            tuple(sum(_attended(member.presences[at]) for member in its) for at in range(meetings)),
            tuple(
                sum(member.presences[at] is not None for member in its) for at in range(meetings)
            ),
        )
        for sector, its in sorted(
            by_sector.items(), key=lambda item: (item[0] is None, item[0] or "")
        )
    )


def _attended(presence: Presence | None) -> bool:
    return presence is not None and presence.attended
