"""What is not known of bodies, and who is missing there: the words of these rules."""

from __future__ import annotations

from dashboard.wording.gaps.deriving import how_known
from dashboard.wording.gaps.entry import BELIEVED, KNOWN_CONVENOR, ReasonWords, RuleWords
from dashboard.words import N_

_ASK_FOR_MEMBERS = (
    N_("Ask the convenor of {body} for the list of members by name."),
    KNOWN_CONVENOR,
)
_NAMED = N_("Known by name: {named}.")
_ALL_NAMED = N_("Everybody who sits there is known by name: {named}.")

MEMBERS_UNKNOWN = RuleWords(
    key="members-unknown",
    title=N_("Members that are not known by name"),
    explanation=N_(
        "For each body: does a source name its members, and is the list complete? This rule never "
        "confirms a gap: what a source does not tell need not be missing."
    ),
    why=N_("As long as the members are not known, nobody can say who is missing there."),
    reasons={
        "no-members": ReasonWords(
            title=N_("We know no member of {body}"),
            reason=(N_("The sources name {body}, but not who sits there."),),
            unknown=(N_("No source says who sits there, or how many."),),
            remedy=_ASK_FOR_MEMBERS,
        ),
        "only-groups": ReasonWords(
            title=N_("We do not know who sits in {body}"),
            reason=(N_("The sources speak of groups only: {groups}."),),
            unknown=(N_("No source says who takes part for those groups."),),
            remedy=_ASK_FOR_MEMBERS,
        ),
        "open-list": ReasonWords(
            title=N_("We do not know all members of {body}"),
            reason=(
                N_("The list in the source is open: it does not name everybody."),
                _NAMED,
                N_("Known as a group: {groups}."),
            ),
            unknown=(N_("No source says who else sits there."),),
            remedy=_ASK_FOR_MEMBERS,
        ),
        "partly-named": ReasonWords(
            title=N_("{body} has members by name, next to unnamed groups"),
            reason=(_NAMED, N_("Without names: {groups}.")),
        ),
        "through-parts": ReasonWords(
            title=N_("{body} is known through its parts"),
            reason=(N_("Those who sit in its parts are known: {named}."),),
        ),
        "named": ReasonWords(
            title=N_("All members of {body} are known by name"), reason=(_ALL_NAMED,)
        ),
    },
)

BROAD_INPUT = RuleWords(
    key="broad-input",
    title=N_("Broad input: a sector is missing or outweighs the others"),
    explanation=N_(
        "For each body that must gather broad input: does every sector have a seat there, and does "
        "no sector have more seats than allowed? Who observes or is only invited does not count. "
        "As long as not all members are known, the answer is unknown. A kerngroep is not asked: it brings together who has a similar background."
    ),
    why=N_("Advice carries weight when all who have to do with it could speak."),
    derived={"how_known": how_known},
    reasons={
        "members-not-known": ReasonWords(
            title=N_("We do not know whether {body} gathers broad input"),
            reason=(N_("Not all members of {body} are known by name."),),
            unknown=(N_("No source says which sectors sit there."),),
            remedy=_ASK_FOR_MEMBERS,
        ),
        "missing": ReasonWords(
            title=N_("Nobody from {sector} sits in {body}"),
            reason=(N_("All members of {body} are known, and none is from {sector}."),),
            unknown=(BELIEVED,),
            remedy=(N_("Invite an actor from {sector} to {body}."),),
        ),
        "only-doubtful": ReasonWords(
            title=N_("We do not know for certain whether anybody from {sector} sits in {body}"),
            reason=(N_("From {sector} only {actors} may sit there."),),
            unknown=("{how_known}",),
            remedy=(N_("Ask {actors} whether it really sits in {body}, and add a source for it."),),
        ),
        "perhaps-missing": ReasonWords(
            title=N_("We do not know whether anybody from {sector} sits in {body}"),
            reason=(N_("All members of {body} are known, but not the sector of each."),),
            unknown=(N_("The sector of {without_sector} is not known."),),
            remedy=(N_("Add the sector of {without_sector} to the sheet with the actors."),),
        ),
        "dominates": ReasonWords(
            title=N_("{sector} outweighs the others in {body}"),
            reason=(
                N_("Members from {sector}: {number} of {members}; at most {largest_share} is set."),
            ),
            remedy=(N_("Invite actors from other sectors, or agree on fewer seats for {sector}."),),
        ),
        "perhaps-dominates": ReasonWords(
            title=N_("{sector} may outweigh the others in {body}"),
            reason=(
                N_(
                    "Members from {sector} of whom we are certain: {number} of {members}; at most "
                    "{largest_share} is set."
                ),
            ),
            unknown=(
                N_("Not every seat there is certain: with those that are not, it may differ."),
            ),
            remedy=(
                N_("Ask the convenor of {body} who really sits there, and add a source for it."),
            ),
        ),
        "broad": ReasonWords(
            title=N_("{body} has members from all sectors"),
            reason=(N_("These sectors sit there: {sectors}. None outweighs the others."),),
        ),
    },
)
