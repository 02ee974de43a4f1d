"""What leads from a theme or a body to an actor: step by step, each on the word of one fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple, TypeAlias

from data.model import Body, Evidence, Role, Seat, ThemeLink, Tie, ancestors
from data.periods import holds
from graph.selection import themes_with_parts
from graph.situation.situation import Situation

LONGEST: Final = 3  # steps; what lies further says little of an actor
DIRECT: Final = 2  # steps: its own word, or a seat in a body that deals with the theme

TrailFact: TypeAlias = ThemeLink | Seat | Tie | Body


class Strength(NamedTuple):
    """How well a trail speaks for an actor; less is stronger.

    `unsure` when a step rests on a seat that holds in some cases only, stands for unnamed others or
    is supposed. `part` is what the actor has to do with what the last step comes from: 0 it deals
    with the theme itself, or leads the body; 1 it takes part, or the tie begins with it; 2 the tie
    only ends at it. `derived` counts the seats that are only derived.
    """

    unsure: bool
    steps: int
    part: int
    derived: int


@dataclass(frozen=True, slots=True)
class Step:
    """From one thing to the next: a theme, a body, an activity or an actor.

    The fact is a link to a theme, a seat, a tie, or the body that has the other end as its convenor
    or as its whole.
    """

    start: str
    end: str
    fact: TrailFact


@dataclass(frozen=True, slots=True)
class Trail:
    """The steps that lead to an actor."""

    steps: tuple[Step, ...]

    @property
    def facts(self) -> tuple[TrailFact, ...]:
        """The fact of every step."""
        return tuple(step.fact for step in self.steps)

    @property
    def strength(self) -> Strength:
        """How well it speaks for the actor at its end."""
        seats = [fact.evidence for fact in self.facts if isinstance(fact, Seat)]
        return Strength(
            unsure=not _SURE.issuperset(seats),
            steps=len(self.steps),
            part=_part(self.steps[-1]),
            derived=seats.count(Evidence.DERIVED),
        )

    @property
    def order(self) -> tuple[object, ...]:
        """The strongest first; of equals always the same one first, whatever the order of rows."""
        return self.strength, tuple(map(_identity, self.steps))


_SURE: Final = frozenset((Evidence.EXPLICIT, Evidence.DERIVED))
_LEADING: Final = frozenset((Role.CHAIR, Role.CONVENOR))


def _part(last: Step) -> int:
    fact = last.fact
    if isinstance(fact, Seat):
        return 0 if fact.role in _LEADING else 1
    if isinstance(fact, Tie):
        return 1 if fact.from_id == last.end else 2
    return 0


def _identity(step: Step) -> tuple[str, str, str, str, int]:
    fact = step.fact
    kind = fact.kind if isinstance(fact, Tie) else ""
    number = fact.number if isinstance(fact, Tie | Seat) else 0
    return step.start, step.end, type(fact).__name__, kind, number


@dataclass(frozen=True)
class TrailSearch:
    """All that leads from a theme or a body to actors, by the facts that hold on the day.

    An activity that is over leads nowhere. Actors are where trails end: what leads to one through
    another says nothing of it.
    """

    situation: Situation

    def from_theme(self, theme: str) -> dict[str, tuple[Trail, ...]]:
        """The trails from a theme, or a part of it, to each actor, the strongest first.

        All that are direct; a longer one only where no direct one is sure.
        """
        within = sorted(themes_with_parts((theme,), self.situation.facts.themes))
        begun = [(step,) for part in within for step in self._of_theme.get(part, ())]
        return self._followed(begun, frozenset())

    def to_body(self, body: str) -> dict[str, tuple[Trail, ...]]:
        """What speaks for a seat in a body: the strongest trail to each actor from that body.

        A tie with it or its convenor; one who takes part in what the body started, is tied to or
        has as its part; one who deals with one of its themes, or one above or below, or sits in
        another body that does.
        """
        onward = [(step,) for step in self._onward.get(body, ()) if not _through_part(step)]
        themes = [
            (Step(body, theme, link),)
            for link in self._links_of.get(body, ())
            for theme in self._near(link.theme)
        ]
        here = frozenset((body,))
        found = self._followed(onward, here, LONGEST - 1)
        for actor, trails in self._followed(themes, here).items():
            found[actor] = (*found.get(actor, ()), *trails)
        return {
            actor: tuple(sorted(trails, key=lambda trail: trail.order)[:1])
            for actor, trails in found.items()
        }

    def _followed(
        self,
        begun: Iterable[tuple[Step, ...]],
        left: frozenset[str],
        longest: int = LONGEST,
    ) -> dict[str, tuple[Trail, ...]]:
        """Follow what was begun to the actors, in the fewest steps; never into what was `left`."""
        found: dict[str, list[Trail]] = {}
        layer, seen = [*begun], set(left)
        while layer:
            ahead: dict[str, list[tuple[Step, ...]]] = {}
            for steps in layer:
                end = steps[-1].end
                if end not in self.situation.actors:
                    ahead.setdefault(end, []).append(steps)
                elif len(steps) <= DIRECT or _unsure(found.get(end, ())):
                    found.setdefault(end, []).append(Trail(steps))
            seen.update(ahead)
            layer = [
                (*steps, step)
                for thing, ways in ahead.items()
                for steps in (ways if len(ways[0]) == 1 else [_first(ways)])
                if len(steps) < longest
                for step in self._from(thing)
                if step.end not in seen
            ]
        return {
            actor: tuple(sorted(trails, key=lambda trail: trail.order))
            for actor, trails in found.items()
        }

    def _from(self, thing: str) -> Sequence[Step]:
        return self._onward.get(thing) or self._of_theme.get(thing) or ()

    def _near(self, theme: str) -> list[str]:
        """A theme, those that are part of it, and those that it is part of."""
        themes = self.situation.facts.themes
        above = ancestors(theme, {known.id: known for known in themes})
        return sorted(themes_with_parts((theme,), themes).union(above))

    @cached_property
    def _things(self) -> frozenset[str]:
        """The bodies and activities that are there on the day."""
        on = self.situation.on
        activities = (
            activity.id for activity in self.situation.facts.activities if holds(activity, on)
        )
        return frozenset((*self.situation.bodies, *activities))

    @cached_property
    def _of_theme(self) -> Mapping[str, list[Step]]:
        found: dict[str, list[Step]] = {}
        for link in self.situation.facts.theme_links:
            if link.subject in self._things or link.subject in self.situation.actors:
                found.setdefault(link.theme, []).append(Step(link.theme, link.subject, link))
        return found

    @cached_property
    def _links_of(self) -> Mapping[str, list[ThemeLink]]:
        found: dict[str, list[ThemeLink]] = {}
        for link in self.situation.facts.theme_links:
            found.setdefault(link.subject, []).append(link)
        return found

    @cached_property
    def _onward(self) -> Mapping[str, list[Step]]:
        """What each body and activity leads to: who sits there, its convenor, parts and ties."""
        there = self._things | self.situation.actors.keys()
        found: dict[str, list[Step]] = {thing: [] for thing in self._things}
        for body in self.situation.facts.bodies:
            known = self.situation.memberships[body.id]
            found[body.id] += [Step(body.id, seat.actor, seat) for seat in known.seats]
            if body.convenor in self.situation.actors:
                found[body.id].append(Step(body.id, str(body.convenor), body))
            if body.part_of in self.situation.bodies:
                found[str(body.part_of)].append(Step(str(body.part_of), body.id, body))
        for tie in self.situation.facts.ties:
            for start, end in ((tie.from_id, tie.to_id), (tie.to_id, tie.from_id)):
                if start in self._things and end in there:
                    found[start].append(Step(start, end, tie))
        return found


def _through_part(step: Step) -> bool:
    """Whether a step is a seat in a part of a body; the part leads to it as well."""
    return isinstance(step.fact, Seat) and step.fact.body != step.start


def _unsure(trails: Iterable[Trail]) -> bool:
    return all(trail.strength.unsure for trail in trails)


def _first(ways: Sequence[tuple[Step, ...]]) -> tuple[Step, ...]:
    """One way to a thing, always the same one."""
    return min(ways, key=lambda steps: [*map(_identity, steps)])
