"""Facts as linked data: Turtle in the terms of the W3C Organization Ontology.

https://www.w3.org/TR/vocab-org/ has organisations and memberships; what it has no term for
(evidence, ties, layers) stands in a vocabulary of our own, `urn:woonnetwerk:term:`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from urllib.parse import quote

from rdflib import (
    DCTERMS,
    FOAF,
    ORG,
    RDF,
    RDFS,
    SKOS,
    XSD,
    BNode,
    Graph,
    Literal,
    Namespace,
    URIRef,
)
from rdflib.term import IdentifiedNode

from data.cell_text import exported_columns
from data.model import THINGS, Actor, Body, Fact, Facts
from data.tables import TABLES, Column, Table, value_of

_TERM = Namespace("urn:woonnetwerk:term:")
_CLASSES = {
    "actors": ORG.Organization,
    "bodies": ORG.OrganizationalCollaboration,
    "seats": ORG.Membership,
    "themes": SKOS.Concept,
    "kinds": SKOS.Concept,
    "sectors": SKOS.Concept,
    "sources": DCTERMS.BibliographicResource,
}
_PROPERTIES = {
    ("actors", "kind"): ORG.classification,
    ("bodies", "kind"): ORG.classification,
    ("actors", "part_of"): ORG.subOrganizationOf,
    ("bodies", "part_of"): ORG.subOrganizationOf,
    ("actors", "kbo"): ORG.identifier,
    ("seats", "body"): ORG.organization,
    ("seats", "actor"): ORG.member,
    ("themes", "part_of"): SKOS.broader,
    ("theme_links", "theme"): DCTERMS.subject,
    ("sources", "title"): DCTERMS.title,
    ("sources", "publisher"): DCTERMS.publisher,
}
_EVERYWHERE = {
    "name": SKOS.prefLabel,
    "website": FOAF.homepage,
    "source": DCTERMS.source,
    "note": RDFS.comment,
}
_IRI_SAFE = "-._~"


def turtle(facts: Facts, *, personal: bool = False) -> bytes:
    """All facts as Turtle in UTF-8; names of people only with `personal`."""
    graph = Graph()
    for prefix, namespace in (("org", ORG), ("skos", SKOS), ("foaf", FOAF), ("wn", _TERM)):
        graph.bind(prefix, namespace)
    graph.bind("dcterms", DCTERMS)
    for table in TABLES:
        for fact in facts.table(table.name):
            _add_statements(graph, table, fact, personal=personal)
    return graph.serialize(format="turtle").encode()


def _add_statements(graph: Graph, table: Table, fact: Fact, *, personal: bool) -> None:
    node = _rdf_node(table, fact)
    graph.add((node, RDF.type, _CLASSES.get(table.name, _TERM[table.name])))
    if isinstance(fact, Actor | Body):
        graph.add((node, DCTERMS.identifier, Literal(fact.id)))
    for column in exported_columns(table, personal=personal):
        value = value_of(fact, column)
        if value is None or column.name == "id":
            continue
        predicate = _PROPERTIES.get((table.name, column.name)) or _EVERYWHERE.get(column.name)
        graph.add((node, predicate or _TERM[column.name], _rdf_object(value, column)))


def _rdf_node(table: Table, fact: Fact) -> IdentifiedNode:
    if table.key == ("id",):
        return _iri(table.name, table.key_of(fact)[0])
    return BNode()


def _iri(table: str, id_: str) -> URIRef:
    """The address of a fact; actors, bodies and activities share one list of ids."""
    space = "thing" if table in THINGS else table
    return URIRef(f"urn:woonnetwerk:{space}:{quote(id_, safe=_IRI_SAFE)}")


def _rdf_object(value: object, column: Column) -> IdentifiedNode | Literal:
    if column.references:
        return _iri(column.references[0], str(value))
    if isinstance(value, StrEnum):
        return Literal(value.value)
    if isinstance(value, date):
        return Literal(value.isoformat(), datatype=XSD.date)
    return Literal(value)
