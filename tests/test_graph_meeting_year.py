"""The year of a body: its meetings, the time between them, and the topics it must treat."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.model import (
    AgendaItem,
    Facts,
    MeetingStatus,
    Theme,
)
from graph.gaps.rule import RuleSetting
from graph.meetings import (
    TopicState,
    meeting_year_of,
)
from graph.situation.situation import Situation
from tests.council_town import DAY, TODAY, meetings, town


def test_a_year_has_its_meetings_the_time_between_them_and_how_many_are_missing() -> None:
    facts = town()
    bodies = tuple(
        replace(body, meetings_per_year=4.0) if body.id == "raad" else body for body in facts.bodies
    )
    facts = replace(
        facts,
        bodies=bodies,
        meetings=meetings("2025-12-11", "2026-03-01", "2026-06-01", "2026-12-10"),
    )
    year = meeting_year_of(Situation(facts, DAY), "raad", 2026, today=TODAY)
    assert (len(year.held), len(year.planned), year.needed_meetings, year.missing_meetings) == (
        2,
        1,
        4,
        1,
    )
    assert [interval.days for interval in year.intervals] == [80, 92, 192]
    assert year.usual_interval_days == pytest.approx(91.25)
    assert not year.over
    assert meeting_year_of(Situation(facts, DAY), "raad", 2026, today=date(2027, 1, 1)).over


def test_a_planned_meeting_of_the_past_counts_neither_as_held_nor_as_planned() -> None:
    unrecorded = replace(meetings("2026-03-01")[0], status=MeetingStatus.PLANNED)
    year = meeting_year_of(
        Situation(replace(town(), meetings=(unrecorded,)), DAY), "raad", 2026, today=TODAY
    )
    assert (year.held, year.planned, year.unrecorded) == ((), (), (unrecorded,))
    assert (year.needed_meetings, year.missing_meetings) == (None, None)


@pytest.mark.parametrize(
    ("day", "planned"), [("2026-11-22", 0), ("2026-11-23", 1), ("2026-11-24", 1)]
)
def test_a_meeting_that_is_planned_for_today_is_still_to_come(day: str, planned: int) -> None:
    meeting = replace(meetings(day)[0], status=MeetingStatus.PLANNED)
    facts = woonoverleg(
        AgendaItem(meeting=day, number=1, title="x", theme="woningmarkt"), days=(day,)
    )
    facts = replace(facts, meetings=(meeting,))
    year = meeting_year_of(Situation(facts, DAY), "raad", 2026, today=TODAY)
    assert (len(year.planned), len(year.unrecorded)) == (planned, 1 - planned)
    states = {topic.theme: topic.state for topic in year.required}
    assert states["woningmarkt"] is (TopicState.PLANNED if planned else TopicState.UNCLEAR)


@pytest.mark.parametrize(
    ("day", "status", "state"),
    [
        ("2026-11-22", MeetingStatus.PLANNED, TopicState.UNCLEAR),
        ("2026-11-23", MeetingStatus.HELD, TopicState.UNCLEAR),
        ("2026-11-24", MeetingStatus.HELD, TopicState.TO_TREAT),
        ("2026-11-24", MeetingStatus.PLANNED, TopicState.TO_TREAT),
        ("2026-11-22", MeetingStatus.CANCELLED, TopicState.TO_TREAT),
    ],
)
def test_a_meeting_without_an_agenda_may_have_treated_a_topic_from_its_own_day_on(
    day: str, status: MeetingStatus, state: TopicState
) -> None:
    facts = woonoverleg(days=(day,))
    facts = replace(facts, meetings=(replace(facts.meetings[0], status=status),))
    year = meeting_year_of(Situation(facts, DAY), "raad", 2026, today=TODAY)
    assert {topic.theme: topic.state for topic in year.required}["toewijzing"] is state


def test_a_year_is_over_on_the_first_day_of_the_next() -> None:
    for today, over in ((date(2026, 12, 31), False), (date(2027, 1, 1), True)):
        year = meeting_year_of(Situation(town(), DAY), "raad", 2026, today=today)
        assert year.over is over


def woonoverleg(*items: AgendaItem, days: tuple[str, ...]) -> Facts:
    facts = town()
    bodies = tuple(
        replace(body, kind="lokaal-woonoverleg") if body.id == "raad" else body
        for body in facts.bodies
    )
    topics = (
        "sociale-woonprojecten",
        "woonbehoeften",
        "woningmarkt",
        "woningkwaliteit",
        "toewijzing",
    )
    themes = (
        *(Theme(id=topic, name=topic) for topic in topics),
        Theme(id="leegstand", name="Leegstand", part_of="woningkwaliteit"),
    )
    return replace(
        facts, bodies=bodies, themes=themes, meetings=meetings(*days), agenda_items=items
    )


def test_a_lokaal_woonoverleg_is_told_which_topics_it_must_still_treat() -> None:
    facts = woonoverleg(
        AgendaItem(meeting="2026-03-01", number=1, title="x", theme="leegstand"),
        AgendaItem(meeting="2026-12-10", number=1, title="y", theme="woningmarkt"),
        days=("2026-03-01", "2026-12-10"),
    )
    year = meeting_year_of(Situation(facts, DAY), "raad", 2026, today=TODAY)
    assert {topic.theme: topic.state for topic in year.required} == {
        "sociale-woonprojecten": TopicState.NO_TERM,
        "woonbehoeften": TopicState.NO_TERM,
        "woningmarkt": TopicState.PLANNED,
        "woningkwaliteit": TopicState.TREATED,
        "woonpremies": TopicState.NO_THEME,
        "toewijzing": TopicState.TO_TREAT,
        "kwaliteitsreglementen": TopicState.NO_THEME,
    }
    assert (year.legal, year.needed_meetings, year.missing_meetings) == (2, 2, 0)


def test_an_item_without_a_theme_may_have_treated_a_topic() -> None:
    facts = woonoverleg(AgendaItem(meeting="2026-03-01", number=1, title="x"), days=("2026-03-01",))
    year = meeting_year_of(Situation(facts, DAY), "raad", 2026, today=TODAY)
    assert {topic.state for topic in year.required} == {TopicState.UNCLEAR, TopicState.NO_THEME}


def test_what_the_city_sets_for_the_rule_holds_for_the_year_as_well() -> None:
    facts = woonoverleg(days=("2026-03-01",))
    settings = {
        "woonoverleg-meetings": RuleSetting(thresholds={"meetings": 4}),
        "woonoverleg-topics": RuleSetting(enabled=False),
    }
    year = meeting_year_of(Situation(facts, DAY), "raad", 2026, today=TODAY, settings=settings)
    assert (year.needed_meetings, year.required) == (4, ())
