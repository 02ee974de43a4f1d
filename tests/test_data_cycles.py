"""Links that lead back to where they began, against an independent oracle."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from data.intake.checking.cross_checks import cycle_path, cycles

IDS = st.sampled_from("abcdef")


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(IDS, IDS), max_size=14))
def test_a_link_is_on_a_circle_exactly_when_there_is_a_way_back(
    links: list[tuple[str, str]],
) -> None:
    graph = nx.DiGraph(links)
    given_links = {id_: list(graph[id_]) for id_ in graph}
    found = {id_: cycle for cycle in cycles(given_links) for id_ in cycle}
    for one, other in graph.edges:
        cycle = found.get(one, frozenset())
        assert (other in cycle) == nx.has_path(graph, other, one)
        if other in cycle:
            way = cycle_path(given_links, cycle, one, other).split(" → ")
            assert (way[0], way[1], way[-1]) == (one, other, one)
            assert len(way) == nx.shortest_path_length(graph, other, one) + 2
            assert all(graph.has_edge(*step) for step in pairwise(way))


def test_a_circle_of_very_many_is_found_at_once_and_told_in_short() -> None:
    links = {str(at): [str((at + 1) % 10_000)] for at in range(10_000)}
    (cycle,) = cycles(links)
    assert len(cycle) == 10_000
    assert cycle_path(links, cycle, "7", "8") == "7 → 8 → …"
