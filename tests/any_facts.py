"""Any facts that the store may hold, for properties that must be true of all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from data.intake.understanding.cell_values import cleaned_text
from data.model import (
    Activity,
    Actor,
    Body,
    Fact,
    Facts,
    Kind,
    KindOf,
    Layer,
    Meeting,
    Sector,
    Source,
    Theme,
)
from data.periods import FIRST_YEAR, LAST_YEAR, first_day, last_day
from data.tables import TABLES, CellType, Column, Table, table_named, table_of

NASTY = ["=1+1", "+32 56", "-", "@x", "'=x", "''=x", "_x000D_", "_x005F_", "007", "1" * 30, "1,5"]
NASTY += [
    "true",
    "2026-01-01",
    "#N/A!",
    "a;b,c\td",
    'zei "ja"',
    "één\ntwee",
    "<b>&amp;",
    "'s avonds",
]

TEXTS = (
    st.one_of(
        st.sampled_from(NASTY),
        st.text(
            st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\n\t"),
            max_size=12,
        ),
    )
    .map(cleaned_text)
    .filter(lambda text: bool(text) and not text.startswith("#"))  # a formula that went wrong
)
DAYS = st.dates(min_value=date(FIRST_YEAR, 1, 1), max_value=date(LAST_YEAR, 12, 31))
PERIODS = st.one_of(
    st.integers(FIRST_YEAR, LAST_YEAR).map(str),
    DAYS.map(lambda day: day.isoformat()[:7]),
    DAYS.map(str),
)
IDS = {
    table.name: [f"={table.name}", f"_x000D_ {table.name}"]
    for table in TABLES
    if table.key == ("id",)
}
KBOS = st.sampled_from(["0204212714", "0222947570"])
FIELD_VALUES: dict[CellType, st.SearchStrategy[Any]] = {
    CellType.TEXT: TEXTS,
    CellType.PERIOD: PERIODS,
    CellType.DATE: DAYS,
    CellType.FLAG: st.booleans(),
}


def values_of(column: Column) -> st.SearchStrategy[Any]:
    if column.choices is not None:
        return st.sampled_from(list(column.choices))
    if column.references:
        return st.sampled_from([id_ for name in column.references for id_ in IDS[name]])
    if column.between is not None:
        least, most = column.between
        whole = column.type is CellType.INTEGER
        return st.integers(int(least), int(most)) if whole else st.floats(least, most)
    return KBOS if column.name == "kbo" else FIELD_VALUES[column.type]


def in_order(row: dict[str, Any]) -> dict[str, Any]:
    """A period does not end before it begins, and nobody comes after itself."""
    if row.get("successor") and row["successor"] <= row["predecessor"]:
        return {**row, "successor": None}
    begin, end = row.get("active_from"), row.get("active_until")
    if begin and end and first_day(begin) > last_day(end):
        return {**row, "active_from": end, "active_until": begin}
    return row


def rows_of(table: Table) -> st.SearchStrategy[list[Fact]]:
    cells: dict[str, st.SearchStrategy[Any]] = {}
    for column in table.columns:
        values = values_of(column)
        cells[column.field] = values if column.required else st.just(column.default) | values
    if table.key == ("id",):
        cells["id"] = st.sampled_from([f"@{table.name}", f"+1 {table.name}"])
    return st.lists(
        st.fixed_dictionaries(cells).map(in_order),
        min_size=1,
        max_size=2,
        unique_by=lambda row: tuple(str(row[field]) for field in table.key),
    ).map(lambda rows: [table.model(**row) for row in rows])


def facts_with(rows: Sequence[Fact]) -> Facts:
    """The rows, and for every id that they may refer to a fact that holds it."""
    tables = {
        table.name: {table.key_of(fact): fact for fact in AROUND.get(table.name, ())}
        for table in TABLES
    }
    for row in rows:
        table = table_of(row)
        tables[table.name][table.key_of(row)] = row
    return facts_of({name: list(found.values()) for name, found in tables.items()})


def facts_of(tables: Mapping[str, Sequence[Fact]]) -> Facts:
    rows: dict[str, Any] = {name: tuple(facts) for name, facts in tables.items()}
    return Facts(**rows)


AROUND: dict[str, list[Fact]] = {
    "sources": [Source(id=id_, title="T") for id_ in IDS["sources"]],
    "sectors": [Sector(id=id_, name="T") for id_ in IDS["sectors"]],
    "kinds": [Kind(id=id_, name="T", kind_of=KindOf.TIE) for id_ in IDS["kinds"]],
    "actors": [Actor(id=id_, name="T") for id_ in IDS["actors"]],
    "bodies": [Body(id=id_, name="T", layer=Layer.WOONRAAD) for id_ in IDS["bodies"]],
    "activities": [Activity(id=id_, name="T") for id_ in IDS["activities"]],
    "themes": [Theme(id=id_, name="T") for id_ in IDS["themes"]],
    "meetings": [
        Meeting(id=id_, body=IDS["bodies"][0], date=date(2026, 1, 1)) for id_ in IDS["meetings"]
    ],
}
SEATED_FACTS = st.tuples(
    *(rows_of(table_named(name)) for name in ("actors", "bodies", "seats"))
).map(lambda tables: facts_with([row for rows in tables for row in rows]))
ANY_FACTS = st.one_of([rows_of(table) for table in TABLES]).map(facts_with)
