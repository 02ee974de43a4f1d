"""Why these guests are proposed: the needs they cover, and the guests that rank equal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from dashboard.alphabet import name_sort_key
from dashboard.snapshot import Snapshot
from dashboard.wording.meetings.naming import need_name
from dashboard.words import Words
from graph.meetings import Need, NeedKind, OpenChoice, Preparation

_KINDS: Final = 4  # that are named with their numbers; of more only how many equals there are


def coverage_text(words: Words, snapshot: Snapshot, prepared: Preparation) -> str:
    """Which themes nobody deals with, which needs the proposed guests cover, and which are left.

    Between these stand the choices among equal guests that are left to the reader.
    """
    return " ".join(
        [
            *_themes_without_actor_sentences(words, snapshot, prepared),
            *_covered_needs_sentences(words, snapshot, prepared),
            *(
                _choice_between_equals_sentence(words, snapshot, option)
                for option in prepared.choices
            ),
            *_uncovered_needs_sentences(words, snapshot, prepared),
        ]
    )


def _themes_without_actor_sentences(
    words: Words, snapshot: Snapshot, prepared: Preparation
) -> Iterator[str]:
    if prepared.nobody:
        themes = _theme_names_text(words, snapshot, prepared.nobody)
        yield words("The data names nobody that deals with {themes}.", themes=themes)
    if prepared.led_only:
        themes = _theme_names_text(words, snapshot, prepared.led_only)
        yield words(
            "The data names nobody that deals with {themes} directly. Whoever is proposed for "
            "that is found through what such a body started, or what it is tied to.",
            themes=themes,
        )


def _covered_needs_sentences(
    words: Words, snapshot: Snapshot, prepared: Preparation
) -> Iterator[str]:
    found = prepared.proposed
    if found.covered:
        yield words.plural(
            "With the proposed guest the table has: {needs}.",
            "With the {count} proposed guests the table has: {needs}.",
            len(found.chosen),
            needs=_need_names_text(words, snapshot, found.covered),
        )
        together = [
            actor
            for group in prepared.equals
            if len(chosen := [actor for actor in group if actor in found.chosen]) > 1
            for actor in chosen
            if actor not in found.locked
        ]
        if together:
            names = words.all_of(snapshot.names(together))
            yield words(
                "These have equally good reasons, so they are proposed together: {names}.",
                names=names,
            )
        elif found.exact and not found.locked:
            yield words("It cannot be done with fewer.")
    elif not found.uncovered and prepared.sectors_asked:
        yield words("The members cover all themes and sectors; no guest is needed for that.")
    elif not found.uncovered and prepared.themes:
        yield words("The members cover all themes; no guest is needed for that.")


def _choice_between_equals_sentence(words: Words, snapshot: Snapshot, choice: OpenChoice) -> str:
    return words(
        "Choose yourself out of {count} with equally good reasons: {names}.",
        count=words.number(len(choice.actors)),
        names=words.shortened(snapshot.names(choice.actors)),
    )


def _uncovered_needs_sentences(
    words: Words, snapshot: Snapshot, prepared: Preparation
) -> Iterator[str]:
    beyond = prepared.needs_nobody_meets
    lacking = [need for need in prepared.proposed.uncovered if need not in beyond]
    if lacking:
        yield words("Still missing: {needs}.", needs=_need_names_text(words, snapshot, lacking))
    if any(need[0] == NeedKind.SECTOR for need in lacking):
        yield words("Nobody is ticked for its sector alone; who could come stands below.")
    if beyond:
        named = _need_names_text(words, snapshot, beyond)
        yield words("Not to be found by name in the data: {needs}.", needs=named)


def _need_names_text(words: Words, snapshot: Snapshot, needs: Sequence[Need]) -> str:
    """The needs by name: items first, then themes, then sectors."""
    kinds = list(NeedKind)
    ordered = sorted(needs, key=lambda need: kinds.index(NeedKind(need[0])))
    named = [
        name
        for _, alike in groupby(ordered, key=lambda need: need[0])
        for name in sorted((need_name(words, snapshot, need) for need in alike), key=name_sort_key)
    ]
    return words.all_of(named)


def _theme_names_text(words: Words, snapshot: Snapshot, themes: Sequence[str]) -> str:
    return words.all_of(sorted(map(snapshot.theme_name, themes), key=name_sort_key))


def equal_guests_title(words: Words, snapshot: Snapshot, actors: Sequence[str]) -> str:
    """How many guests have equally good reasons, and how many there are of each kind.

    Without the kinds when one is unknown or when there are more than four.
    """
    kinds = Counter(snapshot.actors[actor].kind for actor in actors)
    if None in kinds or len(kinds) > _KINDS:
        return words("One of {count} with equally good reasons", count=words.number(len(actors)))
    listed = [
        f"{snapshot.kind_name(str(kind))} ({words.number(count)})" for kind, count in kinds.items()
    ]
    return words(
        "One of {count} with equally good reasons: {kinds}",
        count=words.number(len(actors)),
        kinds=words.all_of(sorted(listed, key=name_sort_key)),
    )


def equal_guests_sentences(
    words: Words, snapshot: Snapshot, prepared: Preparation, actor: str
) -> list[str]:
    """Which guests rank equal to an actor, and how it differs from them; empty for none."""
    group = prepared.tied_guests_of(actor)
    if not group:
        return []
    names = words.shortened(snapshot.names(equal for equal in group if equal != actor))
    return [
        words("Equally good reasons hold for {names}.", names=names),
        *difference_from_equals_sentences(words, snapshot, prepared, actor),
    ]


def difference_from_equals_sentences(
    words: Words, snapshot: Snapshot, prepared: Preparation, actor: str
) -> list[str]:
    """How an actor differs from equal guests: its other bodies, and how often it attended.

    One sentence that nothing differs when that is so; empty when no guest is equal.
    """
    group = prepared.tied_guests_of(actor)
    if not group:
        return []
    shared = frozenset.intersection(
        *(frozenset(prepared.differences[equal].bodies) for equal in group)
    )
    own = prepared.differences[actor]
    elsewhere = snapshot.names(body for body in own.bodies if body not in shared)
    sentences = []
    if elsewhere:
        sentences.append(
            words("Sits, unlike others of these, in {bodies}.", bodies=words.shortened(elsewhere))
        )
    if own.attended and own.last is not None:
        sentences.append(
            words.plural(
                "Was at {count} earlier meeting here, on {day}.",
                "Was at {count} earlier meetings here, the last on {day}.",
                own.attended,
                day=words.date(own.last),
            )
        )
    return sentences or [words("Nothing in the data tells it from the others.")]
