"""A calendar year of a body: its meetings, the time between them, and required topics."""

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
    """Whether a required topic was treated in a year, is planned, or must still be treated.

    - `unclear`: it may have been treated, since an agenda is missing, an item has no theme, or it
      is not recorded whether a meeting was held
    - `no-theme`: the data have no such theme
    - `no-term`: it is on no agenda of the year, and no text sets a term for it
    """

    TREATED = "treated"
    PLANNED = "planned"
    TO_TREAT = "to-treat"
    UNCLEAR = "unclear"
    NO_THEME = "no-theme"
    NO_TERM = "no-term"


@dataclass(frozen=True, slots=True)
class RequiredTopic:
    """A topic that must be treated in a year, its state, and the meetings that show the state."""

    theme: str
    state: TopicState
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class MeetingInterval:
    """The days between two consecutive meetings, held or planned."""

    begin: Meeting
    end: Meeting
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingYear:
    """The meetings of a body in a calendar year, in order of date, as seen on a day.

    `over` is true when the year is past on that day. `unrecorded` are past meetings that are still
    recorded as planned, so whether they were held is unknown. `declared` and `legal` are the yearly
    numbers of meetings by the body's source and by law; None when unknown. `intervals` also reach
    back to the last meeting of the year before, and on to the first of the next year.
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
    intervals: tuple[MeetingInterval, ...]
    required: tuple[RequiredTopic, ...]

    @property
    def needed_meetings(self) -> float | None:
        """The declared or the legal number of meetings, whichever is higher; None if unknown."""
        numbers = [number for number in (self.declared, self.legal) if number is not None]
        return max(numbers, default=None)

    @property
    def missing_meetings(self) -> float | None:
        """How many more meetings must be planned to reach the needed number; None if unknown."""
        if self.needed_meetings is None:
            return None
        return max(self.needed_meetings - len(self.held) - len(self.planned), 0)

    @property
    def usual_interval_days(self) -> float | None:
        """The days between two of the needed meetings when spread evenly; None if unknown."""
        return _DAYS / self.needed_meetings if self.needed_meetings else None


def meeting_year_of(
    situation: Situation,
    body: str,
    year: int,
    *,
    today: date,
    settings: Mapping[str, RuleSetting] | None = None,
) -> MeetingYear:
    """Return the year of a body; `situation` says who sits where, `today` which meetings are past.

    Raises KeyError for a body that does not exist on the day of the situation.
    """
    body_facts = situation.bodies[body]
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
    legal = _thresholds_if_woonoverleg(body_facts, asking.get(WOONOVERLEG_MEETINGS.key))
    topics = _thresholds_if_woonoverleg(body_facts, asking.get(WOONOVERLEG_TOPICS.key))
    return MeetingYear(
        body=body,
        year=year,
        over=year < today.year,
        declared=body_facts.known_meetings_per_year,
        frequency=body_facts.frequency,
        legal=None if legal is None else legal.number_threshold("meetings"),
        held=tuple(held),
        planned=tuple(meeting for meeting in planned if meeting.date >= today),
        unrecorded=tuple(meeting for meeting in planned if meeting.date < today),
        cancelled=tuple(meeting for meeting in within if meeting.status is MeetingStatus.CANCELLED),
        intervals=_meeting_intervals(own, year),
        required=() if topics is None else _required_topics(situation, topics, within, today),
    )


def _thresholds_if_woonoverleg(body: Body, thresholds: Thresholds | None) -> Thresholds | None:
    """Return the thresholds of a rule when the body is a lokaal woonoverleg, else None."""
    asked = thresholds is not None and body.kind in thresholds.id_list_threshold("kinds")
    return thresholds if asked else None


def _meeting_intervals(meetings: Sequence[Meeting], year: int) -> tuple[MeetingInterval, ...]:
    """Return the intervals between meetings that were not cancelled, with one end in the year."""
    taking_place = [
        meeting for meeting in meetings if meeting.status is not MeetingStatus.CANCELLED
    ]
    return tuple(
        MeetingInterval(one, other, (other.date - one.date).days)
        for one, other in pairwise(taking_place)
        if year in {one.date.year, other.date.year}
    )


def _required_topics(
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
                if _may_have_treated_topic(meeting, items.get(meeting.id, []), today)
            ]
            without = (
                TopicState.TO_TREAT
                if topic in topics.id_list_threshold("with_term")
                else TopicState.NO_TERM
            )
            state = TopicState.UNCLEAR if shown else without
        found.append(RequiredTopic(topic, state, tuple(shown)))
    return tuple(found)


def _may_have_treated_topic(meeting: Meeting, items: Sequence[AgendaItem], today: date) -> bool:
    """Whether a past meeting may have treated a topic that its agenda does not show."""
    if meeting.status is MeetingStatus.CANCELLED or meeting.date > today:
        return False
    unrecorded = meeting.status is MeetingStatus.PLANNED and meeting.date < today
    return unrecorded or not items or any(item.theme is None for item in items)
