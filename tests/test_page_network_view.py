"""What is drawn of a network, in which words, and who decides what is chosen."""

from __future__ import annotations

import json
from typing import Any

import networkx as nx
import pytest
import pyvis.network

from dashboard.components.network_view import ViewSelection
from dashboard.components.network_view.component import (
    browser_words,
    first_sync_state,
    next_sync_state,
    pack_network,
)
from dashboard.palette import UNKNOWN, colours
from dashboard.pictures import (
    PictureAppearance,
    describe_network,
    layer_letters,
    make_legend,
    short_name,
)
from dashboard.pictures.sign_styles import actor_style, body_style, seat_style
from dashboard.words import Language, Words
from data.model import Actor, Body, Evidence, Facts, Layer, Naming, Seat
from graph.layout.clusters import collapse_classes
from graph.network import Network, bodies_network, consultation_network, two_mode_network

WORDS = Words(Language.ENGLISH)
LOOK = PictureAppearance(
    colours={"care": "#112233", "housing": "#445566"}, marks=layer_letters(WORDS)
)
POSITIONS = {"city": (0.0, 0.0), "home": (90.4, 0.0), "table": (0.0, 90.0), "round": (90.0, 90.0)}


def small() -> Network:
    return two_mode_network(
        Facts(
            actors=(
                Actor(id="city", name="City"),
                Actor(id="home", name="Home (north)", sector="care"),
            ),
            bodies=(
                Body(id="table", name="Table", layer=Layer.WOONRAAD),
                Body(id="round", name="Round", layer=Layer.CONSULTATION),
            ),
            seats=(
                Seat(actor="city", body="table"),
                Seat(actor="home", body="table", evidence=Evidence.GROUP),
                Seat(actor="home", body="table", number=2, evidence=Evidence.DERIVED),
                Seat(actor="home", body="round", evidence=Evidence.CONDITIONAL),
            ),
        )
    )


def drawn(network: Network, **more: Any) -> pyvis.network.Network:
    return describe_network(network, positions=POSITIONS, appearance=LOOK, **more)


def node(description: pyvis.network.Network, id_: str) -> dict[str, Any]:
    found: dict[str, Any] = description.get_node(id_)
    return found


def edge(description: pyvis.network.Network, one: str, other: str) -> dict[str, Any]:
    found: dict[str, Any]
    (found,) = (part for part in description.edges if {part["from"], part["to"]} == {one, other})
    return found


def test_actors_are_round_and_bodies_square() -> None:
    shapes = {part["id"]: part["shape"] for part in drawn(small()).nodes}
    assert shapes == {"city": "dot", "home": "dot", "table": "square", "round": "square"}


def test_an_actor_has_the_colour_of_its_sector_and_grey_when_it_is_unknown() -> None:
    description = drawn(small())
    assert node(description, "home")["color"]["background"] == "#112233"
    assert node(description, "city")["color"]["background"] == UNKNOWN


def test_a_page_can_colour_actors_by_something_else() -> None:
    look = PictureAppearance(colours={"alone": "#abcdef"}, classes={"city": "alone"})
    description = describe_network(small(), positions=POSITIONS, appearance=look)
    assert node(description, "city")["color"]["background"] == "#abcdef"


def test_every_layer_and_every_naming_can_be_told_apart_without_colour() -> None:
    def colourless(style: dict[str, Any]) -> str:
        return json.dumps({key: value for key, value in style.items() if key != "color"})

    bodies = {colourless(body_style(layer, PictureAppearance(colours={}))) for layer in Layer}
    actors = {colourless(actor_style(naming, UNKNOWN, LOOK)) for naming in Naming}
    lines = {colourless(seat_style(evidence, LOOK)) for evidence in Evidence}
    assert (len(bodies), len(actors), len(lines)) == (len(Layer), len(Naming), len(Evidence))


def test_a_line_shows_the_best_evidence_among_several_seats() -> None:
    assert edge(drawn(small()), "home", "table")["classes"] == ["evidence:derived"]


def test_lines_of_the_consultation_network_are_as_wide_as_their_weight() -> None:
    network: Network = nx.Graph()
    for id_ in ("city", "home", "other"):
        network.add_node(id_, mode="actor", actor=Actor(id=id_, name=id_))
    network.add_edge("city", "home", weight=2.0)
    network.add_edge("city", "other", weight=0.5)
    description = describe_network(
        network, positions=POSITIONS | {"other": (2.0, 2.0)}, appearance=LOOK
    )
    assert edge(description, "city", "home")["width"] == 7
    assert edge(description, "city", "other")["width"] == 2.5


