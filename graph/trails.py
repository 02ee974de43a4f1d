"""Trails: chains of facts that lead from a theme or a body to an actor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple, TypeAlias

from data.model import Body, Evidence, Role, Seat, ThemeLink, Tie, ancestors
from data.periods import holds
from graph.network_filter import themes_with_parts
from graph.situation.situation import Situation

LONGEST: Final = 3  # steps; what lies further says little of an actor
DIRECT: Final = 2  # steps: its own word, or a seat in a body that deals with the theme

TrailFact: TypeAlias = ThemeLink | Seat | Tie | Body


class TrailStrength(NamedTuple):
    """How well a trail speaks for an actor; a smaller value is stronger.

    `unsure` is true when a step rests on a seat that holds in some cases only, belongs to an
    unnamed group, or is supposed. `role_rank` is about the last step: 0 when the actor deals with
    the theme itself, or chairs or convenes the body; 1 when it takes part, or the tie starts at it;
    2 when the tie ends at it. `derived` counts the seats that are only derived.
    """

    unsure: bool
    steps: int
    role_rank: int
    derived: int


@dataclass(frozen=True, slots=True)
class TrailStep:
    """A step from one theme, body, activity or actor to the next, with the fact that links them.

    The fact is a theme link, a seat, a tie, or a body that has the other end as its convenor or
    parent.
    """

    start: str
    end: str
    fact: TrailFact


@dataclass(frozen=True, slots=True)
class Trail:
    """The steps that lead to an actor."""

    steps: tuple[TrailStep, ...]

    @property
    def facts(self) -> tuple[TrailFact, ...]:
        """The fact of each step."""
        return tuple(step.fact for step in self.steps)

    @property
    def strength(self) -> TrailStrength:
        """How well the trail speaks for the actor at its end."""
        seats = [fact.evidence for fact in self.facts if isinstance(fact, Seat)]
        return TrailStrength(
            unsure=not _SURE.issuperset(seats),
            steps=len(self.steps),
            role_rank=_role_rank(self.steps[-1]),
            derived=seats.count(Evidence.DERIVED),
        )

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Sorts the strongest trail first; of equals, the order of rows makes no difference."""
        return self.strength, tuple(map(_step_sort_key, self.steps))


_SURE: Final = frozenset((Evidence.EXPLICIT, Evidence.DERIVED))
_LEADING: Final = frozenset((Role.CHAIR, Role.CONVENOR))


def _role_rank(last: TrailStep) -> int:
    """Return the rank of the actor's role in the last step, from 0 to 2, as in `TrailStrength`."""
    fact = last.fact
    if isinstance(fact, Seat):
        return 0 if fact.role in _LEADING else 1
    if isinstance(fact, Tie):
        return 1 if fact.from_id == last.end else 2
    return 0


def _step_sort_key(step: TrailStep) -> tuple[str, str, str, str, int]:
    fact = step.fact
    kind = fact.kind if isinstance(fact, Tie) else ""
    number = fact.number if isinstance(fact, Tie | Seat) else 0
    return step.start, step.end, type(fact).__name__, kind, number


