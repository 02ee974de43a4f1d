"""Which gaps to show first where there is room for a few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from graph.gaps.finding import Finding, Status

# Of one rule no more than this, so that one kind of gap does not take all the room.
_OF_ONE_RULE: Final = 2
# From this severity on a confirmed gap goes before what is only known by name.
_SERIOUS: Final = 3
# These reasons of unknown findings say what the sources do show, by name.
_BY_NAME: Final = frozenset({"only-link-by-name"})


def most_important(findings: Iterable[Finding], count: int) -> list[Finding]:
    """The first few of some findings that are in the order of their severity.

    Serious confirmed ones, then unknown ones that say what is known by name, then the others; no
    more than two of one rule as long as there are others.
    """
    ordered = sorted(findings, key=_turn)
    seen: Counter[str] = Counter()
    first: list[Finding] = []
    later: list[Finding] = []
    for finding in ordered:
        seen[finding.rule] += 1
        (first if seen[finding.rule] <= _OF_ONE_RULE else later).append(finding)
    return [*first, *later][:count]


def _turn(finding: Finding) -> int:
    if finding.status is Status.CONFIRMED and finding.severity >= _SERIOUS:
        return 0
    return 1 if finding.reason in _BY_NAME else 2
