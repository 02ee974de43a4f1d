"""Agenda items, open advice and open actions as labelled lines, with the facts behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.alphabet import name_sort_key
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import capitalised_choice_name, choice_name
from dashboard.wording.facts import tie_sentence
from dashboard.wording.meetings.naming import earlier_item_sentence, pair_name
from dashboard.words import Words
from data.model import Action, Advice, AdviceStatus, Fact
from graph.gaps.unanswered_advice import is_answered
from graph.meetings import (
    FollowUp,
    ItemReview,
    NeverMetPair,
    OpenAction,
    OpenAdvice,
    ParticipantInterest,
)


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A label, its text, and the facts on which the text rests."""

    label: str
    text: str
    facts: tuple[Fact, ...] = ()


def agenda_item_title(words: Words, snapshot: Snapshot, point: ItemReview) -> str:
    """The number and title of an item; of a theme that was chosen for the day, its name."""
    topic = point.subject
    title = topic.title or snapshot.theme_name(topic.theme or "")
    return f"{words.number(topic.number)}. {title}" if topic.number is not None else title


def agenda_item_lines(
    words: Words, snapshot: Snapshot, point: ItemReview, *, on: date, heading: bool = True
) -> list[LabelledLine]:
    """All lines about an item on the day of the meeting: what is known, and what is unknown.

    Without `heading`, the purpose, theme, papers and who brings it in are left out.
    """
    return [
        *(_item_heading_lines(words, snapshot, point) if heading else ()),
        *_concerned_actors_lines(words, snapshot, point),
        *_earlier_treatment_lines(words, snapshot, point, on),
        *(_conflict_of_interest_line(words, snapshot, interest) for interest in point.interests),
        *_never_met_pairs_lines(words, snapshot, point.never_met),
        *_unknown_actors_lines(words, snapshot, point),
    ]


def advice_sentence(words: Words, snapshot: Snapshot, advice: Advice, on: date) -> str:
    """Who gave which advice and when, and its outcome by a day."""
    given = words(
        "{body}, {day}: {text}",
        body=snapshot.name(advice.body),
        day=words.date(advice.given),
        text=advice.text,
    )
    return f"{given} {_advice_outcome_text(words, snapshot, advice, on)}"


def _advice_outcome_text(words: Words, snapshot: Snapshot, advice: Advice, on: date) -> str:
    if is_answered(advice, on):
        text = (
            words("There was an answer; its outcome is not noted.")
            if advice.reaction is None
            else words("Reaction: {reaction}.", reaction=choice_name(words, advice.reaction))
        )
        return f"{text} {advice.reasons}" if advice.reasons else text
    if advice.status is AdviceStatus.WITHDRAWN:
        return words("It was withdrawn.")
    if advice.status is AdviceStatus.CLOSED:
        return words("It was closed without a reaction that we know of.")
    if advice.addressee is None:
        return words("No reaction; for whom it is meant is not noted.")
    asked = snapshot.name(advice.addressee)
    if advice.due is None:
        return words("No reaction yet of {asked}; no term was agreed.", asked=asked)
    return words(
        "No reaction yet of {asked}. Expected by {day}.",
        asked=asked,
        day=words.date(advice.due),
    )


def _item_heading_lines(
    words: Words, snapshot: Snapshot, point: ItemReview
) -> Iterator[LabelledLine]:
    topic = point.subject
    if topic.purpose is not None:
        yield LabelledLine(words("Purpose"), capitalised_choice_name(words, topic.purpose))
    if topic.theme is not None and topic.title is not None:
        yield LabelledLine(words("Theme"), snapshot.theme_name(topic.theme))
    if topic.brought_by is not None:
        yield LabelledLine(words("Brought in by"), snapshot.name(topic.brought_by))
    if topic.papers is not None:
        yield LabelledLine(words("Papers"), topic.papers)


def _concerned_actors_lines(
    words: Words, snapshot: Snapshot, point: ItemReview
) -> Iterator[LabelledLine]:
    for label, actors in (
        (words("Concerned and at the table"), point.present),
        (words("Concerned and not at the table"), point.missing),
        (words("Concerned, without names"), point.groups),
        (words("Concerned by way of others"), point.led),
    ):
        if actors:
            yield LabelledLine(label, words.all_of(snapshot.names(actors)))
    if point.subject.theme is not None and not (
        point.present or point.missing or point.groups or point.led
    ):
        yield LabelledLine(words("Concerned"), words("The data names nobody that deals with this."))


