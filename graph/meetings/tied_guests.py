"""Tied guests: those with the same reasons to invite them, and how they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.meetings.guest_reasons import ABOUT_THEMES, REASON_RANK, InvitationReasonKind
from graph.meetings.guests import GuestCandidate
from graph.situation.situation import Situation


@dataclass(frozen=True, slots=True)
class GuestDifferences:
    """How a guest differs from those tied with it: its bodies, and its earlier attendance here."""

    bodies: tuple[str, ...]
    attended: int
    last: date | None


def tied_guests(
    guests: Iterable[GuestCandidate], situation: Situation
) -> tuple[tuple[GuestCandidate, ...], ...]:
    """Group the guests with equal reasons, in the order given.

    For guests with a theme, an item or something owed as a reason, only such reasons are compared.
    For the others, sectors and bodies are compared, since nothing else tells them apart.
    """
    groups: dict[object, list[GuestCandidate]] = {}
    for guest in guests:
        groups.setdefault(
            _tie_key_by_content(guest) or _tie_key_by_network(guest, situation), []
        ).append(guest)
    return tuple(map(tuple, groups.values()))


def _tie_key_by_content(guest: GuestCandidate) -> object:
    """Return the reasons of a guest without those of network and sector; None without any."""
    own = [
        (reason.kind, tuple(sorted(reason.values.items(), key=lambda item: item[0])))
        for reason in guest.reasons
        if reason.kind not in ABOUT_THEMES
        and REASON_RANK[reason.kind] <= REASON_RANK[InvitationReasonKind.SUCCESSOR]
    ]
    themes = frozenset(guest.themes)
    return (guest.rank, themes, tuple(own)) if own or themes else None


def _tie_key_by_network(guest: GuestCandidate, situation: Situation) -> object:
    values = [
        (reason.kind, reason.list_value("sectors"), reason.list_value("bodies"))
        for reason in guest.reasons
    ]
    return guest.rank, tuple(values), situation.bodies_of(guest.actor)


def differences_between_guests(
    situation: Situation, bodies: frozenset[str], actors: Iterable[str]
) -> Mapping[str, GuestDifferences]:
    """Return the bodies and earlier attendance of each actor; only meetings of `bodies` count."""
    past = {
        meeting.id: meeting.date
        for body in bodies
        for meeting in situation.meetings.get(body, ())
        if meeting.date < situation.on
    }
    days: dict[str, list[date]] = {}
    for row in situation.record.attendance:
        if row.meeting in past and row.presence.attended:
            days.setdefault(row.actor, []).append(past[row.meeting])
    return {
        actor: GuestDifferences(
            tuple(sorted(situation.bodies_of(actor))),
            len(days.get(actor, ())),
            max(days.get(actor, ()), default=None),
        )
        for actor in actors
    }
