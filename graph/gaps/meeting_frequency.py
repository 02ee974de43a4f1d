"""Rule: how often a body met, compared with how often it agreed to."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from data.model import Body, Meeting
from graph.gaps.finding import Finding, FindingFactory, MakeFinding
from graph.gaps.meeting_record import (
    RECORD_DOUBTS,
    RECORDED,
    MeetingRecord,
    add_months,
    meeting_days,
    meeting_record,
    reason_count_is_uncertain,
    reason_record_is_incomplete,
)
from graph.gaps.rule import GapRule, Thresholds
from graph.gaps.woonoverleg_decree import KINDS, PARTNERS, PartnerInvitations
from graph.situation.membership import MembershipStatus
from graph.situation.situation import Situation

_FREQUENCY = FindingFactory("frequency", severity=3)


@dataclass(frozen=True, slots=True)
class MeetingRhythm:
    """How many meetings are needed in a period of months.

    `months` is the period asked for, or the time between two meetings where that is longer.
    """

    needed: int
    months: float

    @classmethod
    def from_yearly_number(cls, per_year: float, months: int) -> MeetingRhythm:
        """Return the rhythm for a number of meetings a year, counted over a period of months."""
        needed = max(1, math.ceil(per_year * months / 12 - 1e-9))
        return cls(needed, needed * 12 / per_year)

    @property
    def months_between_meetings(self) -> float:
        """The months between two meetings when they are spread evenly."""
        return self.months / self.needed

    def count_in_months_before(self, days: Collection[date], until: date) -> int:
        """Return how many days lie in the period of `months` that ends on a day, ends included."""
        since = add_months(until, -self.months)
        return sum(since <= day <= until for day in days)

    def last_day_with_enough_meetings(
        self, days: Collection[date], begin: date | None
    ) -> date | None:
        """Return the last day on which the period before it still has enough meetings.

        When `days` has too few, meetings before the record began may count: then it is `months`
        after `begin`, or None without a `begin`.
        """
        latest = sorted(days, reverse=True)
        if len(latest) >= self.needed:
            return add_months(latest[self.needed - 1], self.months)
        return None if begin is None else add_months(begin, self.months)


def _findings_per_body(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each body that says how often it meets: whether it does, and when it was late.

    It is a gap when the agreed number was not reached for more than half the time between two
    meetings, and no meeting is planned within that time from the day.
    """
    months = int(thresholds.number_threshold("months"))
    partners = PartnerInvitations(situation, Thresholds(PARTNERS))
    for body in situation.facts.bodies:
        if body.known_meetings_per_year:
            rhythm = MeetingRhythm.from_yearly_number(body.known_meetings_per_year, months)
            yield _finding_about_body(
                situation, body, rhythm, partners if body.kind in KINDS else None
            )
        elif body.known_meetings_per_year is None and body.frequency is not None:
            yield _finding_about_wordy_frequency(situation, body, months)


def _finding_about_wordy_frequency(situation: Situation, body: Body, months: int) -> Finding:
    since = add_months(situation.on, -months)
    record = meeting_record(
        situation, _bodies_whose_meetings_count(situation, body), since, situation.on
    )
    return _FREQUENCY.unknown(
        body.id,
        reason="frequency-in-words",
        facts=(body, *record.held),
        body=body.id,
        frequency=body.frequency,
        held=len(meeting_days(record.held)),
        months=months,
    )


def _bodies_whose_meetings_count(situation: Situation, body: Body) -> tuple[str, ...]:
    through_parts = situation.memberships[body.id].status in {
        MembershipStatus.PARTS,
        MembershipStatus.NOTHING,
    }
    return situation.with_sub_bodies(body.id) if through_parts else (body.id,)


