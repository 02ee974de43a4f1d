"""The page of scenarios: steps in the address, reasons in words, and a file that makes it real."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from math import dist

import pytest

from dashboard.components.comparison.pictures import positions_of_all_nodes
from dashboard.components.scenario.steps import (
    feasible_steps,
    format_step,
    new_id_from_name,
    parse_step,
)
from dashboard.components.scenario.suggestions import suggestions_closing
from dashboard.documents.scenario_workbook import removes_facts, scenario_workbook
from dashboard.snapshot import Snapshot
from dashboard.wording.comparison import network_change_sentences
from dashboard.wording.measures import format_measure_value
from dashboard.wording.scenarios import (
    scenario_error_sentence,
    scenario_step_sentence,
    suggestion_reason_sentences,
    suggestion_title,
)
from dashboard.words import Language, Words
from data import queries
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import EXAMPLE, KORTRIJK, Upload, uploads_from
from data.model import Actor, Body, Evidence, Facts, Layer
from data.store import Store
from graph.gaps import find_gaps
from graph.network import two_mode_network
from graph.network_filter import NetworkFilter, filter_network
from graph.scenarios.comparison import compare_states
from graph.scenarios.finding_changes import FindingChangeKind
from graph.scenarios.scenario import (
    AddActor,
    AddBody,
    AddSeat,
    RemoveActor,
    RemoveBody,
    RemoveSeat,
    Scenario,
    Step,
    apply_steps,
)
from graph.scenarios.suggestions import SeatSuggestion, suggest_seats
from tests.cities import city

TODAY = date(2026, 11, 23)
ENGLISH, DUTCH = Words(Language.ENGLISH), Words(Language.DUTCH)
CAW = AddSeat("caw", "lokaal-woonoverleg")
STEPS: tuple[Step, ...] = (
    CAW,
    RemoveSeat("ocmw-kortrijk", "lwo-uitgebreide-kerngroep"),
    AddActor(Actor(id="nieuw:huis", name="Nieuw: “huis” & tuin", sector="zorg")),
    AddActor(Actor(id="x", name="X")),
    AddBody(Body(id="tafel", name="Tafel 50 %", layer=Layer.KERNGROEP)),
    RemoveActor("leiedal"),
    RemoveBody("woonclub"),
)
PART = AddBody(Body(id="k", name="K", layer=Layer.KERNGROEP, part_of="woonraad: die"))


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open() as opened:
        accept(
            opened,
            propose(opened, uploads_from([KORTRIJK]), replace=False),
            author="An",
            message="begin",
        )
        yield opened


@pytest.fixture(scope="module", params=["kortrijk", "example"])
def now(request: pytest.FixtureRequest) -> Snapshot:
    with Store.open() as opened:
        folder = {"kortrijk": KORTRIJK, "example": EXAMPLE}[request.param]
        return Snapshot(1, propose(opened, uploads_from([folder]), replace=False).after)


@pytest.fixture(scope="module")
def suggestions(now: Snapshot) -> tuple[SeatSuggestion, ...]:
    return suggest_seats(now.facts, on=TODAY, tries=60, limit=60)


# Steps in the address


@pytest.mark.parametrize("step", [*STEPS, PART], ids=format_step)
def test_a_step_comes_back_from_the_address_as_it_was(step: Step) -> None:
    assert parse_step(format_step(step)) == step


@pytest.mark.parametrize(
    "text", ["", "+seat", "+seat:a", "~seat:a:b", "+body:a:b:kelder", "+actor:a::"]
)
def test_a_text_that_is_no_step_is_none(text: str) -> None:
    assert parse_step(text) is None


def test_a_step_that_cannot_be_done_is_left_out_and_told_and_the_others_stay() -> None:
    facts = city({"forum": "a b"}, others="c")
    done, wrong = feasible_steps(
        facts, [AddSeat("a", "forum"), AddSeat("c", "forum"), RemoveActor("z")]
    )
    assert done == (AddSeat("c", "forum"),)
    now = Snapshot(1, facts)
    assert [scenario_error_sentence(ENGLISH, now, problem) for problem in wrong] == [
        "A sits in FORUM already.",
        "There is no actor “z”.",
    ]


def test_an_id_is_made_of_the_letters_of_a_name_and_is_never_taken() -> None:
    assert new_id_from_name("Huis Sint-Jan (Noord)", ()) == "huis-sint-jan-noord"
    assert new_id_from_name("Huis", {"huis", "huis-2"}) == "huis-3"
    assert new_id_from_name("!?", ()) == "nieuw"


# Words


def test_every_step_has_a_sentence(store: Store) -> None:
    facts = queries.facts(store)
    before, after = Snapshot(1, facts), Snapshot(1, apply_steps(facts, STEPS[:5]))
    told = [scenario_step_sentence(ENGLISH, after, step) for step in STEPS[:5]]
    told += [scenario_step_sentence(ENGLISH, before, step) for step in STEPS[5:]]
    assert told[0] == "CAW gets a seat in Lokaal woonoverleg"
    assert len(set(told)) == len(STEPS)
    assert not any("{" in sentence for sentence in told)


@pytest.mark.parametrize("words", [ENGLISH, DUTCH], ids=["en", "nl"])
def test_every_suggestion_has_a_title_and_whole_reasons(
    now: Snapshot, suggestions: tuple[SeatSuggestion, ...], words: Words
) -> None:
    assert suggestions
    for place, suggestion in enumerate(suggestions, start=1):
        told = [
            suggestion_title(words, now, suggestion, place),
            *suggestion_reason_sentences(words, now, suggestion),
        ]
        assert len(told) > 1
        assert not any(
            "{" in sentence or "  " in sentence or ": ." in sentence for sentence in told
        ), told


def test_the_suggestions_for_a_gap_are_those_that_close_it(
    now: Snapshot, suggestions: tuple[SeatSuggestion, ...]
) -> None:
    shifts = suggestions[0].effect.finding_changes
    gap = next(shift.relevant_finding for shift in shifts if shift.kind is FindingChangeKind.CLOSED)
    found = suggestions_closing(suggestions, gap)
    assert suggestions[0] in found
    for suggestion in found[:3]:
        after = find_gaps(apply_steps(now.facts, [suggestion.as_step]), on=TODAY)
        left = {one.identity for one in after if one.status.value != "none"}
        assert gap.identity not in left


def test_what_differs_is_told_and_nothing_where_nothing_does() -> None:
    facts = city({"forum": "a b"}, others="c")
    after = apply_steps(facts, [AddSeat("c", "forum"), RemoveSeat("a", "forum")])
    states = Snapshot(1, facts), Snapshot(1, after)
    told = network_change_sentences(ENGLISH, *states, compare_states(facts, after, on=TODAY))
    assert "New seats: C in FORUM." in told
    assert "Seats that are gone: A in FORUM." in told
    same = network_change_sentences(ENGLISH, *states, compare_states(facts, facts, on=TODAY))
    assert same == ["Actors, bodies and seats are the same."]


def test_what_is_undefined_is_told_as_such_and_never_as_zero() -> None:
    assert format_measure_value(DUTCH, None) == "niet te bepalen"
    assert format_measure_value(DUTCH, 0.5) == "0,500"
    assert format_measure_value(DUTCH, 1276) == "1.276"
    assert format_measure_value(DUTCH, value=True) == "ja"


# The picture


def test_what_is_new_stands_beside_its_own_and_nothing_else_moves() -> None:
    facts = city({"forum": "a b"})
    added = AddActor(Actor(id="n", name="N"))
    network = two_mode_network(apply_steps(facts, [added, AddSeat("n", "forum")]))
    known = {"a": (0.0, 0.0), "b": (100.0, 0.0), "forum": (500.0, 800.0)}
    places = positions_of_all_nodes(known, two_mode_network(facts), network)
    assert {node: places[node] for node in known} == known
    assert places["n"] not in known.values()
    own, others = (dist(places["n"], known[node]) for node in ("forum", "a"))
    assert own < others


def test_what_is_tied_to_nothing_that_has_a_place_stands_beside_the_middle_of_all() -> None:
    network = two_mode_network(city({"forum": "a"}))
    assert positions_of_all_nodes({"x": (0.0, 0.0), "y": (100.0, 0.0)}, network)["a"] == (
        140.0,
        90.0,
    )
    assert positions_of_all_nodes({}, network)["a"] == (90.0, 90.0)


# The file that makes it real


def uploaded(store: Store, scenario: Scenario, *, replace: bool) -> Facts:
    content = scenario_workbook(queries.facts(store), scenario, language="nl")
    proposal = propose(store, [Upload("scenario.xlsx", content)], replace=replace)
    assert proposal.ok, proposal.problems
    accept(store, proposal, author="An", message="scenario")
    return queries.facts(store)


def as_stored(before: Facts, after: Facts) -> Facts:
    """The facts as they stand in the data, where no text names who holds an added seat."""
    seats = (
        seat if seat in before.seats else replace(seat, evidence=Evidence.SUPPOSED)
        for seat in after.seats
    )
    return replace(after, seats=tuple(seats))


def test_a_scenario_that_only_adds_becomes_real_when_its_file_is_added(store: Store) -> None:
    scenario = Scenario("CAW erbij", (*STEPS[2:5], CAW, AddSeat("nieuw:huis", "tafel")))
    facts = queries.facts(store)
    assert not removes_facts(facts, scenario)
    expected = as_stored(facts, apply_steps(facts, scenario.steps))
    assert uploaded(store, scenario, replace=False) == expected


def test_a_scenario_that_leaves_out_becomes_real_when_its_file_replaces(store: Store) -> None:
    scenario = Scenario("Zonder", (CAW, RemoveSeat("ocmw-kortrijk", "lwo-uitgebreide-kerngroep")))
    facts = queries.facts(store)
    assert removes_facts(facts, scenario)
    expected = as_stored(facts, apply_steps(facts, scenario.steps))
    assert uploaded(store, scenario, replace=True) == expected


def test_a_seat_that_a_scenario_brought_is_no_explicit_one(store: Store) -> None:
    before = queries.facts(store)
    facts = uploaded(store, Scenario("CAW erbij", (CAW,)), replace=False)
    (seat,) = set(facts.seats) - set(before.seats)
    assert (seat.actor, seat.evidence, seat.source) == ("caw", Evidence.SUPPOSED, None)
    explicit = NetworkFilter(evidence=frozenset({Evidence.EXPLICIT}))
    shown, shown_before = (
        set(filter_network(two_mode_network(state), explicit, state).edges)
        for state in (facts, before)
    )
    assert shown == shown_before
    told = {
        (finding.rule, finding.subjects): (finding.status.value, finding.reason)
        for finding in find_gaps(facts, on=TODAY)
    }
    assert told["partnership-only", ("caw",)] == ("unknown", "consults-supposed")


def test_a_scenario_leaves_the_stored_facts_alone(store: Store) -> None:
    facts = queries.facts(store)
    gaps = find_gaps(apply_steps(facts, [CAW]), on=TODAY)
    assert ("partnership-only", ("caw",), "none") in {
        (finding.rule, finding.subjects, finding.status.value) for finding in gaps
    }
    assert queries.facts(store) == facts
    assert store.revision == 1