def _earlier_treatment_lines(
    words: Words, snapshot: Snapshot, point: ItemReview, on: date
) -> Iterator[LabelledLine]:
    if point.subject.theme is None:
        return
    for label, treated in (
        (words("Last time here"), point.last_here),
        (words("Last time elsewhere"), point.last_elsewhere),
    ):
        if treated is not None:
            yield LabelledLine(
                label, earlier_item_sentence(words, snapshot, treated), (treated.item,)
            )
    if point.last_here is None and point.last_elsewhere is None:
        yield LabelledLine(words("Last time"), words("On no earlier agenda that we know of."))
    for advice in point.advice:
        yield LabelledLine(
            words("Earlier advice"), advice_sentence(words, snapshot, advice, on), (advice,)
        )


def _conflict_of_interest_line(
    words: Words, snapshot: Snapshot, interest: ParticipantInterest
) -> LabelledLine:
    sentences = ["; ".join(tie_sentence(words, snapshot, tie) for tie in interest.ties) + "."]
    sentences += [
        words(
            "{own} is at the table through {voice}.",
            own=snapshot.name(own),
            voice=snapshot.name(voice),
        )
        for own, voice in zip((interest.one, interest.other), interest.voices, strict=True)
        if own != voice
    ]
    return LabelledLine(words("Possible conflict of interest"), " ".join(sentences), interest.ties)


def _never_met_pairs_lines(
    words: Words, snapshot: Snapshot, pairs: tuple[NeverMetPair, ...]
) -> Iterator[LabelledLine]:
    if pairs:
        names = sorted(
            (pair_name(snapshot, pair.one, pair.other) for pair in pairs), key=name_sort_key
        )
        yield LabelledLine(
            words("Possible win-win"),
            words(
                "They share this theme and no body that we know of: {pairs}.",
                pairs=words.shortened(names),
            ),
        )


def _unknown_actors_lines(
    words: Words, snapshot: Snapshot, point: ItemReview
) -> Iterator[LabelledLine]:
    if point.subject.theme is None:
        yield LabelledLine(
            words("Not known"),
            words("This item has no theme, so we cannot tell who is concerned."),
        )
    if point.unclear:
        yield LabelledLine(
            words("Not known"),
            words(
                "Who else deals with this in {bodies}: not everybody there is known by name.",
                bodies=words.all_of(snapshot.names(point.unclear)),
            ),
        )


def open_advice_and_action_lines(
    words: Words, snapshot: Snapshot, follow_up: FollowUp
) -> list[LabelledLine]:
    """A line for each open advice and action; an overdue one says so first."""
    return [
        *(_open_advice_line(words, snapshot, advice, follow_up.on) for advice in follow_up.advice),
        *(_open_action_line(words, snapshot, action, follow_up.on) for action in follow_up.actions),
    ]


def _open_advice_line(
    words: Words, snapshot: Snapshot, open_advice: OpenAdvice, on: date
) -> LabelledLine:
    advice = open_advice.advice
    label = words("Asked of this body") if open_advice.asked else words("Open advice")
    text = advice_sentence(words, snapshot, advice, on)
    if open_advice.overdue:
        text = f"{_overdue_sentence(words, on)} {text}"
    if advice.owner is not None:
        text += " " + words("Followed up by {owner}.", owner=snapshot.name(advice.owner))
    return LabelledLine(label, text, (advice,))


def _open_action_line(
    words: Words, snapshot: Snapshot, open_action: OpenAction, on: date
) -> LabelledLine:
    action = open_action.action
    text = f"{_overdue_sentence(words, on)} " if open_action.overdue else ""
    text += f"{action.what}. {_owner_and_due_sentence(words, snapshot, action)}"
    return LabelledLine(words("Open action"), text, (action,))


def _owner_and_due_sentence(words: Words, snapshot: Snapshot, action: Action) -> str:
    """Who carries out an action and by when, as far as it is noted."""
    due = None if action.due is None else words.date(action.due)
    if action.owner is None and due is None:
        return words("Who does it and by when is not noted.")
    if action.owner is None:
        return words("Who does it is not noted; the term is {day}.", day=due)
    owner = snapshot.name(action.owner)
    if due is None:
        return words("By {owner}, without a day.", owner=owner)
    return words("By {owner}, by {day}.", owner=owner, day=due)


def _overdue_sentence(words: Words, on: date) -> str:
    return words("Overdue as of {day}.", day=words.date(on))
