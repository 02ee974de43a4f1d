"""Rules over keys and references: what stands twice, in two tables, or refers to nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.errors import Problem
from data.intake.understanding.fuzzy_match import nearest_words
from data.intake.understanding.identity_lookup import EntityIndex, ids_by_similar_name
from data.intake.understanding.typed_rows import TypedRows
from data.model import THINGS, Facts
from data.state import State, equal_row_numbers, key_columns
from data.tables import TABLES, Column, Table

IdsByTable = Mapping[str, set[str]]  # the ids per table

_SUGGESTED = 3
_SUGGESTED_FOR = 50  # values with suggestions; likeness is costly when every row is wrong
_REFERENCED_TABLES = tuple(
    name
    for name in (table.name for table in TABLES)
    if any(name in column.references for table in TABLES for column in table.columns)
)


def key_checks(
    sheets: Sequence[TypedRows],
    known: State,
    entity_indexes: Mapping[str, EntityIndex],
    *,
    replace: bool,
) -> Iterator[Problem]:
    """Check the keys and references of given rows, with what is known, where that stays.

    A row that repeats an earlier one is no longer `identified` afterwards.
    """
    replaced = {rows.part.table.name for rows in sheets} if replace else set()
    ids = {
        name: set() if name in replaced else set(known[name].column("id").to_pylist())
        for name in _REFERENCED_TABLES
    }
    yield from _duplicate_key_problems(sheets)
    yield from _shared_id_problems(sheets, ids)
    yield from _unknown_reference_problems(sheets, ids, entity_indexes)


def _duplicate_key_problems(sheets: Sequence[TypedRows]) -> Iterator[Problem]:
    """Rows with a key that an earlier row of the same table has already.

    In a mapped sheet a row that says the same as the earlier one is no problem; it is passed over.
    """
    for table in TABLES:
        own = [rows for rows in sheets if rows.part.table is table and len(rows.identified)]
        if own:
            yield from _duplicate_key_problems_in_table(own)


def _duplicate_key_problems_in_table(sheets: Sequence[TypedRows]) -> Iterator[Problem]:
    """The duplicates among the sheets of one table."""
    keys = [
        pa.chunked_array(columns)
        for columns in zip(*(rows.key_columns() for rows in sheets), strict=True)
    ]
    known = np.flatnonzero(np.concatenate([rows.identified for rows in sheets]))
    _, first, own = np.unique(
        equal_row_numbers(keys)[known], return_index=True, return_inverse=True
    )
    again = np.flatnonzero(first[own] != np.arange(len(known)))
    starts = np.cumsum([0, *(len(rows.identified) for rows in sheets)])

    def placed(place: int) -> tuple[TypedRows, int]:
        sheet = int(np.searchsorted(starts, place, side="right")) - 1
        return sheets[sheet], place - int(starts[sheet])

    for place in again.tolist():
        rows, position = placed(int(known[place]))
        earlier, at = placed(int(known[first[own[place]]]))
        differing = _differing_fields(rows, position, earlier, at)
        if differing or not rows.part.is_mapped:
            yield _duplicate_problem(rows, position, earlier, at, differing)
        rows.identified[position] = False


def _differing_fields(rows: TypedRows, position: int, earlier: TypedRows, place: int) -> list[str]:
    """The fields in which two rows contradict each other."""
    return [
        field
        for field, values in rows.values.items()
        if field in earlier.values and values.at(position) != earlier.values[field].at(place)
    ]


def _duplicate_problem(
    rows: TypedRows, position: int, earlier: TypedRows, place: int, differing: list[str]
) -> Problem:
    fields = [field for field in rows.part.table.key if field in rows.values]
    raw = earlier.part.raw
    details = {
        "found": ", ".join(str(rows.values[field].at(position)) for field in fields),
        "first_file": raw.file,
        "first_sheet": raw.sheet or "",
        "first_row": str(raw.rows.numbers[place]),
        "differing": ", ".join(rows.part.header(field) for field in differing),
    }
    headers = ", ".join(rows.part.header(field) for field in fields)
    return rows.problem("duplicate-key", position, headers, details)


def _shared_id_problems(sheets: Sequence[TypedRows], known: IdsByTable) -> Iterator[Problem]:
    """Ids of actors, bodies and activities that another of these three tables has as well."""
    taken = {name: known.get(name, set()) | own for name, own in _given_ids(sheets).items()}
    for rows in sheets:
        table_name = rows.part.table.name
        if table_name not in THINGS or "id" not in rows.values:
            continue
        ids = rows.values["id"]
        texts = ids.distinct_texts()
        for there in THINGS:
            both = [place for place, text in texts.items() if text in taken[there]]
            for position in ids.rows_with(both).tolist() if there != table_name else ():
                details = {"found": str(ids.at(position)), "table": there}
                yield rows.problem("id-in-use", position, rows.part.header("id"), details)


def _given_ids(sheets: Sequence[TypedRows]) -> dict[str, set[str]]:
    """The ids that the sheets themselves give, per table; of wrong rows too, to report once."""
    ids: dict[str, set[str]] = {name: set() for name in THINGS}
    for rows in sheets:
        own = ids.setdefault(rows.part.table.name, set())
        if "id" in rows.values:
            own.update(rows.values["id"].distinct_texts().values())
    return ids


def _unknown_reference_problems(
    sheets: Sequence[TypedRows], known: IdsByTable, entity_indexes: Mapping[str, EntityIndex]
) -> Iterator[Problem]:
    """Values that occur in none of the tables to which their column refers.

    Things in the indexes with a name like it are candidates. A new word of a list that grows by
    use is reported once, at the first row where it stands.
    """
    own = _given_ids(sheets)
    there = {name: known.get(name, set()) | own.get(name, set()) for name in {*known, *own}}
    for rows in sheets:
        for column in rows.part.table.columns:
            if column.references and column.field in rows.values:
                allowed = [there[name] for name in column.references]
                close = [
                    entity_indexes[name] for name in column.references if name in entity_indexes
                ]
                yield from _unknown_reference_problems_in_column(rows, column, allowed, close)


def _unknown_reference_problems_in_column(
    rows: TypedRows,
    column: Column,
    allowed: Sequence[set[str]],
    entity_indexes: Sequence[EntityIndex],
) -> Iterator[Problem]:
    values = rows.values[column.field]
    unknown = {
        place: text
        for place, text in values.distinct_texts().items()
        if not any(text in ids for ids in allowed)
    }
    if not unknown:
        return
    candidates = dict.fromkeys(unknown.values(), "")
    known = set(chain.from_iterable(allowed))
    asked = sorted(candidates)[:_SUGGESTED_FOR]
    by_name = ids_by_similar_name(asked, entity_indexes)
    for text in asked:
        ids = nearest_words(text, known)
        similar = (id_ for id_ in by_name[text] if id_ in known)
        candidates[text] = ", ".join(list(dict.fromkeys(chain(ids, similar)))[:_SUGGESTED])
    reported: set[str] = set()
    positions = (
        values.first_rows_with(unknown)
        if column.open_vocabulary
        else values.rows_with(unknown).tolist()
    )
    for position in positions:
        text = unknown[int(values.indices[position])]
        if text in reported:
            continue
        if column.open_vocabulary:
            reported.add(text)
        problem = rows.problem(
            "unknown-word" if column.open_vocabulary else "unknown-reference",
            position,
            rows.part.header(column.field),
            {"found": text, "tables": ", ".join(column.references), "candidates": candidates[text]},
            warning=column.open_vocabulary,
        )
        yield replace(problem, about=(rows.part.table.name, column.field))


def strict_references(table: Table) -> tuple[Column, ...]:
    """The columns of a table whose value must stand in another table."""
    return tuple(
        column for column in table.columns if column.references and not column.open_vocabulary
    )


def dangling_reference_problems(facts: State | Facts) -> tuple[Problem, ...]:
    """Every fact that refers to something that is not there, as `still-referenced` problems.

    The values are `table` and `key` of the fact that refers, and `found`, what it refers to.
    """
    state = State.of(facts)
    return tuple(
        Problem(
            "still-referenced",
            column=column.name,
            values={"found": found, "table": table.name, "key": ", ".join(key)},
        )
        for table in TABLES
        for column in strict_references(table)
        for key, found in _dangling_keys_and_values(state, table, column)
    )


def _dangling_keys_and_values(
    state: State, table: Table, column: Column
) -> list[tuple[tuple[str, ...], str]]:
    """The keys of the rows whose column refers to nothing, with what stands there."""
    rows = state[table.name]
    cells = rows.column(column.name)
    there = pa.chunked_array(
        [chunk for name in column.references for chunk in state[name].column("id").chunks],
        pa.string(),
    )
    nowhere = pc.and_(pc.is_valid(cells), pc.invert(pc.is_in(cells, value_set=there)))
    if not pc.any(nowhere).as_py():
        return []
    keys = (key.to_pylist() for key in key_columns(table, rows.filter(nowhere)))
    return sorted(zip(zip(*keys, strict=True), cells.filter(nowhere).to_pylist(), strict=True))
