"""What one seat more changes: only the rules that it can move are asked again.

The answers are those of asking every rule about the facts with that seat; a test holds it to
that on facts of every sort.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from data.model import Facts, Seat
from graph.gaps import Finding, Known, Rule, RuleSetting
from graph.gaps.another_seat import WithSeat, with_seat
from graph.gaps.cut_off import tables_network
from graph.gaps.rule import Thresholds
from graph.gaps.rules import rules_asking
from graph.gaps.situation import Situation
from graph.scenarios.shifts import Shift, by_identity, shifts
from graph.scenarios.structure import Structure, strong_parts, structure
from graph.scenarios.supposed import suppose, supposed

# A supposed seat of an actor with a name cannot change what these answer: they ask of meetings,
# counts, advice and sources, and of members only what texts say.
STILL: Final = frozenset(
    {
        "members-unknown",
        "frequency",
        "woonoverleg-meetings",
        "woonoverleg-topics",
        "council-sex",
        "silent-member",
        "advice-unanswered",
        "source-age",
    }
)
# What these answer changes only where the actor of the seat, a part or the whole of it has a part.
ABOUT_ACTORS: Final = frozenset({"no-seat", "partnership-only", "theme-apart", "hangs-on-one"})


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How things stand on a day, worked out once, before seats are tried.

    `findings` are by rule and identity. `strong` holds the part of each actor and body on explicit
    seats alone, as the rule on parts that are cut off sees them.
    """

    situation: Situation
    rules: tuple[tuple[Rule, Thresholds], ...]
    findings: Mapping[str, Mapping[str, Finding]]
    structure: Structure
    strong: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a seat changes: in the findings, and in how the network hangs together.

    `joined` are the nodes of the smaller of two parts that the seat joins. A first seat of an
    actor in a body without any makes a part of its own: `fewer_parts` is then -1.
    """

    shifts: tuple[Shift, ...]
    cut_points_gone: tuple[str, ...]
    cut_points_new: tuple[str, ...]
    joined: frozenset[str]
    fewer_parts: int


def standing(facts: Facts, on: date, settings: Mapping[str, RuleSetting] | None = None) -> Standing:
    """Work out how things stand on a day.

    Raises ValueError for a setting of a rule or a threshold that does not exist.
    """
    situation = Situation(facts, on)
    rules = tuple(rules_asking(on, settings))
    findings = {
        rule.key: by_identity(rule.find(situation, thresholds)) for rule, thresholds in rules
    }
    return Standing(
        situation=situation,
        rules=rules,
        findings=findings,
        structure=structure(situation.network),
        strong=strong_parts(tables_network(situation)),
    )


def tried(stands: Standing, actor: str, body: str) -> Effect:
    """Find what a supposed seat of an actor in a body changes.

    Both are there on the day; neither the actor nor a part or the whole of it sits there yet, and
    it has a name: a seat of an unnamed group would change how well the body is known.
    """
    seat = suppose(Seat(body=body, actor=actor))
    after = with_seat(stands.situation, seat, about=_about(stands.situation, actor, body))
    becomes = structure(after.network)
    cuts = stands.structure.cut_points
    was: list[Finding] = []
    found: list[Finding] = []
    for rule, thresholds in _asked_again(stands, after, becomes):
        one, other = _answers(stands, after, rule, thresholds)
        was += one
        found += other
    return Effect(
        shifts=shifts(was, found),
        cut_points_gone=tuple(sorted(cuts - becomes.cut_points)),
        cut_points_new=tuple(sorted(becomes.cut_points - cuts)),
        joined=_joined(stands.structure, actor, body),
        fewer_parts=stands.structure.parts - becomes.parts,
    )


def _asked_again(
    stands: Standing, after: WithSeat, becomes: Structure
) -> Iterator[tuple[Rule, Thresholds]]:
    """The rules that the seat can move."""
    seat = after.seat
    unmoved = set(STILL)
    if becomes.cut_points == stands.structure.cut_points:
        unmoved.add("cut-point")
    if seat.actor in stands.strong and stands.strong[seat.actor] == stands.strong.get(seat.body):
        unmoved.add("cut-off")
    if supposed(after.bodies[seat.body]):
        unmoved.clear()  # the seats of a supposed body are the list of its members
    return ((rule, given) for rule, given in stands.rules if rule.key not in unmoved)


def _about(situation: Situation, actor: str, body: str) -> frozenset[str] | None:
    """The actors whose gaps a seat can change where the rules `ABOUT_ACTORS` look; None for any.

    A body in which nobody is known to sit first joins anybody when a second one sits there, and
    the seats of a supposed body are the list of its members.
    """
    known = situation.memberships[body].known
    if supposed(situation.bodies[body]) or known is Known.NOTHING:
        return None
    return situation.relatives(actor)


def _answers(
    stands: Standing, after: WithSeat, rule: Rule, thresholds: Thresholds
) -> tuple[Iterable[Finding], Iterable[Finding]]:
    """What a rule answers before and after, at least where that differs."""
    before = stands.findings[rule.key]
    found = list(rule.find(after, thresholds))
    if after.about is None or rule.key not in ABOUT_ACTORS:
        return before.values(), found
    concerned = after.about | after.bodies_of(after.seat.actor)
    if any(each.identity not in before and concerned.isdisjoint(each.subjects) for each in found):
        # A theme that the seat makes too wide takes along pairs that have no part in the seat.
        return before.values(), rule.find(replace(after, about=None), thresholds)
    was = (before.get(each.identity) for each in found)
    return [each for each in was if each is not None], found


def _joined(before: Structure, actor: str, body: str) -> frozenset[str]:
    if not before.apart(actor, body):
        return frozenset()
    parts = [
        frozenset(node for node, part in before.part_of.items() if part == before.part_of[end])
        for end in (actor, body)
    ]
    return min(parts, key=lambda part: (len(part), sorted(part)))
