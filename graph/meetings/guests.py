"""Possible guests of a meeting, each with the reasons to invite it, strongest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from data.model import Actor, AgendaItem, Fact, Succession
from graph.meetings.follow_up import FollowUp
from graph.meetings.guest_reasons import (
    ABOUT_THEMES,
    REASON_RANK,
    InvitationReason,
    InvitationReasonKind,
)
from graph.meetings.involvement import Involvement, Involvements, only_direct_involvements
from graph.meetings.participants import Participants
from graph.successions import had_started_by
from graph.trails import TrailStrength


@dataclass(frozen=True, slots=True)
class GuestCandidate:
    """An actor that might be invited as a guest, and why."""

    actor: str
    reasons: tuple[InvitationReason, ...]

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes of the meeting in its reasons."""
        theme_reasons = (reason for reason in self.reasons if reason.kind in ABOUT_THEMES)
        return tuple(
            dict.fromkeys(
                theme for reason in theme_reasons for theme in reason.list_value("themes")
            )
        )

    @property
    def rank(self) -> tuple[int, int, TrailStrength]:
        """How strong its reasons are; a smaller value is stronger, and equal ranks are tied.

        It holds the rank of the strongest reason, the number of themes (negative), and the
        strongest trail.
        """
        trails = [trail.strength for reason in self.reasons for trail in reason.trails]
        weight = min(REASON_RANK[reason.kind] for reason in self.reasons)
        return weight, -len(self.themes), min(trails, default=_NO_TRAIL)

    @property
    def has_only_unsure_trails(self) -> bool:
        """Whether its strongest reason is a trail from a theme, and no trail is sure."""
        weight, _, trail = self.rank
        return weight == REASON_RANK[InvitationReasonKind.THEME_TRAIL] and trail.unsure

    @property
    def only_for_sector(self) -> bool:
        """Whether its sector is the only reason."""
        return all(reason.kind in _OF_SECTOR for reason in self.reasons)


_NO_TRAIL: Final = TrailStrength(unsure=True, steps=99, role_rank=99, derived=99)
_OF_SECTOR: Final = frozenset(
    (InvitationReasonKind.SECTOR_MISSING, InvitationReasonKind.SECTOR_UNKNOWN)
)


