"""Small facts for the gap rules, and what a rule answers about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from data.model import (
    Actor,
    Body,
    Facts,
    Layer,
    Meeting,
    MeetingStatus,
    Naming,
    Seat,
)
from graph.gaps import Finding, RuleSetting, find_gaps

TODAY = date(2026, 11, 23)


def actor(id_: str, **fields: object) -> Actor:
    return replace(Actor(id=id_, name=id_), **fields)  # type: ignore[arg-type]


def body(id_: str, **fields: object) -> Body:
    return replace(Body(id=id_, name=id_, layer=Layer.CONSULTATION), **fields)  # type: ignore[arg-type]


def seat(body_: str, actor_: str, **fields: object) -> Seat:
    return replace(Seat(body=body_, actor=actor_), **fields)  # type: ignore[arg-type]


def meeting(body_: str, day: str, status: MeetingStatus = MeetingStatus.HELD) -> Meeting:
    return Meeting(id=f"{body_}-{day}", body=body_, date=date.fromisoformat(day), status=status)


def found(
    facts: Facts, rule: str, *, on: date = TODAY, **thresholds: object
) -> dict[tuple[str, ...], Finding]:
    settings = {rule: RuleSetting(thresholds=thresholds)}  # type: ignore[arg-type]
    findings = find_gaps(facts, on=on, settings=settings)
    return {each.subjects: each for each in findings if each.rule == rule}


def answers(
    facts: Facts, rule: str, *, on: date = TODAY, **thresholds: object
) -> dict[tuple[str, ...], tuple[str, str]]:
    return {
        subjects: (finding.status.value, finding.reason)
        for subjects, finding in found(facts, rule, on=on, **thresholds).items()
    }


TABLE = Facts(
    actors=(actor("a"), actor("b"), actor("crowd", named=Naming.GROUP)),
    bodies=(body("table"),),
    seats=(seat("table", "a"), seat("table", "b")),
)

QUARTERLY = replace(TABLE, bodies=(body("table", meetings_per_year=4),))


def met(*days: str, facts: Facts = QUARTERLY, at: str = "table") -> Facts:
    return replace(facts, meetings=tuple(meeting(at, day) for day in days))