def _finding_about_body(
    situation: Situation, body: Body, rhythm: MeetingRhythm, partners: PartnerInvitations | None
) -> Finding:
    in_time = add_months(situation.on, rhythm.months_between_meetings / 2)
    record = meeting_record(
        situation,
        _bodies_whose_meetings_count(situation, body),
        date.min,
        in_time,
        partners=partners,
    )
    since = add_months(situation.on, -rhythm.months)
    held = meeting_days(record.held)
    shown = [meeting for meeting in record.held if meeting.date >= since]
    planned = _planned_meeting_to_show(record, rhythm)
    answer, reason = _status_and_reason(situation, body, record, rhythm)
    until = rhythm.last_day_with_enough_meetings(held, None)
    return answer(
        body.id,
        reason=reason,
        facts=(body, *shown, *(() if planned is None else (planned,))),
        body=body.id,
        needed=rhythm.needed,
        held=rhythm.count_in_months_before(held, situation.on),
        months=round(rhythm.months, 1),
        reached_until=until if until is not None and until <= situation.on else None,
        next=None if planned is None else planned.date,
        **record.recorded_days_as_values,
    )


def _planned_meeting_to_show(record: MeetingRecord, rhythm: MeetingRhythm) -> Meeting | None:
    """Return the first planned meeting with which the number is reached, else the first planned."""
    days = meeting_days(record.held, record.planned)
    enough = (
        meeting
        for meeting in record.planned
        if rhythm.count_in_months_before(days, meeting.date) >= rhythm.needed
    )
    return next(enough, next(iter(record.planned), None))


def _status_and_reason(
    situation: Situation, body: Body, record: MeetingRecord, rhythm: MeetingRhythm
) -> tuple[MakeFinding, str]:
    held, planned = meeting_days(record.held), _planned_meeting_to_show(record, rhythm)
    if rhythm.count_in_months_before(held, situation.on) >= rhythm.needed:
        return _FREQUENCY.none, "met"
    with_planned = meeting_days(record.held, record.planned)
    if (
        planned is not None
        and rhythm.count_in_months_before(with_planned, planned.date) >= rhythm.needed
    ):
        return _FREQUENCY.none, "met-as-planned"
    if len(held) >= rhythm.needed and not _is_late(situation, held, rhythm, None):
        return _FREQUENCY.none, "not-late"
    doubt = _reason_for_doubt(situation, body, record, rhythm)
    if doubt is not None:
        return _FREQUENCY.unknown, doubt
    if planned is not None:
        return _FREQUENCY.unknown, "one-planned"
    return _FREQUENCY.confirmed, "too-few"


def _reason_for_doubt(
    situation: Situation, body: Body, record: MeetingRecord, rhythm: MeetingRhythm
) -> str | None:
    """Return why it is uncertain that there were too few meetings; None when it is certain."""
    doubt = reason_record_is_incomplete(body, record, add_months(situation.on, -rhythm.months))
    if doubt is not None:
        return doubt
    begin = record.recorded_from
    if not _is_late(situation, meeting_days(record.held), rhythm, begin):
        return "record-too-short"
    if not _is_late(situation, meeting_days(record.held, record.meetings_in_doubt), rhythm, begin):
        return reason_count_is_uncertain(record) or "outcome-not-recorded"
    return "thinly-documented" if body.id in situation.incomplete_bodies else None


def _is_late(
    situation: Situation, days: Collection[date], rhythm: MeetingRhythm, begin: date | None
) -> bool:
    """Whether the number was not reached for more than half the time between two meetings."""
    until = rhythm.last_day_with_enough_meetings(days, begin)
    return until is None or add_months(until, rhythm.months_between_meetings / 2) < situation.on


_COUNTED = ("body", "needed", "held", "months", "reached_until", "next", *RECORDED)
FREQUENCY = GapRule(
    key=_FREQUENCY.rule,
    find=_findings_per_body,
    thresholds={"months": 12},
    reasons={
        "frequency-in-words": ("body", "frequency", "held", "months"),
        **dict.fromkeys(
            ("too-few", "one-planned", *RECORD_DOUBTS, "met", "met-as-planned", "not-late"),
            _COUNTED,
        ),
    },
)
