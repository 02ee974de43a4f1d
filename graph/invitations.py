"""Whom to invite to a meeting of a body, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.model import Actor, Facts, Naming
from graph.network import Network, actor_of, actors, consultation


class Why(StrEnum):
    """A reason to invite an actor that has no seat in the body, weightiest first."""

    THEME_UNSEATED = "theme-unseated"
    THEME = "theme"
    SECTOR_MISSING = "sector-missing"
    NEVER_MET = "never-met"
    BRIDGE = "bridge"


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason with what it rests on: ids of themes, of a sector, or of members."""

    why: Why
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Invitation:
    """An actor that might be asked, and why; the more reasons, the higher it stands."""

    actor: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Preparation:
    """What a meeting of a body needs to know about who is there and who is not."""

    body: str
    on: date
    themes: tuple[str, ...]
    members: tuple[str, ...]
    invitations: tuple[Invitation, ...]
    sectors: dict[str, int]
    members_without_sector: tuple[str, ...]
    missing_sectors: tuple[str, ...]
    themes_nobody_has: tuple[str, ...]


def prepare(
    facts: Facts, network: Network, body: str, *, themes: Iterable[str], on: date
) -> Preparation:
    """Work out members and missing voices of a body for themes on a day.

    `network` is the two-mode network of the seats that hold on that day.
    """
    wanted = tuple(dict.fromkeys(themes))
    members = tuple(sorted(network[body])) if body in network else ()
    held = [actor_of(network, member) for member in members]
    sectors: dict[str, int] = {}
    for actor in held:
        if actor.sector is not None:
            sectors[actor.sector] = sectors.get(actor.sector, 0) + 1
    every_sector = {actor.sector for actor in facts.actors if actor.sector is not None}
    missing = tuple(sorted(every_sector - sectors.keys()))
    dealing = _dealing_with(facts, network, wanted)
    met = consultation(network)
    invitations = []
    for actor in facts.actors:
        if actor.id in members or actor.named is not Naming.ORGANISATION:
            continue
        reasons = tuple(_reasons(actor, network, met, members, missing, dealing))
        if reasons:
            invitations.append(Invitation(actor.id, reasons))
    invitations.sort(key=lambda each: (_weight(each.reasons), each.actor))
    return Preparation(
        body=body,
        on=on,
        themes=wanted,
        members=members,
        invitations=tuple(invitations),
        sectors=sectors,
        members_without_sector=tuple(actor.id for actor in held if actor.sector is None),
        missing_sectors=missing,
        themes_nobody_has=tuple(theme for theme in wanted if not dealing[theme]),
    )


def _dealing_with(
    facts: Facts, network: Network, themes: tuple[str, ...]
) -> dict[str, frozenset[str]]:
    """Per theme the actors that deal with it: themselves, or as members of a body that does."""
    dealing: dict[str, set[str]] = {theme: set() for theme in themes}
    known = set(actors(network))
    for link in facts.theme_links:
        if link.theme not in dealing:
            continue
        if link.subject in known:
            dealing[link.theme].add(link.subject)
        elif link.subject in network:
            dealing[link.theme].update(network[link.subject])
    return {theme: frozenset(found) for theme, found in dealing.items()}


def _reasons(
    actor: Actor,
    network: Network,
    met: Network,
    members: tuple[str, ...],
    missing: tuple[str, ...],
    dealing: dict[str, frozenset[str]],
) -> Iterable[Reason]:
    themes = tuple(theme for theme, found in dealing.items() if actor.id in found)
    if themes:
        seated = network.degree(actor.id) > 0
        yield Reason(Why.THEME if seated else Why.THEME_UNSEATED, themes)
    if actor.sector in missing and actor.sector is not None:
        yield Reason(Why.SECTOR_MISSING, (actor.sector,))
    if themes:
        strangers = tuple(
            member
            for member in members
            if any(member in dealing[theme] for theme in themes)
            and not met.has_edge(actor.id, member)
        )
        if strangers:
            yield Reason(Why.NEVER_MET, strangers)
    if actor.id in met:
        shared = tuple(member for member in members if met.has_edge(actor.id, member))
        if 0 < len(shared) < len(members) and themes:
            yield Reason(Why.BRIDGE, shared)


def _weight(reasons: tuple[Reason, ...]) -> tuple[int, ...]:
    """The strongest reason first, then how many there are."""
    order = list(Why)
    return (min(order.index(reason.why) for reason in reasons), -len(reasons))
