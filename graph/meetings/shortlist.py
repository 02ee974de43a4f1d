"""The short list: the smallest set of guests that covers the needs of a meeting."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graph.meetings.guest_reasons import ABOUT_THEMES, InvitationReasonKind
from graph.meetings.guests import GuestCandidate
from graph.meetings.involvement import Involvement, Involvements
from graph.meetings.participants import Participants
from graph.meetings.set_cover import Need, SetCover, minimal_cover

MOST_TICKED_TOGETHER: Final = 5  # equals that are ticked together; of more somebody chooses


class NeedKind(StrEnum):
    """The kind of a need; the other half of a need is an id, or the title of an item."""

    ITEM = "item"
    THEME = "theme"
    SECTOR = "sector"


@dataclass(frozen=True, slots=True)
class OpenChoice:
    """Tied guests of whom none is ticked, because they are too many; somebody must choose."""

    actors: tuple[str, ...]
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Shortlist:
    """Who is ticked, which needs that covers, and between which tied guests to choose."""

    cover: SetCover
    choices: tuple[OpenChoice, ...]


def needs_of_meeting(
    participants: Participants, dealings: Involvements, guests: Sequence[GuestCandidate]
) -> tuple[Need, ...]:
    """Return the needs: items whose bringer has no seat, uncovered themes, and missing sectors."""
    items = [
        (NeedKind.ITEM.value, title)
        for guest in guests
        for reason in guest.reasons
        if reason.kind is InvitationReasonKind.BRINGS_IN
        for title in reason.list_value("items")
    ]
    outside = {guest.actor for guest in guests}
    themes = [
        (NeedKind.THEME.value, theme)
        for theme, found in dealings.items()
        if _needs_outsider(found, participants.represented_actors, outside)
    ]
    sectors = [(NeedKind.SECTOR.value, sector) for sector in participants.missing_sectors]
    return tuple(dict.fromkeys([*items, *themes, *sectors]))


def _needs_outsider(
    found: Mapping[str, Involvement], participants: Collection[str], outside: set[str]
) -> bool:
    """Whether a theme needs a guest: nobody at the table deals with it directly.

    False also when somebody at the table has a trail as strong as those of the guests.
    """
    here = [dealing for actor, dealing in found.items() if actor in participants]
    if any(dealing.is_direct for dealing in here):
        return False
    others = [
        dealing.strongest_trail.strength for actor, dealing in found.items() if actor in outside
    ]
    best = min((dealing.strongest_trail.strength for dealing in here), default=None)
    return best is None or (bool(others) and min(others) < best)


def propose_shortlist(
    participants: Participants,
    dealings: Involvements,
    groups: Sequence[Sequence[GuestCandidate]],
    *,
    locked: Collection[str] = (),
    left_out: Collection[str] = (),
    maximum: int | None = None,
) -> Shortlist:
    """Choose the fewest groups of tied guests that cover all items and themes.

    Of equal choices, the best ranked is taken. Nobody is ticked only for its sector, or only on
    unsure trails. Tied guests are ticked together; where they are more than `MOST_TICKED_TOGETHER`,
    or than there is room for, they become an open choice. Those in `locked` are always on the list,
    those in `left_out` never.
    """
    guests = [guest for group in groups for guest in group]
    wanted = needs_of_meeting(participants, dealings, guests)
    offered = {guest.actor: tuple(needs_met_by(guest)) for guest in guests}
    units = _tickable_groups(groups, {*locked, *left_out})
    content = [need for need in wanted if need[0] != NeedKind.SECTOR]
    room = None if maximum is None else max(maximum - len(locked), 0)
    ticked, passed, exact = _choose_groups(units, offered, locked, content, room)
    taken = {*locked, *(actor for unit in ticked for actor in units[unit])}
    chosen = (
        *(actor for actor in offered if actor in taken),
        *(actor for actor in locked if actor not in offered),
    )
    covered = {need for actor in chosen for need in offered.get(actor, ())}
    return Shortlist(
        SetCover(
            chosen=chosen,
            locked=tuple(actor for actor in chosen if actor in locked),
            covered=tuple(need for need in wanted if need in covered),
            uncovered=tuple(need for need in wanted if need not in covered),
            exact=exact,
        ),
        tuple(
            OpenChoice(units[unit], tuple(need for need in offered[unit] if need in content))
            for unit in passed
            if len(units[unit]) > 1
        ),
    )


def _tickable_groups(
    groups: Sequence[Sequence[GuestCandidate]], apart: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Return the actors of each group that may be ticked, by the first of them.

    Actors in `apart` are left out, and so are groups that are there only for their sector or only
    by unsure trails.
    """
    found = {}
    for group in groups:
        actors = tuple(guest.actor for guest in group if guest.actor not in apart)
        if actors and not group[0].only_for_sector and not group[0].has_only_unsure_trails:
            found[actors[0]] = actors
    return found


def _choose_groups(
    units: Mapping[str, Sequence[str]],
    offered: Mapping[str, Sequence[Need]],
    locked: Collection[str],
    wanted: Sequence[Need],
    room: int | None,
) -> tuple[list[str], list[str], bool]:
    """Return the groups to tick, the groups to choose from, and whether this is exact."""
    passed: list[str] = []
    while True:
        left = [need for need in wanted if not any(need in offered[unit] for unit in passed)]
        possible = {unit: offered[unit] for unit in units if unit not in passed}
        possible |= {actor: offered.get(actor, ()) for actor in locked}
        most = None if room is None else room + len(locked)
        plan = minimal_cover(possible, left, locked=locked, maximum=most)
        ticked = [unit for unit in plan.chosen if unit not in locked]
        over = _first_group_too_large(ticked, units, room)
        if over is None:
            return ticked, passed, plan.exact
        passed.append(over)


def _first_group_too_large(
    ticked: Sequence[str], units: Mapping[str, Sequence[str]], room: int | None
) -> str | None:
    """Return the first group that is too large, or for which no room is left; None if all fit."""
    taken = 0
    for unit in ticked:
        size = len(units[unit])
        if size > MOST_TICKED_TOGETHER or (room is not None and taken + size > room):
            return unit
        taken += size
    return None


def needs_met_by(guest: GuestCandidate) -> Iterator[Need]:
    """Yield the needs that a guest covers, by its reasons."""
    for reason in guest.reasons:
        if reason.kind is InvitationReasonKind.BRINGS_IN:
            yield from ((NeedKind.ITEM.value, title) for title in reason.list_value("items"))
        elif reason.kind is InvitationReasonKind.SECTOR_MISSING:
            yield from ((NeedKind.SECTOR.value, sector) for sector in reason.list_value("sectors"))
        elif reason.kind in ABOUT_THEMES:
            yield from ((NeedKind.THEME.value, theme) for theme in reason.list_value("themes"))
