"""What hangs on one thread: the words of the rules about the shape of the network."""

from __future__ import annotations

from dashboard.wording.gaps.deriving import (
    between_parts,
    held,
    how_known,
    number_of_parts,
    parts,
    weak_links,
)
from dashboard.wording.gaps.entry import (
    ASK_WHERE_UNCLEAR,
    BELIEVED,
    ReasonWords,
    RuleWords,
)
from dashboard.words import N_

_CHAPTER = N_("chapter {number}")

CUT_POINT = RuleWords(
    key="cut-point",
    title=N_("The network hangs on one actor"),
    explanation=N_(
        "For each actor with a seat: do the others still hang together through shared bodies "
        "without it? A unit counts as its whole. Confirmed means that at least two parts stay "
        "apart, whoever may sit in bodies of which not all members are known."
    ),
    why=N_(
        "When the one link falls away, through illness or a change of job, nobody carries over what "
        "is said on either side."
    ),
    place=_CHAPTER,
    derived={
        "parts_in_words": parts,
        "held": held,
        "count": number_of_parts,
        "weak_links": weak_links,
        "between": between_parts,
    },
    reasons={
        "falls-apart": ReasonWords(
            title=N_("Without {actor} its part of the network falls into {count} pieces"),
            reason=(
                N_("{actor} is the only link between: {parts_in_words}."),
                N_("No other actor sits in a body on both sides, and none could unseen."),
            ),
            unknown=("{weak_links}", BELIEVED),
            remedy=(
                N_("{actor} sits in {held}: invite a member of one of these to another as well."),
                N_("Agree who replaces {actor} when it cannot come."),
            ),
        ),
        "only-link-by-name": ReasonWords(
            title=N_("By name {actor} is the only link between {between}"),
            reason=(N_("As far as the sources name who sits where, it links: {parts_in_words}."),),
            unknown=(
                N_("Not all members of {unclear} are known by name: there may be another link."),
                N_("A seat of {through} that is not certain may be another link."),
                "{weak_links}",
            ),
            remedy=ASK_WHERE_UNCLEAR,
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
        "For each body that shares a member with another body: does it share more than one? A unit "
        "counts as its whole. The answer is unknown where somebody else may sit in both."
    ),
    why=N_("All that this body and the others know of each other passes through one actor."),
    place=_CHAPTER,
    derived={"how_known": how_known},
    reasons={
        "one-link": ReasonWords(
            title=N_("Only {actor} links {body} with other bodies"),
            reason=(N_("Of all members of {body}, only {actor} sits in another body as well."),),
            unknown=("{how_known}", BELIEVED),
            remedy=(
                N_("Invite a second member of {body} to another body, or somebody from there."),
            ),
        ),
        "one-known-link": ReasonWords(
            title=N_("By name only {actor} links {body} with other bodies"),
            reason=(
                N_("Of the known members of {body}, only {actor} sits in another body as well."),
            ),
            unknown=(
                N_("Not all members of {unclear} are known by name: there may be more links."),
                "{how_known}",
            ),
            remedy=ASK_WHERE_UNCLEAR,
        ),
        "more-links": ReasonWords(
            title=N_("{body} has several links with other bodies"),
            reason=(N_("These members of {body} sit in another body as well: {links}."),),
        ),
        "more-links-derived": ReasonWords(
            title=N_("{body} has several links with other bodies (derived)"),
            reason=(
                N_("These members of {body} sit in another body as well: {links}."),
                N_("Not all of it is written in a source: seats that follow from one count too."),
            ),
        ),
    },
)

CUT_OFF = RuleWords(
    key="cut-off",
    title=N_("A part that is cut off from the rest"),
    explanation=N_(
        "For each part of the network: does a shared member link it with the rest? A unit counts as "
        "its whole. Where only a seat that is not certain does so, or somebody may sit unseen in "
        "both, the answer is unknown."
    ),
    why=N_("What is said there does not reach the rest of the consultation by itself."),
    place=_CHAPTER,
    derived={"how_known": how_known},
    reasons={
        "apart": ReasonWords(
            title=N_("No shared member links {bodies} with the rest"),
            reason=(
                N_("These actors sit there: {actors}."),
                N_("None of them sits in a body outside this part, and none could unseen."),
            ),
            unknown=(BELIEVED,),
            remedy=(
                N_("Invite one of these members to a body elsewhere, or somebody from elsewhere."),
            ),
        ),
        "may-be-joined": ReasonWords(
            title=N_("By name no shared member links {bodies} with the rest"),
            reason=(
                N_("The sources name no actor that sits both here and elsewhere."),
                N_("What they say of those who sit here: {actors}."),
            ),
            unknown=(N_("Not all members of {unclear} are known by name: one may be a link."),),
            remedy=ASK_WHERE_UNCLEAR,
        ),
        "joined-weakly": ReasonWords(
            title=N_("Only a seat that is not certain links {bodies} with the rest"),
            reason=(N_("The link with the rest of the network runs through {through}."),),
            unknown=("{how_known}",),
            remedy=(N_("Ask {through} whether it really sits in both, and add a source for it."),),
        ),
        "joined": ReasonWords(
            title=N_("{body} hangs together with the rest"),
            reason=(N_("Explicit seats link {body} with the largest part of the network."),),
        ),
        "joined-derived": ReasonWords(
            title=N_("{body} hangs together with the rest (derived)"),
            reason=(N_("The link follows from the sources, but not every seat is written there."),),
        ),
    },
)
