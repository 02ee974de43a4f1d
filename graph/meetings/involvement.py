"""How actors deal with a theme: themselves, by a seat in a body that does, or by a trail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.model import Seat, ThemeLink
from graph.network_filter import themes_with_parts
from graph.situation.situation import Situation
from graph.trails import DIRECT, Trail, TrailSearch


@dataclass(frozen=True, slots=True)
class Involvement:
    """How an actor is involved with a theme: the trails that lead to it, the strongest first."""

    trails: tuple[Trail, ...]

    @property
    def theme_links(self) -> tuple[ThemeLink, ...]:
        """The theme links of the actor itself, and of the bodies in which it sits."""
        links = (trail.steps[0].fact for trail in self._direct_trails)
        return tuple(dict.fromkeys(link for link in links if isinstance(link, ThemeLink)))

    @property
    def own_links(self) -> tuple[ThemeLink, ...]:
        """The theme links of the actor itself."""
        links = (trail.steps[0].fact for trail in self._direct_trails if len(trail.steps) == 1)
        return tuple(dict.fromkeys(link for link in links if isinstance(link, ThemeLink)))

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies on the theme in which the actor sits."""
        return tuple(
            sorted({trail.steps[0].end for trail in self._direct_trails if len(trail.steps) > 1})
        )

    @property
    def is_direct(self) -> bool:
        """Whether the actor deals with the theme itself, or sits in a body that does."""
        return bool(self._direct_trails)

    @property
    def strongest_trail(self) -> Trail:
        """The strongest trail from the theme to the actor."""
        return self.trails[0]

    @property
    def _direct_trails(self) -> tuple[Trail, ...]:
        return tuple(
            trail
            for trail in self.trails
            if len(trail.steps) == 1
            or (len(trail.steps) == DIRECT and isinstance(trail.steps[-1].fact, Seat))
        )


Involvements = Mapping[str, Mapping[str, Involvement]]


def involvements_by_theme(
    situation: Situation, themes: Iterable[str]
) -> dict[str, dict[str, Involvement]]:
    """Return, for each theme, how actors are involved with it or a sub-theme, by actor.

    Unnamed groups are included.
    """
    trails = TrailSearch(situation)
    return {
        theme: {
            actor: Involvement(found)
            for actor, found in sorted(trails.trails_from_theme(theme).items())
        }
        for theme in themes
    }


def only_direct_involvements(found: Mapping[str, Involvement]) -> dict[str, Involvement]:
    """Return the involvements of actors that deal with the theme themselves or by a seat."""
    return {actor: dealing for actor, dealing in found.items() if dealing.is_direct}


def bodies_on_theme(situation: Situation, theme: str) -> tuple[str, ...]:
    """Return the bodies linked to a theme or one of its sub-themes."""
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
