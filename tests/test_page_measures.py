"""Measures in words: places where there are few actors, numbers where there are many."""

from __future__ import annotations

from dashboard.snapshot import Snapshot
from dashboard.wording.measures import cut_point_sides_sentences, ranked_measures
from dashboard.words import Language, Words
from data.model import Facts
from graph.measures import MeasureValues, measure_network
from graph.network import two_mode_network
from graph.network_cut_points import components_without_actor
from tests.cities import city, kortrijk

ENGLISH, DUTCH = Words(Language.ENGLISH), Words(Language.DUTCH)
FEW = city({"forum": "a b c", "table": "c d"})
MANY = city({"forum": " ".join(f"a{number:02}" for number in range(30)), "table": "a00 b"})


def measured(facts: Facts = FEW) -> MeasureValues:
    return measure_network(two_mode_network(facts))


def told(actor: str, key: str, found: MeasureValues) -> str:
    (ranked,) = ranked_measures(ENGLISH, found, found.actors, actor, [key])
    return ranked.headline


def test_with_few_actors_a_place_is_read_first_and_the_number_is_there_too() -> None:
    found = measured()
    (most,) = ranked_measures(ENGLISH, found, found.actors, "c", ["degree"])
    assert most.headline == "place 1 of 4: the highest of all"
    assert most.value == "3"
    assert told("a", "degree", found) == "place 2 of 4, shared with 1 other"


def test_with_many_actors_the_number_is_read_first() -> None:
    found = measured(MANY)
    assert told("a00", "degree", found) == "30"
    assert "place" not in told("a00", "betweenness", found)


def test_what_counts_nothing_has_no_place() -> None:
    assert told("a", "betweenness", measured()) == "0.000"


def test_what_is_undefined_cannot_be_determined() -> None:
    found = measured()
    assert found.actors["d"]["clustering"] is None
    assert told("d", "clustering", found) == "cannot be determined"


def test_the_number_of_a_part_is_no_place_among_others() -> None:
    assert told("a", "component", measured(city({"forum": "a b", "table": "c d e"}))) == "1"


def test_a_bridge_is_told_with_all_on_either_side_and_what_is_not_named() -> None:
    snapshot = Snapshot(1, kortrijk())
    sides = components_without_actor(snapshot.network, "ocmw-kortrijk")
    sentences = cut_point_sides_sentences(DUTCH, snapshot, "ocmw-kortrijk", sides)
    assert sentences[0] == (
        "OCMW Kortrijk is de enige schakel tussen: Zorg (12 actoren); Directies van Stad "
        "Kortrijk, Leiedal, Private sector, Programmaregisseur, SHM en 2 andere; CAW, "
        "Huurdersbond, Samenlevingsopbouw en Stad Kortrijk."
    )
    assert sentences[1].startswith("De band met Zorg (12 actoren) is afgeleid")
    assert (
        cut_point_sides_sentences(
            DUTCH, snapshot, "caw", components_without_actor(snapshot.network, "caw")
        )
        == []
    )
