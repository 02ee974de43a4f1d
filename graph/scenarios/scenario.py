"""Scenarios: add and remove seats, bodies and actors, without changing the stored facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from data.model import Activity, Actor, Body, Facts, Role, Seat
from graph.scenarios.fact_edits import (
    Change,
    cascade_delete,
    changed_facts,
    with_fact,
    without_facts,
)
from graph.supposed_facts import suppose


@dataclass(frozen=True, slots=True)
class AddSeat:
    """Step: an actor sits in a body."""

    actor: str
    body: str
    role: Role = Role.MEMBER


@dataclass(frozen=True, slots=True)
class RemoveSeat:
    """Step: an actor no longer sits in a body."""

    actor: str
    body: str


@dataclass(frozen=True, slots=True)
class AddBody:
    """Step: a new body, whose members are those to which the scenario gives a seat."""

    body: Body


@dataclass(frozen=True, slots=True)
class RemoveBody:
    """Step: a body and all that depends on it are gone."""

    id: str


@dataclass(frozen=True, slots=True)
class AddActor:
    """Step: a new actor."""

    actor: Actor


@dataclass(frozen=True, slots=True)
class RemoveActor:
    """Step: an actor and all that depends on it are gone."""

    id: str


Step: TypeAlias = AddSeat | RemoveSeat | AddBody | RemoveBody | AddActor | RemoveActor


@dataclass(frozen=True, slots=True)
class Scenario:
    """A name and the steps to apply in order."""

    name: str
    steps: tuple[Step, ...] = ()


class ScenarioError(ValueError):
    """A step that cannot be applied; `code` and `values` select its title and detail."""

    def __init__(self, code: str, step: Step, **values: str) -> None:
        self.code = code
        self.step = step
        self.values = values
        filled = ", ".join(f"{name}={value}" for name, value in values.items())
        super().__init__(f"{code}: {filled}")


def apply_steps(facts: Facts, steps: Iterable[Step]) -> Facts:
    """Return the facts after the steps are applied, in order.

    An added fact has no source and no quote, and `SUPPOSED` as its locator; an added seat is
    otherwise like one that a source names. Removing an actor or a body also removes what depends on
    it. An ended seat does not prevent a new one; of several seats, a current one is removed before
    ended ones.

    Raises ScenarioError for the first step that cannot be applied: `unknown-actor` and
    `unknown-body` (with the `id`), `already-seated` and `no-such-seat` (`actor`, `body`),
    `id-taken` and `empty-id` (`id`).
    """
    for step in steps:
        facts = _apply_step(facts, step)
    return facts


def steps_as_changes(facts: Facts, steps: Iterable[Step]) -> tuple[Change, ...]:
    """Return each fact that the steps change: its table, the fact before, and the fact after.

    The fact before is None when it is added, the fact after when it is removed. Raises
    ScenarioError as `apply_steps` does.
    """
    return changed_facts(facts, apply_steps(facts, steps))


def _apply_step(facts: Facts, step: Step) -> Facts:
    match step:
        case AddSeat():
            return _add_seat(facts, step)
        case RemoveSeat():
            return _remove_seat(facts, step)
        case AddBody(body):
            _check_new_id(facts, body.id, step)
            _check_convenor_and_parent(facts, body, step)
            return with_fact(facts, "bodies", suppose(body))
        case AddActor(actor):
            _check_new_id(facts, actor.id, step)
            if actor.part_of is not None:
                _find_actor(facts, actor.part_of, step)
            return with_fact(facts, "actors", suppose(actor))
        case RemoveBody(body_id):
            return cascade_delete(facts, _find_body(facts, body_id, step))
        case RemoveActor(actor_id):
            return cascade_delete(facts, _find_actor(facts, actor_id, step))


def _add_seat(facts: Facts, step: AddSeat) -> Facts:
    held = _seats_named_in_step(facts, step)
    if any(seat.active_until is None for seat in held):
        raise ScenarioError("already-seated", step, actor=step.actor, body=step.body)
    number = max((seat.number for seat in held), default=0) + 1
    seat = Seat(body=step.body, actor=step.actor, number=number, role=step.role)
    return with_fact(facts, "seats", suppose(seat))


def _remove_seat(facts: Facts, step: RemoveSeat) -> Facts:
    held = _seats_named_in_step(facts, step)
    if not held:
        raise ScenarioError("no-such-seat", step, actor=step.actor, body=step.body)
    lasting = [seat for seat in held if seat.active_until is None]
    return without_facts(facts, "seats", lasting or [max(held, key=lambda seat: seat.number)])


def _seats_named_in_step(facts: Facts, step: AddSeat | RemoveSeat) -> list[Seat]:
    """Return all seats of the actor in the body, ended ones too; both must exist."""
    _find_actor(facts, step.actor, step)
    _find_body(facts, step.body, step)
    return [seat for seat in facts.seats if (seat.actor, seat.body) == (step.actor, step.body)]


def _find_actor(facts: Facts, actor_id: str, step: Step) -> Actor:
    for actor in facts.actors:
        if actor.id == actor_id:
            return actor
    raise ScenarioError("unknown-actor", step, id=actor_id)


def _find_body(facts: Facts, body_id: str, step: Step) -> Body:
    for body in facts.bodies:
        if body.id == body_id:
            return body
    raise ScenarioError("unknown-body", step, id=body_id)


def _check_new_id(facts: Facts, new_id: str, step: Step) -> None:
    if not new_id:
        raise ScenarioError("empty-id", step, id=new_id)
    things: tuple[Actor | Body | Activity, ...] = (*facts.actors, *facts.bodies, *facts.activities)
    if any(thing.id == new_id for thing in things):
        raise ScenarioError("id-taken", step, id=new_id)


def _check_convenor_and_parent(facts: Facts, body: Body, step: Step) -> None:
    if body.convenor is not None:
        _find_actor(facts, body.convenor, step)
    if body.part_of is not None and all(actor.id != body.part_of for actor in facts.actors):
        _find_body(facts, body.part_of, step)
