"""What must be treated in the lokaal woonoverleg, and when it last was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from data.model import AgendaItem, Body, Meeting
from graph.gaps.finding import Answer, Finding, FindingFactory
from graph.gaps.meeting_record import (
    RECORD_DOUBTS,
    RECORDED,
    MeetingRecord,
    meeting_record,
    months_before,
    record_doubt,
)
from graph.gaps.rule import Rule, Thresholds
from graph.gaps.woonoverleg import KINDS, OF_2021, PARTNERS, DecreePartners, of_2018, woonoverleg
from graph.network_filter import themes_with_parts
from graph.situation.situation import Situation

_TOPICS = FindingFactory("woonoverleg-topics", severity=4)


def _topics(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each lokaal woonoverleg and each required topic: when it was last on an agenda.

    Only of the topics with a term it can be confirmed that it was not treated in time; for the
    others the texts set none, and it is only known how long ago they were treated.
    """
    partners = DecreePartners(situation, thresholds)
    for body in woonoverleg(situation, thresholds):
        agendas = Agendas(situation, body, partners, int(thresholds.number("months")))
        if not agendas.items:
            yield _TOPICS.unknown(
                body.id,
                reason="no-agendas-known",
                facts=(body,),
                body=body.id,
                months=agendas.months,
            )
            continue
        for topic in thresholds.ids("topics"):
            yield _topic(agendas, topic, with_term=topic in thresholds.ids("with_term"))


@dataclass(frozen=True)
class Agendas:
    """The agendas of a woonoverleg and its parts, seen from the day, and what they do not tell."""

    situation: Situation
    body: Body
    partners: DecreePartners
    months: int

    @cached_property
    def since(self) -> date:
        """The first day of the months that the rule looks back."""
        return months_before(self.situation.on, self.months)

    @cached_property
    def record(self) -> MeetingRecord:
        """All meetings of the woonoverleg and its parts."""
        tables = self.situation.with_sub_bodies(self.body.id)
        return meeting_record(self.situation, tables, date.min, date.max, self.partners)

    @cached_property
    def items(self) -> dict[str, list[AgendaItem]]:
        """The agenda items of each of its meetings that has any."""
        tables = self.situation.with_sub_bodies(self.body.id)
        of_it = {
            meeting.id for table in tables for meeting in self.situation.meetings.get(table, ())
        }
        items: dict[str, list[AgendaItem]] = {}
        for item in self.situation.record.agenda_items:
            if item.meeting in of_it:
                items.setdefault(item.meeting, []).append(item)
        return items

    def treating(self, topic: str, meetings: tuple[Meeting, ...]) -> list[Meeting]:
        """The meetings that have a topic, or a part of it, on their agenda, in order of day."""
        themes = themes_with_parts((topic,), self.situation.facts.themes)
        return [
            meeting
            for meeting in meetings
            if any(item.theme in themes for item in self.items.get(meeting.id, ()))
        ]

    @cached_property
    def doubt(self) -> str | None:
        """Why a topic may have been treated lately though no agenda item carries its theme."""
        record = self.record
        recent = [
            meeting for meeting in (*record.held, *record.doubtful) if meeting.date >= self.since
        ]
        doubt = record_doubt(self.body, record, self.since)
        if doubt is not None:
            return doubt
        if any(meeting.date >= self.since for meeting in record.open_ended):
            return "outcome-not-recorded"
        if self.body.id in self.situation.incomplete_bodies:
            return "thinly-documented"
        if any(meeting.id not in self.items for meeting in recent):
            return "agenda-missing"
        listed = [item for meeting in recent for item in self.items[meeting.id]]
        return "items-without-theme" if any(item.theme is None for item in listed) else None


def _topic(agendas: Agendas, topic: str, *, with_term: bool) -> Finding:
    treated = agendas.treating(topic, agendas.record.held)
    planned = agendas.treating(topic, agendas.record.planned)
    last = treated[-1].date if treated else None
    answer, reason = _answer(agendas, topic, last, planned, with_term=with_term)
    shown = [*treated[-1:], *planned[:1]]
    ids = {meeting.id for meeting in shown}
    themes = themes_with_parts((topic,), agendas.situation.facts.themes)
    items = [
        item for meeting in sorted(ids) for item in agendas.items[meeting] if item.theme in themes
    ]
    return answer(
        agendas.body.id,
        topic,
        reason=reason,
        facts=items or (agendas.body,),
        body=agendas.body.id,
        topic=topic,
        months=agendas.months,
        last=last,
        months_ago=None if last is None else _months_between(last, agendas.situation.on),
        planned=planned[0].date if planned else None,
        **agendas.record.recorded,
    )


def _months_between(day: date, on: date) -> int:
    """How many whole months lie between a day and a later one."""
    return (on.year - day.year) * 12 + on.month - day.month - (on.day < day.day)


def _answer(
    agendas: Agendas, topic: str, last: date | None, planned: list[Meeting], *, with_term: bool
) -> tuple[Answer, str]:
    if last is not None and last >= agendas.since:
        return _TOPICS.none, "treated"
    doubt = _doubt(agendas, topic)
    if doubt is not None:
        return _TOPICS.unknown, doubt
    if not with_term:
        return _TOPICS.unknown, "never-treated" if last is None else "treated-before"
    if any(meeting.date.year == agendas.situation.on.year for meeting in planned):
        return _TOPICS.none, "treated-as-planned"
    return _TOPICS.confirmed, "not-treated"


def _doubt(agendas: Agendas, topic: str) -> str | None:
    """Why a topic that is on no agenda of the last months may have been treated in them."""
    if topic not in {theme.id for theme in agendas.situation.facts.themes}:
        return "no-such-theme"
    perhaps = agendas.treating(topic, agendas.record.doubtful)
    if any(meeting.date >= agendas.since for meeting in perhaps):
        return "invited-not-known"
    return agendas.doubt


_OF_TOPIC = ("body", "topic", "months", "last", "months_ago", "planned", *RECORDED)
WOONOVERLEG_TOPICS = Rule(
    key=_TOPICS.rule,
    find=_topics,
    references=(of_2018("4"), OF_2021),
    thresholds={
        "kinds": KINDS,
        "months": 12,
        "topics": (
            "sociale-woonprojecten",
            "woonbehoeften",
            "woningmarkt",
            "woningkwaliteit",
            "woonpremies",
            "toewijzing",
            "kwaliteitsreglementen",
        ),
        "with_term": ("toewijzing",),
        **PARTNERS,
    },
    reasons={
        "no-agendas-known": ("body", "months"),
        **dict.fromkeys(
            (
                "not-treated",
                "no-such-theme",
                *RECORD_DOUBTS,
                "agenda-missing",
                "items-without-theme",
                "never-treated",
                "treated-before",
                "treated-as-planned",
                "treated",
            ),
            _OF_TOPIC,
        ),
    },
)
