"""Whether the report of a lokaal woonoverleg was made and sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.model import Body
from graph.gaps.finding import Finding, FindingFactory, Status
from graph.gaps.meeting_record import meeting_days, meeting_record, months_before
from graph.gaps.rule import Rule, Thresholds
from graph.gaps.woonoverleg import KINDS, OF_2021, woonoverleg
from graph.situation.situation import Situation

_REPORT = FindingFactory("woonoverleg-report", severity=3)


def _reports(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each lokaal woonoverleg: of which meetings it is not known that the report was sent.

    The data have no place for it: that there is a report says not that members and agency got it.
    """
    months = int(thresholds.number("months"))
    for body in woonoverleg(situation, thresholds):
        yield _report(situation, body, months)


def _report(situation: Situation, body: Body, months: int) -> Finding:
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


WOONOVERLEG_REPORT = Rule(
    key=_REPORT.rule,
    find=_reports,
    references=(OF_2021,),
    thresholds={"kinds": KINDS, "months": 12},
    never=frozenset({Status.CONFIRMED, Status.NONE}),
    reasons=dict.fromkeys(
        ("not-recorded", "no-meetings-known"), ("body", "months", "days", "number")
    ),
)
