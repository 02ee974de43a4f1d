"""What clients and workers send each other: JSON, and rows and tables as Arrow streams.

To read, a worker is sent the name of a file and its content, any number of times. It answers with
JSON: a number is the share of the file that it has read; a list is the file, sheet, encoding,
delimiter and table of a grid, whose rows follow as an Arrow stream; an object is a problem; null
is the end of the file; and text is the traceback of an error of our own.

To check, it is sent what was read, the known facts and the options, pickled, since our own process
made them. It answers with a pair for a step and the share of it that is done, text for such a
traceback, and an object for the outcome, whose tables follow as Arrow streams.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from multiprocessing.connection import Connection
from typing import Any

import numpy as np
import pyarrow as pa

from data.errors import Problem
from data.intake.checking.open_list_questions import ListQuestion
from data.intake.checking.upload_outcome import UploadOutcome
from data.intake.reading.grid import Rows, TextColumn
from data.intake.understanding.raw_tables import ReadResult
from data.intake.understanding.understand_sheets import SheetInterpretation

_NUMBERS = "numbers"


def send_json(connection: Connection, value: object) -> None:
    """Send a value as JSON."""
    connection.send_bytes(json.dumps(value).encode())


def rows_to_stream(rows: Rows) -> pa.Buffer:
    """The numbers and columns of rows; each different text is there once."""
    columns = {
        str(place): pa.DictionaryArray.from_arrays(
            pa.array(column.indices.astype(np.int32)), column.dictionary
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
            TextColumn(column.dictionary, column.indices.to_numpy().astype(np.int64))
            for column in columns
        ],
    )


def outcome_to_messages(
    outcome: UploadOutcome, reading: ReadResult
) -> tuple[dict[str, Any], list[pa.Buffer]]:
    """An outcome as JSON, and the streams of its tables that follow it."""
    places = {id(raw): place for place, raw in enumerate(reading.tables)}
    header = {
        "tables": list(outcome.tables),
        "problems": [asdict(problem) for problem in outcome.problems],
        "left_out": [asdict(problem) for problem in outcome.left_out],
        "understood": [
            [places[id(sheet.raw)], sheet.table, sheet.columns] for sheet in outcome.interpretations
        ],
        "whole": sorted(outcome.replaceable_tables),
        "lists": [asdict(question) for question in outcome.list_questions],
    }
    return header, [_table_to_stream(table) for table in outcome.tables.values()]


def outcome_from_messages(
    header: dict[str, Any], worker: Connection, reading: ReadResult
) -> UploadOutcome:
    """The outcome from its JSON; receives the streams of its tables from the worker."""
    return UploadOutcome(
        {name: _table_from_stream(worker.recv_bytes()) for name in header["tables"]},
        _problems_from_json(header["problems"]),
        _problems_from_json(header["left_out"]),
        tuple(
            SheetInterpretation(
                reading.tables[place], table, tuple((one, other) for one, other in columns)
            )
            for place, table, columns in header["understood"]
        ),
        tuple(ListQuestion(**question) for question in header["lists"]),
        frozenset(header["whole"]),
    )


def _problems_from_json(objects: Sequence[dict[str, Any]]) -> tuple[Problem, ...]:
    return tuple(
        Problem(**(values | {"about": None if values["about"] is None else tuple(values["about"])}))
        for values in objects
    )


def _table_to_stream(table: pa.Table) -> pa.Buffer:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return sink.getvalue()


def _table_from_stream(content: bytes) -> pa.Table:
    with pa.ipc.open_stream(content) as stream:
        table = stream.read_all()
    table.validate(full=True)
    return table
