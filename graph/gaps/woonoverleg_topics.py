"""What must be treated in the lokaal woonoverleg, and was on no recent agenda."""

from __future__ import annotations

from collections.abc import Iterator

from data.model import AgendaItem, Body
from graph.gaps.finding import Answers, Finding
from graph.gaps.meetings import UNSURE, meeting_record, months_before, too_few
from graph.gaps.rule import Reference, Rule, Thresholds
from graph.gaps.situation import Situation
from graph.gaps.woonoverleg import (
    DECREE_2018,
    DECREE_2021,
    FROM_2019,
    FROM_2021,
    KINDS,
    UNTIL_2021,
    woonoverleg,
)

_TOPICS = Answers("woonoverleg-topics", severity=4)


def _topics(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each lokaal woonoverleg and each required topic: whether it was on a recent agenda."""
    months = int(thresholds.number("months"))
    since = months_before(situation.on, months)
    for body in woonoverleg(situation, thresholds):
        tables = situation.with_parts(body.id)
        record = meeting_record(situation, tables, since, situation.on)
        meetings = {each.id for each in situation.record.meetings if each.body in tables}
        items = [item for item in situation.record.agenda_items if item.meeting in meetings]
        if not items:
            yield _TOPICS.unknown(
                body.id, reason="no-agendas-known", facts=(body,), body=body.id, months=months
            )
            continue
        held = {meeting.id for meeting in record.held}
        recent = [item for item in items if item.meeting in held]
        unsure = too_few(situation, body, record, since) or _unclear_agendas(held, recent)
        for topic in thresholds.ids("topics"):
            yield _topic(situation, body, topic, recent, unsure)


def _unclear_agendas(held: set[str], items: list[AgendaItem]) -> str | None:
    """Why a topic may have been treated though no agenda item carries its theme."""
    if held - {item.meeting for item in items}:
        return "agenda-missing"
    return "items-without-theme" if any(item.theme is None for item in items) else None


def _topic(
    situation: Situation, body: Body, topic: str, recent: list[AgendaItem], unsure: str | None
) -> Finding:
    themes = {theme.id: theme.part_of for theme in situation.facts.themes}
    treated = [item for item in recent if _under(item.theme, topic, themes)]
    if treated:
        answer, reason = _TOPICS.none, "treated"
    elif topic not in themes:
        answer, reason = _TOPICS.unknown, "no-such-theme"
    elif unsure:
        answer, reason = _TOPICS.unknown, unsure
    else:
        answer, reason = _TOPICS.confirmed, "not-treated"
    return answer(
        body.id, topic, reason=reason, facts=treated or (body,), body=body.id, topic=topic
    )


def _under(theme: str | None, topic: str, themes: dict[str, str | None]) -> bool:
    """Whether a theme is a topic or a part of it."""
    seen: set[str] = set()
    while theme is not None and theme not in seen:
        if theme == topic:
            return True
        seen.add(theme)
        theme = themes.get(theme)
    return False


WOONOVERLEG_TOPICS = Rule(
    key=_TOPICS.rule,
    find=_topics,
    references=(
        Reference(title=DECREE_2018, article="4", holds_from=FROM_2019, holds_until=UNTIL_2021),
        Reference(title=DECREE_2021, article="boek 2, deel 2", holds_from=FROM_2021),
    ),
    thresholds={
        "kinds": KINDS,
        "months": 12,
        "topics": (
            "sociale-woonprojecten",
            "woonbehoeften",
            "woningmarkt",
            "woningkwaliteit",
            "woonpremies",
        ),
    },
    reasons={
        "no-agendas-known": ("body", "months"),
        **dict.fromkeys(
            (
                "not-treated",
                "no-such-theme",
                *UNSURE,
                "agenda-missing",
                "items-without-theme",
                "treated",
            ),
            ("body", "topic"),
        ),
    },
)
