"""Rows as an Arrow stream, to go from one process to another."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from data.intake.grid import Rows, Texts

_NUMBERS = "numbers"


def to_stream(rows: Rows) -> pa.Buffer:
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


def from_stream(content: bytes) -> Rows:
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
