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
            each,
            _past(each.due, situation.on) and not is_answered(each, situation.on),
            asked=each.body != body,
        )
        for each in situation.record.advice
        if body in {each.body, each.addressee} and is_open(each, situation.on)
    ]
    later = {each.id for each in situation.record.meetings if each.date > situation.on}
    actions = [
        OpenAction(each, _past(each.due, situation.on))
        for each in situation.record.actions
        if each.body == body and each.status is ActionStatus.OPEN and each.meeting not in later
    ]
    return FollowUp(
        situation.on,
        tuple(
            sorted(
                advice, key=lambda each: (each.asked, each.advice.due or date.max, each.advice.id)
            )
        ),
        tuple(sorted(actions, key=lambda each: (each.action.due or date.max, each.action.id))),
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
