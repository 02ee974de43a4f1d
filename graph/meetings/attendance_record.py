"""Attendance of a body over time: by member and by sector, and which members are silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.model import Meeting, Presence
from graph.gaps.attendance_log import AttendanceLog, had_seat_at
from graph.gaps.finding import Status
from graph.meetings.participants import BodyMember, members_of_body
from graph.situation.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAttendance:
    """How a member attended each meeting of the record.

    A presence is None where it had no seat or nothing is noted; `seated` distinguishes these two.
    `there` counts the meetings it attended, `recorded` those with a note about it, `missed` the
    last ones in a row from which it was noted as absent. It is `silent` when the rule on silent
    members confirms it.
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
class SectorAttendance:
    """How many members of a sector were at each meeting, and about how many there is a note."""

    sector: str | None
    there: tuple[int, ...]
    recorded: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AttendanceRecord:
    """The held meetings of a body with noted attendance, oldest first, and who came to them."""

    meetings: tuple[Meeting, ...]
    members: tuple[MemberAttendance, ...]
    sectors: tuple[SectorAttendance, ...]

    @property
    def silent_members(self) -> tuple[MemberAttendance, ...]:
        """The silent members, those with most missed meetings first."""
        quiet = [member for member in self.members if member.silent]
        return tuple(sorted(quiet, key=lambda member: (-member.missed, member.actor)))


def attendance_record_of(
    situation: Situation, body: str, *, missed_threshold: int
) -> AttendanceRecord:
    """Return the attendance of the members of a body until the day of the situation.

    `missed_threshold` is how many missed meetings in a row make a member silent, as in the rule on
    silent members. A substitute, and a unit or parent of the member, count as its presence; an
    excuse does not count as absence.
    """
    attendances = AttendanceLog(situation)
    all_held = attendances.held_meetings(body)
    held = [meeting for meeting in all_held if meeting.id in attendances.attendance_by_meeting]
    records = tuple(
        _member_attendance(attendances, body, member, held, missed_threshold)
        for member in members_of_body(situation, body)
        if member.named
    )
    return AttendanceRecord(tuple(held), records, _sector_attendance(situation, records, len(held)))


def _member_attendance(
    attendances: AttendanceLog,
    body: str,
    member: BodyMember,
    held: list[Meeting],
    missed_threshold: int,
) -> MemberAttendance:
    is_seated = [had_seat_at(member.seats, meeting, body) for meeting in held]
    presences = tuple(
        attendances.presence_of(meeting.id, member.actor) if sits else None
        for meeting, sits in zip(held, is_seated, strict=True)
    )
    there = [
        meeting.date
        for presence, meeting in zip(presences, held, strict=True)
        if _was_present(presence)
    ]
    missed = 0
    for presence, sits in zip(reversed(presences), reversed(is_seated), strict=True):
        if sits and presence is not Presence.ABSENT:
            break
        missed += sits
    silence = attendances.judge_silence_of(body, member.actor, member.seats, missed_threshold)
    return MemberAttendance(
        actor=member.actor,
        presences=presences,
        seated=tuple(is_seated),
        there=len(there),
        recorded=sum(presence is not None for presence in presences),
        missed=missed,
        last=there[-1] if there else None,
        silent=silence is not None and silence[0] is Status.CONFIRMED,
    )


def _sector_attendance(
    situation: Situation, records: tuple[MemberAttendance, ...], meetings: int
) -> tuple[SectorAttendance, ...]:
    by_sector: dict[str | None, list[MemberAttendance]] = {}
    for record in records:
        by_sector.setdefault(situation.actors[record.actor].sector, []).append(record)
    return tuple(
        SectorAttendance(
            sector,
            tuple(
                sum(_was_present(member.presences[at]) for member in members)
                for at in range(meetings)
            ),
            tuple(
                sum(member.presences[at] is not None for member in members)
                for at in range(meetings)
            ),
        )
        for sector, members in sorted(
            by_sector.items(), key=lambda item: (item[0] is None, item[0] or "")
        )
    )


def _was_present(presence: Presence | None) -> bool:
    return presence is not None and presence.attended
