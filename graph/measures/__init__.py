"""Measures: numbers about actors, bodies and the whole network, each with its source.

`catalogue.MEASURES` has one entry for each: its key, its *scope* and the function that computes it
from a `MeasureInput`, which computes once what several measures share. A measure that is undefined
is None: an actor without contacts has no clustering, rather than zero. With more than `EXACT_UP_TO`
actors, shortest paths are sampled, and the measures from them are marked as estimated. Distances
come from our own search from 64 sources in one step (`distances`), betweenness from igraph.
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
