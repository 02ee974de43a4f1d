"""Conversion of proposed kerngroepen to bodies and seats, and to and from scenario steps."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from data.model import Activity, Actor, Body, Facts, Layer, Seat
from graph.scenarios.scenario import AddBody, AddSeat, Step

_NO_WORD = re.compile(r"[\W_]+")


def groups_as_facts(
    facts: Facts,
    groups: Sequence[Sequence[str]],
    names: Sequence[str],
    *,
    part_of: str | None,
    source: str | None = None,
    locator: str | None = None,
    active_from: str | None = None,
) -> tuple[tuple[Body, ...], tuple[Seat, ...]]:
    """Return the groups as kerngroepen of a body, with new ids, and a seat for each member.

    `names` has one name for each group. Raises ValueError for another number of names, or an empty
    one.
    """
    if len(names) != len(groups) or not all(name.strip() for name in names):
        message = f"{len(groups)} groups need as many names: {names!r}"
        raise ValueError(message)
    things: tuple[Actor | Body | Activity, ...] = (*facts.actors, *facts.bodies, *facts.activities)
    taken = {thing.id for thing in things}
    bodies: list[Body] = []
    seats: list[Seat] = []
    for members, name in zip(groups, names, strict=True):
        body = Body(
            id=_unused_body_id(name, taken),
            name=name.strip(),
            layer=Layer.KERNGROEP,
            part_of=part_of,
            active_from=active_from,
            source=source,
            locator=locator,
        )
        taken.add(body.id)
        bodies.append(body)
        seats += [
            Seat(body=body.id, actor=actor, active_from=active_from, source=source, locator=locator)
            for actor in sorted(members)
        ]
    return tuple(bodies), tuple(seats)


def groups_as_steps(
    facts: Facts, groups: Sequence[Sequence[str]], names: Sequence[str], *, part_of: str | None
) -> tuple[Step, ...]:
    """Return the groups as steps of a scenario that add these bodies and seats.

    Raises ValueError as `groups_as_facts` does.
    """
    bodies, seats = groups_as_facts(facts, groups, names, part_of=part_of)
    return (
        *(AddBody(body) for body in bodies),
        *(AddSeat(seat.actor, seat.body) for seat in seats),
    )


def groups_from_steps(
    steps: Sequence[Step], *, part_of: str
) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Return the kerngroepen of a body that a scenario adds: the members of each, and the names.

    Those without members are left out.
    """
    added = [
        step.body
        for step in steps
        if isinstance(step, AddBody)
        and (step.body.layer, step.body.part_of) == (Layer.KERNGROEP, part_of)
    ]
    members: dict[str, list[str]] = {body.id: [] for body in added}
    for step in steps:
        if isinstance(step, AddSeat) and step.body in members:
            members[step.body].append(step.actor)
    filled = [body for body in added if members[body.id]]
    return (
        tuple(tuple(sorted(members[body.id])) for body in filled),
        tuple(body.name for body in filled),
    )


def _unused_body_id(name: str, taken: Iterable[str]) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    word = _NO_WORD.sub("-", letters).strip("-") or "kerngroep"
    word = word if word.startswith("kerngroep") else f"kerngroep-{word}"
    used = {*taken}
    numbered = (f"{word}-{number}" for number in range(2, len(used) + 3))
    return next(free for free in (word, *numbered) if free not in used)
