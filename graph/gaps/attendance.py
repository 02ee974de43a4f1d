"""Who was at the meetings of a body, and who has fallen silent: for rule, pages and documents."""

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
    """The attendance of all held meetings by the day, that of the day itself included."""

    situation: Situation

    @cached_property
    def rows(self) -> dict[str, dict[str, Attendance]]:
        """The rows of each meeting of which any attendance is noted, by actor."""
        rows: dict[str, dict[str, Attendance]] = {}
        for row in self.situation.record.attendance:
            rows.setdefault(row.meeting, {})[row.actor] = row
        return rows

    @cached_property
    def _held(self) -> dict[str, list[Meeting]]:
        return {}

    def held(self, body: str) -> list[Meeting]:
        """The meetings of a body that were held by the day, oldest first."""
        if body not in self._held:
            found = (
                meeting
                for table in body_or_its_subgroups(self.situation, body)
                for meeting in self.situation.meetings.get(table, ())
                if meeting.status is MeetingStatus.HELD and meeting.date <= self.situation.on
            )
            self._held[body] = sorted(found, key=lambda meeting: (meeting.date, meeting.id))
        return self._held[body]

    def row(self, meeting: str, actor: str) -> Attendance | None:
        """The row that says how an actor was there; being there counts before its own absence.

        So do a part of it, its whole, and who was asked in its place.
        """
        rows = self.rows.get(meeting, {})
        own = rows.get(actor)
        if own is not None and own.presence.attended:
            return own
        family = sorted(self.situation.relatives_of(actor))
        others = (*family, *sorted(self.situation.substitutes_of(meeting, actor)))
        there = (rows[other] for other in others if other in rows and rows[other].presence.attended)
        return next(there, own)

    def presence(self, meeting: str, actor: str) -> Presence | None:
        """How an actor was at a meeting; replaced when somebody came in its place."""
        row = self.row(meeting, actor)
        if row is None or row.actor == actor:
            return None if row is None else row.presence
        in_family = row.actor in self.situation.relatives_of(actor)
        return row.presence if in_family else Presence.REPLACED

    def silence(
        self, body: str, actor: str, seats: Iterable[Seat], number: int
    ) -> tuple[Status, list[Attendance]] | None:
        """Whether an actor has fallen silent in a body, with the rows that show it.

        Confirmed when it was noted as absent from each of so many meetings, the last ones while a
        seat of it held that asks it to come every time. An excuse is no silence. None where it is
        not expected, or no meeting was held since it was.
        """
        expected = [seat for seat in seats if is_expected(seat)]
        if actor not in self.situation.memberships[body].named or not expected:
            return None
        while_seated = [
            meeting for meeting in self.held(body) if had_seat_at(expected, meeting, body)
        ]
        if not while_seated:
            return None
        rows = [self.row(meeting.id, actor) for meeting in reversed(while_seated[-number:])]
        return _verdict(rows, number), [row for row in rows if row is not None]

    def silent_in(self, body: str, number: int) -> Iterator[tuple[str, Status, list[Attendance]]]:
        """Each member by name that is expected every time, and whether it has fallen silent."""
        seats: dict[str, list[Seat]] = {}
        for seat in self.situation.memberships[body].seats:
            seats.setdefault(seat.actor, []).append(seat)
        for actor, its in seats.items():
            found = self.silence(body, actor, its, number)
            if found is not None:
                yield actor, *found


def body_or_its_subgroups(situation: Situation, body: str) -> frozenset[str]:
    """The body, and its parts where it is known only through them."""
    through_parts = situation.memberships[body].status is MembershipStatus.PARTS
    return frozenset(situation.with_sub_bodies(body) if through_parts else (body,))


def is_expected(seat: Seat) -> bool:
    """Whether a seat asks its holder by name to be there every time, and did so already."""
    passing = seat.role in {Role.INVITED, Role.OBSERVER} or is_supposed(seat)
    return not passing and seat.evidence not in {Evidence.CONDITIONAL, Evidence.GROUP}


def had_seat_at(seats: Collection[Seat], meeting: Meeting, body: str) -> bool:
    """Whether one of some seats in a body or its parts held at a meeting of it or of that part."""
    return any(meeting.body in {seat.body, body} and holds(seat, meeting.date) for seat in seats)


def _verdict(rows: list[Attendance | None], number: int) -> Status:
    if any(row is not None and row.presence is not Presence.ABSENT for row in rows):
        return Status.NONE
    sure = len(rows) == number and all(row is not None for row in rows)
    return Status.CONFIRMED if sure else Status.UNKNOWN
