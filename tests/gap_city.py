"""A small city for the gap rules, what is changed in it, and what a rule answers about it."""

from __future__ import annotations

from dataclasses import replace

from data.model import (
    Actor,
    Body,
    Facts,
    Layer,
    Seat,
)
from graph.gaps import (
    Finding,
    RuleSetting,
    find_gaps,
)
from tests.gap_answers import TODAY


def city(bodies: dict[str, str], *, others: str = "") -> Facts:
    """A city of bodies and the actors in them, all named, all explicit; and actors without seat."""
    names = sorted(
        {*others.split(), *(name for seats in bodies.values() for name in seats.split())}
    )
    return Facts(
        actors=tuple(Actor(id=name, name=name.upper()) for name in names),
        bodies=tuple(Body(id=body, name=body.upper(), layer=Layer.CONSULTATION) for body in bodies),
        seats=tuple(
            Seat(body=body, actor=name) for body, seats in bodies.items() for name in seats.split()
        ),
    )


def with_actor(facts: Facts, changed: str, **fields: object) -> Facts:
    actors = tuple(
        replace(each, **fields) if each.id == changed else each  # type: ignore[arg-type]
        for each in facts.actors
    )
    return replace(facts, actors=actors)


def with_body(facts: Facts, changed: str, **fields: object) -> Facts:
    bodies = tuple(
        replace(each, **fields) if each.id == changed else each  # type: ignore[arg-type]
        for each in facts.bodies
    )
    return replace(facts, bodies=bodies)


def with_seat(facts: Facts, body: str, actor: str, **fields: object) -> Facts:
    seats = tuple(
        replace(each, **fields) if (each.body, each.actor) == (body, actor) else each  # type: ignore[arg-type]
        for each in facts.seats
    )
    return replace(facts, seats=seats)


def with_sectors(facts: Facts, **sectors: str) -> Facts:
    for actor, sector in sectors.items():
        facts = with_actor(facts, actor, sector=sector)
    return facts


def found(facts: Facts, rule: str, **settings: RuleSetting) -> dict[tuple[str, ...], Finding]:
    given = {key.replace("_", "-"): setting for key, setting in settings.items()}
    findings = find_gaps(facts, on=TODAY, settings=given)
    return {each.subjects: each for each in findings if each.rule == rule}
