"""What is said of one actor or one body, in sentences made from the data."""

from __future__ import annotations

from dashboard.snapshot import Snapshot
from dashboard.wording.measures import measure_sentence
from dashboard.words import Words
from data.model import Actor
from graph.gaps import Known, Membership
from graph.measures import Measured

_FEW = 30  # with fewer actors a rank says more than a decimal
_RANKED = ("degree", "strength", "betweenness", "closeness")
_LISTED = 6


def shortened(words: Words, names: list[str]) -> str:
    """A list of names that stays readable."""
    if len(names) <= _LISTED:
        return words.all_of(names)
    rest = len(names) - _LISTED + 1
    return words.all_of(
        [*names[: _LISTED - 1], words.plural("{count} other", "{count} others", rest)]
    )


def actor_sentence(words: Words, now: Snapshot, actor: Actor) -> str:
    """How many bodies an actor sits in and how many others it meets there."""
    seats = now.network.degree(actor.id)
    if not seats:
        return words("{actor} sits in no body that the data names.", actor=actor.name)
    contacts = len({other for body in now.network[actor.id] for other in now.network[body]}) - 1
    bodies = words.plural("{count} body", "{count} bodies", seats)
    others = words.plural("{count} other actor", "{count} other actors", contacts)
    return words(
        "{actor} sits in {bodies} and meets {others} there.",
        actor=actor.name,
        bodies=bodies,
        others=others,
    )


def place_in_words(words: Words, now: Snapshot, measured: Measured, actor: str) -> list[str]:
    """The measures of an actor: ranks and words where the network is small, numbers where not."""
    values = measured.actors.get(actor)
    if values is None:
        return [words("This actor has no seat, so it has no place in the consultation network.")]
    sentences = []
    if values["cut_point"]:
        sentences.append(_falls_apart(words, now, actor))
    for key in _RANKED:
        value = values[key]
        if value is None:
            continue
        everybody = [each[key] or 0 for each in measured.actors.values()]
        rank = 1 + sum(other > value for other in everybody)
        equal = sum(other == value for other in everybody)
        meaning = measure_sentence(words, key)
        if len(everybody) < _FEW:
            place = words("place {rank} of {all}", rank=rank, all=len(everybody))
            if equal > 1:
                place = words.plural(
                    "{place}, shared with {count} other",
                    "{place}, shared with {count} others",
                    equal - 1,
                    place=place,
                )
            sentences.append(f"{meaning} {_sentence(place)}")
        else:
            sentences.append(f"{meaning} {_sentence(_number(words, value))}")
    return sentences


def _falls_apart(words: Words, now: Snapshot, actor: str) -> str:
    return words(
        "{actor} is the only link between parts of the network: without it they no longer meet.",
        actor=now.name(actor),
    )


def _number(words: Words, value: float) -> str:
    return words.plain_number(value) if isinstance(value, int) else words.number(value, 3)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


def membership_sentence(words: Words, now: Snapshot, membership: Membership) -> str:
    """How well the members of a body are known."""
    named = words.plural("{count} actor", "{count} actors", len(membership.named))
    groups = shortened(words, [now.name(group) for group in membership.groups])
    match membership.known:
        case Known.NAMED:
            return words("Known by name: {named} sit here, and the list is complete.", named=named)
        case Known.OPEN:
            return words(
                "Unknown: the source names {named}, but the list is open. Others may sit here.",
                named=words.plural(
                    "{count} actor",
                    "{count} actors",
                    len(membership.named) + len(membership.groups),
                ),
            )
        case Known.UNNAMED if membership.named:
            return words(
                "Partly unknown: {named} sit here by name, next to {groups}, of whom the source "
                "gives no names.",
                named=named,
                groups=groups,
            )
        case Known.UNNAMED:
            return words(
                "Unknown: the source speaks of {groups}, and names no member.", groups=groups
            )
        case Known.PARTS:
            return words(
                "Its members sit in its parts: {parts}.",
                parts=shortened(words, [now.name(part) for part in membership.parts]),
            )
        case Known.NOTHING:
            return words("Unknown: the source says nothing of who sits here.")
