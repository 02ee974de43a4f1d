"""The words of what is measured of the network as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dashboard.wording.measures.entry import MeasureWords
from dashboard.words import N_

WHOLE: Final[Mapping[str, MeasureWords]] = {
    "actors": MeasureWords(
        N_("Actors with a seat"),
        N_("How many actors sit in at least one body."),
        N_(
            "Actors with at least one seat on the chosen evidence; who has none is not in the "
            "network. An unnamed group counts as one actor, however many stand behind it."
        ),
    ),
    "bodies": MeasureWords(
        N_("Bodies with a seat"),
        N_("In how many bodies at least one actor sits."),
        N_(
            "Bodies with at least one seat on the chosen evidence. A body of which the sources "
            "tell no member at all is not counted."
        ),
    ),
    "seats": MeasureWords(
        N_("Seats"),
        N_("How many seats are written down, from a source or derived."),
        N_("All seats on the chosen evidence. Several terms of one actor in one body count apart."),
    ),
    "ties": MeasureWords(
        N_("Pairs that meet"),
        N_("How many pairs of actors sit together in some body."),
        N_(
            "The ties of the consultation network: each pair of actors that shares at least one "
            "body counts once. A body of n members makes n(n-1)/2 pairs, so one large body may "
            "give most of them."
        ),
    ),
    "components": MeasureWords(
        N_("Separate parts"),
        N_("Into how many parts the network falls that share nobody."),
        N_(
            "The number of sets of actors that can reach each other through shared bodies and "
            "nobody else. Look at the evidence: a derived seat may join two parts that are apart "
            "on explicit evidence."
        ),
    ),
    "bridges": MeasureWords(
        N_("Ties that everything passes through (bridges)"),
        N_("How many ties are the only link between the actors on both sides."),
        N_(
            "The ties of which the loss would break the network into more parts. A body of three or "
            "more has none within, since its members meet each other along a third one; a body of "
            "two may be one. The actors without whom it falls apart are the cut points."
        ),
    ),
    "density": MeasureWords(
        N_("Density"),
        N_("Which share of all pairs of actors sits together somewhere."),
        N_(
            "The number of pairs that meet, divided by all possible pairs: 2m/(n(n-1)). It falls as a "
            "network grows, so compare it only between networks of about the same size. One large "
            "body raises it a good deal."
        ),
    ),
    "two_mode_density": MeasureWords(
        N_("Share of the places taken"),
        N_("Which share of all possible seats, each actor in each body, is taken."),
        N_(
            "The number of pairs of an actor and its body, divided by actors times bodies: "
            "m/(n₁·n₂). It is not blown up by large bodies. Nobody should sit everywhere: high is "
            "not better."
        ),
    ),
    "diameter": MeasureWords(
        N_("Longest distance"),
        N_("How many steps the two actors that are farthest apart need to reach each other."),
        N_(
            "The longest of all shortest paths, in the largest part of the network. One actor at "
            "the edge decides it alone; the mean distance says more about the whole."
        ),
    ),
    "mean_path": MeasureWords(
        N_("Mean distance"),
        N_("How many steps one actor is from another on average."),
        N_(
            "The mean length of the shortest paths between all pairs in the largest part of the "
            "network. Pairs in different parts are not in it."
        ),
    ),
    "centralization_degree": MeasureWords(
        N_("Centralization of the contacts"),
        N_("How far the contacts are concentrated with one actor."),
        N_(
            "How much each actor has fewer contacts than the one with most, added up and divided "
            "by the most that is possible, (n-1)(n-2): 0 when all have as many, 1 for a star. "
            "Under three actors it is undefined."
        ),
    ),
    "centralization_betweenness": MeasureWords(
        N_("Centralization of the links"),
        N_("How far one actor alone links the others with each other."),
        N_(
            "How much the betweenness of each actor stays below the highest, added up and divided "
            "by n-1: 0 when all are equal, 1 for a star. A high value is a warning: much hangs on "
            "one actor."
        ),
    ),
    "transitivity": MeasureWords(
        N_("Closed circles (transitivity)"),
        N_("How often two actors that meet the same third also meet each other."),
        N_(
            "Three times the number of triangles, divided by the number of pairs that share a "
            "contact. Every body of three or more makes triangles by itself, so it is high in any "
            "network that was made from memberships."
        ),
    ),
    "modularity": MeasureWords(
        N_("Separation into groups (modularity)"),
        N_("How clearly the network falls into groups that mostly meet among themselves."),
        N_(
            "The share of the weight of the ties that stays within the groups found, less what "
            "chance would give. Above about 0.3 the groups are clear. The groups are sought "
            "to make it high, so it says nothing about causes."
        ),
    ),
    "sector_ei_index": MeasureWords(
        N_("Between or within sectors (E-I index)"),
        N_("Whether actors meet other sectors more than their own."),
        N_(
            "(E-I)/(E+I), in which E counts the ties between sectors and I those within one: -1 is "
            "only within, 1 only between. Ties of which a sector is unknown are left out. One large "
            "body of one sector pulls it down."
        ),
    ),
    "sector_mixing": MeasureWords(
        N_("Preference for the own sector (assortativity)"),
        N_("How far actors meet their own sector more than chance would give."),
        N_(
            "The assortativity of the ties by sector: 1 when all meet only their own sector, 0 as "
            "by chance, below 0 when they meet others more. Ties of which a sector is unknown are "
            "left out; with one sector it is undefined."
        ),
    ),
    "sector_modularity": MeasureWords(
        N_("Separation into sectors (modularity by sector)"),
        N_("How far the actors of each sector meet among themselves."),
        N_(
            "The share of the ties that stays within the sectors, less what chance would give, each "
            "tie counting once. Beside the modularity of the groups found it tells whether those "
            "groups are the sectors. Ties of which a sector is unknown are left out."
        ),
    ),
    "unknown": MeasureWords(
        N_("Share of unknown"),
        N_("Of which share of the bodies we do not know all members by name."),
        N_(
            "Bodies with an open list, with an unnamed group among the members, or without any "
            "member in the sources, divided by all bodies. As long as it is high, the other "
            "numbers describe the documents rather than the consultation."
        ),
    ),
}
