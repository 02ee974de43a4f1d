"""Open advice and open actions, in sentences."""

from __future__ import annotations

from datetime import date

from dashboard.snapshot import Snapshot
from dashboard.wording.meetings.points import Line, advice_sentence
from dashboard.words import Words
from data.model import Action
from graph.meetings import FollowUp, OpenAction, OpenAdvice


def open_lines(words: Words, now: Snapshot, follow_up: FollowUp) -> list[Line]:
    """Every open advice and action, with what is overdue on the day said first."""
    return [
        *(_advice(words, now, each, follow_up.on) for each in follow_up.advice),
        *(_action(words, now, each, follow_up.on) for each in follow_up.actions),
    ]


def _advice(words: Words, now: Snapshot, open_advice: OpenAdvice, on: date) -> Line:
    advice = open_advice.advice
    label = words("Asked of this body") if open_advice.asked else words("Open advice")
    told = advice_sentence(words, now, advice, on)
    if open_advice.overdue:
        told = f"{_overdue(words, on)} {told}"
    if advice.owner is not None:
        told += " " + words("Followed up by {owner}.", owner=now.name(advice.owner))
    return Line(label, told, (advice,))


def _action(words: Words, now: Snapshot, open_action: OpenAction, on: date) -> Line:
    action = open_action.action
    told = f"{_overdue(words, on)} " if open_action.overdue else ""
    told += f"{action.what}. {_by_whom(words, now, action)}"
    return Line(words("Open action"), told, (action,))


def _by_whom(words: Words, now: Snapshot, action: Action) -> str:
    """Who does it and by when, as far as it is noted."""
    due = None if action.due is None else words.date(action.due)
    if action.owner is None and due is None:
        return words("Who does it and by when is not noted.")
    if action.owner is None:
        return words("Who does it is not noted; the term is {day}.", day=due)
    owner = now.name(action.owner)
    if due is None:
        return words("By {owner}, without a day.", owner=owner)
    return words("By {owner}, by {day}.", owner=owner, day=due)


def _overdue(words: Words, on: date) -> str:
    return words("Overdue as of {day}.", day=words.date(on))
