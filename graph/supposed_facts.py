"""Facts that a scenario supposes: they have no source, and their locator says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, TypeVar

from data.model import Evidence, Seat, Sourced

SUPPOSED: Final = "scenario"
Fact = TypeVar("Fact", bound=Sourced)


def is_supposed(fact: Sourced) -> bool:
    """Whether a fact is only supposed: it has no source, and `SUPPOSED` as its locator."""
    return fact.source is None and fact.locator == SUPPOSED


def suppose(fact: Fact) -> Fact:
    """Return a fact marked as supposed: without source and quote, and `SUPPOSED` as its locator."""
    changed: dict[str, Any] = {"source": None, "locator": SUPPOSED, "quote": None}
    return replace(fact, **changed)


def as_data(fact: Fact) -> Fact:
    """Prepare a fact for export: a supposed seat gets the evidence `supposed`.

    Other facts are returned unchanged.
    """
    if not isinstance(fact, Seat) or not is_supposed(fact):
        return fact
    changed: dict[str, Any] = {"evidence": Evidence.SUPPOSED}
    return replace(fact, **changed)
