"""Measures: numbers about actors, bodies and the whole network, each with its source.

`catalogue.MEASURES` has one entry each: its key, its *scope* (an actor, an actor or body of the
two-mode network, the network, or the seats) and what computes it, from a `MeasureInput` that works
out once what several of them share. A measure without a value is None: an actor without contacts
has no clustering, rather than zero. Above `EXACT_UP_TO` actors shortest paths are sampled, and what
is estimated is said to be. Distances are counted by a search of our own from 64 sources in one step
(`distances`), betweenness by igraph.
"""

from graph.measures.catalogue import MEASURES
from graph.measures.definition import Measure, MeasureScope, Number, Value
from graph.measures.measurement import (
    EXACT_UP_TO,
    MeasureValues,
    measure_consultation,
    measure_network,
)

__all__ = [
    "EXACT_UP_TO",
    "MEASURES",
    "Measure",
    "MeasureScope",
    "MeasureValues",
    "Number",
    "Value",
    "measure_consultation",
    "measure_network",
]
