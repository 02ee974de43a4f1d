"""Rule: whether the report of a lokaal woonoverleg was made and sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.model import Body
from graph.gaps.finding import Finding, FindingFactory, Status
from graph.gaps.meeting_record import meeting_days, meeting_record, months_before
from graph.gaps.rule import GapRule, Thresholds
from graph.gaps.woonoverleg_decree import KINDS, OF_2021, woonoverleg_bodies
from graph.situation.situation import Situation

_REPORT = FindingFactory("woonoverleg-report", severity=3)


def _findings_per_woonoverleg(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each lokaal woonoverleg: the meetings whose report is not known to have been sent.

    Always unknown: the data have no field for it, and a report that exists need not have been sent
    to members and agency.
    """
    months = int(thresholds.number_threshold("months"))
    for body in woonoverleg_bodies(situation, thresholds):
        yield _finding_about_reports(situation, body, months)


def _finding_about_reports(situation: Situation, body: Body, months: int) -> Finding:
    since = months_before(situation.on, months)
    held = meeting_record(
        situation, situation.with_sub_bodies(body.id), date.min, situation.on
    ).held
    concerned = [meeting for meeting in held if meeting.date >= since] or held[-1:]
    days = sorted(meeting_days(concerned))
    return _REPORT.unknown(
        body.id,
        reason="not-recorded" if days else "no-meetings-known",
        facts=(body, *concerned),
        body=body.id,
        months=months,
        days=tuple(day.isoformat() for day in days),
        number=len(days),
    )


WOONOVERLEG_REPORT = GapRule(
    key=_REPORT.rule,
    find=_findings_per_woonoverleg,
    references=(OF_2021,),
    thresholds={"kinds": KINDS, "months": 12},
    impossible_statuses=frozenset({Status.CONFIRMED, Status.NONE}),
    reasons=dict.fromkeys(
        ("not-recorded", "no-meetings-known"), ("body", "months", "days", "number")
    ),
)