@pytest.mark.parametrize("network", [consultation_network(small()), bodies_network(small())])
def test_one_mode_networks_are_drawn_too(network: Network) -> None:
    description = drawn(network)
    assert len(description.nodes) == network.number_of_nodes()
    assert len(description.edges) == network.number_of_edges() == 1


def test_the_network_itself_is_not_changed() -> None:
    network = small()
    before = nx.node_link_data(network, edges="links")
    drawn(network)
    assert nx.node_link_data(network, edges="links") == before


def test_filtering_moves_nothing() -> None:
    whole = small()
    part: Network = whole.subgraph({"city", "table"}).copy()
    before, after = drawn(whole), drawn(part)
    for id_ in part:
        assert (node(after, id_)["x"], node(after, id_)["y"]) == (
            node(before, id_)["x"],
            node(before, id_)["y"],
        )


def test_an_empty_network_is_an_empty_picture() -> None:
    network: Network = nx.Graph()
    description = describe_network(network, positions={}, appearance=LOOK)
    assert pack_network(description)["nodes"] == []
    assert make_legend(description, appearance=LOOK, words=WORDS, names={}) == ()


def test_missing_links_are_drawn_only_where_both_ends_are() -> None:
    description = drawn(small(), missing=[("city", "home"), ("city", "elsewhere")])
    assert edge(description, "city", "home")["classes"] == ["missing"]
    assert len(description.edges) == 4


def test_lines_that_are_new_or_gone_stand_out_and_are_in_the_legend() -> None:
    description = drawn(small(), added=[("table", "city")], removed=[("home", "round")])
    new, gone = edge(description, "city", "table"), edge(description, "home", "round")
    assert (new["classes"][-1], gone["classes"][-1]) == ("added", "removed")
    assert new["width"] > edge(description, "home", "table")["width"]
    assert new["color"] != gone["color"]
    assert gone["dashes"]
    signs = make_legend(description, appearance=LOOK, words=WORDS, names={})
    assert {"added", "removed"} <= {sign.key for group in signs for sign in group.signs}


def test_cut_points_have_a_ring_and_faded_nodes_say_so() -> None:
    description = drawn(small(), cut={"home"}, faded={"city"})
    assert node(description, "home")["ring"] is True
    assert node(description, "city")["faded"] is True
    assert "ring" not in node(description, "city")


def test_sizes_follow_a_measure_when_one_is_given() -> None:
    look = PictureAppearance(colours={}, sizes={"city": 1.0, "home": 0.0})
    description = describe_network(small(), positions=POSITIONS, appearance=look)
    assert node(description, "city")["size"] > node(description, "home")["size"]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("OCMW Kortrijk", "OCMW Kortrijk"),
        ("Woonforum (in opmaak)", "Woonforum"),
        ("(zonder naam)", "(zonder naam)"),
        (
            "Uitbaters van serviceflats en woon(zorg)voorzieningen",
            "Uitbaters van serviceflats…",
        ),
        ("x" * 60, "x" * 37 + "…"),
    ],
)
def test_short_names_fit_under_a_sign(name: str, short: str) -> None:
    assert short_name(name) == short


def test_the_legend_names_and_counts_what_is_drawn_and_nothing_else() -> None:
    groups = make_legend(drawn(small()), appearance=LOOK, words=WORDS, names={"care": "Care"})
    said = {group.title: [(sign.words, sign.count) for sign in group.signs] for group in groups}
    assert said == {
        "Sector": [("Care", 1), ("Not known", 1)],
        "Actors: round": [("Organisation", 2)],
        "Bodies: square": [("Woonraad", 1), ("Consultation", 1)],
        "Links": [
            ("Explicit", 1),
            ("Derived", 1),
            ("Conditional", 1),
        ],
        "Size": [("The larger, the more seats", 0)],
    }


def test_a_sign_that_stands_for_several_counts_as_many_in_the_legend() -> None:
    clusters = collapse_classes(small(), {"city": "care", "home": "care"})
    positions = POSITIONS | {"collapsed:care": (0.0, 0.0)}
    description = describe_network(clusters, positions=positions, appearance=LOOK)
    (sector, *_) = make_legend(description, appearance=LOOK, words=WORDS, names={"care": "Care"})
    assert [(sign.words, sign.count) for sign in sector.signs] == [("Care", 2)]


def test_the_legend_speaks_of_cut_points_missing_links_and_weights_where_they_are() -> None:
    two = make_legend(
        drawn(small(), cut={"home"}, missing=[("city", "home")]),
        appearance=LOOK,
        words=WORDS,
        names={},
    )
    one = make_legend(drawn(consultation_network(small())), appearance=LOOK, words=WORDS, names={})
    assert {"cut", "missing"} <= {sign.key for group in two for sign in group.signs}
    assert "weight" in {sign.key for group in one for sign in group.signs}


