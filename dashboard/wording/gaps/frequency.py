"""How often a body meets: the words of this rule."""

from __future__ import annotations

from dashboard.wording.gaps.entry import KNOWN_CONVENOR, ReasonWords, RuleWords
from dashboard.wording.gaps.filling import text
from dashboard.wording.gaps.recorded import record_doubts
from dashboard.words import N_

_NOT_KNOWN = N_("We do not know whether {body} meets as often as agreed")
_COUNTED = N_("Meetings in the past {months} months: {needed} expected, {held} recorded as held.")
_NEXT = N_("The next meeting is planned on {next}.")
_REACHED = N_("The agreed number was last reached up to {reached_until}.")
_PLAN_MORE = (
    N_("Ask the convenor of {body} to plan the missing meetings."),
    KNOWN_CONVENOR,
    N_("If it need not meet so often any more, correct the number of meetings a year."),
)

FREQUENCY = RuleWords(
    key="frequency",
    title=N_("Meets less often than agreed"),
    explanation=N_(
        "For each body of which a source says how often it meets: does it keep to that? Meetings "
        "held and planned count. It is a gap when a meeting is late by more than half the time "
        "that ought to lie between two, and none is planned within that time. Where the record of "
        "its meetings begins late, stops early or is empty, the answer is unknown."
    ),
    why=N_("What was agreed to discuss together stays undone, or is decided elsewhere."),
    looks={"frequency": text},
    reasons={
        "too-few": ReasonWords(
            title=N_("{body} meets less often than agreed"),
            reason=(_COUNTED, _REACHED, N_("No meeting is planned soon.")),
            remedy=_PLAN_MORE,
        ),
        "one-planned": ReasonWords(
            title=N_("We do not know whether {body} will meet as often as agreed again"),
            reason=(_COUNTED, _REACHED, _NEXT),
            unknown=(N_("With that meeting alone the agreed number is not reached again."),),
            remedy=_PLAN_MORE,
        ),
        "frequency-in-words": ReasonWords(
            title=N_("Only in words is it known how often {body} ought to meet"),
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
        **record_doubts(
            _NOT_KNOWN, (_COUNTED,), without_record=N_("No source says how often it met.")
        ),
        "met": ReasonWords(title=N_("{body} meets as often as agreed"), reason=(_COUNTED,)),
        "met-as-planned": ReasonWords(
            title=N_("{body} meets as often as agreed, with the meeting that is planned"),
            reason=(_COUNTED, _NEXT),
        ),
        "not-late": ReasonWords(
            title=N_("{body} is not far behind with its agreed meetings"),
            reason=(
                _COUNTED,
                _REACHED,
                N_("That is not longer ago than half the time between two meetings."),
            ),
        ),
    },
)
