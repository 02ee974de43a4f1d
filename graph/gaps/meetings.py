"""How often a body met, against how often it should."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from data.model import Body, Fact, Meeting, MeetingStatus, first_day
from graph.gaps.finding import Answers, Finding
from graph.gaps.membership import Known
from graph.gaps.rule import Rule, Thresholds
from graph.gaps.situation import Situation

_FREQUENCY = Answers("frequency", severity=3)
# What `too_few` can say.
UNSURE = ("no-meetings-known", "record-too-short", "outcome-not-recorded", "thinly-documented")


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """The meetings of a body in a period, and since when any are known.

    `open_ended` are past meetings that are still written down as planned: whether they were held
    is not known.
    """

    held: tuple[Meeting, ...]
    open_ended: tuple[Meeting, ...]
    planned: tuple[Meeting, ...]
    known_since: date | None


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def meeting_record(
    situation: Situation, bodies: Iterable[str], since: date, until: date
) -> MeetingRecord:
    """What is known of the meetings of some bodies from a day until a day, ends included."""
    of_bodies = [each for body in bodies for each in situation.meetings.get(body, ())]
    known = [each for each in of_bodies if each.date <= situation.on]
    within = [each for each in of_bodies if since <= each.date <= until]
    return MeetingRecord(
        held=tuple(each for each in within if each.status is MeetingStatus.HELD),
        open_ended=tuple(
            each
            for each in within
            if each.status is MeetingStatus.PLANNED and each.date < situation.on
        ),
        planned=tuple(
            each
            for each in within
            if each.status is MeetingStatus.PLANNED and each.date >= situation.on
        ),
        known_since=min((each.date for each in known), default=None),
    )


def too_few(situation: Situation, body: Body, record: MeetingRecord, since: date) -> str | None:
    """Why it is not sure that a body met too seldom since a day; None when it is sure.

    A body whose members are not all known by name is documented too thinly to conclude from
    meetings that are not in its record.
    """
    if record.known_since is None:
        return "no-meetings-known"
    began = None if body.active_from is None else first_day(body.active_from)
    if record.known_since > since or (began is not None and began > since):
        return "record-too-short"
    if record.open_ended:
        return "outcome-not-recorded"
    return "thinly-documented" if body.id in situation.unclear else None


def _find(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each body that says how often it meets: whether it did in the past months."""
    months = int(thresholds.number("months"))
    since = months_before(situation.on, months)
    for body in situation.facts.bodies:
        if body.frequency is None and body.meetings_per_year is None:
            continue
        through_parts = situation.memberships[body.id].known in {Known.PARTS, Known.NOTHING}
        tables = situation.with_parts(body.id) if through_parts else (body.id,)
        record = meeting_record(situation, tables, since, situation.on)
        held = len(record.held)
        facts: tuple[Fact, ...] = (body, *record.held)
        if body.meetings_per_year is None:
            yield _FREQUENCY.unknown(
                body.id,
                reason="frequency-in-words",
                facts=facts,
                body=body.id,
                frequency=body.frequency,
                held=held,
                months=months,
            )
            continue
        needed = body.meetings_per_year * months / 12
        unsure = too_few(situation, body, record, since)
        if held >= needed:
            answer, reason = _FREQUENCY.none, "met"
        elif unsure:
            answer, reason = _FREQUENCY.unknown, unsure
        else:
            answer, reason = _FREQUENCY.confirmed, "too-few"
        yield answer(
            body.id,
            reason=reason,
            facts=facts,
            body=body.id,
            needed=needed,
            held=held,
            months=months,
        )


FREQUENCY = Rule(
    key=_FREQUENCY.rule,
    find=_find,
    thresholds={"months": 12},
    reasons={
        "frequency-in-words": ("body", "frequency", "held", "months"),
        **dict.fromkeys(("too-few", *UNSURE, "met"), ("body", "needed", "held", "months")),
    },
)
