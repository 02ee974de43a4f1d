"""The gap rules about members, numbers, meetings, money and time, each in each of its answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.model import (
    Actor,
    Advice,
    AgendaItem,
    Attendance,
    Body,
    Certainty,
    Evidence,
    Facts,
    Figure,
    Layer,
    Meeting,
    MeetingStatus,
    Naming,
    Presence,
    Reaction,
    Role,
    Seat,
    Source,
    Succession,
    Theme,
    Tie,
)
from graph.gaps import RULES, Finding, RuleSetting, find_gaps

TODAY = date(2026, 11, 23)


def actor(id_: str, **fields: object) -> Actor:
    return replace(Actor(id=id_, name=id_), **fields)  # type: ignore[arg-type]


def body(id_: str, **fields: object) -> Body:
    return replace(Body(id=id_, name=id_, layer=Layer.CONSULTATION), **fields)  # type: ignore[arg-type]


def seat(body_: str, actor_: str, **fields: object) -> Seat:
    return replace(Seat(body=body_, actor=actor_), **fields)  # type: ignore[arg-type]


def meeting(body_: str, day: str, status: MeetingStatus = MeetingStatus.HELD) -> Meeting:
    return Meeting(id=f"{body_}-{day}", body=body_, date=date.fromisoformat(day), status=status)


def found(
    facts: Facts, rule: str, *, on: date = TODAY, **thresholds: object
) -> dict[tuple[str, ...], Finding]:
    settings = {rule: RuleSetting(thresholds=thresholds)}  # type: ignore[arg-type]
    findings = find_gaps(facts, on=on, settings=settings)
    return {each.subjects: each for each in findings if each.rule == rule}


def answers(
    facts: Facts, rule: str, *, on: date = TODAY, **thresholds: object
) -> dict[tuple[str, ...], tuple[str, str]]:
    return {
        subjects: (finding.status.value, finding.reason)
        for subjects, finding in found(facts, rule, on=on, **thresholds).items()
    }


TABLE = Facts(
    actors=(actor("a"), actor("b"), actor("crowd", named=Naming.GROUP)),
    bodies=(body("table"),),
    seats=(seat("table", "a"), seat("table", "b")),
)


# A body known only by unnamed groups, or with an open list


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (TABLE, ("none", "named")),
        (replace(TABLE, seats=(seat("table", "crowd"),)), ("unknown", "only-groups")),
        (
            replace(TABLE, seats=(seat("table", "a", evidence=Evidence.GROUP),)),
            ("unknown", "only-groups"),
        ),
        (replace(TABLE, seats=(*TABLE.seats, seat("table", "crowd"))), ("none", "partly-named")),
        (replace(TABLE, bodies=(body("table", open_list=True),)), ("unknown", "open-list")),
        (replace(TABLE, seats=()), ("unknown", "no-members")),
    ],
)
def test_members_are_unknown_when_nobody_has_a_name_or_the_list_is_open(
    facts: Facts, answer: tuple[str, str]
) -> None:
    assert answers(facts, "members-unknown") == {("table",): answer}


def test_a_body_whose_members_sit_in_its_parts_is_known_through_them() -> None:
    facts = replace(TABLE, bodies=(body("table", part_of="whole"), body("whole")))
    assert answers(facts, "members-unknown")["whole",] == ("none", "through-parts")


# A body that needs broad input

COUNCIL = Facts(
    actors=(
        actor("a", sector="care"),
        actor("b", sector="homes"),
        actor("c", sector="homes"),
        actor("d", sector="tenants"),
    ),
    bodies=(body("council", layer=Layer.WOONRAAD),),
    seats=tuple(seat("council", each) for each in "abcd"),
)


def test_a_council_with_every_sector_and_none_in_the_majority_is_broad() -> None:
    assert answers(COUNCIL, "broad-input") == {("council",): ("none", "broad")}


def test_a_sector_that_has_no_member_in_a_council_is_missing() -> None:
    facts = replace(COUNCIL, seats=COUNCIL.seats[1:])
    assert answers(facts, "broad-input")["council", "care"] == ("confirmed", "missing")


def test_a_sector_may_be_there_when_a_member_has_no_sector() -> None:
    facts = replace(COUNCIL, actors=(*COUNCIL.actors, actor("e")))
    facts = replace(facts, seats=(*COUNCIL.seats[1:], seat("council", "e")))
    assert answers(facts, "broad-input")["council", "care"] == ("unknown", "perhaps-missing")


def test_a_sector_with_more_than_its_share_dominates_and_a_city_sets_the_share() -> None:
    tight = answers(COUNCIL, "broad-input", largest_share=0.49)
    assert tight == {("council", "homes"): ("confirmed", "dominates")}


def test_a_city_may_name_the_sectors_it_expects() -> None:
    told = answers(COUNCIL, "broad-input", sectors=("care", "students"))
    assert told == {("council", "students"): ("confirmed", "missing")}


def test_the_balance_of_a_council_with_unnamed_members_is_unknown() -> None:
    facts = replace(COUNCIL, bodies=(body("council", kind="adviesraad", open_list=True),))
    assert answers(facts, "broad-input") == {("council",): ("unknown", "members-not-known")}


def test_other_bodies_need_no_broad_input() -> None:
    assert not answers(TABLE, "broad-input")


# A declared number against the listed one

HOMES = Facts(
    actors=(actor("h1", kind="home"), actor("h2", kind="home"), actor("owner")),
    bodies=(body("table"),),
    seats=(seat("table", "h1"),),
    ties=(Tie(from_id="owner", to_id="h1", kind="runs"),),
)


def declared(number: float, subject: str | None = None) -> Facts:
    figure = Figure(
        id="f", what="homes", value=str(number), number=number, subject=subject, counts_kind="home"
    )
    return replace(HOMES, figures=(figure,))


@pytest.mark.parametrize(
    ("number", "subject", "answer"),
    [
        (2, None, ("none", "equal")),
        (3, None, ("confirmed", "differs")),
        (1, "owner", ("none", "equal")),
        (2, "owner", ("confirmed", "differs")),
        (1, "table", ("none", "equal")),
        (2, "table", ("confirmed", "differs")),
    ],
)
def test_a_declared_number_is_held_against_what_is_listed_of_its_subject(
    number: float, subject: str | None, answer: tuple[str, str]
) -> None:
    about = ("f",) if subject is None else ("f", subject)
    assert answers(declared(number, subject), "declared-number") == {about: answer}


def test_a_number_is_unknown_when_a_group_is_among_them_or_nobody_is_listed() -> None:
    group = replace(
        declared(4), actors=(*HOMES.actors, actor("h3", kind="home", named=Naming.GROUP))
    )
    assert answers(group, "declared-number")["f",] == ("unknown", "group-among-them")
    nobody = replace(declared(3), actors=(actor("owner"),), seats=(), ties=())
    assert answers(nobody, "declared-number")["f",] == ("unknown", "none-listed")


def test_the_number_of_members_of_an_open_body_is_unknown() -> None:
    facts = replace(declared(2, "table"), bodies=(body("table", open_list=True),))
    assert answers(facts, "declared-number")["f", "table"] == ("unknown", "members-not-known")


def test_figures_that_count_no_kind_are_left_alone() -> None:
    figure = Figure(id="f", what="euros", value="5", number=5)
    assert not answers(replace(HOMES, figures=(figure,)), "declared-number")


# A declared frequency

QUARTERLY = replace(TABLE, bodies=(body("table", meetings_per_year=4),))
YEAR = ("2026-02-01", "2026-05-01", "2026-08-01", "2026-11-01")


def met(*days: str, facts: Facts = QUARTERLY, at: str = "table") -> Facts:
    return replace(facts, meetings=tuple(meeting(at, day) for day in days))


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (met("2025-01-10", *YEAR), ("none", "met")),
        (met("2025-01-10", *YEAR[:3]), ("confirmed", "too-few")),
        (met(*YEAR), ("none", "met")),
        (met(*YEAR[:3]), ("unknown", "record-too-short")),
        (QUARTERLY, ("unknown", "no-meetings-known")),
        (
            met("2025-01-10", facts=replace(TABLE, bodies=(body("table", frequency="often"),))),
            ("unknown", "frequency-in-words"),
        ),
    ],
)
def test_a_declared_frequency_is_held_against_the_meetings_of_twelve_months(
    facts: Facts, answer: tuple[str, str]
) -> None:
    assert answers(facts, "frequency") == {("table",): answer}


def test_a_past_meeting_still_written_down_as_planned_may_have_been_held() -> None:
    facts = met("2025-01-10", *YEAR[:3])
    planned = meeting("table", "2026-10-01", MeetingStatus.PLANNED)
    facts = replace(facts, meetings=(*facts.meetings, planned))
    assert answers(facts, "frequency")["table",] == ("unknown", "outcome-not-recorded")


def test_a_cancelled_meeting_does_not_count() -> None:
    facts = met("2025-01-10", *YEAR[:3])
    cancelled = meeting("table", "2026-11-01", MeetingStatus.CANCELLED)
    facts = replace(facts, meetings=(*facts.meetings, cancelled))
    assert answers(facts, "frequency")["table",] == ("confirmed", "too-few")


def test_missing_meetings_of_a_body_with_an_open_list_are_unknown() -> None:
    open_body = body("table", meetings_per_year=4, open_list=True)
    facts = met("2025-01-10", facts=replace(TABLE, bodies=(open_body,)))
    assert answers(facts, "frequency")["table",] == ("unknown", "thinly-documented")


def test_a_young_body_is_not_asked_for_a_whole_year() -> None:
    young = body("table", meetings_per_year=4, active_from="2026-06")
    facts = met("2025-01-10", "2026-07-01", facts=replace(TABLE, bodies=(young,)))
    assert answers(facts, "frequency")["table",] == ("unknown", "record-too-short")


def test_a_body_that_says_nothing_of_its_frequency_is_not_asked() -> None:
    assert not answers(TABLE, "frequency")


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


# Advisory councils


def counted(open_list: bool = False, **numbers: float) -> Facts:
    figures = tuple(
        Figure(
            id=f"{kind}-{n}", what=kind, value=str(n), number=n, subject="council", counts_kind=kind
        )
        for kind, n in numbers.items()
    )
    council = body("council", layer=Layer.WOONRAAD, open_list=open_list)
    return replace(COUNCIL, bodies=(council,), figures=figures)


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (counted(mannen=6, vrouwen=3), ("none", "balanced")),
        (counted(mannen=7, vrouwen=3), ("confirmed", "too-many")),
        (counted(mannen=10, vrouwen=4, x=1), ("none", "balanced")),
        (counted(mannen=7), ("unknown", "not-counted")),
        (counted(), ("unknown", "not-counted")),
        (counted(open_list=True, mannen=7, vrouwen=3), ("unknown", "members-not-known")),
    ],
)
def test_one_sex_may_have_two_thirds_of_a_council_and_no_more(
    facts: Facts, answer: tuple[str, str]
) -> None:
    assert answers(facts, "council-sex") == {("council",): answer}


def test_a_sex_that_is_counted_twice_is_unknown() -> None:
    facts = counted(mannen=7, vrouwen=3)
    again = replace(facts.figures[0], id="again", number=5)
    told = answers(replace(facts, figures=(*facts.figures, again)), "council-sex")
    assert told["council",] == ("unknown", "counted-twice")


def test_counts_of_the_sexes_are_no_declared_numbers_of_actors() -> None:
    assert not answers(counted(mannen=7, vrouwen=3), "declared-number")


@pytest.mark.parametrize(
    ("voting", "answer"),
    [
        (True, ("confirmed", "votes")),
        (False, ("none", "does-not-vote")),
        (None, ("unknown", "vote-not-known")),
    ],
)
def test_an_alderman_in_a_council_may_not_vote(
    voting: bool | None, answer: tuple[str, str]
) -> None:
    facts = replace(
        COUNCIL,
        actors=(*COUNCIL.actors, actor("alderman", kind="schepen")),
        seats=(*COUNCIL.seats, seat("council", "alderman", voting=voting)),
    )
    assert answers(facts, "council-vote") == {("alderman",): answer}


def test_a_council_without_politicians_has_none_that_votes_unless_members_are_unknown() -> None:
    assert answers(COUNCIL, "council-vote") == {("council",): ("none", "no-politician")}
    unclear = replace(COUNCIL, bodies=(body("council", kind="adviesraad", open_list=True),))
    assert answers(unclear, "council-vote") == {("council",): ("unknown", "members-not-known")}


# Who pays and who is paid

PAID = replace(TABLE, ties=(Tie(from_id="a", to_id="b", kind="betaalt", amount=5.0, unit="EUR"),))


def test_a_funder_and_its_beneficiary_at_one_table_are_told_with_the_amount() -> None:
    finding = found(PAID, "funder-at-table")["a", "b"]
    assert (finding.status.value, finding.reason) == ("confirmed", "together")
    assert (finding.values["amount"], finding.values["bodies"]) == (5.0, ("table",))


def test_they_may_sit_together_where_one_of_them_is_unnamed_or_a_body_is_open() -> None:
    group = replace(PAID, seats=(seat("table", "a"), seat("table", "b", evidence=Evidence.GROUP)))
    assert answers(group, "funder-at-table")["a", "b"] == ("unknown", "together-as-group")
    unseen = replace(PAID, bodies=(body("table", open_list=True),), seats=PAID.seats[:1])
    assert answers(unseen, "funder-at-table")["a", "b"] == ("unknown", "may-meet-unseen")


def test_a_funder_that_never_sits_with_its_beneficiary_is_no_finding() -> None:
    apart = replace(PAID, bodies=(body("table"), body("other")))
    apart = replace(apart, seats=(seat("table", "a"), seat("other", "b")))
    assert answers(apart, "funder-at-table") == {("a", "b"): ("none", "apart")}


def test_other_ties_are_no_money() -> None:
    assert not answers(
        replace(PAID, ties=(Tie(from_id="a", to_id="b", kind="helps"),)), "funder-at-table"
    )


# Members who stay away


def attended(*presences: str, **fields: object) -> Facts:
    """Three meetings; for each who was there: p present, r replaced, e excused, a absent, - no row."""
    by_letter = {each.value[0]: each for each in Presence}
    days = ("2026-03-01", "2026-05-01", "2026-07-01", "2026-09-01")[-len(presences) :]
    rows = [
        Attendance(meeting=f"table-{day}", actor=name, presence=by_letter[letter])
        for day, letter in zip(days, presences, strict=True)
        for name, letter in (("a", letter), ("b", "p"))
        if letter != "-"
    ]
    facts = met(*days, facts=replace(TABLE, seats=(seat("table", "a", **fields), TABLE.seats[1])))
    return replace(facts, attendance=tuple(rows))


@pytest.mark.parametrize(
    ("presences", "answer"),
    [
        ("aea", ("confirmed", "absent")),
        ("paaa", ("confirmed", "absent")),
        ("ara", ("none", "present")),
        ("app", ("none", "present")),
        ("a-a", ("unknown", "presence-not-recorded")),
        ("aa", ("unknown", "presence-not-recorded")),
    ],
)
def test_a_member_that_missed_the_last_three_meetings_is_silent(
    presences: str, answer: tuple[str, str]
) -> None:
    assert answers(attended(*presences), "silent-member")["a",] == answer


def test_meetings_before_a_member_took_its_seat_do_not_count() -> None:
    told = answers(attended("a", "a", "a", active_from="2026-06"), "silent-member")
    assert told["a",] == ("unknown", "presence-not-recorded")


@pytest.mark.parametrize(
    "fields", [{"role": Role.INVITED}, {"role": Role.OBSERVER}, {"evidence": Evidence.CONDITIONAL}]
)
def test_guests_observers_and_who_comes_at_need_are_not_missed(fields: dict[str, object]) -> None:
    assert ("a",) not in answers(attended("a", "a", "a", **fields), "silent-member")


def test_a_whole_is_there_when_a_part_of_it_is() -> None:
    facts = attended("a", "a", "a")
    part = actor("unit", part_of="a")
    row = Attendance(meeting="table-2026-09-01", actor="unit", presence=Presence.PRESENT)
    facts = replace(facts, actors=(*facts.actors, part), attendance=(*facts.attendance, row))
    assert answers(facts, "silent-member")["a",] == ("none", "present")


def test_without_any_attendance_it_is_asked_once_per_body() -> None:
    assert answers(TABLE, "silent-member") == {("table",): ("unknown", "no-attendance-known")}


# Advice


def advised(**fields: object) -> Facts:
    advice = Advice(id="advice", body="council", given=date(2026, 1, 1), text="t")
    return replace(COUNCIL, advice=(replace(advice, **fields),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (advised(due=date(2026, 5, 1)), ("confirmed", "overdue")),
        (advised(due=date(2026, 5, 1), reaction=Reaction.NO), ("none", "answered")),
        (advised(due=date(2026, 11, 23)), ("none", "term-still-runs")),
        (advised(), ("unknown", "no-term-agreed")),
    ],
)
def test_advice_without_a_reaction_after_its_term_is_a_gap(
    facts: Facts, answer: tuple[str, str]
) -> None:
    assert answers(facts, "advice-unanswered") == {("advice",): answer}


def test_a_council_whose_advice_is_not_in_the_data_is_unknown() -> None:
    assert answers(COUNCIL, "advice-unanswered") == {("council",): ("unknown", "no-advice-known")}


# Successions


def succeeded(*seats: Seat, open_list: bool = False, **fields: object) -> Facts:
    event = Succession(id="s", predecessor="a", event="fusie", successor="b", happened="2025-07")
    return replace(
        TABLE,
        bodies=(body("table", open_list=open_list),),
        actors=(actor("a"), actor("b"), actor("other")),
        seats=(*seats, seat("table", "other")),
        succession=(replace(event, **fields),),  # type: ignore[arg-type]
    )


ENDED = seat("table", "a", active_until="2025-06")


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        (succeeded(seat("table", "a")), ("confirmed", "succeeded-with-seat")),
        (
            succeeded(seat("table", "a"), certainty=Certainty.UNSURE),
            ("unknown", "perhaps-succeeded-with-seat"),
        ),
        (succeeded(seat("table", "a"), happened=None), ("unknown", "perhaps-succeeded-with-seat")),
        (succeeded(ENDED), ("confirmed", "successor-without-seat")),
        (succeeded(ENDED, open_list=True), ("unknown", "successor-perhaps-unseen")),
        (succeeded(ENDED, seat("table", "b")), ("none", "handed-over")),
    ],
)
def test_a_seat_goes_from_a_predecessor_to_its_successor(
    facts: Facts, answer: tuple[str, str]
) -> None:
    assert answers(facts, "succeeded-actor") == {("a", "b"): answer}


def test_a_seat_that_ended_long_before_the_succession_was_not_to_be_handed_over() -> None:
    old = seat("table", "a", active_until="2020")
    assert not answers(succeeded(old), "succeeded-actor")


def test_a_succession_to_come_or_into_itself_asks_nothing_yet() -> None:
    assert not answers(succeeded(seat("table", "a"), happened="2027"), "succeeded-actor")
    assert not answers(succeeded(seat("table", "a"), successor="a"), "succeeded-actor")


def test_an_actor_that_ended_without_a_successor_and_keeps_its_seat_is_a_gap() -> None:
    facts = replace(TABLE, actors=(actor("a", active_until="2024"), *TABLE.actors[1:]))
    assert answers(facts, "succeeded-actor") == {("a",): ("confirmed", "ended-with-seat")}


# Sources


@pytest.mark.parametrize(
    ("checked", "answer"),
    [
        (date(2025, 11, 22), ("confirmed", "checked-long-ago")),
        (date(2025, 11, 23), ("none", "checked-lately")),
        (None, ("unknown", "never-checked")),
    ],
)
def test_a_source_is_checked_within_twelve_months(
    checked: date | None, answer: tuple[str, str]
) -> None:
    facts = Facts(
        sources=(Source(id="text", title="T", checked=checked), Source(id="unused", title="U")),
        actors=(actor("a", source="text"),),
    )
    assert answers(facts, "source-age") == {("text",): answer}


def test_facts_without_a_source_are_counted() -> None:
    finding = found(TABLE, "source-age")[()]
    assert (finding.reason, finding.values["number"]) == ("without-source", 6)
