"""A process that is killed while it imports or restores leaves the state of before or of after.

`make torture` does the same at 200 moments.
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from secrets import randbelow

import pytest

from tests.killing import CHANGES, course, killed_once

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("change", CHANGES)
def test_a_killed_change_leaves_before_or_after_and_the_next_start_needs_no_hand(
    tmp_path: Path, change: str
) -> None:
    seed = randbelow(1_000_000)
    print(f"seed {seed}")  # noqa: T201  # shown when the test fails
    random = Random(seed)  # noqa: S311  # nothing secret
    ready = course(tmp_path, change)
    for _ in range(2):
        killed_once(ready, tmp_path, random)
