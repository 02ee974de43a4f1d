# ruff: noqa: T201  # it prints what it saw
"""Imports and restores killed at 200 random moments. Not part of `make test`: `make torture`.

`SEED=… make torture` kills at the same moments again.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from pathlib import Path
from random import Random
from secrets import randbelow

import pytest

from tests.killing import CHANGES, course, killed_once

MOMENTS = 200


def test_two_hundred_kills_leave_before_or_after_each_time(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    seed = int(os.environ.get("SEED", randbelow(1_000_000)))
    with capfd.disabled():
        print(f"\nseed {seed}")
        random = Random(seed)  # noqa: S311  # nothing secret
        ready = [course(tmp_path, change) for change in CHANGES]
        left: Counter[str] = Counter()
        begin = time.perf_counter()
        for number in range(MOMENTS):
            each = ready[number % len(ready)]
            left[f"{each.change}: {killed_once(each, tmp_path, random)}"] += 1
        taken = time.perf_counter() - begin
        for each in ready:
            print(f"{each.change} takes {each.seconds:.2f} s undisturbed")
        for what, count in sorted(left.items()):
            print(f"{what} {count}")
        print(f"{left.total()} kills in {taken:.0f} s; none in between")
    assert left.total() == MOMENTS
