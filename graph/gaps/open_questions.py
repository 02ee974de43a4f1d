"""Unknown findings folded into the few questions that settle them, first the one that settles most.

Many findings are unknown for one cause: nobody knows who sits in some body. One answer by who
convenes it settles them all at once, whatever it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from graph.gaps.actors_never_meet import THEME_APART
from graph.gaps.cut_off import CUT_OFF
from graph.gaps.cut_points import CUT_POINT, HANGS_ON_ONE
from graph.gaps.finding import Finding, Status
from graph.gaps.rule import Rule, RuleSetting, thresholds_of
from graph.gaps.sectors_never_meet import SECTORS_APART, THROUGH_UNSORTED
from graph.situation.membership import MembershipStatus
from graph.situation.situation import Situation

STRUCTURAL: Final[tuple[Rule, ...]] = (
    THEME_APART,
    SECTORS_APART,
    CUT_POINT,
    HANGS_ON_ONE,
    CUT_OFF,
)
# With more bodies to ask about, or more actors, what a question settles is first judged by how
# often its bodies are named, and counted only for the one that is chosen.
_FEW_BODIES: Final = 8
_FEW_ACTORS: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Who sits in some bodies that are asked about together, and what the answer settles.

    `settles` are the identities of the findings that are known after this answer and those before
    it; `left` is how many then still wait for another.
    """

    bodies: tuple[str, ...]
    settles: tuple[str, ...]
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """The questions in order; `waiting` are the findings that they are about."""

    asked: tuple[Question, ...]
    waiting: tuple[str, ...]


def open_questions(
    situation: Situation, settings: Mapping[str, RuleSetting] | None = None
) -> Questions:
    """Which questions to ask, in the order in which the answers leave the fewest findings open."""
    given = settings or {}
    rules = [rule for rule in STRUCTURAL if given.get(rule.key, RuleSetting()).enabled]
    waiting = tuple(_waiting(situation, rules, given))
    open_now = frozenset(finding.identity for finding in waiting)
    together = _asked_together(situation)
    asked: list[Question] = []
    answered: frozenset[str] = frozenset()
    while open_now and together:
        few = len(together) <= _FEW_BODIES and len(situation.actors) <= _FEW_ACTORS
        tried = together if few else [max(together, key=lambda one: _named(one, waiting, open_now))]
        after = {
            bodies: frozenset(
                finding.identity
                for finding in _waiting(
                    replace(situation, assumed_complete_bodies=answered.union(bodies)), rules, given
                )
            )
            & open_now
            for bodies in tried
        }
        best = min(tried, key=lambda bodies: (len(after[bodies]), bodies))
        together.remove(best)
        answered = answered.union(best)
        settled = open_now - after[best]
        if settled:
            open_now = after[best]
            asked.append(Question(bodies=best, settles=tuple(sorted(settled)), left=len(open_now)))
        elif few:
            break
    return Questions(
        asked=tuple(asked), waiting=tuple(sorted(finding.identity for finding in waiting))
    )


def _waiting(
    situation: Situation, rules: Sequence[Rule], settings: Mapping[str, RuleSetting]
) -> Iterator[Finding]:
    """The findings that are unknown since not all members of some bodies are known."""
    for rule in rules:
        for finding in rule.find(situation, thresholds_of(rule, settings.get(rule.key))):
            if finding.status is Status.UNKNOWN and any(_bodies_of(finding)):
                yield finding


def _bodies_of(finding: Finding) -> Iterator[str]:
    """The bodies that could hold the answer to a finding."""
    if finding.reason in THROUGH_UNSORTED:
        return
    for name in ("unclear", "bodies"):
        value = finding.values.get(name)
        if (
            isinstance(value, tuple)
            and value
            and (name == "unclear" or "unclear" not in finding.values)
        ):
            yield from (body for body in value if isinstance(body, str))


def _asked_together(situation: Situation) -> list[tuple[str, ...]]:
    """The open bodies, each with those of which the same person answers.

    A body that is known through its parts with them, and one in which anybody may sit with its
    parts in which anybody may.
    """
    whole_of: dict[str, str] = {}
    everybody = {*situation.possible_seats.ids_of_mask(situation.possible_seats.open_to_anybody)}
    for body in situation.possible_seats.open_bodies:
        above = [
            whole
            for whole in situation.parent_bodies(body.id)
            if situation.memberships[whole].status is MembershipStatus.PARTS
            or (whole in everybody and body.id in everybody)
        ]
        whole_of[body.id] = min(above, default=body.id)
    groups: dict[str, list[str]] = {}
    for identity, whole in sorted(whole_of.items()):
        groups.setdefault(whole, []).append(identity)
    return [
        (whole, *(body for body in bodies if body != whole))
        for whole, bodies in sorted(groups.items())
    ]


def _named(bodies: Iterable[str], waiting: Iterable[Finding], still: frozenset[str]) -> int:
    """How many of the findings that still wait name one of some bodies."""
    asked = {*bodies}
    return sum(
        finding.identity in still and not asked.isdisjoint(_bodies_of(finding))
        for finding in waiting
    )
