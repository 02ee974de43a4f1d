"""The facts as linked data in the terms of W3C ORG."""

from __future__ import annotations

from datetime import date

from rdflib import DCTERMS, ORG, RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef

from data.exports.turtle import turtle
from data.model import Actor, Body, Facts, Layer, Meeting, Seat, Source

TERM = Namespace("urn:woonnetwerk:term:")
FACTS = Facts(
    sources=(Source(id="tekst", title="Beleidstekst"),),
    actors=(
        Actor(id="stad", name='Stad "Kortrijk"', kbo="0207494678", source="tekst"),
        Actor(id="dienst a/b", name="Dienst", part_of="stad"),
    ),
    bodies=(Body(id="raad", name="Raad", layer=Layer.WOONRAAD),),
    seats=(Seat(body="raad", actor="stad", representative="Jan Peeters"),),
    meetings=(Meeting(id="m", body="raad", date=date(2026, 11, 23)),),
)


def graph_of(facts: Facts, *, personal: bool = False) -> Graph:
    return Graph().parse(data=turtle(facts, personal=personal), format="turtle")


def thing(name: str) -> URIRef:
    return URIRef(f"urn:woonnetwerk:thing:{name}")


def test_actors_are_organisations_with_their_name_number_and_whole() -> None:
    graph = graph_of(FACTS)
    assert (thing("stad"), RDF.type, ORG.Organization) in graph
    assert (thing("stad"), SKOS.prefLabel, Literal('Stad "Kortrijk"')) in graph
    assert (thing("stad"), ORG.identifier, Literal("0207494678")) in graph
    assert (thing("stad"), DCTERMS.source, URIRef("urn:woonnetwerk:sources:tekst")) in graph
    assert (thing("dienst%20a%2Fb"), ORG.subOrganizationOf, thing("stad")) in graph


def test_a_seat_is_a_membership_with_its_evidence() -> None:
    graph = graph_of(FACTS)
    (seat,) = graph.subjects(RDF.type, ORG.Membership)
    assert graph.value(seat, ORG.organization) == thing("raad")
    assert graph.value(seat, ORG.member) == thing("stad")
    assert graph.value(seat, TERM.evidence) == Literal("explicit")


def test_days_keep_their_type() -> None:
    day = Literal("2026-11-23", datatype=XSD.date)
    assert (URIRef("urn:woonnetwerk:meetings:m"), TERM.date, day) in graph_of(FACTS)


def test_names_of_people_stay_out_unless_asked_for() -> None:
    assert b"Jan Peeters" not in turtle(FACTS)
    assert b"Jan Peeters" in turtle(FACTS, personal=True)
