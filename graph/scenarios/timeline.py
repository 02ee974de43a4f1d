"""The course of the network over its revisions: key figures, gaps, since when each exists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from data.model import Facts
from data.periods import facts_on_day
from graph.gaps import Finding, Status, find_gaps
from graph.gaps.city_settings import usable_rule_settings
from graph.measures import Number, measure
from graph.network import two_mode_network
from graph.progress import OnKeyProgress

KEY_FIGURES: Final = ("actors", "bodies", "seats", "ties", "components", "density", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One revision on the day that it was made: the identities of its gaps, and `KEY_FIGURES`.

    The rules are set as the revision itself sets them. A figure is None where it is undefined.
    """

    revision: int
    on: date
    confirmed: frozenset[str]
    unknown: frozenset[str]
    figures: Mapping[str, Number]


@dataclass(frozen=True, slots=True)
class FirstSeen:
    """The first revision of the unbroken run up to now in which a gap was there.

    None for a gap that no revision had on its own day: it arose by the passing of time. With
    `earlier` the gap may be older than the revisions that were looked at.
    """

    moment: Moment | None
    earlier: bool = False


def moment_of(
    facts: Facts,
    *,
    revision: int,
    on: date,
    progress: OnKeyProgress | None = None,
) -> Moment:
    """Look at one revision on the day that it was made; `progress` is that of `find_gaps`."""
    settings = usable_rule_settings(facts.rule_settings)
    findings = find_gaps(facts, settings=settings, on=on, progress=progress)
    return Moment(
        revision=revision,
        on=on,
        confirmed=_identities(findings, Status.CONFIRMED),
        unknown=_identities(findings, Status.UNKNOWN),
        figures=measure(two_mode_network(facts_on_day(facts, on)), KEY_FIGURES).network,
    )


def first_seen(findings: Iterable[Finding], course: Sequence[Moment]) -> dict[str, FirstSeen]:
    """Since when each of today's gaps exists, by its identity; `course` is oldest first."""
    gaps = [finding.identity for finding in findings if finding.status is not Status.NONE]
    return {identity: _since(identity, course) for identity in gaps}


def _since(identity: str, course: Sequence[Moment]) -> FirstSeen:
    first: Moment | None = None
    for moment in reversed(course):
        if identity not in moment.confirmed and identity not in moment.unknown:
            return FirstSeen(first)
        first = moment
    return FirstSeen(first, earlier=first is not None and first.revision > 1)


def _identities(findings: Iterable[Finding], status: Status) -> frozenset[str]:
    return frozenset(finding.identity for finding in findings if finding.status is status)
