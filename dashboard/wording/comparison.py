"""The differences between two states of the network, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dashboard.snapshot import Snapshot
from dashboard.words import Words
from graph.scenarios.comparison import NetworkComparison
from graph.scenarios.network_difference import Pair


def network_change_sentences(
    words: Words, before: Snapshot, after: Snapshot, comparison: NetworkComparison
) -> list[str]:
    """What differs in actors, bodies, seats, pairs that meet and cut points, a sentence each.

    One sentence that all is the same when nothing differs.
    """
    found = [
        *_changed_thing_sentences(words, before, after, comparison),
        *_changed_seat_sentences(words, before, after, comparison),
        *_cut_point_change_sentences(words, before, after, comparison),
    ]
    return found or [words("Actors, bodies and seats are the same.")]


def _changed_thing_sentences(
    words: Words, before: Snapshot, after: Snapshot, comparison: NetworkComparison
) -> Iterator[str]:
    lines = comparison.lines
    gone = [actor for actor in lines.actors_removed if actor not in comparison.heirs]
    for actor, heir in sorted(comparison.heirs.items()):
        yield words("{heir} came after {actor}.", heir=after.name(heir), actor=before.name(actor))
    if lines.actors_added:
        yield words(
            "New actors: {names}.", names=_shortened_names(words, after, lines.actors_added)
        )
    if gone:
        yield words("Actors that are gone: {names}.", names=_shortened_names(words, before, gone))
    if lines.bodies_added:
        yield words(
            "New bodies: {names}.", names=_shortened_names(words, after, lines.bodies_added)
        )
    if lines.bodies_removed:
        yield words(
            "Bodies that are gone: {names}.",
            names=_shortened_names(words, before, lines.bodies_removed),
        )


def _changed_seat_sentences(
    words: Words, before: Snapshot, after: Snapshot, comparison: NetworkComparison
) -> Iterator[str]:
    lines = comparison.lines
    if lines.seats_added:
        yield words(
            "New seats: {seats}.", seats=_shortened_pair_names(words, after, lines.seats_added)
        )
    if lines.seats_removed:
        yield words(
            "Seats that are gone: {seats}.",
            seats=_shortened_pair_names(words, before, lines.seats_removed),
        )
    for handed in lines.seats_handed:
        yield words(
            "{successor} took the seat of {predecessor} in {body}.",
            successor=after.name(handed.successor),
            predecessor=before.name(handed.predecessor),
            body=after.name(handed.body),
        )
    if lines.links_added:
        yield words.plural(
            "{count} pair of actors meets that did not meet before.",
            "{count} pairs of actors meet that did not meet before.",
            len(lines.links_added),
        )
    if lines.links_removed:
        yield words.plural(
            "{count} pair of actors meets no longer.",
            "{count} pairs of actors meet no longer.",
            len(lines.links_removed),
        )


def _cut_point_change_sentences(
    words: Words, before: Snapshot, after: Snapshot, comparison: NetworkComparison
) -> Iterator[str]:
    if comparison.cut_points_gone:
        yield words(
            "No longer the only link between parts: {names}.",
            names=_shortened_names(words, before, comparison.cut_points_gone),
        )
    if comparison.cut_points_new:
        yield words(
            "Now the only link between parts: {names}.",
            names=_shortened_names(words, after, comparison.cut_points_new),
        )


def _shortened_names(words: Words, snapshot: Snapshot, ids: Iterable[str]) -> str:
    return words.shortened([snapshot.name(identity) for identity in ids])


def _shortened_pair_names(words: Words, snapshot: Snapshot, pairs: Iterable[Pair]) -> str:
    return words.shortened(
        [
            words("{actor} in {body}", actor=snapshot.name(one), body=snapshot.name(body))
            for one, body in pairs
        ],
    )
