"""How complete the data is: each aspect of a body is known, partly known or not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from data.model import Attendance, Facts, Meeting, Presence, Seat
from graph.body_completeness import (
    Completeness,
    CompletenessAspect,
    KnowledgeExtent,
    completeness_of_bodies,
    completeness_score,
)
from graph.network import two_mode_network
from tests.cities import city, kortrijk

MEETING = Meeting(id="eerste", body="forum", date=date(2026, 3, 1))


def of(facts: Facts, body: str = "forum") -> Completeness:
    return completeness_of_bodies(facts, two_mode_network(facts))[body]


def test_a_body_of_which_nothing_is_told_is_unknown_in_everything() -> None:
    known = of(city({"forum": ""}))
    assert set(known.values()) == {KnowledgeExtent.UNKNOWN}
    assert completeness_score(known) == 0


def test_a_body_of_which_all_is_told_is_known_in_everything() -> None:
    facts = city({"forum": "a b"}, sectors={"a": "zorg", "b": "wonen"}, meetings={"forum": 4})
    facts = replace(
        facts,
        bodies=(replace(facts.bodies[0], quote="het forum"),),
        seats=tuple(replace(seat, quote=seat.actor) for seat in facts.seats),
        meetings=(MEETING,),
        attendance=(Attendance(meeting="eerste", actor="a", presence=Presence.PRESENT),),
    )
    known = of(facts)
    assert set(known.values()) == {KnowledgeExtent.KNOWN}
    assert completeness_score(known) == len(CompletenessAspect)


def test_what_is_told_of_some_members_only_is_partly_known() -> None:
    facts = city({"forum": "a b"}, sectors={"a": "zorg"})
    body = replace(facts.bodies[0], open_list=True, frequency="geregeld")
    quoted = Seat(body="forum", actor="a", quote="a")
    facts = replace(facts, bodies=(body,), seats=(quoted, *facts.seats[1:]), meetings=(MEETING,))
    assert set(of(facts).values()) == {KnowledgeExtent.PARTLY}
    assert completeness_score(of(facts)) == len(CompletenessAspect) / 2


def test_in_kortrijk_the_members_of_the_woonraad_are_unknown() -> None:
    facts = kortrijk()
    found = completeness_of_bodies(facts, two_mode_network(facts))
    assert found["lokale-woonraad"][CompletenessAspect.MEMBERS] is KnowledgeExtent.UNKNOWN
    assert found["overleg-wzc"][CompletenessAspect.MEMBERS] is KnowledgeExtent.KNOWN
    assert {extents[CompletenessAspect.MEETINGS] for extents in found.values()} == {
        KnowledgeExtent.UNKNOWN
    }
