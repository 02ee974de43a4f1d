"""Rule: components of the network without a link to the rest, or with only a weak one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

import numpy as np

from graph.gaps.finding import Finding, FindingFactory
from graph.gaps.rule import GapRule, LegalReference, Thresholds
from graph.situation.components import Component, components_by_size
from graph.situation.membership import MembershipStatus
from graph.situation.network_bounds import UncertainPath, component_numbers
from graph.situation.seat_evidence import weakest_evidence
from graph.situation.situation import Situation

_CUT_OFF = FindingFactory("cut-off", severity=4)


def _findings_per_component(situation: Situation, _: Thresholds) -> Iterator[Finding]:
    """For each component of the known network: whether it is, or could be, linked to the largest.

    The largest component has the most bodies. Components that are certainly not linked to it, but
    may be linked to each other, are reported together. A body whose members are all unnamed groups
    is left out: whether one of those sits elsewhere too is a question about them.
    """
    known = known_components(situation)
    if not known:
        return
    main_component, *others = known
    bounds = situation.network_bounds
    full_part = {
        component: int(bounds.full_component_numbers[bounds.node_index[component.first_id]])
        for component in known
    }
    doubtful = [
        component
        for component in others
        if full_part[component] == full_part[main_component]
        and _is_component_in_scope(situation, component)
    ]
    through = bounds.least_uncertain_paths(
        bounds.full_graph, main_component.first_id, [component.first_id for component in doubtful]
    )
    for component, joint in zip(doubtful, through, strict=True):
        yield _finding_about_uncertain_component(situation, component, joint)
    apart: dict[int, list[Component]] = {}
    for component in others:
        if full_part[component] != full_part[main_component]:
            apart.setdefault(full_part[component], []).append(component)
    for several in apart.values():
        together = Component(
            *(tuple(sorted(chain.from_iterable(nodes))) for nodes in zip(*several, strict=True))
        )
        if _is_component_in_scope(situation, together):
            yield _finding_about_separate_component(situation, together)
    if _is_component_in_scope(situation, main_component):
        yield from _findings_about_largest_component(situation, main_component)


def _is_component_in_scope(situation: Situation, component: Component) -> bool:
    return situation.is_in_scope(*component.root_actors) or situation.is_in_scope(*component.bodies)


def known_components(situation: Situation) -> list[Component]:
    """Return the components of the known network that contain a body, largest first.

    A body counts when an actor sits there by name, or may do so by a weak seat. Bodies that are
    known only by their sub-bodies do not count.
    """
    bounds = situation.network_bounds
    organisations = situation.possible_seats.organisations
    with_body = {
        int(bounds.known_component_numbers[bounds.node_index[body]])
        for body, members in bounds.known_members.items()
        if (members or bounds.weak_members[body] & organisations)
        and situation.memberships[body].status is not MembershipStatus.PARTS
    }
    return components_by_size(bounds, bounds.known_component_numbers, sorted(with_body))


def _root_actors_with_seat(situation: Situation, component: Component) -> tuple[str, ...]:
    """Return the root actors that have a seat of any evidence in a component."""
    weak = (situation.network_bounds.weak_members[body] for body in component.bodies)
    return tuple(sorted({*component.root_actors}.union(*weak)))


def _finding_about_separate_component(situation: Situation, component: Component) -> Finding:
    """Return the finding about a component that no one links to the rest.

    It is unknown instead of confirmed when the members of one of its bodies are not all known.
    """
    bodies, actors = component.bodies, _root_actors_with_seat(situation, component)
    unclear = tuple(body for body in bodies if not situation.all_bodies_complete((body,)))
    if unclear:
        return _finding_about_uncertain_component(situation, component, UncertainPath(unclear, ()))
    return _CUT_OFF.confirmed(
        *bodies,
        reason="apart",
        facts=situation.seats_of_families(bodies, *actors),
        bodies=bodies,
        actors=actors,
        believed=tuple(body for body in bodies if situation.is_presumed_complete(body)),
    )


def _finding_about_uncertain_component(
    situation: Situation, component: Component, joint: UncertainPath
) -> Finding:
    """Return the unknown finding about a component that a possible or weak seat may link."""
    bodies, actors = component.bodies, _root_actors_with_seat(situation, component)
    if joint.possible_seat_bodies:
        return _CUT_OFF.unknown(
            *bodies,
            reason="may-be-joined",
            facts=situation.seats_of_families(bodies, *actors),
            bodies=bodies,
            actors=actors,
            unclear=joint.possible_seat_bodies,
        )
    seats = [
        seat
        for root_actor, body in joint.weak_seats
        for seat in situation.seats_of_families((body,), root_actor)
    ]
    return _CUT_OFF.unknown(
        *bodies,
        reason="joined-weakly",
        facts=seats,
        bodies=bodies,
        actors=actors,
        through=tuple(sorted({seat.actor for seat in seats})),
        evidence=weakest_evidence(seats, situation.actors).value,
    )


def _findings_about_largest_component(
    situation: Situation, main_component: Component
) -> Iterator[Finding]:
    """Yield, for each body of the largest component, that it is linked, and if by derived seats."""
    bounds = situation.network_bounds
    explicit_part = component_numbers(bounds.explicit_graph)
    explicit = [int(explicit_part[bounds.node_index[body]]) for body in main_component.bodies]
    of_each, of_all = Counter(explicit), np.bincount(explicit_part)
    largest = max(
        explicit, key=lambda component: (of_each[component], of_all[component], -component)
    )
    for body, component in zip(main_component.bodies, explicit, strict=True):
        reason = "joined" if component == largest else "joined-derived"
        yield _CUT_OFF.none(body, reason=reason, body=body)


CUT_OFF = GapRule(
    key=_CUT_OFF.rule,
    find=_findings_per_component,
    references=(
        LegalReference(title="Wasserman & Faust, Social Network Analysis (1994)", article="4"),
    ),
    reasons={
        "apart": ("bodies", "actors", "believed"),
        "may-be-joined": ("bodies", "actors", "unclear"),
        "joined-weakly": ("bodies", "actors", "through", "evidence"),
        "joined": ("body",),
        "joined-derived": ("body",),
    },
)
