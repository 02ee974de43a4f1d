"""Which known thing a row or a cell means that gives no id: by KBO number, then by exact name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import pyarrow as pa

from data.errors import Problem
from data.intake.understanding.cell_values import normalised
from data.intake.understanding.fuzzy_match import closest, nearest
from data.intake.understanding.sheet_matching import Part
from data.intake.understanding.value_columns import Converted, Values, Wrong
from data.intake.vocabulary import key_of_name, key_of_word
from data.state import State
from data.tables import TABLES, Column, Table

NAMED = {
    table.name: next(column.field for column in table.columns if column.name in ("name", "title"))
    for table in TABLES
    if table.key == ("id",) and {"name", "title"} & {column.name for column in table.columns}
}
Sheet = tuple[Part, Values]

ASKED = frozenset({"id-missing", "ambiguous-name"})  # an analyst can say what is meant


class Directory:
    """The things of one table: their ids, and by KBO number and by name which ids have it.

    Names are looked into only once one is asked for.
    """

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self._by_kbo: dict[str, set[str]] = defaultdict(set)
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._waiting: list[Iterable[tuple[str | None, str | None, str | None]]] = []

    def add(
        self,
        ids: Sequence[str | None],
        names: Sequence[str | None],
        kbos: Sequence[str | None],
    ) -> None:
        """Take in things; one without an id or without a name is passed over."""
        named = zip(ids, names, strict=True)
        self.ids.update(id_ for id_, name in named if id_ is not None and name is not None)
        self._waiting.append(zip(ids, names, kbos, strict=True))

    @property
    def by_name(self) -> Mapping[str, set[str]]:
        """The ids that have a name, by the name as words are compared."""
        self._look_into()
        return self._by_name

    def meant(self, name: str, kbo: str | None) -> set[str]:
        """The ids with this KBO number, or else with this name."""
        self._look_into()
        with_number = self._by_kbo.get(kbo) if kbo else None
        return with_number or self._by_name.get(key_of_word(name), set())

    def _look_into(self) -> None:
        for id_, name, kbo in chain.from_iterable(self._waiting):
            if id_ is not None and name is not None:
                self._by_name[key_of_word(name)].add(id_)
                if kbo:
                    self._by_kbo[kbo].add(id_)
        self._waiting.clear()


def directories(known: State, names: Iterable[str]) -> dict[str, Directory]:
    """The directories of the tables that have names, as far as they are asked for."""
    found = {}
    for name in {*names} & NAMED.keys():
        rows = known[name]
        found[name] = Directory()
        found[name].add(
            rows.column("id").to_pylist(),
            rows.column(NAMED[name]).to_pylist(),
            rows.column("kbo").to_pylist()
            if "kbo" in rows.column_names
            else [None] * rows.num_rows,
        )
    return found


def find_ids(part: Part, values: Values, directory: Directory) -> None:
    """Give rows without an id the id of the known thing with their KBO number or name.

    An id that is found so is doubtful (`matched-by-name`); none, or more than one, is an error.
    """
    table = part.table
    if table.name not in NAMED:
        return
    missing = Wrong("value-missing")
    ids = values.setdefault("id", Converted.same(missing, pa.string(), len(part.raw.rows)))
    lacking = [place for place, wrong in ids.wrong.items() if wrong.code == missing.code]
    rows = ids.rows(lacking)
    if not len(rows) or NAMED[table.name] not in values:
        return
    names = _sure(values[NAMED[table.name]].take(rows))
    kbos = _sure(values["kbo"].take(rows)) if "kbo" in values else [None] * len(rows)
    values["id"] = ids.with_rows(
        {
            row: _found(name, directory, kbo)
            for row, name, kbo in zip(rows.tolist(), names, kbos, strict=True)
            if name is not None
        }
    )


def _sure(column: Converted) -> list[str | None]:
    """The texts of a column, None where a cell is empty, wrong or doubtful."""
    sure = column.with_values(dict.fromkeys(column.wrong)).all()
    return [None if text is None else str(text) for text in sure.to_pylist()]


def _found(name: str, directory: Directory, kbo: str | None) -> Wrong:
    ids = directory.meant(name, kbo)
    if len(ids) == 1:
        (id_,) = ids
        return Wrong("matched-by-name", {"found": name, "id": id_}, warning=True, value=id_)
    if ids:
        return Wrong("ambiguous-name", {"found": name, "candidates": ", ".join(sorted(ids))})
    return Wrong("id-missing", {"found": name, "candidates": _like(name, [directory])})


def _like(name: str, directories: Iterable[Directory]) -> str:
    names = {key: ids for directory in directories for key, ids in directory.by_name.items() if key}
    keys = nearest(name, names)
    return ", ".join(id_ for key in keys.split(", ") if key for id_ in sorted(names[key]))


def likely(texts: Iterable[str], directories: Iterable[Directory]) -> dict[str, list[str]]:
    """Per text the ids of the things whose name looks like it, nearest first."""
    by_key: dict[str, set[str]] = defaultdict(set)
    for directory in directories:
        for name, ids in directory.by_name.items():
            by_key[key_of_name(name)] |= ids
    return {
        text: [
            id_ for key in closest(key_of_name(text), by_key.keys()) for id_ in sorted(by_key[key])
        ]
        for text in texts
    }


def find_references(sheets: Sequence[Sheet], known: dict[str, Directory]) -> list[Problem]:
    """Put ids in place of names and KBO numbers in the columns that refer to things.

    Gives a warning for each such name, at the first row where it stands.
    """
    problems = []
    for part, values in sheets:
        for column in part.table.columns:
            tables = [known[name] for name in column.references if name in known]
            if tables and column.field in values:
                problems += _in_column(part, values, column, tables)
    return problems


def add_own(table: Table, values: Values, known: dict[str, Directory]) -> None:
    """Let the rows of a sheet be found by their name and KBO number too."""
    name = NAMED.get(table.name, "")
    if table.name in known and "id" in values and name in values:
        ids = values["id"].all().to_pylist()
        kbos = _sure(values["kbo"]) if "kbo" in values else [None] * len(ids)
        known[table.name].add(ids, _sure(values[name]), kbos)


def _in_column(
    part: Part, values: Values, column: Column, tables: Sequence[Directory]
) -> list[Problem]:
    """Put ids in place of what is no id in one column."""
    given = values[column.field]
    found = {
        place: (text, ids)
        for place, text in given.texts().items()
        if not any(text in directory.ids for directory in tables)
        and (ids := ids_meant(text, tables))
    }
    meant: dict[int, object] = {}
    for place, (text, ids) in found.items():
        candidates = {"found": text, "candidates": ", ".join(sorted(ids))}
        meant[place] = Wrong("ambiguous-name", candidates) if len(ids) > 1 else next(iter(ids))
    values[column.field] = given.with_values(meant)
    problems = []
    told: set[str] = set()
    for row in given.first(place for place, (_, ids) in found.items() if len(ids) == 1):
        text, (id_,) = found[int(given.places[row])]
        if text not in told:
            told.add(text)
            number, header = int(part.raw.rows.numbers[row]), part.header(column.field)
            said = {"found": text, "id": id_}
            problems.append(part.problem("matched-by-name", number, header, said, warning=True))
    return problems


def ids_meant(value: str, tables: Sequence[Directory]) -> set[str]:
    """The ids in some tables of what has this KBO number or name."""
    kbo = normalised(value)
    return set().union(*(directory.meant(value, kbo) for directory in tables))
