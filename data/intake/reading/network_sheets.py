"""Elements and connections, as Kumu and graph programs have them → the tables they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.intake.limits import LIMITS
from data.intake.reading.grid import Grid, RawRow, Rows
from data.intake.vocabulary import TABLES_BY_WORD, choices_by_word, key_of_header, key_of_word
from data.tables import table_named

_LAYERS = choices_by_word(table_named("bodies").column("layer"))
_TABLES_OF_ELEMENTS = {
    "actor": "actors",
    "body": "bodies",
    "overleg": "bodies",
    "activity": "activities",
    "activiteit": "activities",
}
_TABLES_OF_ELEMENTS |= {
    word: table.name
    for word, table in TABLES_BY_WORD.items()
    if table.name in ("actors", "bodies", "activities")
}
_TABLES_OF_CONNECTIONS = {"seat": "seats", "zetel": "seats", "tie": "ties", "relatie": "ties"}
_SLUG = re.compile(r"[^a-z0-9]+")

_SEPARATOR = ", "  # what our own networks write between the seats of one line

Record = dict[str, str]


@dataclass(frozen=True, slots=True)
class TableGrid:
    """Rows of a sheet that belong to one table, under the headers of that table."""

    table: str
    grid: Grid


def is_network_sheet(grid: Grid) -> bool:
    """Whether a sheet is one of those that `split` looks at."""
    return key_of_word(grid.sheet or "") in {"elements", "connections"}


def split_network(grids: Sequence[Grid]) -> tuple[list[Grid], list[TableGrid]]:
    """Take the sheets `Elements` and `Connections` apart into tables; give the other sheets back.

    An element is a body when its type says so or is a layer, an activity when its type says so,
    and else an actor of the kind that its type names. A connection is a seat when its type says
    so, or, without a type of ours, when it joins an actor and a body; all others are ties.
    """
    by_name = {key_of_word(grid.sheet or ""): grid for grid in grids}
    if "elements" not in by_name:
        return list(grids), []
    elements = by_name["elements"]
    connections = by_name.get("connections")
    typed_elements = [
        (number, *_element_record(record)) for number, record in _row_records(elements)
    ]
    links = []
    if connections is not None:
        table_of = {record["id"]: table for _, table, record in typed_elements}
        id_of = {record.get("name", ""): record["id"] for _, _, record in typed_elements}
        id_of.update((id_, id_) for id_ in table_of)
        links = [
            (number, *_connection_record(one, id_of, table_of))
            for number, record in _row_records(connections)
            for one in _seats_of_line(record)
        ]
    rest = [grid for grid in grids if grid is not elements and grid is not connections]
    typed = [*_table_grids(elements, typed_elements)]
    if connections is not None:
        typed += _table_grids(connections, links)
    return rest, typed


def _row_records(grid: Grid) -> list[tuple[int, Record]]:
    """The number of each row below the headers, and its cells by normalised header."""
    if not grid.rows:
        return []
    headers = [key_of_word(header).replace(" ", "_") for header in grid.rows[0].cells]
    return [
        (row.number, {name: cell for name, cell in zip(headers, row.cells, strict=False) if name})
        for row in grid.rows[1:]
    ]


def _element_record(record: Record) -> tuple[str, Record]:
    label = record.pop("label", "") or record.get("name", "")
    kind = record.pop("type", "") or record.pop("mode", "") or record.pop("table", "")
    record.pop("mode", None)
    word = key_of_word(kind)
    record["name"] = record.get("name") or label
    record["id"] = record.get("id") or _SLUG.sub("-", key_of_word(label)).strip("-")
    if key_of_header(kind) in _LAYERS and not record.get("layer"):
        record["layer"] = kind
        return "bodies", record
    if word not in _TABLES_OF_ELEMENTS and kind and not record.get("kind"):
        record["kind"] = kind
    return _TABLES_OF_ELEMENTS.get(word) or ("bodies" if record.get("layer") else "actors"), record


def _seats_of_line(record: Record) -> list[Record]:
    """The seats of one line, which a network of ours draws between two that share several.

    A line with more than any row may become stays as it is, which its number then tells.
    """
    count = len(record.get("number", "").split(_SEPARATOR))
    if count > LIMITS.exploded_from_row:
        return [record]
    cells = {name: cell.split(_SEPARATOR) for name, cell in record.items()}
    return [
        {name: own[place] if len(own) == count else record[name] for name, own in cells.items()}
        for place in range(count)
    ]


def _connection_record(
    record: Record, id_of: dict[str, str], table_of: dict[str, str]
) -> tuple[str, Record]:
    one, other = (id_of.get(end, end) for end in (record.pop("from", ""), record.pop("to", "")))
    kind, label = record.pop("type", ""), record.pop("label", "")
    record.pop("direction", None)
    table = _TABLES_OF_CONNECTIONS.get(key_of_word(kind))
    ends = {table_of.get(one): one, table_of.get(other): other}
    if table is None and ends.keys() == {"actors", "bodies"}:
        table = "seats"
    if table == "seats":
        return "seats", {
            **record,
            "actor": ends.get("actors", one),
            "body": ends.get("bodies", other),
        }
    if key_of_word(kind) not in _TABLES_OF_CONNECTIONS and not record.get("kind"):
        record["kind"] = kind or label
    return "ties", {**record, "from": one, "to": other}


def _table_grids(grid: Grid, rows: Sequence[tuple[int, str, Record]]) -> list[TableGrid]:
    found = []
    for table in dict.fromkeys(name for _, name, _ in rows):
        own = [(number, record) for number, name, record in rows if name == table]
        filled = {name for _, record in own for name, cell in record.items() if cell}
        names = [
            name for name in dict.fromkeys(n for _, record in own for n in record) if name in filled
        ]
        body = [RawRow(number, [record.get(name, "") for name in names]) for number, record in own]
        found.append(
            TableGrid(table, Grid(grid.file, grid.sheet, Rows.of([RawRow(1, names), *body])))
        )
    return found
