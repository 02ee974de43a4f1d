"""Who last said what is chosen: the page or the person at the picture."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Clicked:
    """What is chosen in the picture now: one node, a second one, and the signs turned off."""

    selected: str | None = None
    second: str | None = None
    off: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What the page last asked for, what both sides know, and what the browser was last told.

    `number` counts what the browser was told, so that it can tell a new wish from a repeated one.
    """

    page: Clicked
    known: Clicked
    told: Clicked
    number: int = 1


def begin(page: Clicked) -> Memory:
    """The first time that a picture is shown, it shows what the page asks for."""
    return Memory(page=page, known=page, told=page)


def carry_on(memory: Memory, page: Clicked, click: Clicked | None) -> Memory:
    """Take in a click, or a changed wish of the page.

    A page that keeps asking for the same does not undo what people click; a page that asks for
    what the browser shows already tells it nothing.
    """
    if click is not None:
        return replace(memory, page=page, known=click)
    if page in (memory.page, memory.known):
        return replace(memory, page=page)
    return Memory(page=page, known=page, told=page, number=memory.number + 1)
