"""Two bounds that enclose the true network of a day, and what holds in both.

The *known* network has the seats that hold on the day, have a name, and are explicit or derived.
The *fullest* network also has the weak seats (conditional, of a group, supposed) and every possible
seat. That two never meet is confirmed when they do not meet in the fullest network, since no answer
can then undo it; a known shared body undoes it; otherwise it is unknown.

In both, an actor counts as its root actor: a seat of a unit is one of the organisation.
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
from graph.situation.membership import MembershipStatus, stands_for_one_organisation
from graph.situation.possible_seats import PossibleSeats

STRONG: Final = frozenset({Evidence.EXPLICIT, Evidence.DERIVED})


class UncertainPath(NamedTuple):
    """What is uncertain on a path: bodies where a possible seat is used, and the weak seats used.

    `weak_seats` are pairs of a root actor and a body. Both are empty on a path of known seats.
    """

    possible_seat_bodies: tuple[str, ...]
    weak_seats: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class NetworkBounds:
    """Who is known to sit where and who could sit where: masks of bodies by root actor.

    `known` holds the explicit and derived seats, `explicit` the explicit ones alone, `weak` all
    others, also those of unnamed groups. `added` is the link of a root actor and a body that
    `before` did not have. The bits of the masks are those of `possible_seats`.
    """

    possible_seats: PossibleSeats
    known: Mapping[str, int]
    explicit: Mapping[str, int]
    weak: Mapping[str, int]
    before: NetworkBounds | None = None
    added: tuple[str, str] | None = None

    def known_bodies_of(self, root_actor: str) -> int:
        """Return the bodies in which a root actor is known to sit, as a mask."""
        return self.known.get(root_actor, 0)

    def explicit_bodies_of(self, root_actor: str) -> int:
        """Return the bodies in which a root actor has an explicit seat, as a mask."""
        return self.explicit.get(root_actor, 0)

    def seated_bodies_of(self, root_actor: str) -> int:
        """Return the bodies in which a root actor has a seat of any evidence, as a mask."""
        return self.known.get(root_actor, 0) | self.weak.get(root_actor, 0)

    def all_possible_bodies_of(self, root_actor: str) -> int:
        """Return the bodies in which a root actor has any seat or could sit, as a mask."""
        return self.seated_bodies_of(root_actor) | self.possible_seats.possible_bodies_of(
            root_actor
        )

    def uncertain_bodies_of(self, root_actor: str) -> int:
        """Return the bodies in which a root actor may sit but is not known to, as a mask."""
        return self.all_possible_bodies_of(root_actor) & ~self.known.get(root_actor, 0)

    def possible_meeting_bodies(self, one: str, other: str) -> int:
        """Return the bodies in which two root actors may meet, as a mask; 0 if nowhere."""
        return self.all_possible_bodies_of(one) & self.all_possible_bodies_of(other)

    @cached_property
    def known_members(self) -> dict[str, frozenset[str]]:
        """The root actors that are known to sit in each body."""
        if self.before is not None:
            return self._with_added_member(self.before.known_members)
        return self._members_by_body(self.known)

    @cached_property
    def weak_members(self) -> dict[str, frozenset[str]]:
        """The root actors, unnamed groups too, that have a weak seat in each body."""
        if self.before is not None:
            return self.before.weak_members
        return self._members_by_body(self.weak)

    @cached_property
    def possible_members(self) -> dict[str, frozenset[str]]:
        """The root actors that sit or could sit in each body."""
        if self.before is not None:
            return self._with_added_member(self.before.possible_members)
        possible = self.possible_seats
        together = {
            body: [self.known_members[body], self.weak_members[body]] for body in self.known_members
        }
        one_by_one = {
            organisation: possible.open_bodies_by_organisation.get(organisation, 0)
            for organisation in possible.organisations
        }
        for body, root_actors in self._members_by_body(one_by_one).items():
            together[body].append(root_actors)
        for pool, mask in possible.interchangeable_organisations:
            for body in possible.ids_of_mask(mask):
                together[body].append(pool)
        return {body: frozenset().union(*several) for body, several in together.items()}

    @cached_property
    def bodies_with_two_possible_members(self) -> int:
        """The bodies in which at least two root actors sit or could sit, as a mask."""
        if self.before is not None:
            return self.before.bodies_with_two_possible_members | self._added_body_if_shared(
                self.possible_members
            )
        return self._bodies_with_two_or_more(self.possible_members)

    @cached_property
    def bodies_with_two_known_members(self) -> int:
        """The bodies with at least two known members, or one and an unnamed group, as a mask."""
        if self.before is not None:
            body = self._added_body
            both = {body: self.known_members[body] | self.unnamed_groups_in(body)}
            return self.before.bodies_with_two_known_members | self._added_body_if_shared(both)
        return self._bodies_with_two_or_more(
            {
                body: members | self.unnamed_groups_in(body)
                for body, members in self.known_members.items()
            }
        )

    def unnamed_groups_in(self, body: str) -> frozenset[str]:
        """Return the unnamed groups that have a weak seat in a body."""
        return self.weak_members[body] - self.possible_seats.named_actors

    def _bodies_with_two_or_more(self, wholes_in: Mapping[str, frozenset[str]]) -> int:
        return self.possible_seats.mask_of_ids(
            body for body, root_actors in wholes_in.items() if len(root_actors) > 1
        )

    def _added_body_if_shared(self, wholes_in: Mapping[str, frozenset[str]]) -> int:
        body = self._added_body
        return self._bodies_with_two_or_more({body: wholes_in[body]})

    @property
    def _added_body(self) -> str:
        return self.added[1] if self.added is not None else ""

    def _with_added_member(
        self, members: Mapping[str, frozenset[str]]
    ) -> dict[str, frozenset[str]]:
        root_actor, body = self.added or ("", "")
        return {**members, body: members[body] | {root_actor}}

    def _members_by_body(self, masks: Mapping[str, int]) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {body: set() for body in self.possible_seats.body_order}
        for root_actor, mask in masks.items():
            for body in self.possible_seats.ids_of_mask(mask):
                found[body].add(root_actor)
        return {body: frozenset(root_actors) for body, root_actors in found.items()}

    @property
    def root_actors(self) -> tuple[str, ...]:
        """The ids of all root actors, in order."""
        return self.possible_seats.root_actors

    @cached_property
    def node_index(self) -> dict[str, int]:
        """The node number of each root actor and body in the graphs; pools have higher ones."""
        if self.before is not None:
            return self.before.node_index
        return {node: at for at, node in enumerate(self.nodes)}

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """The root actors in order, then the bodies in order."""
        if self.before is not None:
            return self.before.nodes
        return (*self.root_actors, *self.possible_seats.body_order)

    @cached_property
    def known_graph(self) -> ig.Graph:
        """The graph of the known seats, without bodies that are known only by sub-bodies."""
        if self.before is not None:
            return self._with_added_edge(self.before.known_graph, self._bodies_known_by_sub_bodies)
        return ig.Graph(
            len(self.node_index), self._graph_edges(self.known, self._bodies_known_by_sub_bodies)
        )

    @cached_property
    def explicit_graph(self) -> ig.Graph:
        """The graph of the explicit seats, without bodies that are known only by sub-bodies."""
        if self.before is not None:
            return self._with_added_edge(
                self.before.explicit_graph, self._bodies_known_by_sub_bodies
            )
        return ig.Graph(
            len(self.node_index), self._graph_edges(self.explicit, self._bodies_known_by_sub_bodies)
        )

    @cached_property
    def _bodies_known_by_sub_bodies(self) -> int:
        if self.before is not None:
            return self.before._bodies_known_by_sub_bodies  # noqa: SLF001  # the same class
        memberships = self.possible_seats.memberships.values()
        return self.possible_seats.mask_of_ids(
            membership.body
            for membership in memberships
            if membership.status is MembershipStatus.PARTS
        )

    @cached_property
    def full_graph(self) -> ig.Graph:
        """The fullest network; an edge weighs 0 where there is a seat, and 1 where one could be.

        A pool is a set of organisations that could sit in the same bodies. It is a node between its
        organisations and those bodies, instead of an edge for each combination. A pool has two or
        more organisations, so that one is left to connect the bodies when another is removed.
        """
        if self.before is not None:
            return self._with_added_edge(self.before.full_graph)
        seated = self._graph_edges(
            {root_actor: self.seated_bodies_of(root_actor) for root_actor in self.root_actors}
        )
        unseen = self._graph_edges(
            {
                root_actor: self._possible_bodies_outside_pools(root_actor)
                & ~self.seated_bodies_of(root_actor)
                for root_actor in sorted(self.possible_seats.organisations)
            }
        )
        size = len(self.node_index)
        for at, (pool, mask) in enumerate(self._pools_of_two_or_more):
            bodies = [self.node_index[body] for body in self.possible_seats.ids_of_mask(mask)]
            unseen += [
                (size + at, end)
                for end in (*(self.node_index[root_actor] for root_actor in pool), *bodies)
            ]
        graph = ig.Graph(size + len(self._pools_of_two_or_more), seated + unseen)
        graph.es["weight"] = [0] * len(seated) + [1] * len(unseen)
        return graph

    def _possible_bodies_outside_pools(self, root_actor: str) -> int:
        """Return the open bodies in which a root actor could sit, except those of its pools."""
        own = self.possible_seats.open_bodies_by_organisation.get(root_actor, 0)
        return own | (
            self.possible_seats.possible_bodies_of(root_actor)
            & ~self._pooled_bodies_by_organisation.get(root_actor, 0)
        )

    @cached_property
    def _pooled_bodies_by_organisation(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for pool, mask in self._pools_of_two_or_more:
            for root_actor in pool:
                found[root_actor] = found.get(root_actor, 0) | mask
        return found

    @cached_property
    def _pools_of_two_or_more(self) -> list[tuple[list[str], int]]:
        """Pools of at least two organisations, each with the open bodies where all could sit."""
        return [
            (sorted(pool), mask)
            for pool, mask in self.possible_seats.interchangeable_organisations
            if len(pool) > 1
        ]

    @cached_property
    def _pool_body_masks(self) -> list[int]:
        if self.before is not None:
            return self.before._pool_body_masks  # noqa: SLF001  # the same class
        return [mask for _, mask in self._pools_of_two_or_more]

    def _graph_edges(self, masks: Mapping[str, int], without: int = 0) -> list[tuple[int, int]]:
        return [
            (self.node_index[root_actor], self.node_index[body])
            for root_actor, mask in masks.items()
            for body in self.possible_seats.ids_of_mask(mask & ~without)
        ]

    def _with_added_edge(self, graph: ig.Graph, without: int = 0) -> ig.Graph:
        root_actor, body = self.added or ("", "")
        if self.possible_seats.bit_of_body[body] & without:
            return graph
        more = graph.copy()
        more.add_edge(self.node_index[root_actor], self.node_index[body], weight=0)
        return more

    @cached_property
    def known_component_numbers(self) -> NDArray[np.int64]:
        """The number of the component of each node in the known network."""
        return component_numbers(self.known_graph)

    @cached_property
    def full_component_numbers(self) -> NDArray[np.int64]:
        """The number of the component of each node in the fullest network."""
        return component_numbers(self.full_graph)

    @cached_property
    def full_cut_points(self) -> frozenset[int]:
        """The nodes whose removal disconnects a component of the fullest network."""
        return frozenset(self.full_graph.articulation_points())

    def least_uncertain_paths(
        self, graph: ig.Graph, start: str, ends: Sequence[str]
    ) -> list[UncertainPath]:
        """Return, for each end, the path from the start that uses the fewest possible seats.

        `graph` is the fullest network, or a part of it that connects the start to all ends.
        """
        paths = graph.get_shortest_paths(
            self.node_index[start],
            to=[self.node_index[end] for end in ends],
            weights="weight",
            output="epath",
        )
        return [self._uncertain_path(graph, path) for path in paths]

    def _uncertain_path(self, graph: ig.Graph, path: list[int]) -> UncertainPath:
        nodes = self.nodes
        unseen: set[str] = set()
        weak: set[tuple[str, str]] = set()
        for link in path:
            root_actor, end = sorted(graph.es[link].tuple)
            if end >= len(nodes):
                unseen.update(
                    self.possible_seats.ids_of_mask(self._pool_body_masks[end - len(nodes)])
                )
            elif graph.es[link]["weight"]:
                unseen.add(nodes[end])
            elif (
                not self.known_bodies_of(nodes[root_actor])
                & self.possible_seats.bit_of_body[nodes[end]]
            ):
                weak.add((nodes[root_actor], nodes[end]))
        return UncertainPath(tuple(sorted(unseen)), tuple(sorted(weak)))

    def with_explicit_seat(self, root_actor: str, body: str) -> NetworkBounds:
        """Return the bounds with one more explicit seat; who could sit where stays the same."""
        bit = self.possible_seats.bit_of_body[body]
        more = {root_actor: self.known.get(root_actor, 0) | bit}
        return replace(
            self,
            known={**self.known, **more},
            explicit={**self.explicit, root_actor: self.explicit.get(root_actor, 0) | bit},
            before=self,
            added=(root_actor, body),
        )


def component_numbers(graph: ig.Graph) -> NDArray[np.int64]:
    """Return the number of the component of each node of a graph."""
    found: list[int] = ig.GraphBase.connected_components(graph)
    return np.array(found, dtype=np.int64)


def bounds_of_seats(
    possible: PossibleSeats, actors: Mapping[str, Actor], seats: Iterable[Seat]
) -> NetworkBounds:
    """Compute the bounds of the network from the seats of a day."""
    held = tuple(seats)

    def by_whole(fits: Callable[[Seat], bool]) -> dict[str, int]:
        masks: dict[str, int] = {}
        for seat in held:
            if fits(seat):
                root_actor = possible.root_actor_of[seat.actor]
                masks[root_actor] = masks.get(root_actor, 0) | possible.bit_of_body[seat.body]
        return masks

    def strong(seat: Seat) -> bool:
        return is_strong_seat(seat, actors[seat.actor])

    return NetworkBounds(
        possible_seats=possible,
        known=by_whole(strong),
        explicit=by_whole(lambda seat: strong(seat) and seat.evidence is Evidence.EXPLICIT),
        weak=by_whole(
            lambda seat: not strong(seat) and seat.body not in possible.assumed_complete_bodies
        ),
    )


def is_strong_seat(seat: Seat, actor: Actor) -> bool:
    """Whether a seat is explicit or derived, and its actor is one organisation."""
    return seat.evidence in STRONG and stands_for_one_organisation(actor)
