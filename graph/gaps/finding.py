"""What a rule answers about a subject: keys, ids, numbers; the words stand elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, Protocol

from data.model import Fact

Value = str | int | float | date | tuple[str, ...] | tuple[tuple[str, ...], ...] | None

MOST_SEVERE: Final = 5  # the severity of what cannot wait


class Status(StrEnum):
    """The three answers of a rule, the gravest first: findings are listed in this order."""

    CONFIRMED = "confirmed"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One answer of one rule about its subjects.

    `reason` is a key of the rule's own; `values` fill the sentence that belongs to it. `facts`
    carry the sources, places and quotes that the answer rests on. `severity` runs from 5, act
    now, to 1, good to know; it is 0 where there is no gap. `pairs` holds the subjects of answers
    that this one stands for, since it is one question about all of them.
    """

    rule: str
    status: Status
    subjects: tuple[str, ...]
    reason: str
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)
    facts: tuple[Fact, ...] = ()
    severity: int = 0
    pairs: frozenset[tuple[str, str]] = frozenset()

    @property
    def identity(self) -> str:
        """The same for the same rule and subjects in every revision."""
        return f"{self.rule}:{'|'.join(sorted(self.subjects))}"


class Answer(Protocol):
    """One of the three ways to answer."""

    def __call__(
        self, *subjects: str, reason: str, facts: Iterable[Fact] = (), **values: Value
    ) -> Finding:
        """The answer about the subjects."""
        ...


@dataclass(frozen=True, slots=True)
class FindingFactory:
    """The three ways in which one rule can answer, with its own key and severity.

    An unknown weighs one step less than the gap it may turn out to be, and never nothing.
    """

    rule: str
    severity: int

    def confirmed(
        self, *subjects: str, reason: str, facts: Iterable[Fact] = (), **values: Value
    ) -> Finding:
        """The data show the gap."""
        return self._finding(Status.CONFIRMED, subjects, reason, facts, values, self.severity)

    def unknown(
        self, *subjects: str, reason: str, facts: Iterable[Fact] = (), **values: Value
    ) -> Finding:
        """The data cannot tell whether there is a gap."""
        severity = max(self.severity - 1, 1)
        return self._finding(Status.UNKNOWN, subjects, reason, facts, values, severity)

    def none(
        self, *subjects: str, reason: str, facts: Iterable[Fact] = (), **values: Value
    ) -> Finding:
        """The data show that there is no gap."""
        return self._finding(Status.NONE, subjects, reason, facts, values, 0)

    def _finding(
        self,
        status: Status,
        subjects: tuple[str, ...],
        reason: str,
        facts: Iterable[Fact],
        values: Mapping[str, Value],
        severity: int,
    ) -> Finding:
        return Finding(
            rule=self.rule,
            status=status,
            subjects=subjects,
            reason=reason,
            values=values,
            facts=tuple(facts),
            severity=severity,
        )
