"""The lokaal woonoverleg: which body it is, which texts rule it, and how often it must meet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.model import Body
from graph.gaps.finding import Answers, Finding
from graph.gaps.meetings import UNSURE, meeting_record, too_few
from graph.gaps.rule import Reference, Rule, Thresholds
from graph.gaps.situation import Situation

_MEETINGS = Answers("woonoverleg-meetings", severity=5)

DECREE_2018 = "Besluit van de Vlaamse Regering van 16 november 2018 over het lokaal woonbeleid"
CODEX = "Vlaamse Codex Wonen van 2021"
DECREE_2021 = "Besluit Vlaamse Codex Wonen van 2021"
FROM_2019, UNTIL_2021, FROM_2021 = date(2019, 1, 1), date(2020, 12, 31), date(2021, 1, 1)
KINDS = ("lokaal-woonoverleg",)


def woonoverleg(situation: Situation, thresholds: Thresholds) -> Iterator[Body]:
    """The bodies that are a lokaal woonoverleg, not the compositions in which one meets."""
    kinds = thresholds.ids("kinds")
    return (body for body in situation.facts.bodies if body.kind in kinds)


def _meetings(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each lokaal woonoverleg: whether it met often enough last year, and will this year."""
    needed = thresholds.number("meetings")
    found = False
    for body in woonoverleg(situation, thresholds):
        found = True
        yield _year(situation, body, needed)
    if situation.facts.bodies and not found:
        yield _MEETINGS.unknown(reason="none-known", needed=needed)


def _year(situation: Situation, body: Body, needed: float) -> Finding:
    this_year = situation.on.year
    begin = date(this_year - 1, 1, 1)
    tables = situation.with_parts(body.id)
    last = meeting_record(situation, tables, begin, date(this_year - 1, 12, 31))
    now = meeting_record(situation, tables, date(this_year, 1, 1), date(this_year, 12, 31))
    coming = len(now.held) + len(now.planned)
    unsure = too_few(situation, body, last, begin)
    if len(last.held) < needed:
        answer = _MEETINGS.unknown if unsure else _MEETINGS.confirmed
        reason = unsure or "too-few"
    elif coming < needed:
        answer, reason = _MEETINGS.unknown, "still-to-plan"
    else:
        answer, reason = _MEETINGS.none, "met"
    return answer(
        body.id,
        reason=reason,
        facts=(body, *last.held, *now.held, *now.planned),
        body=body.id,
        needed=needed,
        last_year=this_year - 1,
        held_last_year=len(last.held),
        this_year=this_year,
        held_this_year=len(now.held),
        planned_this_year=len(now.planned),
    )


_YEAR = (
    "body",
    "needed",
    "last_year",
    "held_last_year",
    "this_year",
    "held_this_year",
    "planned_this_year",
)
WOONOVERLEG_MEETINGS = Rule(
    key=_MEETINGS.rule,
    find=_meetings,
    references=(
        Reference(title=DECREE_2018, article="3", holds_from=FROM_2019, holds_until=UNTIL_2021),
        Reference(title=CODEX, article="2.2", holds_from=FROM_2021),
        Reference(title=DECREE_2021, article="boek 2, deel 2", holds_from=FROM_2021),
    ),
    thresholds={"kinds": KINDS, "meetings": 2},
    reasons={
        "none-known": ("needed",),
        **dict.fromkeys(("too-few", *UNSURE, "still-to-plan", "met"), _YEAR),
    },
)
