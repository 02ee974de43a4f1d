"""Each table of a store without a person: the facts and their logs, and what stands beside them."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from typing import Any, Final

import duckdb
import pyarrow as pa

from data.connection import registered_rows
from data.erasure.file_search import FileAnswer, search_file
from data.erasure.occurrences import (
    Eraser,
    Occurrence,
    PlaceKind,
    erased_rows,
    excerpt_of,
    may_name,
)
from data.erasure.person_name import PersonName
from data.schema import create_log_sql
from data.tables import TABLES

ErasedTable = tuple[pa.Table, tuple[Occurrence, ...]]

# Names of what is no person; a person may have the same one.
_THINGS: Final = (
    ("actors", "name"),
    ("bodies", "name"),
    ("activities", "name"),
    ("succession", "successor_name"),
    ("sources", "publisher"),
)


def table_names(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    """Every table of a store."""
    return [str(row[0]) for row in cursor.execute("show tables").fetchall()]


def row_count(cursor: duckdb.DuckDBPyConnection, name: str) -> int:
    """How many rows a table has."""
    return len(cursor.sql(f"from {name}"))


def erased_table(cursor: duckdb.DuckDBPyConnection, name: str, eraser: Eraser) -> ErasedTable:
    """A table without the person, and where the person stood in it; none of the files' contents."""
    if name == "kept_files":
        return pa.table({}), ()
    rows = cursor.sql(f"from {name}").to_arrow_table()
    for table in TABLES:
        if name == table.name or name in create_log_sql(table):
            return erased_rows(eraser, table, rows, is_log=name != table.name)
    of_table = {"revisions": _revision, "scenarios": _scenario, "mappings": _mapping}.get(name)
    return (rows, ()) if of_table is None else _row_by_row(rows, of_table, eraser)


_Record = dict[str, Any]
_ErasedRecord = tuple[_Record | None, list[Occurrence]]


def _row_by_row(
    rows: pa.Table, of_table: Callable[[Eraser, _Record], _ErasedRecord], eraser: Eraser
) -> ErasedTable:
    made = [of_table(eraser, record) for record in rows.to_pylist()]
    records = _with_names_of_their_own([record for record, _ in made if record is not None])
    found = tuple(place for _, places in made for place in places)
    return pa.Table.from_pylist(records, rows.schema), found


def _with_names_of_their_own(records: list[_Record]) -> list[_Record]:
    """Scenarios that now have the same name get a number after it."""
    taken: set[str] = set()
    for record in records:
        name, number = record.get("name"), 2
        while name is not None and record["name"] in taken:
            record["name"] = f"{name} ({number})"
            number += 1
        taken.add(record.get("name", ""))
    return records


def _revision(eraser: Eraser, record: _Record) -> _ErasedRecord:
    """A revision: who made it, why, and the names of its files."""
    key = (str(record["number"]),)
    made, found = dict(record), []

    def place(kind: PlaceKind, column: str, text: str) -> None:
        excerpt = excerpt_of(eraser.person, text)
        found.append(Occurrence(kind, "revisions", key, column, excerpt, record["number"]))

    made["author"] = eraser.author(record["author"])
    if made["author"] != record["author"]:
        place(PlaceKind.AUTHOR, "author", record["author"])
    if not eraser.texts:
        return made, found
    made["message"] = eraser.text(record["message"])
    if made["message"] != record["message"]:
        place(PlaceKind.MESSAGE, "message", record["message"])
    files = json.loads(record["files"])
    for file in files:
        name = eraser.file_name(file["name"])
        if name != file["name"]:
            place(PlaceKind.FILE_NAME, "files", file["name"])
        file["name"] = name
    made["files"] = json.dumps(files)
    return made, found


def _scenario(eraser: Eraser, record: _Record) -> _ErasedRecord:
    """A scenario: its name, its steps, and who kept it."""
    made, found = dict(record), []
    key = (str(record["name"]),)
    made["author"] = eraser.author(record["author"])
    if eraser.texts:
        made["name"] = eraser.text(record["name"])
        steps = [eraser.scenario_step(step) for step in json.loads(record["steps"])]
        made["steps"] = json.dumps(steps, ensure_ascii=False)
        if steps == json.loads(record["steps"]):
            made["steps"] = record["steps"]
    for column in ("author", "name", "steps"):
        if made[column] != record[column]:
            kind = PlaceKind.AUTHOR if column == "author" else PlaceKind.SCENARIO
            excerpt = excerpt_of(eraser.person, record[column])
            found.append(Occurrence(kind, "scenarios", key, column, excerpt))
    return made, found


