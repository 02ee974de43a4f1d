"""How often a lokaal woonoverleg met, against how often the decree asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.model import Body
from graph.gaps.finding import Finding, FindingFactory
from graph.gaps.meeting_record import (
    RECORD_DOUBTS,
    RECORDED,
    count_doubt,
    meeting_days,
    meeting_record,
    record_doubt,
)
from graph.gaps.rule import Rule, Thresholds
from graph.gaps.woonoverleg import KINDS, OF_2021, PARTNERS, DecreePartners, of_2018, woonoverleg
from graph.situation.situation import Situation

_MEETINGS = FindingFactory("woonoverleg-meetings", severity=5)


def _meetings(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each lokaal woonoverleg: whether it met often enough last year, and will this year."""
    needed = thresholds.number("meetings")
    partners = DecreePartners(situation, thresholds)
    found = False
    for body in woonoverleg(situation, thresholds):
        found = True
        yield _year(situation, body, needed, partners)
    if situation.facts.bodies and not found:
        yield _MEETINGS.unknown(reason="none-known", needed=needed)


def _year(situation: Situation, body: Body, needed: float, partners: DecreePartners) -> Finding:
    this_year = situation.on.year
    begin, end = date(this_year - 1, 1, 1), date(this_year - 1, 12, 31)
    tables = situation.with_sub_bodies(body.id)
    last = meeting_record(situation, tables, begin, end, partners)
    now = meeting_record(
        situation, tables, date(this_year, 1, 1), date(this_year, 12, 31), partners
    )
    doubt = record_doubt(body, last, begin)
    if len(meeting_days(last.held)) >= needed:
        enough = len(meeting_days(now.held, now.planned)) >= needed
        answer = _MEETINGS.none if enough else _MEETINGS.unknown
        reason = "met" if enough else "still-to-plan"
    elif doubt is not None:
        answer, reason = _MEETINGS.unknown, doubt
    elif len(meeting_days(last.held, last.perhaps_held)) >= needed:
        answer, reason = _MEETINGS.unknown, count_doubt(last) or "outcome-not-recorded"
    elif body.id in situation.incomplete_bodies:
        answer, reason = _MEETINGS.unknown, "thinly-documented"
    else:
        answer, reason = _MEETINGS.confirmed, "too-few"
    return answer(
        body.id,
        reason=reason,
        facts=(body, *last.held, *now.held, *now.planned),
        body=body.id,
        needed=needed,
        last_year=this_year - 1,
        held_last_year=len(meeting_days(last.held)),
        this_year=this_year,
        held_this_year=len(meeting_days(now.held)),
        planned_this_year=len(meeting_days(now.planned) - meeting_days(now.held)),
        **last.recorded,
    )


_YEAR = (
    "body",
    "needed",
    "last_year",
    "held_last_year",
    "this_year",
    "held_this_year",
    "planned_this_year",
    *RECORDED,
)
WOONOVERLEG_MEETINGS = Rule(
    key=_MEETINGS.rule,
    find=_meetings,
    references=(of_2018("3"), OF_2021),
    thresholds={"kinds": KINDS, "meetings": 2, **PARTNERS},
    reasons={
        "none-known": ("needed",),
        **dict.fromkeys(("too-few", *RECORD_DOUBTS, "still-to-plan", "met"), _YEAR),
    },
)
