"""Two bounds between which the true network of a day lies, and what holds in both.

*Known* are the seats that hold on the day, have a name, and are explicit or derived. *Fullest* are
those, the weak ones (conditional, of a group, supposed) and every possible seat. That two never
meet is confirmed when it holds in the fullest network, since then no answer can undo it; known
seats undo it; between the two it is not known.

In both an actor counts as its topmost whole: a seat of a unit is one of its whole, and back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, NamedTuple

import igraph as ig
import numpy as np
from numpy.typing import NDArray

from data.model import Actor, Evidence, Seat
from graph.situation.membership import MembershipStatus, is_one_organisation
from graph.situation.possible_seats import PossibleSeats

STRONG: Final = frozenset({Evidence.EXPLICIT, Evidence.DERIVED})


class Connection(NamedTuple):
    """A path between two components: bodies with an unseen seat, and the weak seats on it."""

    unseen_in: tuple[str, ...]
    weak: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Bounds:
    """Who is known to sit where, and who could; by whole, as the sets of bodies of `possible`.

    `known` holds explicit and derived seats, `explicit` the first alone, `weak` all others, those
    of unnamed groups too. `added` is the link of a whole and a body that `before` did not have.
    """

    possible: PossibleSeats
    known: Mapping[str, int]
    explicit: Mapping[str, int]
    weak: Mapping[str, int]
    before: Bounds | None = None
    added: tuple[str, str] | None = None

    def known_in(self, whole: str) -> int:
        """The bodies in which a whole is known to sit."""
        return self.known.get(whole, 0)

    def explicit_in(self, whole: str) -> int:
        """The bodies in which a whole sits by an explicit seat."""
        return self.explicit.get(whole, 0)

    def seated_in(self, whole: str) -> int:
        """The bodies in which a whole has a seat, of whatever evidence."""
        return self.known.get(whole, 0) | self.weak.get(whole, 0)

    def possible_in(self, whole: str) -> int:
        """The bodies in which a whole sits, by any seat, or could sit."""
        return self.seated_in(whole) | self.possible.bodies_for(whole)

    def uncertain_in(self, whole: str) -> int:
        """The bodies in which a whole may sit, and is not known to."""
        return self.possible_in(whole) & ~self.known.get(whole, 0)

    def may_meet_in(self, one: str, other: str) -> int:
        """The bodies in which two wholes may meet: none when it is certain that they do not."""
        return self.possible_in(one) & self.possible_in(other)

    @cached_property
    def members(self) -> dict[str, frozenset[str]]:
        """The wholes that are known to sit in each body."""
        if self.before is not None:
            return self._with_member(self.before.members)
        return self._by_body(self.known)

    @cached_property
    def weak_members(self) -> dict[str, frozenset[str]]:
        """The wholes, unnamed groups too, that may sit in each body by a weak seat."""
        if self.before is not None:
            return self.before.weak_members
        return self._by_body(self.weak)

    @cached_property
    def possible_members(self) -> dict[str, frozenset[str]]:
        """The wholes that sit or could sit in each body."""
        if self.before is not None:
            return self._with_member(self.before.possible_members)
        possible = self.possible
        together = {body: [self.members[body], self.weak_members[body]] for body in self.members}
        one_by_one = {
            organisation: possible.open_bodies_by_organisation.get(organisation, 0)
            for organisation in possible.organisations
        }
        for body, wholes in self._by_body(one_by_one).items():
            together[body].append(wholes)
        for pool, mask in possible.pools:
            for body in possible.names(mask):
                together[body].append(pool)
        return {body: frozenset().union(*several) for body, several in together.items()}

    @cached_property
    def possibly_shared(self) -> int:
        """The bodies in which two sit or could sit."""
        if self.before is not None:
            return self.before.possibly_shared | self._added_to(self.possible_members)
        return self._several(self.possible_members)

    @cached_property
    def known_shared(self) -> int:
        """The bodies in which two are known to sit, or one beside an unnamed group."""
        if self.before is not None:
            body = self._added_body
            both = {body: self.members[body] | self.groups_in(body)}
            return self.before.known_shared | self._added_to(both)
        return self._several(
            {body: its | self.groups_in(body) for body, its in self.members.items()}
        )

    def groups_in(self, body: str) -> frozenset[str]:
        """The unnamed groups that have a weak seat in a body."""
        return self.weak_members[body] - self.possible.named

    def _several(self, wholes_in: Mapping[str, frozenset[str]]) -> int:
        return self.possible.mask(body for body, wholes in wholes_in.items() if len(wholes) > 1)

    def _added_to(self, wholes_in: Mapping[str, frozenset[str]]) -> int:
        body = self._added_body
        return self._several({body: wholes_in[body]})

    @property
    def _added_body(self) -> str:
        return self.added[1] if self.added is not None else ""

    def _with_member(self, members: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
        whole, body = self.added or ("", "")
        return {**members, body: members[body] | {whole}}

    def _by_body(self, masks: Mapping[str, int]) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {body: set() for body in self.possible.bodies}
        for whole, mask in masks.items():
            for body in self.possible.names(mask):
                found[body].add(whole)
        return {body: frozenset(wholes) for body, wholes in found.items()}

    @property
    def wholes(self) -> tuple[str, ...]:
        """All topmost wholes, in order."""
        return self.possible.wholes

    @cached_property
    def index_of(self) -> dict[str, int]:
        """The number of each whole and body in the graphs; pools of who could sit come behind."""
        if self.before is not None:
            return self.before.index_of
        return {node: at for at, node in enumerate(self.nodes)}

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """The wholes and the bodies, each in order."""
        if self.before is not None:
            return self.before.nodes
        return (*self.wholes, *self.possible.bodies)

    @cached_property
    def known_graph(self) -> ig.Graph:
        """The known seats, but for bodies that are told by their parts."""
        if self.before is not None:
            return self._with_added(self.before.known_graph, self._known_by_parts)
        return ig.Graph(len(self.index_of), self._links(self.known, self._known_by_parts))

    @cached_property
    def explicit_graph(self) -> ig.Graph:
        """The explicit seats, but for bodies that are told by their parts."""
        if self.before is not None:
            return self._with_added(self.before.explicit_graph, self._known_by_parts)
        return ig.Graph(len(self.index_of), self._links(self.explicit, self._known_by_parts))

    @cached_property
    def _known_by_parts(self) -> int:
        if self.before is not None:
            return self.before._known_by_parts  # noqa: SLF001  # the same class
        memberships = self.possible.memberships.values()
        return self.possible.mask(
            membership.body
            for membership in memberships
            if membership.status is MembershipStatus.PARTS
        )

    @cached_property
    def full_graph(self) -> ig.Graph:
        """The fullest network; a link weighs 0 where there is a seat, and 1 where one could be.

        Where all of a pool could sit in several bodies, the pool is a node between them instead of
        a link for each: with two or more in it, one is left to join them when another is taken out.
        """
        if self.before is not None:
            return self._with_added(self.before.full_graph)
        seated = self._links({whole: self.seated_in(whole) for whole in self.wholes})
        unseen = self._links(
            {
                whole: self._alone(whole) & ~self.seated_in(whole)
                for whole in sorted(self.possible.organisations)
            }
        )
        size = len(self.index_of)
        for at, (pool, mask) in enumerate(self._pools):
            bodies = [self.index_of[body] for body in self.possible.names(mask)]
            unseen += [
                (size + at, end) for end in (*(self.index_of[whole] for whole in pool), *bodies)
            ]
        graph = ig.Graph(size + len(self._pools), seated + unseen)
        graph.es["weight"] = [0] * len(seated) + [1] * len(unseen)
        return graph

    def _alone(self, whole: str) -> int:
        """The open bodies in which a whole could sit, but for those of its pools."""
        own = self.possible.open_bodies_by_organisation.get(whole, 0)
        return own | (self.possible.bodies_for(whole) & ~self._in_pools.get(whole, 0))

    @cached_property
    def _in_pools(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for pool, mask in self._pools:
            for whole in pool:
                found[whole] = found.get(whole, 0) | mask
        return found

    @cached_property
    def _pools(self) -> list[tuple[list[str], int]]:
        """Those that could all sit in the same open bodies, at least two, and these bodies."""
        return [(sorted(pool), mask) for pool, mask in self.possible.pools if len(pool) > 1]

    @cached_property
    def _bodies_of_pools(self) -> list[int]:
        if self.before is not None:
            return self.before._bodies_of_pools  # noqa: SLF001  # the same class
        return [mask for _, mask in self._pools]

    def _links(self, masks: Mapping[str, int], without: int = 0) -> list[tuple[int, int]]:
        return [
            (self.index_of[whole], self.index_of[body])
            for whole, mask in masks.items()
            for body in self.possible.names(mask & ~without)
        ]

    def _with_added(self, graph: ig.Graph, without: int = 0) -> ig.Graph:
        whole, body = self.added or ("", "")
        if self.possible.bit[body] & without:
            return graph
        more = graph.copy()
        more.add_edge(self.index_of[whole], self.index_of[body], weight=0)
        return more

    @cached_property
    def known_component(self) -> NDArray[np.int64]:
        """The number of the part of each node of the known network."""
        return component_numbers(self.known_graph)

    @cached_property
    def full_component(self) -> NDArray[np.int64]:
        """The number of the part of each node of the fullest network."""
        return component_numbers(self.full_graph)

    @cached_property
    def full_cut_points(self) -> frozenset[int]:
        """The nodes without which a part of the fullest network falls apart."""
        return frozenset(self.full_graph.articulation_points())

    def connections(self, graph: ig.Graph, start: str, ends: Sequence[str]) -> list[Connection]:
        """For each end, the path from the start that uses the fewest seats no source names.

        In the fullest network, or a part of it in which all of them hang together.
        """
        paths = graph.get_shortest_paths(
            self.index_of[start],
            to=[self.index_of[end] for end in ends],
            weights="weight",
            output="epath",
        )
        return [self._joint(graph, path) for path in paths]

    def _joint(self, graph: ig.Graph, path: list[int]) -> Connection:
        nodes = self.nodes
        unseen: set[str] = set()
        weak: set[tuple[str, str]] = set()
        for link in path:
            whole, end = sorted(graph.es[link].tuple)
            if end >= len(nodes):
                unseen.update(self.possible.names(self._bodies_of_pools[end - len(nodes)]))
            elif graph.es[link]["weight"]:
                unseen.add(nodes[end])
            elif not self.known_in(nodes[whole]) & self.possible.bit[nodes[end]]:
                weak.add((nodes[whole], nodes[end]))
        return Connection(tuple(sorted(unseen)), tuple(sorted(weak)))

    def with_seat(self, whole: str, body: str) -> Bounds:
        """The bounds with one more explicit seat, which says nothing of who else sits there."""
        bit = self.possible.bit[body]
        more = {whole: self.known.get(whole, 0) | bit}
        return replace(
            self,
            known={**self.known, **more},
            explicit={**self.explicit, whole: self.explicit.get(whole, 0) | bit},
            before=self,
            added=(whole, body),
        )


def component_numbers(graph: ig.Graph) -> NDArray[np.int64]:
    """The number of the part of each node of a graph."""
    found: list[int] = ig.GraphBase.connected_components(graph)
    return np.array(found, dtype=np.int64)


def bounds_of(
    possible: PossibleSeats, actors: Mapping[str, Actor], seats: Iterable[Seat]
) -> Bounds:
    """The bounds of the seats of a day."""
    held = tuple(seats)

    def by_whole(fits: Callable[[Seat], bool]) -> dict[str, int]:
        masks: dict[str, int] = {}
        for seat in held:
            if fits(seat):
                whole = possible.whole_of[seat.actor]
                masks[whole] = masks.get(whole, 0) | possible.bit[seat.body]
        return masks

    def strong(seat: Seat) -> bool:
        return is_strong(seat, actors[seat.actor])

    return Bounds(
        possible=possible,
        known=by_whole(strong),
        explicit=by_whole(lambda seat: strong(seat) and seat.evidence is Evidence.EXPLICIT),
        weak=by_whole(lambda seat: not strong(seat) and seat.body not in possible.answered),
    )


def is_strong(seat: Seat, actor: Actor) -> bool:
    """Whether a seat says that its actor sits in its body: explicit or derived, and with a name."""
    return seat.evidence in STRONG and is_one_organisation(actor)
