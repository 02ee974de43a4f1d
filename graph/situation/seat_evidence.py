"""Evidence of seats, taking into account whether the actor is one organisation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from data.model import Actor, Evidence, Seat
from graph.situation.membership import stands_for_one_organisation

_ORDER = tuple(Evidence)


def effective_evidence(seat: Seat, actor: Actor) -> Evidence:
    """Return the evidence of a seat; `group` when its actor stands for others."""
    if stands_for_one_organisation(actor) or seat.evidence is Evidence.SUPPOSED:
        return seat.evidence
    return Evidence.GROUP


def weakest_evidence(seats: Iterable[Seat], actors: Mapping[str, Actor]) -> Evidence:
    """Take the best evidence of each actor in each body, and return the weakest of these.

    Returns explicit when there are no seats.
    """
    best: dict[tuple[str, str], Evidence] = {}
    for seat in seats:
        evidence = effective_evidence(seat, actors[seat.actor])
        place = seat.actor, seat.body
        best[place] = min(best.get(place, evidence), evidence, key=_ORDER.index)
    return max(best.values(), key=_ORDER.index, default=Evidence.EXPLICIT)
