"""Rules: actors whose removal disconnects the network, and bodies linked by one member only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from data.model import Evidence, Seat
from graph.gaps.finding import Finding, FindingFactory, Value
from graph.gaps.rule import GapRule, LegalReference, Thresholds
from graph.situation.components import Component, components_by_size, without_edges_of
from graph.situation.membership import MembershipStatus
from graph.situation.network_bounds import UncertainPath, component_numbers
from graph.situation.seat_evidence import weakest_evidence
from graph.situation.situation import Situation

_CUT_POINT = FindingFactory("cut-point", severity=4)
_HANGING = FindingFactory("hangs-on-one", severity=2)


def _cut_point_findings(situation: Situation, _: Thresholds) -> Iterator[Finding]:
    """For each organisation with a known seat: whether removing it disconnects the known network.

    It is confirmed only where at least two of the components stay separate in the fullest network
    without the actor; only those are named.
    """
    bounds = situation.network_bounds
    cuts = frozenset(bounds.known_graph.articulation_points())
    for root_actor in sorted(bounds.known.keys() & situation.possible_seats.organisations):
        if not situation.is_in_scope(*situation.family_of_root(root_actor)):
            continue
        components = (
            _components_without(situation, root_actor)
            if bounds.node_index[root_actor] in cuts
            else []
        )
        if len(components) > 1:
            yield _finding_about_cut_point(situation, root_actor, components)
        else:
            yield _CUT_POINT.none(root_actor, reason="holds-without", actor=root_actor)


def _components_without(situation: Situation, root_actor: str) -> list[Component]:
    """Return the components with actors that remain without a root actor, largest first.

    Only those of which it has a body in the known network.
    """
    bounds = situation.network_bounds
    graph, at = bounds.known_graph, bounds.node_index[root_actor]
    part_of = component_numbers(without_edges_of(graph, at))
    fallen = components_by_size(
        bounds, part_of, sorted({int(part_of[body]) for body in graph.neighbors(at)})
    )
    with_actors = [part for part in fallen if part.root_actors]
    return sorted(with_actors, key=lambda part: (-len(part.root_actors) - len(part.bodies), part))


def _finding_about_cut_point(
    situation: Situation, root_actor: str, components: list[Component]
) -> Finding:
    bounds = situation.network_bounds
    at = bounds.node_index[root_actor]
    rest = without_edges_of(bounds.full_graph, at)
    apart = components[:1]
    if at in bounds.full_cut_points:
        membership = component_numbers(rest)
        stay: dict[int, Component] = {}
        for part in components:
            stay.setdefault(int(membership[bounds.node_index[part.first_id]]), part)
        apart = list(stay.values())
    if len(apart) > 1:
        bodies = sorted({body for part in apart for body in part.bodies})
        values, facts = _values_and_seats_of_components(situation, root_actor, apart)
        return _CUT_POINT.confirmed(
            root_actor,
            reason="falls-apart",
            facts=facts,
            believed=tuple(body for body in bodies if situation.is_presumed_complete(body)),
            **values,
        )
    joints = bounds.least_uncertain_paths(
        rest, components[0].first_id, [part.first_id for part in components[1:]]
    )
    values, facts = _values_and_seats_of_components(situation, root_actor, components)
    weak = _weak_seats_on_paths(situation, joints)
    return _CUT_POINT.unknown(
        root_actor,
        reason="only-link-by-name",
        facts=(*facts, *weak),
        unclear=tuple(sorted({body for joint in joints for body in joint.possible_seat_bodies})),
        through=tuple(sorted({seat.actor for seat in weak})),
        **values,
    )


def _weak_seats_on_paths(situation: Situation, joints: Iterable[UncertainPath]) -> tuple[Seat, ...]:
    links = sorted({link for joint in joints for link in joint.weak_seats})
    return tuple(
        seat
        for root_actor, body in links
        for seat in situation.seats_of_families((body,), root_actor)
    )


def _values_and_seats_of_components(
    situation: Situation, root_actor: str, components: list[Component]
) -> tuple[dict[str, Value], tuple[Seat, ...]]:
    """Return the values of the sentence about some components, and the seats of the actor there.

    The values give, for each component, its actors and sectors, and the bodies and the strongest
    evidence of these seats.
    """
    sectors = [
        tuple(sorted(frozenset().union(*map(situation.sectors_of_family, part.root_actors))))
        for part in components
    ]
    bodies = situation.possible_seats.ids_of_mask(
        situation.network_bounds.known_bodies_of(root_actor)
    )
    seats = [
        situation.seats_of_families(frozenset(bodies).intersection(part.bodies), root_actor)
        for part in components
    ]
    values: dict[str, Value] = {
        "actor": root_actor,
        "parts": tuple(part.root_actors for part in components),
        "sectors": tuple(sectors),
        "bodies": tuple(
            tuple(sorted({seat.body for seat in seats_in_component}))
            for seats_in_component in seats
        ),
        "evidence": tuple(_strongest_evidence(seats_in_component) for seats_in_component in seats),
    }
    return values, tuple(seat for seats_in_component in seats for seat in seats_in_component)


def _strongest_evidence(seats: Iterable[Seat]) -> str:
    return min((seat.evidence for seat in seats), key=tuple(Evidence).index).value


def _single_link_findings(situation: Situation, _: Thresholds) -> Iterator[Finding]:
    """For each body that shares members with others: whether it shares more than one.

    That only one links it is confirmed when nobody else sits or could sit both here and in another
    body that has, or could get, another member. A body that is known only by its sub-bodies is left
    out.
    """
    bounds = situation.network_bounds
    for body in situation.facts.bodies:
        members = bounds.known_members[body.id]
        if situation.memberships[body.id].status is MembershipStatus.PARTS or not members:
            continue
        if not situation.is_in_scope(body.id):
            continue
        links = sorted(
            root_actor
            for root_actor in members
            if _links_to_other_bodies(situation, root_actor, body.id)
        )
        if links:
            yield _finding_about_links_of_body(situation, body.id, links)


def _links_to_other_bodies(situation: Situation, root_actor: str, body: str) -> bool:
    """Whether a root actor is known to sit in another body where somebody else has a seat."""
    bounds = situation.network_bounds
    others = bounds.known_bodies_of(root_actor) & ~situation.possible_seats.bit_of_body[body]
    return bool(others & bounds.bodies_with_two_known_members)


def _finding_about_links_of_body(situation: Situation, body: str, links: list[str]) -> Finding:
    bounds = situation.network_bounds
    facts = situation.seats_of_families((body,), *links)
    if len(links) > 1:
        explicit = [
            root_actor for root_actor in links if _is_explicit_link(situation, root_actor, body)
        ]
        return _HANGING.none(
            body,
            reason="more-links" if len(explicit) > 1 else "more-links-derived",
            facts=facts,
            body=body,
            links=tuple(links),
        )
    only = links[0]
    values: dict[str, Value] = {
        "body": body,
        "actor": only,
        "members": tuple(sorted(bounds.known_members[body])),
        "evidence": weakest_evidence(facts, situation.actors).value,
    }
    other = _possible_other_link(situation, body, only)
    if other is None and not situation.all_bodies_complete((body,)):
        other = (body,), ()  # somebody may sit there whom the data do not hold at all
    if other is None:
        return _HANGING.confirmed(
            body,
            reason="one-link",
            facts=facts,
            believed=(body,) if situation.is_presumed_complete(body) else (),
            **values,
        )
    unclear, weak = other
    return _HANGING.unknown(
        body,
        reason="one-known-link",
        facts=(*facts, *weak),
        unclear=unclear,
        through=tuple(sorted({seat.actor for seat in weak})),
        **values,
    )


def _is_explicit_link(situation: Situation, root_actor: str, body: str) -> bool:
    held = situation.network_bounds.explicit_bodies_of(root_actor)
    return bool(held & situation.possible_seats.bit_of_body[body]) and held.bit_count() > 1


def _possible_other_link(
    situation: Situation, body: str, only: str
) -> tuple[tuple[str, ...], tuple[Seat, ...]] | None:
    """Return where another actor that could link a body may sit unseen, and its weak seats.

    None when no other actor could link the body.
    """
    bounds, possible = situation.network_bounds, situation.possible_seats
    bit, open_ones = (
        possible.bit_of_body[body],
        possible.mask_of_ids(open_body.id for open_body in possible.open_bodies),
    )
    for root_actor in sorted(bounds.possible_members[body] - {only}):
        elsewhere = (
            bounds.all_possible_bodies_of(root_actor)
            & ~bit
            & bounds.bodies_with_two_possible_members
        )
        if not elsewhere:
            continue
        known = bounds.known_bodies_of(root_actor)
        doubtful = bit & ~known
        if not known & elsewhere & bounds.bodies_with_two_known_members:
            doubtful |= elsewhere
        known_elsewhere = possible.ids_of_mask(
            doubtful & known & ~bounds.bodies_with_two_known_members
        )
        others = {other for place in known_elsewhere for other in bounds.weak_members[place]}
        seats = situation.seats_of_families(
            possible.ids_of_mask(doubtful & ~open_ones), root_actor, *others
        )
        weak = tuple(seat for seat in seats if not situation.is_strong_seat(seat))
        return possible.ids_of_mask(doubtful & open_ones), weak
    return None


_REFERENCE = (
    LegalReference(title="Wasserman & Faust, Social Network Analysis (1994)", article="4"),
)
_PARTS = ("actor", "parts", "sectors", "bodies", "evidence")

CUT_POINT = GapRule(
    key=_CUT_POINT.rule,
    find=_cut_point_findings,
    references=_REFERENCE,
    reasons={
        "falls-apart": (*_PARTS, "believed"),
        "only-link-by-name": (*_PARTS, "unclear", "through"),
        "holds-without": ("actor",),
    },
)
HANGS_ON_ONE = GapRule(
    key=_HANGING.rule,
    find=_single_link_findings,
    references=_REFERENCE,
    reasons={
        "one-link": ("body", "actor", "members", "evidence", "believed"),
        "one-known-link": ("body", "actor", "members", "evidence", "unclear", "through"),
        "more-links": ("body", "links"),
        "more-links-derived": ("body", "links"),
    },
)
