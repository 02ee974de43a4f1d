"""The steps of the scenario of this session: in the session, in the address, and as text."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import Final
from urllib.parse import quote, unquote

import streamlit as st

from data.intake.vocabulary import key_of_word
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

_NAME_KEY: Final = "scenario:name"
_STEPS: Final = "scenario:steps"
_SEEN: Final = "scenario:seen"
_ADDRESS: Final = "step"


def format_step(step: Step) -> str:
    """Return a step as text for the address, such as `+seat:caw:woonraad`."""
    match step:
        case AddSeat(actor, body):
            return _join_step_parts("+seat", actor, body)
        case RemoveSeat(actor, body):
            return _join_step_parts("-seat", actor, body)
        case AddActor(actor):
            return _join_step_parts("+actor", actor.id, actor.name, actor.sector or "")
        case RemoveActor(actor_id):
            return _join_step_parts("-actor", actor_id)
        case AddBody(body):
            part_of = [body.part_of] if body.part_of else []
            return _join_step_parts("+body", body.id, body.name, body.layer, *part_of)
        case RemoveBody(body_id):
            return _join_step_parts("-body", body_id)


def parse_step(text: str) -> Step | None:
    """The step that a text describes; None for a text that describes none."""
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


def feasible_steps(
    facts: Facts, steps: Iterable[Step]
) -> tuple[tuple[Step, ...], list[ScenarioError]]:
    """The steps that can be done one after the other, and the errors of the other steps."""
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


def _join_step_parts(*parts: str) -> str:
    kind, *rest = parts
    return ":".join([kind, *(quote(part, safe="") for part in rest)])


def session_steps() -> tuple[Step, ...]:
    """The current steps; those of a newly opened address replace the earlier ones.

    An address without steps changes nothing, so that the steps outlive a look at another page.
    """
    wanted = st.query_params.get_all(_ADDRESS)
    if wanted and wanted != st.session_state.get(_SEEN):
        found = map(parse_step, wanted)
        st.session_state[_STEPS] = tuple(step for step in found if step is not None)
    now: tuple[Step, ...] = st.session_state.get(_STEPS, ())
    return now


def write_steps_to_address(now: Sequence[Step]) -> None:
    """Write the steps into the address, and keep them for this session."""
    texts = [format_step(step) for step in now]
    st.session_state[_STEPS] = tuple(now)
    st.session_state[_SEEN] = texts
    if texts:
        st.query_params[_ADDRESS] = texts
    elif _ADDRESS in st.query_params:
        del st.query_params[_ADDRESS]


def set_session_steps(now: Sequence[Step]) -> None:
    """Replace the steps; for the callback of a button, before the rerun."""
    st.session_state[_STEPS] = tuple(now)


def scenario_name(default: str) -> str:
    """The name of the scenario of this session, `default` until one is given."""
    called: str = st.session_state.setdefault(_NAME_KEY, default)
    return called


def rename_scenario(called: str) -> None:
    """Give the scenario of this session another name."""
    st.session_state[_NAME_KEY] = called


def new_id_from_name(name: str, taken: Container[str]) -> str:
    """An unused id made of the letters of a name, with a number added when it is taken."""
    own = "-".join(key_of_word(name).split()) or "nieuw"
    number, found = 1, own
    while found in taken:
        number += 1
        found = f"{own}-{number}"
    return found
