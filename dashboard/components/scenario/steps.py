"""The steps of the scenario of this session, in the address and as text."""

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
    """A step as it stands in an address, as in `+seat:caw:woonraad`."""
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


def feasible_steps(
    facts: Facts, steps: Iterable[Step]
) -> tuple[tuple[Step, ...], list[ScenarioError]]:
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


def _join_step_parts(*parts: str) -> str:
    kind, *rest = parts
    return ":".join([kind, *(quote(part, safe="") for part in rest)])


def session_steps() -> tuple[Step, ...]:
    """The steps as they stand; those of an address that somebody opened win over the earlier ones.

    An address without steps leaves them alone, so that they are there after a look elsewhere.
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
    """Make these the steps; for a button, before the page is drawn anew."""
    st.session_state[_STEPS] = tuple(now)


def scenario_name(default: str) -> str:
    """What the scenario is called; it stays so after a look elsewhere."""
    called: str = st.session_state.setdefault(_NAME_KEY, default)
    return called


def rename_scenario(called: str) -> None:
    """Call the scenario otherwise."""
    st.session_state[_NAME_KEY] = called


def new_id_from_name(name: str, taken: Container[str]) -> str:
    """An id made of the letters of a name, with a number behind it when it is taken."""
    own = "-".join(key_of_word(name).split()) or "nieuw"
    number, found = 1, own
    while found in taken:
        number += 1
        found = f"{own}-{number}"
    return found
