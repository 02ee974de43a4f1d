"""Compute measures of a network, on one conversion of it to igraph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.igraph_network import IgraphNetwork, consultation_to_igraph, to_igraph
from graph.measures.catalogue import MEASURES
from graph.measures.definition import Measure, MeasureScope, Number, Value
from graph.measures.measure_input import MeasureInput
from graph.network import Network
from graph.progress import OnKeyProgress, no_progress

EXACT_UP_TO = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureValues:
    """The values of measures by key: of the network, of each actor and of each body with a seat.

    They are plain numbers; None is undefined. `estimated` has the keys computed from a sample.
    """

    network: dict[str, Number]
    actors: dict[str, dict[str, Value]]
    bodies: dict[str, dict[str, Value]]
    estimated: frozenset[str]


def measure_network(
    network: Network,
    keys: Iterable[str] | None = None,
    progress: OnKeyProgress | None = None,
    exact_up_to: int = EXACT_UP_TO,
) -> MeasureValues:
    """Compute the measures of a two-mode network: all, or those with the given keys.

    Before each measure, and during long ones, `progress` is called with its key, how many are done,
    and how many there are; an exception in it stops the work. With more than `exact_up_to` actors
    shortest paths are sampled. Raises KeyError for an unknown key.
    """
    return _compute_values(to_igraph(network), _selected_measures(keys), progress, exact_up_to)


def measure_consultation(
    consultation: Network,
    keys: Iterable[str] | None = None,
    progress: OnKeyProgress | None = None,
    exact_up_to: int = EXACT_UP_TO,
) -> MeasureValues:
    """Compute the measures that need only a consultation network, without who sits where.

    Nodes carry an `actor`, ties a `weight` (1 when absent).
    """
    entries = [
        entry
        for entry in _selected_measures(keys)
        if entry.scope in {MeasureScope.ACTOR, MeasureScope.NETWORK}
    ]
    return _compute_values(consultation_to_igraph(consultation), entries, progress, exact_up_to)


def _selected_measures(keys: Iterable[str] | None) -> list[Measure]:
    if keys is None:
        return list(MEASURES)
    by_key = {entry.key: entry for entry in MEASURES}
    return [by_key[key] for key in keys]


def _compute_values(
    converted: IgraphNetwork,
    entries: Sequence[Measure],
    progress: OnKeyProgress | None,
    exact_up_to: int,
) -> MeasureValues:
    on_key_progress: OnKeyProgress = progress or no_progress
    at = ("", 0)

    def on_progress(share: float) -> None:
        key, done = at
        on_key_progress(key, done + share, len(entries))

    measure_input = MeasureInput(
        converted=converted, exact_up_to=exact_up_to, on_progress=on_progress
    )
    bodies = converted.two_mode.bodies if converted.two_mode else ()
    measured = MeasureValues(
        network={},
        actors={actor: {} for actor in converted.actors},
        bodies={body: {} for body in bodies},
        estimated=frozenset(
            entry.key for entry in entries if entry.estimated and measure_input.uses_sampling
        ),
    )
    rows = [*measured.actors.values(), *measured.bodies.values()]
    for done, entry in enumerate(entries):
        at = (entry.key, done)
        on_progress(0)
        values = entry.compute(measure_input)
        if isinstance(values, Sequence):
            for row, value in zip(rows, values, strict=False):
                row[entry.key] = value
        else:
            measured.network[entry.key] = values
    return measured
