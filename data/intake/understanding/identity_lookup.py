"""Which known thing a row or a cell means that gives no id: by KBO number, then by exact name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import pyarrow as pa

from data.errors import Problem
from data.intake.understanding.cell_values import normalised_kbo
from data.intake.understanding.fuzzy_match import nearest_keys, nearest_words
from data.intake.understanding.sheet_matching import SheetPart
from data.intake.understanding.value_columns import CellProblem, SheetValues, ValueColumn
from data.intake.vocabulary import key_of_name, key_of_word
from data.state import State
from data.tables import TABLES, Column, Table

NAME_FIELDS = {
    table.name: next(column.field for column in table.columns if column.name in ("name", "title"))
    for table in TABLES
    if table.key == ("id",) and {"name", "title"} & {column.name for column in table.columns}
}
ConvertedSheet = tuple[SheetPart, SheetValues]

ANSWERABLE = frozenset({"id-missing", "ambiguous-name"})  # an analyst can say what is meant


class EntityIndex:
    """The things of one table: their ids, and which ids have a KBO number or a name.

    Names are looked into only once one is asked for.
    """

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self._by_kbo: dict[str, set[str]] = defaultdict(set)
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._not_indexed: list[Iterable[tuple[str | None, str | None, str | None]]] = []

    def add(
        self,
        ids: Sequence[str | None],
        names: Sequence[str | None],
        kbos: Sequence[str | None],
    ) -> None:
        """Take in things; one without an id or without a name is passed over."""
        named = zip(ids, names, strict=True)
        self.ids.update(id_ for id_, name in named if id_ is not None and name is not None)
        self._not_indexed.append(zip(ids, names, kbos, strict=True))

    @property
    def by_name(self) -> Mapping[str, set[str]]:
        """The ids that have a name, by the name as words are compared."""
        self._build_indexes()
        return self._by_name

    def matches(self, name: str, kbo: str | None) -> set[str]:
        """The ids with this KBO number, or else with this name."""
        self._build_indexes()
        with_number = self._by_kbo.get(kbo) if kbo else None
        return with_number or self._by_name.get(key_of_word(name), set())

    def _build_indexes(self) -> None:
        for id_, name, kbo in chain.from_iterable(self._not_indexed):
            if id_ is not None and name is not None:
                self._by_name[key_of_word(name)].add(id_)
                if kbo:
                    self._by_kbo[kbo].add(id_)
        self._not_indexed.clear()


def index_known_entities(known: State, names: Iterable[str]) -> dict[str, EntityIndex]:
    """The EntityIndex of the tables that have names, as far as they are asked for."""
    found = {}
    for name in {*names} & NAME_FIELDS.keys():
        rows = known[name]
        found[name] = EntityIndex()
        found[name].add(
            rows.column("id").to_pylist(),
            rows.column(NAME_FIELDS[name]).to_pylist(),
            rows.column("kbo").to_pylist()
            if "kbo" in rows.column_names
            else [None] * rows.num_rows,
        )
    return found


def find_ids(part: SheetPart, values: SheetValues, entity_index: EntityIndex) -> None:
    """Give rows without an id the id of the known thing with their KBO number or name.

    An id that is found so is doubtful (`matched-by-name`); none, or more than one, is an error.
    """
    table = part.table
    if table.name not in NAME_FIELDS:
        return
    missing = CellProblem("value-missing")
    ids = values.setdefault("id", ValueColumn.constant(missing, pa.string(), len(part.raw.rows)))
    lacking = [place for place, wrong in ids.problems.items() if wrong.code == missing.code]
    rows = ids.rows_with(lacking)
    if not len(rows) or NAME_FIELDS[table.name] not in values:
        return
    names = _certain_texts(values[NAME_FIELDS[table.name]].take(rows))
    kbos = _certain_texts(values["kbo"].take(rows)) if "kbo" in values else [None] * len(rows)
    values["id"] = ids.with_values_in_rows(
        {
            row: _match_problem(name, entity_index, kbo)
            for row, name, kbo in zip(rows.tolist(), names, kbos, strict=True)
            if name is not None
        }
    )


def _certain_texts(column: ValueColumn) -> list[str | None]:
    """The texts of a column, None where a cell is empty, wrong or doubtful."""
    sure = column.with_replaced_values(dict.fromkeys(column.problems)).to_array()
    return [None if text is None else str(text) for text in sure.to_pylist()]


def _match_problem(name: str, entity_index: EntityIndex, kbo: str | None) -> CellProblem:
    ids = entity_index.matches(name, kbo)
    if len(ids) == 1:
        (id_,) = ids
        return CellProblem("matched-by-name", {"found": name, "id": id_}, warning=True, value=id_)
    if ids:
        return CellProblem("ambiguous-name", {"found": name, "candidates": ", ".join(sorted(ids))})
    return CellProblem(
        "id-missing", {"found": name, "candidates": _similar_ids_text(name, [entity_index])}
    )


def _similar_ids_text(name: str, entity_indexes: Iterable[EntityIndex]) -> str:
    names = {
        key: ids
        for entity_index in entity_indexes
        for key, ids in entity_index.by_name.items()
        if key
    }
    return ", ".join(id_ for key in nearest_words(name, names) for id_ in sorted(names[key]))


def ids_by_similar_name(
    texts: Iterable[str], entity_indexes: Iterable[EntityIndex]
) -> dict[str, list[str]]:
    """Per text the ids of the things whose name looks like it, nearest first."""
    by_key: dict[str, set[str]] = defaultdict(set)
    for entity_index in entity_indexes:
        for name, ids in entity_index.by_name.items():
            by_key[key_of_name(name)] |= ids
    return {
        text: [
            id_
            for key in nearest_keys(key_of_name(text), by_key.keys())
            for id_ in sorted(by_key[key])
        ]
        for text in texts
    }


def find_references(
    sheets: Sequence[ConvertedSheet], known: dict[str, EntityIndex]
) -> list[Problem]:
    """Put ids in place of names and KBO numbers in the columns that refer to things.

    Gives a warning for each such name, at the first row where it stands.
    """
    problems = []
    for part, values in sheets:
        for column in part.table.columns:
            tables = [known[name] for name in column.references if name in known]
            if tables and column.field in values:
                problems += _find_references_in_column(part, values, column, tables)
    return problems


def add_sheet_entities(table: Table, values: SheetValues, known: dict[str, EntityIndex]) -> None:
    """Let the rows of a sheet be found by their name and KBO number too."""
    name = NAME_FIELDS.get(table.name, "")
    if table.name in known and "id" in values and name in values:
        ids = values["id"].to_array().to_pylist()
        kbos = _certain_texts(values["kbo"]) if "kbo" in values else [None] * len(ids)
        known[table.name].add(ids, _certain_texts(values[name]), kbos)


def _find_references_in_column(
    part: SheetPart, values: SheetValues, column: Column, tables: Sequence[EntityIndex]
) -> list[Problem]:
    """Replace names and KBO numbers in one column by the ids that they stand for.

    A name of several things becomes a problem of its cell; the warnings returned are one for each
    text that was replaced by an id.
    """
    given = values[column.field]
    found = {
        place: (text, ids)
        for place, text in given.distinct_texts().items()
        if not any(text in entity_index.ids for entity_index in tables)
        and (ids := matching_ids(text, tables))
    }
    meant: dict[int, object] = {}
    for place, (text, ids) in found.items():
        candidates = {"found": text, "candidates": ", ".join(sorted(ids))}
        meant[place] = (
            CellProblem("ambiguous-name", candidates) if len(ids) > 1 else next(iter(ids))
        )
    values[column.field] = given.with_replaced_values(meant)
    problems = []
    reported: set[str] = set()
    for row in given.first_rows_with(place for place, (_, ids) in found.items() if len(ids) == 1):
        text, (id_,) = found[int(given.indices[row])]
        if text not in reported:
            reported.add(text)
            number, header = int(part.raw.rows.numbers[row]), part.header(column.field)
            details = {"found": text, "id": id_}
            problems.append(part.problem("matched-by-name", number, header, details, warning=True))
    return problems


def matching_ids(value: str, tables: Sequence[EntityIndex]) -> set[str]:
    """The ids in some tables of what has this KBO number or name."""
    kbo = normalised_kbo(value)
    return set().union(*(entity_index.matches(value, kbo) for entity_index in tables))
