"""Meetings and what comes of them: the words of these rules."""

from __future__ import annotations

from dashboard.wording.gaps.entry import KNOWN_CONVENOR, ReasonWords, RuleWords
from dashboard.wording.gaps.filling import advice
from dashboard.words import N_

SILENT_MEMBER = RuleWords(
    key="silent-member",
    title=N_("A member that no longer comes"),
    explanation=N_(
        "For each member by name that is expected every time: was it, or its replacement, at one "
        "of the last meetings of the body? Who excused itself is not silent. Where the attendance "
        "of one of them is not recorded, the answer is unknown."
    ),
    why=N_("A seat that stays empty looks like a voice at the table, but is none."),
    reasons={
        "absent": ReasonWords(
            title=N_("{actor} missed the last {meetings} meetings of {bodies}"),
            reason=(
                N_(
                    "The attendance of those meetings is recorded; neither {actor} nor a "
                    "replacement was there, and no excuse is noted."
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
                N_(
                    "{actor} was there at one of the last {meetings} meetings, was replaced, or "
                    "excused itself."
                ),
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
        "For each advice: was there an answer within the term that was agreed? A text or a day is "
        "an answer. Without such a term or without the outcome, when nothing was recorded of the "
        "body since the advice, or when no advice of a council is known, the answer is unknown."
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
        "record-stops": ReasonWords(
            title=N_("We do not know whether the advice of {body} of {given} was answered"),
            reason=(
                _READS,
                _MEANT_FOR,
                N_("An answer was due on {due}, and none is recorded."),
            ),
            unknown=(N_("Since the advice nothing more is recorded of {body}."),),
            remedy=(
                _ASK_ADDRESSEE,
                N_("Record what {body} did since then, and the answer if there was one."),
            ),
        ),
        "answered-without-outcome": ReasonWords(
            title=N_("We do not know what came of the advice of {body} of {given}"),
            reason=(
                _READS,
                _MEANT_FOR,
                N_("An answer is recorded."),
                N_("It came on {reacted}."),
            ),
            unknown=(
                N_("The data does not say whether the advice is followed: yes, partly or no."),
            ),
            remedy=(N_("Fill in the outcome of that answer."),),
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
