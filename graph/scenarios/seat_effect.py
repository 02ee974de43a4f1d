"""The effect of one more seat: only the rules that it can affect are run again.

The result equals that of running all rules on the facts with the seat; a test checks this on random
towns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from data.model import Seat
from graph.gaps import Finding, GapRule, MembershipStatus
from graph.gaps.actors_never_meet import THEME_APART, TOO_WIDE
from graph.gaps.cut_off import CUT_OFF
from graph.gaps.cut_points import CUT_POINT, HANGS_ON_ONE
from graph.gaps.rule import Thresholds
from graph.gaps.sectors_never_meet import SECTORS_APART
from graph.gaps.without_seat import NO_SEAT, PARTNERSHIP_ONLY
from graph.scenarios.baseline import Baseline
from graph.scenarios.connectivity import Connectivity
from graph.scenarios.finding_changes import FindingChange, finding_changes, findings_by_identity
from graph.situation.situation import Situation
from graph.situation.situation_with_seat import SituationWithSeat, situation_with_extra_seat
from graph.supposed_facts import is_supposed, suppose

# A supposed seat of an actor with a name cannot change what these answer: they ask of meetings,
# counts, advice and sources, and of members only what texts say.
UNAFFECTED_RULES: Final = frozenset(
    {
        "members-unknown",
        "frequency",
        "woonoverleg-meetings",
        "woonoverleg-topics",
        "woonoverleg-report",
        "council-sex",
        "silent-member",
        "advice-unanswered",
        "source-age",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatEffect:
    """What a seat changes: in the findings, and in the connectivity of the network.

    `joined_nodes` are the nodes of the smaller of two components that the seat joins. A first seat
    of an actor in a body without members makes a new component: `fewer_components` is then -1.
    """

    finding_changes: tuple[FindingChange, ...]
    cut_points_gone: tuple[str, ...]
    cut_points_new: tuple[str, ...]
    joined_nodes: frozenset[str]
    fewer_components: int


def effect_of_seat(baseline: Baseline, actor: str, body: str) -> SeatEffect:
    """Compute what a supposed seat of an actor in a body changes.

    Both exist on the day; neither the actor nor one of its units or parents sits there yet, and it
    is one organisation: a seat of a group would change how well the body is known.
    """
    after = situation_with_extra_seat(baseline.situation, suppose(Seat(body=body, actor=actor)))
    becomes = baseline.connectivity.with_extra_seat(actor, body)
    cuts = baseline.connectivity.cut_points
    was: list[Finding] = []
    found: list[Finding] = []
    narrowed = _situations_in_affected_scope(baseline, after)
    for rule, thresholds in _affected_rules(baseline, after):
        gone, come = _differing_findings(baseline, narrowed.get(rule.key, after), rule, thresholds)
        was += gone
        found += come
    return SeatEffect(
        finding_changes=finding_changes(was, found),
        cut_points_gone=tuple(sorted(cuts - becomes.cut_points)),
        cut_points_new=tuple(sorted(becomes.cut_points - cuts)),
        joined_nodes=_smaller_joined_component(baseline.connectivity, actor, body),
        fewer_components=baseline.connectivity.component_count - becomes.component_count,
    )


def _affected_rules(
    baseline: Baseline, after: SituationWithSeat
) -> Iterator[tuple[GapRule, Thresholds]]:
    """Return the rules whose findings the seat can change."""
    seat = after.seat
    situation = baseline.situation
    root_actor = situation.root_actor_of[seat.actor]
    unaffected = set(UNAFFECTED_RULES)
    actor_node, body_node = (
        situation.network_bounds.node_index[root_actor],
        situation.network_bounds.node_index[seat.body],
    )
    if (
        situation.network_bounds.known_component_numbers[actor_node]
        == situation.network_bounds.known_component_numbers[body_node]
    ):
        unaffected.add("cut-off")
    sitting = filter(situation.is_organisation, situation.network_bounds.known_members[seat.body])
    sectors_of_members = [situation.sectors_of_family(member) for member in sitting]
    sectors = situation.sectors_of_family(root_actor)
    if (
        sectors
        and situation.network[seat.actor]
        and sectors <= frozenset().union(*sectors_of_members)
    ):
        unaffected.add("sectors-apart")
    if baseline.succeeding.isdisjoint(situation.relatives_of(seat.actor)):
        unaffected.add("succeeded-actor")
    if is_supposed(after.bodies[seat.body]):
        unaffected.clear()  # the seats of a supposed body are the list of its members
    return ((rule, given) for rule, given in baseline.rules if rule.key not in unaffected)


def _situations_in_affected_scope(
    baseline: Baseline, after: SituationWithSeat
) -> dict[str, SituationWithSeat]:
    """Return, for each rule that can be restricted, the situation in the scope of the seat.

    Rules whose findings the seat may change anywhere are left out.
    """
    situation, actor, body = baseline.situation, after.seat.actor, after.seat.body
    if is_supposed(situation.bodies[body]):
        return {}
    after.derive_shared_values()
    found = {CUT_POINT.key: after.restricted_to_scope(_affected_cut_points(baseline, actor, body))}
    affected = _affected_actors(situation, actor, body)
    if affected is None:
        return found
    of_the_actor = after.restricted_to_scope(affected, _affected_partners(baseline, affected, body))
    found |= dict.fromkeys((NO_SEAT.key, PARTNERSHIP_ONLY.key, THEME_APART.key), of_the_actor)
    found[HANGS_ON_ONE.key] = after.restricted_to_scope(
        _bodies_with_affected_links(situation, actor, body)
    )
    if situation.sectors_of_family(situation.root_actor_of[actor]):
        found[SECTORS_APART.key] = after.restricted_to_scope(frozenset((actor,)))
    if _only_joins_these_components(baseline, actor, body):
        found[CUT_OFF.key] = after.restricted_to_scope(
            frozenset((situation.root_actor_of[actor], body))
        )
    return found


def _only_joins_these_components(baseline: Baseline, actor: str, body: str) -> bool:
    """Whether the seat cannot make another component the largest, nor join a third one."""
    bounds, main = baseline.situation.network_bounds, baseline.largest_component
    ends = [bounds.node_index[baseline.situation.root_actor_of[actor]], bounds.node_index[body]]
    if (
        main is None
        or bounds.full_component_numbers[ends[0]] != bounds.full_component_numbers[ends[1]]
    ):
        return False
    known = bounds.known_component_numbers
    if known[bounds.node_index[main.first_id]] in known[ends]:
        return True
    of_bodies = known[len(bounds.root_actors) :]
    return int(np.isin(of_bodies, known[ends]).sum()) < len(main.bodies)


def _bodies_with_affected_links(situation: Situation, actor: str, body: str) -> frozenset[str]:
    """Return the bodies for which a seat may change whether only one actor links them.

    These are the bodies where the actor sits, and where it could sit if it could sit with others in
    no other body; and the same for whoever was the only one that sat or could sit in the body of
    the seat.
    """
    bounds, names = situation.network_bounds, situation.possible_seats.ids_of_mask
    root_actors = {situation.root_actor_of[actor]}
    for alone in (
        bounds.possible_members[body],
        bounds.known_members[body] | bounds.unnamed_groups_in(body),
    ):
        if len(alone) == 1:
            root_actors |= alone
    found = {body}
    for root_actor in root_actors:
        found.update(names(bounds.seated_bodies_of(root_actor)))
        elsewhere = (
            bounds.all_possible_bodies_of(root_actor) & bounds.bodies_with_two_possible_members
        )
        if elsewhere.bit_count() < 2:
            found.update(names(elsewhere or bounds.all_possible_bodies_of(root_actor)))
    return frozenset(found)


def _affected_cut_points(baseline: Baseline, actor: str, body: str) -> frozenset[str]:
    """Return the actors for which a seat may change whether they are cut points.

    A new link between two nodes only affects actors on all paths between them, so those on one
    path, in the known and in the fullest network; the actor itself; and whoever sat alone in the
    body.
    """
    situation = baseline.situation
    bounds, root_actor = situation.network_bounds, situation.root_actor_of[actor]
    members = bounds.known_members[body]
    root_actors = {root_actor, *(members if len(members) == 1 else ())}
    ends = bounds.node_index[root_actor], bounds.node_index[body]
    for graph, numbers in (
        (bounds.known_graph, bounds.known_component_numbers),
        (bounds.full_graph, bounds.full_component_numbers),
    ):
        if numbers[ends[0]] == numbers[ends[1]]:
            path = graph.get_shortest_path(*ends)
            root_actors.update(
                bounds.root_actors[at] for at in path if at < len(bounds.root_actors)
            )
    affected = root_actors & (baseline.known_cut_points | {root_actor} | members)
    return frozenset(
        numbers for root_actor in affected for numbers in situation.family_of_root(root_actor)
    )


def _affected_actors(situation: Situation, actor: str, body: str) -> frozenset[str] | None:
    """Return the actors whose gaps a seat can change, alone or in pairs; None for any actor.

    None when no member of the body is known: any actor may then be affected. Whoever was the only
    one that sat or could sit in the body is affected too.
    """
    if situation.memberships[body].status is MembershipStatus.NOTHING:
        return None
    bounds = situation.network_bounds
    root_actors = {situation.root_actor_of[actor]}
    for alone in (
        bounds.possible_members[body],
        bounds.known_members[body] | bounds.unnamed_groups_in(body),
    ):
        if len(alone) == 1:
            root_actors |= alone
    return situation.relatives_of(actor).union(*map(situation.family_of_root, root_actors))


def _affected_partners(baseline: Baseline, affected: frozenset[str], body: str) -> frozenset[str]:
    """Return the actors whose finding in a pair with an affected actor may change.

    They are: the affected actors themselves; the members of the body; actors that share a theme
    with them from now on; and those with a confirmed gap, which may become unknown.
    """
    situation = baseline.situation
    new = situation.themes_of(situation.parent_bodies(body) | {body})
    root_actors = {situation.root_actor_of[member] for member in situation.network[body]}
    return affected.union(
        *(situation.family_of_root(root_actor) for root_actor in root_actors),
        *(situation.involved_actors_by_theme[theme] for theme in new),
        *(baseline.never_meet.get(actor, ()) for actor in affected),
    )


def _differing_findings(
    baseline: Baseline, after: SituationWithSeat, rule: GapRule, thresholds: Thresholds
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings of a rule before and after, where these differ."""
    before = baseline.findings[rule.key]
    found = findings_by_identity(rule.find(after, thresholds))
    was = before
    if after.scope is not None:
        apart = _actors_of_newly_wide_themes(baseline, found)
        if apart:
            scope, pair_scope = after.scope | apart, (after.pair_scope or frozenset()) | apart
            after = after.restricted_to_scope(scope, pair_scope)
            found = findings_by_identity(rule.find(after, thresholds))
        was = {identity: before[identity] for identity in found if identity in before}
        if rule is CUT_OFF:  # parts become one
            bodies = {body for finding in found.values() for body in finding.subjects}
            was = {
                key: finding
                for key, finding in before.items()
                if not bodies.isdisjoint(finding.subjects)
            }
        if apart:
            was |= {
                key: finding
                for key, finding in before.items()
                if apart.issuperset(finding.subjects)
            }
        if rule is THEME_APART:
            was |= baseline.joint_findings
            if _joint_finding_covers_others(baseline, after):
                found = {**baseline.joint_findings, **found}
    return (
        [
            finding
            for identity, finding in was.items()
            if _have_different_status(finding, found.get(identity))
        ],
        [
            finding
            for identity, finding in found.items()
            if _have_different_status(was.get(identity), finding)
        ],
    )


