"""What a lokaal woonoverleg must treat: the words of this rule."""

from __future__ import annotations

from dashboard.wording.gaps.entry import KNOWN_CONVENOR, ReasonWords, RuleWords
from dashboard.wording.gaps.filling import topic
from dashboard.wording.gaps.meetings import (
    NO_MEETINGS,
    OUTCOME_MISSING,
    RECORD_MEETINGS,
    RECORD_OUTCOME,
    RECORD_SHORT,
    THINLY_DOCUMENTED,
)
from dashboard.words import N_

_NOT_KNOWN_TREATED = N_("{topic}: we do not know whether {body} treated it lately")
_NOT_SEEN = N_("No agenda that is known carries this topic.")
_PUT_ON = N_("Put {topic} on the agenda of the next meeting of {body}.")

WOONOVERLEG_TOPICS = RuleWords(
    key="woonoverleg-topics",
    title=N_("Lokaal woonoverleg: required topics"),
    explanation=N_(
        "For each lokaal woonoverleg and each required topic: was it on an agenda in the past "
        "months? Without known agendas the answer is unknown."
    ),
    why=N_("The lokaal woonoverleg must treat these topics."),
    looks={"topic": topic},
    reasons={
        "no-agendas-known": ReasonWords(
            title=N_("We do not know what {body} treated in the past {months} months"),
            reason=(N_("No agenda of {body} is in the data."),),
            unknown=(N_("No source says which topics it treated."),),
            remedy=(
                N_("Ask the convenor of {body} for its agendas, and record the topics."),
                KNOWN_CONVENOR,
            ),
        ),
        "not-treated": ReasonWords(
            title=N_("{topic} was on no recent agenda of {body}"),
            reason=(N_("The agendas of {body} are known, and none carries this topic."),),
            remedy=(_PUT_ON,),
        ),
        "no-such-theme": ReasonWords(
            title=_NOT_KNOWN_TREATED,
            reason=(N_("{topic} is not among the themes, so no agenda item can carry it."),),
            unknown=(N_("It may have been treated under another name."),),
            remedy=(N_("Add the theme {topic}, and give it to the agenda items about it."),),
        ),
        "no-meetings-known": ReasonWords(
            title=_NOT_KNOWN_TREATED,
            reason=(NO_MEETINGS,),
            unknown=(N_("No source says which topics it treated."),),
            remedy=RECORD_MEETINGS,
        ),
        "record-too-short": ReasonWords(
            title=_NOT_KNOWN_TREATED,
            reason=(_NOT_SEEN,),
            unknown=(RECORD_SHORT,),
            remedy=RECORD_MEETINGS,
        ),
        "outcome-not-recorded": ReasonWords(
            title=_NOT_KNOWN_TREATED,
            reason=(_NOT_SEEN,),
            unknown=(OUTCOME_MISSING,),
            remedy=(RECORD_OUTCOME,),
        ),
        "thinly-documented": ReasonWords(
            title=_NOT_KNOWN_TREATED,
            reason=(_NOT_SEEN,),
            unknown=(THINLY_DOCUMENTED,),
            remedy=RECORD_MEETINGS,
        ),
        "agenda-missing": ReasonWords(
            title=_NOT_KNOWN_TREATED,
            reason=(_NOT_SEEN,),
            unknown=(N_("At least one meeting was held of which the agenda is not known."),),
            remedy=(
                N_("Ask the convenor of {body} for the missing agendas."),
                KNOWN_CONVENOR,
            ),
        ),
        "items-without-theme": ReasonWords(
            title=_NOT_KNOWN_TREATED,
            reason=(_NOT_SEEN,),
            unknown=(N_("Some agenda items have no theme: one of them may be about this."),),
            remedy=(N_("Give each agenda item of {body} its theme."),),
        ),
        "treated": ReasonWords(
            title=N_("{topic} was on a recent agenda of {body}"),
            reason=(N_("An agenda item of a meeting that was held is about it."),),
        ),
    },
)
