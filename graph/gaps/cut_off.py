"""Parts of the network that are cut off from the rest, or joined to it by weak evidence only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from graph.gaps.bounds import Joint
from graph.gaps.finding import Answers, Finding
from graph.gaps.membership import Known
from graph.gaps.rule import Reference, Rule, Thresholds
from graph.gaps.situation import Situation
from graph.gaps.weakness import greatest_doubt

_CUT_OFF = Answers("cut-off", severity=4)
Part = list[str]


def _find(situation: Situation, _: Thresholds) -> Iterator[Finding]:
    """For each part: whether somebody joins it to the largest part, or could.

    The largest part has the most bodies. Parts that nobody joins to it, and that somebody may join
    to each other, are told together. A body of which only groups are known is no part: whether any
    of those sits elsewhere too is a question about them.
    """
    parts = known_parts(situation)
    if not parts:
        return
    main, *others = parts
    bounds = situation.bounds
    full_part = [bounds.full_part[bounds.place[part[0]]] for part in parts]
    doubtful = [
        part for part, full in zip(others, full_part[1:], strict=True) if full == full_part[0]
    ]
    through = bounds.joining(bounds.full_graph, main[0], [part[0] for part in doubtful])
    for part, joint in zip(doubtful, through, strict=True):
        yield _may_be_joined(situation, part, joint)
    apart: dict[int, Part] = {}
    for part, full in zip(others, full_part[1:], strict=True):
        if full != full_part[0]:
            apart.setdefault(full, []).extend(part)
    for part in apart.values():
        yield _apart(situation, sorted(part))
    yield from _joined(situation, main)


def known_parts(situation: Situation) -> list[Part]:
    """The parts of the known network that have a body, largest first; the nodes of each in order.

    A body is in one when somebody sits there by name, or may do so by a weak seat.
    """
    bounds = situation.bounds
    wholes = situation.possible.organisations
    nodes = list(bounds.place)
    parts: dict[int, Part] = {}
    for at, part in enumerate(bounds.known_graph.connected_components().membership):
        parts.setdefault(part, []).append(nodes[at])
    with_body = [
        sorted(part)
        for part in parts.values()
        if any(
            node in situation.bodies
            and situation.memberships[node].known is not Known.PARTS
            and (bounds.members[node] or bounds.weak_members[node] & wholes)
            for node in part
        )
    ]
    return sorted(
        with_body, key=lambda part: (-_number_of_bodies(situation, part), -len(part), part)
    )


def _number_of_bodies(situation: Situation, part: Part) -> int:
    return sum(node in situation.bodies for node in part)


def _in_it(situation: Situation, part: Part) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The bodies of a part, and the wholes that have a seat there."""
    bodies = tuple(node for node in part if node in situation.bodies)
    weak = (situation.bounds.weak_members[body] for body in bodies)
    members = set(part).difference(bodies).union(*weak)
    return bodies, tuple(sorted(members))


def _apart(situation: Situation, part: Part) -> Finding:
    """A part that nothing known joins; unknown where who sits there is not all known."""
    bodies, actors = _in_it(situation, part)
    unclear = tuple(body for body in bodies if not situation.complete((body,)))
    if unclear:
        return _may_be_joined(situation, part, Joint(unclear, ()))
    return _CUT_OFF.confirmed(
        *bodies,
        reason="apart",
        facts=situation.seats_of_family(bodies, *actors),
        bodies=bodies,
        actors=actors,
        believed=tuple(body for body in bodies if situation.is_believed(body)),
    )


def _may_be_joined(situation: Situation, part: Part, joint: Joint) -> Finding:
    """A part that somebody unseen may join, or a weak seat does."""
    bodies, actors = _in_it(situation, part)
    if joint.unseen_in:
        return _CUT_OFF.unknown(
            *bodies,
            reason="may-be-joined",
            facts=situation.seats_of_family(bodies, *actors),
            bodies=bodies,
            actors=actors,
            unclear=joint.unseen_in,
        )
    seats = [
        seat for whole, body in joint.weak for seat in situation.seats_of_family((body,), whole)
    ]
    return _CUT_OFF.unknown(
        *bodies,
        reason="joined-weakly",
        facts=seats,
        bodies=bodies,
        actors=actors,
        through=tuple(sorted({seat.actor for seat in seats})),
        evidence=greatest_doubt(seats, situation.actors).value,
    )


def _joined(situation: Situation, main: Part) -> Iterator[Finding]:
    """The bodies of the largest part, and whether derived seats are needed to join each."""
    bounds = situation.bounds
    parts = bounds.explicit_graph.connected_components().membership
    bodies = [node for node in main if node in situation.bodies]
    explicit = [parts[bounds.place[body]] for body in bodies]
    of_each, of_all = Counter(explicit), Counter(parts)
    largest = max(explicit, key=lambda part: (of_each[part], of_all[part], -part))
    for body, part in zip(bodies, explicit, strict=True):
        reason = "joined" if part == largest else "joined-derived"
        yield _CUT_OFF.none(body, reason=reason, body=body)


CUT_OFF = Rule(
    key=_CUT_OFF.rule,
    find=_find,
    references=(Reference(title="Wasserman & Faust, Social Network Analysis (1994)", article="4"),),
    reasons={
        "apart": ("bodies", "actors", "believed"),
        "may-be-joined": ("bodies", "actors", "unclear"),
        "joined-weakly": ("bodies", "actors", "through", "evidence"),
        "joined": ("body",),
        "joined-derived": ("body",),
    },
)
