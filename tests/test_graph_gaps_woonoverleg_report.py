"""The report of each meeting of the lokaal woonoverleg, which the data cannot hold."""

from __future__ import annotations

from tests.gap_answers import answers, found
from tests.woonoverleg_town import WOONOVERLEG, lwo_met


def test_the_report_of_each_meeting_of_a_year_is_unknown_and_its_days_are_told() -> None:
    facts = lwo_met("2024-05-01", "2025-11-22", "2025-11-23", "2026-03-01", planned="2026-12-01")
    finding = found(facts, "woonoverleg-report")["lwo",]
    assert (finding.status.value, finding.reason) == ("unknown", "not-recorded")
    assert finding.values["days"] == ("2025-11-23", "2026-03-01")


def test_without_a_meeting_in_a_year_the_last_one_is_asked_for_and_without_any_all() -> None:
    finding = found(lwo_met("2018-05-01", "2019-05-01"), "woonoverleg-report")["lwo",]
    assert finding.values["days"] == ("2019-05-01",)
    assert answers(WOONOVERLEG, "woonoverleg-report") == {
        ("lwo",): ("unknown", "no-meetings-known")
    }
