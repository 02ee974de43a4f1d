"""A year of a body: its meetings, the time between them, and what must still be done in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from data.model import AgendaItem, Body, Meeting, MeetingStatus
from graph.gaps.attendance_log import body_or_its_sub_bodies
from graph.gaps.catalogue import active_rules
from graph.gaps.rule import RuleSetting, Thresholds
from graph.gaps.woonoverleg_meetings import WOONOVERLEG_MEETINGS
from graph.gaps.woonoverleg_topics import WOONOVERLEG_TOPICS
from graph.network_filter import themes_with_parts
from graph.situation.situation import Situation

_DAYS = 365


class TopicState(StrEnum):
    """Whether a required topic is treated in a year, will be, or must still be.

    `unclear` where an agenda is missing, an item has no theme, or an outcome is not recorded, so
    that it may have been treated; `no-theme` where the data have no such theme; `no-term` where
    it is on no agenda of the year and no text says by when it has to be treated.
    """

    TREATED = "treated"
    PLANNED = "planned"
    TO_TREAT = "to-treat"
    UNCLEAR = "unclear"
    NO_THEME = "no-theme"
    NO_TERM = "no-term"


@dataclass(frozen=True, slots=True)
class RequiredTopic:
    """A topic that must be treated in a year, how that stands, and the meetings that show it."""

    theme: str
    state: TopicState
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class Interval:
    """The days between two meetings, held or planned, that follow each other."""

    begin: Meeting
    end: Meeting
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingYear:
    """The meetings of a body in a calendar year, in order of date, as seen on a day.

    `over` when the year is past on that day, so that nothing can be planned in it any more.
    `unrecorded` are past meetings that still stand as planned: whether they were held is not
    known. `needed` is the declared number, or the legal one where that is higher; None when
    neither is known. `missing` is how many more must be planned to reach it. `usual` is the number
    of days that `needed` leaves between two meetings; `intervals` reach from the last meeting of
    the year before to the first of the year after, where known.
    """

    body: str
    year: int
    over: bool
    declared: float | None
    frequency: str | None
    legal: float | None
    held: tuple[Meeting, ...]
    planned: tuple[Meeting, ...]
    unrecorded: tuple[Meeting, ...]
    cancelled: tuple[Meeting, ...]
    intervals: tuple[Interval, ...]
    required: tuple[RequiredTopic, ...]

    @property
    def needed(self) -> float | None:
        """How many meetings the year must have."""
        numbers = [number for number in (self.declared, self.legal) if number is not None]
        return max(numbers, default=None)

    @property
    def missing(self) -> float | None:
        """How many meetings are neither held nor planned, and should be."""
        if self.needed is None:
            return None
        return max(self.needed - len(self.held) - len(self.planned), 0)

    @property
    def usual(self) -> float | None:
        """The days between two meetings when they are spread evenly."""
        return _DAYS / self.needed if self.needed else None


def year_of(
    situation: Situation,
    body: str,
    year: int,
    *,
    today: date,
    settings: Mapping[str, RuleSetting] | None = None,
) -> MeetingYear:
    """The year of a body; `situation` tells who sits where, `today` what is past.

    Raises KeyError for a body that is not there on the day of the situation.
    """
    about = situation.bodies[body]
    own = sorted(
        (
            meeting
            for table in body_or_its_sub_bodies(situation, body)
            for meeting in situation.meetings.get(table, ())
        ),
        key=lambda meeting: (meeting.date, meeting.id),
    )
    within = [meeting for meeting in own if meeting.date.year == year]
    held = [meeting for meeting in within if meeting.status is MeetingStatus.HELD]
    planned = [meeting for meeting in within if meeting.status is MeetingStatus.PLANNED]
    asking = {rule.key: found for rule, found in active_rules(date(year, 12, 31), settings)}
    legal = _woonoverleg(about, asking.get(WOONOVERLEG_MEETINGS.key))
    topics = _woonoverleg(about, asking.get(WOONOVERLEG_TOPICS.key))
    return MeetingYear(
        body=body,
        year=year,
        over=year < today.year,
        declared=about.known_meetings_per_year,
        frequency=about.frequency,
        legal=None if legal is None else legal.number_threshold("meetings"),
        held=tuple(held),
        planned=tuple(meeting for meeting in planned if meeting.date >= today),
        unrecorded=tuple(meeting for meeting in planned if meeting.date < today),
        cancelled=tuple(meeting for meeting in within if meeting.status is MeetingStatus.CANCELLED),
        intervals=_intervals(own, year),
        required=() if topics is None else _required(situation, topics, within, today),
    )


def _woonoverleg(body: Body, thresholds: Thresholds | None) -> Thresholds | None:
    """What a rule on the lokaal woonoverleg asks, when the rule holds and the body is one."""
    asked = thresholds is not None and body.kind in thresholds.id_list_threshold("kinds")
    return thresholds if asked else None


def _intervals(meetings: Sequence[Meeting], year: int) -> tuple[Interval, ...]:
    """Between meetings that were not cancelled, of which one at least is in the year."""
    taking_place = [
        meeting for meeting in meetings if meeting.status is not MeetingStatus.CANCELLED
    ]
    return tuple(
        Interval(one, other, (other.date - one.date).days)
        for one, other in pairwise(taking_place)
        if year in {one.date.year, other.date.year}
    )


def _required(
    situation: Situation, topics: Thresholds, meetings: Sequence[Meeting], today: date
) -> tuple[RequiredTopic, ...]:
    known = {theme.id for theme in situation.record.themes}
    items: dict[str, list[AgendaItem]] = {}
    for item in situation.record.agenda_items:
        items.setdefault(item.meeting, []).append(item)
    found = []
    for topic in topics.id_list_threshold("topics"):
        within = themes_with_parts((topic,), situation.record.themes)
        on_agenda = [
            meeting
            for meeting in meetings
            if any(i.theme in within for i in items.get(meeting.id, ()))
        ]
        held = [meeting for meeting in on_agenda if meeting.status is MeetingStatus.HELD]
        planned = [
            meeting
            for meeting in on_agenda
            if meeting.status is MeetingStatus.PLANNED and meeting.date >= today
        ]
        if held:
            state, shown = TopicState.TREATED, held
        elif planned:
            state, shown = TopicState.PLANNED, planned
        elif topic not in known:
            state, shown = TopicState.NO_THEME, []
        else:
            shown = [
                meeting
                for meeting in meetings
                if _unclear(meeting, items.get(meeting.id, []), today)
            ]
            without = (
                TopicState.TO_TREAT
                if topic in topics.id_list_threshold("with_term")
                else TopicState.NO_TERM
            )
            state = TopicState.UNCLEAR if shown else without
        found.append(RequiredTopic(topic, state, tuple(shown)))
    return tuple(found)


def _unclear(meeting: Meeting, items: Sequence[AgendaItem], today: date) -> bool:
    """Whether a past meeting may have treated something that its agenda does not tell."""
    if meeting.status is MeetingStatus.CANCELLED or meeting.date > today:
        return False
    unrecorded = meeting.status is MeetingStatus.PLANNED and meeting.date < today
    return unrecorded or not items or any(item.theme is None for item in items)
