"""What makes a seat say less than that its actor sits there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from data.model import Actor, Evidence, Seat
from graph.situation.membership import is_one_organisation

_ORDER = tuple(Evidence)


def effective_evidence(seat: Seat, actor: Actor) -> Evidence:
    """The evidence of a seat; that of a group where its actor stands for others."""
    if is_one_organisation(actor) or seat.evidence is Evidence.SUPPOSED:
        return seat.evidence
    return Evidence.GROUP


def weakest_evidence(seats: Iterable[Seat], actors: Mapping[str, Actor]) -> Evidence:
    """The weakest evidence among the best seat of each actor in each body; explicit without any."""
    best: dict[tuple[str, str], Evidence] = {}
    for seat in seats:
        its = effective_evidence(seat, actors[seat.actor])
        place = seat.actor, seat.body
        best[place] = min(best.get(place, its), its, key=_ORDER.index)
    return max(best.values(), key=_ORDER.index, default=Evidence.EXPLICIT)
