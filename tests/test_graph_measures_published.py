"""Every number equals the published one, and Kortrijk has the figures that its text gives."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import pytest

from data.model import Evidence, Facts
from graph.communities import communities
from graph.measures import measure_consultation, measure_network
from graph.network import Network, two_mode_network
from graph.network_filter import NetworkFilter, filter_network
from tests.cities import example_g, florentine, karate, kortrijk, southern_women

SIXTEEN = florentine(alone=["Pucci"])


def of(network: Network, actor: str, key: str) -> object:
    return measure_consultation(network, [key]).actors[actor][key]


def whole(network: Network, key: str) -> object:
    return measure_consultation(network, [key]).network[key]


def digits(published: str) -> int:
    return len(published.partition(".")[2])


@pytest.mark.parametrize(
    ("network", "actor", "key", "published"),
    [
        (florentine, "Medici", "betweenness_count", "47.5"),
        (florentine, "Medici", "betweenness", ".522"),
        (karate, "0", "betweenness_count", "231.0714"),
        (karate, "0", "betweenness", ".4376"),
        (karate, "33", "betweenness", ".3041"),
        (florentine, "Medici", "closeness", ".560"),
        (karate, "0", "closeness", ".569"),
        (example_g, "g", "constraint", ".400"),
        (example_g, "a", "constraint", ".595"),
        (example_g, "c", "constraint", "1"),
        (florentine, "Medici", "constraint", ".2099"),
        (karate, "0", "constraint", ".1554"),
        (karate, "33", "constraint", ".1564"),
        (example_g, "g", "effective_size", "4.67"),
        (example_g, "a", "effective_size", "2.50"),
        (example_g, "c", "effective_size", "1"),
        (florentine, "Medici", "effective_size", "5.667"),
        (karate, "0", "effective_size", "13.75"),
    ],
)
def test_an_actor_has_the_published_value(
    network: Callable[[], Network], actor: str, key: str, published: str
) -> None:
    value = of(network(), actor, key)
    assert isinstance(value, float)
    assert round(value, digits(published)) == float(published)


@pytest.mark.parametrize(
    ("network", "key", "published"),
    [
        (florentine(), "density", ".1905"),
        (SIXTEEN, "density", ".1667"),
        (karate(), "density", ".1390"),
        (SIXTEEN, "centralization_degree", ".2667"),
        (SIXTEEN, "centralization_betweenness", ".3835"),
        (florentine(), "centralization_degree", ".2747"),
        (florentine(), "centralization_betweenness", ".4368"),
        (karate(), "centralization_degree", ".3996"),
        (karate(), "centralization_betweenness", ".4056"),
        (karate(), "sector_ei_index", "-.7179"),
        (florentine(), "transitivity", ".1915"),
        (karate(), "transitivity", ".2557"),
        (karate(), "sector_modularity", ".3582"),
    ],
)
def test_a_network_has_the_published_value(network: Network, key: str, published: str) -> None:
    value = whole(network, key)
    assert isinstance(value, float)
    assert round(value, digits(published)) == float(published)


def test_the_average_clustering_of_the_karate_club_is_the_published_one() -> None:
    rows = measure_consultation(karate(), ["clustering"]).actors.values()
    # Watts & Strogatz count those with one contact as 0; to us their clustering is undefined.
    assert round(sum(row["clustering"] or 0 for row in rows) / len(rows), 4) == 0.5706


@pytest.mark.parametrize(
    ("role", "everybody", "node_0", "node_33"),
    [
        ("coordinator", 510, 174, 156),
        ("itinerant", 20, 0, 6),
        ("gatekeeper", 128, 15, 40),
        ("representative", 128, 15, 40),
        ("liaison", 0, 0, 0),
    ],
)
def test_brokers_between_the_karate_clubs_are_the_published_ones(
    role: str, everybody: int, node_0: int, node_33: int
) -> None:
    key = f"brokerage_{role}"
    actors = measure_consultation(karate(), [key]).actors
    assert sum(row[key] or 0 for row in actors.values()) == everybody
    assert actors["0"][key] == node_0
    assert actors["33"][key] == node_33


def test_the_e_i_index_of_the_karate_clubs_counts_11_ties_out_and_67_in() -> None:
    assert whole(karate(), "sector_ei_index") == (11 - 67) / 78


@pytest.mark.parametrize(("network", "highest"), [(karate(), 4), (florentine(), 2)])
def test_the_innermost_core_is_the_published_one(network: Network, highest: int) -> None:
    cores = measure_consultation(network, ["core"]).actors.values()
    assert max(row["core"] or 0 for row in cores) == highest


@pytest.mark.parametrize(
    ("network", "published"),
    [(karate(), {"0"}), (florentine(), {"Albizzi", "Guadagni", "Medici", "Salviati"})],
)
def test_the_cut_points_are_the_published_ones(network: Network, published: set[str]) -> None:
    actors = measure_consultation(network, ["cut_point"]).actors
    assert {actor for actor, row in actors.items() if row["cut_point"]} == published


def test_the_florentine_families_hang_on_five_bridges() -> None:
    assert whole(florentine(), "bridges") == 5


def test_modularity_follows_newman_and_girvan() -> None:
    clubs = karate()
    found = communities(clubs)
    members_of = [{one for one in found if found[one] == group} for group in set(found.values())]
    modularity = nx.community.modularity(clubs, members_of, weight="weight")
    assert whole(clubs, "modularity") == pytest.approx(modularity, abs=1e-12)
    # The best division of the club there is (Brandes et al. 2008).
    assert modularity == pytest.approx(0.4198, abs=5e-5)


@pytest.mark.parametrize(
    ("node", "key", "published"),
    [
        ("Evelyn-Jefferson", "two_mode_degree", ".571"),
        ("Evelyn-Jefferson", "two_mode_closeness", ".800"),
        ("Evelyn-Jefferson", "two_mode_betweenness", ".097"),
        ("Nora-Fayette", "two_mode_betweenness", ".113"),
        ("E8", "two_mode_degree", ".778"),
        ("E8", "two_mode_closeness", ".846"),
        ("E8", "two_mode_betweenness", ".244"),
    ],
)
def test_the_southern_women_and_their_events_have_the_published_values(
    node: str, key: str, published: str
) -> None:
    measured = measure_network(two_mode_network(southern_women()), [key])
    value = (measured.actors | measured.bodies)[node][key]
    assert isinstance(value, float)
    assert round(value, digits(published)) == float(published)


def test_the_southern_women_take_89_of_252_places() -> None:
    measured = measure_network(two_mode_network(southern_women()))
    assert measured.network["two_mode_density"] == 89 / 252
    assert measured.network["seats"] == 89
    assert measured.network["ties"] == 139


# facts/README: actors, bodies and seats, parts, ties, density, and betweenness of the cut points.
KORTRIJK_TABLE = [
    (1, (20, 5, 22), 3, 75, 0.3947, {"ocmw-kortrijk": 0.0468, "stad-kortrijk": 0.0468}),
    (2, (21, 6, 30), 1, 94, 0.4476, {"ocmw-kortrijk": 0.5895, "stad-kortrijk": 0.1895}),
    (3, (24, 6, 33), 1, 112, 0.4058, {"ocmw-kortrijk": 0.6324, "stad-kortrijk": 0.1660}),
    (4, (29, 9, 39), 4, 115, 0.2833, {"ocmw-kortrijk": 0.4233, "stad-kortrijk": 0.1111}),
]


@pytest.fixture(scope="module")
def facts() -> Facts:
    return kortrijk()


@pytest.mark.parametrize(
    ("levels", "seated", "components", "ties", "density", "cut_points"), KORTRIJK_TABLE
)
def test_kortrijk_has_the_figures_that_its_text_gives(
    facts: Facts,
    levels: int,
    seated: tuple[int, int, int],
    components: int,
    ties: int,
    density: float,
    cut_points: dict[str, float],
) -> None:
    evidence = frozenset(list(Evidence)[:levels])
    measured = measure_network(
        filter_network(two_mode_network(facts), NetworkFilter(evidence=evidence), facts)
    )
    of_all = measured.network
    assert (of_all["actors"], of_all["bodies"], of_all["seats"]) == seated
    assert of_all["components"] == components
    assert of_all["ties"] == ties
    assert round(of_all["density"] or 0, 4) == density
    found = {
        actor: round(row["betweenness"] or 0, 4)
        for actor, row in measured.actors.items()
        if row["cut_point"]
    }
    assert found == cut_points


def test_of_eleven_bodies_in_kortrijk_three_are_known_in_full(facts: Facts) -> None:
    assert measure_network(two_mode_network(facts), ["unknown"]).network["unknown"] == 8 / 11
