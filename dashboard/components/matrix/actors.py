"""The matrices of actors with actors, and of actors in bodies, of a selection."""

from __future__ import annotations

import streamlit as st

from dashboard import address, links
from dashboard.components.matrix.matrix_chart import (
    MatrixAxis,
    MatrixCell,
    report_if_matrix_is_too_large,
    show_matrix,
)
from dashboard.components.page_header import report_unknown_value
from dashboard.components.sources import show_quotes
from dashboard.components.tables import show_text_table
from dashboard.components.validity_and_history import show_pair_periods
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.choices import choice_name
from data.model import Evidence
from graph.communities import communities
from graph.network import Network, actor_ids, body_ids, consultation_network, seats_of

_SIGNS = {
    Evidence.EXPLICIT: "●",
    Evidence.DERIVED: "◐",
    Evidence.CONDITIONAL: "○",
    Evidence.GROUP: "◇",
    Evidence.SUPPOSED: "△",
}


def _actors_by_group(network: Network, met: Network) -> list[str]:
    """The actors ordered by group and then by how many others they meet, so that blocks show."""
    group = communities(met)
    return sorted(actor_ids(network), key=lambda actor: (group[actor], -met.degree(actor), actor))


def show_actor_matrix(context: Context, network: Network) -> None:
    """Draw which actors of a two-mode network share a body, and describe the clicked pair."""
    words, snapshot = context.words, context.snapshot
    met = consultation_network(network)
    order = _actors_by_group(network, met)
    axis = MatrixAxis(words("Actor"), order, [snapshot.name(actor) for actor in order])
    cells = [
        MatrixCell(
            one,
            other,
            len(link["bodies"]),
            str(len(link["bodies"])),
            "; ".join(snapshot.name(body) for body in link["bodies"]),
        )
        for pair in met.edges(data=True)
        for one, other, link in (pair, (pair[1], pair[0], pair[2]))
    ]
    clicked = None
    if not report_if_matrix_is_too_large(context, len(order)):
        clicked = show_matrix(
            words,
            axis,
            MatrixAxis(words("with"), order, axis.names),
            cells,
            key="pairs",
            alt_text=words("Which actors sit in the same body"),
            about=words("Through"),
        )
    _show_clicked_pair(context, met, order, clicked)
    with st.expander(words("The same as a table")):
        show_text_table(
            [
                {
                    words("Actor"): snapshot.name(one),
                    words("with"): snapshot.name(other),
                    words("Through"): "; ".join(snapshot.name(body) for body in link["bodies"]),
                }
                for one, other, link in met.edges(data=True)
            ],
            alt=words("Which actors sit in the same body"),
        )


def _show_clicked_pair(
    context: Context, met: Network, order: list[str], clicked: tuple[str, str] | None
) -> None:
    words, snapshot = context.words, context.snapshot
    if clicked and clicked != st.session_state.get("clicked-pair"):
        st.session_state["clicked-pair"] = clicked
        st.query_params.update({"one": clicked[0], "other": clicked[1]})
    st.header(words("A pair"), anchor=False)
    left, right = st.columns(2)
    with left:
        one = address.selectbox(
            words("Actor"), "one", order, show=snapshot.name, placeholder=words("Choose an actor")
        )
    with right:
        other = address.selectbox(
            words("with"), "other", order, show=snapshot.name, placeholder=words("Choose an actor")
        )
    report_unknown_value(context, address.unknown_value("one") or address.unknown_value("other"))
    if one is None or other is None or one == other:
        st.caption(words("Click a square, or choose two actors."))
        return
    names = {"one": snapshot.name(one), "other": snapshot.name(other)}
    show_pair_periods(context, one, other)
    if met.has_edge(one, other):
        shared = met.edges[one, other]["bodies"]
        sentence = words.plural(
            "{one} and {other} meet in one body.",
            "{one} and {other} meet in {count} bodies.",
            len(shared),
            **names,
        )
        st.markdown(escaped(sentence))
        for body in shared:
            links.to_thing(context, body)
            held = [seat for seat in snapshot.facts.seats if seat.body == body]
            show_quotes(context, [seat for seat in held if seat.actor in (one, other)])
        return
    st.markdown(escaped(words("As far as the data says, {one} and {other} never meet.", **names)))
    bridges = snapshot.by_name(set(met[one]) & set(met[other]))
    if bridges:
        st.markdown(words("These actors meet both, and could be the bridge:"))
        for bridge in bridges[:5]:
            links.to_thing(context, bridge)
    else:
        st.markdown(words("No actor meets both of them."))


def show_seat_matrix(context: Context, network: Network) -> None:
    """Draw which actor sits in which body, and describe the clicked seat."""
    words, snapshot = context.words, context.snapshot
    order = _actors_by_group(network, consultation_network(network))
    columns = sorted(
        body_ids(network), key=lambda body: (snapshot.bodies[body].layer, snapshot.name(body))
    )
    cells = [
        MatrixCell(
            actor,
            body,
            1,
            _SIGNS[_surest_evidence(network, actor, body)],
            ", ".join(_seat_description(context, network, actor, body)),
        )
        for actor in order
        for body in network[actor]
    ]
    if not report_if_matrix_is_too_large(context, len(order)):
        shown = {
            _surest_evidence(network, actor, body) for actor in order for body in network[actor]
        }
        st.caption(
            " · ".join(
                f"{_SIGNS[level]} {choice_name(words, level)}"
                for level in Evidence
                if level in shown
            )
        )
        clicked = show_matrix(
            words,
            MatrixAxis(words("Actor"), order, [snapshot.name(actor) for actor in order]),
            MatrixAxis(words("Body"), columns, [snapshot.name(body) for body in columns]),
            cells,
            key="seats",
            alt_text=words("Which actor sits in which body"),
            about=words("Seat"),
        )
        if clicked:
            actor, body = clicked
            links.to_thing(context, actor)
            links.to_thing(context, body)
            show_quotes(context, seats_of(network, actor, body))
    with st.expander(words("The same as a table")):
        show_text_table(
            [
                {
                    words("Actor"): snapshot.name(cell.row),
                    words("Body"): snapshot.name(cell.column),
                    words("Seat"): cell.about,
                }
                for cell in cells
            ],
            alt=words("Which actor sits in which body"),
        )


def _surest_evidence(network: Network, actor: str, body: str) -> Evidence:
    """The surest evidence among the seats of an actor in a body."""
    return min((seat.evidence for seat in seats_of(network, actor, body)), key=[*Evidence].index)


def _seat_description(context: Context, network: Network, actor: str, body: str) -> list[str]:
    return [
        f"{choice_name(context.words, seat.role)} ({choice_name(context.words, seat.evidence)})"
        for seat in seats_of(network, actor, body)
    ]
