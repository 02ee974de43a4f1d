"""What is known of the meetings of a body in a period, and what its record cannot tell."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from data.model import Body, Meeting, MeetingStatus
from data.periods import to_begin
from graph.gaps.woonoverleg import DecreePartners
from graph.situation.situation import Situation

# What `record_doubt` can say.
RECORD_DOUBTS: Final = (
    "no-meetings-known",
    "began-lately",
    "record-too-short",
    "record-stops",
    "outcome-not-recorded",
    "invited-not-known",
    "thinly-documented",
)
# The values that say of which days meetings are recorded.
RECORDED: Final = ("recorded_from", "recorded_until")
_DAYS_IN_MONTH: Final = 30.4375


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """The meetings of a body in a period, and from when until when any are recorded.

    `open_ended` are past meetings that are still written down as planned: whether they were held
    is not known. `doubtful` were held in a part of a woonoverleg, and nothing tells whether all
    were asked whom the decree invites. `planned` are those to come, seen from the day.
    `recorded_until` is the last day of any meeting, held, cancelled or planned.
    """

    held: tuple[Meeting, ...]
    doubtful: tuple[Meeting, ...]
    open_ended: tuple[Meeting, ...]
    planned: tuple[Meeting, ...]
    recorded_from: date | None
    recorded_until: date | None

    @property
    def recorded(self) -> dict[str, date | None]:
        """From when until when meetings are recorded, as values of a finding."""
        return {"recorded_from": self.recorded_from, "recorded_until": self.recorded_until}

    @property
    def perhaps_held(self) -> tuple[Meeting, ...]:
        """The meetings of which it is not known whether they count."""
        return (*self.doubtful, *self.open_ended)


def meeting_days(*meetings: Iterable[Meeting]) -> frozenset[date]:
    """The days of some meetings: two on one day, in the body and a part of it, are one meeting."""
    return frozenset(meeting.date for several in meetings for meeting in several)


def add_months(day: date, months: float) -> date:
    """The day some months later, or earlier where that is negative; within the calendar.

    The same day of that month, or its last; a part of a month counts in days.
    """
    whole = int(months)
    year, month = divmod(day.year * 12 + day.month - 1 + whole, 12)
    if not date.min.year < year < date.max.year:
        return date.min if months < 0 else date.max
    last = calendar.monthrange(year, month + 1)[1]
    moved = date(year, month + 1, min(day.day, last))
    return moved + timedelta(days=round((months - whole) * _DAYS_IN_MONTH))


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last day of that month."""
    return add_months(day, -months)


def meeting_record(
    situation: Situation,
    bodies: Iterable[str],
    since: date,
    until: date,
    partners: DecreePartners | None = None,
) -> MeetingRecord:
    """What is known of the meetings of some bodies from a day until a day, ends included.

    With the `partners` of a woonoverleg, the first body, a meeting of one of its parts counts only
    when those whom the decree invites were asked.
    """
    tables = tuple(bodies)
    whole = tables[0]
    known = sorted(
        (meeting for body in tables for meeting in situation.meetings.get(body, ())),
        key=lambda meeting: (meeting.date, meeting.id),
    )
    within = [
        meeting
        for meeting in known
        if since <= meeting.date <= until and meeting.status is not MeetingStatus.CANCELLED
    ]
    past = [meeting for meeting in within if _is_past(meeting, situation.on)]
    held = [meeting for meeting in past if meeting.status is MeetingStatus.HELD]
    asked = {
        meeting.id: partners is None or meeting.body == whole or partners.were_asked(meeting)
        for meeting in past
    }
    return MeetingRecord(
        held=tuple(meeting for meeting in held if asked[meeting.id]),
        doubtful=tuple(meeting for meeting in held if asked[meeting.id] is None),
        open_ended=tuple(
            meeting
            for meeting in past
            if meeting.status is MeetingStatus.PLANNED and asked[meeting.id] is not False
        ),
        planned=tuple(meeting for meeting in within if not _is_past(meeting, situation.on)),
        recorded_from=min(
            (meeting.date for meeting in known if meeting.date <= situation.on), default=None
        ),
        recorded_until=max((meeting.date for meeting in known), default=None),
    )


def _is_past(meeting: Meeting, on: date) -> bool:
    """Whether a meeting took place or should have; one of the day itself when it was held."""
    return meeting.date < on or (meeting.date == on and meeting.status is MeetingStatus.HELD)


def record_doubt(body: Body, record: MeetingRecord, since: date) -> str | None:
    """Why the record of a body does not cover the days since one; None when it does.

    It covers them when it begins before and when a meeting, held, cancelled or planned, is
    recorded in them or after them.
    """
    if record.recorded_from is None or record.recorded_until is None:
        return "no-meetings-known"
    if to_begin(body, since):
        return "began-lately"
    if record.recorded_from > since:
        return "record-too-short"
    return "record-stops" if record.recorded_until < since else None


def count_doubt(record: MeetingRecord) -> str | None:
    """Why meetings of a record may count that are not held for certain; None without any."""
    if record.open_ended:
        return "outcome-not-recorded"
    return "invited-not-known" if record.doubtful else None
