"""Who might be asked beside the members, each with its reasons, weightiest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from data.model import Actor, AgendaItem, Fact, Succession
from graph.meetings.follow_up import FollowUp
from graph.meetings.guest_reasons import ABOUT_THEMES, REASON_RANK, Reason, ReasonKind
from graph.meetings.involvement import Involvement, Involvements, direct_only
from graph.meetings.participants import Participants
from graph.successions import had_started_by
from graph.trails import TrailStrength


@dataclass(frozen=True, slots=True)
class Guest:
    """An actor that might be asked, and why."""

    actor: str
    reasons: tuple[Reason, ...]

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes of the meeting that lead to it, in one way or another."""
        about = (reason for reason in self.reasons if reason.kind in ABOUT_THEMES)
        return tuple(dict.fromkeys(theme for reason in about for theme in reason.ids("themes")))

    @property
    def rank(self) -> tuple[int, int, TrailStrength]:
        """What speaks for it; less is stronger. Guests of the same rank are equals.

        The weight of its weightiest reason, how many themes lead to it, and the strongest trail.
        """
        trails = [trail.strength for reason in self.reasons for trail in reason.trails]
        weight = min(REASON_RANK[reason.kind] for reason in self.reasons)
        return weight, -len(self.themes), min(trails, default=_NO_TRAIL)

    @property
    def unsure(self) -> bool:
        """Whether only themes speak for it, on trails of which none is sure."""
        weight, _, trail = self.rank
        return weight == REASON_RANK[ReasonKind.THEME_TRAIL] and trail.unsure

    @property
    def by_sector_alone(self) -> bool:
        """Whether nothing but its sector speaks for it."""
        return all(reason.kind in _OF_SECTOR for reason in self.reasons)


_NO_TRAIL: Final = TrailStrength(unsure=True, steps=99, role_rank=99, derived=99)
_OF_SECTOR: Final = frozenset((ReasonKind.SECTOR_MISSING, ReasonKind.SECTOR_UNKNOWN))


