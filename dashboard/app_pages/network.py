"""Who consults with whom, through which body."""

from __future__ import annotations

import streamlit as st

from dashboard import address, cache, links
from dashboard.components.choices import choose_selection, remaining
from dashboard.components.findings import show_line
from dashboard.components.frame import head, refused
from dashboard.components.picture import show_picture
from dashboard.components.sources import place, show_quotes
from dashboard.components.tables import show_table
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.choices import capitalised, choice
from dashboard.wording.profile import actor_sentence, membership_sentence
from data.model import Actor
from graph.gaps import Status, memberships
from graph.network import Network, seated
from graph.selection import EVERYTHING, Selection


def show(visit: Visit) -> None:
    """Show the picture, who is selected beside it, and the same as a table below it."""
    words = visit.words
    now = head(
        visit,
        words("Network"),
        words("Round is an actor, square is a body, a line is a seat. Click to read more."),
    )
    with st.expander(words("Choices"), icon=":material/tune:"):
        selection = choose_selection(visit, now, with_steps=True)
        seatless = st.toggle(words("Also show who has no seat"), key="seatless")
    if selection != EVERYTHING:
        st.caption(remaining(visit, selection))
    network = cache.selected(visit, selection)
    shown = network if seatless else seated(network)
    address.chosen("selected", list(now.things))
    refused(visit, address.unknown("selected"))
    if not shown:
        st.info(words("Nothing is left with these choices. Clear a choice to see more."))
        return
    picture, panel = st.columns([2, 1], gap="medium")
    with picture:
        clicked = show_picture(
            visit,
            now,
            selection,
            height=560,
            key="network",
            selected=st.session_state["selected"],
            seatless=seatless,
        )
    st.session_state["selected"] = clicked.selected
    address.keep("selected", clicked.selected)
    with panel:
        _panel(visit, now, selection, clicked.selected)
    _table(visit, now, shown)


def _panel(visit: Visit, now: Snapshot, selection: Selection, chosen: str | None) -> None:
    words = visit.words
    if chosen is None or chosen not in now.things:
        st.markdown(words("Click an actor or a body in the picture to see whom it meets here."))
        st.markdown(
            words(
                "Or search it in the picture. Actors with a ring are the only link between parts."
            )
        )
        return
    thing = now.things[chosen]
    st.subheader(escaped(thing.name), anchor=False)
    if isinstance(thing, Actor):
        st.markdown(escaped(actor_sentence(words, now, thing)))
        links.to_thing(visit, now, chosen, label=words("Open the full profile"))
        _seats(visit, now, cache.selected(visit, selection), chosen)
    elif chosen in now.bodies:
        st.markdown(escaped(membership_sentence(words, now, memberships(now.network)[chosen])))
        links.to_thing(visit, now, chosen, label=words("Open the full profile"))
        for seat in now.facts.seats:
            if seat.body == chosen:
                st.markdown(
                    f"- {escaped(now.name(seat.actor))} ({escaped(choice(words, seat.role))})"
                )
        show_quotes(visit, now, [thing])
    for finding in cache.findings(visit):
        if chosen in finding.subjects and finding.status is not Status.NONE:
            show_line(visit, now, finding)


def _seats(visit: Visit, now: Snapshot, network: Network, actor: str) -> None:
    words = visit.words
    for body in sorted(network.adj.get(actor, {}), key=now.name):
        others = sorted((other for other in network[body] if other != actor), key=now.name)
        with st.expander(
            f"{escaped(now.name(body))} — "
            + words.plural("meets {count} actor", "meets {count} actors", len(others))
        ):
            if others:
                st.markdown(escaped(words.all_of([now.name(other) for other in others])))
            show_quotes(visit, now, network.edges[actor, body]["seats"])


def _table(visit: Visit, now: Snapshot, network: Network) -> None:
    words = visit.words
    st.subheader(words("The same as a table"), anchor=False)
    rows = [
        {
            words("Actor"): now.name(seat.actor),
            words("Body"): now.name(seat.body),
            words("Layer"): capitalised(words, now.bodies[seat.body].layer),
            words("Role"): choice(words, seat.role),
            words("Evidence"): choice(words, seat.evidence),
            words("Source"): place(visit, now, seat),
        }
        for _, _, link in network.edges(data=True)
        for seat in link["seats"]
    ]
    rows.sort(key=lambda row: (row[words("Body")].casefold(), row[words("Actor")].casefold()))
    show_table(rows, alt=words("Every seat in the picture"))
