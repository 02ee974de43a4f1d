"""Scenarios as text: their steps and errors, and the reasons for suggested seats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dashboard.snapshot import Snapshot
from dashboard.text.text_files import text_of
from dashboard.wording.choices import choice_name
from dashboard.wording.facts import trail_sentences
from dashboard.wording.gaps import render_finding, rule_title
from dashboard.wording.people import author_name
from dashboard.words import Words
from data.model import Actor
from data.saved_scenarios import SavedScenario
from graph.gaps import Finding, Status
from graph.gaps.finding import Value
from graph.scenarios.finding_changes import FindingChangeKind
from graph.scenarios.gains import EVIDENCE_REASONS, SuggestionReason
from graph.scenarios.scenario import (
    AddActor,
    AddBody,
    AddSeat,
    RemoveActor,
    RemoveBody,
    RemoveSeat,
    ScenarioError,
    Step,
)
from graph.scenarios.suggestions import SeatSuggestion

_NAMED: Final = 3  # who bring the same, by name in a title; of more only how many


def saved_scenario_sentence(words: Words, kept: SavedScenario) -> str:
    """Who saved a scenario, when, and on which version of the data."""
    return words(
        "Kept by {author} on {when}, on version {number} of the data.",
        author=author_name(words, kept.author),
        when=words.moment(kept.created),
        number=kept.revision,
    )


def scenario_step_sentence(words: Words, snapshot: Snapshot, step: Step) -> str:
    """What a step changes, in a sentence.

    An actor or body with a seat to add or remove, or that goes, shows as its id when `snapshot`
    does not hold it: so it has to hold those that earlier steps add.
    """
    match step:
        case AddSeat(actor, body):
            return words(
                "{actor} gets a seat in {body}",
                actor=snapshot.name(actor),
                body=snapshot.name(body),
            )
        case RemoveSeat(actor, body):
            return words(
                "{actor} leaves {body}", actor=snapshot.name(actor), body=snapshot.name(body)
            )
        case AddActor(added):
            return words("New actor: {name}", name=_name_with_sector(words, snapshot, added))
        case RemoveActor(actor_id):
            return words("Without {name}", name=snapshot.name(actor_id))
        case AddBody(table):
            layer = choice_name(words, table.layer)
            return words("New body: {name} ({layer})", name=table.name, layer=layer)
        case RemoveBody(body_id):
            return words("Without {name}", name=snapshot.name(body_id))


def scenario_error_sentence(words: Words, snapshot: Snapshot, error: ScenarioError) -> str:
    """Why a step cannot be done."""
    names = {
        name: snapshot.name(value) if name in {"actor", "body"} else value
        for name, value in error.values.items()
    }
    return text_of(words, "scenarios", "errors", error.code, **names)


def suggestion_title(
    words: Words,
    snapshot: Snapshot,
    suggestion: SeatSuggestion,
    place: int,
    equals: Sequence[str] = (),
) -> str:
    """A suggestion on one line: who (or how many equals), where, how many gaps close and open."""
    turns = [shift.kind for shift in suggestion.effect.finding_changes]
    values = {
        "place": place,
        "actor": words("One of {count}", count=words.number(len(equals)))
        if len(equals) > _NAMED
        else words.either(snapshot.names(equals or (suggestion.actor,))),
        "body": snapshot.name(suggestion.body),
    }
    title = words.plural(
        "{place}. {actor} in {body}: closes {count} gap",
        "{place}. {actor} in {body}: closes {count} gaps",
        turns.count(FindingChangeKind.CLOSED),
        **values,
    )
    opened = turns.count(FindingChangeKind.OPENED)
    return words("{title}, opens {count}", title=title, count=opened) if opened else title


def suggestion_reason_sentences(
    words: Words, snapshot: Snapshot, suggestion: SeatSuggestion
) -> list[str]:
    """The reasons for and against a suggested seat, a sentence each."""
    return [
        _evidence_reason_sentence(words, snapshot, suggestion, reason)
        if reason.key in EVIDENCE_REASONS
        else _structure_reason_sentence(words, snapshot, suggestion, reason)
        for reason in suggestion.reasons
    ]


def _evidence_reason_sentence(
    words: Words, snapshot: Snapshot, suggestion: SeatSuggestion, reason: SuggestionReason
) -> str:
    """What the data say for a seat: a trail of facts, or a gap that it may help with."""
    if reason.trail is not None:
        return " ".join(trail_sentences(words, snapshot, (reason.trail,)))
    finding = _find_changed_finding(
        suggestion, str(reason.values["rule"]), reason.values["subjects"]
    )
    return words(
        "A seat in {body} may help with this gap: {title}.",
        title=render_finding(words, snapshot, finding).title if finding else "",
        body=snapshot.name(suggestion.body),
    )


def _structure_reason_sentence(
    words: Words, snapshot: Snapshot, suggestion: SeatSuggestion, reason: SuggestionReason
) -> str:
    values = reason.values
    match reason.key:
        case "removes-cut-points":
            return words(
                "{names}: no longer the only link between parts.",
                names=_shortened_names(words, snapshot, values["actors"]),
            )
        case "makes-cut-points":
            return words(
                "Against it: {names} becomes the only link between parts.",
                names=_shortened_names(words, snapshot, values["actors"]),
            )
        case "joins":
            bodies = _shortened_names(words, snapshot, values["bodies"]) or _shortened_names(
                words, snapshot, values["actors"]
            )
            return words("Joins a part that stood apart: {names}.", names=bodies)
        case "brings-sector":
            return words(
                "Brings a sector that is not yet in {body}: {sector}.",
                **_body_and_sector_names(snapshot, values),
            )
        case "evens-sectors":
            return words(
                "Makes the sectors in {body} more even: few of the sector {sector} sit there.",
                **_body_and_sector_names(snapshot, values),
            )
    return _gap_reason_sentence(words, snapshot, suggestion, reason)


def _gap_reason_sentence(
    words: Words, snapshot: Snapshot, suggestion: SeatSuggestion, reason: SuggestionReason
) -> str:
    count = _gap_count(reason.values)
    values = {
        "status": choice_name(words, Status(str(reason.values["status"]))),
        "title": _gap_or_rule_title(words, snapshot, suggestion, reason.values),
    }
    match reason.key:
        case "closes":
            return words.plural(
                "Closes {count} {status} gap: {title}.",
                "Closes {count} {status} gaps of the rule “{title}”.",
                count,
                **values,
            )
        case "opens":
            return words.plural(
                "Against it: opens {count} {status} gap: {title}.",
                "Against it: opens {count} {status} gaps of the rule “{title}”.",
                count,
                **values,
            )
        case _:
            return words.plural(
                "Makes {count} gap {status}: {title}.",
                "Makes {count} gaps {status}, of the rule “{title}”.",
                count,
                **values,
            )


def _gap_or_rule_title(
    words: Words, snapshot: Snapshot, suggestion: SeatSuggestion, values: Mapping[str, Value]
) -> str:
    """The title of the one gap that is meant; otherwise the title of its rule."""
    rule, subjects = str(values["rule"]), values["subjects"]
    if _gap_count(values) == 1 and isinstance(subjects, tuple):
        found = _find_changed_finding(suggestion, rule, subjects[0])
        if found is not None:
            return render_finding(words, snapshot, found).title
    return rule_title(words, rule)


def _find_changed_finding(
    suggestion: SeatSuggestion, rule: str, subjects: object
) -> Finding | None:
    findings = (change.relevant_finding for change in suggestion.effect.finding_changes)
    return next(
        (finding for finding in findings if (finding.rule, finding.subjects) == (rule, subjects)),
        None,
    )


def _gap_count(values: Mapping[str, Value]) -> int:
    number = values["number"]
    return number if isinstance(number, int) else 0


def _body_and_sector_names(snapshot: Snapshot, values: Mapping[str, Value]) -> dict[str, str]:
    return {
        "body": snapshot.name(str(values["body"])),
        "sector": snapshot.sector_name(str(values["sector"])),
    }


def _shortened_names(words: Words, snapshot: Snapshot, ids: Value) -> str:
    listed = [snapshot.name(str(identity)) for identity in ids] if isinstance(ids, tuple) else []
    return words.shortened(listed) if listed else ""


def _name_with_sector(words: Words, snapshot: Snapshot, actor: Actor) -> str:
    if actor.sector is None:
        return actor.name
    return words(
        "{name}, sector {sector}", name=actor.name, sector=snapshot.sector_name(actor.sector)
    )
