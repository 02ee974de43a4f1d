"""What hangs on one thread: the words of the rules about the shape of the network."""

from __future__ import annotations

from dashboard.wording.gaps.deriving import (
    held,
    how_known,
    number_of_parts,
    parts,
    weak_links,
)
from dashboard.wording.gaps.entry import KNOWN_CONVENOR, ReasonWords, RuleWords
from dashboard.words import N_

_CHAPTER = N_("chapter {number}")

CUT_POINT = RuleWords(
    key="cut-point",
    title=N_("The network hangs on one actor"),
    explanation=N_(
        "For each actor with a seat: do the others still hang together through shared bodies "
        "without it? For an unnamed group the answer is unknown, since it may be several actors."
    ),
    why=N_(
        "When the one link falls away, through illness or a change of job, nobody carries over what "
        "is said on either side."
    ),
    place=_CHAPTER,
    derived={
        "told_parts": parts,
        "held": held,
        "count": number_of_parts,
        "weak_links": weak_links,
    },
    reasons={
        "falls-apart": ReasonWords(
            title=N_("Without {actor} its part of the network falls into {count} pieces"),
            reason=(
                N_("{actor} is the only link between: {told_parts}."),
                N_("No other actor sits in a body on both sides."),
            ),
            unknown=("{weak_links}",),
            remedy=(
                N_("{actor} sits in {held}: invite a member of one of these to another as well."),
                N_("Agree who replaces {actor} when it cannot come."),
            ),
        ),
        "group-holds-together": ReasonWords(
            title=N_("We do not know who in {actor} holds the network together"),
            reason=(
                N_("{actor} is the only link between: {told_parts}."),
                N_("The sources speak of it as a group, which may be one actor or several."),
            ),
            unknown=(N_("No source says whether the same people from {actor} sit on both sides."),),
            remedy=(N_("Find out who of {actor} sits in which body, and add them by name."),),
        ),
        "holds-without": ReasonWords(
            title=N_("Without {actor} the others still hang together"),
            reason=(N_("Whoever meets through {actor} is also linked in another way."),),
        ),
    },
)

HANGS_ON_ONE = RuleWords(
    key="hangs-on-one",
    title=N_("A body with one link to the others"),
    explanation=N_(
        "For each body that shares a member with another body: does it share more than one? Where "
        "not all its members are known, the answer is unknown."
    ),
    why=N_("All that this body and the others know of each other passes through one actor."),
    place=_CHAPTER,
    derived={"how_known": how_known},
    reasons={
        "one-link": ReasonWords(
            title=N_("Only {actor} links {body} with other bodies"),
            reason=(N_("Of all members of {body}, only {actor} sits in another body as well."),),
            unknown=("{how_known}",),
            remedy=(
                N_("Invite a second member of {body} to another body, or somebody from there."),
            ),
        ),
        "one-known-link": ReasonWords(
            title=N_("We know of one link between {body} and other bodies: {actor}"),
            reason=(
                N_("Of the known members of {body}, only {actor} sits in another body as well."),
            ),
            unknown=(
                N_("Not all members of {body} are known by name: there may be more links."),
                "{how_known}",
            ),
            remedy=(
                N_("Ask the convenor of {body} for the full list of members."),
                KNOWN_CONVENOR,
            ),
        ),
        "more-links": ReasonWords(
            title=N_("{body} has several links with other bodies"),
            reason=(N_("These members of {body} sit in another body as well: {links}."),),
        ),
    },
)

CUT_OFF = RuleWords(
    key="cut-off",
    title=N_("A part that is cut off from the rest"),
    explanation=N_(
        "For each part of the network: does a shared member link it with the rest? Where only a "
        "seat that is not explicit does so, or where not all members are known, the answer is "
        "unknown."
    ),
    why=N_("What is said there does not reach the rest of the consultation by itself."),
    place=_CHAPTER,
    derived={"how_known": how_known},
    reasons={
        "apart": ReasonWords(
            title=N_("No shared member links {bodies} with the rest"),
            reason=(
                N_("All members are known: {actors}."),
                N_("None of them sits in a body outside this part."),
            ),
            remedy=(
                N_("Invite one of these members to a body elsewhere, or somebody from elsewhere."),
            ),
        ),
        "apart-with-unnamed": ReasonWords(
            title=N_("We do not know whether a shared member links {bodies} with the rest"),
            reason=(
                N_("The sources name no actor that sits both here and elsewhere."),
                N_("What they say of those who sit here: {actors}."),
            ),
            unknown=(N_("Not all members of {unclear} are known by name: one may sit elsewhere."),),
            remedy=(
                N_("Ask the convenor of {unclear} for the full list of members."),
                KNOWN_CONVENOR,
            ),
        ),
        "joined-weakly": ReasonWords(
            title=N_("Only a seat that is not explicit links {bodies} with the rest"),
            reason=(N_("The link with the rest of the network runs through {through}."),),
            unknown=("{how_known}",),
            remedy=(N_("Ask {through} whether it really sits in both, and add a source for it."),),
        ),
        "joined": ReasonWords(
            title=N_("{body} hangs together with the rest"),
            reason=(N_("Explicit seats link {body} with the largest part of the network."),),
        ),
    },
)
