"""What may be wrong with the data itself: the words of these rules."""

from __future__ import annotations

from dashboard.wording.gaps.deriving import follower, interpretation
from dashboard.wording.gaps.entry import ReasonWords, RuleWords
from dashboard.wording.gaps.filling import figure, period, source, text
from dashboard.words import N_

_COUNTS = N_("The source gives {declared}; the data lists {listed}.")
_LISTED = N_("Listed: {actors}.")
_READING = N_("About this number: {interpretation}")
_NUMBER_UNKNOWN = N_("{figure}: we do not know whether the number is right")

DECLARED_NUMBER = RuleWords(
    key="declared-number",
    title=N_("Another number than the source gives"),
    explanation=N_(
        "For each number of actors that a source gives: does the data list as many? Only what "
        "belongs to the subject of the number counts: its parts and members, and what it runs. "
        "With groups or conditional seats among them, or without any, the answer is unknown."
    ),
    why=N_("Somebody may be missing from the data, or the source may be out of date."),
    looks={"figure": figure},
    derived={"interpretation": interpretation},
    reasons={
        "differs": ReasonWords(
            title=N_("{figure}: {declared} in the source, {listed} in the data"),
            reason=(_COUNTS, _LISTED, _READING),
            remedy=(N_("Look up which {kind} is missing or too many, and correct the actors."),),
        ),
        "none-listed": ReasonWords(
            title=_NUMBER_UNKNOWN,
            reason=(N_("The source gives {declared}; the data lists none by name."), _READING),
            unknown=(N_("No source says which they are."),),
            remedy=(N_("Ask for their names, and add them as actors of the kind {kind}."),),
        ),
        "group-among-them": ReasonWords(
            title=_NUMBER_UNKNOWN,
            reason=(_COUNTS, _READING),
            unknown=(N_("Among them is a group without names: {actors}."),),
            remedy=(N_("Find out who is meant by the group, and add them by name."),),
        ),
        "members-not-known": ReasonWords(
            title=_NUMBER_UNKNOWN,
            reason=(_COUNTS, _READING),
            unknown=(N_("Not all members of the body are known by name."),),
            remedy=(N_("Ask the convenor for the list of members by name."),),
        ),
        "conditional-among-them": ReasonWords(
            title=_NUMBER_UNKNOWN,
            reason=(_COUNTS, _LISTED, _READING),
            unknown=(N_("Only in some cases there, or only in a scenario: {perhaps}."),),
            remedy=(N_("Ask whether {perhaps} is counted as well."),),
        ),
        "equal": ReasonWords(
            title=N_("{figure}: {declared} in the source and in the data"),
            reason=(_COUNTS, _LISTED, _READING),
        ),
    },
)

_HAPPENED = N_("What happened: {event}.")
_WHEN = N_("When: {happened}.")
_SUCCESSOR = N_("Successor: {follower}.")
_STILL_SITS = N_("{predecessor} still has a seat in {bodies}.")
_END_SEATS = N_("Ask {predecessor} who takes the seats, and let the old ones end on that day.")

