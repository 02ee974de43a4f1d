"""What a gap rule is: its function, legal references, thresholds, and what a city may set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from graph.gaps.finding import Finding, Status
from graph.situation.situation import Situation

Threshold = int | float | str | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalReference:
    """A law, decree or document on which a rule is based, and the days between which it holds.

    `title` and `article` are cited as in the text itself, in Dutch.
    """

    title: str
    article: str | None = None
    holds_from: date | None = None
    holds_until: date | None = None

    def is_in_force(self, on: date) -> bool:
        """Whether the text is in force on a day."""
        began = self.holds_from is None or self.holds_from <= on
        return began and (self.holds_until is None or on <= self.holds_until)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The effective thresholds of a rule: numbers, ids and lists of ids."""

    given: Mapping[str, Threshold]

    def number_threshold(self, name: str) -> float:
        """Return a threshold that is a number; TypeError for ids."""
        value = self.given[name]
        if isinstance(value, str | tuple):
            message = f"threshold {name} is no number: {value!r}"
            raise TypeError(message)
        return value

    def id_list_threshold(self, name: str) -> tuple[str, ...]:
        """Return a threshold that is one id or several, as a tuple; TypeError for a number."""
        value = self.given[name]
        if isinstance(value, int | float):
            message = f"threshold {name} is no id: {value!r}"
            raise TypeError(message)
        return (value,) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRule:
    """A gap rule. `reasons` has each reason it can give, with the names of the values of each.

    `references` are in the order in which they held; a rule with references is active only on days
    on which one of them is in force. A rule without references is our own. `impossible_statuses`
    are results that it never gives; the docstring of its `find` says why.
    """

    key: str
    find: Callable[[Situation, Thresholds], Iterable[Finding]]
    reasons: Mapping[str, tuple[str, ...]]
    references: tuple[LegalReference, ...] = ()
    thresholds: Mapping[str, Threshold] = field(default_factory=lambda: MappingProxyType({}))
    impossible_statuses: frozenset[Status] = frozenset()

    def references_in_force(self, on: date) -> tuple[LegalReference, ...]:
        """Return the references that are in force on a day."""
        return tuple(reference for reference in self.references if reference.is_in_force(on))

    def is_active_on(self, on: date) -> bool:
        """Whether the rule is active on a day: without references, or with one in force."""
        return not self.references or bool(self.references_in_force(on))


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetting:
    """What a city sets for a rule: whether it is enabled, and thresholds that replace its own."""

    enabled: bool = True
    thresholds: Mapping[str, Threshold] = field(default_factory=dict)


def effective_thresholds(rule: GapRule, setting: RuleSetting | None) -> Thresholds:
    """Return the thresholds of a rule, replaced by those that the city set.

    Raises ValueError for a threshold that the rule does not have, or of another type.
    """
    given = {} if setting is None else setting.thresholds
    for name, value in given.items():
        own = rule.thresholds.get(name)
        if own is None or isinstance(own, int | float) is not isinstance(value, int | float):
            message = f"rule {rule.key} has no threshold {name} like {value!r}"
            raise ValueError(message)
    return Thresholds({**rule.thresholds, **given})
