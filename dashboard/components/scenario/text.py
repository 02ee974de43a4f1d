"""A scenario in the address: each step as a short text, and back."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, unquote

from data.model import Actor, Body, Facts, Layer
from graph.scenarios.scenario import (
    AddActor,
    AddBody,
    AddSeat,
    RemoveActor,
    RemoveBody,
    RemoveSeat,
    ScenarioError,
    Step,
    apply_steps,
)


def text_of(step: Step) -> str:
    """A step as it stands in an address, as in `+seat:caw:woonraad`."""
    match step:
        case AddSeat(actor, body):
            return _joined("+seat", actor, body)
        case RemoveSeat(actor, body):
            return _joined("-seat", actor, body)
        case AddActor(actor):
            return _joined("+actor", actor.id, actor.name, actor.sector or "")
        case RemoveActor(actor_id):
            return _joined("-actor", actor_id)
        case AddBody(body):
            part_of = [body.part_of] if body.part_of else []
            return _joined("+body", body.id, body.name, body.layer, *part_of)
        case RemoveBody(body_id):
            return _joined("-body", body_id)


def step_of(text: str) -> Step | None:
    """The step that a text stands for, None for a text that stands for none."""
    kind, *parts = (unquote(part) for part in text.split(":"))
    step: Step | None = None
    match kind, parts:
        case "+seat", [actor, body]:
            step = AddSeat(actor, body)
        case "-seat", [actor, body]:
            step = RemoveSeat(actor, body)
        case "+actor", [actor_id, name, sector] if name:
            step = AddActor(Actor(id=actor_id, name=name, sector=sector or None))
        case "-actor", [actor_id]:
            step = RemoveActor(actor_id)
        case "+body", [body_id, name, layer, *part_of] if (
            name and layer in set(Layer) and len(part_of) <= 1
        ):
            whole = part_of[0] if part_of else None
            step = AddBody(Body(id=body_id, name=name, layer=Layer(layer), part_of=whole))
        case "-body", [body_id]:
            step = RemoveBody(body_id)
    return step


def doable(facts: Facts, steps: Iterable[Step]) -> tuple[tuple[Step, ...], list[ScenarioError]]:
    """The steps that can be done one after the other, and what is wrong with the others."""
    done: list[Step] = []
    wrong: list[ScenarioError] = []
    for step in steps:
        try:
            facts = apply_steps(facts, [step])
        except ScenarioError as error:
            wrong.append(error)
        else:
            done.append(step)
    return tuple(done), wrong


def _joined(*parts: str) -> str:
    kind, *rest = parts
    return ":".join([kind, *(quote(part, safe="") for part in rest)])
