"""Rule: topics that a lokaal woonoverleg must treat, and when it last treated them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from data.model import AgendaItem, Body, Meeting
from graph.gaps.finding import Finding, FindingFactory, MakeFinding
from graph.gaps.meeting_record import (
    RECORD_DOUBTS,
    RECORDED,
    MeetingRecord,
    meeting_record,
    months_before,
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
from graph.network_filter import themes_with_parts
from graph.situation.situation import Situation

_TOPICS = FindingFactory("woonoverleg-topics", severity=4)


def _findings_per_topic(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each lokaal woonoverleg and each required topic: when it was last on an agenda.

    A gap is confirmed only for a topic with a term. For the others the texts set no term, and the
    finding says how long ago they were treated.
    """
    partners = PartnerInvitations(situation, thresholds)
    for body in woonoverleg_bodies(situation, thresholds):
        agendas = WoonoverlegAgendas(
            situation, body, partners, int(thresholds.number_threshold("months"))
        )
        if not agendas.items_by_meeting:
            yield _TOPICS.unknown(
                body.id,
                reason="no-agendas-known",
                facts=(body,),
                body=body.id,
                months=agendas.months,
            )
            continue
        for topic in thresholds.id_list_threshold("topics"):
            yield _finding_about_topic(
                agendas, topic, with_term=topic in thresholds.id_list_threshold("with_term")
            )


@dataclass(frozen=True)
class WoonoverlegAgendas:
    """The agendas of a woonoverleg and its sub-bodies, as seen on the day."""

    situation: Situation
    body: Body
    partners: PartnerInvitations
    months: int

    @cached_property
    def first_day(self) -> date:
        """The first day of the period that the rule examines."""
        return months_before(self.situation.on, self.months)

    @cached_property
    def recorded_meetings(self) -> MeetingRecord:
        """All meetings of the woonoverleg and its sub-bodies."""
        tables = self.situation.with_sub_bodies(self.body.id)
        return meeting_record(self.situation, tables, date.min, date.max, self.partners)

    @cached_property
    def items_by_meeting(self) -> dict[str, list[AgendaItem]]:
        """The agenda items of each meeting that has any."""
        tables = self.situation.with_sub_bodies(self.body.id)
        of_it = {
            meeting.id for table in tables for meeting in self.situation.meetings.get(table, ())
        }
        items: dict[str, list[AgendaItem]] = {}
        for item in self.situation.record.agenda_items:
            if item.meeting in of_it:
                items.setdefault(item.meeting, []).append(item)
        return items

    def meetings_treating(self, topic: str, meetings: tuple[Meeting, ...]) -> list[Meeting]:
        """Return which of some meetings have a topic or a sub-theme of it on their agenda."""
        themes = themes_with_parts((topic,), self.situation.facts.themes)
        return [
            meeting
            for meeting in meetings
            if any(item.theme in themes for item in self.items_by_meeting.get(meeting.id, ()))
        ]

    @cached_property
    def reason_for_doubt(self) -> str | None:
        """Why topics may have been treated lately though no agenda item shows it; else None."""
        record = self.recorded_meetings
        recent = [
            meeting
            for meeting in (*record.held, *record.partners_perhaps_not_invited)
            if meeting.date >= self.first_day
        ]
        doubt = reason_record_is_incomplete(self.body, record, self.first_day)
        if doubt is not None:
            return doubt
        if any(meeting.date >= self.first_day for meeting in record.past_but_planned):
            return "outcome-not-recorded"
        if self.body.id in self.situation.incomplete_bodies:
            return "thinly-documented"
        if any(meeting.id not in self.items_by_meeting for meeting in recent):
            return "agenda-missing"
        listed = [item for meeting in recent for item in self.items_by_meeting[meeting.id]]
        return "items-without-theme" if any(item.theme is None for item in listed) else None


def _finding_about_topic(agendas: WoonoverlegAgendas, topic: str, *, with_term: bool) -> Finding:
    treated = agendas.meetings_treating(topic, agendas.recorded_meetings.held)
    planned = agendas.meetings_treating(topic, agendas.recorded_meetings.planned)
    last = treated[-1].date if treated else None
    answer, reason = _status_and_reason(agendas, topic, last, planned, with_term=with_term)
    shown = [*treated[-1:], *planned[:1]]
    ids = {meeting.id for meeting in shown}
    themes = themes_with_parts((topic,), agendas.situation.facts.themes)
    items = [
        item
        for meeting in sorted(ids)
        for item in agendas.items_by_meeting[meeting]
        if item.theme in themes
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
        months_ago=None if last is None else _whole_months_between(last, agendas.situation.on),
        planned=planned[0].date if planned else None,
        **agendas.recorded_meetings.recorded_days_as_values,
    )


def _whole_months_between(day: date, on: date) -> int:
    """Return how many whole months lie between a day and a later one."""
    return (on.year - day.year) * 12 + on.month - day.month - (on.day < day.day)


def _status_and_reason(
    agendas: WoonoverlegAgendas,
    topic: str,
    last: date | None,
    planned: list[Meeting],
    *,
    with_term: bool,
) -> tuple[MakeFinding, str]:
    if last is not None and last >= agendas.first_day:
        return _TOPICS.none, "treated"
    doubt = _reason_for_doubt(agendas, topic)
    if doubt is not None:
        return _TOPICS.unknown, doubt
    if not with_term:
        return _TOPICS.unknown, "never-treated" if last is None else "treated-before"
    if any(meeting.date.year == agendas.situation.on.year for meeting in planned):
        return _TOPICS.none, "treated-as-planned"
    return _TOPICS.confirmed, "not-treated"


def _reason_for_doubt(agendas: WoonoverlegAgendas, topic: str) -> str | None:
    """Return why a topic may have been treated lately though no agenda shows it, or None."""
    if topic not in {theme.id for theme in agendas.situation.facts.themes}:
        return "no-such-theme"
    perhaps = agendas.meetings_treating(
        topic, agendas.recorded_meetings.partners_perhaps_not_invited
    )
    if any(meeting.date >= agendas.first_day for meeting in perhaps):
        return "invited-not-known"
    return agendas.reason_for_doubt


_OF_TOPIC = ("body", "topic", "months", "last", "months_ago", "planned", *RECORDED)
WOONOVERLEG_TOPICS = GapRule(
    key=_TOPICS.rule,
    find=_findings_per_topic,
    references=(reference_to_2018_decree("4"), OF_2021),
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
