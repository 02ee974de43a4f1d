"""A town with a council, small enough to prepare its meeting by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from data.model import (
    Facts,
    Layer,
    Meeting,
    MeetingStatus,
    Theme,
    ThemeLink,
)
from graph.meetings import (
    Preparation,
    PreparationRequest,
    prepare_body_meeting,
)
from graph.situation.situation import Situation
from tests import cities

DAY = date(2026, 12, 10)
TODAY = date(2026, 11, 23)


def town() -> Facts:
    """A council of a, b and c; d and e meet elsewhere, e with c; f sits nowhere.

    The council is a woonraad, which needs broad input; the other two are not.
    """
    facts = cities.city(
        {"raad": "a b c", "club": "d e", "platform": "c e"},
        sectors={"a": "city", "b": "homes", "c": "homes", "d": "care", "e": "care", "f": "work"},
        others=["f"],
    )
    return replace(
        facts,
        bodies=tuple(
            replace(each, layer=Layer.WOONRAAD) if each.id == "raad" else each
            for each in facts.bodies
        ),
        themes=(Theme(id="rent", name="Rent"), Theme(id="prices", name="Prices", part_of="rent")),
        theme_links=(
            ThemeLink(theme="rent", subject="a"),
            ThemeLink(theme="prices", subject="d"),
            ThemeLink(theme="rent", subject="f"),
        ),
    )


def prepared(facts: Facts, **asked: object) -> Preparation:
    request = PreparationRequest(**asked)  # type: ignore[arg-type]
    return prepare_body_meeting(Situation(facts, DAY), "raad", request, today=TODAY)


def meetings(*days: str, body: str = "raad") -> tuple[Meeting, ...]:
    held = [
        Meeting(
            id=day,
            body=body,
            date=date.fromisoformat(day),
            status=MeetingStatus.HELD if day < TODAY.isoformat() else MeetingStatus.PLANNED,
        )
        for day in days
    ]
    return tuple(held)
