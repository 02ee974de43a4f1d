"""The controls of the network page; their choices are read before they are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from dashboard import address
from dashboard.components.network.choices import (
    KEYS,
    LINKS,
    WEIGHTS,
    YES,
    CollapseMode,
    ColourMeaning,
    NetworkView,
    node_size_options,
    options_of_list_filters,
)
from dashboard.components.page_header import report_unknown_value
from dashboard.context import Context
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import capitalised_choice_name
from dashboard.wording.measures import measure_name
from dashboard.words import N_
from data.model import Evidence, Layer

_VIEWS: Mapping[str, str] = {
    NetworkView.SEATS: N_("Actors and bodies"),
    NetworkView.MEETINGS: N_("Actors only"),
    NetworkView.BODIES: N_("Bodies only"),
    NetworkView.MATRIX: N_("Matrix"),
    NetworkView.TABLE: N_("Table"),
}
_SUBTITLES: Mapping[str, str] = {
    NetworkView.SEATS: N_(
        "Round is an actor, square is a body, a line is a seat. Click to read more."
    ),
    NetworkView.MEETINGS: N_(
        "A line links two actors that sit in the same body; the wider, the more they meet. "
        "Click to read more."
    ),
    NetworkView.BODIES: N_(
        "A line links two bodies in which the same actor sits; the wider, the more actors they "
        "share. Click to read more."
    ),
    NetworkView.MATRIX: N_(
        "A filled square is a contact: two actors that sit in the same body, or an actor with "
        "its seat. An empty one is no contact, as far as the data says. Click a square."
    ),
    NetworkView.TABLE: N_("Every seat in a row: who sits where, and on whose word."),
}
_COLOURS: Mapping[str, str] = {
    ColourMeaning.SECTOR: N_("Sector"),
    ColourMeaning.KIND: N_("Kind"),
    ColourMeaning.LAYER: N_("Layer"),
    ColourMeaning.GROUP: N_("Group"),
    ColourMeaning.GAPS: N_("Gaps"),
}
_ARRANGEMENTS: Mapping[str, str] = {
    "force": N_("Who meets stands together"),
    "layers": N_("Circles by layer"),
    "columns": N_("Two columns"),
    "sectors": N_("By sector"),
}
_COLLAPSES: Mapping[str, str] = {
    CollapseMode.AUTO: N_("When there is too much to see"),
    CollapseMode.NONE: N_("Never"),
    CollapseMode.SECTOR: N_("By sector"),
    CollapseMode.GROUP: N_("By group"),
}


def subtitle_of_view(context: Context) -> str:
    """What can be seen in the chosen view, as the subtitle of the page."""
    chosen = address.read_one("view", [*_VIEWS], NetworkView.SEATS)
    return context.words(_SUBTITLES[chosen or NetworkView.SEATS])


def show_view_choice(context: Context) -> None:
    """Show the choice of the view, side by side."""
    words = context.words
    address.segmented(
        words("Show"),
        "view",
        {key: words(name) for key, name in _VIEWS.items()},
        default=NetworkView.SEATS,
        label_visibility="collapsed",
    )


def show_filters(context: Context, group_names: Mapping[str, str]) -> None:
    """Show the controls that filter the network."""
    words = context.words
    _show_list_filters(context)
    _show_neighbourhood_filters(context, group_names)
    left, right = st.columns(2)
    with left:
        _show_toggle(words("Leave out groups without names"), "named")
    with right:
        _show_toggle(words("Also show who has no seat"), "seatless")


def _show_list_filters(context: Context) -> None:
    """Show the filters of which several options may be chosen."""
    words, snapshot = context.words, context.snapshot
    counts = _option_counts(snapshot)
    shows: Mapping[str, tuple[str, str, Callable[[str], str]]] = {
        "evidence": (
            words("Evidence"),
            words("All evidence"),
            lambda level: capitalised_choice_name(words, Evidence(level)),
        ),
        "layer": (
            words("Layer"),
            words("All layers"),
            lambda layer: capitalised_choice_name(words, Layer(layer)),
        ),
        "sector": (words("Sector"), words("All sectors"), snapshot.sector_name),
        "kind": (words("Kind"), words("All kinds"), snapshot.kind_name),
        "theme": (words("Theme"), words("All themes"), snapshot.theme_name),
    }
    columns = st.columns(3)
    for place, (key, offered) in enumerate(options_of_list_filters(snapshot).items()):
        label, everything, name = shows[key]
        with columns[place % 3]:
            address.multiselect(
                label,
                key,
                offered,
                show=_name_with_count(name, counts[key]),
                placeholder=everything,
            )


def _show_neighbourhood_filters(context: Context, group_names: Mapping[str, str]) -> None:
    """Show the filters by neighbourhood of a node, by group, and by least weight of a link."""
    words, snapshot = context.words, context.snapshot
    where, far, group, weight = st.columns([3, 2, 3, 2])
    with where:
        address.selectbox(
            words("Around an actor or body"),
            "around",
            [*snapshot.actors, *snapshot.bodies],
            show=snapshot.name,
            placeholder=words("The whole network"),
        )
    with far:
        address.segmented(
            words("Steps"),
            "steps",
            {number: number for number in "123"},
            default="1",
            help=words("One step: those with whom it sits in a body. Two: those whom they meet."),
        )
    with group:
        address.selectbox(
            words("Only the group"),
            "group",
            list(group_names),
            show=group_names.__getitem__,
            placeholder=words("All groups"),
            help=words("Actors that meet each other more than they meet others."),
        )
    with weight:
        address.selectbox(
            words("Lines that weigh at least"),
            "weight",
            WEIGHTS,
            show=lambda weight: words.plain_number(float(weight)),
            default="0",
            help=words("For the views with actors only and with bodies only."),
        )


def show_appearance_controls(context: Context) -> None:
    """Show the controls that change only the look of the picture."""
    words = context.words
    colour, size, place, together = st.columns(4)
    with colour:
        _show_selectbox(words("Colour"), "colour", _COLOURS, ColourMeaning.SECTOR, context)
    with size:
        address.selectbox(
            words("Size"),
            "size",
            node_size_options(),
            show=lambda key: words("Number of lines") if key == LINKS else measure_name(words, key),
            default=LINKS,
        )
    with place:
        _show_selectbox(words("Arrangement"), "arrangement", _ARRANGEMENTS, "force", context)
    with together:
        _show_selectbox(
            words("Take actors together"), "together", _COLLAPSES, CollapseMode.AUTO, context
        )
    _show_toggle(words("Draw missing links: actors that share a theme and never meet"), "missing")


def offer_to_clear_choices(context: Context) -> None:
    """Show a button that resets all choices but the view."""

    def cleared() -> None:
        for key in KEYS:
            if key in st.query_params:
                del st.query_params[key]

    used = any(key in st.query_params for key in KEYS)
    st.button(context.words("Clear choices"), on_click=cleared, disabled=not used)


def report_unknown_choices(context: Context) -> None:
    """Say which choices in the address do not exist."""
    for key in (*KEYS, "view"):
        report_unknown_value(context, address.unknown_value(key))


def _show_selectbox(
    label: str, key: str, names: Mapping[str, str], default: str, context: Context
) -> None:
    address.selectbox(
        label, key, [*names], show=lambda value: context.words(names[value]), default=default
    )


def _show_toggle(label: str, key: str) -> None:
    held = f"toggle-{key}"
    st.session_state[held] = address.read_one(key, [YES]) is not None

    def changed() -> None:
        address.write(key, YES if st.session_state[held] else None)
        st.session_state[key] = YES if st.session_state[held] else None

    st.toggle(label, key=held, on_change=changed)


def _option_counts(snapshot: Snapshot) -> dict[str, Counter[str]]:
    """For each filter, the number of seats, bodies, actors or theme links of every option."""
    facts = snapshot.facts
    kinds: Iterable[str | None] = (
        *(actor.kind for actor in facts.actors),
        *(body.kind for body in facts.bodies),
    )
    return {
        "evidence": Counter(seat.evidence.value for seat in facts.seats),
        "layer": Counter(body.layer.value for body in facts.bodies),
        "sector": Counter(actor.sector for actor in facts.actors if actor.sector),
        "kind": Counter(kind for kind in kinds if kind),
        "theme": Counter(link.theme for link in facts.theme_links),
    }


def _name_with_count(name: Callable[[str], str], counts: Counter[str]) -> Callable[[str], str]:
    return lambda value: f"{name(value)} ({counts[value]})"
