"""Who might be asked beside the members, each with its reasons, weightiest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from data.model import Actor, AgendaItem, Fact, Succession, first_day
from graph.meetings.dealing import Dealing, Dealings
from graph.meetings.followup import FollowUp
from graph.meetings.reason import WEIGHT, Reason, Why
from graph.meetings.table import Table


@dataclass(frozen=True, slots=True)
class Guest:
    """An actor that might be asked, and why."""

    actor: str
    reasons: tuple[Reason, ...]

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes of the meeting that it deals with."""
        return tuple(
            dict.fromkeys(theme for reason in self.reasons for theme in reason.ids("themes"))
        )


@dataclass(frozen=True)
class Search:
    """What guests are looked for with: the table, who deals with what, the agenda, what is open."""

    table: Table
    dealings: Dealings
    items: Sequence[AgendaItem]
    follow_up: FollowUp

    @cached_property
    def guests(self) -> tuple[Guest, ...]:
        """Everybody for whom there is a reason; the weightiest reason first, then the most."""
        found = (Guest(actor.id, tuple(self._reasons(actor))) for actor in self.table.outsiders)
        return tuple(sorted(filter(lambda guest: guest.reasons, found), key=self._rank))

    def _rank(self, guest: Guest) -> tuple[int, int, int, int, str]:
        return (
            min(WEIGHT[reason.why] for reason in guest.reasons),
            -len(guest.reasons),
            -len(guest.themes),
            -len(self.table.situation.bodies_of(guest.actor)),
            guest.actor,
        )

    def _reasons(self, actor: Actor) -> Iterator[Reason]:
        yield from self._brings_in(actor)
        its = {
            theme: found[actor.id] for theme, found in self.dealings.items() if actor.id in found
        }
        if its:
            yield self._theme(actor, its)
        yield from self._lineage.get(actor.id, ())
        yield from self._owes(actor)
        if actor.sector in self.table.missing_sectors and actor.sector is not None:
            yield Reason(Why.SECTOR_MISSING, {"sectors": (actor.sector,)}, (actor,))
        yield from self._bridge(actor)
        if its:
            yield from self._never_met(actor, its)

    def _brings_in(self, actor: Actor) -> Iterator[Reason]:
        brought = tuple(item for item in self.items if item.brought_by == actor.id)
        if brought:
            yield Reason(Why.BRINGS_IN, {"items": tuple(item.title for item in brought)}, brought)

    def _theme(self, actor: Actor, its: Mapping[str, Dealing]) -> Reason:
        """The strongest true one: it sits nowhere, nowhere on the themes, or elsewhere on one."""
        situation = self.table.situation
        own = situation.bodies_of(actor.id)
        on_theme = tuple(sorted(own & self._bodies_on(tuple(its))))
        facts: tuple[Fact, ...] = tuple(
            dict.fromkeys(link for dealing in its.values() for link in dealing.links)
        )
        parts = {link.theme for dealing in its.values() for link in dealing.links}
        values = {"themes": tuple(its), "exact": tuple(sorted(parts))}
        if not own:
            return Reason(Why.THEME_UNSEATED, values, facts)
        if not on_theme:
            return Reason(Why.THEME_NOWHERE, values | {"bodies": tuple(sorted(own))}, facts)
        seats = situation.seats_in(on_theme, actor.id)
        return Reason(Why.THEME, values | {"bodies": on_theme}, (*facts, *seats))

    def _bodies_on(self, themes: tuple[str, ...]) -> frozenset[str]:
        return frozenset().union(*(self._on_theme[theme] for theme in themes))

    @cached_property
    def _on_theme(self) -> dict[str, frozenset[str]]:
        """The bodies that deal with each theme: through which somebody does."""
        return {
            theme: frozenset(body for each in found.values() for body in each.bodies)
            for theme, found in self.dealings.items()
        }

    @cached_property
    def _lineage(self) -> dict[str, list[Reason]]:
        """Who came after a member by the day, or who went before one and is still there."""
        members = {*self.table.named}
        found: dict[str, list[Reason]] = {}
        for each in self.table.situation.record.succession:
            happened = None if each.happened is None else first_day(each.happened)
            one, other = each.predecessor, each.successor
            if other is None or (happened is not None and happened > self.table.situation.on):
                continue
            if one in members:
                found.setdefault(other, []).append(_came(Why.SUCCESSOR, one, each))
            if other in members:
                found.setdefault(one, []).append(_came(Why.PREDECESSOR, other, each))
        return found

    def _owes(self, actor: Actor) -> Iterator[Reason]:
        advice = tuple(
            each.advice for each in self.follow_up.advice if each.advice.addressee == actor.id
        )
        if advice:
            yield Reason(Why.OWES_ANSWER, {"advice": tuple(each.id for each in advice)}, advice)
        actions = tuple(
            each.action for each in self.follow_up.actions if each.action.owner == actor.id
        )
        if actions:
            yield Reason(Why.OWES_ACTION, {"actions": tuple(each.id for each in actions)}, actions)

    def _bridge(self, actor: Actor) -> Iterator[Reason]:
        """It meets members elsewhere, and sits where nobody else does who meets a member."""
        situation = self.table.situation
        if actor.id not in self._near:
            return
        alone = tuple(
            body
            for body in sorted(situation.network[actor.id])
            if self._far(body) and not self._others_near(actor, body)
        )
        if alone:
            met = tuple(
                member
                for member in self.table.named
                if not situation.bodies_of(actor.id).isdisjoint(situation.bodies_of(member))
            )
            seats = situation.seats_in(alone, actor.id)
            yield Reason(Why.BRIDGE, {"members": met, "bodies": alone}, seats)

    @cached_property
    def _near(self) -> frozenset[str]:
        """Who sits in some body together with a member, by itself or through a relative."""
        situation = self.table.situation
        shared = frozenset().union(*map(situation.bodies_of, self.table.named))
        return frozenset(
            actor for actor in situation.actors if not shared.isdisjoint(situation.bodies_of(actor))
        )

    def _far(self, body: str) -> bool:
        """Whether others sit in a body, and no member does."""
        there = self.table.situation.network[body]
        return len(there) > 1 and self.table.represented.isdisjoint(there)

    def _others_near(self, actor: Actor, body: str) -> bool:
        own = self.table.situation.relatives(actor.id)
        return any(
            each in self._near and each not in own for each in self.table.situation.network[body]
        )

    def _never_met(self, actor: Actor, its: Mapping[str, Dealing]) -> Iterator[Reason]:
        sharing = {theme: self._sharing[theme] for theme in its}
        strangers = tuple(
            member
            for member in sorted(frozenset().union(*sharing.values()))
            if not self.table.meet(actor.id, member)
        )
        if strangers:
            themes = tuple(theme for theme in its if not sharing[theme].isdisjoint(strangers))
            links = dict.fromkeys(link for theme in themes for link in its[theme].links)
            yield Reason(Why.NEVER_MET, {"members": strangers, "themes": themes}, tuple(links))

    @cached_property
    def _sharing(self) -> dict[str, frozenset[str]]:
        """The members by name that deal with each theme."""
        named = frozenset(self.table.named)
        return {theme: named & found.keys() for theme, found in self.dealings.items()}


def _came(why: Why, member: str, succession: Succession) -> Reason:
    values = {"members": (member,), "event": succession.event, "happened": succession.happened}
    return Reason(why, values, (succession,))
