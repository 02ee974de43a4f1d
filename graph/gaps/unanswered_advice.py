"""Rule: advice that was not answered in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.model import Advice, AdviceStatus
from graph.gaps.advisory_council import COUNCIL_KINDS, COUNCIL_LAYERS, advisory_councils
from graph.gaps.finding import Finding, FindingFactory
from graph.gaps.rule import GapRule, Thresholds
from graph.situation.situation import Situation

_ADVICE = FindingFactory("advice-unanswered", severity=4)
_SETTLED = (AdviceStatus.WITHDRAWN, AdviceStatus.CLOSED)


def is_answered(advice: Advice, on: date) -> bool:
    """Whether an advice was answered by a day.

    An outcome, a text or a date of the reaction is an answer; an answer without a date counts on
    any day.
    """
    if advice.reacted is not None:
        return advice.reacted <= on
    return advice.reaction is not None or advice.reasons is not None


def _findings_per_advice(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each advice given: whether it was answered within the agreed term.

    Advice that its body withdrew or closed expects no answer any more.
    """
    given = [advice for advice in situation.record.advice if advice.given <= situation.on]
    recorded = _last_recorded_day_by_body(situation)
    for advice in given:
        if advice.reaction is not None or advice.status not in _SETTLED:
            yield _finding_about_advice(situation, advice, recorded.get(advice.body))
    advised = {advice.body for advice in given}
    for body in advisory_councils(situation, thresholds):
        if body.id not in advised:
            yield _ADVICE.unknown(body.id, reason="no-advice-known", facts=(body,), body=body.id)


def _last_recorded_day_by_body(situation: Situation) -> dict[str, date]:
    """Return, for each body, the last day with a recorded meeting, advice or answer."""
    days: dict[str, date] = {}
    for meeting in situation.record.meetings:
        days[meeting.body] = max(days.get(meeting.body, date.min), meeting.date)
    for advice in situation.record.advice:
        last = max(advice.given, advice.reacted or date.min)
        days[advice.body] = max(days.get(advice.body, date.min), last)
    return days


def _finding_about_advice(
    situation: Situation, advice: Advice, recorded_until: date | None
) -> Finding:
    if is_answered(advice, situation.on):
        known = advice.reaction is not None
        answer = _ADVICE.none if known else _ADVICE.unknown
        reason = "answered" if known else "answered-without-outcome"
    elif advice.due is None:
        answer, reason = _ADVICE.unknown, "no-term-agreed"
    elif advice.due < situation.on and (recorded_until or advice.given) <= advice.given:
        answer, reason = _ADVICE.unknown, "record-stops"
    elif advice.due < situation.on:
        answer, reason = _ADVICE.confirmed, "overdue"
    else:
        answer, reason = _ADVICE.none, "term-still-runs"
    return answer(
        advice.id,
        reason=reason,
        facts=(advice,),
        advice=advice.id,
        body=advice.body,
        addressee=advice.addressee,
        given=advice.given,
        due=advice.due,
        reacted=advice.reacted,
        recorded_until=recorded_until,
    )


ADVICE_UNANSWERED = GapRule(
    key=_ADVICE.rule,
    find=_findings_per_advice,
    thresholds={"kinds": COUNCIL_KINDS, "layers": COUNCIL_LAYERS},
    reasons={
        "no-advice-known": ("body",),
        **dict.fromkeys(
            (
                "overdue",
                "record-stops",
                "no-term-agreed",
                "term-still-runs",
                "answered",
                "answered-without-outcome",
            ),
            ("advice", "body", "addressee", "given", "due", "reacted", "recorded_until"),
        ),
    },
)
