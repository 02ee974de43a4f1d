"""How often a body met, against how often it was agreed to."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from data.model import Body, Meeting
from graph.gaps.finding import Answer, Finding, FindingFactory
from graph.gaps.meeting_record import (
    RECORD_DOUBTS,
    RECORDED,
    MeetingRecord,
    add_months,
    count_doubt,
    meeting_days,
    meeting_record,
    record_doubt,
)
from graph.gaps.rule import Rule, Thresholds
from graph.gaps.woonoverleg import KINDS, PARTNERS, DecreePartners
from graph.situation.membership import MembershipStatus
from graph.situation.situation import Situation

_FREQUENCY = FindingFactory("frequency", severity=3)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """So many meetings in so many months.

    `months` are those asked for, or the time between two meetings where that is longer.
    """

    needed: int
    months: float

    @classmethod
    def of(cls, per_year: float, months: int) -> Rhythm:
        """The rhythm of a number of meetings a year, counted over some months."""
        needed = max(1, math.ceil(per_year * months / 12 - 1e-9))
        return cls(needed, needed * 12 / per_year)

    @property
    def interval(self) -> float:
        """The months between two meetings when they are spread evenly."""
        return self.months / self.needed

    def counted(self, days: Collection[date], until: date) -> int:
        """How many of some days lie in the months that end on a day, ends included."""
        since = add_months(until, -self.months)
        return sum(since <= day <= until for day in days)

    def reached_until(self, days: Collection[date], begin: date | None) -> date | None:
        """The last day up to which some days were enough.

        Of days before the begin of a record it is only known that they were earlier.
        """
        latest = sorted(days, reverse=True)
        if len(latest) >= self.needed:
            return add_months(latest[self.needed - 1], self.months)
        return None if begin is None else add_months(begin, self.months)


def _find(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each body that says how often it meets: whether it does, and when it was late.

    It is a gap when the agreed number was not reached for more than half the time between two
    meetings, and none is planned within that time from the day.
    """
    months = int(thresholds.number("months"))
    partners = DecreePartners(situation, Thresholds(PARTNERS))
    for body in situation.facts.bodies:
        if body.yearly:
            rhythm = Rhythm.of(body.yearly, months)
            yield _judge(situation, body, rhythm, partners if body.kind in KINDS else None)
        elif body.yearly is None and body.frequency is not None:
            yield _in_words(situation, body, months)


def _in_words(situation: Situation, body: Body, months: int) -> Finding:
    since = add_months(situation.on, -months)
    record = meeting_record(situation, _tables(situation, body), since, situation.on)
    return _FREQUENCY.unknown(
        body.id,
        reason="frequency-in-words",
        facts=(body, *record.held),
        body=body.id,
        frequency=body.frequency,
        held=len(meeting_days(record.held)),
        months=months,
    )


def _tables(situation: Situation, body: Body) -> tuple[str, ...]:
    through_parts = situation.memberships[body.id].status in {
        MembershipStatus.PARTS,
        MembershipStatus.NOTHING,
    }
    return situation.with_sub_bodies(body.id) if through_parts else (body.id,)


def _judge(
    situation: Situation, body: Body, rhythm: Rhythm, partners: DecreePartners | None
) -> Finding:
    in_time = add_months(situation.on, rhythm.interval / 2)
    record = meeting_record(
        situation, _tables(situation, body), date.min, in_time, partners=partners
    )
    since = add_months(situation.on, -rhythm.months)
    held = meeting_days(record.held)
    shown = [meeting for meeting in record.held if meeting.date >= since]
    planned = _planned_in_time(record, rhythm)
    answer, reason = _answer(situation, body, record, rhythm)
    until = rhythm.reached_until(held, None)
    return answer(
        body.id,
        reason=reason,
        facts=(body, *shown, *(() if planned is None else (planned,))),
        body=body.id,
        needed=rhythm.needed,
        held=rhythm.counted(held, situation.on),
        months=round(rhythm.months, 1),
        reached_until=until if until is not None and until <= situation.on else None,
        next=None if planned is None else planned.date,
        **record.recorded,
    )


def _planned_in_time(record: MeetingRecord, rhythm: Rhythm) -> Meeting | None:
    """The first meeting to come with which the number is reached, or else the first to come."""
    days = meeting_days(record.held, record.planned)
    enough = (
        meeting for meeting in record.planned if rhythm.counted(days, meeting.date) >= rhythm.needed
    )
    return next(enough, next(iter(record.planned), None))


def _answer(
    situation: Situation, body: Body, record: MeetingRecord, rhythm: Rhythm
) -> tuple[Answer, str]:
    held, planned = meeting_days(record.held), _planned_in_time(record, rhythm)
    if rhythm.counted(held, situation.on) >= rhythm.needed:
        return _FREQUENCY.none, "met"
    with_planned = meeting_days(record.held, record.planned)
    if planned is not None and rhythm.counted(with_planned, planned.date) >= rhythm.needed:
        return _FREQUENCY.none, "met-as-planned"
    if len(held) >= rhythm.needed and not _late(situation, held, rhythm, None):
        return _FREQUENCY.none, "not-late"
    doubt = _doubt(situation, body, record, rhythm)
    if doubt is not None:
        return _FREQUENCY.unknown, doubt
    if planned is not None:
        return _FREQUENCY.unknown, "one-planned"
    return _FREQUENCY.confirmed, "too-few"


def _doubt(situation: Situation, body: Body, record: MeetingRecord, rhythm: Rhythm) -> str | None:
    """Why it is not sure that the number was not reached; None when it is."""
    doubt = record_doubt(body, record, add_months(situation.on, -rhythm.months))
    if doubt is not None:
        return doubt
    begin = record.recorded_from
    if not _late(situation, meeting_days(record.held), rhythm, begin):
        return "record-too-short"
    if not _late(situation, meeting_days(record.held, record.perhaps_held), rhythm, begin):
        return count_doubt(record) or "outcome-not-recorded"
    return "thinly-documented" if body.id in situation.incomplete_bodies else None


def _late(situation: Situation, days: Collection[date], rhythm: Rhythm, begin: date | None) -> bool:
    """Whether the number was not reached for more than half the time between two meetings."""
    until = rhythm.reached_until(days, begin)
    return until is None or add_months(until, rhythm.interval / 2) < situation.on


_COUNTED = ("body", "needed", "held", "months", "reached_until", "next", *RECORDED)
FREQUENCY = Rule(
    key=_FREQUENCY.rule,
    find=_find,
    thresholds={"months": 12},
    reasons={
        "frequency-in-words": ("body", "frequency", "held", "months"),
        **dict.fromkeys(
            ("too-few", "one-planned", *RECORD_DOUBTS, "met", "met-as-planned", "not-late"),
            _COUNTED,
        ),
    },
)
