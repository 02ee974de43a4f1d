"""Keep the groups: as a scenario to try out, or as bodies and seats in the data."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard import links
from dashboard.components.kerngroepen.division import Wish, open_again
from dashboard.components.saving import Entry, fresh, refuse, save, show_waiting
from dashboard.components.scenario import current
from dashboard.components.scenario.keeping import ask_author, keep, scenario_of, show_outcome
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.scenarios import kept_sentence
from data.scenarios import kept
from graph.kerngroepen import Group, as_facts, as_steps, from_steps
from graph.scenarios.scenario import Scenario

_KEY = "kerngroepen"


def show_keeping(
    context: Context, wish: Wish, groups: Sequence[Group], names: Sequence[str]
) -> None:
    """Offer to keep the groups, under names that are all filled in and differ."""
    words, snapshot = context.words, context.snapshot
    st.header(words("Keep this"), anchor=False)
    given = [name.strip() for name in names]
    if not all(given) or len(set(given)) < len(given):
        st.warning(words("Give every group a name of its own first."))
        return
    members = [group.members for group in groups]
    title = words("Kerngroepen of {body}", body=snapshot.name(wish.body))
    called = st.text_input(words("Name of the scenario"), title, max_chars=60).strip() or title
    ask_author(context)
    scenario = Scenario(called, as_steps(snapshot.facts, members, given, part_of=wish.body))
    if st.button(words("Keep as a scenario"), icon=":material/alt_route:"):
        _keep(context, scenario)
        st.rerun()
    if show_outcome(context, partial(_keep, context, instead=True)):
        links.to_page(context, "scenario", words("See what they would change"))
    show_kept_groups(context, wish.body, wish.actors)
    if not context.may_change_data:
        return
    own = fresh(context, _KEY)
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
        refuse(context, words("Tick that these groups are decided."))
    elif pressed:
        bodies, seats = as_facts(snapshot.facts, members, given, part_of=wish.body)
        save(context, _KEY, Entry(title, (*bodies, *seats)))
    show_waiting(context, _KEY)


def _keep(context: Context, scenario: Scenario, *, instead: bool = False) -> None:
    if keep(context, scenario, instead=instead):
        current.become(scenario.steps)


def show_kept_groups(context: Context, body: str, actors: Sequence[str]) -> None:
    """Offer to take up groups of a body that somebody kept as a scenario; `actors` take part."""
    words = context.words
    for each in kept(context.store):
        scenario, _ = scenario_of(each)
        groups, names = from_steps(scenario.steps, part_of=body)
        if groups:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{escaped(scenario.name)}**")
                st.caption(escaped(kept_sentence(words, each)))
                st.button(
                    words("Open it again"),
                    key=f"groups-open-{scenario.name}",
                    on_click=partial(_open, actors, groups, names),
                )


def _open(actors: Sequence[str], groups: Sequence[Sequence[str]], names: Sequence[str]) -> None:
    """Take the groups up, with everybody in them among those who take part."""
    open_again(groups, names)
    more = {actor for group in groups for actor in group}.difference(actors)
    if more:
        st.query_params["who"] = [*st.query_params.get_all("who"), *sorted(more)]
