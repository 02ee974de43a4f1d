"""Networks as other programs write them (GraphML, GEXF), as the reading process takes them apart.

Both become two sheets, `Elements` and `Connections`, with a row per node and per edge.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from defusedxml.ElementTree import parse

from data.intake.limits import Limits
from data.intake.reading.grid import RawRow, check_row
from data.progress import OnProgress, ProgressFile, no_progress

Record = dict[str, str]


def graphml_sheets(
    content: bytes, limits: Limits, on_progress: OnProgress = no_progress
) -> Iterator[tuple[str, list[RawRow]]]:
    """The nodes and edges of a GraphML file. Raises BeyondLimitsError or what XML brings about."""
    root = _parse_root(content, on_progress)
    names = {
        key.get("id", ""): key.get("attr.name", key.get("id", ""))
        for key in _descendants(root, "key")
    }

    def attributes(node: Any) -> Record:
        return {
            names.get(data.get("key", ""), ""): (data.text or "").strip()
            for data in _children(node, "data")
        }

    yield (
        "Elements",
        _records_as_rows(
            [{**attributes(node), "id": node.get("id", "")} for node in _descendants(root, "node")],
            limits,
        ),
    )
    yield (
        "Connections",
        _records_as_rows(
            [_edge_record(edge, attributes(edge)) for edge in _descendants(root, "edge")], limits
        ),
    )


def gexf_sheets(
    content: bytes, limits: Limits, on_progress: OnProgress = no_progress
) -> Iterator[tuple[str, list[RawRow]]]:
    """The nodes and edges of a GEXF file. Raises BeyondLimitsError or what XML brings about."""
    root = _parse_root(content, on_progress)
    names = {
        (group.get("class", "node"), attribute.get("id", "")): attribute.get("title", "")
        for group in _descendants(root, "attributes")
        for attribute in _descendants(group, "attribute")
    }

    def attributes(node: Any, kind: str) -> Record:
        return {
            names.get((kind, value.get("for", "")), value.get("for", "")): value.get("value", "")
            for values in _children(node, "attvalues")
            for value in _children(values, "attvalue")
        }

    nodes = [
        {"label": node.get("label", ""), **attributes(node, "node"), "id": node.get("id", "")}
        for node in _descendants(root, "node")
    ]
    edges = [_edge_record(edge, attributes(edge, "edge")) for edge in _descendants(root, "edge")]
    yield "Elements", _records_as_rows(nodes, limits)
    yield "Connections", _records_as_rows(edges, limits)


def _parse_root(content: bytes, on_progress: OnProgress) -> Any:
    source = ProgressFile(io.BytesIO(content), len(content), on_progress)
    return parse(source, forbid_dtd=True).getroot()


def _descendants(node: Any, name: str) -> Iterable[Any]:
    return (child for child in node.iter() if str(child.tag).rpartition("}")[2] == name)


def _children(node: Any, name: str) -> Iterable[Any]:
    """What stands directly in a node; a node may hold a network of its own."""
    return (child for child in node if str(child.tag).rpartition("}")[2] == name)


def _edge_record(edge: Any, attributes: Record) -> Record:
    ends = {"from": edge.get("source", ""), "to": edge.get("target", "")}
    label = {"label": edge.get("label", "")} if edge.get("label") else {}
    return {**label, **attributes, **ends}


def _records_as_rows(
    records: list[Mapping[str, str]] | list[Record], limits: Limits
) -> list[RawRow]:
    """The records as rows below a row of their names."""
    headers = list(dict.fromkeys(name for record in records for name in record if name))
    rows = [RawRow(1, headers)] if headers else []
    for row in rows:
        check_row(row, "", None, limits)  # before a cell is made in each of the columns
    rows += [
        RawRow(number, [record.get(name, "") for name in headers])
        for number, record in enumerate(records, start=2)
    ]
    for row in rows:
        check_row(row, "", None, limits)
    return rows
