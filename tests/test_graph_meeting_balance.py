"""What follows from who is asked, counted on a town small enough to check by hand."""

from __future__ import annotations

from dataclasses import replace

from data.model import (
    Figure,
    Invitation,
    InvitationStatus,
    Meeting,
)
from graph.gaps import Status
from tests.council_town import DAY, prepared, town


def test_ticked_guests_change_the_table() -> None:
    balance = prepared(town(), guests=("d", "f")).balance
    assert {
        sector_count.sector: (sector_count.before, sector_count.after)
        for sector_count in balance.sectors
    } == {
        "care": (0, 1),
        "city": (1, 1),
        "homes": (2, 2),
        "work": (0, 1),
    }
    assert balance.sectors_missing_before == ("care", "work")
    assert balance.sectors_missing_after == ()
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
        answers = tuple(
            Invitation(meeting="now", actor=actor_id, status=status) for actor_id in "ab"
        )
        after = prepared(replace(facts, invitations=answers)).balance.quorum
        assert after is not None
        assert after.reached is reached
