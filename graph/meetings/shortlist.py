"""The fewest guests that bring in every theme, sector and item that the members do not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum

from graph.meetings.cover import Cover, Need, cover
from graph.meetings.dealing import Dealings
from graph.meetings.guests import Guest
from graph.meetings.reason import Why
from graph.meetings.table import Table


class NeedFor(StrEnum):
    """What a guest may be needed for; the other half of a need is an id, or the item's title."""

    ITEM = "item"
    THEME = "theme"
    SECTOR = "sector"


def needs(table: Table, dealings: Dealings, guests: Sequence[Guest]) -> tuple[Need, ...]:
    """Items whose bringer does not sit here, themes with nobody at the table, missing sectors."""
    items = [
        (NeedFor.ITEM.value, title)
        for guest in guests
        for reason in guest.reasons
        if reason.why is Why.BRINGS_IN
        for title in reason.ids("items")
    ]
    themes = [
        (NeedFor.THEME.value, theme)
        for theme, found in dealings.items()
        if table.represented.isdisjoint(found)
    ]
    sectors = [(NeedFor.SECTOR.value, sector) for sector in table.missing_sectors]
    return tuple(dict.fromkeys([*items, *themes, *sectors]))


def shortlist(
    table: Table,
    dealings: Dealings,
    guests: Sequence[Guest],
    *,
    locked: Collection[str] = (),
    left_out: Collection[str] = (),
    maximum: int | None = None,
) -> Cover:
    """Choose from ranked guests the fewest that cover all needs, of equals the better ranked."""
    offered = {guest.actor: tuple(offers(guest)) for guest in guests}
    return cover(
        offered,
        needs(table, dealings, guests),
        locked=locked,
        left_out=left_out,
        maximum=maximum,
    )


def offers(guest: Guest) -> Iterator[Need]:
    """What a guest brings in of what may be needed, as its reasons say."""
    for reason in guest.reasons:
        if reason.why is Why.BRINGS_IN:
            yield from ((NeedFor.ITEM.value, title) for title in reason.ids("items"))
        elif reason.why is Why.SECTOR_MISSING:
            yield from ((NeedFor.SECTOR.value, sector) for sector in reason.ids("sectors"))
        elif reason.why in {Why.THEME, Why.THEME_NOWHERE, Why.THEME_UNSEATED}:
            yield from ((NeedFor.THEME.value, theme) for theme in reason.ids("themes"))
