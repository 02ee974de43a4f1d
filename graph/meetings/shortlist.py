"""The guests ticked beforehand: the smallest set that covers all; tied guests all or none."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graph.meetings.guest_reasons import ABOUT_THEMES, ReasonKind
from graph.meetings.guests import Guest
from graph.meetings.involvement import Involvement, Involvements
from graph.meetings.participants import Participants
from graph.meetings.set_cover import Need, SetCover, minimal_cover

MOST_TICKED_TOGETHER: Final = 5  # equals that are ticked together; of more somebody chooses


class NeedKind(StrEnum):
    """What a guest may be needed for; the other half of a need is an id, or the item's title."""

    ITEM = "item"
    THEME = "theme"
    SECTOR = "sector"


@dataclass(frozen=True, slots=True)
class OpenChoice:
    """Equals of whom nobody is ticked, because they are many or more than there is room for."""

    actors: tuple[str, ...]
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Shortlist:
    """Who is ticked, what that covers, and from whom somebody still has to choose."""

    cover: SetCover
    choices: tuple[OpenChoice, ...]


def needs(table: Participants, dealings: Involvements, guests: Sequence[Guest]) -> tuple[Need, ...]:
    """Items whose bringer does not sit here, themes that need somebody, missing sectors."""
    items = [
        (NeedKind.ITEM.value, title)
        for guest in guests
        for reason in guest.reasons
        if reason.kind is ReasonKind.BRINGS_IN
        for title in reason.ids("items")
    ]
    outside = {guest.actor for guest in guests}
    themes = [
        (NeedKind.THEME.value, theme)
        for theme, found in dealings.items()
        if _lacking(found, table.represented, outside)
    ]
    sectors = [(NeedKind.SECTOR.value, sector) for sector in table.missing_sectors]
    return tuple(dict.fromkeys([*items, *themes, *sectors]))


def _lacking(found: Mapping[str, Involvement], table: Collection[str], outside: set[str]) -> bool:
    """Whether nobody at the table deals with a theme, nor is led to as surely as an outsider."""
    here = [dealing for actor, dealing in found.items() if actor in table]
    if any(dealing.direct for dealing in here):
        return False
    others = [dealing.best.strength for actor, dealing in found.items() if actor in outside]
    best = min((dealing.best.strength for dealing in here), default=None)
    return best is None or (bool(others) and min(others) < best)


def shortlist(
    table: Participants,
    dealings: Involvements,
    groups: Sequence[Sequence[Guest]],
    *,
    locked: Collection[str] = (),
    left_out: Collection[str] = (),
    maximum: int | None = None,
) -> Shortlist:
    """Choose the fewest groups of equals that cover all items and themes, the best ranked first.

    Nobody is ticked for its sector alone, nor on a trail that is not sure. Equals are ticked
    together; where they are more than `MOST_TICKED_TOGETHER`, or than there is room for, they are
    a choice. Those `locked` are always on the list, those `left_out` never.
    """
    guests = [guest for group in groups for guest in group]
    wanted = needs(table, dealings, guests)
    offered = {guest.actor: tuple(offers(guest)) for guest in guests}
    units = _units(groups, {*locked, *left_out})
    content = [need for need in wanted if need[0] != NeedKind.SECTOR]
    room = None if maximum is None else max(maximum - len(locked), 0)
    ticked, passed, exact = _fitting(units, offered, locked, content, room)
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


def _units(groups: Sequence[Sequence[Guest]], apart: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The groups that may be ticked, without those who were decided on, by their first actor."""
    found = {}
    for group in groups:
        actors = tuple(guest.actor for guest in group if guest.actor not in apart)
        if actors and not group[0].by_sector_alone and not group[0].unsure:
            found[actors[0]] = actors
    return found


def _fitting(
    units: Mapping[str, Sequence[str]],
    offered: Mapping[str, Sequence[Need]],
    locked: Collection[str],
    wanted: Sequence[Need],
    room: int | None,
) -> tuple[list[str], list[str], bool]:
    """The units to tick, those that somebody must choose from, and whether no fewer would do."""
    passed: list[str] = []
    while True:
        left = [need for need in wanted if not any(need in offered[unit] for unit in passed)]
        possible = {unit: offered[unit] for unit in units if unit not in passed}
        possible |= {actor: offered.get(actor, ()) for actor in locked}
        most = None if room is None else room + len(locked)
        plan = minimal_cover(possible, left, locked=locked, maximum=most)
        ticked = [unit for unit in plan.chosen if unit not in locked]
        over = _first_over(ticked, units, room)
        if over is None:
            return ticked, passed, plan.exact
        passed.append(over)


def _first_over(
    ticked: Sequence[str], units: Mapping[str, Sequence[str]], room: int | None
) -> str | None:
    """The first unit that is too many, or for which there is no room beside those before it."""
    taken = 0
    for unit in ticked:
        size = len(units[unit])
        if size > MOST_TICKED_TOGETHER or (room is not None and taken + size > room):
            return unit
        taken += size
    return None


def offers(guest: Guest) -> Iterator[Need]:
    """What a guest brings in of what may be needed, as its reasons say."""
    for reason in guest.reasons:
        if reason.kind is ReasonKind.BRINGS_IN:
            yield from ((NeedKind.ITEM.value, title) for title in reason.ids("items"))
        elif reason.kind is ReasonKind.SECTOR_MISSING:
            yield from ((NeedKind.SECTOR.value, sector) for sector in reason.ids("sectors"))
        elif reason.kind in ABOUT_THEMES:
            yield from ((NeedKind.THEME.value, theme) for theme in reason.ids("themes"))
