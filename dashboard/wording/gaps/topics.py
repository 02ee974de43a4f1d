"""What a lokaal woonoverleg must treat, and report: the words of these rules."""

from __future__ import annotations

from dashboard.wording.gaps.entry import KNOWN_CONVENOR, ReasonWords, RuleWords
from dashboard.wording.gaps.filling import period, topic
from dashboard.wording.gaps.recorded import record_doubts
from dashboard.words import N_

_NOT_KNOWN_TREATED = N_("{topic}: we do not know whether {body} treated it lately")
_NOT_SEEN = N_("No agenda of the past {months} months that is known carries this topic.")
_LAST = N_("It was last treated on {last}; months since then: {months_ago}.")
_COMING = N_("It is on the agenda of the meeting planned on {planned}.")
_PUT_ON = N_("Put {topic} on the agenda of the next meeting of {body}.")
_NO_SOURCE = N_("No source says which topics it treated.")
_NO_TERM = N_("The texts that we know set no term for this topic.")

WOONOVERLEG_TOPICS = RuleWords(
    key="woonoverleg-topics",
    title=N_("Lokaal woonoverleg: required topics"),
    explanation=N_(
        "For each lokaal woonoverleg and each required topic: was it on an agenda in the past "
        "months? Only for allocation do the texts that we know set a term: once a year. Of the "
        "other topics we say when they were last treated; that is never a confirmed gap. Without "
        "known agendas the answer is unknown."
    ),
    why=N_("The lokaal woonoverleg must treat these topics."),
    looks={"topic": topic},
    reasons={
        "no-agendas-known": ReasonWords(
            title=N_("We do not know what {body} treated in the past {months} months"),
            reason=(N_("No agenda of {body} is in the data."),),
            unknown=(_NO_SOURCE,),
            remedy=(
                N_("Ask the convenor of {body} for its agendas, and record the topics."),
                KNOWN_CONVENOR,
            ),
        ),
        "not-treated": ReasonWords(
            title=N_("{topic} was on no agenda of {body} in the past {months} months"),
            reason=(
                N_("The agendas of {body} are known, and none carries this topic."),
                _LAST,
                N_("It has to be treated once a year."),
                _COMING,
            ),
            remedy=(_PUT_ON,),
        ),
        "no-such-theme": ReasonWords(
            title=_NOT_KNOWN_TREATED,
            reason=(N_("{topic} is not among the themes, so no agenda item can carry it."),),
            unknown=(N_("It may have been treated under another name."),),
            remedy=(N_("Add the theme {topic}, and give it to the agenda items about it."),),
        ),
        **record_doubts(_NOT_KNOWN_TREATED, (_NOT_SEEN, _LAST), without_record=_NO_SOURCE),
        "agenda-missing": ReasonWords(
            title=_NOT_KNOWN_TREATED,
            reason=(_NOT_SEEN, _LAST),
            unknown=(N_("At least one meeting was held of which the agenda is not known."),),
            remedy=(
                N_("Ask the convenor of {body} for the missing agendas."),
                KNOWN_CONVENOR,
            ),
        ),
        "items-without-theme": ReasonWords(
            title=_NOT_KNOWN_TREATED,
            reason=(_NOT_SEEN, _LAST),
            unknown=(N_("Some agenda items have no theme: one of them may be about this."),),
            remedy=(N_("Give each agenda item of {body} its theme."),),
        ),
        "never-treated": ReasonWords(
            title=N_("{topic} is on no agenda of {body} that we know"),
            reason=(N_("The agendas are known since {recorded_from}."), _COMING),
            unknown=(_NO_TERM,),
            remedy=(_PUT_ON,),
        ),
        "treated-before": ReasonWords(
            title=N_("{topic} was last treated in {body} on {last}"),
            reason=(_NOT_SEEN, _LAST, _COMING),
            unknown=(_NO_TERM,),
            remedy=(_PUT_ON,),
        ),
        "treated-as-planned": ReasonWords(
            title=N_("{topic} is on the agenda of a meeting of {body} that is planned"),
            reason=(_LAST, _COMING),
        ),
        "treated": ReasonWords(
            title=N_("{topic} was on a recent agenda of {body}"),
            reason=(
                N_("An agenda item of a meeting that was held is about it."),
                N_("It was last treated on {last}."),
            ),
        ),
    },
)

WOONOVERLEG_REPORT = RuleWords(
    key="woonoverleg-report",
    title=N_("Lokaal woonoverleg: the report"),
    explanation=N_(
        "For each lokaal woonoverleg: was the report of its meetings made and sent to the members "
        "and to the Flemish agency? The data has no place for that, so the answer is unknown until "
        "somebody notes it beside the gap."
    ),
    why=N_("The report must be made, and sent to the members and to the Flemish agency."),
    looks={"days": period},
    reasons={
        "not-recorded": ReasonWords(
            title=N_("We do not know whether the reports of {body} were sent"),
            reason=(N_("It is about the meetings of {days}."),),
            unknown=(
                N_("The data does not say whether the members and the Flemish agency got them."),
            ),
            remedy=(
                N_(
                    "Ask the convenor of {body} when these reports were sent to the members and to "
                    "the Flemish agency, and note it beside this gap."
                ),
                KNOWN_CONVENOR,
            ),
        ),
        "no-meetings-known": ReasonWords(
            title=N_("We do not know whether the reports of {body} were sent"),
            reason=(N_("No meeting of {body} that was held is in the data."),),
            unknown=(N_("No source says whether there are reports, and who got them."),),
            remedy=(
                N_("Ask the convenor of {body} for its reports, and record the meetings."),
                KNOWN_CONVENOR,
            ),
        ),
    },
)
