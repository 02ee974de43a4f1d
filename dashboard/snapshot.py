"""All of one revision at hand: its facts, their network, and every thing by its id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dashboard.alphabet import name_sort_key
from data.model import Activity, Actor, Body, Facts, Kind, Mark, Sector, Source, Theme
from data.periods import facts_on_day
from graph.network import Network, two_mode_network

Thing = Actor | Body | Activity


@dataclass(frozen=True)
class Snapshot:
    """The facts of one revision with ways to look things up; nothing in it is ever changed.

    Where `facts` are those that hold on the day `on`, `record` is all that the data holds: what
    ended keeps its name. Without a day they are all that the data ever held.
    """

    revision: int
    facts: Facts
    record: Facts | None = None
    on: date | None = None

    def seen_on(self, on: date | None) -> Snapshot:
        """What of all that the data holds, holds on a day; all of it for None."""
        record = self.record or self.facts
        if on is None:
            return Snapshot(self.revision, record)
        return Snapshot(self.revision, facts_on_day(record, on), record, on)

    @cached_property
    def network(self) -> Network:
        """The two-mode network of all actors and bodies."""
        return two_mode_network(self.facts, of_one_day=self.on is not None)

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Actors by id, in order of name."""
        ordered = sorted(self.facts.actors, key=lambda actor: name_sort_key(actor.name))
        return {actor.id: actor for actor in ordered}

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """Bodies by id, in order of name."""
        ordered = sorted(self.facts.bodies, key=lambda body: name_sort_key(body.name))
        return {body.id: body for body in ordered}

    @cached_property
    def activities(self) -> dict[str, Activity]:
        """Activities by id, in order of name."""
        ordered = sorted(self.facts.activities, key=lambda activity: name_sort_key(activity.name))
        return {activity.id: activity for activity in ordered}

    @cached_property
    def things(self) -> dict[str, Thing]:
        """Actors, bodies and activities by id."""
        return _things(self.facts)

    @cached_property
    def recorded(self) -> dict[str, Thing]:
        """Actors, bodies and activities by id, also those that do not hold on the day."""
        return self.things if self.record is None else _things(self.record)

    @cached_property
    def themes(self) -> dict[str, Theme]:
        """Themes by id, in order of name."""
        ordered = sorted(self.facts.themes, key=lambda theme: name_sort_key(theme.name))
        return {theme.id: theme for theme in ordered}

    @cached_property
    def sectors(self) -> dict[str, Sector]:
        """Sectors by id."""
        return {sector.id: sector for sector in self.facts.sectors}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.facts.sources}

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """Kinds by id."""
        return {kind.id: kind for kind in self.facts.kinds}

    @cached_property
    def marks(self) -> dict[str, Mark]:
        """What was decided about gaps, by the identity of the finding."""
        return {mark.finding: mark for mark in self.facts.marks}

    def thing(self, identity: str) -> Thing | None:
        """An actor, body or activity, also one that does not hold on the day; None if none is."""
        return self.things.get(identity) or self.recorded.get(identity)

    def name(self, identity: str) -> str:
        """The name of an actor, body or activity; an id that is none of them as it stands."""
        thing = self.thing(identity)
        return thing.name if thing else identity

    def by_name(self, ids: Iterable[str]) -> list[str]:
        """Actors, bodies or activities in order of their names."""
        return sorted(ids, key=lambda identity: (name_sort_key(self.name(identity)), identity))

    def names(self, ids: Iterable[str]) -> list[str]:
        """The names of actors, bodies or activities, in the order of the alphabet."""
        return [self.name(identity) for identity in self.by_name(ids)]

    def sector_name(self, identity: str) -> str:
        """The name of a sector; an unlisted one as it stands."""
        sector = self.sectors.get(identity)
        return sector.name if sector else identity

    def kind_name(self, identity: str) -> str:
        """The name of a kind; an unlisted one as it stands."""
        kind = self.kinds.get(identity)
        return kind.name if kind else identity

    def theme_name(self, identity: str) -> str:
        """The name of a theme; an unlisted one as it stands."""
        theme = self.themes.get(identity)
        return theme.name if theme else identity


def _things(facts: Facts) -> dict[str, Thing]:
    things: tuple[Thing, ...] = (*facts.actors, *facts.bodies, *facts.activities)
    return {thing.id: thing for thing in things}
