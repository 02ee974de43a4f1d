"""Clustering into groups of nearly equal size whose members are as similar as possible."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from graph.kerngroepen.similarity import SimilarityMatrix

_ROUNDS = 50


def balanced_clusters(alike: SimilarityMatrix, number: int, largest: int) -> list[list[int]]:
    """Divide into a number of groups, none larger than `largest`; the same each time.

    The groups most similar on average are merged while they fit (average linkage, Sokal & Michener
    1958). Then too many groups are dissolved, too small ones filled, and members exchanged while
    that makes groups more similar. Returns row numbers of the matrix. Raises ValueError when they
    cannot all fit.
    """
    count = len(alike)
    if not 0 < number <= count or number * largest < count:
        message = f"{count} cannot be divided into {number} groups of at most {largest}"
        raise ValueError(message)
    groups = _merge_until_few_groups(alike, number, largest)
    _dissolve_smallest_groups(alike, groups, number, largest)
    _fill_small_groups(alike, groups, max(count // number - 1, 1))
    _exchange_members(alike, groups)
    ordered = [sorted(group) for group in groups]
    return sorted(ordered, key=lambda group: group[0])


def _merge_until_few_groups(alike: SimilarityMatrix, number: int, largest: int) -> list[list[int]]:
    """Merge the two groups most similar on average, until few enough are left or none fit."""
    groups = [[place] for place in range(len(alike))]
    average = alike.copy()
    np.fill_diagonal(average, -1.0)
    sizes = np.ones(len(alike))
    while len([group for group in groups if group]) > number:
        fits = sizes[:, None] + sizes[None, :] <= largest
        possible = np.where(fits, average, -1.0)
        one, other = divmod(int(possible.argmax()), len(alike))
        if possible[one, other] < 0:
            break
        joined = (sizes[one] * average[one] + sizes[other] * average[other]) / (
            sizes[one] + sizes[other]
        )
        average[one] = average[:, one] = joined
        average[one, one] = -1.0
        average[other] = average[:, other] = -1.0
        sizes[one] += sizes[other]
        sizes[other] = np.inf
        groups[one] += groups[other]
        groups[other] = []
    return [group for group in groups if group]


def _dissolve_smallest_groups(
    alike: SimilarityMatrix, groups: list[list[int]], number: int, largest: int
) -> None:
    """Move the members of the smallest groups to the others, while there are too many groups."""
    while len(groups) > number:
        smallest = min(groups, key=lambda group: (len(group), group))
        groups.remove(smallest)
        for place in sorted(smallest):
            room = [group for group in groups if len(group) < largest]
            max(room, key=lambda group: alike[place, group].mean()).append(place)


def _fill_small_groups(alike: SimilarityMatrix, groups: list[list[int]], least: int) -> None:
    """Move members of larger groups to groups that are too small, the best fitting first."""
    for small in groups:
        while len(small) < least:
            givers = [group for group in groups if len(group) > least]
            place, giver = max(
                ((place, giver) for giver in givers for place in sorted(giver)),
                key=lambda move: (
                    alike[move[0], small].mean() - alike[move[0], move[1]].mean(),
                    -move[0],
                ),
            )
            giver.remove(place)
            small.append(place)


def _exchange_members(alike: SimilarityMatrix, groups: list[list[int]]) -> None:
    """Exchange members between groups while that makes groups more similar inside."""
    for _ in range(_ROUNDS):
        if not any(
            _make_best_exchange(alike, one, other) for one, other in combinations(groups, 2)
        ):
            return


def _make_best_exchange(alike: SimilarityMatrix, one: list[int], other: list[int]) -> bool:
    """Make the best exchange between two groups; return false when none is an improvement."""
    to_one = alike[:, one].sum(axis=1)
    to_other = alike[:, other].sum(axis=1)
    leaving = (to_other - to_one)[one]
    coming = (to_one - to_other)[other]
    gain = leaving[:, None] + coming[None, :] - 2 * alike[np.ix_(one, other)]
    here, there = divmod(int(gain.argmax()), len(other))
    if gain[here, there] <= 1e-9:
        return False
    one[here], other[there] = other[there], one[here]
    return True


def largest_group_size(count: int, number: int) -> int:
    """Return the largest size allowed when only the number of groups was chosen.

    It is one more than when all groups are equal.
    """
    return -(-count // number) + 1


def number_of_groups(count: int, size: int) -> int:
    """Return how many groups are needed for none to be larger than a size."""
    return max(-(-count // size), 1)