def test_every_class_in_the_picture_is_in_the_legend() -> None:
    description = drawn(small(), cut={"home"}, missing=[("city", "home")])
    groups = make_legend(description, appearance=LOOK, words=WORDS, names={})
    keys = {sign.key for group in groups for sign in group.signs if sign.key}
    classes = {key for part in (*description.nodes, *description.edges) for key in part["classes"]}
    assert keys == classes


def test_what_the_browser_gets_holds_every_node_and_edge() -> None:
    description = drawn(small())
    packed = pack_network(description)
    ids = [row[0] for row in packed["nodes"]]
    assert set(ids) == {"city", "home", "table", "round"}
    ends = {frozenset((ids[one], ids[other])) for one, other, _ in packed["edges"]}
    assert ends == {frozenset(pair) for pair in small().edges}
    for row in packed["nodes"]:
        shape = "square" if row[0] in {"table", "round"} else "dot"
        assert packed["styles"][row[-1]]["shape"] == shape


def test_the_browser_gets_at_most_300_bytes_for_a_node_or_link_of_a_large_city() -> None:
    actors = tuple(
        Actor(id=f"actor-{n}", name=f"A rather long name of organisation {n}", sector="care")
        for n in range(300)
    )
    bodies = tuple(
        Body(id=f"body-{n}", name=f"A consultation about something {n}", layer=Layer.CONSULTATION)
        for n in range(40)
    )
    seats = tuple(
        Seat(actor=f"actor-{(7 * body + 11 * seat) % 300}", body=f"body-{body}")
        for body in range(40)
        for seat in range(15)
    )
    network = two_mode_network(Facts(actors=actors, bodies=bodies, seats=seats))
    positions = {id_: (float(at % 20), float(at // 20)) for at, id_ in enumerate(network)}
    packed = json.dumps(
        pack_network(describe_network(network, positions=positions, appearance=LOOK))
    )
    parts_drawn = network.number_of_nodes() + network.number_of_edges()
    assert len(packed) / parts_drawn <= 300


def test_physics_is_off() -> None:
    assert pack_network(drawn(small()))["options"]["physics"] == {"enabled": False}


def test_no_sentence_of_the_picture_is_empty() -> None:
    assert all(browser_words(WORDS).values())


def test_a_page_that_keeps_asking_for_the_same_does_not_undo_a_click() -> None:
    memory = first_sync_state(ViewSelection())
    memory = next_sync_state(memory, ViewSelection(), ViewSelection(selected="city"))
    later = next_sync_state(memory, ViewSelection(), None)
    assert (later.sent, later.number) == (ViewSelection(), 1)


def test_a_page_that_follows_a_click_tells_the_browser_nothing_new() -> None:
    memory = next_sync_state(
        first_sync_state(ViewSelection()), ViewSelection(), ViewSelection(selected="city")
    )
    assert next_sync_state(memory, ViewSelection(selected="city"), None).number == 1


def test_a_page_that_wants_something_else_tells_the_browser() -> None:
    memory = next_sync_state(
        first_sync_state(ViewSelection()), ViewSelection(), ViewSelection(selected="city")
    )
    memory = next_sync_state(memory, ViewSelection(selected="city"), None)
    memory = next_sync_state(memory, ViewSelection(selected="home"), None)
    assert (memory.sent, memory.number) == (ViewSelection(selected="home"), 2)


def test_a_page_can_ask_again_for_what_it_asked_before_a_click() -> None:
    memory = first_sync_state(ViewSelection(selected="home"))
    memory = next_sync_state(memory, ViewSelection(selected="home"), ViewSelection(selected="city"))
    memory = next_sync_state(memory, ViewSelection(selected="city"), None)
    memory = next_sync_state(memory, ViewSelection(selected="home"), None)
    assert (memory.sent, memory.number) == (ViewSelection(selected="home"), 2)


def test_a_sector_has_the_same_colour_whoever_asks() -> None:
    assert colours(["care", "housing", "care"]) == colours(["care", "housing"])
    assert colours(["care"])["care"] == colours(["care", "housing"])["care"]


def test_colours_that_people_can_tell_apart_are_not_given_twice() -> None:
    given = colours(f"sector-{n}" for n in range(12))
    known = [colour for colour in given.values() if colour != UNKNOWN]
    assert len(given) == 12
    assert len(set(known)) == len(known) == 9
