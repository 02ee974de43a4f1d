"""Guests for whom the same speaks, and what tells them apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.meetings.guest_reasons import ABOUT_THEMES, REASON_RANK, ReasonKind
from graph.meetings.guests import Guest
from graph.situation.situation import Situation


@dataclass(frozen=True, slots=True)
class GuestDifferences:
    """What tells a guest from its equals: its seats elsewhere, and how often it was here before."""

    bodies: tuple[str, ...]
    attended: int
    last: date | None


def tied_guests(guests: Iterable[Guest], situation: Situation) -> tuple[tuple[Guest, ...], ...]:
    """The guests in groups for whom the same speaks, in the order given.

    Of those for whom a theme, an item or something owed speaks the sector does not count, nor
    where else they sit; of the others it does, since nothing else tells them apart.
    """
    groups: dict[object, list[Guest]] = {}
    for guest in guests:
        groups.setdefault(_content(guest) or _shape(guest, situation), []).append(guest)
    return tuple(map(tuple, groups.values()))


def _content(guest: Guest) -> object:
    """What speaks for a guest beside the network and its sector; None when nothing does."""
    own = [
        (reason.kind, tuple(sorted(reason.values.items(), key=lambda item: item[0])))
        for reason in guest.reasons
        if reason.kind not in ABOUT_THEMES
        and REASON_RANK[reason.kind] <= REASON_RANK[ReasonKind.SUCCESSOR]
    ]
    themes = frozenset(guest.themes)
    return (guest.rank, themes, tuple(own)) if own or themes else None


def _shape(guest: Guest, situation: Situation) -> object:
    values = [
        (reason.kind, reason.ids("sectors"), reason.ids("bodies")) for reason in guest.reasons
    ]
    return guest.rank, tuple(values), situation.bodies_of(guest.actor)


def differences(
    situation: Situation, bodies: frozenset[str], actors: Iterable[str]
) -> Mapping[str, GuestDifferences]:
    """What tells actors apart; `bodies` are those that meet, of which earlier meetings count."""
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
