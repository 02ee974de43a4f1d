"""The random numbers that igraph uses, the same ones each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import igraph as ig

# igraph has one generator for the whole process: two calls at once would share their numbers.
_IN_USE = Lock()


@contextmanager
def seeded_igraph(seed: int) -> Iterator[None]:
    """Let igraph draw from a generator with a fixed seed inside the `with` block."""
    with _IN_USE:
        ig.set_random_number_generator(random.Random(seed))  # noqa: S311 (nothing secret)
        try:
            yield
        finally:
            ig.set_random_number_generator(random)
