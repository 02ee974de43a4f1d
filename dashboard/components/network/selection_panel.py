"""The panel beside the picture: the selected node with its contacts, or how two are connected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from dashboard import links
from dashboard.components.gaps.findings import show_finding_in_full, show_finding_line
from dashboard.components.network.choices import ColourMeaning, NetworkChoices
from dashboard.components.network.drawing import class_names, cluster_name, cluster_size_text
from dashboard.components.sources import show_quotes
from dashboard.components.validity_and_history import show_pair_periods
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.choices import choice_name
from dashboard.wording.profile import actor_sentence, membership_sentence
from data.model import Actor
from graph.actor_pairs import Path, intermediaries, paths_between
from graph.gaps import Finding, Membership, Status, memberships
from graph.network import Network, consultation_network, periods_together
from graph.scenarios.timeline import FirstRevisionWithGap

_MOST = 8  # paths, bodies or findings at once


def show_selection_hint(context: Context) -> None:
    """Say what a click in the picture does."""
    words = context.words
    st.markdown(words("Click an actor or a body in the picture to see whom it meets here."))
    st.markdown(
        words(
            "Hold Shift and click a second actor to see how the two are connected. Actors with "
            "a ring are the only link between parts."
        )
    )


def show_selected_node(context: Context, chosen: Network, selected: str) -> None:
    """Show an actor with its bodies in the chosen network, or a body with all its members."""
    words, snapshot = context.words, context.snapshot
    thing = snapshot.things[selected]
    st.header(escaped(thing.name), anchor=False)
    if isinstance(thing, Actor):
        st.markdown(escaped(actor_sentence(words, snapshot, thing, context.tense)))
        links.to_thing(context, selected, label=words("Open the full profile"))
        _show_bodies_of(context, chosen, selected)
    else:
        membership = memberships(snapshot.network)[selected]
        st.markdown(escaped(membership_sentence(words, snapshot, membership)))
        links.to_thing(context, selected, label=words("Open the full profile"))
        for actor in snapshot.by_name({seat.actor for seat in membership.seats}):
            st.markdown(f"- {escaped(_seat_sentence(context, membership, actor))}")
        show_quotes(context, [thing])


def _seat_sentence(context: Context, membership: Membership, actor: str) -> str:
    """The name of an actor, its roles in a body, and the parts of the body in which it sits."""
    snapshot = context.snapshot
    seats = [seat for seat in membership.seats if seat.actor == actor]
    roles = list(dict.fromkeys(choice_name(context.words, seat.role) for seat in seats))
    parts = snapshot.names({seat.body for seat in seats} - {membership.body})
    about = ", ".join(roles)
    if parts:
        about = f"{about}: {context.words.all_of(parts)}"
    return f"{snapshot.name(actor)} ({about})"


def _show_bodies_of(context: Context, chosen: Network, actor: str) -> None:
    words, snapshot = context.words, context.snapshot
    for body in snapshot.by_name(chosen.adj.get(actor, {}))[:_MOST]:
        others = snapshot.by_name(
            other
            for other in chosen[body]
            if other != actor and periods_together(chosen, body, actor, other)
        )
        many = words.plural("meets {count} actor", "meets {count} actors", len(others))
        with st.expander(f"{escaped(snapshot.name(body))} — {many}"):
            if others:
                st.markdown(escaped(words.all_of([snapshot.name(other) for other in others])))
            show_quotes(context, chosen.edges[actor, body]["seats"])
            links.to_thing(context, body)


def gaps_about(findings: Iterable[Finding], selected: str) -> list[Finding]:
    """The gaps that have an actor or body among their subjects."""
    return [
        finding
        for finding in findings
        if selected in finding.subjects and finding.status is not Status.NONE
    ]


def is_cut_point(finding: Finding) -> bool:
    """Whether a gap says that its actor is a cut point; such a gap is shown in full."""
    return finding.rule == "cut-point"


def show_gaps_of_selection(
    context: Context, gaps: Sequence[Finding], since: Mapping[str, FirstRevisionWithGap]
) -> None:
    """Show the gaps of the selected node; of a cut-point gap also since when it exists."""
    words = context.words
    for finding in filter(is_cut_point, gaps):
        sure = finding.status is Status.CONFIRMED
        with st.expander(
            words("What falls apart without this actor")
            if sure
            else words("What falls apart without this actor, as far as we know"),
            icon=":material/call_split:",
        ):
            show_finding_in_full(context, finding, since)
    for finding in [finding for finding in gaps if not is_cut_point(finding)][:_MOST]:
        show_finding_line(context, finding)


def show_connection_of_pair(context: Context, chosen: Network, one: str, other: str) -> None:
    """Show how two actors are connected in the two-mode network that is chosen."""
    words, snapshot = context.words, context.snapshot
    names = {"one": snapshot.name(one), "other": snapshot.name(other)}
    st.header(escaped(words("{one} and {other}", **names)), anchor=False)
    show_pair_periods(context, one, other)
    found = paths_between(chosen, one, other)
    if found:
        st.markdown(
            escaped(
                words.plural(
                    "There is one way between them of at most two bodies.",
                    "There are {count} ways between them of at most two bodies.",
                    len(found),
                )
            )
        )
        for path in found[:_MOST]:
            with st.expander(escaped(_path_sentence(context, path))):
                for actor, body in _seats_on_path(path):
                    show_quotes(context, chosen.edges[actor, body]["seats"])
        if len(found) > _MOST:
            rest = words.plural("{count} more", "{count} more", len(found) - _MOST)
            st.caption(rest)
        return
    st.markdown(
        escaped(words("There is no way between {one} and {other} of at most two bodies.", **names))
    )
    could = intermediaries(consultation_network(chosen), one, other)
    if could:
        st.markdown(words("These could be the bridge:"))
        for bridge in could:
            links.to_thing(context, bridge)
    else:
        st.markdown(words("Nobody here meets people around both of them."))


def _path_sentence(context: Context, path: Path) -> str:
    snapshot = context.snapshot
    bodies = [snapshot.name(body) for body in path.bodies]
    if not path.actors_between:
        return context.words("Directly, in {body}", body=bodies[0])
    return context.words(
        "Through {actor}: first in {first}, then in {second}",
        actor=snapshot.name(path.actors_between[0]),
        first=bodies[0],
        second=bodies[1],
    )


def _seats_on_path(path: Path) -> list[tuple[str, str]]:
    """The seats along a path, each as the ids of actor and body."""
    nodes = path.nodes
    return [
        (nodes[place], nodes[place + 1]) if place % 2 == 0 else (nodes[place + 1], nodes[place])
        for place in range(len(nodes) - 1)
    ]


def show_selected_cluster(
    context: Context, drawn: Network, selected: str, group_names: Mapping[str, str]
) -> None:
    """Show the actors or bodies in a collapsed sign, and offer to show them one by one."""
    words = context.words
    cluster = drawn.nodes[selected]["cluster"]
    names = {**class_names(context, ColourMeaning.SECTOR, {}), **group_names}
    st.header(escaped(cluster_name(context, cluster, names)), anchor=False)
    st.markdown(words("{many}, taken together", many=cluster_size_text(context, cluster)))
    st.markdown(
        escaped(words.shortened([context.snapshot.name(member) for member in cluster.members]))
    )

    def open_cluster() -> None:
        already = st.query_params.get_all("opened")
        st.query_params["opened"] = [*already, cluster.key]

    st.button(words("Show each of them"), on_click=open_cluster)


def offer_collapse_again(context: Context, choices: NetworkChoices) -> None:
    """Show a button that collapses again the clusters that were opened."""
    if not choices.opened:
        return

    def collapse_again() -> None:
        del st.query_params["opened"]

    st.button(context.words("Take together again"), on_click=collapse_again)
