"""How complete the data is, body by body: what is known, partly known or not known of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from data.model import Body, Facts, Seat, Sourced
from graph.gaps import Membership, memberships
from graph.network import Network, actor_of


class Aspect(StrEnum):
    """What one would want to know of a body."""

    MEMBERS = "members"
    SECTORS = "sectors"
    FREQUENCY = "frequency"
    MEETINGS = "meetings"
    SOURCES = "sources"


class Extent(StrEnum):
    """How far it is known."""

    KNOWN = "known"
    PARTLY = "partly"
    UNKNOWN = "unknown"


Completeness = Mapping[Aspect, Extent]

_COUNTS: Final = {Extent.KNOWN: 1.0, Extent.PARTLY: 0.5, Extent.UNKNOWN: 0.0}


def completeness(facts: Facts, network: Network) -> dict[str, Completeness]:
    """What is known of each body of a two-mode network, by its id.

    Known means: all members by name; the sector of each; how often it meets, as a number; its
    meetings, with who was there; and the literal words of a source for it and for all its seats.
    """
    known = memberships(network)
    with_attendance = {row.meeting for row in facts.attendance}
    recorded: dict[str, list[bool]] = {}
    for meeting in facts.meetings:
        recorded.setdefault(meeting.body, []).append(meeting.id in with_attendance)
    return {
        body.id: {
            Aspect.MEMBERS: _members(known[body.id]),
            Aspect.SECTORS: _sectors(network, known[body.id]),
            Aspect.FREQUENCY: _frequency(body),
            Aspect.MEETINGS: _meetings(recorded.get(body.id, ())),
            Aspect.SOURCES: _sources(body, known[body.id].seats),
        }
        for body in facts.bodies
        if body.id in known
    }


def score(known: Completeness) -> float:
    """How many of the aspects are known; what is partly known counts for half."""
    return sum(_COUNTS[extent] for extent in known.values())


def _members(membership: Membership) -> Extent:
    if membership.complete:
        return Extent.KNOWN
    return Extent.PARTLY if membership.named else Extent.UNKNOWN


def _sectors(network: Network, membership: Membership) -> Extent:
    actors = {seat.actor for seat in membership.seats}
    return _share([actor_of(network, actor).sector is not None for actor in actors])


def _frequency(body: Body) -> Extent:
    if body.yearly is not None:
        return Extent.KNOWN
    return Extent.PARTLY if body.frequency else Extent.UNKNOWN


def _meetings(with_attendance: Sequence[bool]) -> Extent:
    if not with_attendance:
        return Extent.UNKNOWN
    return Extent.KNOWN if any(with_attendance) else Extent.PARTLY


def _sources(body: Body, seats: Sequence[Seat]) -> Extent:
    rows: tuple[Sourced, ...] = (body, *seats)
    return _share([row.quote is not None for row in rows])


def _share(known: Sequence[bool]) -> Extent:
    if not any(known):
        return Extent.UNKNOWN
    return Extent.KNOWN if all(known) else Extent.PARTLY
