"""Marks that people put on gaps: gaps with and without one, and a mark as a change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from data.change import Change
from data.model import Mark, Marking
from graph.gaps import Finding, Status


def gaps(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that are gaps, confirmed or unknown."""
    return [finding for finding in findings if finding.status is not Status.NONE]


def open_and_marked(
    findings: Iterable[Finding], marks: Mapping[str, Mark]
) -> tuple[list[Finding], list[Finding]]:
    """The gaps that nobody marked, and the marked ones, each in the order given."""
    found = gaps(findings)
    open_ones = [gap for gap in found if gap.identity not in marks]
    return open_ones, [gap for gap in found if gap.identity in marks]


class GapCount(NamedTuple):
    """How many gaps are confirmed and unknown, without the marked ones; and those, by status."""

    confirmed: int
    unknown: int
    marked_confirmed: int
    marked_unknown: int

    @property
    def marked(self) -> int:
        """How many gaps somebody decided about."""
        return self.marked_confirmed + self.marked_unknown


def count_gaps(findings: Iterable[Finding], marks: Mapping[str, Mark]) -> GapCount:
    """Count the gaps, those that somebody marked by themselves."""
    counts = [
        sum(gap.status is status for gap in group)
        for group in open_and_marked(list(findings), marks)
        for status in (Status.CONFIRMED, Status.UNKNOWN)
    ]
    return GapCount(*counts)


def mark_change(
    finding: Finding,
    marks: Mapping[str, Mark],
    *,
    mark: Marking,
    reason: str,
    person: str,
    on: date,
) -> Change:
    """Return the change that adds a mark to a gap, or replaces the mark that it has."""
    after = Mark(
        finding=finding.identity,
        mark=mark,
        reason=reason.strip(),
        person=person.strip() or None,
        marked=on,
    )
    return Change("marks", (finding.identity,), marks.get(finding.identity), after)


def unmark_change(mark: Mark) -> Change:
    """Return the change that removes a mark."""
    return Change("marks", (mark.finding,), mark, None)
