"""The recorded meetings of a body in a period, and whether that record can be relied on."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from data.model import Body, Meeting, MeetingStatus
from data.periods import to_begin
from graph.gaps.woonoverleg_decree import PartnerInvitations
from graph.situation.situation import Situation

# What `reason_record_is_incomplete` can say.
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
    """The meetings of a body in a period, and the first and last day of any recorded meeting.

    `past_but_planned` are past meetings that are still recorded as planned, so whether they were
    held is unknown. `partners_perhaps_not_invited` were held in a sub-body of a woonoverleg, and
    the data do not show whether all whom the decree requires were invited. `planned` are in the
    future. `recorded_until` is the last day of a meeting that was held, cancelled or planned.
    """

    held: tuple[Meeting, ...]
    partners_perhaps_not_invited: tuple[Meeting, ...]
    past_but_planned: tuple[Meeting, ...]
    planned: tuple[Meeting, ...]
    recorded_from: date | None
    recorded_until: date | None

    @property
    def recorded_days_as_values(self) -> dict[str, date | None]:
        """The first and last recorded day, as values for the sentence of a finding."""
        return {"recorded_from": self.recorded_from, "recorded_until": self.recorded_until}

    @property
    def meetings_in_doubt(self) -> tuple[Meeting, ...]:
        """The meetings that may or may not count."""
        return (*self.partners_perhaps_not_invited, *self.past_but_planned)


def meeting_days(*meetings: Iterable[Meeting]) -> frozenset[date]:
    """Return the days of some meetings; two on one day, in a body and a sub-body, count once."""
    return frozenset(meeting.date for several in meetings for meeting in several)


def add_months(day: date, months: float) -> date:
    """Return the day some months later, or earlier for a negative number.

    It is the same day of that month, or its last day. A fraction of a month is counted in days.
    Beyond the years 1 to 9999 it is the first or the last day of the calendar.
    """
    whole_months = int(months)
    year, month = divmod(day.year * 12 + day.month - 1 + whole_months, 12)
    if not date.min.year < year < date.max.year:
        return date.min if months < 0 else date.max
    last = calendar.monthrange(year, month + 1)[1]
    shifted_day = date(year, month + 1, min(day.day, last))
    return shifted_day + timedelta(days=round((months - whole_months) * _DAYS_IN_MONTH))


def months_before(day: date, months: int) -> date:
    """Return the same day some months earlier, or the last day of that month."""
    return add_months(day, -months)


def meeting_record(
    situation: Situation,
    bodies: Iterable[str],
    since: date,
    until: date,
    partners: PartnerInvitations | None = None,
) -> MeetingRecord:
    """Return what is recorded about the meetings of some bodies between two days, inclusive.

    With `partners`, the first body is a woonoverleg, and a meeting of one of its sub-bodies counts
    only when all whom the decree requires were invited.
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
        meeting.id: partners is None
        or meeting.body == whole
        or partners.all_partners_invited(meeting)
        for meeting in past
    }
    return MeetingRecord(
        held=tuple(meeting for meeting in held if asked[meeting.id]),
        partners_perhaps_not_invited=tuple(
            meeting for meeting in held if asked[meeting.id] is None
        ),
        past_but_planned=tuple(
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
    """Whether a meeting was or should have been held; one on the day itself only when held."""
    return meeting.date < on or (meeting.date == on and meeting.status is MeetingStatus.HELD)


def reason_record_is_incomplete(body: Body, record: MeetingRecord, since: date) -> str | None:
    """Return why the record of a body does not cover the period since a day; None when it does.

    It does when it begins before that day, and has a meeting (held, cancelled or planned) on or
    after it.
    """
    if record.recorded_from is None or record.recorded_until is None:
        return "no-meetings-known"
    if to_begin(body, since):
        return "began-lately"
    if record.recorded_from > since:
        return "record-too-short"
    return "record-stops" if record.recorded_until < since else None


def reason_count_is_uncertain(record: MeetingRecord) -> str | None:
    """Return why more meetings may count than are certain to; None when all are certain."""
    if record.past_but_planned:
        return "outcome-not-recorded"
    return "invited-not-known" if record.partners_perhaps_not_invited else None
