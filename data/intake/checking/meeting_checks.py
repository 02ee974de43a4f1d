"""Rules over meetings: their day and hours, one a day for a body, who was there, advice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from data.errors import Problem
from data.intake.understanding.given_facts import GivenFacts
from data.model import Fact, MeetingStatus, ancestors
from data.periods import holds, time_of_day
from data.state import State
from data.tables import Key, table_named

_TABLES = ("actors", "bodies", "seats", "sources", "meetings", "invitations")

RowsByKey = Mapping[Key, Any]


def meeting_checks(
    given: GivenFacts, known: State, *, replace: bool, today: date
) -> Iterator[Problem]:
    """Check given meetings, attendance and advice together with what is known and stays."""
    if given.tables.keys().isdisjoint(("meetings", "attendance", "advice")):
        return
    after = {name: _rows_after_upload(name, given, known, replace=replace) for name in _TABLES}
    yield from _held_in_future_problems(given, after["sources"], today)
    yield from _planned_in_past_problems(given, known, today)
    yield from _two_meetings_on_one_day_problems(given, after["meetings"])
    yield from _unclear_hour_problems(given)
    yield from _attended_uninvited_problems(given, after)
    for place, fact in enumerate(given.facts("advice")):
        advice: Any = fact
        if advice.addressee is None:
            yield given.problem(
                "advice",
                place,
                "addressee",
                "advice-without-addressee",
                {"found": advice.id},
                warning=True,
            )


def _rows_after_upload(name: str, given: GivenFacts, known: State, *, replace: bool) -> RowsByKey:
    table = table_named(name)
    kept: Sequence[Fact] = () if replace and name in given.tables else known.table(name)
    return {table.key_of(fact): fact for fact in (*kept, *given.facts(name))}


def _held_in_future_problems(
    given: GivenFacts, sources: RowsByKey, today: date
) -> Iterator[Problem]:
    """Held meetings of a later day; a source read on that day or later outdoes the clock."""
    for place, fact in enumerate(given.facts("meetings")):
        meeting: Any = fact
        if meeting.status is not MeetingStatus.HELD or meeting.date <= today:
            continue
        source = sources.get((str(meeting.source),))
        if source is None or source.checked is None or source.checked < meeting.date:
            details = {"found": meeting.date.isoformat(), "today": today.isoformat()}
            yield given.problem("meetings", place, "date", "held-in-future", details)


def _planned_in_past_problems(given: GivenFacts, known: State, today: date) -> Iterator[Problem]:
    """Meetings that are planned on a day that is past, and were not so before."""
    rows: Sequence[Any] = known.table("meetings")
    was = {(row.id, row.date, row.status) for row in rows}
    for place, fact in enumerate(given.facts("meetings")):
        meeting: Any = fact
        same = (meeting.id, meeting.date, meeting.status) in was
        if meeting.status is MeetingStatus.PLANNED and meeting.date < today and not same:
            details = {"found": meeting.date.isoformat()}
            yield given.problem("meetings", place, "date", "planned-in-past", details, warning=True)


def _two_meetings_on_one_day_problems(given: GivenFacts, meetings: RowsByKey) -> Iterator[Problem]:
    """Meetings of a body on a day for which another is planned or was held."""
    by_day: dict[tuple[str, date], list[str]] = {}
    for meeting in meetings.values():
        if meeting.status is not MeetingStatus.CANCELLED:
            by_day.setdefault((meeting.body, meeting.date), []).append(meeting.id)
    for place, fact in enumerate(given.facts("meetings")):
        own: Any = fact
        others = by_day.get((own.body, own.date), [])
        if own.id in others and len(others) > 1:
            details = {
                "found": own.date.isoformat(),
                "body": own.body,
                "others": ", ".join(other for other in others if other != own.id),
            }
            yield given.problem(
                "meetings", place, "date", "two-meetings-one-day", details, warning=True
            )


def _unclear_hour_problems(given: GivenFacts) -> Iterator[Problem]:
    """Hours that a calendar cannot take, and an end that comes before the begin."""
    for place, fact in enumerate(given.facts("meetings")):
        meeting: Any = fact
        for field in ("start", "end"):
            text = getattr(meeting, field)
            if text is not None and time_of_day(text) is None:
                details = {"found": text}
                yield given.problem("meetings", place, field, "unclear-hour", details, warning=True)
        begin, end = time_of_day(meeting.start), time_of_day(meeting.end)
        if begin is not None and end is not None and end <= begin:
            details = {"found": meeting.end, "begin": meeting.start}
            yield given.problem("meetings", place, "end", "hours-reversed", details, warning=True)


def _attended_uninvited_problems(
    given: GivenFacts, after: Mapping[str, RowsByKey]
) -> Iterator[Problem]:
    """Who is said to have been at a meeting with neither a seat there nor an invitation.

    Told once for each actor and body, at the first row. A seat of a part or of the whole counts,
    of the actor as well as of the body.
    """
    rows = given.facts("attendance")
    if not rows:
        return
    expected = _ExpectedAttendance(after)
    reported: set[tuple[str, str]] = set()
    for place, fact in enumerate(rows):
        row: Any = fact
        meeting = after["meetings"].get((row.meeting,))
        if meeting is None or (row.actor, meeting.body) in reported or expected(row.actor, meeting):
            continue
        reported.add((row.actor, meeting.body))
        details = {"found": row.actor, "body": meeting.body, "date": meeting.date.isoformat()}
        yield given.problem(
            "attendance", place, "actor", "attended-uninvited", details, warning=True
        )


class _ExpectedAttendance:
    """Whether somebody may be at a meeting: by a seat on that day, or by an invitation."""

    def __init__(self, after: Mapping[str, RowsByKey]) -> None:
        things = [*after["actors"].values(), *after["bodies"].values()]
        self._things = {thing.id: thing for thing in things}
        self._own: dict[tuple[str, str], list[Any]] = {}
        self._of_parts: dict[tuple[str, str], list[Any]] = {}
        for seat in after["seats"].values():
            for body in self._with_ancestors(seat.body):
                self._own.setdefault((body, seat.actor), []).append(seat)
                for ancestor in self._with_ancestors(seat.actor)[1:]:
                    self._of_parts.setdefault((body, ancestor), []).append(seat)
        self._invited = {
            (row.meeting, row.actor) for row in after["invitations"].values() if row.status.asked
        }

    def __call__(self, actor: str, meeting: Any) -> bool:
        if (meeting.id, actor) in self._invited:
            return True
        return any(
            holds(seat, meeting.date)
            for body in self._with_ancestors(meeting.body)
            for seat in (
                *self._of_parts.get((body, actor), ()),
                *(
                    seat
                    for own in self._with_ancestors(actor)
                    for seat in self._own.get((body, own), ())
                ),
            )
        )

    def _with_ancestors(self, start: str) -> list[str]:
        """A thing and the wholes that it is part of."""
        return [start, *ancestors(start, self._things)]
