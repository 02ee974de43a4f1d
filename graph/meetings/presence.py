"""Attendance over time: per member and per sector, and who has fallen silent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data.model import Attendance, Meeting, MeetingStatus, Presence, Role
from graph.gaps.situation import Situation
from graph.meetings.members import Member, members, tables
from graph.periods import active

THERE = frozenset({Presence.PRESENT, Presence.REPLACED})


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRecord:
    """A member at each meeting of the record; None where it had no seat yet or nothing is noted.

    `seated` tells the two apart. `missed` counts the last meetings in a row that it was noted as
    not being at. It is `silent` when it missed as many as the rule on silent members asks, and is
    expected every time.
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
class Record:
    """The held meetings of a body by a day of which any attendance is noted, oldest first."""

    meetings: tuple[Meeting, ...]
    members: tuple[MemberRecord, ...]
    sectors: tuple[SectorRecord, ...]

    @property
    def silent(self) -> tuple[MemberRecord, ...]:
        """The members that have fallen silent, longest first."""
        quiet = [each for each in self.members if each.silent]
        return tuple(sorted(quiet, key=lambda each: (-each.missed, each.actor)))


def record(situation: Situation, body: str, *, asked: int, before: date | None = None) -> Record:
    """The attendance of the members of a body until a day, the situation's own when not given.

    `asked` is how many missed meetings in a row make a member silent. A replacement, a part and
    the whole of a member, and who was asked in its place, count as its being there; an excuse does
    not.
    """
    until = before or situation.on
    rows: dict[str, dict[str, Attendance]] = {}
    for row in situation.record.attendance:
        rows.setdefault(row.meeting, {})[row.actor] = row
    held = [
        each
        for table in tables(situation, body)
        for each in situation.meetings.get(table, ())
        if each.status is MeetingStatus.HELD and each.date <= until and each.id in rows
    ]
    held.sort(key=lambda each: (each.date, each.id))
    records = tuple(
        _member(situation, each, held, rows, asked)
        for each in members(situation, body)
        if each.named
    )
    return Record(tuple(held), records, _sectors(situation, records, len(held)))


def _member(
    situation: Situation,
    member: Member,
    held: list[Meeting],
    rows: Mapping[str, Mapping[str, Attendance]],
    asked: int,
) -> MemberRecord:
    seated = [_seated(member, meeting) for meeting in held]
    presences = tuple(
        _presence(situation, meeting.id, member.actor, rows[meeting.id]) if is_seated else None
        for meeting, is_seated in zip(held, seated, strict=True)
    )
    there = [
        meeting.date for presence, meeting in zip(presences, held, strict=True) if presence in THERE
    ]
    missed = 0
    for presence, is_seated in zip(reversed(presences), reversed(seated), strict=True):
        if is_seated and (presence is None or presence in THERE):
            break
        missed += is_seated
    expected = not member.at_need and member.role is not Role.OBSERVER
    return MemberRecord(
        actor=member.actor,
        presences=presences,
        seated=tuple(seated),
        there=len(there),
        recorded=sum(presence is not None for presence in presences),
        missed=missed,
        last=there[-1] if there else None,
        silent=expected and missed >= asked,
    )


def _presence(
    situation: Situation, meeting: str, actor: str, rows: Mapping[str, Attendance]
) -> Presence | None:
    """How an actor was there; who was there for it counts before its own absence.

    That is a part of it, its whole, or who was asked in its place.
    """
    own = rows.get(actor)
    if own is not None and own.presence in THERE:
        return own.presence
    its = [rows[each].presence for each in sorted(situation.relatives(actor)) if each in rows]
    for presence in its:
        if presence in THERE:
            return presence
    asked = situation.replacing(meeting, actor)
    if any(rows[each].presence in THERE for each in asked if each in rows):
        return Presence.REPLACED
    return own.presence if own is not None else None


def _seated(member: Member, meeting: Meeting) -> bool:
    return any(active(seat.active_from, seat.active_until, meeting.date) for seat in member.seats)


def _sectors(
    situation: Situation, records: tuple[MemberRecord, ...], meetings: int
) -> tuple[SectorRecord, ...]:
    by_sector: dict[str | None, list[MemberRecord]] = {}
    for each in records:
        by_sector.setdefault(situation.actors[each.actor].sector, []).append(each)
    return tuple(
        SectorRecord(
            sector,
            tuple(sum(each.presences[at] in THERE for each in its) for at in range(meetings)),
            tuple(sum(each.presences[at] is not None for each in its) for at in range(meetings)),
        )
        for sector, its in sorted(
            by_sector.items(), key=lambda each: (each[0] is None, each[0] or "")
        )
    )
