"""How well the members of a body are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from data.model import Actor, Body, Evidence, Figure, Naming, Seat
from graph.network import Network, actor_of, bodies, body_of, seats_of
from graph.supposed import is_supposed

# The unit of a figure that counts the members of its subject.
MEMBER_UNITS: Final = frozenset({"leden", "members"})


class MembershipStatus(StrEnum):
    """In which way the members of a body are known."""

    NAMED = "named"
    OPEN = "open"
    UNNAMED = "unnamed"
    INDIRECT = "indirect"
    PARTS = "parts"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Who sits in a body as far as the sources say.

    `named` holds actors that sit there by name, `groups` those that stand for others: unnamed
    groups, and roles of which no source says of whom. `complete` is true when nobody can sit there
    unseen: every seat has a name, and the list is said to be closed or, where nothing is said of
    it, at least one seat is explicit; for a body that is known through its parts, when that is so
    for each part. `said_complete` is true when a source says that the list is closed, rather than
    that it is believed to be, since nothing is said. A seat that a scenario supposes in a body that
    exists says nothing of who else sits there: it makes no list complete. `supposed` holds who is
    one of either by such seats alone.
    """

    body: str
    status: MembershipStatus
    named: tuple[str, ...]
    groups: tuple[str, ...]
    seats: tuple[Seat, ...]
    parts: tuple[str, ...]
    complete: bool
    said_complete: bool = False
    supposed: tuple[str, ...] = ()


def is_one_organisation(actor: Actor) -> bool:
    """Whether a name stands for one organisation: its own, or that of which it is a role."""
    return actor.named is Naming.ORGANISATION or (
        actor.named is Naming.ROLE and actor.part_of is not None
    )


def memberships(network: Network) -> dict[str, Membership]:
    """The membership of every body of a two-mode network, by its id."""
    parts: dict[str, list[str]] = {}
    known = [body_of(network, body) for body in bodies(network)]
    for body in known:
        if body.part_of is not None:
            parts.setdefault(body.part_of, []).append(body.id)
    own = {body.id: _own(network, body, tuple(parts.get(body.id, ()))) for body in known}
    return {
        body: _through_parts(known, own) if known.status is MembershipStatus.NOTHING else known
        for body, known in own.items()
    }


def membership(network: Network, body: str) -> Membership:
    """The membership of one body of a two-mode network; `memberships` is cheaper for several."""
    return memberships(network)[body]


def counts_all_of(known: Membership, figure: Figure) -> bool:
    """Whether a figure counts all members of a body, and they are as many as are known by name."""
    counts_members = figure.unit in MEMBER_UNITS and figure.counts_kind is None
    return (
        counts_members
        and known.status in {MembershipStatus.NAMED, MembershipStatus.INDIRECT}
        and figure.number == len({*known.named} - {*known.supposed})
    )


def _own(network: Network, body: Body, parts: tuple[str, ...]) -> Membership:
    named: list[str] = []
    groups: list[str] = []
    seats: list[Seat] = []
    told: list[Seat] = []
    only_supposed: list[str] = []
    for actor in network[body.id]:
        held = seats_of(network, actor, body.id)
        its = [seat for seat in held if is_supposed(body) or not is_supposed(seat)]
        seats.extend(held)
        told.extend(its)
        is_named = _by_name(held) and is_one_organisation(actor_of(network, actor))
        (named if is_named else groups).append(actor)
        if not (_by_name(its) if is_named else its):
            only_supposed.append(actor)
    said = body.open_list is False or is_supposed(body)
    if body.open_list:
        known = MembershipStatus.OPEN
    elif not told:
        known = MembershipStatus.NOTHING
    elif groups or any(seat.evidence is Evidence.GROUP for seat in seats):
        known = MembershipStatus.UNNAMED
    elif said or any(seat.evidence is Evidence.EXPLICIT for seat in told):
        known = MembershipStatus.NAMED
    else:
        known = MembershipStatus.INDIRECT
    return Membership(
        body=body.id,
        status=known,
        named=tuple(named),
        groups=tuple(groups),
        seats=tuple(seats),
        parts=parts,
        complete=known is MembershipStatus.NAMED,
        said_complete=said and known is MembershipStatus.NAMED,
        supposed=tuple(only_supposed),
    )


def _by_name(seats: Iterable[Seat]) -> bool:
    return any(seat.evidence is not Evidence.GROUP for seat in seats)


def _through_parts(whole: Membership, own: Mapping[str, Membership]) -> Membership:
    """The membership of a body without seats of its own: that of all its parts together.

    With those of a scenario, where it supposes that anybody sits in the body itself.
    """
    below: dict[str, Membership] = {}
    ahead = list(whole.parts)
    while ahead:
        part = own[ahead.pop()]
        if part.body in below or part.body == whole.body:
            continue
        below[part.body] = part
        if part.status is MembershipStatus.NOTHING:
            ahead.extend(part.parts)
    named_in = {part.body: {*part.named} - {*part.supposed} for part in below.values()}
    groups_in = {part.body: {*part.groups} - {*part.supposed} for part in below.values()}
    told = {body for body in below if named_in[body] or groups_in[body]}
    if not told:
        return whole
    leaves = [part for part in below.values() if part.body in told or not part.parts]
    seated = [*(part for part in below.values() if part.seats), whole]
    named = {actor for part in seated for actor in part.named}
    groups = {actor for part in seated for actor in part.groups}
    only_supposed = named.difference(*named_in.values()) | groups.difference(
        named, *groups_in.values()
    )
    return Membership(
        body=whole.body,
        status=MembershipStatus.PARTS,
        named=tuple(sorted(named)),
        groups=tuple(sorted(groups)),
        seats=tuple(seat for part in seated for seat in part.seats),
        parts=whole.parts,
        complete=all(part.complete for part in leaves) and not whole.groups,
        said_complete=all(part.said_complete for part in leaves),
        supposed=tuple(sorted(only_supposed)),
    )


def bodies_sharing(network: Network, membership: Membership) -> dict[str, list[str]]:
    """The bodies outside of this one and its parts in which its members sit, with those members."""
    own = {membership.body, *membership.parts, *(seat.body for seat in membership.seats)}
    found: dict[str, list[str]] = {}
    for actor in sorted({*membership.named, *membership.groups}):
        for body in network[actor]:
            if body not in own:
                found.setdefault(body, []).append(actor)
    return found
