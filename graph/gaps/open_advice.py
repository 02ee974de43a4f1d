"""Advice that nobody answered in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.model import Advice, AdviceStatus
from graph.gaps.advisory_council import COUNCIL_KINDS, COUNCIL_LAYERS, councils
from graph.gaps.finding import Answers, Finding
from graph.gaps.rule import Rule, Thresholds
from graph.gaps.situation import Situation

_ADVICE = Answers("advice-unanswered", severity=4)
_SETTLED = (AdviceStatus.WITHDRAWN, AdviceStatus.CLOSED)


def answered(advice: Advice, on: date) -> bool:
    """Whether an advice has had its reaction by a day; one without a day counts from the start."""
    return advice.reaction is not None and (advice.reacted is None or advice.reacted <= on)


def _find(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each advice given: whether it got its reaction within the agreed term.

    Of advice that its body withdrew or closed no reaction is expected any more.
    """
    given = [advice for advice in situation.record.advice if advice.given <= situation.on]
    for advice in given:
        if advice.reaction is not None or advice.status not in _SETTLED:
            yield _judge(situation, advice)
    advised = {advice.body for advice in given}
    for body in councils(situation, thresholds):
        if body.id not in advised:
            yield _ADVICE.unknown(body.id, reason="no-advice-known", facts=(body,), body=body.id)


def _judge(situation: Situation, advice: Advice) -> Finding:
    if answered(advice, situation.on):
        answer, reason = _ADVICE.none, "answered"
    elif advice.due is None:
        answer, reason = _ADVICE.unknown, "no-term-agreed"
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
    )


ADVICE_UNANSWERED = Rule(
    key=_ADVICE.rule,
    find=_find,
    thresholds={"kinds": COUNCIL_KINDS, "layers": COUNCIL_LAYERS},
    reasons={
        "no-advice-known": ("body",),
        **dict.fromkeys(
            ("overdue", "no-term-agreed", "term-still-runs", "answered"),
            ("advice", "body", "addressee", "given", "due"),
        ),
    },
)
