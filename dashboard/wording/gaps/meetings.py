"""Meetings and what comes of them: the words of these rules."""

from __future__ import annotations

from dashboard.wording.gaps.entry import KNOWN_CONVENOR, ReasonWords, RuleWords
from dashboard.wording.gaps.filling import advice, text
from dashboard.words import N_

NO_MEETINGS = N_("No meeting of {body} is in the data.")
RECORD_MEETINGS = (
    N_("Ask the convenor of {body} for the dates of its meetings, and record them."),
    KNOWN_CONVENOR,
)
RECORD_SHORT = N_("The meetings of {body} are not known for the whole of that time.")
OUTCOME_MISSING = N_("Of some meetings in the past we do not know whether they were held.")
RECORD_OUTCOME = N_("Record for each past meeting of {body} whether it was held or cancelled.")
THINLY_DOCUMENTED = N_(
    "Not all members of {body} are known by name, so meetings may be missing from the data as well."
)

_NOT_KNOWN = N_("We do not know whether {body} meets as often as agreed")
_COUNTED = N_("Meetings in the past {months} months: {needed} expected, {held} recorded as held.")

FREQUENCY = RuleWords(
    key="frequency",
    title=N_("Meets less often than agreed"),
    explanation=N_(
        "For each body of which a source says how often it meets: did it in the past months? "
        "Without a full record of its meetings the answer is unknown."
    ),
    why=N_("What was agreed to discuss together stays undone, or is decided elsewhere."),
    looks={"frequency": text},
    reasons={
        "too-few": ReasonWords(
            title=N_("{body} meets less often than agreed"),
            reason=(_COUNTED,),
            remedy=(
                N_("Ask the convenor of {body} to plan the missing meetings."),
                KNOWN_CONVENOR,
                N_("If it need not meet so often any more, correct the number of meetings a year."),
            ),
        ),
        "frequency-in-words": ReasonWords(
            title=N_("We do not know how often {body} ought to meet"),
            reason=(
                N_("The source says “{frequency}”, without a number of meetings a year."),
                N_("Recorded as held in the past {months} months: {held}."),
            ),
            unknown=(N_("The source does not say how many meetings a year that means."),),
            remedy=(
                N_(
                    "Ask the convenor of {body} whether a number of meetings a year was agreed, and add it."
                ),
                KNOWN_CONVENOR,
            ),
        ),
        "no-meetings-known": ReasonWords(
            title=_NOT_KNOWN,
            reason=(NO_MEETINGS,),
            unknown=(N_("No source says how often it met."),),
            remedy=RECORD_MEETINGS,
        ),
        "record-too-short": ReasonWords(
            title=_NOT_KNOWN, reason=(_COUNTED,), unknown=(RECORD_SHORT,), remedy=RECORD_MEETINGS
        ),
        "outcome-not-recorded": ReasonWords(
            title=_NOT_KNOWN,
            reason=(_COUNTED,),
            unknown=(OUTCOME_MISSING,),
            remedy=(RECORD_OUTCOME,),
        ),
        "thinly-documented": ReasonWords(
            title=_NOT_KNOWN,
            reason=(_COUNTED,),
            unknown=(THINLY_DOCUMENTED,),
            remedy=RECORD_MEETINGS,
        ),
        "met": ReasonWords(title=N_("{body} meets as often as agreed"), reason=(_COUNTED,)),
    },
)

SILENT_MEMBER = RuleWords(
    key="silent-member",
    title=N_("A member that no longer comes"),
    explanation=N_(
        "For each member: was it, or its replacement, at one of the last meetings of the body? "
        "Only meetings of which the attendance is recorded count."
    ),
    why=N_("A seat that stays empty looks like a voice at the table, but is none."),
    reasons={
        "absent": ReasonWords(
            title=N_("{actor} missed the last {meetings} meetings of {bodies}"),
            reason=(
                N_(
                    "The attendance of those meetings is recorded; neither {actor} nor a "
                    "replacement was there."
                ),
            ),
            remedy=(N_("Ask {actor} what it needs to come again, or who could take the seat."),),
        ),
        "presence-not-recorded": ReasonWords(
            title=N_("We do not know whether {actor} still comes to {bodies}"),
            reason=(N_("In the last {meetings} meetings it is not recorded as present."),),
            unknown=(
                N_(
                    "Of some of those meetings nobody recorded whether {actor} was there, or there "
                    "were fewer meetings."
                ),
            ),
            remedy=(N_("Complete the attendance of the last meetings of {bodies}."),),
        ),
        "no-attendance-known": ReasonWords(
            title=N_("We do not know who comes to the meetings of {body}"),
            reason=(N_("No attendance of {body} is in the data."),),
            unknown=(N_("No source says whether all members come."),),
            remedy=(N_("Record who is there at the next meeting of {body}."),),
        ),
        "present": ReasonWords(
            title=N_("{actor} still comes to {bodies}"),
            reason=(
                N_("{actor} was there at one of the last {meetings} meetings, or was replaced."),
            ),
        ),
    },
)

_READS = N_("The advice reads: “{advice}”.")
_MEANT_FOR = N_("It was meant for {addressee}.")
_ASK_ADDRESSEE = N_("Ask {addressee} for an answer, with its reasons.")
_ON_AGENDA = N_("Put the advice on the agenda of the next meeting of {body}.")

ADVICE_UNANSWERED = RuleWords(
    key="advice-unanswered",
    title=N_("Advice without an answer"),
    explanation=N_(
        "For each advice: was there an answer within the term that was agreed? Without such a term, "
        "or when no advice of a council is known, the answer is unknown."
    ),
    why=N_("Who advises and hears nothing back, stops advising."),
    looks={"advice": advice},
    reasons={
        "overdue": ReasonWords(
            title=N_("{body} had no answer to its advice of {given}"),
            reason=(
                _READS,
                _MEANT_FOR,
                N_("An answer was due on {due}, and none is recorded."),
            ),
            remedy=(_ON_AGENDA, _ASK_ADDRESSEE),
        ),
        "no-term-agreed": ReasonWords(
            title=N_("We do not know whether the advice of {body} of {given} was answered in time"),
            reason=(_READS, _MEANT_FOR, N_("No answer is recorded.")),
            unknown=(N_("The data does not say by when an answer was expected."),),
            remedy=(_ON_AGENDA, _ASK_ADDRESSEE, N_("Agree on a day for the answer.")),
        ),
        "no-advice-known": ReasonWords(
            title=N_("We know of no advice of {body}"),
            reason=(N_("No advice of {body} is in the data."),),
            unknown=(N_("No source says whether it gave advice, or what came of it."),),
            remedy=(
                N_("Ask the convenor of {body} for its advice and the answers to it."),
                KNOWN_CONVENOR,
            ),
        ),
        "term-still-runs": ReasonWords(
            title=N_("The answer to the advice of {body} of {given} is not due yet"),
            reason=(_READS, _MEANT_FOR, N_("An answer is due on {due}.")),
        ),
        "answered": ReasonWords(
            title=N_("The advice of {body} of {given} was answered"),
            reason=(_READS, _MEANT_FOR),
        ),
    },
)