SUCCEEDED_ACTOR = RuleWords(
    key="succeeded-actor",
    title=N_("Seats after a merger, a new name or an end"),
    explanation=N_(
        "For each actor that ended or was succeeded: did its seats end as well, and did somebody "
        "who came after it get them? Who is there today counts; of several successors one "
        "suffices, and a seat that was taken over and left later is no gap. Where the succession "
        "is not certain, or not all members are known, the answer is unknown."
    ),
    why=N_("Invitations go to somebody who is no longer there, and the successor gets none."),
    looks={"ended": period, "happened": period, "event": text, "successor_name": text},
    derived={"follower": follower},
    reasons={
        "ended-with-seat": ReasonWords(
            title=N_("{actor} has ended, but still has a seat"),
            reason=(N_("{actor} ended ({ended}), but its seat in {bodies} did not."),),
            remedy=(N_("Find out who took over its work, and let the old seat end."),),
        ),
        "succeeded-with-seat": ReasonWords(
            title=N_("{predecessor} was succeeded, but still has a seat"),
            reason=(_HAPPENED, _WHEN, _SUCCESSOR, _STILL_SITS),
            remedy=(_END_SEATS,),
        ),
        "perhaps-succeeded-with-seat": ReasonWords(
            title=N_("We do not know whether {predecessor} should still have a seat"),
            reason=(_HAPPENED, _WHEN, _SUCCESSOR, _STILL_SITS),
            unknown=(N_("The succession is not certain, or its day is not known."),),
            remedy=(N_("Ask {predecessor} whether it still exists, and under which name."),),
        ),
        "successor-without-seat": ReasonWords(
            title=N_("{follower} did not get the seats of {predecessor}"),
            reason=(
                _HAPPENED,
                _WHEN,
                N_("{follower} has no seat in {bodies}, where {predecessor} sat."),
            ),
            remedy=(N_("Invite {follower} to {bodies}."),),
        ),
        "successor-perhaps-unseen": ReasonWords(
            title=N_("We do not know whether {follower} got the seats of {predecessor}"),
            reason=(
                _HAPPENED,
                _WHEN,
                N_("No source names {follower} in {bodies}, where {predecessor} sat."),
            ),
            unknown=(
                N_("The succession is not certain, or not all members there are known by name."),
            ),
            remedy=(N_("Ask {follower} whether it sits in {bodies}."),),
        ),
        "successor-in-doubt": ReasonWords(
            title=N_("We do not know whether {follower} got the seats of {predecessor}"),
            reason=(_HAPPENED, _WHEN),
            unknown=(
                N_(
                    "Its seat in {bodies} holds only in some cases, is of a group, or comes from a "
                    "scenario."
                ),
            ),
            remedy=(N_("Ask {follower} whether it sits in {bodies}."),),
        ),
        "to-be-handed-over": ReasonWords(
            title=N_("{follower} will get the seats of {predecessor}"),
            reason=(_HAPPENED, _WHEN, N_("The seat in {bodies} is in the data, and begins later.")),
        ),
        "handed-over-before": ReasonWords(
            title=N_("The seats of {predecessor} were taken over"),
            reason=(
                _HAPPENED,
                _WHEN,
                N_("Who came after it got the seats in {bodies}, and left one of them later."),
            ),
        ),
        "handed-over": ReasonWords(
            title=N_("{follower} has the seats of {predecessor}"),
            reason=(_HAPPENED, _WHEN, N_("Who came after it sits in {bodies}.")),
        ),
    },
)

_RESTING = N_("Facts that rest on it: {number}.")
_CHECK = N_("Compare the facts with the source again, and fill in the day.")

SOURCE_AGE = RuleWords(
    key="source-age",
    title=N_("A source that nobody checked for long"),
    explanation=N_(
        "For each source that facts rest on: did somebody compare the facts with it in the past "
        "months? Without a day the answer is unknown."
    ),
    why=N_("What was right when it was written may have changed since."),
    looks={"source": source},
    reasons={
        "checked-long-ago": ReasonWords(
            title=N_("“{source}” was last checked more than {months} months ago"),
            reason=(N_("Last checked: {checked}."), _RESTING),
            remedy=(_CHECK,),
        ),
        "never-checked": ReasonWords(
            title=N_("We do not know whether “{source}” still holds"),
            reason=(N_("No day is filled in on which somebody last checked it."), _RESTING),
            unknown=(
                N_("The data does not say whether the facts that rest on it are still right."),
            ),
            remedy=(_CHECK,),
        ),
        "without-source": ReasonWords(
            title=N_("Facts without a source: {number}"),
            reason=(N_("These facts do not say what they rest on."),),
            unknown=(N_("Nobody can look up whether they are right."),),
            remedy=(N_("Add the source, the place in it and the literal words to each fact."),),
        ),
        "checked-lately": ReasonWords(
            title=N_("“{source}” was checked in the past {months} months"),
            reason=(N_("Last checked: {checked}."), _RESTING),
        ),
    },
)
