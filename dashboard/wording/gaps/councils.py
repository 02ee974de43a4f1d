"""What the decree asks of an advisory council, and who pays whom: the words of these rules."""

from __future__ import annotations

from dashboard.wording.gaps.deriving import how_known, money
from dashboard.wording.gaps.entry import KNOWN_CONVENOR, ReasonWords, RuleWords
from dashboard.wording.gaps.filling import kind
from dashboard.words import N_

_COUNTED = N_("The largest group of one sex counts {most} of the {members} members.")
_ASK_FOR_COUNTS = (
    N_(
        "Ask the convenor of {body} how many men and how many women sit there, and add the figures."
    ),
    KNOWN_CONVENOR,
)
_NOT_FROM_NAMES = N_("Names of people are never used to guess it.")

COUNCIL_SEX = RuleWords(
    key="council-sex",
    title=N_("Advisory council: men and women"),
    explanation=N_(
        "For each advisory council: does one sex have more than the share that the decree allows? "
        "The decree binds councils that the municipal council set up to advise regularly; the data "
        "does not say which those are. Only effective members count, not observers. Only counts "
        "that somebody gave are used, never names. Without counts of both men and women, or when "
        "they are not as many as the members listed, the answer is unknown."
    ),
    looks={"uncounted": kind},
    why=N_("When one sex has too many of the seats, the council can give no valid advice."),
    reasons={
        "too-many": ReasonWords(
            title=N_("One sex has more than {largest_share} of the seats in {body}"),
            reason=(_COUNTED,),
            remedy=(
                N_("Ask the organisations in {body} to send somebody of the other sex."),
                N_(
                    "Look up whether the municipal council set up {body} to advise regularly: only "
                    "then does the decree bind it."
                ),
            ),
        ),
        "not-counted": ReasonWords(
            title=N_("We do not know how many men and women sit in {body}"),
            reason=(N_("No counts of men and women in {body} are in the data."),),
            unknown=(_NOT_FROM_NAMES,),
            remedy=_ASK_FOR_COUNTS,
        ),
        "only-one-counted": ReasonWords(
            title=N_("We do not know how many men and women sit in {body}"),
            reason=(N_("Not counted: {uncounted}."),),
            unknown=(_NOT_FROM_NAMES,),
            remedy=_ASK_FOR_COUNTS,
        ),
        "another-number": ReasonWords(
            title=N_("We do not know whether the count of men and women in {body} is right"),
            reason=(
                N_("Counted: {members}. Effective members in the data: {listed}."),
                _COUNTED,
            ),
            unknown=(
                N_("Perhaps observers were counted as well, or the count is of another moment."),
            ),
            remedy=_ASK_FOR_COUNTS,
        ),
        "counted-twice": ReasonWords(
            title=N_("We do not know which count of men and women in {body} is right"),
            reason=(N_("The data holds more than one count of the same sex."),),
            unknown=(N_("The data does not say which of them holds now."),),
            remedy=(N_("Keep the count that holds now, and remove the others."),),
        ),
        "members-not-known": ReasonWords(
            title=N_("We do not know whether one sex has too many seats in {body}"),
            reason=(_COUNTED,),
            unknown=(N_("Not all members of {body} are known, so the count may be too low."),),
            remedy=_ASK_FOR_COUNTS,
        ),
        "balanced": ReasonWords(
            title=N_("No sex has more than {largest_share} of the seats in {body}"),
            reason=(_COUNTED,),
        ),
    },
)

