"""Measures: every number equals the published one, or the one checked by hand."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace

import networkx as nx
import pytest

from data.model import Evidence, Facts, Naming, Seat
from graph.groups import groups
from graph.measures import MEASURES, Measured, Scope, measure, measure_consultation
from graph.network import Network, consultation, two_mode
from graph.selection import Selection, select
from tests.cities import city, example_g, florentine, karate, kortrijk, met, southern_women

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


def test_modularity_follows_newman_and_girvan() -> None:
    clubs = karate()
    found = groups(clubs)
    communities = [{one for one in found if found[one] == group} for group in set(found.values())]
    modularity = nx.community.modularity(clubs, communities, weight="weight")
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
    measured = measure(two_mode(southern_women()), [key])
    value = (measured.actors | measured.bodies)[node][key]
    assert isinstance(value, float)
    assert round(value, digits(published)) == float(published)


def test_the_southern_women_take_89_of_252_places() -> None:
    measured = measure(two_mode(southern_women()))
    assert measured.network["two_mode_density"] == 89 / 252
    assert measured.network["seats"] == 89
    assert measured.network["ties"] == 139


# facts/README: actors, bodies and seats, parts, ties, density, and betweenness of the cut points.
KORTRIJK_TABLE = [
    (1, (20, 5, 22), 3, 75, 0.3947, {"ocmw-kortrijk": 0.0468, "stad-kortrijk": 0.0468}),
    (2, (21, 5, 25), 1, 94, 0.4476, {"ocmw-kortrijk": 0.5895, "stad-kortrijk": 0.1895}),
    (3, (24, 6, 28), 2, 97, 0.3514, {"ocmw-kortrijk": 0.4427, "stad-kortrijk": 0.1423}),
    (4, (29, 9, 34), 5, 100, 0.2463, {"ocmw-kortrijk": 0.2963, "stad-kortrijk": 0.0952}),
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
    measured = measure(select(two_mode(facts), Selection(evidence=evidence), facts))
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
    assert measure(two_mode(facts), ["unknown"]).network["unknown"] == 8 / 11


def everything(facts: Facts) -> Measured:
    return measure(two_mode(facts))


CHAIN = city({"one": "a b c", "two": "c d"}, others=["z"], sectors={"a": "s", "b": "s", "c": "t"})


def test_measures_of_a_small_city_checked_by_hand() -> None:
    measured = everything(CHAIN)
    middle = measured.actors["c"]
    assert middle["degree"] == 3
    assert middle["strength"] == 2
    assert middle["betweenness_count"] == 2
    assert middle["betweenness"] == 2 / 3
    assert middle["closeness"] == 1
    assert middle["clustering"] == 1 / 3
    assert middle["effective_size"] == 3 - 2 / 3
    assert middle["ei_index"] == 1
    assert measured.actors["a"]["ei_index"] == 0
    assert middle["cut_point"] is True
    assert measured.actors["a"]["reach_two"] == 3
    assert measured.actors["d"]["degree"] == 1
    assert measured.bodies["one"]["two_mode_degree"] == 3 / 4
    assert measured.network["diameter"] == 2
    assert measured.network["mean_path"] == (4 * 1 + 2 * 2) / 6


def test_only_who_has_a_seat_is_measured() -> None:
    measured = everything(CHAIN)
    assert set(measured.actors) == {"a", "b", "c", "d"}
    assert set(measured.bodies) == {"one", "two"}


def test_a_strong_tie_is_a_short_way() -> None:
    ties = [("a", "b", 2.0), ("b", "c", 4.0), ("a", "c", 0.5)]
    actors = measure_consultation(met(ties)).actors
    assert actors["a"]["betweenness"] == actors["b"]["betweenness"] == 0
    assert actors["b"]["betweenness_weighted"] == 1
    # From a: b is 1/2 away, c is 1/2 + 1/4; the direct tie of a and c would be 2.
    assert actors["a"]["closeness_weighted"] == pytest.approx(2 / (0.5 + 0.75))


def test_paths_of_the_same_length_share_what_lies_between() -> None:
    # Three thirds make one in whole units, where 1/3 + 1/3 + 1/3 in fractions may not.
    third = [("a", "b", 3.0), ("b", "c", 3.0), ("c", "d", 3.0), ("a", "x", 2.0), ("x", "d", 2.0)]
    actors = measure_consultation(met(third)).actors
    assert actors["x"]["betweenness_weighted"] == pytest.approx((0.5 + 0.0) / 6, abs=1e-12)


def test_a_body_that_never_meets_joins_but_is_no_way() -> None:
    facts = city({"active": "a b", "asleep": "b c"}, meetings={"asleep": 0})
    measured = everything(facts)
    assert measured.network["ties"] == 2
    assert measured.actors["c"]["closeness_weighted"] is None
    assert measured.actors["c"]["closeness"] is not None


def test_what_is_undefined_for_an_actor_that_meets_nobody_is_none() -> None:
    row = everything(city({"own": "a", "forum": "b c d"})).actors["a"]
    undefined = {key for key, value in row.items() if value is None}
    assert undefined == {
        "closeness",
        "closeness_weighted",
        "eigenvector",
        "constraint",
        "effective_size",
        "clustering",
        "ei_index",
        *(key for key in row if key.startswith("brokerage")),
    }
    assert row["degree"] == row["betweenness"] == row["reach_two"] == row["core"] == 0


def test_an_empty_network_has_no_shares_and_no_errors() -> None:
    measured = everything(Facts())
    assert measured.actors == measured.bodies == {}
    numbers = {key for key, value in measured.network.items() if value is not None}
    assert numbers == {"actors", "bodies", "seats", "ties", "components"}
    assert {measured.network[key] for key in numbers} == {0}


def test_two_actors_leave_nobody_between() -> None:
    row = everything(city({"forum": "a b"})).actors["a"]
    assert row["betweenness"] is None
    assert row["betweenness_count"] == 0
    assert row["closeness"] == 1


def test_an_actor_of_unknown_sector_is_no_broker_and_no_side_of_a_pair() -> None:
    facts = city(
        {"one": "a b", "two": "b c", "three": "b x"}, sectors={"a": "s", "b": "s", "c": "s"}
    )
    actors = everything(facts).actors
    assert actors["b"]["brokerage_coordinator"] == 2
    assert sum(actors["b"][f"brokerage_{role}"] or 0 for role in ("itinerant", "liaison")) == 0
    assert actors["x"]["brokerage_coordinator"] is None
    assert actors["x"]["ei_index"] is None


def test_the_eigenvector_is_that_of_the_largest_part() -> None:
    actors = everything(city({"star-1": "m a", "star-2": "m b", "far": "x"})).actors
    assert actors["m"]["eigenvector"] == pytest.approx(0.5**0.5)
    assert actors["a"]["eigenvector"] == pytest.approx(0.5)
    assert actors["x"]["eigenvector"] is None


def test_parts_are_numbered_from_the_largest_and_then_by_the_first_id() -> None:
    actors = everything(city({"p": "z y", "q": "b c d", "r": "e f"})).actors
    assert {actor: row["component"] for actor, row in actors.items()} == {
        "b": 0,
        "c": 0,
        "d": 0,
        "e": 1,
        "f": 1,
        "y": 2,
        "z": 2,
    }


def test_every_term_is_a_seat_but_only_one_place() -> None:
    facts = city({"forum": "a b"})
    again = Seat(actor="a", body="forum", number=2)
    measured = everything(replace(facts, seats=(*facts.seats, again)))
    assert measured.network["seats"] == 3
    assert measured.network["two_mode_density"] == 1


def test_bodies_with_unnamed_members_an_open_list_or_none_at_all_are_unknown() -> None:
    facts = city({"named": "a b", "groups": "a g", "open": "a b", "empty": ""})
    actors = tuple(
        replace(actor, named=Naming.GROUP) if actor.id == "g" else actor for actor in facts.actors
    )
    bodies = tuple(replace(body, open_list=body.id == "open") for body in facts.bodies)
    measured = everything(replace(facts, actors=actors, bodies=bodies))
    assert measured.network["unknown"] == 3 / 4


def test_values_are_plain_numbers() -> None:
    measured = measure(two_mode(kortrijk()))
    rows = [measured.network, *measured.actors.values(), *measured.bodies.values()]
    assert {type(value) for row in rows for value in row.values()} == {
        int,
        float,
        bool,
        type(None),
    }


def test_measures_have_a_key_of_their_own_and_a_source() -> None:
    keys = [entry.key for entry in MEASURES]
    assert len(keys) == len(set(keys))
    assert all(entry.reference for entry in MEASURES)


def test_only_what_is_asked_for_is_computed() -> None:
    measured = measure(two_mode(CHAIN), ["degree", "density", "two_mode_degree"])
    assert measured.network.keys() == {"density"}
    assert measured.actors["a"].keys() == {"degree", "two_mode_degree"}
    assert measured.bodies["one"].keys() == {"two_mode_degree"}


def test_a_key_that_is_no_measure_is_refused() -> None:
    with pytest.raises(KeyError, match="fame"):
        measure(two_mode(CHAIN), ["fame"])


def test_a_consultation_network_alone_gives_what_does_not_need_the_bodies() -> None:
    network = two_mode(CHAIN)
    alone = measure_consultation(consultation(network))
    full = measure(network)
    for actor, row in alone.actors.items():
        assert row == {key: full.actors[actor][key] for key in row}
    assert alone.network == {key: full.network[key] for key in alone.network}
    assert len(alone.network) == sum(entry.scope is Scope.NETWORK for entry in MEASURES)


def test_progress_hears_each_measure_and_may_stop() -> None:
    heard: list[tuple[str, int, int]] = []

    def stop_at_third(key: str, done: int, of_all: int) -> None:
        heard.append((key, done, of_all))
        if done == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        measure(two_mode(CHAIN), ["degree", "core", "density", "ties"], progress=stop_at_third)
    assert heard == [("degree", 0, 4), ("core", 1, 4), ("density", 2, 4)]


def test_measuring_leaves_the_network_as_it_was() -> None:
    network = two_mode(CHAIN)
    before = copy.deepcopy(network)
    measure(network)
    assert nx.utils.graphs_equal(network, before)


def test_the_order_of_rows_makes_no_difference_to_any_measure() -> None:
    facts = southern_women()
    turned = Facts(actors=facts.actors[::-1], bodies=facts.bodies[::-1], seats=facts.seats[::-1])
    assert everything(turned) == everything(facts)


def test_with_one_body_no_actor_can_lie_between_and_no_share_is_made_up() -> None:
    measured = everything(city({"forum": "a b"}))
    assert measured.actors["a"]["two_mode_betweenness"] is None
    assert measured.bodies["forum"]["two_mode_betweenness"] == 1
