"""Similarity of the backgrounds of actors: sector, kind, themes and bodies."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.situation.situation import Situation

# What the same sector, the same kind, all themes and all bodies in common count for.
SECTOR: Final = 3.0
KIND: Final = 1.0
THEMES: Final = 2.0
BODIES: Final = 2.0

SimilarityMatrix: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ActorBackground:
    """The background of an actor; its themes include those of the bodies in which it sits."""

    sector: str | None
    kind: str | None
    themes: frozenset[str]
    bodies: frozenset[str]


def backgrounds_of_actors(
    situation: Situation, actors: Iterable[str], leaving_out: Collection[str] = ()
) -> dict[str, ActorBackground]:
    """Return the background of each actor; bodies in `leaving_out` are ignored."""
    themes: dict[str, set[str]] = {}
    for link in situation.facts.theme_links:
        themes.setdefault(link.subject, set()).add(link.theme)
    found = {}
    for actor in actors:
        bodies = situation.bodies_of(actor).difference(leaving_out)
        actor_facts = situation.actors[actor]
        subjects = (actor, *bodies)
        found[actor] = ActorBackground(
            sector=actor_facts.sector,
            kind=actor_facts.kind,
            themes=frozenset().union(*(themes.get(subject, set()) for subject in subjects)),
            bodies=bodies,
        )
    return found


def similarity_matrix(known: Sequence[ActorBackground]) -> SimilarityMatrix:
    """Return a square matrix of how similar each two are, from 0 to 8; 0 on the diagonal.

    Themes and bodies count by the share that both have of what either has (Jaccard 1912).
    """
    count = len(known)
    alike = np.zeros((count, count))
    for value, weight in (("sector", SECTOR), ("kind", KIND)):
        words = np.array([getattr(background, value) or "" for background in known], dtype=object)
        alike += weight * ((words[:, None] == words[None, :]) & (words != "")[:, None])
    alike += THEMES * _jaccard_similarity([background.themes for background in known])
    alike += BODIES * _jaccard_similarity([background.bodies for background in known])
    np.fill_diagonal(alike, 0.0)
    return alike


def _jaccard_similarity(sets: Sequence[frozenset[str]]) -> SimilarityMatrix:
    """Return, for each two sets, the size of their intersection divided by that of their union."""
    names = sorted(frozenset().union(*sets))
    place = {name: at for at, name in enumerate(names)}
    has = np.zeros((len(sets), max(len(names), 1)))
    for row, own in enumerate(sets):
        has[row, [place[name] for name in own]] = 1.0
    both = has @ has.T
    sizes = has.sum(axis=1)
    either = sizes[:, None] + sizes[None, :] - both
    shares: SimilarityMatrix = np.divide(both, either, out=np.zeros_like(both), where=either > 0)
    return shares