@dataclass(frozen=True)
class TrailSearch:
    """Finds the trails from a theme or a body to actors, by the facts that hold on the day.

    An activity that is over is not followed. A trail ends at the first actor it reaches.
    """

    situation: Situation

    def trails_from_theme(self, theme: str) -> dict[str, tuple[Trail, ...]]:
        """Return the trails from a theme, or a sub-theme of it, to each actor, the strongest first.

        All direct trails are given; a longer one only to an actor without a sure direct trail.
        """
        within = sorted(themes_with_parts((theme,), self.situation.facts.themes))
        begun = [(step,) for part in within for step in self._steps_by_theme.get(part, ())]
        return self._extend_to_actors(begun, frozenset())

    def strongest_trails_from_body(self, body: str) -> dict[str, tuple[Trail, ...]]:
        """Return the strongest trail from a body to each actor, in a tuple of one.

        These lead to: actors tied to the body, and its convenor; those that take part in what the
        body started, is tied to or has as a sub-body; and those that deal with one of its themes, a
        sub-theme or a theme above it, or sit in another body that does.
        """
        onward = [
            (step,)
            for step in self._steps_by_body_or_activity.get(body, ())
            if not _is_seat_in_sub_body(step)
        ]
        themes = [
            (TrailStep(body, theme, link),)
            for link in self._theme_links_by_subject.get(body, ())
            for theme in self._related_themes(link.theme)
        ]
        here = frozenset((body,))
        found = self._extend_to_actors(onward, here, LONGEST - 1)
        for actor, trails in self._extend_to_actors(themes, here).items():
            found[actor] = (*found.get(actor, ()), *trails)
        return {
            actor: tuple(sorted(trails, key=lambda trail: trail.sort_key)[:1])
            for actor, trails in found.items()
        }

    def _extend_to_actors(
        self,
        begun: Iterable[tuple[TrailStep, ...]],
        left: frozenset[str],
        longest: int = LONGEST,
    ) -> dict[str, tuple[Trail, ...]]:
        """Extend the first steps `begun` to the actors in the fewest steps, not through `left`."""
        found: dict[str, list[Trail]] = {}
        layer, seen = [*begun], set(left)
        while layer:
            ahead: dict[str, list[tuple[TrailStep, ...]]] = {}
            for steps in layer:
                end = steps[-1].end
                if end not in self.situation.actors:
                    ahead.setdefault(end, []).append(steps)
                elif len(steps) <= DIRECT or _all_unsure(found.get(end, ())):
                    found.setdefault(end, []).append(Trail(steps))
            seen.update(ahead)
            layer = [
                (*steps, step)
                for thing, ways in ahead.items()
                for steps in (ways if len(ways[0]) == 1 else [_first_in_sort_order(ways)])
                if len(steps) < longest
                for step in self._steps_from(thing)
                if step.end not in seen
            ]
        return {
            actor: tuple(sorted(trails, key=lambda trail: trail.sort_key))
            for actor, trails in found.items()
        }

    def _steps_from(self, thing: str) -> Sequence[TrailStep]:
        return self._steps_by_body_or_activity.get(thing) or self._steps_by_theme.get(thing) or ()

    def _related_themes(self, theme: str) -> list[str]:
        """Return a theme with its sub-themes and the themes that it is part of."""
        themes = self.situation.facts.themes
        above = ancestors(theme, {known.id: known for known in themes})
        return sorted(themes_with_parts((theme,), themes).union(above))

    @cached_property
    def _active_bodies_and_activities(self) -> frozenset[str]:
        """The ids of the bodies and activities that exist on the day."""
        on = self.situation.on
        activities = (
            activity.id for activity in self.situation.facts.activities if holds(activity, on)
        )
        return frozenset((*self.situation.bodies, *activities))

    @cached_property
    def _steps_by_theme(self) -> Mapping[str, list[TrailStep]]:
        found: dict[str, list[TrailStep]] = {}
        for link in self.situation.facts.theme_links:
            if (
                link.subject in self._active_bodies_and_activities
                or link.subject in self.situation.actors
            ):
                found.setdefault(link.theme, []).append(TrailStep(link.theme, link.subject, link))
        return found

    @cached_property
    def _theme_links_by_subject(self) -> Mapping[str, list[ThemeLink]]:
        found: dict[str, list[ThemeLink]] = {}
        for link in self.situation.facts.theme_links:
            found.setdefault(link.subject, []).append(link)
        return found

    @cached_property
    def _steps_by_body_or_activity(self) -> Mapping[str, list[TrailStep]]:
        """The steps from each body and activity: to its members, convenor, sub-bodies and ties."""
        there = self._active_bodies_and_activities | self.situation.actors.keys()
        found: dict[str, list[TrailStep]] = {
            thing: [] for thing in self._active_bodies_and_activities
        }
        for body in self.situation.facts.bodies:
            known = self.situation.memberships[body.id]
            found[body.id] += [TrailStep(body.id, seat.actor, seat) for seat in known.seats]
            if body.convenor in self.situation.actors:
                found[body.id].append(TrailStep(body.id, str(body.convenor), body))
            if body.part_of in self.situation.bodies:
                found[str(body.part_of)].append(TrailStep(str(body.part_of), body.id, body))
        for tie in self.situation.facts.ties:
            for start, end in ((tie.from_id, tie.to_id), (tie.to_id, tie.from_id)):
                if start in self._active_bodies_and_activities and end in there:
                    found[start].append(TrailStep(start, end, tie))
        return found


def _is_seat_in_sub_body(step: TrailStep) -> bool:
    """Whether a step goes from a body to a seat in a sub-body; the sub-body leads there as well."""
    return isinstance(step.fact, Seat) and step.fact.body != step.start


def _all_unsure(trails: Iterable[Trail]) -> bool:
    """Whether none of some trails is sure; true when there are none."""
    return all(trail.strength.unsure for trail in trails)


def _first_in_sort_order(chains: Sequence[tuple[TrailStep, ...]]) -> tuple[TrailStep, ...]:
    """Return one of several ways to the same thing, the same one each time."""
    return min(chains, key=lambda steps: [*map(_step_sort_key, steps)])
