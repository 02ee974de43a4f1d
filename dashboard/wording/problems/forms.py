"""Doubts about what was filled in on a page, for who sees names there and no rows or ids."""

from __future__ import annotations

from typing import Final

from dashboard.snapshot import Snapshot
from dashboard.wording.problems.entry import Told, day, filled, together
from dashboard.wording.problems.sentences import sentence
from dashboard.words import N_, Words
from data.errors import Problem

DOUBTS: Final = {
    "attended-uninvited": Told(
        sentences=(
            N_("{found} has no seat in {body} on {date}, and no invitation to this meeting."),
            N_("If it was there, save this; otherwise correct who was there."),
        ),
        shows={"date": day},
    ),
    "advice-without-addressee": Told(
        sentences=(
            N_("This advice has no addressee, so nobody owes an answer."),
            N_("Fill in for whom it is meant, or save it as it is."),
        )
    ),
    "two-meetings-one-day": Told(
        sentences=(
            N_("{body} already has a meeting on {found}."),
            N_("If this is the same one, change that one and do not save this."),
        ),
        shows={"found": day},
    ),
    "unclear-hour": Told(
        sentences=(
            N_("We cannot read “{found}” as an hour."),
            N_("Write it as 19:30; otherwise a calendar does not know when it is."),
        )
    ),
    "hours-reversed": Told(
        sentences=(
            N_("The meeting ends ({found}) before it begins ({begin})."),
            N_("Correct one of the two, or save it as it is."),
        )
    ),
}
_NAMED: Final = {
    "attended-uninvited": ("found", "body"),
    "two-meetings-one-day": ("body",),
}


def sentence_on_page(words: Words, now: Snapshot, problem: Problem) -> str:
    """What is doubtful or wrong about what was filled in, and what to do, on one line."""
    told = DOUBTS.get(problem.code)
    if told is None:
        return sentence(words, problem)
    names = {key: now.name(problem.values[key]) for key in _NAMED.get(problem.code, ())}
    return together(words, told.sentences, filled(words, told, {**problem.values, **names}))
