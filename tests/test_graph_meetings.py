"""A meeting worked out whole: what is refused, bodies of which little is known, and two cities."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import EXAMPLE, uploads_from
from data.model import (
    Facts,
)
from data.store import Store
from graph.meetings import (
    MeetingUnknownKind,
    Need,
    PreparationError,
    PreparationRequest,
    minimal_cover,
    prepare_body_meeting,
)
from graph.situation.situation import Situation
from tests import cities
from tests.council_town import DAY, TODAY, prepared, town


def example() -> Facts:
    with Store.open() as store:
        return propose(store, uploads_from([EXAMPLE]), replace=False).after


@pytest.mark.parametrize(
    ("body", "asked", "code"),
    [
        ("rad", PreparationRequest(), "no-such-body"),
        ("raad", PreparationRequest(themes=("x",)), "no-such-theme"),
        ("raad", PreparationRequest(guests=("x",)), "no-such-actor"),
    ],
)
def test_what_is_not_there_is_refused_with_its_name(
    body: str, asked: PreparationRequest, code: str
) -> None:
    with pytest.raises(PreparationError) as refused:
        prepare_body_meeting(Situation(town(), DAY), body, asked)
    assert refused.value.code == code


def test_a_body_without_members_gives_guests_and_what_to_find_out() -> None:
    facts = replace(town(), seats=())
    found = prepared(facts, themes=("rent",))
    assert found.members == ()
    assert {guest.actor for guest in found.guests} == {"a", "b", "c", "d", "e", "f"}
    assert {
        MeetingUnknownKind.MEMBERS,
        MeetingUnknownKind.NO_MEETINGS,
        MeetingUnknownKind.FREQUENCY,
    } <= {unknown.kind for unknown in found.unknowns}


def test_a_body_known_through_its_parts_has_their_members_and_no_votes_of_its_own() -> None:
    facts = cities.city({"raad": "", "one": "a b", "two": "b c"}, others=["d"])
    bodies = tuple(
        body if body.id == "raad" else replace(body, part_of="raad") for body in facts.bodies
    )
    seats = tuple(replace(seat, voting=True) for seat in facts.seats)
    found = prepared(replace(facts, bodies=bodies, seats=seats), guests=("d",))
    assert [(member.actor, member.bodies, member.voting) for member in found.members] == [
        ("a", ("one",), None),
        ("b", ("one", "two"), None),
        ("c", ("two",), None),
    ]
    assert found.balance.votes.unknown == ("a", "b", "c")
    assert found.balance.first_meetings == (("a", "d"), ("b", "d"), ("c", "d"))


def test_on_kortrijk_no_member_is_known_and_guests_come_from_themes_and_sectors() -> None:
    themes = ("belangenverdediging-huurders", "dak-en-thuisloosheid")
    found = prepare_body_meeting(
        Situation(cities.kortrijk(), DAY),
        "lokale-woonraad",
        PreparationRequest(themes=themes),
        today=TODAY,
    )
    assert not any(member.named for member in found.members)
    assert found.balance.sectors_missing_before == tuple(
        sector_count.sector for sector_count in found.balance.sectors
    )
    assert found.guests[0].actor == "huurdersbond"
    assert found.proposed.chosen == ("huurdersbond", "caw", "samenlevingsopbouw", "stad-kortrijk")
    assert ("theme", "dak-en-thuisloosheid") in found.proposed.covered
    assert found.needs_nobody_meets == (("sector", "welzijn"),)
    assert {unknown.kind for unknown in found.unknowns} == {
        MeetingUnknownKind.MEMBERS,
        MeetingUnknownKind.MEMBER_GROUPS,
        MeetingUnknownKind.THEME_GROUPS,
        MeetingUnknownKind.THEME_BODIES,
        MeetingUnknownKind.NO_MEETINGS,
        MeetingUnknownKind.FREQUENCY,
        MeetingUnknownKind.SEXES,
        MeetingUnknownKind.QUORUM,
    }


def test_on_the_example_city_the_next_council_is_ready_to_be_prepared() -> None:
    found = prepare_body_meeting(Situation(example(), DAY), "woonraad", today=TODAY)
    assert found.themes == ("nieuwbouw", "noodwoningen", "levenslang-wonen")
    assert "zorgbedrijf-zwaluwdam" in found.invited
    assert found.left_out == ("zorgagentschap",)
    assert [member.actor for member in found.record.silent_members] == ["notarissenkring"]
    assert {
        open_advice.advice.id for open_advice in found.follow_up.advice if open_advice.overdue
    } == {
        "advies-2025-04",
        "advies-2026-01",
    }
    assert {open_action.action.id for open_action in found.follow_up.actions} == {
        "actie-2026-01",
        "actie-2026-02",
        "actie-2026-03",
    }


@pytest.mark.parametrize(("needs", "exact"), [(12, True), (13, False)])
def test_whoever_covers_most_is_asked_first_with_few_needs_and_with_many(
    needs: int, exact: bool
) -> None:
    wanted: list[Need] = [("theme", str(number)) for number in range(needs)]
    offers = {"few": wanted[:2], "most": wanted[2:9], "rest": wanted[9:]}
    assert minimal_cover(offers, wanted, maximum=1).chosen == ("most",)
    assert minimal_cover(offers, wanted, maximum=1).exact is exact
    assert minimal_cover(offers, wanted, maximum=2).chosen == ("most", "rest")
    assert minimal_cover(offers, wanted, maximum=0).chosen == ()
    assert minimal_cover(offers, wanted).chosen == ("few", "most", "rest")
