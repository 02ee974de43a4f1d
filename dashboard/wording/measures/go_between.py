"""The words of what is measured of an actor between and within sectors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dashboard.wording.measures.entry import MeasureWords
from dashboard.words import N_

GO_BETWEEN: Final[Mapping[str, MeasureWords]] = {
    "brokerage_coordinator": MeasureWords(
        N_("Go-between: coordinator"),
        N_("How often this actor stands between two of its own sector that do not meet."),
        N_(
            "The number of ordered pairs of its contacts that do not meet each other, all three "
            "of one sector (A-A-A). Ties of actors whose sector is unknown are left out, and those "
            "actors have no value."
        ),
    ),
    "brokerage_itinerant": MeasureWords(
        N_("Go-between: outsider"),
        N_("How often this actor stands between two of one other sector that do not meet."),
        N_(
            "The number of ordered pairs of its contacts that do not meet each other and share a "
            "sector which is not its own (B-A-B). Ties of actors whose sector is unknown are left "
            "out, and those actors have no value."
        ),
    ),
    "brokerage_gatekeeper": MeasureWords(
        N_("Go-between: gatekeeper"),
        N_("How often another sector reaches the own sector only past this actor."),
        N_(
            "The number of pairs of its contacts that do not meet each other, one of another "
            "sector and one of its own, taken inwards (B-A-A). Ties have no direction here, so it "
            "equals that of the representative."
        ),
    ),
    "brokerage_representative": MeasureWords(
        N_("Go-between: representative"),
        N_("How often the own sector reaches another sector only past this actor."),
        N_(
            "The number of pairs of its contacts that do not meet each other, one of its own "
            "sector and one of another, taken outwards (A-A-B). Ties have no direction here, so it "
            "equals that of the gatekeeper."
        ),
    ),
    "brokerage_liaison": MeasureWords(
        N_("Go-between: liaison"),
        N_("How often this actor stands between two other sectors that do not meet."),
        N_(
            "The number of ordered pairs of its contacts that do not meet each other, of two "
            "different sectors that are both not its own (B-A-C). Ties of actors whose sector is "
            "unknown are left out, and those actors have no value."
        ),
    ),
    "ei_index": MeasureWords(
        N_("Outwards or inwards (E-I index)"),
        N_("Whether this actor meets other sectors more than its own."),
        N_(
            "(E-I)/(E+I), in which E counts its ties with other sectors and I those within its "
            "own: -1 is only its own sector, 1 only others. Ties of which a sector is unknown are "
            "left out. A small sector can hardly look inwards."
        ),
    ),
}
