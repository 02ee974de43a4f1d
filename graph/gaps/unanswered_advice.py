"""Advice that nobody answered in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.model import Advice, AdviceStatus
from graph.gaps.advisory_council import COUNCIL_KINDS, COUNCIL_LAYERS, councils
from graph.gaps.finding import Finding, FindingFactory
from graph.gaps.rule import Rule, Thresholds
from graph.situation.situation import Situation

_ADVICE = FindingFactory("advice-unanswered", severity=4)
_SETTLED = (AdviceStatus.WITHDRAWN, AdviceStatus.CLOSED)


def is_answered(advice: Advice, on: date) -> bool:
    """Whether an advice has had an answer by a day; one without a day counts from the start.

    Its outcome, its text or its day is an answer.
    """
    if advice.reacted is not None:
        return advice.reacted <= on
    return advice.reaction is not None or advice.reasons is not None


def _find(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each advice given: whether it got its reaction within the agreed term.

    Of advice that its body withdrew or closed no reaction is expected any more.
    """
    given = [advice for advice in situation.record.advice if advice.given <= situation.on]
    recorded = _recorded_until(situation)
    for advice in given:
        if advice.reaction is not None or advice.status not in _SETTLED:
            yield _judge(situation, advice, recorded.get(advice.body))
    advised = {advice.body for advice in given}
    for body in councils(situation, thresholds):
        if body.id not in advised:
            yield _ADVICE.unknown(body.id, reason="no-advice-known", facts=(body,), body=body.id)


def _recorded_until(situation: Situation) -> dict[str, date]:
    """The last day of which anything is recorded of each body: a meeting, an advice, an answer."""
    days: dict[str, date] = {}
    for meeting in situation.record.meetings:
        days[meeting.body] = max(days.get(meeting.body, date.min), meeting.date)
    for advice in situation.record.advice:
        last = max(advice.given, advice.reacted or date.min)
        days[advice.body] = max(days.get(advice.body, date.min), last)
    return days


def _judge(situation: Situation, advice: Advice, recorded_until: date | None) -> Finding:
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


ADVICE_UNANSWERED = Rule(
    key=_ADVICE.rule,
    find=_find,
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
