"""What a body still waits for: answers to its advice, advice to answer itself, and actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.model import Action, ActionStatus, Advice, AdviceStatus
from graph.gaps.unanswered_advice import is_answered
from graph.situation.situation import Situation


@dataclass(frozen=True, slots=True)
class OpenAdvice:
    """An advice that is not settled; `overdue` when its term passed without an answer.

    `asked` is true when another body gave it to this one, which must answer it.
    """

    advice: Advice
    overdue: bool
    asked: bool


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An action that is not done; `overdue` when its due date is past."""

    action: Action
    overdue: bool


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The open advice and actions of a body on a day, earliest due date first."""

    on: date
    advice: tuple[OpenAdvice, ...]
    actions: tuple[OpenAction, ...]


def follow_up_of(situation: Situation, body: str) -> FollowUp:
    """Return the open advice that a body gave or must answer, and its open actions, on the day.

    An action that was agreed at a later meeting is left out.
    """
    advice = [
        OpenAdvice(
            advised,
            _is_past(advised.due, situation.on) and not is_answered(advised, situation.on),
            asked=advised.body != body,
        )
        for advised in situation.record.advice
        if body in {advised.body, advised.addressee} and is_open(advised, situation.on)
    ]
    later = {meeting.id for meeting in situation.record.meetings if meeting.date > situation.on}
    actions = [
        OpenAction(action, _is_past(action.due, situation.on))
        for action in situation.record.actions
        if action.body == body
        and action.status is ActionStatus.OPEN
        and action.meeting not in later
    ]
    return FollowUp(
        situation.on,
        tuple(
            sorted(
                advice,
                key=lambda advised: (
                    advised.asked,
                    advised.advice.due or date.max,
                    advised.advice.id,
                ),
            )
        ),
        tuple(
            sorted(actions, key=lambda action: (action.action.due or date.max, action.action.id))
        ),
    )


def is_open(advice: Advice, on: date) -> bool:
    """Whether an advice was given by a day and is not settled on it.

    Its status decides; without a status, it is open until it is answered.
    """
    if advice.given > on:
        return False
    if advice.status is not None:
        return advice.status is AdviceStatus.OPEN
    return not is_answered(advice, on)


def _is_past(due: date | None, on: date) -> bool:
    return due is not None and due < on
