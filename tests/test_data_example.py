"""The fictional city is complete, says that it is fictional, and has gaps for the rules to find."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import EXAMPLE, uploads_from
from data.model import Certainty, Evidence, Facts, MeetingStatus, Presence, Source, Sourced
from data.store import Store
from data.tables import TABLES
from graph.gaps import Finding, Status, find_gaps

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def example() -> Facts:
    store = Store.open(None)
    try:
        proposal = propose(store, uploads_from([EXAMPLE]), replace=False, today=TODAY)
    finally:
        store.close()
    assert proposal.problems == ()
    return proposal.after


@pytest.fixture(scope="module")
def findings(example: Facts) -> tuple[Finding, ...]:
    return find_gaps(example, on=TODAY)


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_every_table_is_filled(example: Facts, table: str) -> None:
    assert example.table(table)


def test_the_city_has_the_size_of_a_real_one(example: Facts) -> None:
    assert len(example.actors) == 65
    assert len(example.bodies) == 12
    assert len(example.seats) == 155
    assert Counter(body.layer.value for body in example.bodies) == {
        "woonraad": 1,
        "kerngroep": 4,
        "consultation": 5,
        "partnership": 2,
    }


def test_seats_are_known_in_every_way(example: Facts) -> None:
    assert Counter(seat.evidence for seat in example.seats) == {
        Evidence.EXPLICIT: 147,
        Evidence.DERIVED: 2,
        Evidence.CONDITIONAL: 4,
        Evidence.GROUP: 2,
    }


def test_every_row_names_its_place_and_its_words(example: Facts) -> None:
    for table in TABLES:
        for row in example.table(table.name):
            if isinstance(row, Source):
                continue
            assert isinstance(row, Sourced)
            assert row.source, row
            assert row.locator, row
            assert row.quote, row


def test_every_source_says_that_it_is_invented(example: Facts) -> None:
    assert {source.note for source in example.sources} == {
        "Verzonnen document van de voorbeeldstad Zwaluwdam."
    }
    addresses = {source.website for source in example.sources}
    addresses |= {actor.website for actor in example.actors}
    assert len(addresses) > 1
    assert all(".example" in address for address in addresses if address)


def test_every_source_is_used(example: Facts) -> None:
    cited = {
        row.source
        for table in TABLES
        for row in example.table(table.name)
        if isinstance(row, Sourced)
    }
    assert cited == {source.id for source in example.sources}


def test_meetings_run_over_three_years_and_into_the_next(example: Facts) -> None:
    held = Counter(
        meeting.date.year for meeting in example.meetings if meeting.status is MeetingStatus.HELD
    )
    assert set(held) == {2024, 2025, 2026}
    for meeting in example.meetings:
        assert (meeting.date > TODAY) == (meeting.status is MeetingStatus.PLANNED)
        assert meeting.date.weekday() < 5


def test_only_meetings_that_were_held_have_attendance(example: Facts) -> None:
    held = {meeting.id for meeting in example.meetings if meeting.status is MeetingStatus.HELD}
    assert {row.meeting for row in example.attendance} <= held


def test_whoever_attends_has_a_seat_at_that_table(example: Facts) -> None:
    body_of = {meeting.id: meeting.body for meeting in example.meetings}
    seats = {(seat.body, seat.actor) for seat in example.seats}
    assert {(body_of[row.meeting], row.actor) for row in example.attendance} <= seats


def test_advice_was_given_at_a_meeting_of_the_body_that_gave_it(example: Facts) -> None:
    meetings = {meeting.id: meeting for meeting in example.meetings}
    for advice in example.advice:
        meeting = meetings[advice.meeting or ""]
        assert (meeting.body, meeting.date) == (advice.body, advice.given)


def test_the_lokaal_woonoverleg_met_once_in_2025(example: Facts) -> None:
    of_2025 = [
        meeting.status
        for meeting in example.meetings
        if meeting.body == "lokaal-woonoverleg" and meeting.date.year == 2025
    ]
    assert sorted(of_2025) == [MeetingStatus.CANCELLED, MeetingStatus.HELD]


def test_some_advice_is_past_its_term_without_reaction_and_some_is_not(example: Facts) -> None:
    open_advice = {
        advice.id: advice.due for advice in example.advice if advice.reaction is None and advice.due
    }
    assert {advice for advice, due in open_advice.items() if due < TODAY} == {
        "advies-2025-04",
        "advies-2026-01",
    }
    assert {advice for advice, due in open_advice.items() if due >= TODAY} == {
        "advies-2026-04",
        "advies-woz-2026-1",
    }


def test_one_member_of_the_woonraad_stays_away(example: Facts) -> None:
    last = sorted(row.meeting for row in example.attendance if row.meeting.startswith("woonraad-"))
    for meeting in sorted(set(last))[-4:]:
        (row,) = (
            row
            for row in example.attendance
            if row.meeting == meeting and row.actor == "notarissenkring"
        )
        assert row.presence is Presence.ABSENT


def test_two_landlords_merged_and_one_still_holds_a_seat(example: Facts) -> None:
    merged = {
        succession.predecessor
        for succession in example.succession
        if succession.successor == "wm-dammerlee"
    }
    assert merged == {"sw-plevierschoot", "hk-karekiet"}
    still = {
        (seat.actor, seat.body)
        for seat in example.seats
        if seat.actor in merged and seat.active_until is None
    }
    assert still == {("hk-karekiet", "stuurgroep-thuisloosheid")}
    assert {succession.certainty for succession in example.succession} == set(Certainty)


def test_only_a_few_people_are_named(example: Facts) -> None:
    people = {name for seat in example.seats for name in (seat.representative, seat.deputy)}
    people |= {row.representative for row in example.attendance}
    assert 10 < len(people) < 20


@pytest.mark.parametrize(
    ("rule", "subjects"),
    [
        ("partnership-only", {"wooncooperatie-kluut"}),
        ("no-seat", {"woonwagenwerking"}),
        ("cut-point", {"ocmw-zwaluwdam"}),
        ("sectors-apart", {"onderwijs", "huurders"}),
        ("theme-apart", {"huurdershuis", "studentenraad"}),
        ("broad-input", {"woonraad", "zorg"}),
        ("declared-number", {"aantal-wzc-privaat"}),
        ("woonoverleg-meetings", {"lokaal-woonoverleg"}),
        ("woonoverleg-topics", {"lokaal-woonoverleg", "toewijzing"}),
        ("council-sex", {"woonraad"}),
        ("council-vote", {"schepen-wonen"}),
        ("advice-unanswered", {"advies-2025-04"}),
        ("funder-at-table", {"stad-zwaluwdam", "huurdershuis"}),
        ("silent-member", {"notarissenkring"}),
        ("succeeded-actor", {"hk-karekiet", "wm-dammerlee"}),
        ("source-age", {"afspraken-thuiszorg"}),
    ],
)
def test_the_rules_confirm_the_gap_that_the_city_was_given(
    findings: tuple[Finding, ...], rule: str, subjects: set[str]
) -> None:
    confirmed = [
        set(finding.subjects)
        for finding in findings
        if finding.rule == rule and finding.status is Status.CONFIRMED
    ]
    assert subjects in confirmed


def test_a_platform_of_care_with_an_open_list_hides_only_who_could_be_on_it(
    findings: tuple[Finding, ...],
) -> None:
    unseen = [finding for finding in findings if finding.reason == "may-meet-unseen"]
    assert {(finding.rule, finding.subjects, finding.values["bodies"]) for finding in unseen} == {
        (
            "theme-apart",
            ("begeleidingsdienst-rietzanger", "geestelijke-gezondheid"),
            ("platform-thuiszorg",),
        )
    }


def test_what_is_missing_in_the_city_is_confirmed_where_no_answer_can_undo_it(
    example: Facts,
) -> None:
    apart = ("theme-apart", "sectors-apart", "cut-off", "cut-point", "hangs-on-one")
    found = [
        finding for finding in find_gaps(example, on=date(2026, 11, 30)) if finding.rule in apart
    ]
    counts = Counter((finding.rule, finding.status) for finding in found)
    assert {rule: counts[rule, Status.CONFIRMED] for rule in apart} == {
        "theme-apart": 21,
        "sectors-apart": 10,
        "cut-off": 0,
        "cut-point": 1,
        "hangs-on-one": 0,
    }
    assert counts["sectors-apart", Status.UNKNOWN] == 0
    cut = (
        finding
        for finding in found
        if finding.rule == "cut-point" and finding.status is Status.CONFIRMED
    )
    assert {finding.subjects for finding in cut} == {("ocmw-zwaluwdam",)}


def test_a_kerngroep_met_too_seldom_in_the_year_in_which_two_meetings_were_cancelled(
    example: Facts,
) -> None:
    def status_and_reason(on: date) -> tuple[Status, str]:
        (finding,) = [
            finding
            for finding in find_gaps(example, on=on)
            if (finding.rule, finding.subjects) == ("frequency", ("kerngroep-bouwen",))
        ]
        return finding.status, finding.reason

    assert status_and_reason(date(2025, 10, 1)) == (Status.CONFIRMED, "too-few")
    assert status_and_reason(TODAY) == (Status.NONE, "met-as-planned")
