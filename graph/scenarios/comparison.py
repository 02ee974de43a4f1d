"""Comparison of two states of the network: before and after a scenario, or two days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import isclose
from typing import Final, Generic, NamedTuple, TypeVar

from data.model import Facts
from data.periods import facts_on_day
from graph.gaps import Finding, RuleSetting, Status, find_gaps
from graph.measures import MEASURES, MeasureScope, MeasureValues, Number, Value, measure_network
from graph.network import two_mode_network
from graph.progress import OnKeyProgress, OnProgress
from graph.scenarios.finding_changes import FindingChange, FindingChangeKind, finding_changes
from graph.scenarios.network_difference import NetworkDifference, network_difference
from graph.successions import sole_successors

T = TypeVar("T")

ACTOR_KEYS: Final = ("degree", "strength", "betweenness", "closeness", "cut_point")
NETWORK_KEYS: Final = tuple(
    entry.key
    for entry in MEASURES
    if entry.scope in {MeasureScope.NETWORK, MeasureScope.TWO_MODE_NETWORK}
)


class BeforeAfter(NamedTuple, Generic[T]):
    """A value before and after."""

    before: T
    after: T


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkComparison:
    """What differs between two states.

    `lines`: the links that came and went. `heirs`: the only successor of each actor that is gone.
    `network`: each measure of the network as a whole. `actors`: the measures in `ACTOR_KEYS` of
    each actor for which one differs; None is undefined, as for an actor without a seat. A
    successor is compared with its only predecessor. `measured`: all measures in both states,
    changed or not. `gaps`: how many gaps are confirmed and unknown, without a mark; `marked`: how
    many have one.
    """

    lines: NetworkDifference
    heirs: Mapping[str, str]
    network: dict[str, BeforeAfter[Number]]
    actors: dict[str, dict[str, BeforeAfter[Value]]]
    measured: BeforeAfter[MeasureValues]
    cut_points_gone: tuple[str, ...]
    cut_points_new: tuple[str, ...]
    gaps: dict[Status, BeforeAfter[int]]
    marked: BeforeAfter[int]
    finding_changes: tuple[FindingChange, ...]

    @property
    def component_counts(self) -> BeforeAfter[Number]:
        """How many components the network has, before and after."""
        return self.network["components"]

    @property
    def closed_gaps(self) -> tuple[Finding, ...]:
        """The gaps that closed, as they were before."""
        return tuple(
            change.relevant_finding
            for change in self.finding_changes
            if change.kind is FindingChangeKind.CLOSED
        )

    @property
    def opened_gaps(self) -> tuple[Finding, ...]:
        """The gaps that opened."""
        return tuple(
            change.relevant_finding
            for change in self.finding_changes
            if change.kind is FindingChangeKind.OPENED
        )

    @property
    def changed_gaps(self) -> tuple[FindingChange, ...]:
        """The gaps that changed from confirmed to unknown, or back."""
        return tuple(
            change for change in self.finding_changes if change.kind is FindingChangeKind.CHANGED
        )


def compare_states(
    before: Facts,
    after: Facts,
    *,
    on: date,
    then: date | None = None,
    settings: Mapping[str, RuleSetting] | None = None,
    settings_then: Mapping[str, RuleSetting] | None = None,
    progress: OnProgress | None = None,
) -> NetworkComparison:
    """Compare the facts `before` on the day `then` with the facts `after` on the day `on`.

    Without `then`, both are seen on the day `on`. For a scenario, `after` is the result of
    `apply_steps` on `before`; for two days, give the same facts twice. What passed from a
    predecessor to its successor is neither lost nor new. `settings` are those of the rules;
    `settings_then`, when given, those for the state before. `progress` is called with the share
    that is done; an exception in it stops the work. Raises ValueError for a setting of a rule or a
    threshold that does not exist.
    """
    since = then or on
    was, becomes = facts_on_day(before, since), facts_on_day(after, on)
    heirs = sole_successors(was, becomes, on)
    networks = BeforeAfter(two_mode_network(was), two_mode_network(becomes))
    keys = (*ACTOR_KEYS, *NETWORK_KEYS)
    parts = [_progress_of_part(progress, number) for number in range(4)]
    measured = BeforeAfter(
        *(
            measure_network(network, keys, part)
            for network, part in zip(networks, parts[:2], strict=True)
        )
    )
    found = BeforeAfter(
        find_gaps(
            before,
            on=since,
            settings=settings if settings_then is None else settings_then,
            progress=parts[2],
        ),
        find_gaps(after, on=on, settings=settings, progress=parts[3]),
    )
    open_ones = BeforeAfter(
        *(_unmarked_findings(*state) for state in zip(found, (before, after), strict=True))
    )
    rows = _measures_before_and_after(measured, heirs)
    cuts = BeforeAfter(*(_cut_points_of(state) for state in measured))
    inherited = {heirs.get(actor, actor) for actor in cuts.before}
    return NetworkComparison(
        lines=network_difference(networks.before, networks.after, becomes, on),
        heirs=heirs,
        network={
            key: BeforeAfter(measured.before.network[key], measured.after.network[key])
            for key in NETWORK_KEYS
        },
        actors={
            actor: row for actor, row in rows.items() if not all(map(_is_same_value, row.values()))
        },
        measured=measured,
        cut_points_gone=tuple(
            sorted(actor for actor in cuts.before if heirs.get(actor, actor) not in cuts.after)
        ),
        cut_points_new=tuple(sorted(cuts.after - inherited)),
        gaps={
            status: BeforeAfter(
                _count_with_status(open_ones.before, status),
                _count_with_status(open_ones.after, status),
            )
            for status in (Status.CONFIRMED, Status.UNKNOWN)
        },
        marked=BeforeAfter(
            *(
                sum(
                    _count_with_status(findings, status)
                    for status in (Status.CONFIRMED, Status.UNKNOWN)
                )
                - sum(
                    _count_with_status(unmarked, status)
                    for status in (Status.CONFIRMED, Status.UNKNOWN)
                )
                for findings, unmarked in zip(found, open_ones, strict=True)
            )
        ),
        finding_changes=finding_changes(found.before, found.after, heirs),
    )


def _progress_of_part(progress: OnProgress | None, number: int) -> OnKeyProgress:
    """Return the callback for one of the four parts: two to measure, two to find gaps."""

    def on_progress(_: str, done: float, of: int) -> None:
        if progress is not None:
            progress((number + done / of) / 4)

    return on_progress


def _measures_before_and_after(
    measured: BeforeAfter[MeasureValues], heirs: Mapping[str, str]
) -> dict[str, dict[str, BeforeAfter[Value]]]:
    """Return the measures before and after of each actor, by its id after a succession."""
    was = dict(measured.before.actors)
    left: dict[str, list[str]] = {}
    for actor, heir in heirs.items():
        if actor in was:
            left.setdefault(heir, []).append(actor)
    for heir, predecessors in left.items():
        rows = [was.pop(actor) for actor in predecessors]
        if len(rows) == 1:
            was.setdefault(heir, rows[0])
    becomes = measured.after.actors
    return {
        actor: {
            key: BeforeAfter(was.get(actor, {}).get(key), becomes.get(actor, {}).get(key))
            for key in ACTOR_KEYS
        }
        for actor in sorted(was.keys() | becomes.keys())
    }


def _is_same_value(pair: BeforeAfter[Value]) -> bool:
    if isinstance(pair.before, float) and isinstance(pair.after, float):
        # Other sums in another order: the last digits differ where nothing changed.
        return isclose(pair.before, pair.after, rel_tol=1e-9, abs_tol=1e-12)
    return pair.before == pair.after


def _cut_points_of(measured: MeasureValues) -> set[str]:
    return {actor for actor, row in measured.actors.items() if row["cut_point"]}


def _unmarked_findings(findings: Iterable[Finding], facts: Facts) -> list[Finding]:
    """Return the findings without a mark."""
    marks = {mark.finding for mark in facts.marks}
    return [finding for finding in findings if finding.identity not in marks]


def _count_with_status(findings: Iterable[Finding], status: Status) -> int:
    return sum(finding.status is status for finding in findings)
