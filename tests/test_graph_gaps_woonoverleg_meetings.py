"""How often the lokaal woonoverleg met, in each answer of the rule."""

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
from tests.gap_answers import TABLE, TODAY, actor, answers, body, found, meeting, seat
from tests.woonoverleg_town import WOONOVERLEG, asked_on, lwo_met, of_part


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


DECREE_OF_2018 = "Besluit van de Vlaamse Regering van 16 november 2018 over het lokaal woonbeleid"


DECREE_OF_2021, CODEX = "Besluit Vlaamse Codex Wonen van 2021", "Vlaamse Codex Wonen van 2021"


@pytest.mark.parametrize(
    ("rule", "before", "since"),
    [
        ("woonoverleg-meetings", (DECREE_OF_2018, "3"), (DECREE_OF_2021, "boek 2, deel 2")),
        ("woonoverleg-topics", (DECREE_OF_2018, "4"), (DECREE_OF_2021, "boek 2, deel 2")),
        ("woonoverleg-invited", (DECREE_OF_2018, "3"), (CODEX, "2.2")),
        ("woonoverleg-report", None, (DECREE_OF_2021, "boek 2, deel 2")),
    ],
)
def test_a_rule_rests_on_the_text_that_holds_on_the_day(
    rule: str, before: tuple[str, str] | None, since: tuple[str, str]
) -> None:
    (found_rule,) = [gap_rule for gap_rule in RULES if gap_rule.key == rule]

    def cited(on: date) -> list[tuple[str, str | None]]:
        return [
            (reference.title, reference.article) for reference in found_rule.references_in_force(on)
        ]

    earlier = [] if before is None else [before]
    assert cited(date(2018, 12, 31)) == []
    assert cited(date(2019, 1, 1)) == cited(date(2019, 1, 2)) == earlier
    assert cited(date(2020, 12, 30)) == cited(date(2020, 12, 31)) == earlier
    assert cited(date(2021, 1, 1)) == cited(date(2021, 1, 2)) == cited(TODAY) == [since]
    assert not answers(WOONOVERLEG, rule, on=date(2018, 12, 31))


def test_a_record_that_stopped_years_ago_confirms_no_gap() -> None:
    facts = lwo_met("2018-05-01", "2019-05-01")
    finding = found(facts, "woonoverleg-meetings")["lwo",]
    assert (finding.status.value, finding.reason) == ("unknown", "record-stops")
    assert finding.values["recorded_until"] == date(2019, 5, 1)


@pytest.mark.parametrize(
    ("day", "reason"),
    [("2024-12-31", "record-stops"), ("2025-01-01", "too-few"), ("2026-01-01", "too-few")],
)
def test_a_meeting_recorded_in_the_year_or_after_it_shows_that_the_record_covers_it(
    day: str, reason: str
) -> None:
    facts = lwo_met("2024-05-01")
    cancelled = meeting("core", day, MeetingStatus.CANCELLED)
    facts = replace(facts, meetings=(*facts.meetings, cancelled))
    assert answers(facts, "woonoverleg-meetings")["lwo",][1] == reason


@pytest.mark.parametrize(
    ("on", "answer"),
    [
        (date(2026, 12, 31), ("unknown", "still-to-plan")),
        (date(2027, 1, 1), ("confirmed", "too-few")),
        (date(2027, 1, 2), ("confirmed", "too-few")),
    ],
)
def test_a_year_is_judged_when_it_is_over(on: date, answer: tuple[str, str]) -> None:
    facts = lwo_met("2024-05-01", "2025-05-01", "2025-10-01", "2026-03-01")
    assert answers(facts, "woonoverleg-meetings", on=on)["lwo",] == answer


def test_the_woonoverleg_and_a_part_of_it_that_meet_on_one_day_met_once() -> None:
    facts = lwo_met("2024-05-01", "2025-05-01", "2026-03-01", "2026-09-01")
    same = replace(facts, meetings=(*facts.meetings, meeting("lwo", "2025-05-01")))
    other = replace(facts, meetings=(*facts.meetings, meeting("lwo", "2025-05-02")))
    assert answers(same, "woonoverleg-meetings")["lwo",] == ("confirmed", "too-few")
    assert answers(other, "woonoverleg-meetings")["lwo",] == ("none", "met")


def test_a_meeting_of_the_woonoverleg_itself_counts_whoever_was_asked() -> None:
    days = ("2024-05-01", "2025-05-01", "2025-10-01", "2026-03-01", "2026-09-01")
    facts = replace(of_part(), meetings=tuple(meeting("lwo", day) for day in days))
    assert answers(facts, "woonoverleg-meetings")["lwo",][1] == "met"


@pytest.mark.parametrize("actor_", ["unit", "holding", "branch"])
def test_a_seat_of_a_unit_or_of_the_whole_suffices(actor_: str) -> None:
    facts = asked_on("2026-06-01", "caw")
    facts = replace(facts, seats=(*facts.seats, seat("core", actor_)))
    assert answers(facts, "woonoverleg-invited")["lwo", "huisvesting"] == ("none", "invited")


def test_a_woonoverleg_of_which_the_record_ended_years_ago_has_no_confirmed_gap() -> None:
    facts = Facts(
        actors=(actor("a"), actor("b")),
        bodies=(body("lwo", kind="lokaal-woonoverleg", meetings_per_year=4),),
        seats=(seat("lwo", "a"), seat("lwo", "b")),
        themes=(Theme(id="woningmarkt", name="w"), Theme(id="toewijzing", name="t")),
        meetings=(meeting("lwo", "2018-05-01"), meeting("lwo", "2019-05-01")),
        agenda_items=tuple(
            AgendaItem(meeting=f"lwo-{day}", number=1, title="x", theme="woningmarkt")
            for day in ("2018-05-01", "2019-05-01")
        ),
    )
    on = date(2026, 11, 30)
    for rule, about in (
        ("frequency", ("lwo",)),
        ("woonoverleg-meetings", ("lwo",)),
        ("woonoverleg-topics", ("lwo", "woningmarkt")),
        ("woonoverleg-topics", ("lwo", "toewijzing")),
    ):
        finding = found(facts, rule, on=on)[about]
        assert (finding.status.value, finding.reason) == ("unknown", "record-stops")
        assert finding.values["recorded_until"] == date(2019, 5, 1)
