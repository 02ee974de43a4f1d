"""The timeline of revisions: key figures, gaps, and since when each gap exists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from data.model import Facts
from data.periods import facts_on_day
from graph.gaps import Finding, Status, find_gaps
from graph.gaps.city_settings import usable_rule_settings
from graph.measures import Number, measure_network
from graph.network import two_mode_network
from graph.progress import OnKeyProgress

KEY_FIGURES: Final = ("actors", "bodies", "seats", "ties", "components", "density", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePoint:
    """A revision on the day it was made: the identities of its gaps, and its `KEY_FIGURES`.

    The rules have the settings of that revision. A figure is None where it is undefined.
    """

    revision: int
    on: date
    confirmed: frozenset[str]
    unknown: frozenset[str]
    figures: Mapping[str, Number]


@dataclass(frozen=True, slots=True)
class FirstRevisionWithGap:
    """The first revision of the unbroken run up to now that has a gap.

    `moment` is None when no revision had it on its own day: it arose only by the passing of time.
    `earlier` is true when the gap may be older than the revisions examined.
    """

    moment: TimelinePoint | None
    earlier: bool = False


def timeline_point_of(
    facts: Facts,
    *,
    revision: int,
    on: date,
    progress: OnKeyProgress | None = None,
) -> TimelinePoint:
    """Compute the point of one revision, on the day it was made.

    `progress` is called as in `find_gaps`.
    """
    settings = usable_rule_settings(facts.rule_settings)
    findings = find_gaps(facts, settings=settings, on=on, progress=progress)
    return TimelinePoint(
        revision=revision,
        on=on,
        confirmed=_identities_with_status(findings, Status.CONFIRMED),
        unknown=_identities_with_status(findings, Status.UNKNOWN),
        figures=measure_network(two_mode_network(facts_on_day(facts, on)), KEY_FIGURES).network,
    )


def first_revisions_with_gaps(
    findings: Iterable[Finding], course: Sequence[TimelinePoint]
) -> dict[str, FirstRevisionWithGap]:
    """Return since which revision each of today's gaps exists, by its identity.

    `course` has the points of the revisions, oldest first.
    """
    gaps = [finding.identity for finding in findings if finding.status is not Status.NONE]
    return {identity: _first_revision_of(identity, course) for identity in gaps}


def _first_revision_of(identity: str, course: Sequence[TimelinePoint]) -> FirstRevisionWithGap:
    first: TimelinePoint | None = None
    for moment in reversed(course):
        if identity not in moment.confirmed and identity not in moment.unknown:
            return FirstRevisionWithGap(first)
        first = moment
    return FirstRevisionWithGap(first, earlier=first is not None and first.revision > 1)


def _identities_with_status(findings: Iterable[Finding], status: Status) -> frozenset[str]:
    return frozenset(finding.identity for finding in findings if finding.status is status)
