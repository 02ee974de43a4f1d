"""Whom to ask to a meeting: the members of that day, and guests with the reasons that hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.model import (
    AgendaItem,
    Attendance,
    Capacity,
    Evidence,
    Invitation,
    InvitationStatus,
    Layer,
    Meeting,
    MeetingStatus,
    Naming,
    Presence,
    Role,
    Seat,
    Theme,
    ThemeLink,
)
from graph.meetings import (
    InvitationReasonKind,
    MeetingUnknownKind,
    Preparation,
)
from tests.council_town import DAY, meetings, prepared, town


def why(found: Preparation, actor: str) -> dict[InvitationReasonKind, tuple[str, ...]]:
    named = {
        InvitationReasonKind.THEME_UNSEATED: "exact",
        InvitationReasonKind.THEME_NOWHERE: "exact",
        InvitationReasonKind.NEVER_MET: "members",
        InvitationReasonKind.SECTOR_MISSING: "sectors",
        InvitationReasonKind.SECTOR_UNKNOWN: "sectors",
        InvitationReasonKind.BRIDGE: "bodies",
    }
    return {
        reason.kind: reason.list_value(named[reason.kind])
        for reason in found.guest_of_actor(actor).reasons
    }


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
    assert [(member.actor, member.role, member.voting) for member in found] == [
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
    homes = next(
        sector_count for sector_count in found.balance.sectors if sector_count.sector == "homes"
    )
    assert (homes.before, homes.after) == (2, 1)
    asked = replace(facts, invitations=(Invitation(meeting="now", actor="b"),))
    assert prepared(asked, themes=("rent",)).not_needed == ()


def test_guests_have_every_reason_that_holds_for_them() -> None:
    found = prepared(town(), themes=("rent",))
    assert why(found, "f") == {
        InvitationReasonKind.THEME_UNSEATED: ("rent",),
        InvitationReasonKind.SECTOR_MISSING: ("work",),
        InvitationReasonKind.NEVER_MET: ("a",),
    }
    assert why(found, "d") == {
        InvitationReasonKind.THEME_NOWHERE: ("prices",),
        InvitationReasonKind.SECTOR_MISSING: ("care",),
        InvitationReasonKind.NEVER_MET: ("a",),
    }
    assert why(found, "e") == {
        InvitationReasonKind.SECTOR_MISSING: ("care",),
        InvitationReasonKind.BRIDGE: ("club",),
    }
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
    assert (
        InvitationReasonKind.NEVER_MET not in why(prepared(facts, themes=("rent",)), "f")
    ) is met


def test_nobody_is_asked_for_a_group_without_names() -> None:
    facts = town()
    actors = tuple(
        replace(actor, named=Naming.GROUP) if actor.id == "f" else actor for actor in facts.actors
    )
    found = prepared(replace(facts, actors=actors), themes=("rent",))
    assert "f" not in {guest.actor for guest in found.guests}
    assert (MeetingUnknownKind.THEME_GROUPS, ("f",)) in [
        (unknown.kind, unknown.values.get("groups")) for unknown in found.unknowns
    ]


def test_the_short_list_brings_in_what_the_members_do_not() -> None:
    found = prepared(town(), themes=("prices",)).proposed
    assert found.chosen == ("d",)
    assert found.covered == (("theme", "prices"), ("sector", "care"))
    assert found.uncovered == (("sector", "work"),)
    assert found.exact


def test_nobody_is_proposed_for_whom_only_the_sector_speaks() -> None:
    found = prepared(town())
    assert {guest.actor for guest in found.guests} == {"d", "e", "f"}
    assert found.proposed.chosen == ()
    assert found.invited == ()
    assert found.proposed.uncovered == (("sector", "care"), ("sector", "work"))


def test_sectors_are_asked_for_only_of_a_body_that_needs_broad_input() -> None:
    facts = town()
    bodies = tuple(replace(body, layer=Layer.CONSULTATION) for body in facts.bodies)
    found = prepared(replace(facts, bodies=bodies), themes=("prices",))
    assert not any(
        reason.kind in {InvitationReasonKind.SECTOR_MISSING, InvitationReasonKind.SECTOR_UNKNOWN}
        for guest in found.guests
        for reason in guest.reasons
    )
    assert found.proposed.uncovered == ()
    assert found.balance.sectors_missing_after == ()


def test_of_a_missing_sector_an_actor_takes_part_whose_sector_is_unknown() -> None:
    facts = town()
    actors = tuple(
        replace(actor, sector=None) if actor.id == "f" else actor for actor in facts.actors
    )
    found = prepared(replace(facts, actors=actors))
    assert why(found, "f") == {InvitationReasonKind.SECTOR_UNKNOWN: ("care",)}
    assert found.guests[-1].actor == "f"
    actors = tuple(replace(actor, sector="homes") for actor in facts.actors)
    assert prepared(replace(facts, actors=actors)).guest_of_actor("f").reasons == ()


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
    homes = next(
        sector_count for sector_count in found.balance.sectors if sector_count.sector == "homes"
    )
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
    assert {actor: left_out.invitation.reason for actor, left_out in before.items()} == {
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
    assert found.invited == ("d",)
    assert {
        sector_count.sector: (sector_count.before, sector_count.after)
        for sector_count in found.balance.sectors
    } == {
        "care": (0, 1),
        "city": (1, 0),
        "homes": (2, 2),
        "work": (0, 0),
    }
    excused = replace(facts.invitations[0], status=InvitationStatus.EXCUSED)
    after = prepared(replace(facts, invitations=(excused,))).balance
    assert (
        next(sector_count.after for sector_count in after.sectors if sector_count.sector == "city")
        == 1
    )


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
    assert [point.subject.title for point in found.item_reviews] == ["Report", "Prices"]
    assert found.guests[0].actor == "d"
    assert found.guests[0].reasons[0].kind is InvitationReasonKind.BRINGS_IN
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
    assert {actor_id: found.guest_of_actor(actor_id).themes for actor_id in "df"} == {
        "d": ("prices",),
        "f": ("heat",),
    }
    assert {("theme", "prices"), ("theme", "heat")} <= {*found.proposed.covered}
