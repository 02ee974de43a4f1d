"""What must be treated in the lokaal woonoverleg, in each answer of the rule."""

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
from graph.gaps import RULES
from tests.gap_answers import answers, found, meeting
from tests.woonoverleg_town import lwo_met


def agenda(*items: tuple[str, str | None], extra: str = "") -> Facts:
    """A woonoverleg known since 2024 that met in 2026 with these items, and on an extra day."""
    facts = lwo_met("2024-05-01", "2026-03-01", "2026-09-01", *extra.split())
    agenda_items = [
        AgendaItem(meeting=f"core-{day}", number=number, title="t", theme=theme)
        for number, (day, theme) in enumerate(items)
    ]
    themes = (Theme(id="projects", name="p"), Theme(id="street", name="s", part_of="projects"))
    return replace(facts, agenda_items=tuple(agenda_items), themes=themes)


# One item of the projects in 2024, on the first known agenda.
BEFORE = ("2024-05-01", "projects")


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (agenda(("2026-03-01", "street"), ("2026-09-01", "other")), ("none", "treated")),
        (agenda(("2026-03-01", "other"), ("2026-09-01", "other")), ("confirmed", "not-treated")),
        (
            agenda(("2024-05-01", "projects"), ("2026-03-01", "o"), ("2026-09-01", "o")),
            ("confirmed", "not-treated"),
        ),
        (agenda(("2026-03-01", "other")), ("unknown", "agenda-missing")),
        (
            agenda(("2026-03-01", "other"), ("2026-09-01", None)),
            ("unknown", "items-without-theme"),
        ),
    ],
)
def test_a_required_topic_is_sought_on_the_agendas_of_twelve_months(
    facts: Facts, answer: tuple[str, str]
) -> None:
    results = answers(
        facts, "woonoverleg-topics", topics=("projects",), with_term=("projects", "street")
    )
    assert results == {("lwo", "projects"): answer}


def test_of_a_topic_without_a_term_it_is_told_how_long_ago_it_was_treated() -> None:
    facts = agenda(BEFORE, ("2026-03-01", "other"), ("2026-09-01", "other"))
    finding = found(facts, "woonoverleg-topics", topics=("projects",))["lwo", "projects"]
    assert (finding.status.value, finding.reason) == ("unknown", "treated-before")
    assert (finding.values["last"], finding.values["months_ago"]) == (date(2024, 5, 1), 30)
    never = agenda(("2026-03-01", "other"), ("2026-09-01", "other"))
    results = answers(never, "woonoverleg-topics", topics=("projects",))
    assert results == {("lwo", "projects"): ("unknown", "never-treated")}


@pytest.mark.parametrize(
    ("on", "answer"),
    [
        (date(2027, 2, 28), ("none", "treated")),
        (date(2027, 3, 1), ("none", "treated")),
        (date(2027, 3, 2), ("confirmed", "not-treated")),
    ],
)
def test_a_topic_with_a_term_is_late_the_day_after_twelve_months(
    on: date, answer: tuple[str, str]
) -> None:
    facts = agenda(("2024-05-01", "o"), ("2026-03-01", "street"), ("2026-09-01", "other"))
    results = answers(
        facts, "woonoverleg-topics", on=on, topics=("projects",), with_term=("projects",)
    )
    assert results == {("lwo", "projects"): answer}


@pytest.mark.parametrize(
    ("day", "answer"),
    [("2026-12-31", ("none", "treated-as-planned")), ("2027-01-01", ("confirmed", "not-treated"))],
)
def test_a_topic_with_a_term_may_still_be_treated_this_year(
    day: str, answer: tuple[str, str]
) -> None:
    facts = agenda(("2026-03-01", "other"), ("2026-09-01", "other"))
    planned = meeting("core", day, MeetingStatus.PLANNED)
    item = AgendaItem(meeting=planned.id, number=1, title="t", theme="projects")
    facts = replace(
        facts,
        meetings=(*facts.meetings, planned),
        agenda_items=(*facts.agenda_items, item),
    )
    results = answers(facts, "woonoverleg-topics", topics=("projects",), with_term=("projects",))
    assert results == {("lwo", "projects"): answer}


def test_the_topics_of_a_record_that_stopped_are_unknown() -> None:
    facts = lwo_met("2018-05-01", "2019-05-01")
    items = tuple(
        AgendaItem(meeting=meeting.id, number=1, title="t", theme="projects")
        for meeting in facts.meetings
    )
    facts = replace(facts, agenda_items=items, themes=(Theme(id="projects", name="p"),))
    for with_term in ((), ("projects",)):
        results = answers(facts, "woonoverleg-topics", topics=("projects",), with_term=with_term)
        assert results == {("lwo", "projects"): ("unknown", "record-stops")}


def test_allocation_and_quality_regulations_are_required_and_only_allocation_has_a_term() -> None:
    (rule,) = [rule for rule in RULES if rule.key == "woonoverleg-topics"]
    topics = rule.thresholds["topics"]
    assert isinstance(topics, tuple)
    assert {"toewijzing", "kwaliteitsreglementen"} < {*topics}
    assert rule.thresholds["with_term"] == ("toewijzing",)


def test_a_required_topic_that_is_no_theme_in_the_data_is_unknown() -> None:
    facts = agenda(("2026-03-01", "other"), ("2026-09-01", "other"))
    results = answers(facts, "woonoverleg-topics", topics=("premiums",))
    assert results == {("lwo", "premiums"): ("unknown", "no-such-theme")}


def test_without_any_agenda_the_topics_are_unknown_at_once() -> None:
    assert answers(agenda(), "woonoverleg-topics") == {("lwo",): ("unknown", "no-agendas-known")}
