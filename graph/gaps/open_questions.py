"""The few questions that settle most unknown findings, the one that settles most first.

Many findings are unknown for one reason: nobody knows who sits in some body. One answer by whoever
convenes it settles them all, whatever the answer is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from graph.gaps.actors_never_meet import THEME_APART
from graph.gaps.cut_off import CUT_OFF
from graph.gaps.cut_points import CUT_POINT, HANGS_ON_ONE
from graph.gaps.finding import Finding, Status
from graph.gaps.rule import GapRule, RuleSetting, effective_thresholds
from graph.gaps.sectors_never_meet import SECTORS_APART, THROUGH_UNSORTED
from graph.situation.membership import MembershipStatus
from graph.situation.situation import Situation

STRUCTURAL: Final[tuple[GapRule, ...]] = (
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
class MembershipQuestion:
    """The question who sits in some bodies, and which findings the answer settles.

    `settled_findings` are identities of findings that become known with this answer and those
    before it; `findings_still_open` is how many then remain.
    """

    bodies: tuple[str, ...]
    settled_findings: tuple[str, ...]
    findings_still_open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipQuestions:
    """The questions in the order to ask them, and all findings that wait for an answer."""

    questions: tuple[MembershipQuestion, ...]
    waiting_findings: tuple[str, ...]


def find_open_questions(
    situation: Situation, settings: Mapping[str, RuleSetting] | None = None
) -> MembershipQuestions:
    """Return the questions in the order whose answers leave the fewest findings open."""
    given = settings or {}
    rules = [rule for rule in STRUCTURAL if given.get(rule.key, RuleSetting()).enabled]
    waiting = tuple(_findings_waiting_for_members(situation, rules, given))
    open_now = frozenset(finding.identity for finding in waiting)
    together = _bodies_to_ask_about_together(situation)
    asked: list[MembershipQuestion] = []
    answered: frozenset[str] = frozenset()
    while open_now and together:
        few = len(together) <= _FEW_BODIES and len(situation.actors) <= _FEW_ACTORS
        tried = (
            together
            if few
            else [max(together, key=lambda one: _count_findings_naming(one, waiting, open_now))]
        )
        after = {
            bodies: frozenset(
                finding.identity
                for finding in _findings_waiting_for_members(
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
            asked.append(
                MembershipQuestion(
                    bodies=best,
                    settled_findings=tuple(sorted(settled)),
                    findings_still_open=len(open_now),
                )
            )
        elif few:
            break
    return MembershipQuestions(
        questions=tuple(asked),
        waiting_findings=tuple(sorted(finding.identity for finding in waiting)),
    )


def _findings_waiting_for_members(
    situation: Situation, rules: Sequence[GapRule], settings: Mapping[str, RuleSetting]
) -> Iterator[Finding]:
    """Yield the findings that are unknown because the members of a body are not all known."""
    for rule in rules:
        for finding in rule.find(situation, effective_thresholds(rule, settings.get(rule.key))):
            if finding.status is Status.UNKNOWN and any(_bodies_with_unknown_members(finding)):
                yield finding


def _bodies_with_unknown_members(finding: Finding) -> Iterator[str]:
    """Yield the bodies whose unknown members could settle a finding."""
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


def _bodies_to_ask_about_together(situation: Situation) -> list[tuple[str, ...]]:
    """Return the open bodies in groups about which the same person can answer.

    A body that is known by its sub-bodies is grouped with them, and one where anybody may sit with
    its sub-bodies where anybody may. The topmost body comes first in its group.
    """
    topmost_body_of: dict[str, str] = {}
    open_to_anybody = {
        *situation.possible_seats.ids_of_mask(situation.possible_seats.open_to_anybody)
    }
    for body in situation.possible_seats.open_bodies:
        above = [
            parent
            for parent in situation.parent_bodies(body.id)
            if situation.memberships[parent].status is MembershipStatus.PARTS
            or (parent in open_to_anybody and body.id in open_to_anybody)
        ]
        topmost_body_of[body.id] = min(above, default=body.id)
    groups: dict[str, list[str]] = {}
    for identity, parent in sorted(topmost_body_of.items()):
        groups.setdefault(parent, []).append(identity)
    return [
        (parent, *(body for body in bodies if body != parent))
        for parent, bodies in sorted(groups.items())
    ]


def _count_findings_naming(
    bodies: Iterable[str], waiting: Iterable[Finding], open_findings: frozenset[str]
) -> int:
    """Return how many of the findings in `open_findings` name one of some bodies."""
    asked = {*bodies}
    return sum(
        finding.identity in open_findings
        and not asked.isdisjoint(_bodies_with_unknown_members(finding))
        for finding in waiting
    )