COUNCIL_VOTE = RuleWords(
    key="council-vote",
    title=N_("Advisory council: politicians with a vote"),
    explanation=N_(
        "For each advisory council: does a councillor or a member of the college have a vote there? "
        "As long as not all members are known, the answer is unknown."
    ),
    why=N_("The decree does not let councillors and members of the college vote there."),
    derived={"how_known": how_known},
    reasons={
        "votes": ReasonWords(
            title=N_("{actor} has a vote in {bodies}"),
            reason=(N_("The seat of {actor}, a councillor or college member, carries a vote."),),
            remedy=(N_("Make it a seat without a vote, or leave it to somebody else."),),
        ),
        "votes-doubtful": ReasonWords(
            title=N_("We do not know for certain whether {actor} has a vote in {bodies}"),
            reason=(N_("The seat of {actor}, a councillor or college member, carries a vote."),),
            unknown=("{how_known}",),
            remedy=(
                N_("Ask the convenor of {bodies}, and record whether the seat has a vote."),
                KNOWN_CONVENOR,
            ),
        ),
        "vote-not-known": ReasonWords(
            title=N_("We do not know whether {actor} has a vote in {bodies}"),
            reason=(N_("{actor}, a councillor or college member, has a seat there."),),
            unknown=(N_("No source says whether that seat carries a vote."),),
            remedy=(
                N_("Ask the convenor of {bodies}, and record whether the seat has a vote."),
                KNOWN_CONVENOR,
            ),
        ),
        "members-not-known": ReasonWords(
            title=N_("We do not know whether a politician votes in {body}"),
            reason=(N_("Not all members of {body} are known by name."),),
            unknown=(N_("No source says whether a councillor or college member votes there."),),
            remedy=(
                N_("Ask the convenor of {body} for the members, and who of them votes."),
                KNOWN_CONVENOR,
            ),
        ),
        "no-politician": ReasonWords(
            title=N_("No politician sits in {body}"),
            reason=(N_("All members are known; none is a councillor or college member."),),
        ),
        "does-not-vote": ReasonWords(
            title=N_("{actor} has no vote in {bodies}"),
            reason=(N_("Its seat there carries no vote."),),
        ),
    },
)

_GIVES_MONEY = N_("{funder} gives money to {beneficiary}.")
_ABOUT = N_("It is about {money}.")
_AGREE = N_("Agree what each does when that money, or what it is for, is on the agenda.")
_NO_JUDGEMENT = N_(
    "The data cannot tell whether their interests clash: that is for people to judge."
)

FUNDER_AT_TABLE = RuleWords(
    key="funder-at-table",
    title=N_("Who pays and who is paid, at one table"),
    explanation=N_(
        "For each actor that gives money to another: do the two sit together in a body? Confirmed "
        "means that they do, not that anything is wrong."
    ),
    why=N_("Who depends on the money of another may not feel free to disagree at the table."),
    derived={"money": money, "how_known": how_known},
    reasons={
        "together": ReasonWords(
            title=N_("{funder} funds {beneficiary} and sits at the same table"),
            reason=(_GIVES_MONEY, _ABOUT, N_("Both sit in {bodies}.")),
            unknown=(_NO_JUDGEMENT,),
            remedy=(_AGREE,),
        ),
        "partners": ReasonWords(
            title=N_("{funder} funds {beneficiary} and works with it in a partnership"),
            reason=(_GIVES_MONEY, _ABOUT, N_("They work together in {bodies}.")),
            unknown=(_NO_JUDGEMENT,),
            remedy=(_AGREE,),
        ),
        "together-doubtful": ReasonWords(
            title=N_("We do not know whether {funder} and {beneficiary} sit at one table"),
            reason=(
                _GIVES_MONEY,
                _ABOUT,
                N_(
                    "Only a seat that is not written in a source brings them together, in {bodies}."
                ),
            ),
            unknown=("{how_known}",),
            remedy=(
                N_("Ask the convenor of {bodies} for the list of members by name."),
                KNOWN_CONVENOR,
            ),
        ),
        "may-meet-unseen": ReasonWords(
            title=N_("We do not know whether {funder} and {beneficiary} sit at one table"),
            reason=(_GIVES_MONEY, _ABOUT, N_("No source names them in the same body.")),
            unknown=(N_("Not all members of {bodies} are known by name: they may meet there."),),
            remedy=(N_("Ask {beneficiary} whether it meets {funder} in a body."),),
        ),
        "apart": ReasonWords(
            title=N_("{funder} funds {beneficiary}, but does not sit with it"),
            reason=(_GIVES_MONEY, _ABOUT, N_("They sit together in no body.")),
        ),
    },
)
