"""The sector matrix: pairs that meet against those there could be."""

from __future__ import annotations

from dataclasses import replace

from graph.gaps import (
    sector_matrix,
)
from graph.network import two_mode_network
from graph.sector_matrix import PairCount
from tests.gap_city import city, with_sectors


def test_the_sector_matrix_counts_pairs_that_meet_against_pairs_there_could_be() -> None:
    facts = with_sectors(
        city({"one": "a b c", "two": "a c d", "three": "e"}),
        a="care",
        b="care",
        c="homes",
        d="homes",
    )
    matrix = sector_matrix(two_mode_network(facts))
    assert matrix.sectors == ("care", "homes")
    assert matrix.without_sector == 1
    mixed = matrix.cell("homes", "care")
    assert (mixed.observed, mixed.possible) == (3, 4)
    assert (matrix.cell("care", "care").observed, matrix.cell("homes", "homes").possible) == (1, 1)
    assert matrix.unseen == frozenset()


def test_two_of_one_sector_may_meet_unseen_where_not_all_members_are_known() -> None:
    apart = with_sectors(city({"one": "a", "two": "b"}), a="homes", b="homes")
    assert sector_matrix(two_mode_network(apart)).unseen == frozenset()
    one, two = apart.bodies
    unclear = replace(apart, bodies=(one, replace(two, open_list=True)))
    matrix = sector_matrix(two_mode_network(unclear))
    assert (matrix.cell("homes", "homes"), matrix.unseen) == (PairCount(0, 1), frozenset({"homes"}))