def _joint_finding_covers_others(baseline: Baseline, after: SituationWithSeat) -> bool:
    """Whether the joint finding about pairs also covers pairs that were not examined again."""
    scope, pair_scope = after.scope or frozenset(), after.pair_scope or frozenset()
    pairs_examined = {
        (min(one, other), max(one, other))
        for one in scope
        for other in baseline.joint_finding_partners.get(one, frozenset()) & pair_scope
    }
    return (
        len(pairs_examined)
        < sum(len(others) for others in baseline.joint_finding_partners.values()) // 2
    )


def _actors_of_newly_wide_themes(
    baseline: Baseline, found: Mapping[str, Finding]
) -> frozenset[str]:
    """Return the actors of themes that the seat makes too wide for findings about pairs."""
    return frozenset().union(
        *(
            baseline.situation.involved_actors_by_theme[theme]
            for finding in found.values()
            if finding.reason == TOO_WIDE
            and (theme := finding.subjects[0]) not in baseline.too_wide
        )
    )


def _have_different_status(was: Finding | None, becomes: Finding | None) -> bool:
    return was is None or becomes is None or was.status is not becomes.status


def _smaller_joined_component(before: Connectivity, actor: str, body: str) -> frozenset[str]:
    if not before.are_disconnected(actor, body):
        return frozenset()
    parts = [
        frozenset(
            node for node, part in before.component_of.items() if part == before.component_of[end]
        )
        for end in (actor, body)
    ]
    return min(parts, key=lambda part: (len(part), sorted(part)))
