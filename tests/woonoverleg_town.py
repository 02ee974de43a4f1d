"""A lokaal woonoverleg, when it met, and who was asked to which meeting."""

from __future__ import annotations

from dataclasses import replace

from data.model import (
    Attendance,
    Facts,
    Invitation,
    MeetingStatus,
    Naming,
    Presence,
    Seat,
)
from tests.gap_answers import actor, body, meeting, met, seat

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
