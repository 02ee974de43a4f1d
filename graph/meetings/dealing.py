"""Who deals with a theme: by its own word, or by a seat in a body that does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.model import ThemeLink
from graph.gaps.situation import Situation
from graph.selection import with_parts


@dataclass(frozen=True, slots=True)
class Dealing:
    """How an actor deals with a theme: the links that say so, and the bodies through which."""

    links: tuple[ThemeLink, ...]
    bodies: tuple[str, ...]


Dealings = Mapping[str, Mapping[str, Dealing]]


def dealings(situation: Situation, themes: Iterable[str]) -> dict[str, dict[str, Dealing]]:
    """Per theme all actors that deal with it or with a part of it, groups without names too."""
    links: dict[str, list[ThemeLink]] = {}
    for link in situation.facts.theme_links:
        links.setdefault(link.theme, []).append(link)
    found = {}
    for theme in themes:
        within = sorted(with_parts((theme,), situation.facts.themes))
        found[theme] = _with(situation, [link for each in within for link in links.get(each, ())])
    return found


def bodies_on(situation: Situation, theme: str) -> tuple[str, ...]:
    """The bodies that deal with a theme or with a part of it."""
    within = with_parts((theme,), situation.facts.themes)
    return tuple(
        sorted(
            {
                link.subject
                for link in situation.facts.theme_links
                if link.theme in within and link.subject in situation.bodies
            }
        )
    )


def _with(situation: Situation, links: Iterable[ThemeLink]) -> dict[str, Dealing]:
    by_actor: dict[str, tuple[list[ThemeLink], list[str]]] = {}
    for link in links:
        if link.subject in situation.actors:
            by_actor.setdefault(link.subject, ([], []))[0].append(link)
        elif link.subject in situation.bodies:
            known = situation.memberships[link.subject]
            for member in (*known.named, *known.groups):
                said, bodies = by_actor.setdefault(member, ([], []))
                said.append(link)
                bodies.append(link.subject)
    return {
        actor: Dealing(tuple(said), tuple(sorted(set(bodies))))
        for actor, (said, bodies) in sorted(by_actor.items())
    }
