"""Measures agree with networkx, or with the definition spelled out, on random networks."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networkx.algorithms import bipartite

from data.model import Facts
from graph.communities import communities
from graph.measures import MeasureValues, measure_consultation, measure_network
from graph.network import (
    Network,
    actor_ids,
    body_ids,
    consultation_network,
    two_mode_network,
    without_isolates,
)
from tests.cities import city, met

Row = dict[str, Any]
SAME = 1e-9
IDS = "abcdefghijklmn"
SECTORS = st.dictionaries(st.sampled_from(IDS), st.sampled_from("stu"))


@st.composite
def cities(draw: st.DrawFn) -> Facts:
    """Up to 14 actors in up to 6 bodies, some alone in one, some meetings and sectors unknown."""
    members = st.sets(st.sampled_from(IDS), max_size=6).map(" ".join)
    tables = draw(st.lists(members, max_size=6))
    named = {f"body-{at}": actors for at, actors in enumerate(tables)}
    often = st.dictionaries(
        st.sampled_from(sorted(named)), st.sampled_from([0.5, 1, 2, 3, 4, 6, 12])
    )
    return city(named, sectors=draw(SECTORS), meetings=draw(often) if named else {}, others="nz")


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Up to 14 actors with ties of any weight, some in parts of their own, some alone."""
    pairs = [(one, other) for one in IDS for other in IDS if one < other]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=30))
    weight = st.floats(min_value=0.01, max_value=50) | st.integers(1, 6).map(float)
    weights = draw(st.lists(weight, min_size=len(chosen), max_size=len(chosen)))
    ties = [(one, other, weight) for (one, other), weight in zip(chosen, weights, strict=True)]
    return met(ties, sectors=draw(SECTORS), alone=draw(st.sets(st.sampled_from(IDS))))


@settings(max_examples=100, deadline=None)
@given(networks())
def test_consultation_networks_measure_as_in_networkx(network: Network) -> None:
    agree(measure_consultation(network), network)


@settings(max_examples=100, deadline=None)
@given(cities())
def test_cities_measure_as_in_networkx(facts: Facts) -> None:
    network = two_mode_network(facts)
    measured = measure_network(network)
    agree(measured, consultation_network(network))
    for node, row in expected_two_mode(without_isolates(network)).items():
        same((measured.actors | measured.bodies)[node], row, node)


def agree(measured: MeasureValues, network: Network) -> None:
    assert set(measured.actors) == set(network)
    for expected in (positions(network), paths(network), sectors(network)):
        for actor, row in expected.items():
            same(measured.actors[actor], row, actor)
    if network:
        same(measured.network, whole(network), "whole")


def same(found: Mapping[str, object], expected: Row, where: str) -> None:
    for key, value in expected.items():
        if value is None:
            assert found[key] is None, (where, key)
        else:
            assert found[key] == pytest.approx(value, abs=SAME, rel=SAME), (where, key)


def positions(network: Network) -> dict[str, Row]:
    cores = nx.core_number(network)
    constraint = nx.constraint(network, nodes=list(network))
    effective = nx.effective_size(network, nodes=list(network))
    cuts = set(nx.articulation_points(network))
    return {
        actor: {
            "degree": degree,
            "strength": sum(tie["weight"] for tie in network[actor].values()),
            "core": cores[actor],
            "clustering": nx.clustering(network, actor) if degree > 1 else None,
            "constraint": constraint[actor] if degree else None,
            "effective_size": effective[actor] if degree else None,
            "cut_point": actor in cuts,
            "reach_two": len(nx.ego_graph(network, actor, 2)) - 1,
        }
        for actor, degree in network.degree()
    }


def paths(network: Network) -> dict[str, Row]:
    lengths: Network = nx.Graph()
    lengths.add_nodes_from(network)
    for one, other, tie in network.edges(data=True):
        # Whole lengths make equal paths equal; how long they are, the weights themselves tell.
        whole_length = round(72_072_000_000 / tie["weight"])
        lengths.add_edge(one, other, length=whole_length, exactly=1 / tie["weight"])
    counts = nx.betweenness_centrality(network, normalized=False, weight=None)
    shares = nx.betweenness_centrality(network, weight=None)
    weighted = nx.betweenness_centrality(lengths, weight="length")
    close = nx.closeness_centrality(network)
    near = nx.closeness_centrality(lengths, distance="exactly")
    pairs = len(network) > 2
    return {
        actor: {
            "betweenness_count": counts[actor],
            "betweenness": shares[actor] if pairs else None,
            "betweenness_weighted": weighted[actor] if pairs else None,
            "closeness": close[actor] if degree else None,
            "closeness_weighted": near[actor] if degree else None,
        }
        for actor, degree in network.degree()
    }


