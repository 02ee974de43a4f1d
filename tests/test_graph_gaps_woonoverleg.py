"""The gap rules about the lokaal woonoverleg, in each of their answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.model import (
    AgendaItem,
    Evidence,
    Facts,
    MeetingStatus,
    Seat,
    Theme,
)
from graph.gaps import RULES
from tests.gap_answers import TABLE, TODAY, actor, answers, body, meeting, met, seat

# The lokaal woonoverleg

WOONOVERLEG = Facts(
    actors=(
        actor("shm", sector="huisvesting"),
        actor("caw", sector="welzijn"),
        actor("agency", kind="vlaamse-overheid", sector="overheid"),
        actor("ocmw-stad", sector="bestuur"),
    ),
    bodies=(body("lwo", kind="lokaal-woonoverleg"), body("core", part_of="lwo")),
    seats=(seat("core", "shm"), seat("core", "caw"), seat("core", "agency")),
)


def lwo_met(*days: str, planned: str = "") -> Facts:
    coming = tuple(meeting("core", day, MeetingStatus.PLANNED) for day in planned.split())
    return replace(
        met(*days, facts=WOONOVERLEG, at="core"),
        meetings=(
            *(meeting("core", day) for day in days),
            *coming,
        ),
    )


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (
            lwo_met("2024-05-01", "2025-05-01", "2025-10-01", "2026-03-01", "2026-09-01"),
            ("none", "met"),
        ),
        (lwo_met("2024-05-01", "2025-05-01", "2026-03-01", "2026-09-01"), ("confirmed", "too-few")),
        (
            lwo_met("2024-05-01", "2025-05-01", "2025-10-01", "2026-03-01"),
            ("unknown", "still-to-plan"),
        ),
        (
            lwo_met("2024-05-01", "2025-05-01", "2025-10-01", "2026-03-01", planned="2026-12-01"),
            ("none", "met"),
        ),
        (lwo_met("2025-05-01"), ("unknown", "record-too-short")),
        (WOONOVERLEG, ("unknown", "no-meetings-known")),
    ],
)
def test_the_woonoverleg_meets_twice_in_a_calendar_year_in_any_of_its_compositions(
    facts: Facts, answer: tuple[str, str]
) -> None:
    assert answers(facts, "woonoverleg-meetings") == {("lwo",): answer}


def test_a_city_without_a_known_woonoverleg_is_told_so() -> None:
    assert answers(TABLE, "woonoverleg-meetings") == {(): ("unknown", "none-known")}


def test_the_rule_asks_nothing_of_years_in_which_no_text_held() -> None:
    assert not answers(WOONOVERLEG, "woonoverleg-meetings", on=date(2015, 6, 1))
    (rule,) = [rule for rule in RULES if rule.key == "woonoverleg-meetings"]
    assert [each.article for each in rule.references_on(date(2020, 6, 1))] == ["3"]
    assert len(rule.references_on(TODAY)) == 2


def invited(*seats: Seat, open_list: bool = False) -> dict[tuple[str, ...], tuple[str, str]]:
    bodies = (WOONOVERLEG.bodies[0], body("core", part_of="lwo", open_list=open_list))
    return answers(replace(WOONOVERLEG, bodies=bodies, seats=seats), "woonoverleg-invited")


def test_the_three_kinds_of_partners_that_have_a_seat_are_invited() -> None:
    told = invited(*WOONOVERLEG.seats)
    assert told == {
        ("lwo", "huisvesting"): ("none", "invited"),
        ("lwo", "welzijn"): ("none", "invited"),
        ("lwo", "vlaamse-overheid"): ("none", "invited"),
    }


def test_a_kind_of_partner_without_a_seat_is_a_gap_when_all_members_are_known() -> None:
    told = invited(seat("core", "caw"), seat("core", "agency"))
    assert told["lwo", "huisvesting"] == ("confirmed", "not-invited")


@pytest.mark.parametrize(
    ("seats", "partner", "reason"),
    [
        ((seat("core", "shm", evidence=Evidence.CONDITIONAL),), "huisvesting", "only-conditional"),
        ((seat("core", "shm", evidence=Evidence.GROUP),), "huisvesting", "only-as-group"),
        ((seat("core", "shm", evidence=Evidence.SUPPOSED),), "huisvesting", "only-supposed"),
        ((seat("core", "ocmw-stad"),), "welzijn", "through-stand-in"),
    ],
)
def test_a_partner_that_comes_at_need_as_a_group_or_through_another_is_unknown(
    seats: tuple[Seat, ...], partner: str, reason: str
) -> None:
    assert invited(*seats)["lwo", partner] == ("unknown", reason)


def test_a_partner_may_sit_unseen_in_a_woonoverleg_with_an_open_list() -> None:
    told = invited(seat("core", "caw"), open_list=True)
    assert told["lwo", "huisvesting"] == ("unknown", "may-sit-unseen")


def test_a_member_without_a_sector_may_be_the_partner() -> None:
    facts = replace(
        WOONOVERLEG, actors=(*WOONOVERLEG.actors, actor("z")), seats=(seat("core", "z"),)
    )
    told = answers(facts, "woonoverleg-invited")
    assert told["lwo", "huisvesting"] == ("unknown", "perhaps-without-sector")


def agenda(*items: tuple[str, str | None], extra: str = "") -> Facts:
    """A woonoverleg known since 2024 that met in 2026 with these items, and on an extra day."""
    facts = lwo_met("2024-05-01", "2026-03-01", "2026-09-01", *extra.split())
    told = [
        AgendaItem(meeting=f"core-{day}", number=number, title="t", theme=theme)
        for number, (day, theme) in enumerate(items)
    ]
    themes = (Theme(id="projects", name="p"), Theme(id="street", name="s", part_of="projects"))
    return replace(facts, agenda_items=tuple(told), themes=themes)


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
    told = answers(facts, "woonoverleg-topics", topics=("projects",))
    assert told == {("lwo", "projects"): answer}


def test_a_required_topic_that_is_no_theme_in_the_data_is_unknown() -> None:
    facts = agenda(("2026-03-01", "other"), ("2026-09-01", "other"))
    told = answers(facts, "woonoverleg-topics", topics=("premiums",))
    assert told == {("lwo", "premiums"): ("unknown", "no-such-theme")}


def test_without_any_agenda_the_topics_are_unknown_at_once() -> None:
    assert answers(agenda(), "woonoverleg-topics") == {("lwo",): ("unknown", "no-agendas-known")}
