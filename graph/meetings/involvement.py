"""Who deals with a theme: by its own word, by a seat in a body that does, or along a trail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.model import Seat, ThemeLink
from graph.network_filter import themes_with_parts
from graph.situation.situation import Situation
from graph.trails import DIRECT, Trail, TrailSearch


@dataclass(frozen=True, slots=True)
class Involvement:
    """What an actor has to do with a theme: the trails that lead to it, the strongest first."""

    trails: tuple[Trail, ...]

    @property
    def links(self) -> tuple[ThemeLink, ...]:
        """The links by which it deals with the theme itself, or a body does in which it sits."""
        links = (trail.steps[0].fact for trail in self._direct)
        return tuple(dict.fromkeys(link for link in links if isinstance(link, ThemeLink)))

    @property
    def own(self) -> tuple[ThemeLink, ...]:
        """The links by which it deals with the theme itself."""
        links = (trail.steps[0].fact for trail in self._direct if len(trail.steps) == 1)
        return tuple(dict.fromkeys(link for link in links if isinstance(link, ThemeLink)))

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies on the theme in which it sits."""
        return tuple(sorted({trail.steps[0].end for trail in self._direct if len(trail.steps) > 1}))

    @property
    def direct(self) -> bool:
        """Whether it deals with the theme itself, or sits in a body that does."""
        return bool(self._direct)

    @property
    def best(self) -> Trail:
        """The trail that speaks for it most."""
        return self.trails[0]

    @property
    def _direct(self) -> tuple[Trail, ...]:
        return tuple(
            trail
            for trail in self.trails
            if len(trail.steps) == 1
            or (len(trail.steps) == DIRECT and isinstance(trail.steps[-1].fact, Seat))
        )


Involvements = Mapping[str, Mapping[str, Involvement]]


def involvements(situation: Situation, themes: Iterable[str]) -> dict[str, dict[str, Involvement]]:
    """Per theme all actors to which it or a part of it leads, groups without names too."""
    trails = TrailSearch(situation)
    return {
        theme: {
            actor: Involvement(found)
            for actor, found in sorted(trails.trails_from_theme(theme).items())
        }
        for theme in themes
    }


def direct_only(found: Mapping[str, Involvement]) -> dict[str, Involvement]:
    """Only those that deal with a theme themselves, or sit in a body that does."""
    return {actor: dealing for actor, dealing in found.items() if dealing.direct}


def bodies_on_theme(situation: Situation, theme: str) -> tuple[str, ...]:
    """The bodies that deal with a theme or with a part of it."""
    within = themes_with_parts((theme,), situation.facts.themes)
    return tuple(
        sorted(
            {
                link.subject
                for link in situation.facts.theme_links
                if link.theme in within and link.subject in situation.bodies
            }
        )
    )
