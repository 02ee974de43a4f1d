"""Who is missing: the words of the rules about actors without a seat."""

from __future__ import annotations

from dashboard.wording.gaps.deriving import tables
from dashboard.wording.gaps.entry import KNOWN_CONVENOR, ReasonWords, RuleWords
from dashboard.wording.gaps.filling import period
from dashboard.words import N_

_MAY_SIT_UNSEEN = N_(
    "{actor} may sit in {could_sit_in} without being named: "
    "the sources do not tell who all the members are."
)
_ASK_FOR_NAMES = (
    N_("Ask the convenor of {bodies} for the list of members by name."),
    KNOWN_CONVENOR,
)
_WHO_IS_BEHIND = N_("Find out which organisations are meant by {actor}, and add them by name.")
_WHO_FILLS = N_("Find out which organisation fills this role, and add its seat if it has one.")

NO_SEAT = RuleWords(
    key="no-seat",
    title=N_("No seat anywhere by name"),
    explanation=N_(
        "For each actor: does a source give it a seat in a body by name? A seat of one of its "
        "parts, or of the whole that it belongs to, counts as well. The answer is unknown for a "
        "group or a role without names, for what is named as a place only, and for who may sit in "
        "a body of its own of which the members are not all known."
    ),
    why=N_("Who has no seat is heard only when somebody happens to think of it."),
    derived={"tables": tables},
    looks={"until": period, "since": period},
    reasons={
        "nowhere-by-name": ReasonWords(
            title=N_("{actor} has no seat in any body by name"),
            reason=(
                N_("The sources mention {actor}, but name it as a member of no body."),
                N_("Its own body, {own_bodies}, does not name {actor} as a member either."),
            ),
            unknown=(_MAY_SIT_UNSEEN,),
            remedy=(
                N_("Ask {actor} in which body it takes part."),
                N_("If it takes part in none, invite {actor} to {tables}."),
            ),
        ),
        "no-longer": ReasonWords(
            title=N_("{actor} has no seat in any body any more"),
            reason=(N_("{actor} sat in {bodies} until {until}, and is named nowhere since."),),
            unknown=(_MAY_SIT_UNSEEN,),
            remedy=(
                N_("Ask {actor} in which body it takes part."),
                N_("If it takes part in none, invite {actor} to {tables}."),
            ),
        ),
        "succeeded": ReasonWords(
            title=N_("{actor} was succeeded, and has no seat any more"),
            reason=(N_("Another actor came after {actor}."),),
        ),
        "seated-later": ReasonWords(
            title=N_("{actor} will have a seat"),
            reason=(N_("{actor} will sit in {bodies} from {since}."),),
        ),
        "group-without-seat": ReasonWords(
            title=N_("We do not know whether anybody from {actor} has a seat"),
            reason=(
                N_("The sources speak of {actor} as a group, and give that group no seat."),
                N_("Somebody from it may have a seat under another name."),
            ),
            unknown=(N_("No source says who belongs to {actor}."),),
            remedy=(_WHO_IS_BEHIND,),
        ),
        "role-without-seat": ReasonWords(
            title=N_("We do not know whether anybody sits somewhere as {actor}"),
            reason=(
                N_("The sources name a role, {actor}, and not who fills it."),
                N_("Nobody has a seat in a body under that name."),
            ),
            unknown=(N_("No source says who fills the role of {actor}."),),
            remedy=(_WHO_FILLS,),
        ),
        "only-a-place": ReasonWords(
            title=N_("We do not know whether {actor} takes part as an organisation"),
            reason=(
                N_("The sources name {actor} as a place or a service, and as a member of no body."),
            ),
            unknown=(N_("No source says whether {actor} is an organisation of its own."),),
            remedy=(N_("Find out who is behind {actor}, and add its seat if it has one."),),
        ),
        "may-sit-in-its-own": ReasonWords(
            title=N_("We do not know whether {actor} has a seat in {bodies}"),
            reason=(
                N_(
                    "The sources name {actor} as a member of no body. But {bodies} is a part of it "
                    "or convened by it."
                ),
            ),
            unknown=(N_("The sources do not tell who all the members of {bodies} are."),),
            remedy=_ASK_FOR_NAMES,
        ),
        "only-as-group": ReasonWords(
            title=N_("We do not know whether {actor} has a seat of its own"),
            reason=(
                N_(
                    "The source counts {actor} in {bodies} among a group, "
                    "and does not name who of the group takes part."
                ),
            ),
            unknown=(N_("No source says whether {actor} itself takes part."),),
            remedy=_ASK_FOR_NAMES,
        ),
        "only-supposed": ReasonWords(
            title=N_("We do not know whether {actor} has a seat in {bodies}"),
            reason=(N_("The seat of {actor} in {bodies} comes from a scenario."),),
            unknown=(N_("No source says that {actor} takes part."),),
            remedy=(N_("Add a source for that seat, or remove it."),),
        ),
        "seated": ReasonWords(
            title=N_("{actor} has a seat"),
            reason=(
                N_(
                    "{actor} sits in {bodies}, by itself, through a part of it or through its whole."
                ),
            ),
        ),
    },
)

