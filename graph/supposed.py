"""Facts that a scenario supposes: no text has them, and their place says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, TypeVar

from data.model import Evidence, Seat, Sourced

SUPPOSED: Final = "scenario"
Fact = TypeVar("Fact", bound=Sourced)


def is_supposed(fact: Sourced) -> bool:
    """Whether a fact is only supposed: without a source, and with `SUPPOSED` as its place."""
    return fact.source is None and fact.locator == SUPPOSED


def suppose(fact: Fact) -> Fact:
    """The fact as one that is only supposed, with neither source nor quote."""
    changed: dict[str, Any] = {"source": None, "locator": SUPPOSED, "quote": None}
    return replace(fact, **changed)


def as_data(fact: Fact) -> Fact:
    """A supposed fact in the form of data; a seat has the evidence `supposed`."""
    if not isinstance(fact, Seat) or not is_supposed(fact):
        return fact
    changed: dict[str, Any] = {"evidence": Evidence.SUPPOSED}
    return replace(fact, **changed)
