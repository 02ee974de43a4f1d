"""Attendance at the meetings of a body, and which members were absent again and again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from data.model import Attendance, Evidence, Meeting, MeetingStatus, Presence, Role, Seat
from data.periods import holds
from graph.gaps.finding import Status
from graph.situation.membership import MembershipStatus
from graph.situation.situation import Situation
from graph.supposed_facts import is_supposed


@dataclass(frozen=True)
class AttendanceLog:
    """The attendance of the meetings held up to and including the day of the situation."""

    situation: Situation

    @cached_property
    def attendance_by_meeting(self) -> dict[str, dict[str, Attendance]]:
        """For each meeting with noted attendance, the attendance row of each actor."""
        rows: dict[str, dict[str, Attendance]] = {}
        for row in self.situation.record.attendance:
            rows.setdefault(row.meeting, {})[row.actor] = row
        return rows

    @cached_property
    def _held_meetings_by_body(self) -> dict[str, list[Meeting]]:
        return {}

    def held_meetings(self, body: str) -> list[Meeting]:
        """Return the meetings of a body that were held by the day, oldest first."""
        if body not in self._held_meetings_by_body:
            found = (
                meeting
                for table in body_or_its_sub_bodies(self.situation, body)
                for meeting in self.situation.meetings.get(table, ())
                if meeting.status is MeetingStatus.HELD and meeting.date <= self.situation.on
            )
            self._held_meetings_by_body[body] = sorted(
                found, key=lambda meeting: (meeting.date, meeting.id)
            )
        return self._held_meetings_by_body[body]

    def attendance_row_of(self, meeting: str, actor: str) -> Attendance | None:
        """Return the row that says how an actor attended a meeting; None when nothing is noted.

        That is its own row if it attended, else that of a relative or substitute who attended, else
        its own row of absence.
        """
        rows = self.attendance_by_meeting.get(meeting, {})
        own = rows.get(actor)
        if own is not None and own.presence.attended:
            return own
        family = sorted(self.situation.relatives_of(actor))
        others = (*family, *sorted(self.situation.substitutes_of(meeting, actor)))
        there = (rows[other] for other in others if other in rows and rows[other].presence.attended)
        return next(there, own)

    def presence_of(self, meeting: str, actor: str) -> Presence | None:
        """Return how an actor attended a meeting; `replaced` when a substitute came in its place.

        None when nothing is noted.
        """
        row = self.attendance_row_of(meeting, actor)
        if row is None or row.actor == actor:
            return None if row is None else row.presence
        in_family = row.actor in self.situation.relatives_of(actor)
        return row.presence if in_family else Presence.REPLACED

    def judge_silence_of(
        self, body: str, actor: str, seats: Iterable[Seat], number: int
    ) -> tuple[Status, list[Attendance]] | None:
        """Return whether a member was absent from its last `number` meetings, with the rows.

        Confirmed when it was noted as absent from each of them while it had a seat that expects it
        every time. Unknown when there are fewer meetings, or attendance is not noted. An excuse is
        no absence. Returns None for who is not a member by name expected every time, and when no
        meeting was held since it became one.
        """
        expected = [seat for seat in seats if is_expected_every_time(seat)]
        if actor not in self.situation.memberships[body].named or not expected:
            return None
        while_seated = [
            meeting for meeting in self.held_meetings(body) if had_seat_at(expected, meeting, body)
        ]
        if not while_seated:
            return None
        rows = [
            self.attendance_row_of(meeting.id, actor)
            for meeting in reversed(while_seated[-number:])
        ]
        return _silence_status(rows, number), [row for row in rows if row is not None]

    def judge_silence_of_members(
        self, body: str, number: int
    ) -> Iterator[tuple[str, Status, list[Attendance]]]:
        """Yield each named member expected every time, its verdict, and the rows that show it.

        The verdict says whether it was absent from its last `number` meetings.
        """
        seats: dict[str, list[Seat]] = {}
        for seat in self.situation.memberships[body].seats:
            seats.setdefault(seat.actor, []).append(seat)
        for actor, seats_of_member in seats.items():
            found = self.judge_silence_of(body, actor, seats_of_member, number)
            if found is not None:
                yield actor, *found


def body_or_its_sub_bodies(situation: Situation, body: str) -> frozenset[str]:
    """Return a body alone, or with its sub-bodies where its members are known only by these."""
    through_parts = situation.memberships[body].status is MembershipStatus.PARTS
    return frozenset(situation.with_sub_bodies(body) if through_parts else (body,))


def is_expected_every_time(seat: Seat) -> bool:
    """Whether the holder of a seat is expected at each meeting: no guest, observer or group.

    False too for a seat that holds only in some cases, or is only supposed.
    """
    passing = seat.role in {Role.INVITED, Role.OBSERVER} or is_supposed(seat)
    return not passing and seat.evidence not in {Evidence.CONDITIONAL, Evidence.GROUP}


def had_seat_at(seats: Collection[Seat], meeting: Meeting, body: str) -> bool:
    """Whether one of `seats` held on the day of `meeting`.

    A seat counts at meetings of its own body and at those of `body`; the caller gives only seats in
    `body` or its sub-bodies.
    """
    return any(meeting.body in {seat.body, body} and holds(seat, meeting.date) for seat in seats)


def _silence_status(rows: list[Attendance | None], number: int) -> Status:
    """Return confirmed if the last `number` rows all say absent, none if one does not.

    Unknown when rows are missing.
    """
    if any(row is not None and row.presence is not Presence.ABSENT for row in rows):
        return Status.NONE
    sure = len(rows) == number and all(row is not None for row in rows)
    return Status.CONFIRMED if sure else Status.UNKNOWN
