"""The page that helps to divide the members of a body into kerngroepen."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard import address, cache
from dashboard.components.body_choice import choose_body
from dashboard.components.kerngroepen.division import DivisionRequest, current_groups_and_ungrouped
from dashboard.components.kerngroepen.groups import (
    current_group_names,
    show_groups,
    show_move_form,
    show_save_form,
    show_saved_groups,
)
from dashboard.components.page_header import show_only_today_notice, show_page_header
from dashboard.components.saving import show_saved_message
from dashboard.context import Context
from data.model import Naming
from graph.meetings import members_of_body

_NUMBER, _SIZE = "number", "size"


def show(context: Context) -> None:
    """Show proposed groups of members with a similar background, to change by hand and to save."""
    words = context.words
    show_page_header(
        context,
        words("Form kerngroepen"),
        words(
            "Groups of actors with a similar background: the same sector, kind, themes and "
            "bodies. You move actors between them and keep the result."
        ),
    )
    show_only_today_notice(context)
    show_saved_message()
    request = _ask_division_request(context)
    if request is None:
        return
    groups, left = current_groups_and_ungrouped(cache.situation(context, context.today), request)
    if not groups:
        st.info(words("The data tells nothing that these actors have in common."))
        return
    names = current_group_names(context, groups)
    show_move_form(context, groups, left, names)
    show_groups(context, groups, names)
    show_save_form(context, request, groups, names)


def _ask_division_request(context: Context) -> DivisionRequest | None:
    words, snapshot = context.words, context.snapshot
    situation = cache.situation(context, context.today)
    left, middle, right = st.columns([5, 6, 3], vertical_alignment="bottom")
    with left:
        body = choose_body(context, [body for body in snapshot.bodies if body in situation.bodies])
    if body is None:
        st.info(words("Choose a body."))
        return None
    with middle:
        by = address.segmented(
            words("Choose"),
            "by",
            {_NUMBER: words("How many groups"), _SIZE: words("How large at most")},
            default=_NUMBER,
        )
    count = int(right.number_input(words("How many"), 2, 50, 4, key=f"kerngroepen-{by}"))
    named = [member.actor for member in members_of_body(situation, body) if member.named]
    if not named:
        st.info(
            words(
                "No member of this body is known by name. Choose below who might take part; the "
                "groups are then a proposal to start from."
            )
        )
    known = [
        actor.id
        for actor in snapshot.actors.values()
        if actor.named is not Naming.GROUP
        and actor.id not in named
        and actor.id in situation.actors
    ]
    with st.expander(words("Who takes part"), expanded=not named):
        more = address.multiselect(
            words("Beside the members") if named else words("Who might take part"),
            "who",
            known,
            show=snapshot.name,
            placeholder=words("Nobody"),
        )
        st.button(
            words("Everybody that is known by name"),
            on_click=partial(st.query_params.__setitem__, "who", known),
            disabled=len(more) == len(known),
        )
    actors = tuple(sorted({*named, *more}))
    if len(actors) < count:
        st.info(words("Choose at least as many actors as groups."))
        show_saved_groups(context, body, actors)
        return None
    number, size = (count, None) if by == _NUMBER else (None, count)
    return DivisionRequest(body, actors, number, size)
