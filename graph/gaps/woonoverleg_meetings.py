"""Rule: how often a lokaal woonoverleg met, compared with how often the decree requires."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.model import Body
from graph.gaps.finding import Finding, FindingFactory
from graph.gaps.meeting_record import (
    RECORD_DOUBTS,
    RECORDED,
    meeting_days,
    meeting_record,
    reason_count_is_uncertain,
    reason_record_is_incomplete,
)
from graph.gaps.rule import GapRule, Thresholds
from graph.gaps.woonoverleg_decree import (
    KINDS,
    OF_2021,
    PARTNERS,
    PartnerInvitations,
    reference_to_2018_decree,
    woonoverleg_bodies,
)
from graph.situation.situation import Situation

_MEETINGS = FindingFactory("woonoverleg-meetings", severity=5)


def _findings_per_woonoverleg(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each lokaal woonoverleg: whether it met often enough last year, and will this year."""
    needed = thresholds.number_threshold("meetings")
    partners = PartnerInvitations(situation, thresholds)
    found = False
    for body in woonoverleg_bodies(situation, thresholds):
        found = True
        yield _finding_about_two_years(situation, body, needed, partners)
    if situation.facts.bodies and not found:
        yield _MEETINGS.unknown(reason="none-known", needed=needed)


def _finding_about_two_years(
    situation: Situation, body: Body, needed: float, partners: PartnerInvitations
) -> Finding:
    this_year = situation.on.year
    begin, end = date(this_year - 1, 1, 1), date(this_year - 1, 12, 31)
    tables = situation.with_sub_bodies(body.id)
    last = meeting_record(situation, tables, begin, end, partners)
    current_record = meeting_record(
        situation, tables, date(this_year, 1, 1), date(this_year, 12, 31), partners
    )
    doubt = reason_record_is_incomplete(body, last, begin)
    if len(meeting_days(last.held)) >= needed:
        enough = len(meeting_days(current_record.held, current_record.planned)) >= needed
        answer = _MEETINGS.none if enough else _MEETINGS.unknown
        reason = "met" if enough else "still-to-plan"
    elif doubt is not None:
        answer, reason = _MEETINGS.unknown, doubt
    elif len(meeting_days(last.held, last.meetings_in_doubt)) >= needed:
        answer, reason = (
            _MEETINGS.unknown,
            reason_count_is_uncertain(last) or "outcome-not-recorded",
        )
    elif body.id in situation.incomplete_bodies:
        answer, reason = _MEETINGS.unknown, "thinly-documented"
    else:
        answer, reason = _MEETINGS.confirmed, "too-few"
    return answer(
        body.id,
        reason=reason,
        facts=(body, *last.held, *current_record.held, *current_record.planned),
        body=body.id,
        needed=needed,
        last_year=this_year - 1,
        held_last_year=len(meeting_days(last.held)),
        this_year=this_year,
        held_this_year=len(meeting_days(current_record.held)),
        planned_this_year=len(
            meeting_days(current_record.planned) - meeting_days(current_record.held)
        ),
        **last.recorded_days_as_values,
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
WOONOVERLEG_MEETINGS = GapRule(
    key=_MEETINGS.rule,
    find=_findings_per_woonoverleg,
    references=(reference_to_2018_decree("3"), OF_2021),
    thresholds={"kinds": KINDS, "meetings": 2, **PARTNERS},
    reasons={
        "none-known": ("needed",),
        **dict.fromkeys(("too-few", *RECORD_DOUBTS, "still-to-plan", "met"), _YEAR),
    },
)