@dataclass(frozen=True)
class GuestSearch:
    """Finds possible guests from the participants, involvements, agenda and follow-up."""

    participants: Participants
    dealings: Involvements
    items: Sequence[AgendaItem]
    follow_up: FollowUp

    @cached_property
    def ranked_guests(self) -> tuple[GuestCandidate, ...]:
        """All actors with a reason to invite them, by rank; of equal rank by themes and name."""
        found = (
            GuestCandidate(actor.id, tuple(self._reasons_to_invite(actor)))
            for actor in self.participants.possible_guests
        )
        return tuple(sorted(filter(lambda guest: guest.reasons, found), key=self._sort_key))

    def _sort_key(self, guest: GuestCandidate) -> tuple[object, ...]:
        return (
            guest.rank,
            sorted(guest.themes),
            self.participants.situation.actors[guest.actor].name.casefold(),
            guest.actor,
        )

    def _reasons_to_invite(self, actor: Actor) -> Iterator[InvitationReason]:
        yield from self._agenda_item_reason(actor)
        involvements = {
            theme: found[actor.id] for theme, found in self.dealings.items() if actor.id in found
        }
        own = {theme: dealing for theme, dealing in involvements.items() if dealing.own_links}
        direct_involvements = {
            theme: dealing for theme, dealing in involvements.items() if dealing.is_direct
        }
        if own:
            yield self._theme_reason(actor, own)
        if involvements.keys() - own.keys():
            yield _trail_reason(
                {theme: involvements[theme] for theme in involvements if theme not in own}
            )
        yield from self._succession_reasons_by_actor.get(actor.id, ())
        yield from self._open_answer_and_action_reasons(actor)
        yield from self._missing_sector_reason(actor)
        yield from self._bridge_reason(actor)
        if direct_involvements:
            yield from self._never_met_reason(actor, direct_involvements)

    def _missing_sector_reason(self, actor: Actor) -> Iterator[InvitationReason]:
        """Yield a reason when its sector is missing at the table, or may be since it is unknown."""
        missing = self.participants.missing_sectors
        if actor.sector is None and missing:
            yield InvitationReason(
                InvitationReasonKind.SECTOR_UNKNOWN, {"sectors": missing}, (actor,)
            )
        elif actor.sector is not None and actor.sector in missing:
            yield InvitationReason(
                InvitationReasonKind.SECTOR_MISSING, {"sectors": (actor.sector,)}, (actor,)
            )

    def _agenda_item_reason(self, actor: Actor) -> Iterator[InvitationReason]:
        brought = tuple(item for item in self.items if item.brought_by == actor.id)
        if brought:
            yield InvitationReason(
                InvitationReasonKind.BRINGS_IN,
                {"items": tuple(item.title for item in brought)},
                brought,
            )

    def _theme_reason(
        self, actor: Actor, involvements: Mapping[str, Involvement]
    ) -> InvitationReason:
        """Return the theme reason: it has no seat, none on the themes, or one on the themes."""
        situation = self.participants.situation
        own = situation.bodies_of(actor.id)
        on_theme = tuple(sorted(own & self._bodies_on_themes(tuple(involvements))))
        facts: tuple[Fact, ...] = tuple(
            dict.fromkeys(link for dealing in involvements.values() for link in dealing.own_links)
        )
        parts = {link.theme for dealing in involvements.values() for link in dealing.own_links}
        trails = tuple(dealing.strongest_trail for dealing in involvements.values())
        values = {"themes": tuple(involvements), "exact": tuple(sorted(parts))}
        if not own:
            return InvitationReason(InvitationReasonKind.THEME_UNSEATED, values, facts, trails)
        if not on_theme:
            elsewhere = values | {"bodies": tuple(sorted(own))}
            return InvitationReason(InvitationReasonKind.THEME_NOWHERE, elsewhere, facts, trails)
        seats = situation.seats_of_relatives_in(on_theme, actor.id)
        return InvitationReason(
            InvitationReasonKind.THEME, values | {"bodies": on_theme}, (*facts, *seats), trails
        )

    def _bodies_on_themes(self, themes: tuple[str, ...]) -> frozenset[str]:
        return frozenset().union(*(self._bodies_by_theme[theme] for theme in themes))

    @cached_property
    def _bodies_by_theme(self) -> dict[str, frozenset[str]]:
        """The bodies through which actors deal with each theme."""
        return {
            theme: frozenset(
                body
                for involvement in only_direct_involvements(found).values()
                for body in involvement.bodies
            )
            for theme, found in self.dealings.items()
        }

    @cached_property
    def _succession_reasons_by_actor(self) -> dict[str, list[InvitationReason]]:
        """The reasons of actors that succeeded a member by the day, or preceded one."""
        members = {*self.participants.named_members}
        found: dict[str, list[InvitationReason]] = {}
        for succession in self.participants.situation.record.succession:
            one, other = succession.predecessor, succession.successor
            if other is None or not had_started_by(succession, self.participants.situation.on):
                continue
            if one in members:
                found.setdefault(other, []).append(
                    _succession_reason(InvitationReasonKind.SUCCESSOR, one, succession)
                )
            if other in members:
                found.setdefault(one, []).append(
                    _succession_reason(InvitationReasonKind.PREDECESSOR, other, succession)
                )
        return found

    def _open_answer_and_action_reasons(self, actor: Actor) -> Iterator[InvitationReason]:
        advice = tuple(
            advised.advice
            for advised in self.follow_up.advice
            if advised.advice.addressee == actor.id
        )
        if advice:
            yield InvitationReason(
                InvitationReasonKind.OWES_ANSWER,
                {"advice": tuple(advised.id for advised in advice)},
                advice,
            )
        actions = tuple(
            action.action for action in self.follow_up.actions if action.action.owner == actor.id
        )
        if actions:
            yield InvitationReason(
                InvitationReasonKind.OWES_ACTION,
                {"actions": tuple(action.id for action in actions)},
                actions,
            )

    def _bridge_reason(self, actor: Actor) -> Iterator[InvitationReason]:
        """Yield a reason when it meets members elsewhere, and others only it connects to members.

        Those others sit in a body with it, where nobody else meets a member.
        """
        situation = self.participants.situation
        if actor.id not in self._actors_meeting_members:
            return
        alone = tuple(
            body
            for body in sorted(situation.network[actor.id])
            if self._has_only_non_members(body)
            and not self._another_also_meets_members(actor, body)
        )
        if alone:
            met = tuple(
                member
                for member in self.participants.named_members
                if not situation.bodies_of(actor.id).isdisjoint(situation.bodies_of(member))
            )
            seats = situation.seats_of_relatives_in(alone, actor.id)
            yield InvitationReason(
                InvitationReasonKind.BRIDGE, {"members": met, "bodies": alone}, seats
            )

    @cached_property
    def _actors_meeting_members(self) -> frozenset[str]:
        """The actors that share a body with a member, themselves or through a unit or parent."""
        situation = self.participants.situation
        shared = frozenset().union(*map(situation.bodies_of, self.participants.named_members))
        return frozenset(
            actor for actor in situation.actors if not shared.isdisjoint(situation.bodies_of(actor))
        )

    def _has_only_non_members(self, body: str) -> bool:
        """Whether at least two actors sit in a body, and no member of the meeting body does."""
        there = self.participants.situation.network[body]
        return len(there) > 1 and self.participants.represented_actors.isdisjoint(there)

    def _another_also_meets_members(self, actor: Actor, body: str) -> bool:
        own = self.participants.situation.relatives_of(actor.id)
        return any(
            other in self._actors_meeting_members and other not in own
            for other in self.participants.situation.network[body]
        )

    def _never_met_reason(
        self, actor: Actor, involvements: Mapping[str, Involvement]
    ) -> Iterator[InvitationReason]:
        sharing = {theme: self._members_by_theme[theme] for theme in involvements}
        strangers = tuple(
            member
            for member in sorted(frozenset().union(*sharing.values()))
            if not self.participants.have_met(actor.id, member)
        )
        if strangers:
            themes = tuple(
                theme for theme in involvements if not sharing[theme].isdisjoint(strangers)
            )
            links = dict.fromkeys(
                link for theme in themes for link in involvements[theme].theme_links
            )
            yield InvitationReason(
                InvitationReasonKind.NEVER_MET,
                {"members": strangers, "themes": themes},
                tuple(links),
            )

    @cached_property
    def _members_by_theme(self) -> dict[str, frozenset[str]]:
        """The named members that deal with each theme."""
        named = frozenset(self.participants.named_members)
        return {
            theme: named & only_direct_involvements(found).keys()
            for theme, found in self.dealings.items()
        }


def _trail_reason(involvements: Mapping[str, Involvement]) -> InvitationReason:
    """Return the reason with the strongest trail from each theme to the actor."""
    trails = sorted(
        (dealing.strongest_trail for dealing in involvements.values()),
        key=lambda trail: trail.sort_key,
    )
    facts = dict.fromkeys(fact for trail in trails for fact in trail.facts)
    return InvitationReason(
        InvitationReasonKind.THEME_TRAIL,
        {"themes": tuple(involvements)},
        tuple(facts),
        tuple(trails),
    )


def _succession_reason(
    why: InvitationReasonKind, member: str, succession: Succession
) -> InvitationReason:
    values = {"members": (member,), "event": succession.event, "happened": succession.happened}
    return InvitationReason(why, values, (succession,))
