"""What goes from one process to the other: JSON, and rows and tables as Arrow streams."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from multiprocessing.connection import Connection
from typing import Any

import numpy as np
import pyarrow as pa

from data.errors import Problem
from data.intake.checking.check import Understood
from data.intake.checking.open_list_questions import ListQuestion
from data.intake.checking.upload_outcome import Outcome
from data.intake.reading.grid import Rows, Texts
from data.intake.understanding.raw_tables import Reading

_NUMBERS = "numbers"


def rows_to_stream(rows: Rows) -> pa.Buffer:
    """The numbers and columns of rows; each different text is there once."""
    columns = {
        str(place): pa.DictionaryArray.from_arrays(
            pa.array(column.places.astype(np.int32)), column.different
        )
        for place, column in enumerate(rows.columns)
    }
    batch = pa.record_batch({_NUMBERS: pa.array(rows.numbers), **columns})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    return sink.getvalue()


def rows_from_stream(content: bytes) -> Rows:
    """The rows of a stream; raises ArrowInvalid where it does not hold what it should."""
    with pa.ipc.open_stream(content) as stream:
        batch = stream.read_next_batch()
    batch.validate(full=True)
    numbers, *columns = batch.columns
    return Rows(
        numbers.to_numpy(),
        [
            Texts(column.dictionary, column.indices.to_numpy().astype(np.int64))
            for column in columns
        ],
    )


def outcome_to_messages(found: Outcome, reading: Reading) -> tuple[dict[str, Any], list[pa.Buffer]]:
    """An outcome as JSON, and the streams of its tables that follow it."""
    places = {id(raw): place for place, raw in enumerate(reading.tables)}
    header = {
        "tables": list(found.tables),
        "problems": [asdict(problem) for problem in found.problems],
        "left_out": [asdict(problem) for problem in found.left_out],
        "understood": [
            [places[id(each.raw)], each.table, each.columns] for each in found.understood
        ],
        "whole": sorted(found.whole),
        "lists": [asdict(each) for each in found.lists],
    }
    return header, [table_to_stream(table) for table in found.tables.values()]


def outcome_from_messages(header: dict[str, Any], checker: Connection, reading: Reading) -> Outcome:
    """The outcome of which this is the JSON; the streams of its tables are received here."""
    return Outcome(
        {name: table_from_stream(checker.recv_bytes()) for name in header["tables"]},
        _problems(header["problems"]),
        _problems(header["left_out"]),
        tuple(
            Understood(reading.tables[place], table, tuple((one, other) for one, other in columns))
            for place, table, columns in header["understood"]
        ),
        tuple(ListQuestion(**each) for each in header["lists"]),
        frozenset(header["whole"]),
    )


def _problems(told: Sequence[dict[str, Any]]) -> tuple[Problem, ...]:
    return tuple(
        Problem(**(each | {"about": None if each["about"] is None else tuple(each["about"])}))
        for each in told
    )


def table_to_stream(table: pa.Table) -> pa.Buffer:
    """A table as an Arrow stream."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return sink.getvalue()


def table_from_stream(content: bytes) -> pa.Table:
    """The table of a stream; raises ArrowInvalid where it does not hold what it should."""
    with pa.ipc.open_stream(content) as stream:
        table = stream.read_all()
    table.validate(full=True)
    return table


def send_json(asked: Connection, said: object) -> None:
    """Send a value as JSON."""
    asked.send_bytes(json.dumps(said).encode())
