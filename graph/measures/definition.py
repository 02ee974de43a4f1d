"""The definition of a measure: what it is computed on, how, and by which source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.measures.measure_input import MeasureInput

Value = int | float | bool | None
Number = int | float | None


class MeasureScope(StrEnum):
    """What a measure is computed on."""

    ACTOR = "actor"  # each actor, in the consultation network
    TWO_MODE = "two-mode"  # each actor and each body, in the two-mode network
    NETWORK = "network"  # the consultation network as a whole
    TWO_MODE_NETWORK = "seating"  # the two-mode network as a whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure: its key, what it is computed on, how, and the source of its formula.

    `estimated` is true when it is estimated in a network that is too large to compute it exactly.
    """

    key: str
    scope: MeasureScope
    compute: Callable[[MeasureInput], Sequence[Value] | Number]
    reference: str
    estimated: bool = False
