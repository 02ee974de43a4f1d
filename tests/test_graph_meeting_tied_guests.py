"""Guests for whom the same speaks: shown as equals, ticked together or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.model import (
    Attendance,
    Facts,
    Meeting,
    MeetingStatus,
    Presence,
    Tie,
)
from graph.meetings import (
    MOST_TICKED_TOGETHER,
    InvitationReasonKind,
    Preparation,
    PreparationRequest,
    prepare_body_meeting,
)
from graph.situation.situation import Situation
from tests.cities import city, kortrijk
from tests.council_town import DAY, TODAY, prepared
from tests.test_graph_suggestions import about_themes


def alike(number: int) -> Facts:
    """A council of a, and a number of others that all deal with rent themselves."""
    names = [f"x{at}" for at in range(number)]
    return about_themes(city({"raad": "a"}, others=names), rent=" ".join(names))


def in_kortrijk(*themes: str, **asked: object) -> Preparation:
    return prepare_body_meeting(
        Situation(kortrijk(), DAY),
        "lokale-woonraad",
        PreparationRequest(themes=themes, **asked),  # type: ignore[arg-type]
        today=TODAY,
    )


@pytest.mark.parametrize("number", [1, 2, MOST_TICKED_TOGETHER])
def test_equals_are_proposed_together(number: int) -> None:
    found = prepared(alike(number), themes=("rent",))
    assert found.proposed.chosen == tuple(f"x{at}" for at in range(number))
    assert found.choices == ()
    assert found.equals == ((found.proposed.chosen,) if number > 1 else ())


def test_of_many_equals_nobody_is_chosen_by_the_alphabet() -> None:
    found = prepared(alike(MOST_TICKED_TOGETHER + 1), themes=("rent",))
    assert found.proposed.chosen == ()
    assert found.proposed.uncovered == (("theme", "rent"),)
    assert found.needs_nobody_meets == ()
    (choice,) = found.choices
    assert choice.actors == tuple(f"x{at}" for at in range(MOST_TICKED_TOGETHER + 1))
    assert choice.needs == (("theme", "rent"),)


@pytest.mark.parametrize(("maximum", "chosen"), [(3, 3), (2, 0), (0, 0)])
def test_equals_for_whom_there_is_no_room_are_a_choice(maximum: int, chosen: int) -> None:
    found = prepared(alike(3), themes=("rent",), maximum=maximum)
    assert len(found.proposed.chosen) == chosen
    assert [len(choice.actors) for choice in found.choices] == ([3] if maximum == 2 else [])


def test_who_is_locked_or_left_out_leaves_the_others_as_they_are() -> None:
    facts = alike(MOST_TICKED_TOGETHER + 1)
    left = prepared(facts, themes=("rent",), left_out=frozenset(("x0",)))
    assert left.proposed.chosen == ("x1", "x2", "x3", "x4", "x5")
    locked = prepared(facts, themes=("rent",), locked=frozenset(("x3",)))
    assert locked.proposed.chosen == ("x3",)
    assert locked.choices == ()


def test_seats_elsewhere_and_earlier_attendance_tell_equals_apart() -> None:
    facts = replace(
        about_themes(city({"raad": "a", "club": "x"}, others=["y", "z"]), rent=""),
        ties=(),
        meetings=(
            Meeting(id="m", body="raad", date=date(2026, 5, 1), status=MeetingStatus.HELD),
            Meeting(id="today", body="raad", date=DAY, status=MeetingStatus.HELD),
        ),
        attendance=(
            Attendance(meeting="m", actor="y", presence=Presence.PRESENT),
            Attendance(meeting="m", actor="z", presence=Presence.EXCUSED),
            Attendance(meeting="today", actor="z", presence=Presence.PRESENT),
        ),
    )
    facts = about_themes(facts, rent="raad")
    ties = tuple(Tie(from_id=actor_id, to_id="raad", kind="helps") for actor_id in "xyz")
    found = prepared(replace(facts, ties=ties), themes=("rent",))
    assert found.equals == (("x", "y", "z"),)
    differences = {
        actor: (difference.bodies, difference.attended)
        for actor, difference in found.differences.items()
    }
    assert differences == {"x": (("club",), 0), "y": ((), 1), "z": ((), 0)}
    assert found.differences["y"].last == date(2026, 5, 1)


def test_guests_that_bring_in_other_themes_are_no_equals() -> None:
    facts = about_themes(city({"raad": "a"}, others=["x", "y"]), rent="x", heat="y")
    found = prepared(facts, themes=("rent", "heat"))
    assert found.equals == ()
    assert {*found.proposed.chosen} == {"x", "y"}


def test_in_kortrijk_the_partners_of_the_woonclub_are_asked_for_homelessness() -> None:
    found = in_kortrijk("dak-en-thuisloosheid")
    first = ("caw", "samenlevingsopbouw", "stad-kortrijk")
    assert found.invited == first == tuple(guest.actor for guest in found.guests[:3])
    assert first in found.equals
    for actor in first:
        facts = found.guest_of_actor(actor).reasons[0].facts
        assert {fact.locator for fact in facts} == {"regel 43", "regel 52"}  # type: ignore[union-attr]
    assert found.led_only == ("dak-en-thuisloosheid",)


def test_in_kortrijk_no_care_home_is_ticked_beforehand_for_any_theme() -> None:
    for theme in (None, *(theme.id for theme in kortrijk().themes)):
        found = in_kortrijk(*([theme] if theme else []))
        assert not any(actor.startswith("wzc-") for actor in found.invited), theme


def test_in_kortrijk_the_care_homes_are_twelve_equals() -> None:
    found = in_kortrijk("serviceflats")
    homes = found.tied_guests_of("wzc-biezenheem")
    assert len(homes) == 12
    assert all(actor.startswith("wzc-") for actor in homes)
    by_sector = in_kortrijk().tied_guests_of("wzc-biezenheem")
    assert {*by_sector} == {*homes}
    reasons = in_kortrijk().guest_of_actor("wzc-biezenheem").reasons
    assert [reason.kind for reason in reasons] == [InvitationReasonKind.SECTOR_MISSING]
