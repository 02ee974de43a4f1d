"""How well the members of a body are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from data.model import Actor, Body, Evidence, Figure, Naming, Seat
from graph.network import Network, actor_of, body_ids, body_of, seats_of
from graph.supposed_facts import is_supposed

# The unit of a figure that counts the members of its subject.
MEMBER_UNITS: Final = frozenset({"leden", "members"})


class MembershipStatus(StrEnum):
    """How the members of a body are known.

    - `named`: by name, with an explicit seat or a list that is said to be closed
    - `open`: a source says that the list is not complete
    - `unnamed`: partly as groups without names
    - `indirect`: by name, but only by seats that are not explicit
    - `parts`: only by the members of its sub-bodies
    - `nothing`: not at all
    """

    NAMED = "named"
    OPEN = "open"
    UNNAMED = "unnamed"
    INDIRECT = "indirect"
    PARTS = "parts"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Who sits in a body, as far as the sources say.

    `named` holds actors that sit there by name; `groups` those that stand for others: unnamed
    groups, and roles whose organisation no source names. `complete` is true when nobody else can
    sit there: each seat has a name, and the list is said to be closed or, where nothing is said, at
    least one seat is explicit. For a body that is known by its sub-bodies, each of these must be
    complete. `said_complete` is true when a source says that the list is closed. A seat that a
    scenario supposes in an existing body says nothing about who else sits there, so it makes no
    list complete; `supposed` holds those of `named` and `groups` that have only such seats.
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


def stands_for_one_organisation(actor: Actor) -> bool:
    """Whether an actor is one organisation, or a role in one."""
    return actor.named is Naming.ORGANISATION or (
        actor.named is Naming.ROLE and actor.part_of is not None
    )


def memberships(network: Network) -> dict[str, Membership]:
    """Return the membership of each body of a two-mode network, by id."""
    parts: dict[str, list[str]] = {}
    known = [body_of(network, body) for body in body_ids(network)]
    for body in known:
        if body.part_of is not None:
            parts.setdefault(body.part_of, []).append(body.id)
    own = {
        body.id: _membership_from_own_seats(network, body, tuple(parts.get(body.id, ())))
        for body in known
    }
    return {
        body: _membership_from_sub_bodies(known, own)
        if known.status is MembershipStatus.NOTHING
        else known
        for body, known in own.items()
    }


def membership(network: Network, body: str) -> Membership:
    """Return the membership of one body of a two-mode network; use `memberships` for several."""
    return memberships(network)[body]


def figure_confirms_all_members(known: Membership, figure: Figure) -> bool:
    """Whether a figure counts all members of a body, and equals the number known by name."""
    counts_members = figure.unit in MEMBER_UNITS and figure.counts_kind is None
    return (
        counts_members
        and known.status in {MembershipStatus.NAMED, MembershipStatus.INDIRECT}
        and figure.number == len({*known.named} - {*known.supposed})
    )


def _membership_from_own_seats(network: Network, body: Body, parts: tuple[str, ...]) -> Membership:
    named: list[str] = []
    groups: list[str] = []
    seats: list[Seat] = []
    counting_seats: list[Seat] = []
    only_supposed: list[str] = []
    for actor in network[body.id]:
        held = seats_of(network, actor, body.id)
        counting_seats_of_actor = [
            seat for seat in held if is_supposed(body) or not is_supposed(seat)
        ]
        seats.extend(held)
        counting_seats.extend(counting_seats_of_actor)
        is_named = _has_named_seat(held) and stands_for_one_organisation(actor_of(network, actor))
        (named if is_named else groups).append(actor)
        if not (_has_named_seat(counting_seats_of_actor) if is_named else counting_seats_of_actor):
            only_supposed.append(actor)
    is_said_complete = body.open_list is False or is_supposed(body)
    if body.open_list:
        known = MembershipStatus.OPEN
    elif not counting_seats:
        known = MembershipStatus.NOTHING
    elif groups or any(seat.evidence is Evidence.GROUP for seat in seats):
        known = MembershipStatus.UNNAMED
    elif is_said_complete or any(seat.evidence is Evidence.EXPLICIT for seat in counting_seats):
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
        said_complete=is_said_complete and known is MembershipStatus.NAMED,
        supposed=tuple(only_supposed),
    )


def _has_named_seat(seats: Iterable[Seat]) -> bool:
    return any(seat.evidence is not Evidence.GROUP for seat in seats)


def _membership_from_sub_bodies(parent: Membership, own: Mapping[str, Membership]) -> Membership:
    """Return the membership of a body without seats: that of all its sub-bodies together.

    Seats that a scenario supposes in the body itself are included. When no member of a sub-body is
    known, `parent` is returned unchanged.
    """
    below: dict[str, Membership] = {}
    ahead = list(parent.parts)
    while ahead:
        sub_body = own[ahead.pop()]
        if sub_body.body in below or sub_body.body == parent.body:
            continue
        below[sub_body.body] = sub_body
        if sub_body.status is MembershipStatus.NOTHING:
            ahead.extend(sub_body.parts)
    named_in = {
        sub_body.body: {*sub_body.named} - {*sub_body.supposed} for sub_body in below.values()
    }
    groups_in = {
        sub_body.body: {*sub_body.groups} - {*sub_body.supposed} for sub_body in below.values()
    }
    bodies_with_known_members = {body for body in below if named_in[body] or groups_in[body]}
    if not bodies_with_known_members:
        return parent
    leaves = [
        sub_body
        for sub_body in below.values()
        if sub_body.body in bodies_with_known_members or not sub_body.parts
    ]
    seated = [*(sub_body for sub_body in below.values() if sub_body.seats), parent]
    named = {actor for sub_body in seated for actor in sub_body.named}
    groups = {actor for sub_body in seated for actor in sub_body.groups}
    only_supposed = named.difference(*named_in.values()) | groups.difference(
        named, *groups_in.values()
    )
    return Membership(
        body=parent.body,
        status=MembershipStatus.PARTS,
        named=tuple(sorted(named)),
        groups=tuple(sorted(groups)),
        seats=tuple(seat for sub_body in seated for seat in sub_body.seats),
        parts=parent.parts,
        complete=all(sub_body.complete for sub_body in leaves) and not parent.groups,
        said_complete=all(sub_body.said_complete for sub_body in leaves),
        supposed=tuple(sorted(only_supposed)),
    )


def other_bodies_of_members(network: Network, membership: Membership) -> dict[str, list[str]]:
    """Return the other bodies in which members of a body sit, each with those members.

    The sub-bodies of the body are left out as well.
    """
    own = {membership.body, *membership.parts, *(seat.body for seat in membership.seats)}
    found: dict[str, list[str]] = {}
    for actor in sorted({*membership.named, *membership.groups}):
        for body in network[actor]:
            if body not in own:
                found.setdefault(body, []).append(actor)
    return found
