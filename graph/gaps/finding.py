"""Findings of rules: keys, ids and numbers; the sentences are in text files elsewhere."""

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
    """The three results of a rule, most serious first; findings are listed in this order."""

    CONFIRMED = "confirmed"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The result of one rule about its subjects.

    `reason` is a key that the rule defines; `values` fill its sentence. `facts` are the facts that
    support it, with their sources and quotes. `severity` runs from 1, good to know, to 5, act now;
    it is 0 where there is no gap. `pairs` are the pairs of actors that a joint finding replaces.
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
        """The rule and the sorted subjects as text: the same in each revision."""
        return f"{self.rule}:{'|'.join(sorted(self.subjects))}"


class MakeFinding(Protocol):
    """The signature of the three methods of `FindingFactory`."""

    def __call__(
        self, *subjects: str, reason: str, facts: Iterable[Fact] = (), **values: Value
    ) -> Finding:
        """Return the finding about the subjects."""
        ...


@dataclass(frozen=True, slots=True)
class FindingFactory:
    """Makes the findings of one rule, with its key and severity.

    An unknown finding is one step less severe than a confirmed one, and at least 1.
    """

    rule: str
    severity: int

    def confirmed(
        self, *subjects: str, reason: str, facts: Iterable[Fact] = (), **values: Value
    ) -> Finding:
        """Return a finding that the data show the gap."""
        return self._make_finding(Status.CONFIRMED, subjects, reason, facts, values, self.severity)

    def unknown(
        self, *subjects: str, reason: str, facts: Iterable[Fact] = (), **values: Value
    ) -> Finding:
        """Return a finding that the data do not show whether there is a gap."""
        severity = max(self.severity - 1, 1)
        return self._make_finding(Status.UNKNOWN, subjects, reason, facts, values, severity)

    def none(
        self, *subjects: str, reason: str, facts: Iterable[Fact] = (), **values: Value
    ) -> Finding:
        """Return a finding that the data show that there is no gap."""
        return self._make_finding(Status.NONE, subjects, reason, facts, values, 0)

    def _make_finding(
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
