"""The steps of a scenario, and small forms that add one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import partial
from typing import Final

import streamlit as st

from dashboard.components.scenario.steps import feasible_steps, new_id_from_name, set_session_steps
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import capitalised_choice_name
from dashboard.wording.scenarios import scenario_error_sentence, scenario_step_sentence
from dashboard.words import N_
from data.model import Actor, Body, Layer
from graph.scenarios.scenario import (
    AddActor,
    AddBody,
    AddSeat,
    RemoveActor,
    RemoveBody,
    RemoveSeat,
    Scenario,
    Step,
)


class StepKind(StrEnum):
    """The kinds of step that the form can add."""

    SEAT = "seat"
    NO_SEAT = "no-seat"
    ACTOR = "actor"
    NO_ACTOR = "no-actor"
    BODY = "body"
    NO_BODY = "no-body"


_NEW: Final = ":material/add:"
_GONE: Final = ":material/remove:"

_KINDS: Final[Mapping[StepKind, str]] = {
    StepKind.SEAT: N_("Give a seat"),
    StepKind.NO_SEAT: N_("Take away a seat"),
    StepKind.ACTOR: N_("Add an actor"),
    StepKind.NO_ACTOR: N_("Leave out an actor"),
    StepKind.BODY: N_("Add a body"),
    StepKind.NO_BODY: N_("Leave out a body"),
}


def show_scenario_editor(context: Context, after: Snapshot, scenario: Scenario) -> None:
    """Show the steps, each with a button to remove it, and a form to add one.

    The context holds the facts as they are, `after` those that the scenario makes of them. The
    forms offer what exists on the day of the context.
    """
    words = context.words
    if not scenario.steps:
        st.markdown(words("No change yet. Take a suggestion, or choose one here."))
    for place, step in enumerate(scenario.steps):
        _show_step(context, after, scenario, place, step)
    with st.container(border=True):
        kind = st.selectbox(
            words("What do you want to try?"),
            list(StepKind),
            format_func=lambda kind: words(_KINDS[kind]),
            key="scenario-kind",
        )
        wanted = _FORMS[kind or StepKind.SEAT](
            context.with_snapshot(after.seen_on(context.judged_on))
        )
        st.button(
            words("Add this change"),
            key="scenario-add",
            icon=":material/add:",
            disabled=wanted is None,
            on_click=partial(_add_step, scenario, wanted),
        )


def _show_step(
    context: Context, after: Snapshot, scenario: Scenario, place: int, step: Step
) -> None:
    snapshot = context.snapshot
    gone = isinstance(step, RemoveActor | RemoveBody | RemoveSeat)
    sentence = scenario_step_sentence(context.words, snapshot if gone else after, step)
    text, button = st.columns([5, 2], vertical_alignment="center")
    text.markdown(f"{_GONE if gone else _NEW} {escaped(sentence)}")
    button.button(
        context.words("Take back"),
        key=f"scenario-undo-{place}",
        icon=":material/undo:",
        type="tertiary",
        on_click=partial(_remove_step, snapshot, scenario, place),
    )


def report_and_drop_impossible_steps(context: Context, steps: Iterable[Step]) -> tuple[Step, ...]:
    """Report the steps that cannot be done with the present data; return the other steps."""
    snapshot = context.snapshot
    done, wrong = feasible_steps(snapshot.facts, steps)
    for error in wrong:
        st.warning(
            escaped(
                context.words(
                    "A change was left out: {why}",
                    why=scenario_error_sentence(context.words, snapshot, error),
                )
            )
        )
    return done


def _add_step(scenario: Scenario, step: Step | None) -> None:
    if step is not None:
        set_session_steps((*scenario.steps, step))


def _remove_step(snapshot: Snapshot, scenario: Scenario, place: int) -> None:
    """Remove a step, and the later steps that cannot be done without it."""
    left = [step for at, step in enumerate(scenario.steps) if at != place]
    set_session_steps(feasible_steps(snapshot.facts, left)[0])


def _ask_seat_to_add(context: Context) -> Step | None:
    words, snapshot = context.words, context.snapshot
    actor = st.selectbox(
        words("Actor"),
        list(snapshot.actors),
        index=None,
        format_func=snapshot.name,
        placeholder=words("Type a part of the name"),
        key="scenario-actor",
    )
    held = {seat.body for seat in snapshot.facts.seats if seat.actor == actor}
    # A seat without an end that is still to begin is in the way of another one.
    every = (snapshot.record or snapshot.facts).seats
    held |= {seat.body for seat in every if seat.actor == actor and seat.active_until is None}
    body = st.selectbox(
        words("Body"),
        [body for body in snapshot.bodies if body not in held],
        index=None,
        format_func=snapshot.name,
        placeholder=words("Choose a body"),
        key="scenario-body",
    )
    return AddSeat(actor, body) if actor and body else None


def _ask_seat_to_remove(context: Context) -> Step | None:
    snapshot = context.snapshot
    held = sorted(
        {(seat.actor, seat.body) for seat in snapshot.facts.seats},
        key=lambda pair: (snapshot.name(pair[0]).casefold(), snapshot.name(pair[1]).casefold()),
    )
    pair = st.selectbox(
        context.words("Seat"),
        held,
        index=None,
        format_func=lambda pair: f"{snapshot.name(pair[0])} — {snapshot.name(pair[1])}",
        placeholder=context.words("Type a part of the name"),
        key="scenario-held",
    )
    return RemoveSeat(*pair) if pair else None


def _ask_new_actor(context: Context) -> Step | None:
    words, snapshot = context.words, context.snapshot
    name = st.text_input(words("Name of the actor"), key="scenario-new-actor").strip()
    sector = st.selectbox(
        words("Sector"),
        [sector.id for sector in snapshot.facts.sectors],
        index=None,
        format_func=snapshot.sector_name,
        placeholder=words("Not known"),
        key="scenario-sector",
    )
    if not name:
        return None
    return AddActor(Actor(id=new_id_from_name(name, snapshot.recorded), name=name, sector=sector))


def _ask_new_body(context: Context) -> Step | None:
    words = context.words
    name = st.text_input(words("Name of the body"), key="scenario-new-body").strip()
    layer = st.selectbox(
        words("Layer"),
        list(Layer),
        format_func=lambda layer: capitalised_choice_name(words, layer),
        key="scenario-layer",
    )
    if not name or layer is None:
        return None
    return AddBody(
        Body(id=new_id_from_name(name, context.snapshot.recorded), name=name, layer=layer)
    )


def _ask_actor_to_remove(context: Context) -> Step | None:
    snapshot = context.snapshot
    actor = st.selectbox(
        context.words("Actor"),
        list(snapshot.actors),
        index=None,
        format_func=snapshot.name,
        placeholder=context.words("Type a part of the name"),
        key="scenario-no-actor",
    )
    return RemoveActor(actor) if actor else None


def _ask_body_to_remove(context: Context) -> Step | None:
    snapshot = context.snapshot
    body = st.selectbox(
        context.words("Body"),
        list(snapshot.bodies),
        index=None,
        format_func=snapshot.name,
        placeholder=context.words("Choose a body"),
        key="scenario-no-body",
    )
    return RemoveBody(body) if body else None


_FORMS: Final[Mapping[StepKind, Callable[[Context], Step | None]]] = {
    StepKind.SEAT: _ask_seat_to_add,
    StepKind.NO_SEAT: _ask_seat_to_remove,
    StepKind.ACTOR: _ask_new_actor,
    StepKind.NO_ACTOR: _ask_actor_to_remove,
    StepKind.BODY: _ask_new_body,
    StepKind.NO_BODY: _ask_body_to_remove,
}