PARTNERSHIP_ONLY = RuleWords(
    key="partnership-only",
    title=N_("In a partnership, but in no consultation"),
    explanation=N_(
        "For each member of a partnership: does it also sit by name in a kerngroep, in the "
        "woonraad or in another consultation? For a group or a role without names the answer is "
        "unknown."
    ),
    why=N_(
        "A partner sees on the ground what goes wrong, but cannot bring it in where policy is "
        "prepared."
    ),
    derived={"tables": tables},
    looks={"until": period},
    reasons={
        "in-no-consultation-by-name": ReasonWords(
            title=N_("{actor} is in a partnership, but in no other body by name"),
            reason=(
                N_(
                    "{actor} takes part in {partnerships}, but no source names it as a member of "
                    "a kerngroep, the woonraad or another consultation."
                ),
            ),
            unknown=(_MAY_SIT_UNSEEN,),
            remedy=(
                N_("Ask {actor} whether it takes part in a consultation already."),
                N_("If not, invite {actor} to {tables}."),
            ),
        ),
        "consults-no-longer": ReasonWords(
            title=N_("{actor} is in a partnership, but in no other body any more"),
            reason=(
                N_("{actor} takes part in {partnerships}."),
                N_("{actor} sat in {bodies} until {until}."),
            ),
            unknown=(_MAY_SIT_UNSEEN,),
            remedy=(
                N_("Ask {actor} whether it takes part in a consultation already."),
                N_("If not, invite {actor} to {tables}."),
            ),
        ),
        "may-consult-in-its-own": ReasonWords(
            title=N_("We do not know whether {actor} sits in {bodies}"),
            reason=(
                N_("{actor} takes part in {partnerships}."),
                N_("{actor} runs {bodies}, but no source names it as a member there."),
            ),
            unknown=(N_("The sources do not tell who all the members of {bodies} are."),),
            remedy=_ASK_FOR_NAMES,
        ),
        "group-in-partnership": ReasonWords(
            title=N_("We do not know whether anybody from {actor} is in a consultation"),
            reason=(
                N_("{actor} takes part in {partnerships} as a group without names."),
                N_("Somebody from it may sit in a consultation under another name."),
            ),
            unknown=(N_("No source says who belongs to {actor}."),),
            remedy=(_WHO_IS_BEHIND,),
        ),
        "role-in-partnership": ReasonWords(
            title=N_("We do not know whether anybody is in a consultation as {actor}"),
            reason=(
                N_("{actor} takes part in {partnerships} as a role, and nobody says who fills it."),
            ),
            unknown=(N_("No source says who fills the role of {actor}."),),
            remedy=(_WHO_FILLS,),
        ),
        "no-consultation-known": ReasonWords(
            title=N_("We do not know whether {actor} is in a consultation"),
            reason=(
                N_("{actor} takes part in {partnerships}."),
                N_("The data holds partnerships only, and no member of any consultation."),
            ),
            unknown=(N_("The data does not say who sits in a consultation."),),
            remedy=(N_("Add the consultations and their members first."),),
        ),
        "consults-as-group": ReasonWords(
            title=N_("We do not know whether {actor} itself is in a consultation"),
            reason=(
                N_("{actor} takes part in {partnerships}."),
                N_(
                    "The source counts {actor} in {bodies} among a group, "
                    "and does not name who of the group takes part."
                ),
            ),
            unknown=(N_("No source says whether {actor} itself takes part."),),
            remedy=_ASK_FOR_NAMES,
        ),
        "consults-supposed": ReasonWords(
            title=N_("We do not know whether {actor} itself is in a consultation"),
            reason=(
                N_("{actor} takes part in {partnerships}."),
                N_("The seat of {actor} in {bodies} comes from a scenario."),
            ),
            unknown=(N_("No source says that {actor} takes part."),),
            remedy=(N_("Add a source for that seat, or remove it."),),
        ),
        "consults": ReasonWords(
            title=N_("{actor} is in a partnership and in a consultation"),
            reason=(N_("{actor} takes part in {partnerships}, and also has a seat in {bodies}."),),
        ),
    },
)