@dataclass(frozen=True)
class GuestSearch:
    """What guests are looked for with: the table, who deals with what, the agenda, what is open."""

    table: Participants
    dealings: Involvements
    items: Sequence[AgendaItem]
    follow_up: FollowUp

    @cached_property
    def guests(self) -> tuple[Guest, ...]:
        """Everybody for whom there is a reason, by rank; equals beside each other, by name."""
        found = (Guest(actor.id, tuple(self._reasons(actor))) for actor in self.table.outsiders)
        return tuple(sorted(filter(lambda guest: guest.reasons, found), key=self._order))

    def _order(self, guest: Guest) -> tuple[object, ...]:
        return (
            guest.rank,
            sorted(guest.themes),
            self.table.situation.actors[guest.actor].name.casefold(),
            guest.actor,
        )

    def _reasons(self, actor: Actor) -> Iterator[Reason]:
        yield from self._brings_in(actor)
        led = {
            theme: found[actor.id] for theme, found in self.dealings.items() if actor.id in found
        }
        own = {theme: dealing for theme, dealing in led.items() if dealing.own}
        its = {theme: dealing for theme, dealing in led.items() if dealing.direct}
        if own:
            yield self._theme(actor, own)
        if led.keys() - own.keys():
            yield _trail({theme: led[theme] for theme in led if theme not in own})
        yield from self._lineage.get(actor.id, ())
        yield from self._owes(actor)
        yield from self._sector(actor)
        yield from self._bridge(actor)
        if its:
            yield from self._never_met(actor, its)

    def _sector(self, actor: Actor) -> Iterator[Reason]:
        """The reason that its sector is missing at the table, or may be where it is unknown."""
        missing = self.table.missing_sectors
        if actor.sector is None and missing:
            yield Reason(ReasonKind.SECTOR_UNKNOWN, {"sectors": missing}, (actor,))
        elif actor.sector is not None and actor.sector in missing:
            yield Reason(ReasonKind.SECTOR_MISSING, {"sectors": (actor.sector,)}, (actor,))

    def _brings_in(self, actor: Actor) -> Iterator[Reason]:
        brought = tuple(item for item in self.items if item.brought_by == actor.id)
        if brought:
            yield Reason(
                ReasonKind.BRINGS_IN, {"items": tuple(item.title for item in brought)}, brought
            )

    def _theme(self, actor: Actor, its: Mapping[str, Involvement]) -> Reason:
        """The strongest theme reason: no seat at all, none on the themes, or one elsewhere."""
        situation = self.table.situation
        own = situation.bodies_of(actor.id)
        on_theme = tuple(sorted(own & self._bodies_on(tuple(its))))
        facts: tuple[Fact, ...] = tuple(
            dict.fromkeys(link for dealing in its.values() for link in dealing.own)
        )
        parts = {link.theme for dealing in its.values() for link in dealing.own}
        trails = tuple(dealing.best for dealing in its.values())
        values = {"themes": tuple(its), "exact": tuple(sorted(parts))}
        if not own:
            return Reason(ReasonKind.THEME_UNSEATED, values, facts, trails)
        if not on_theme:
            elsewhere = values | {"bodies": tuple(sorted(own))}
            return Reason(ReasonKind.THEME_NOWHERE, elsewhere, facts, trails)
        seats = situation.seats_of_relatives_in(on_theme, actor.id)
        return Reason(ReasonKind.THEME, values | {"bodies": on_theme}, (*facts, *seats), trails)

    def _bodies_on(self, themes: tuple[str, ...]) -> frozenset[str]:
        return frozenset().union(*(self._on_theme[theme] for theme in themes))

    @cached_property
    def _on_theme(self) -> dict[str, frozenset[str]]:
        """The bodies that deal with each theme: through which somebody does."""
        return {
            theme: frozenset(
                body for involvement in direct_only(found).values() for body in involvement.bodies
            )
            for theme, found in self.dealings.items()
        }

    @cached_property
    def _lineage(self) -> dict[str, list[Reason]]:
        """Who came after a member by the day, or who went before one and is still there."""
        members = {*self.table.named}
        found: dict[str, list[Reason]] = {}
        for succession in self.table.situation.record.succession:
            one, other = succession.predecessor, succession.successor
            if other is None or not had_started_by(succession, self.table.situation.on):
                continue
            if one in members:
                found.setdefault(other, []).append(_came(ReasonKind.SUCCESSOR, one, succession))
            if other in members:
                found.setdefault(one, []).append(_came(ReasonKind.PREDECESSOR, other, succession))
        return found

    def _owes(self, actor: Actor) -> Iterator[Reason]:
        advice = tuple(
            advised.advice
            for advised in self.follow_up.advice
            if advised.advice.addressee == actor.id
        )
        if advice:
            yield Reason(
                ReasonKind.OWES_ANSWER, {"advice": tuple(advised.id for advised in advice)}, advice
            )
        actions = tuple(
            action.action for action in self.follow_up.actions if action.action.owner == actor.id
        )
        if actions:
            yield Reason(
                ReasonKind.OWES_ACTION, {"actions": tuple(action.id for action in actions)}, actions
            )

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
            seats = situation.seats_of_relatives_in(alone, actor.id)
            yield Reason(ReasonKind.BRIDGE, {"members": met, "bodies": alone}, seats)

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
        own = self.table.situation.relatives_of(actor.id)
        return any(
            other in self._near and other not in own for other in self.table.situation.network[body]
        )

    def _never_met(self, actor: Actor, its: Mapping[str, Involvement]) -> Iterator[Reason]:
        sharing = {theme: self._sharing[theme] for theme in its}
        strangers = tuple(
            member
            for member in sorted(frozenset().union(*sharing.values()))
            if not self.table.meet(actor.id, member)
        )
        if strangers:
            themes = tuple(theme for theme in its if not sharing[theme].isdisjoint(strangers))
            links = dict.fromkeys(link for theme in themes for link in its[theme].links)
            yield Reason(
                ReasonKind.NEVER_MET, {"members": strangers, "themes": themes}, tuple(links)
            )

    @cached_property
    def _sharing(self) -> dict[str, frozenset[str]]:
        """The members by name that deal with each theme."""
        named = frozenset(self.table.named)
        return {theme: named & direct_only(found).keys() for theme, found in self.dealings.items()}


def _trail(led: Mapping[str, Involvement]) -> Reason:
    """The way that leads from each theme to the actor, the strongest first."""
    trails = sorted((dealing.best for dealing in led.values()), key=lambda trail: trail.sort_key)
    facts = dict.fromkeys(fact for trail in trails for fact in trail.facts)
    return Reason(ReasonKind.THEME_TRAIL, {"themes": tuple(led)}, tuple(facts), tuple(trails))


def _came(why: ReasonKind, member: str, succession: Succession) -> Reason:
    values = {"members": (member,), "event": succession.event, "happened": succession.happened}
    return Reason(why, values, (succession,))
