"""Who never meets: the words of the rules about themes and sectors."""

from __future__ import annotations

from dashboard.wording.gaps.deriving import how_known
from dashboard.wording.gaps.entry import ASK_FOR_LIST, BELIEVED, ReasonWords, RuleWords
from dashboard.wording.gaps.filling import sector
from dashboard.words import N_

_UNSEEN = N_("Not all members of {bodies} are known by name: they may meet there.")
_WEAKLY = N_("Only a seat that is not certain brings them together, in {bodies}.")
_ASK_WHETHER = N_("Ask the convenor of {bodies} whether both sit there, and add a source for it.")
_THEMES = N_("Both deal with: {themes}.")
_NO_SOURCE = N_("No source names them in the same body.")
_NO_SOURCE_FOR_SECTORS = N_("No source names members from both sectors in one body.")
_DERIVED = N_("That is derived: it follows from the sources, but is not written there.")

THEME_APART = RuleWords(
    key="theme-apart",
    title=N_("The same theme, but no body together"),
    explanation=N_(
        "For each two actors that deal with the same theme: do they sit together in a body? A unit "
        "counts as its whole. The answer is unknown where both may sit in a body of which not all "
        "members are known. A theme that very many actors deal with is not compared two by two, "
        "and an unnamed group is not compared at all."
    ),
    why=N_(
        "Who works on the same theme without meeting may do the work twice, or count on the other "
        "to do it."
    ),
    derived={"how_known": how_known},
    reasons={
        "never-meet": ReasonWords(
            title=N_("{one} and {other} share a theme, but no body"),
            reason=(
                _THEMES,
                N_("They sit together in no body, and nothing says that they could sit unseen."),
            ),
            unknown=(BELIEVED,),
            remedy=(N_("Invite {one} and {other} together to one meeting about: {themes}."),),
        ),
        "may-meet-unseen": ReasonWords(
            title=N_("By name {one} and {other} share a theme, but no body"),
            reason=(_THEMES, _NO_SOURCE),
            unknown=(_UNSEEN,),
            remedy=ASK_FOR_LIST,
        ),
        "may-meet-where-anybody-may": ReasonWords(
            title=N_("Who sits in {bodies} tells whether actors with the same theme meet"),
            reason=(
                N_(
                    "Pairs of actors that deal with the same theme, and share no body by name: {pairs}."
                ),
                N_("It is about: {themes}."),
            ),
            unknown=(
                N_("Anybody may sit in {bodies}, of which not all members are known by name."),
            ),
            remedy=ASK_FOR_LIST,
        ),
        "meet-weakly": ReasonWords(
            title=N_("We do not know for certain whether {one} and {other} meet"),
            reason=(_THEMES, _WEAKLY),
            unknown=("{how_known}",),
            remedy=(_ASK_WHETHER,),
        ),
        "theme-too-wide": ReasonWords(
            title=N_("{theme} is too wide a theme to see who should meet"),
            reason=(
                N_("{actors} actors deal with it, which makes {pairs} pairs."),
                N_("With more than {largest} actors a theme says little about any two of them."),
            ),
            unknown=(N_("The data cannot tell who of them should meet about it."),),
            remedy=(N_("Split the theme into narrower ones, and link each actor to its own."),),
        ),
        "meet": ReasonWords(
            title=N_("{one} and {other} share a theme and a body"),
            reason=(_THEMES, N_("They sit together in {bodies}.")),
        ),
        "meet-derived": ReasonWords(
            title=N_("{one} and {other} share a theme and a body (derived)"),
            reason=(_THEMES, N_("They sit together in {bodies}."), _DERIVED),
        ),
    },
)

SECTORS_APART = RuleWords(
    key="sectors-apart",
    title=N_("Sectors that never sit together"),
    explanation=N_(
        "For each two sectors with a seat somewhere: is there a body in which both sit? The answer "
        "is unknown where actors of both may sit in a body of which not all members are known, "
        "where one of them sits beside an actor without a sector, and for a sector of which only "
        "unnamed groups have a seat."
    ),
    why=N_("What one sector decides without the other often has to be mended afterwards."),
    looks={"one": sector, "other": sector, "of_groups": sector},
    derived={"how_known": how_known},
    reasons={
        "never-meet": ReasonWords(
            title=N_("{one} and {other} never sit together"),
            reason=(
                N_("No body has a member from both sectors, and nobody could sit there unseen."),
            ),
            unknown=(BELIEVED,),
            remedy=(
                N_("Invite somebody from {one} to a body of {other}, or the other way round."),
            ),
        ),
        "may-meet-unseen": ReasonWords(
            title=N_("By name {one} and {other} never sit together"),
            reason=(_NO_SOURCE_FOR_SECTORS,),
            unknown=(_UNSEEN,),
            remedy=ASK_FOR_LIST,
        ),
        "meet-weakly": ReasonWords(
            title=N_("We do not know for certain whether {one} and {other} meet"),
            reason=(_WEAKLY,),
            unknown=("{how_known}",),
            remedy=(_ASK_WHETHER,),
        ),
        "only-groups": ReasonWords(
            title=N_("We do not know whether {one} and {other} meet"),
            reason=(
                _NO_SOURCE_FOR_SECTORS,
                N_("From {of_groups} only groups without names have a seat: {groups}."),
            ),
            unknown=(N_("Whoever is meant by that may sit elsewhere too, under its own name."),),
            remedy=ASK_FOR_LIST,
        ),
        "perhaps-through-unsorted": ReasonWords(
            title=N_("We do not know whether {one} and {other} meet"),
            reason=(_NO_SOURCE_FOR_SECTORS,),
            unknown=(
                N_("They sit together with {without_sector}, of whom the sector is not known."),
            ),
            remedy=(N_("Add the sector of {without_sector} to the sheet with the actors."),),
        ),
        "without-sector": ReasonWords(
            title=N_("Actors with a seat but without a sector: {number}"),
            reason=(N_("No sector is filled in for {actors}."),),
            unknown=(N_("So we cannot see which sectors they bring together."),),
            remedy=(N_("Add the sector of {actors} to the sheet with the actors."),),
        ),
        "meet": ReasonWords(
            title=N_("{one} and {other} sit together"),
            reason=(N_("Both sectors have a seat in {bodies}."),),
        ),
        "meet-derived": ReasonWords(
            title=N_("{one} and {other} sit together (derived)"),
            reason=(N_("Both sectors have a seat in {bodies}."), _DERIVED),
        ),
    },
)
