"""A gap rule: how it looks, what it rests on, when it holds, and what a city may set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from graph.gaps.finding import Finding, Status
from graph.situation.situation import Situation

Threshold = int | float | str | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A law, decree or document that a rule rests on, and the days from and until which it holds.

    `title` and `article` are given as the text itself is cited, in Dutch.
    """

    title: str
    article: str | None = None
    holds_from: date | None = None
    holds_until: date | None = None

    def holds(self, on: date) -> bool:
        """Whether the text is in force on a day."""
        began = self.holds_from is None or self.holds_from <= on
        return began and (self.holds_until is None or on <= self.holds_until)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The numbers, ids and lists of ids that a rule works with."""

    given: Mapping[str, Threshold]

    def number(self, name: str) -> float:
        """A threshold that is a number."""
        value = self.given[name]
        if isinstance(value, str | tuple):
            message = f"threshold {name} is no number: {value!r}"
            raise TypeError(message)
        return value

    def ids(self, name: str) -> tuple[str, ...]:
        """A threshold that is one id or several."""
        value = self.given[name]
        if isinstance(value, int | float):
            message = f"threshold {name} is no id: {value!r}"
            raise TypeError(message)
        return (value,) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. `reasons` lists every reason it can give, with the values that go with each.

    `references` are in the order in which they held; a rule with references holds only on days
    on which one of them does. Without any, the rule is this product's own. `never` are the answers
    that it cannot give; its `find` says why.
    """

    key: str
    find: Callable[[Situation, Thresholds], Iterable[Finding]]
    reasons: Mapping[str, tuple[str, ...]]
    references: tuple[Reference, ...] = ()
    thresholds: Mapping[str, Threshold] = field(default_factory=lambda: MappingProxyType({}))
    never: frozenset[Status] = frozenset()

    def references_on(self, on: date) -> tuple[Reference, ...]:
        """The references that hold on a day."""
        return tuple(reference for reference in self.references if reference.holds(on))

    def holds(self, on: date) -> bool:
        """Whether the rule asks anything on a day."""
        return not self.references or bool(self.references_on(on))


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetting:
    """What a city sets for one rule: off, or other thresholds than the rule's own."""

    enabled: bool = True
    thresholds: Mapping[str, Threshold] = field(default_factory=dict)


def thresholds_of(rule: Rule, setting: RuleSetting | None) -> Thresholds:
    """The rule's own thresholds with those of the city over them.

    Raises ValueError for a threshold that the rule does not have, or of another sort.
    """
    given = {} if setting is None else setting.thresholds
    for name, value in given.items():
        own = rule.thresholds.get(name)
        if own is None or isinstance(own, int | float) is not isinstance(value, int | float):
            message = f"rule {rule.key} has no threshold {name} like {value!r}"
            raise ValueError(message)
    return Thresholds({**rule.thresholds, **given})
