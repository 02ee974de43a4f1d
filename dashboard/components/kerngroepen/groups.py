"""The proposed groups on the page: their names, moving members between them, and saving them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard import links
from dashboard.components.drafts import kept_text_input
from dashboard.components.kerngroepen.division import (
    DivisionRequest,
    discard_current_division,
    given_group_names,
    move_actor_to_group,
    name_group,
    open_saved_division,
)
from dashboard.components.saving import (
    FactEdit,
    ask_to_confirm_doubts,
    save_edit,
    show_refusal,
    versioned_form_key,
)
from dashboard.components.scenario.saved_scenarios import (
    ask_scenario_author,
    parse_saved_scenario,
    save_scenario,
    show_save_outcome,
)
from dashboard.components.scenario.steps import set_session_steps
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.kerngroepen import bond_sentence, bridge_sentence, group_names
from dashboard.wording.scenarios import saved_scenario_sentence
from data.saved_scenarios import list_scenarios
from graph.kerngroepen import ProposedGroup, groups_as_facts, groups_as_steps, groups_from_steps
from graph.scenarios.scenario import Scenario

_BONDS = 4  # the strongest
_KEY = "kerngroepen"


def current_group_names(context: Context, groups: Sequence[ProposedGroup]) -> list[str]:
    """The name of each group: the given one, else one after what its members share."""
    proposed = group_names(context.words, context.snapshot, groups)
    return [
        own if given is None else given
        for own, given in zip(proposed, given_group_names(), strict=True)
    ]


def show_groups(context: Context, groups: Sequence[ProposedGroup], names: Sequence[str]) -> None:
    """Show the groups two by two, each with its name to change."""
    for start in range(0, len(groups), 2):
        for place, at in zip(st.columns(2, gap="large"), range(start, start + 2), strict=True):
            if at < len(groups):
                with place.container(border=True):
                    _show_group(context, groups[at], at, names[at])


def _show_group(context: Context, group: ProposedGroup, at: int, name: str) -> None:
    words, snapshot = context.words, context.snapshot
    kept_text_input(
        words("Name of group {number}", number=at + 1),
        name,
        key=f"group-name:{at}",
        on_typed=lambda typed: name_group(at, typed),
    )
    st.caption(words.plural("{count} actor", "{count} actors", len(group.members)))
    for actor in snapshot.by_name(group.members):
        links.to_thing(context, actor)
    sentences = [
        bond_sentence(words, snapshot, bond, len(group.members)) for bond in group.bonds[:_BONDS]
    ] or [words("The data tells nothing that binds them.")]
    st.markdown(f"**{words('What binds them')}**")
    st.markdown("\n".join(f"- {escaped(sentence)}" for sentence in sentences))
    if group.bridges:
        st.markdown(f"**{words('Bridges to the others')}**")
        bridges = [bridge_sentence(words, snapshot, bridge) for bridge in group.bridges]
        st.markdown("\n".join(f"- {escaped(sentence)}" for sentence in bridges))


def show_move_form(
    context: Context,
    groups: Sequence[ProposedGroup],
    left: Sequence[str],
    names: Sequence[str],
) -> None:
    """Show a form that moves an actor to another group, to a new one, or to none."""
    words, snapshot = context.words, context.snapshot
    everybody = snapshot.by_name((*left, *(actor for group in groups for actor in group.members)))
    with st.container(border=True):
        first, second = st.columns(2)
        actor = first.selectbox(
            words("Move an actor"),
            everybody,
            index=None,
            format_func=snapshot.name,
            placeholder=words("Choose an actor"),
        )
        places = [*range(len(groups) + 1), -1]
        labels = [*names, words("A new group"), words("In no group")]
        to = second.selectbox(words("To"), places, format_func=lambda place: labels[place])
        with st.container(horizontal=True):
            st.button(
                words("Move"),
                on_click=lambda: move_actor_to_group(str(actor), None if to == -1 else to),
                disabled=actor is None,
            )
            st.button(words("Propose again"), on_click=discard_current_division)
    if left:
        unplaced = words.shortened(snapshot.names(left))
        st.markdown(escaped(words("In no group: {names}.", names=unplaced)))


def show_save_form(
    context: Context,
    request: DivisionRequest,
    groups: Sequence[ProposedGroup],
    names: Sequence[str],
) -> None:
    """Show a form that saves the groups; their names must be filled in and distinct."""
    words, snapshot = context.words, context.snapshot
    st.header(words("Keep this"), anchor=False)
    given = [name.strip() for name in names]
    if not all(given) or len(set(given)) < len(given):
        st.warning(words("Give every group a name of its own first."))
        return
    members = [group.members for group in groups]
    title = words("Kerngroepen of {body}", body=snapshot.name(request.body))
    called = st.text_input(words("Name of the scenario"), title, max_chars=60).strip() or title
    ask_scenario_author(context)
    scenario = Scenario(
        called, groups_as_steps(snapshot.facts, members, given, part_of=request.body)
    )
    if st.button(words("Keep as a scenario"), icon=":material/alt_route:"):
        _save_groups_as_scenario(context, scenario)
        st.rerun()
    if show_save_outcome(context, partial(_save_groups_as_scenario, context, instead=True)):
        links.to_page(context, "scenario", words("See what they would change"))
    show_saved_groups(context, request.body, request.actors)
    if not context.may_change_data:
        return
    own = versioned_form_key(context, _KEY)
    with st.form(own):
        st.markdown(
            words(
                "Or put them into the data, as kerngroepen of this body with a seat for every "
                "actor. It can be undone under Versions."
            )
        )
        sure = st.checkbox(words("These groups are decided"), key=f"{own}:sure")
        pressed = st.form_submit_button(words("Put them into the data"), type="primary")
    if pressed and not sure:
        show_refusal(context, words("Tick that these groups are decided."))
    elif pressed:
        bodies, seats = groups_as_facts(snapshot.facts, members, given, part_of=request.body)
        save_edit(context, _KEY, FactEdit(title, (*bodies, *seats)))
    ask_to_confirm_doubts(context, _KEY)


def _save_groups_as_scenario(
    context: Context, scenario: Scenario, *, instead: bool = False
) -> None:
    if save_scenario(context, scenario, instead=instead):
        set_session_steps(scenario.steps)


def show_saved_groups(context: Context, body: str, actors: Sequence[str]) -> None:
    """List the groups of a body that were saved as a scenario, each with a button to open it."""
    words = context.words
    for saved in list_scenarios(context.store):
        scenario, _ = parse_saved_scenario(saved)
        groups, names = groups_from_steps(scenario.steps, part_of=body)
        if groups:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{escaped(scenario.name)}**")
                st.caption(escaped(saved_scenario_sentence(words, saved)))
                st.button(
                    words("Open it again"),
                    key=f"groups-open-{scenario.name}",
                    on_click=partial(_open_saved_groups, actors, groups, names),
                )


def _open_saved_groups(
    actors: Sequence[str], groups: Sequence[Sequence[str]], names: Sequence[str]
) -> None:
    """Open saved groups, and add their members to the actors that take part."""
    open_saved_division(groups, names)
    more = {actor for group in groups for actor in group}.difference(actors)
    if more:
        st.query_params["who"] = [*st.query_params.get_all("who"), *sorted(more)]
