"""The words of what is measured of each actor and each body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dashboard.wording.measures.entry import MeasureWords
from dashboard.words import N_

ACTORS: Final[Mapping[str, MeasureWords]] = {
    "degree": MeasureWords(
        N_("Contacts (degree)"),
        N_("With how many others this actor sits in some body."),
        N_(
            "The number of other actors with which it shares at least one body. One seat in a "
            "large body gives many contacts at once, so look at the strength as well. Who was not "
            "written down as a member counts for nobody."
        ),
    ),
    "strength": MeasureWords(
        N_("Strength of the contacts"),
        N_("How much this actor meets others, when a large body counts less for each pair in it."),
        N_(
            "The sum of the weights of its ties. In a body of n members each pair gets 1/(n-1), "
            "times the meetings a year where they are known; bodies add up. Without that weight "
            "one large body would look like the heart of the network."
        ),
    ),
    "betweenness": MeasureWords(
        N_("Lies between others (betweenness)"),
        N_("How often this actor lies on the shortest way between two others."),
        N_(
            "For each pair of others: the share of their shortest paths that runs through this "
            "actor, added up and divided by the number of pairs, (n-1)(n-2)/2. It runs from 0 to "
            "1. In a network of several parts only compare actors of the same part."
        ),
    ),
    "betweenness_count": MeasureWords(
        N_("Number of pairs it lies between"),
        N_("How many pairs of others are linked at their shortest through this actor."),
        N_(
            "The betweenness before it is divided by the number of pairs. Where a pair has several "
            "shortest paths, each path counts for its share. It grows with the size of the network, "
            "so compare it only within one network."
        ),
    ),
    "betweenness_weighted": MeasureWords(
        N_("Lies between others, by strong ties"),
        N_("How often this actor lies between two others when strong ties count as short."),
        N_(
            "As betweenness, but a tie is 1/weight long: who meets often in small company is near. "
            "A number of meetings that is missing makes a tie look weaker than it is."
        ),
    ),
    "closeness": MeasureWords(
        N_("Nearness (closeness)"),
        N_("In how few steps this actor reaches the others."),
        N_(
            "One divided by the mean number of steps to all actors that it reaches, times the share "
            "of all others that it reaches. It runs from 0 to 1; who meets nobody has none. "
            "In a small part of the network it is low because few can be reached."
        ),
    ),
    "closeness_weighted": MeasureWords(
        N_("Nearness, by strong ties"),
        N_("How near this actor is to the others when strong ties count as short."),
        N_(
            "As closeness, but a tie is 1/weight long. It can rise above 1, since a strong tie may "
            "be shorter than one step; use it to put actors in order, not as a share."
        ),
    ),
    "eigenvector": MeasureWords(
        N_("Well connected contacts (eigenvector)"),
        N_("Whether this actor meets those who meet many others themselves."),
        N_(
            "The principal eigenvector of the ties in the largest part of the network, of length "
            "1: the value of an actor follows from those of its contacts. Outside the largest part "
            "it is undefined. One large body easily takes all the high places."
        ),
    ),
    "core": MeasureWords(
        N_("Core"),
        N_("How deep this actor sits in a group in which all meet many of the others."),
        N_(
            "The largest k for which it belongs to a set of actors that each meet at least k "
            "others of that set. A body of n members alone already gives its members a core "
            "of n-1."
        ),
    ),
    "constraint": MeasureWords(
        N_("Little room to act (constraint)"),
        N_("How far the contacts of this actor meet each other anyway; low gives room to act."),
        N_(
            "For each contact the share of the actor's ties that goes to it, directly and through "
            "shared contacts, squared and added up. Low means that it links others that do not "
            "meet. It may rise a little above 1; who meets nobody has none."
        ),
    ),
    "effective_size": MeasureWords(
        N_("Separate contacts (effective size)"),
        N_("How many of its contacts bring this actor something that the others do not."),
        N_(
            "The number of contacts n less 2t/n, in which t counts the ties among those contacts. "
            "All members of one body know each other, and together count as one. Who meets nobody "
            "has none."
        ),
    ),
    "clustering": MeasureWords(
        N_("Closed circle (clustering)"),
        N_("How many of the contacts of this actor also meet each other."),
        N_(
            "The share of the pairs of its contacts that share a body as well. With fewer than two "
            "contacts it is undefined. Every body closes its own circle, so it is high in any "
            "network that was made from memberships."
        ),
    ),
    "reach_two": MeasureWords(
        N_("Reach in two steps"),
        N_("How many others this actor meets, or meets through one other."),
        N_(
            "The number of other actors at one or two steps: those it meets, and those they meet. "
            "Actors in another part of the network are never reached."
        ),
    ),
    "cut_point": MeasureWords(
        N_("Only link (cut point)"),
        N_("Whether the network falls apart without this actor."),
        N_(
            "Yes when the network has more parts without this actor than with it. A meeting that "
            "nobody wrote down may be a link that is not seen here."
        ),
    ),
    "component": MeasureWords(
        N_("Part of the network"),
        N_("In which part of the network this actor is; 0 is the largest."),
        N_(
            "Two actors are in one part when they can be reached from each other through shared "
            "bodies. The parts are numbered from large to small. With weaker evidence taken in, "
            "parts may join."
        ),
    ),
    "two_mode_degree": MeasureWords(
        N_("Share of the seats (two-mode degree)"),
        N_("In which share of the bodies an actor sits, or which share of the actors a body has."),
        N_(
            "For an actor the number of its bodies divided by all bodies that have a seat; for a "
            "body the number of its actors divided by all actors that have a seat. Compare actors "
            "with actors and bodies with bodies."
        ),
    ),
    "two_mode_closeness": MeasureWords(
        N_("Nearness in the network of actors and bodies"),
        N_("How near an actor or body is to all others, seat by seat."),
        N_(
            "The least possible sum of distances to all actors and bodies that it reaches, divided "
            "by the real sum, times the share of all that it reaches. Distances count seats: two "
            "actors of one body are two apart."
        ),
    ),
    "two_mode_betweenness": MeasureWords(
        N_("Lies between others, in the network of actors and bodies"),
        N_("How often an actor or body lies on the shortest way between two others, seat by seat."),
        N_(
            "The share of all shortest paths between other actors and bodies that runs through it, "
            "divided by the most that is possible with so many actors and bodies. Large bodies "
            "inflate it less than they do in the network of actors alone."
        ),
    ),
}
