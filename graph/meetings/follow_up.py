"""What a body still waits for: answers to its advice, questions to it, and actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.model import Action, ActionStatus, Advice, AdviceStatus
from graph.gaps.unanswered_advice import is_answered
from graph.situation.situation import Situation


@dataclass(frozen=True, slots=True)
class OpenAdvice:
    """An advice that is not settled; `overdue` when its term ended unanswered before the day.

    `asked` when others gave it to this body, which owes the answer itself.
    """

    advice: Advice
    overdue: bool
    asked: bool


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An action that is not done; `overdue` when its day is past."""

    action: Action
    overdue: bool


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What is open for a body on a day, longest waiting first."""

    on: date
    advice: tuple[OpenAdvice, ...]
    actions: tuple[OpenAction, ...]


def follow_up_of(situation: Situation, body: str) -> FollowUp:
    """The open advice that a body gave or was given, and its open actions, on the day.

    An action counts from the meeting at which it was agreed, where that is known.
    """
    advice = [
        OpenAdvice(
            advised,
            _past(advised.due, situation.on) and not is_answered(advised, situation.on),
            asked=advised.body != body,
        )
        for advised in situation.record.advice
        if body in {advised.body, advised.addressee} and is_open(advised, situation.on)
    ]
    later = {meeting.id for meeting in situation.record.meetings if meeting.date > situation.on}
    actions = [
        OpenAction(action, _past(action.due, situation.on))
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
    """Whether an advice given by a day is not settled on it: as its status says, or unanswered."""
    if advice.given > on:
        return False
    if advice.status is not None:
        return advice.status is AdviceStatus.OPEN
    return not is_answered(advice, on)


def _past(due: date | None, on: date) -> bool:
    return due is not None and due < on
