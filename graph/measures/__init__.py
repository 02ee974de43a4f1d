"""Measures: numbers about actors, bodies and the whole network."""

from graph.measures.catalogue import MEASURES
from graph.measures.definition import Measure, Number, Scope, Value
from graph.measures.measurement import (
    EXACT_UP_TO,
    Measured,
    measure,
    measure_consultation,
)

__all__ = [
    "EXACT_UP_TO",
    "MEASURES",
    "Measure",
    "Measured",
    "Number",
    "Scope",
    "Value",
    "measure",
    "measure_consultation",
]