def sectors(network: Network) -> dict[str, Row]:
    """Brokerage and the E-I index as their authors define them, pair by pair."""
    sector = {actor: data["actor"].sector for actor, data in network.nodes(data=True)}
    rows: dict[str, Row] = {}
    for actor, own in sector.items():
        known = [other for other in network[actor] if sector[other]]
        outside = sum(sector[other] != own for other in known)
        ties = len(known) if own else 0
        roles = dict.fromkeys(
            ("coordinator", "itinerant", "gatekeeper", "representative", "liaison"), 0
        )
        for one, other in permutations(known, 2):
            if not network.has_edge(one, other):
                roles[role(sector[one], own, sector[other])] += 1
        rows[actor] = {
            "ei_index": (2 * outside - ties) / ties if ties else None,
            **{f"brokerage_{name}": count if own else None for name, count in roles.items()},
        }
    return rows


def role(one: str, broker: str, other: str) -> str:
    if one == other:
        return "coordinator" if one == broker else "itinerant"
    if other == broker:
        return "gatekeeper"
    return "representative" if one == broker else "liaison"


def whole(network: Network) -> Row:
    parts = sorted(nx.connected_components(network), key=lambda part: (-len(part), min(part)))
    largest = network.subgraph(parts[0])
    joined, several = len(largest) > 1, len(network) > 1
    pairs = any(degree > 1 for _, degree in network.degree())
    known = network.subgraph(
        actor for actor, data in network.nodes(data=True) if data["actor"].sector
    ).copy()
    nx.set_node_attributes(known, {a: d["actor"].sector for a, d in known.nodes(data=True)}, "s")
    by_sector: dict[str, set[str]] = {}
    for actor, data in known.nodes(data=True):
        by_sector.setdefault(data["s"], set()).add(actor)
    ends = {known.nodes[end]["s"] for tie in known.edges for end in tie}
    found = communities(network)
    members_of = [{one for one in found if found[one] == group} for group in set(found.values())]
    ties = network.number_of_edges()
    return {
        "actors": len(network),
        "ties": ties,
        "components": len(parts),
        "bridges": sum(1 for _ in nx.bridges(network)),
        "density": nx.density(network) if several else None,
        "diameter": nx.diameter(largest) if joined else None,
        "mean_path": nx.average_shortest_path_length(largest) if joined else None,
        "transitivity": nx.transitivity(network) if pairs else None,
        "modularity": nx.community.modularity(network, members_of) if ties else None,
        "sector_mixing": (
            nx.attribute_assortativity_coefficient(known, "s") if len(ends) > 1 else None
        ),
        "sector_modularity": (
            nx.community.modularity(known, by_sector.values(), weight=None) if ends else None
        ),
    }


@settings(max_examples=50, deadline=None)
@given(networks())
def test_the_eigenvector_is_the_principal_one(network: Network) -> None:
    rows = measure_consultation(network, ["eigenvector", "component"]).actors
    part = [actor for actor, row in rows.items() if row["component"] == 0]
    found = [rows[actor]["eigenvector"] for actor in part]
    assert all(rows[actor]["eigenvector"] is None for actor in rows.keys() - set(part))
    if len(part) < 2:
        assert found in ([], [None])
        return
    ties = nx.to_numpy_array(nx.Graph(network.edges), nodelist=part)
    _, vectors = np.linalg.eigh(ties)
    assert found == pytest.approx(np.abs(vectors[:, -1]).tolist(), abs=SAME)


def expected_two_mode(network: Network) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    if not network:
        return rows
    top = actor_ids(network)
    share = bipartite.degree_centrality(network, top)
    # With one actor or one body alone, networkx divides by a largest betweenness of 0.
    several = min(len(top), len(body_ids(network))) > 1
    between = bipartite.betweenness_centrality(network, top) if several else {}
    for part in nx.connected_components(network):
        # networkx measures a small part against the largest closeness of the whole network.
        own = network.subgraph(part)
        near = bipartite.closeness_centrality(own, actor_ids(own))
        for node in part:
            rows[node] = {
                "two_mode_degree": share[node],
                "two_mode_closeness": near[node] * (len(part) - 1) / (len(network) - 1),
                **({"two_mode_betweenness": between[node]} if several else {}),
            }
    return rows
