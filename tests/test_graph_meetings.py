"""A meeting worked out on a town small enough to check by hand, and on the two cities."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.intake.proposal import EXAMPLE, propose, uploads_from
from data.model import (
    Action,
    Advice,
    AdviceStatus,
    AgendaItem,
    Attendance,
    Capacity,
    Evidence,
    Facts,
    Figure,
    Invitation,
    InvitationStatus,
    Meeting,
    MeetingStatus,
    Naming,
    Presence,
    Reaction,
    Role,
    Seat,
    Theme,
    ThemeLink,
    Tie,
)
from data.store import Store
from graph.gaps import Status, find_gaps
from graph.gaps.rule import RuleSetting
from graph.gaps.situation import Situation
from graph.meetings import (
    Asked,
    Gap,
    Preparation,
    PreparationError,
    State,
    Why,
    follow_up,
    prepare,
    record,
    year_of,
)
from tests import cities

DAY = date(2026, 12, 10)
TODAY = date(2026, 11, 23)


def town() -> Facts:
    """A council of a, b and c; d and e meet elsewhere, e with c; f sits nowhere."""
    facts = cities.city(
        {"raad": "a b c", "club": "d e", "platform": "c e"},
        sectors={"a": "city", "b": "homes", "c": "homes", "d": "care", "e": "care", "f": "work"},
        others=["f"],
    )
    return replace(
        facts,
        themes=(Theme(id="rent", name="Rent"), Theme(id="prices", name="Prices", part_of="rent")),
        theme_links=(
            ThemeLink(theme="rent", subject="a"),
            ThemeLink(theme="prices", subject="d"),
            ThemeLink(theme="rent", subject="f"),
        ),
    )


def prepared(facts: Facts, **asked: object) -> Preparation:
    return prepare(Situation(facts, DAY), "raad", Asked(**asked), today=TODAY)  # type: ignore[arg-type]


def why(found: Preparation, actor: str) -> dict[Why, tuple[str, ...]]:
    named = {
        Why.THEME_UNSEATED: "exact",
        Why.THEME_NOWHERE: "exact",
        Why.NEVER_MET: "members",
        Why.SECTOR_MISSING: "sectors",
        Why.BRIDGE: "bodies",
    }
    return {each.why: each.ids(named[each.why]) for each in found.guest(actor).reasons}


def example() -> Facts:
    with Store.open() as store:
        return propose(store, uploads_from([EXAMPLE]), replace=False).after


# Members and guests


def test_members_come_with_their_seats_of_that_day() -> None:
    facts = town()
    seats = (
        *(
            replace(seat, role=Role.CHAIR, voting=True) if seat.actor == "b" else seat
            for seat in facts.seats
        ),
        Seat(body="raad", actor="f", active_until="2026-11"),
    )
    found = prepared(replace(facts, seats=seats)).members
    assert [(each.actor, each.role, each.voting) for each in found] == [
        ("b", Role.CHAIR, True),
        ("a", Role.MEMBER, None),
        ("c", Role.MEMBER, None),
    ]


def test_whoever_comes_at_need_is_at_the_table_only_when_a_theme_needs_it_or_somebody_asks() -> (
    None
):
    facts = town()
    seats = tuple(
        replace(seat, evidence=Evidence.CONDITIONAL)
        if (seat.body, seat.actor) in {("raad", "a"), ("raad", "b")}
        else seat
        for seat in facts.seats
    )
    facts = replace(
        facts,
        seats=seats,
        theme_links=(*facts.theme_links, ThemeLink(theme="rent", subject="raad")),
        meetings=(Meeting(id="now", body="raad", date=DAY),),
    )
    found = prepared(facts, themes=("rent",))
    assert found.not_needed == ("b",)
    homes = next(each for each in found.balance.sectors if each.sector == "homes")
    assert (homes.before, homes.after) == (2, 1)
    asked = replace(facts, invitations=(Invitation(meeting="now", actor="b"),))
    assert prepared(asked, themes=("rent",)).not_needed == ()


def test_guests_have_every_reason_that_holds_for_them() -> None:
    found = prepared(town(), themes=("rent",))
    assert why(found, "f") == {
        Why.THEME_UNSEATED: ("rent",),
        Why.SECTOR_MISSING: ("work",),
        Why.NEVER_MET: ("a",),
    }
    assert why(found, "d") == {
        Why.THEME_NOWHERE: ("prices",),
        Why.SECTOR_MISSING: ("care",),
        Why.NEVER_MET: ("a",),
    }
    assert why(found, "e") == {Why.SECTOR_MISSING: ("care",), Why.BRIDGE: ("club",)}
    assert [guest.actor for guest in found.guests] == ["f", "d", "e"]


def test_a_part_of_a_member_is_not_asked_again() -> None:
    facts = town()
    actors = tuple(
        replace(actor, part_of="a") if actor.id == "f" else actor for actor in facts.actors
    )
    found = prepared(replace(facts, actors=actors), themes=("rent",))
    assert "f" not in {guest.actor for guest in found.guests}


@pytest.mark.parametrize(("day", "met"), [(date(2026, 5, 1), True), (DAY, False)])
def test_who_was_at_an_earlier_meeting_with_a_member_has_met_it(day: date, met: bool) -> None:
    facts = replace(
        town(),
        meetings=(Meeting(id="m", body="raad", date=day, status=MeetingStatus.HELD),),
        attendance=(
            Attendance(meeting="m", actor="a", presence=Presence.PRESENT),
            Attendance(meeting="m", actor="f", presence=Presence.PRESENT),
        ),
    )
    assert (Why.NEVER_MET not in why(prepared(facts, themes=("rent",)), "f")) is met


def test_nobody_is_asked_for_a_group_without_names() -> None:
    facts = town()
    actors = tuple(
        replace(actor, named=Naming.GROUP) if actor.id == "f" else actor for actor in facts.actors
    )
    found = prepared(replace(facts, actors=actors), themes=("rent",))
    assert "f" not in {guest.actor for guest in found.guests}
    assert (Gap.THEME_GROUPS, ("f",)) in [
        (each.gap, each.values.get("groups")) for each in found.unknowns
    ]


def test_the_short_list_brings_in_what_the_members_do_not() -> None:
    found = prepared(town(), themes=("prices",)).proposed
    assert found.chosen == ("d", "f")
    assert {*found.covered} == {("theme", "prices"), ("sector", "care"), ("sector", "work")}
    assert found.exact


def test_locked_guests_stay_others_stay_away_and_a_maximum_is_kept() -> None:
    facts = town()
    found = prepared(
        facts, themes=("prices",), locked=frozenset("e"), left_out=frozenset("f"), maximum=2
    ).proposed
    assert found.chosen == ("d", "e")
    assert found.uncovered == (("sector", "work"),)


def test_what_the_invitations_say_holds_until_the_director_says_otherwise() -> None:
    meeting = Meeting(id="now", body="raad", date=DAY)
    facts = replace(
        town(),
        meetings=(meeting,),
        invitations=(
            Invitation(meeting="now", actor="e", capacity=Capacity.GUEST),
            Invitation(meeting="now", actor="d", status=InvitationStatus.LEFT_OUT),
            Invitation(meeting="now", actor="c", status=InvitationStatus.EXCUSED),
        ),
    )
    found = prepared(facts, themes=("rent",))
    assert found.meeting == meeting
    assert found.proposed.locked == ("e",)
    assert "d" not in found.proposed.chosen
    assert prepared(facts, themes=("rent",), left_out=frozenset()).left_out == ()
    homes = next(each for each in found.balance.sectors if each.sector == "homes")
    assert (homes.before, homes.after) == (2, 1)


def test_who_was_left_out_the_last_time_is_told_with_the_reason() -> None:
    days = ("2026-01-10", "2026-02-10")
    out = InvitationStatus.LEFT_OUT
    facts = replace(
        town(),
        meetings=(*meetings(*days), Meeting(id="later", body="raad", date=date(2027, 1, 1))),
        invitations=(
            Invitation(meeting="2026-01-10", actor="d", status=out, reason="Too soon"),
            Invitation(meeting="2026-02-10", actor="e", status=out, reason="Too many"),
            Invitation(meeting="2026-01-10", actor="f", status=out),
            Invitation(meeting="2026-02-10", actor="f", capacity=Capacity.GUEST),
            Invitation(meeting="later", actor="a", status=out),
        ),
    )
    before = prepared(facts).left_out_before
    assert {actor: each.invitation.reason for actor, each in before.items()} == {
        "d": "Too soon",
        "e": "Too many",
    }
    assert before["e"].day == date(2026, 2, 10)


def test_whoever_comes_in_the_place_of_a_member_takes_its_chair_at_the_table() -> None:
    facts = replace(
        town(),
        meetings=(Meeting(id="now", body="raad", date=DAY),),
        invitations=(
            Invitation(meeting="now", actor="d", capacity=Capacity.REPLACEMENT, replaces="a"),
        ),
    )
    found = prepared(facts)
    assert found.invited == ("d", "f")
    assert {each.sector: (each.before, each.after) for each in found.balance.sectors} == {
        "care": (0, 1),
        "city": (1, 0),
        "homes": (2, 2),
        "work": (0, 1),
    }
    excused = replace(facts.invitations[0], status=InvitationStatus.EXCUSED)
    after = prepared(replace(facts, invitations=(excused,))).balance
    assert next(each.after for each in after.sectors if each.sector == "city") == 1


def test_themes_come_from_the_agenda_when_none_was_chosen() -> None:
    facts = replace(
        town(),
        meetings=(Meeting(id="now", body="raad", date=DAY),),
        agenda_items=(
            AgendaItem(meeting="now", number=2, title="Prices", theme="prices", brought_by="d"),
            AgendaItem(meeting="now", number=1, title="Report"),
        ),
    )
    found = prepared(facts)
    assert found.themes == ("prices",)
    assert [point.topic.title for point in found.points] == ["Report", "Prices"]
    assert found.guests[0].actor == "d"
    assert found.guests[0].reasons[0].why is Why.BRINGS_IN
    assert ("item", "Prices") in found.proposed.covered


def test_chosen_themes_come_on_top_of_those_of_the_agenda_also_for_the_guests() -> None:
    facts = replace(
        town(),
        theme_links=(
            ThemeLink(theme="prices", subject="d"),
            ThemeLink(theme="heat", subject="f"),
        ),
        meetings=(Meeting(id="now", body="raad", date=DAY),),
        agenda_items=(AgendaItem(meeting="now", number=1, title="Prices", theme="prices"),),
    )
    facts = replace(facts, themes=(*facts.themes, Theme(id="heat", name="Heat")))
    found = prepared(facts, themes=("heat", "prices"))
    assert found.themes == ("prices", "heat")
    assert {each: found.guest(each).themes for each in "df"} == {"d": ("prices",), "f": ("heat",)}
    assert {("theme", "prices"), ("theme", "heat")} <= {*found.proposed.covered}


# What follows


def test_ticked_guests_change_the_table() -> None:
    balance = prepared(town(), guests=("d", "f")).balance
    assert {each.sector: (each.before, each.after) for each in balance.sectors} == {
        "care": (0, 1),
        "city": (1, 1),
        "homes": (2, 2),
        "work": (0, 1),
    }
    assert balance.missing_before == ("care", "work")
    assert balance.missing_after == ()
    assert ("d", "f") in balance.first_meetings
    assert len(balance.first_meetings) == 7
    assert prepared(town(), guests=("e",)).balance.first_meetings == (("a", "e"), ("b", "e"))


def test_sexes_come_from_counts_only_and_are_unknown_without() -> None:
    facts = town()
    assert prepared(facts).balance.sexes.status is Status.UNKNOWN
    counts = tuple(
        Figure(
            id=kind, what=kind, value=str(number), number=number, subject="raad", counts_kind=kind
        )
        for kind, number in (("mannen", 2.0), ("vrouwen", 1.0))
    )
    assert prepared(replace(facts, figures=counts)).balance.sexes.status is Status.NONE


def test_votes_and_quorum_are_counted_as_far_as_they_are_known() -> None:
    facts = town()
    quorum = Figure(
        id="q", what="quorum", value="2", number=2, subject="raad", counts_kind="quorum"
    )
    seats = tuple(
        replace(seat, voting={"a": True, "b": True, "c": False}.get(seat.actor))
        for seat in facts.seats
    )
    facts = replace(facts, seats=seats, meetings=(Meeting(id="now", body="raad", date=DAY),))
    assert prepared(facts).balance.quorum is None
    facts = replace(facts, figures=(quorum,))
    balance = prepared(facts).balance
    assert (balance.votes.yes, balance.votes.no) == (("a", "b"), ("c",))
    assert balance.quorum is not None
    assert balance.quorum.reached is None
    for status, reached in (
        (InvitationStatus.CONFIRMED, True),
        (InvitationStatus.EXCUSED, False),
    ):
        answers = tuple(Invitation(meeting="now", actor=each, status=status) for each in "ab")
        after = prepared(replace(facts, invitations=answers)).balance.quorum
        assert after is not None
        assert after.reached is reached


# The items


def test_an_item_tells_who_is_concerned_and_when_it_was_treated_before() -> None:
    facts = replace(
        town(),
        meetings=(
            Meeting(id="m1", body="raad", date=date(2026, 3, 1), status=MeetingStatus.HELD),
            Meeting(id="m2", body="raad", date=date(2026, 5, 1), status=MeetingStatus.HELD),
            Meeting(id="m3", body="club", date=date(2026, 4, 1), status=MeetingStatus.HELD),
            Meeting(id="m4", body="raad", date=date(2026, 6, 1), status=MeetingStatus.CANCELLED),
        ),
        agenda_items=tuple(
            AgendaItem(meeting=f"m{number}", number=1, title=f"{number}", theme="prices")
            for number in (1, 2, 3, 4)
        ),
        advice=(
            Advice(id="x", body="club", given=date(2026, 4, 1), text="x", theme="prices"),
            Advice(id="y", body="raad", given=date(2027, 4, 1), text="y", theme="rent"),
        ),
    )
    (point,) = prepared(facts, themes=("rent",), guests=("d",)).points
    assert (point.present, point.missing) == (("a", "d"), ("f",))
    assert point.last_here is not None
    assert point.last_elsewhere is not None
    assert (point.last_here.meeting.id, point.last_elsewhere.meeting.id) == ("m2", "m3")
    assert [advice.id for advice in point.advice] == ["x"]
    assert [(each.one, each.other) for each in point.apart] == [("a", "d")]


def test_an_item_tells_who_is_concerned_also_when_other_themes_were_chosen() -> None:
    facts = replace(
        town(),
        meetings=(Meeting(id="now", body="raad", date=DAY),),
        agenda_items=(AgendaItem(meeting="now", number=1, title="Rent", theme="rent"),),
    )
    item, chosen = prepared(facts, themes=("prices",), guests=()).points
    assert (item.topic.theme, chosen.topic.theme) == ("rent", "prices")
    assert (item.present, item.missing) == (("a",), ("d", "f"))


def test_money_between_those_at_the_table_is_shown_with_its_quote() -> None:
    pays = Tie(from_id="a", to_id="d", kind="betaalt", amount=5, quote="a betaalt d")
    others = (
        Tie(from_id="a", to_id="f", kind="betaalt"),
        Tie(from_id="b", to_id="d", kind="verwijst-door-naar"),
    )
    facts = replace(town(), ties=(pays, *others))
    found = prepared(facts, themes=("rent",), guests=("d",))
    (interest,) = found.interests
    assert interest.ties == (pays,)
    assert found.points[0].interests == (interest,)


def test_whoever_pays_what_another_leads_has_an_interest_in_it() -> None:
    facts = replace(
        town(),
        ties=(
            Tie(from_id="a", to_id="project", kind="betaalt"),
            Tie(from_id="d", to_id="project", kind="leidt"),
        ),
    )
    (interest,) = prepared(facts, themes=("rent",), guests=("d",)).interests
    assert (interest.one, interest.other) == ("a", "d")


# What is open


def advice(**values: object) -> Advice:
    given = {"id": "x", "body": "raad", "given": date(2026, 1, 1), "text": "x"}
    return Advice(**(given | values))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "still_open"),
    [
        ({}, True),
        ({"given": date(2026, 12, 24)}, False),
        ({"reaction": Reaction.NO}, False),
        ({"reaction": Reaction.NO, "status": AdviceStatus.OPEN}, True),
        ({"reaction": Reaction.NO, "reacted": date(2026, 12, 24)}, True),
        ({"status": AdviceStatus.WITHDRAWN}, False),
        ({"status": AdviceStatus.CLOSED}, False),
        ({"body": "club"}, False),
        ({"body": "club", "addressee": "raad"}, True),
    ],
)
def test_advice_stays_open_until_it_is_answered_or_settled(
    values: dict[str, object], still_open: bool
) -> None:
    facts = replace(town(), advice=(advice(**values),))
    assert bool(follow_up(Situation(facts, DAY), "raad").advice) is still_open


@pytest.mark.parametrize("status", [AdviceStatus.WITHDRAWN, AdviceStatus.CLOSED])
def test_of_settled_advice_no_reaction_is_missed(status: AdviceStatus) -> None:
    late = advice(due=date(2026, 6, 1))
    for given, found in ((late, 1), (replace(late, status=status), 0)):
        gaps = find_gaps(replace(town(), advice=(given,)), on=DAY)
        overdue = [
            each for each in gaps if (each.rule, each.reason) == ("advice-unanswered", "overdue")
        ]
        assert len(overdue) == found


def test_what_is_overdue_comes_first() -> None:
    facts = replace(
        town(),
        advice=(advice(id="late", due=date(2026, 6, 1)), advice(id="later", due=date(2027, 1, 1))),
        actions=(
            Action(id="soon", body="raad", what="x"),
            Action(id="now", body="raad", what="x", due=date(2026, 12, 1)),
        ),
    )
    found = follow_up(Situation(facts, DAY), "raad")
    assert [(each.advice.id, each.overdue) for each in found.advice] == [
        ("late", True),
        ("later", False),
    ]
    assert [(each.action.id, each.overdue) for each in found.actions] == [
        ("now", True),
        ("soon", False),
    ]


# The year


def meetings(*days: str, body: str = "raad") -> tuple[Meeting, ...]:
    held = [
        Meeting(
            id=day,
            body=body,
            date=date.fromisoformat(day),
            status=MeetingStatus.HELD if day < TODAY.isoformat() else MeetingStatus.PLANNED,
        )
        for day in days
    ]
    return tuple(held)


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
    year = year_of(Situation(facts, DAY), "raad", 2026, today=TODAY)
    assert (len(year.held), len(year.planned), year.needed, year.missing) == (2, 1, 4, 1)
    assert [each.days for each in year.intervals] == [80, 92, 192]
    assert year.usual == pytest.approx(91.25)


def test_a_planned_meeting_of_the_past_counts_neither_as_held_nor_as_planned() -> None:
    unrecorded = replace(meetings("2026-03-01")[0], status=MeetingStatus.PLANNED)
    year = year_of(
        Situation(replace(town(), meetings=(unrecorded,)), DAY), "raad", 2026, today=TODAY
    )
    assert (year.held, year.planned, year.unrecorded) == ((), (), (unrecorded,))
    assert (year.needed, year.missing) == (None, None)


def woonoverleg(*items: AgendaItem, days: tuple[str, ...]) -> Facts:
    facts = town()
    bodies = tuple(
        replace(body, kind="lokaal-woonoverleg") if body.id == "raad" else body
        for body in facts.bodies
    )
    topics = ("sociale-woonprojecten", "woonbehoeften", "woningmarkt", "woningkwaliteit")
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
    year = year_of(Situation(facts, DAY), "raad", 2026, today=TODAY)
    assert {each.theme: each.state for each in year.required} == {
        "sociale-woonprojecten": State.TO_TREAT,
        "woonbehoeften": State.TO_TREAT,
        "woningmarkt": State.PLANNED,
        "woningkwaliteit": State.TREATED,
        "woonpremies": State.NO_THEME,
    }
    assert (year.legal, year.needed, year.missing) == (2, 2, 0)


def test_an_item_without_a_theme_may_have_treated_a_topic() -> None:
    facts = woonoverleg(AgendaItem(meeting="2026-03-01", number=1, title="x"), days=("2026-03-01",))
    year = year_of(Situation(facts, DAY), "raad", 2026, today=TODAY)
    assert {each.state for each in year.required} == {State.UNCLEAR, State.NO_THEME}


def test_what_the_city_sets_for_the_rule_holds_for_the_year_as_well() -> None:
    facts = woonoverleg(days=("2026-03-01",))
    settings = {
        "woonoverleg-meetings": RuleSetting(thresholds={"meetings": 4}),
        "woonoverleg-topics": RuleSetting(enabled=False),
    }
    year = year_of(Situation(facts, DAY), "raad", 2026, today=TODAY, settings=settings)
    assert (year.needed, year.required) == (4, ())


# Attendance over time


def test_attendance_over_time_per_member_and_sector_shows_who_fell_silent() -> None:
    days = ("2026-01-10", "2026-02-10", "2026-03-10")
    marks = {"a": "pxx", "b": "p-x", "c": "xxp"}
    presences = {"p": Presence.PRESENT, "x": Presence.ABSENT}
    facts = replace(
        town(),
        meetings=meetings(*days),
        attendance=tuple(
            Attendance(meeting=day, actor=actor, presence=presences[mark])
            for actor, row in marks.items()
            for day, mark in zip(days, row, strict=True)
            if mark != "-"
        ),
    )
    found = record(Situation(facts, DAY), "raad", asked=2)
    assert [(each.actor, each.there, each.recorded, each.missed) for each in found.members] == [
        ("a", 1, 3, 2),
        ("b", 1, 2, 1),
        ("c", 1, 3, 0),
    ]
    assert [(each.actor, each.last) for each in found.silent] == [("a", date(2026, 1, 10))]
    homes = next(each for each in found.sectors if each.sector == "homes")
    assert (homes.there, homes.recorded) == ((1, 0, 1), (2, 1, 2))


def test_a_member_whose_replacement_came_was_there_and_is_not_silent() -> None:
    facts = replace(
        town(),
        meetings=meetings("2026-01-10"),
        invitations=(
            Invitation(
                meeting="2026-01-10", actor="f", capacity=Capacity.REPLACEMENT, replaces="a"
            ),
        ),
        attendance=(
            Attendance(meeting="2026-01-10", actor="a", presence=Presence.EXCUSED),
            Attendance(meeting="2026-01-10", actor="f", presence=Presence.PRESENT),
        ),
    )
    setting = {"silent-member": RuleSetting(thresholds={"meetings": 1})}

    def of_a(given: Facts) -> tuple[tuple[Presence | None, ...], bool, bool]:
        situation = Situation(given, DAY)
        member = record(situation, "raad", asked=1).members[0]
        gaps = find_gaps(given, settings=setting, on=DAY)
        silent = any(
            each.rule == "silent-member" and each.status is Status.CONFIRMED
            for each in gaps
            if each.subjects == ("a",)
        )
        return member.presences, member.silent, silent

    assert of_a(facts) == ((Presence.REPLACED,), False, False)
    assert of_a(replace(facts, invitations=())) == ((Presence.EXCUSED,), True, True)


def test_meetings_before_a_seat_began_do_not_count() -> None:
    days = ("2026-01-10", "2026-02-10")
    facts = town()
    seats = tuple(
        replace(seat, active_from="2026-02") if seat.actor == "a" else seat for seat in facts.seats
    )
    facts = replace(
        facts,
        seats=seats,
        meetings=meetings(*days),
        attendance=tuple(
            Attendance(meeting=day, actor="a", presence=Presence.ABSENT) for day in days
        ),
    )
    member = record(Situation(facts, DAY), "raad", asked=2).members[0]
    assert (member.presences, member.missed, member.silent) == ((None, Presence.ABSENT), 1, False)
    assert member.seated == (False, True)


def test_whoever_comes_at_need_does_not_fall_silent() -> None:
    facts = town()
    seats = tuple(
        replace(seat, evidence=Evidence.CONDITIONAL) if seat.actor == "a" else seat
        for seat in facts.seats
    )
    facts = replace(
        facts,
        seats=seats,
        meetings=meetings("2026-01-10"),
        attendance=(Attendance(meeting="2026-01-10", actor="a", presence=Presence.ABSENT),),
    )
    assert record(Situation(facts, DAY), "raad", asked=1).silent == ()


# What is asked that is not there


@pytest.mark.parametrize(
    ("body", "asked", "code"),
    [
        ("rad", Asked(), "no-such-body"),
        ("raad", Asked(themes=("x",)), "no-such-theme"),
        ("raad", Asked(guests=("x",)), "no-such-actor"),
    ],
)
def test_what_is_not_there_is_refused_with_its_name(body: str, asked: Asked, code: str) -> None:
    with pytest.raises(PreparationError) as refused:
        prepare(Situation(town(), DAY), body, asked)
    assert refused.value.code == code


def test_a_body_without_members_gives_guests_and_what_to_find_out() -> None:
    facts = replace(town(), seats=())
    found = prepared(facts, themes=("rent",))
    assert found.members == ()
    assert {guest.actor for guest in found.guests} == {"a", "b", "c", "d", "e", "f"}
    assert {Gap.MEMBERS, Gap.NO_MEETINGS, Gap.FREQUENCY} <= {each.gap for each in found.unknowns}


def test_a_body_known_through_its_parts_has_their_members_and_no_votes_of_its_own() -> None:
    facts = cities.city({"raad": "", "one": "a b", "two": "b c"}, others=["d"])
    bodies = tuple(
        body if body.id == "raad" else replace(body, part_of="raad") for body in facts.bodies
    )
    seats = tuple(replace(seat, voting=True) for seat in facts.seats)
    found = prepared(replace(facts, bodies=bodies, seats=seats), guests=("d",))
    assert [(each.actor, each.bodies, each.voting) for each in found.members] == [
        ("a", ("one",), None),
        ("b", ("one", "two"), None),
        ("c", ("two",), None),
    ]
    assert found.balance.votes.unknown == ("a", "b", "c")
    assert found.balance.first_meetings == (("a", "d"), ("b", "d"), ("c", "d"))


# The two cities


def test_on_kortrijk_no_member_is_known_and_guests_come_from_themes_and_sectors() -> None:
    themes = ("belangenverdediging-huurders", "dak-en-thuisloosheid")
    found = prepare(
        Situation(cities.kortrijk(), DAY), "lokale-woonraad", Asked(themes=themes), today=TODAY
    )
    assert not any(member.named for member in found.members)
    assert found.balance.missing_before == tuple(each.sector for each in found.balance.sectors)
    assert found.guests[0].actor == "huurdersbond"
    assert found.proposed.uncovered == (("theme", "dak-en-thuisloosheid"), ("sector", "welzijn"))
    assert {each.gap for each in found.unknowns} == {
        Gap.MEMBERS,
        Gap.MEMBER_GROUPS,
        Gap.THEME_GROUPS,
        Gap.THEME_BODIES,
        Gap.NO_MEETINGS,
        Gap.FREQUENCY,
        Gap.SEXES,
        Gap.QUORUM,
    }


def test_on_the_example_city_the_next_council_is_ready_to_be_prepared() -> None:
    found = prepare(Situation(example(), DAY), "woonraad", today=TODAY)
    assert found.themes == ("nieuwbouw", "noodwoningen", "levenslang-wonen")
    assert "zorgbedrijf-zwaluwdam" in found.invited
    assert found.left_out == ("zorgagentschap",)
    assert [each.actor for each in found.record.silent] == ["notarissenkring"]
    assert {each.advice.id for each in found.follow_up.advice if each.overdue} == {
        "advies-2025-04",
        "advies-2026-01",
    }
    assert {each.action.id for each in found.follow_up.actions} == {
        "actie-2026-01",
        "actie-2026-02",
        "actie-2026-03",
    }
