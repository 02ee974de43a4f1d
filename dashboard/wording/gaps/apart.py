"""Who never meets: the words of the rules about themes and sectors."""

from __future__ import annotations

from dashboard.wording.gaps.entry import KNOWN_CONVENOR, ReasonWords, RuleWords
from dashboard.wording.gaps.filling import sector
from dashboard.words import N_

_ASK_FOR_LIST = (
    N_("Ask the convenor of {bodies} for the full list of members."),
    KNOWN_CONVENOR,
)
_UNSEEN = N_("Not all members of {bodies} are known by name: they may meet there.")
_DO_PARTS_MEET = (
    N_("Ask the convenor of {bodies} whether its parts ever meet together."),
    KNOWN_CONVENOR,
)
_THEMES = N_("Both deal with: {themes}.")

THEME_APART = RuleWords(
    key="theme-apart",
    title=N_("The same theme, but no body together"),
    explanation=N_(
        "For each two actors that deal with the same theme: do they sit together in a body? Where "
        "not all members of a body are known, the answer is unknown. A theme that very many actors "
        "deal with is not compared two by two."
    ),
    why=N_(
        "Who works on the same theme without meeting may do the work twice, or count on the other "
        "to do it."
    ),
    reasons={
        "never-meet": ReasonWords(
            title=N_("{one} and {other} share a theme, but no body"),
            reason=(
                _THEMES,
                N_("They sit together in no body, and the members of their bodies are all known."),
            ),
            remedy=(N_("Invite {one} and {other} together to one meeting about: {themes}."),),
        ),
        "may-meet-unseen": ReasonWords(
            title=N_("We do not know whether {one} and {other} meet"),
            reason=(_THEMES, N_("No source names them in the same body.")),
            unknown=(_UNSEEN,),
            remedy=_ASK_FOR_LIST,
        ),
        "in-parts-of-one-body": ReasonWords(
            title=N_("{one} and {other} sit in separate parts of {bodies}"),
            reason=(_THEMES, N_("They sit in separate parts of {bodies}.")),
            unknown=(N_("No source says whether those parts ever meet together."),),
            remedy=_DO_PARTS_MEET,
        ),
        "with-group": ReasonWords(
            title=N_("We do not know whether {one} and {other} meet"),
            reason=(_THEMES, N_("No source names them in the same body.")),
            unknown=(N_("No source says who is meant by {groups}."),),
            remedy=(
                N_("Find out which organisations are meant by {groups}, and add them by name."),
            ),
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
    },
)

SECTORS_APART = RuleWords(
    key="sectors-apart",
    title=N_("Sectors that never sit together"),
    explanation=N_(
        "For each two sectors with a seat somewhere: is there a body in which both sit? Where not "
        "all members of their bodies are known, the answer is unknown."
    ),
    why=N_("What one sector decides without the other often has to be mended afterwards."),
    looks={"one": sector, "other": sector},
    reasons={
        "never-meet": ReasonWords(
            title=N_("{one} and {other} never sit together"),
            reason=(
                N_("No body has a member from both sectors."),
                N_("The members of their bodies are all known."),
            ),
            remedy=(
                N_("Invite somebody from {one} to a body of {other}, or the other way round."),
            ),
        ),
        "may-meet-unseen": ReasonWords(
            title=N_("We do not know whether {one} and {other} meet"),
            reason=(N_("No source names members from both sectors in one body."),),
            unknown=(_UNSEEN,),
            remedy=_ASK_FOR_LIST,
        ),
        "in-parts-of-one-body": ReasonWords(
            title=N_("{one} and {other} sit in separate parts of {bodies}"),
            reason=(N_("The two sectors sit in separate parts of {bodies}."),),
            unknown=(N_("No source says whether those parts ever meet together."),),
            remedy=_DO_PARTS_MEET,
        ),
        "perhaps-through-unsorted": ReasonWords(
            title=N_("We do not know whether {one} and {other} meet"),
            reason=(N_("No source names members from both sectors in one body."),),
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
    },
)
