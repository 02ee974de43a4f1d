"""How complete the data about each body are: each aspect known, partly known or not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from data.model import Body, Facts, Seat, Sourced
from graph.gaps import Membership, memberships
from graph.network import Network, actor_of


class CompletenessAspect(StrEnum):
    """What one would want to know about a body."""

    MEMBERS = "members"
    SECTORS = "sectors"
    FREQUENCY = "frequency"
    MEETINGS = "meetings"
    SOURCES = "sources"


class KnowledgeExtent(StrEnum):
    """How much of an aspect is known."""

    KNOWN = "known"
    PARTLY = "partly"
    UNKNOWN = "unknown"


Completeness = Mapping[CompletenessAspect, KnowledgeExtent]

_COUNTS: Final = {
    KnowledgeExtent.KNOWN: 1.0,
    KnowledgeExtent.PARTLY: 0.5,
    KnowledgeExtent.UNKNOWN: 0.0,
}


def completeness_of_bodies(facts: Facts, network: Network) -> dict[str, Completeness]:
    """Return how far each aspect of each body of a two-mode network is known, by body id.

    Known means: all members by name; the sector of each member; how often it meets, as a number; a
    meeting with attendance; and a quote from a source for the body and for all its seats.
    """
    known = memberships(network)
    with_attendance = {row.meeting for row in facts.attendance}
    recorded: dict[str, list[bool]] = {}
    for meeting in facts.meetings:
        recorded.setdefault(meeting.body, []).append(meeting.id in with_attendance)
    return {
        body.id: {
            CompletenessAspect.MEMBERS: _extent_of_members(known[body.id]),
            CompletenessAspect.SECTORS: _extent_of_sectors(network, known[body.id]),
            CompletenessAspect.FREQUENCY: _extent_of_frequency(body),
            CompletenessAspect.MEETINGS: _extent_of_meetings(recorded.get(body.id, ())),
            CompletenessAspect.SOURCES: _extent_of_sources(body, known[body.id].seats),
        }
        for body in facts.bodies
        if body.id in known
    }


def completeness_score(known: Completeness) -> float:
    """Return how many aspects are known; an aspect that is partly known counts for half."""
    return sum(_COUNTS[extent] for extent in known.values())


def _extent_of_members(membership: Membership) -> KnowledgeExtent:
    if membership.complete:
        return KnowledgeExtent.KNOWN
    return KnowledgeExtent.PARTLY if membership.named else KnowledgeExtent.UNKNOWN


def _extent_of_sectors(network: Network, membership: Membership) -> KnowledgeExtent:
    actors = {seat.actor for seat in membership.seats}
    return _extent_of_flags([actor_of(network, actor).sector is not None for actor in actors])


def _extent_of_frequency(body: Body) -> KnowledgeExtent:
    if body.known_meetings_per_year is not None:
        return KnowledgeExtent.KNOWN
    return KnowledgeExtent.PARTLY if body.frequency else KnowledgeExtent.UNKNOWN


def _extent_of_meetings(with_attendance: Sequence[bool]) -> KnowledgeExtent:
    if not with_attendance:
        return KnowledgeExtent.UNKNOWN
    return KnowledgeExtent.KNOWN if any(with_attendance) else KnowledgeExtent.PARTLY


def _extent_of_sources(body: Body, seats: Sequence[Seat]) -> KnowledgeExtent:
    rows: tuple[Sourced, ...] = (body, *seats)
    return _extent_of_flags([row.quote is not None for row in rows])


def _extent_of_flags(known: Sequence[bool]) -> KnowledgeExtent:
    if not any(known):
        return KnowledgeExtent.UNKNOWN
    return KnowledgeExtent.KNOWN if all(known) else KnowledgeExtent.PARTLY
