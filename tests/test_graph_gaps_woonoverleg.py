"""The gap rules about the lokaal woonoverleg, in each of their answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.model import (
    AgendaItem,
    Attendance,
    Capacity,
    Evidence,
    Facts,
    Invitation,
    InvitationStatus,
    MeetingStatus,
    Naming,
    Presence,
    Seat,
    Theme,
)
from graph.gaps import RULES
from tests.gap_answers import TABLE, TODAY, actor, answers, body, found, meeting, met, seat

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
    (found_rule,) = [each for each in RULES if each.key == rule]

    def cited(on: date) -> list[tuple[str, str | None]]:
        return [(each.title, each.article) for each in found_rule.references_on(on)]

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


def of_part(*seats: Seat, asked: str = "", there: str = "") -> Facts:
    """A part that met twice in each year, with these seats, invitations and attendance."""
    facts = lwo_met("2024-05-01", "2025-05-01", "2025-10-01", "2026-03-01", "2026-09-01")
    return replace(
        facts,
        seats=seats,
        invitations=tuple(
            Invitation(meeting=each.id, actor=name)
            for each in facts.meetings
            for name in asked.split()
        ),
        attendance=tuple(
            Attendance(meeting=each.id, actor=name, presence=Presence.PRESENT)
            for each in facts.meetings
            for name in there.split()
        ),
    )


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (of_part(*WOONOVERLEG.seats), ("none", "met")),
        (of_part(WOONOVERLEG.seats[0], asked="caw agency"), ("none", "met")),
        (of_part(WOONOVERLEG.seats[0], there="caw agency"), ("none", "met")),
        (of_part(WOONOVERLEG.seats[0]), ("unknown", "invited-not-known")),
        (of_part(WOONOVERLEG.seats[0], asked="caw"), ("confirmed", "too-few")),
        (
            of_part(*WOONOVERLEG.seats[:2], seat("core", "agency", evidence=Evidence.CONDITIONAL)),
            ("unknown", "invited-not-known"),
        ),
        (
            of_part(*WOONOVERLEG.seats[:2], seat("core", "agency", evidence=Evidence.DERIVED)),
            ("none", "met"),
        ),
    ],
)
def test_a_meeting_of_a_part_counts_only_when_all_were_asked_whom_the_decree_invites(
    facts: Facts, answer: tuple[str, str]
) -> None:
    assert answers(facts, "woonoverleg-meetings")["lwo",] == answer


def test_a_meeting_of_the_woonoverleg_itself_counts_whoever_was_asked() -> None:
    days = ("2024-05-01", "2025-05-01", "2025-10-01", "2026-03-01", "2026-09-01")
    facts = replace(of_part(), meetings=tuple(meeting("lwo", day) for day in days))
    assert answers(facts, "woonoverleg-meetings")["lwo",][1] == "met"


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


def asked_on(day: str, actor_: str, status: MeetingStatus = MeetingStatus.HELD) -> Facts:
    """The woonoverleg where only the agency has a seat, and one meeting to which one was asked."""
    one = meeting("core", day, status)
    return replace(
        WOONOVERLEG,
        actors=(
            *WOONOVERLEG.actors,
            actor("unit", part_of="shm"),
            actor("holding"),
            replace(WOONOVERLEG.actors[0], id="branch", part_of="holding"),
            actor("landlords", sector="huisvesting", named=Naming.GROUP),
        ),
        seats=(seat("core", "agency"),),
        meetings=(one,),
        invitations=(Invitation(meeting=one.id, actor=actor_),),
    )


@pytest.mark.parametrize(
    ("day", "status", "answer"),
    [
        ("2025-11-22", MeetingStatus.HELD, ("confirmed", "not-invited")),
        ("2025-11-23", MeetingStatus.HELD, ("none", "asked")),
        ("2025-11-24", MeetingStatus.HELD, ("none", "asked")),
        ("2026-11-23", MeetingStatus.PLANNED, ("none", "asked")),
        ("2027-02-01", MeetingStatus.PLANNED, ("none", "asked")),
        ("2026-06-01", MeetingStatus.CANCELLED, ("none", "asked")),
    ],
)
def test_an_invitation_of_the_last_twelve_months_or_to_a_meeting_to_come_is_one(
    day: str, status: MeetingStatus, answer: tuple[str, str]
) -> None:
    told = answers(asked_on(day, "shm", status), "woonoverleg-invited")
    assert told["lwo", "huisvesting"] == answer


@pytest.mark.parametrize("actor_", ["unit", "holding", "branch"])
def test_an_invitation_of_a_unit_or_of_the_whole_suffices(actor_: str) -> None:
    told = answers(asked_on("2026-06-01", actor_), "woonoverleg-invited")
    assert told["lwo", "huisvesting"] == ("none", "asked")


@pytest.mark.parametrize("actor_", ["unit", "holding", "branch"])
def test_a_seat_of_a_unit_or_of_the_whole_suffices(actor_: str) -> None:
    facts = asked_on("2026-06-01", "caw")
    facts = replace(facts, seats=(*facts.seats, seat("core", actor_)))
    assert answers(facts, "woonoverleg-invited")["lwo", "huisvesting"] == ("none", "invited")


def test_an_invitation_to_an_unnamed_group_leaves_it_unknown() -> None:
    told = answers(asked_on("2026-06-01", "landlords"), "woonoverleg-invited")
    assert told["lwo", "huisvesting"] == ("unknown", "only-as-group")


def test_an_invitation_that_was_left_out_on_purpose_is_none() -> None:
    facts = asked_on("2026-06-01", "shm")
    (row,) = facts.invitations
    facts = replace(facts, invitations=(replace(row, status=InvitationStatus.LEFT_OUT),))
    assert answers(facts, "woonoverleg-invited")["lwo", "huisvesting"][0] == "confirmed"


@pytest.mark.parametrize(
    ("presence", "answer"),
    [
        (Presence.PRESENT, "asked"),
        (Presence.REPLACED, "asked"),
        (Presence.EXCUSED, "asked"),
        (Presence.ABSENT, "not-invited"),
    ],
)
def test_an_attendance_or_an_excuse_shows_an_invitation(presence: Presence, answer: str) -> None:
    facts = asked_on("2026-06-01", "caw")
    row = Attendance(meeting=facts.meetings[0].id, actor="shm", presence=presence)
    facts = replace(facts, attendance=(row,))
    assert answers(facts, "woonoverleg-invited")["lwo", "huisvesting"][1] == answer


def test_the_agency_that_was_asked_to_both_meetings_of_a_year_without_a_seat_is_invited() -> None:
    days = ("2026-03-01", "2026-09-01")
    facts = Facts(
        actors=(
            actor("city", sector="lokaal-bestuur"),
            actor("landlord", sector="huisvesting"),
            actor("agency", sector="vlaamse-overheid", kind="vlaamse-overheid"),
        ),
        bodies=(body("lwo", kind="lokaal-woonoverleg"),),
        seats=(seat("lwo", "city"), seat("lwo", "landlord")),
        meetings=tuple(meeting("lwo", day) for day in days),
        invitations=tuple(
            Invitation(
                meeting=f"lwo-{day}",
                actor="agency",
                capacity=Capacity.GUEST,
                status=InvitationStatus.CONFIRMED,
            )
            for day in days
        ),
        attendance=tuple(
            Attendance(meeting=f"lwo-{day}", actor="agency", presence=Presence.PRESENT)
            for day in days
        ),
    )
    told = answers(facts, "woonoverleg-invited", on=date(2026, 11, 30))
    assert told["lwo", "vlaamse-overheid"] == ("none", "asked")


def test_a_seat_that_is_derived_is_told_as_such() -> None:
    told = invited(seat("core", "shm", evidence=Evidence.DERIVED))
    assert told["lwo", "huisvesting"] == ("none", "invited-derived")


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
    told = answers(
        facts, "woonoverleg-topics", topics=("projects",), with_term=("projects", "street")
    )
    assert told == {("lwo", "projects"): answer}


def test_of_a_topic_without_a_term_it_is_told_how_long_ago_it_was_treated() -> None:
    facts = agenda(BEFORE, ("2026-03-01", "other"), ("2026-09-01", "other"))
    finding = found(facts, "woonoverleg-topics", topics=("projects",))["lwo", "projects"]
    assert (finding.status.value, finding.reason) == ("unknown", "treated-before")
    assert (finding.values["last"], finding.values["months_ago"]) == (date(2024, 5, 1), 30)
    never = agenda(("2026-03-01", "other"), ("2026-09-01", "other"))
    told = answers(never, "woonoverleg-topics", topics=("projects",))
    assert told == {("lwo", "projects"): ("unknown", "never-treated")}


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
    told = answers(
        facts, "woonoverleg-topics", on=on, topics=("projects",), with_term=("projects",)
    )
    assert told == {("lwo", "projects"): answer}


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
    told = answers(facts, "woonoverleg-topics", topics=("projects",), with_term=("projects",))
    assert told == {("lwo", "projects"): answer}


def test_the_topics_of_a_record_that_stopped_are_unknown() -> None:
    facts = lwo_met("2018-05-01", "2019-05-01")
    items = tuple(
        AgendaItem(meeting=each.id, number=1, title="t", theme="projects")
        for each in facts.meetings
    )
    facts = replace(facts, agenda_items=items, themes=(Theme(id="projects", name="p"),))
    for with_term in ((), ("projects",)):
        told = answers(facts, "woonoverleg-topics", topics=("projects",), with_term=with_term)
        assert told == {("lwo", "projects"): ("unknown", "record-stops")}


def test_allocation_and_quality_regulations_are_required_and_only_allocation_has_a_term() -> None:
    (rule,) = [each for each in RULES if each.key == "woonoverleg-topics"]
    topics = rule.thresholds["topics"]
    assert isinstance(topics, tuple)
    assert {"toewijzing", "kwaliteitsreglementen"} < {*topics}
    assert rule.thresholds["with_term"] == ("toewijzing",)


# The report


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


def test_a_required_topic_that_is_no_theme_in_the_data_is_unknown() -> None:
    facts = agenda(("2026-03-01", "other"), ("2026-09-01", "other"))
    told = answers(facts, "woonoverleg-topics", topics=("premiums",))
    assert told == {("lwo", "premiums"): ("unknown", "no-such-theme")}


def test_without_any_agenda_the_topics_are_unknown_at_once() -> None:
    assert answers(agenda(), "woonoverleg-topics") == {("lwo",): ("unknown", "no-agendas-known")}


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
