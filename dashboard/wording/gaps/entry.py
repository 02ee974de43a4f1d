"""What stands in words about one rule, and about each reason that it can give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from string import Formatter
from types import MappingProxyType
from typing import Any

from dashboard.snapshot import Snapshot
from dashboard.words import N_, Words
from graph.gaps import Finding

Look = Callable[[Words, Snapshot, Any], str]
Derived = Callable[[Words, Snapshot, Finding], str]

NOTHING_TO_DO = N_("There is nothing to do here.")
KNOWN_CONVENOR = N_("As far as the data says, that is {convenors}.")
ASK_FOR_LIST = (
    N_("Ask the convenor of {bodies} for the full list of members."),
    KNOWN_CONVENOR,
)
ASK_WHERE_UNCLEAR = (
    N_("Ask the convenor of {unclear} for the full list of members."),
    KNOWN_CONVENOR,
)
BELIEVED = N_(
    "That rests on the list of members of {believed}: we take it to be complete, since no source "
    "says that it is not."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonWords:
    """The sentences of one reason; holes are the names of its values.

    A sentence in `reason`, `unknown` or `remedy` is left out when one of its holes is empty. Any
    may have the hole `convenors`: who convenes the bodies, where that is known.
    `why` is only for a reason that matters for another cause than its rule.
    """

    title: str
    reason: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    remedy: tuple[str, ...] = (NOTHING_TO_DO,)
    why: str | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every sentence of the reason."""
        why = () if self.why is None else (self.why,)
        return (self.title, *self.reason, *self.unknown, *self.remedy, *why)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleWords:
    """The words of one rule.

    `looks` says how a value of that name is shown where its name alone does not tell; `derived`
    holds further holes, worked out from the finding; `place` is what a
    number in a text that the rule rests on counts.
    """

    key: str
    title: str
    explanation: str
    why: str
    reasons: Mapping[str, ReasonWords]
    looks: Mapping[str, Look] = field(default_factory=lambda: MappingProxyType({}))
    derived: Mapping[str, Derived] = field(default_factory=lambda: MappingProxyType({}))
    place: str = N_("art. {number}")


def holes(sentence: str) -> frozenset[str]:
    """The names of the holes in a sentence."""
    return frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)