def _mapping(eraser: Eraser, record: _Record) -> _ErasedRecord:
    """How a sheet is read: one that holds the name is forgotten."""
    held = [text for text in _strings(record) if eraser.person.stands_loosely_in(text)]
    if not held or not eraser.texts:
        return record, []
    return None, [Occurrence(PlaceKind.MAPPING, "mappings", (record["sheet"],), "parts", held[0])]


def _strings(record: _Record) -> Iterator[str]:
    """Every text in a mapping."""
    yield record["sheet"]
    left = [json.loads(record["headers"]), json.loads(record["parts"])]
    while left:
        value = left.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            left += value
        elif isinstance(value, dict):
            left += [*value, *value.values()]


def files_that_hold(cursor: duckdb.DuckDBPyConnection, person: PersonName) -> list[Occurrence]:
    """The kept files that hold the name, and those of which a part cannot be looked into."""
    names = _file_names(cursor)
    kinds = {
        FileAnswer.HOLDS: PlaceKind.FILE,
        FileAnswer.UNSEARCHABLE: PlaceKind.UNSEARCHABLE_FILE,
    }
    found = []
    for (sha256,) in cursor.execute("select sha256 from kept_files order by sha256").fetchall():
        answer = search_file(person, _content(cursor, sha256))
        if answer in kinds:
            name = names.get(sha256, sha256)
            found.append(Occurrence(kinds[answer], "kept_files", (sha256,), "content", name))
    return found


def _file_names(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    rows = cursor.execute("select files from revisions order by number").fetchall()
    return {file["sha256"]: file["name"] for (files,) in rows for file in json.loads(files)}


def _content(cursor: duckdb.DuckDBPyConnection, sha256: str) -> bytes:
    rows = cursor.execute("select content from kept_files where sha256 = ?", [sha256]).fetchall()
    return bytes(rows[0][0])


def copy_files(
    cursor: duckdb.DuckDBPyConnection, writing: duckdb.DuckDBPyConnection, gone: Collection[str]
) -> int:
    """Copy the kept files, one at a time, except those that go; give how many there are then."""
    rows = cursor.execute("select sha256 from kept_files order by sha256").fetchall()
    kept = [sha256 for (sha256,) in rows if sha256 not in gone]
    for sha256 in kept:
        content = pa.table({"sha256": [sha256], "content": [_content(cursor, sha256)]})
        with registered_rows(writing, content):
            writing.execute("insert into kept_files by name select * from incoming")
    return len(kept)


def with_erased_files(revisions: pa.Table, gone: Collection[str]) -> pa.Table:
    """The rows of revisions, which say of the files that go that they were erased."""

    def marked(files: str) -> str:
        listed = json.loads(files)
        for file in listed:
            if file["sha256"] in gone:
                file["erased"] = True
        return json.dumps(listed)

    place = revisions.column_names.index("files")
    column = pa.array(map(marked, revisions.column("files").to_pylist()), pa.string())
    return revisions.set_column(place, "files", column)


def names_of_things(cursor: duckdb.DuckDBPyConnection, person: PersonName) -> tuple[str, ...]:
    """The organisations, bodies and the like that have the name, today or before."""
    names = {
        text
        for table, column in _THINGS
        for source in (table, f"{table}_before")
        for text in _texts(cursor, source, column)
    }
    return tuple(sorted(name for name in names if _names(person, name)))


def similar_names(cursor: duckdb.DuckDBPyConnection, person: PersonName) -> tuple[str, ...]:
    """What may be the name or that of somebody else: with a second surname, or in a list of names.

    As the words around it, each once.
    """
    texts = {
        text
        for table in TABLES
        for column in table.columns
        if may_name(column)
        for source in (table.name, f"{table.name}_before")
        for text in _texts(cursor, source, column.name)
        if person.resembles(text)
    }
    return tuple(sorted(excerpt_of(person, text) for text in texts if not _names(person, text)))


def _names(person: PersonName, text: str) -> bool:
    return person.is_all_of(text) or person.stands_in(text)


def _texts(cursor: duckdb.DuckDBPyConnection, table: str, column: str) -> list[str]:
    query = f'select distinct "{column}" from {table} where "{column}" is not null'
    return [str(text) for (text,) in cursor.execute(query).fetchall()]
