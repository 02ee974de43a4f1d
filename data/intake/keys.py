"""Facts by their key, for many facts at once."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from data.model import Fact
from data.tables import Key, Table, Type


def by_key(table: Table, facts: Sequence[Fact]) -> dict[Key, Fact]:
    """The facts of a table under the values that identify them, as `Table.key_of` gives them."""
    columns = []
    for field in table.key:
        values = map(attrgetter(field), facts)
        columns.append(values if table.column(field).type is Type.TEXT else map(str, values))
    return dict(zip(zip(*columns, strict=True), facts, strict=True))
