"""An advisory council with members of several sectors."""

from __future__ import annotations

from data.model import (
    Facts,
    Layer,
)
from tests.gap_answers import actor, body, seat

COUNCIL = Facts(
    actors=(
        actor("a", sector="care"),
        actor("b", sector="homes"),
        actor("c", sector="homes"),
        actor("d", sector="tenants"),
    ),
    bodies=(body("council", layer=Layer.WOONRAAD),),
    seats=tuple(seat("council", each) for each in "abcd"),
)
