"""Which known thing a row or a cell means that gives no id: by KBO number, then by exact name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from data.errors import Problem
from data.intake.cells import Wrong
from data.intake.kbo import normalised
from data.intake.likeness import nearest
from data.intake.matching import Part
from data.intake.typed import Values
from data.intake.words import key_of_word
from data.model import Facts
from data.tables import TABLES, Column, Table

_NAMED = {
    table.name: next(column.field for column in table.columns if column.name in ("name", "title"))
    for table in TABLES
    if table.key == ("id",) and {"name", "title"} & {column.name for column in table.columns}
}
Sheet = tuple[Part, Values]


@dataclass(frozen=True, slots=True)
class Directory:
    """The ids of one table, and by KBO number and by name which ids have it."""

    ids: set[str] = field(default_factory=set)
    by_kbo: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_name: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, id_: str, name: str, kbo: str | None) -> None:
        """Take in one thing."""
        self.ids.add(id_)
        self.by_name[key_of_word(name)].add(id_)
        if kbo:
            self.by_kbo[kbo].add(id_)

    def meant(self, name: str, kbo: str | None) -> set[str]:
        """The ids with this KBO number, or else with this name."""
        return (self.by_kbo.get(kbo) if kbo else None) or self.by_name.get(key_of_word(name), set())


def directories(known: Facts, names: Iterable[str]) -> dict[str, Directory]:
    """The directories of the tables that have names, as far as they are asked for."""
    found = {}
    for name in {*names} & _NAMED.keys():
        found[name] = Directory()
        for fact in known.table(name):
            row: Any = fact
            found[name].add(row.id, getattr(row, _NAMED[name]), getattr(row, "kbo", None))
    return found


def find_ids(part: Part, values: Values, directory: Directory) -> None:
    """Give rows without an id the id of the known thing with their KBO number or name.

    An id that is found so is doubtful (`matched-by-name`); none, or more than one, is an error.
    """
    table = part.table
    if table.name not in _NAMED:
        return
    count = len(part.raw.rows)
    ids = values.setdefault("id", [Wrong("value-missing")] * count)
    names = values.get(_NAMED[table.name], [None] * count)
    kbos = values.get("kbo", [None] * count)
    for place, id_ in enumerate(ids):
        if type(id_) is Wrong and id_.code == "value-missing" and type(names[place]) is str:
            ids[place] = _found(names[place], directory, kbos[place])


def _found(name: str, directory: Directory, kbo: object) -> Wrong:
    ids = directory.meant(name, kbo if isinstance(kbo, str) else None)
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


def find_references(sheets: Sequence[Sheet], known: dict[str, Directory]) -> list[Problem]:
    """Put ids in place of names and KBO numbers in the columns that refer to things.

    Gives a warning for each such name, at the first row where it stands.
    """
    problems = []
    for part, values in sheets:
        for column in part.table.columns:
            tables = [known[name] for name in column.references if name in known]
            if tables and column.field in values:
                problems += _in_column(part, values[column.field], column, tables)
    return problems


def add_own(table: Table, values: Values, known: dict[str, Directory]) -> None:
    """Let the rows of a sheet be found by their name and KBO number too."""
    if table.name in known and "id" in values:
        count = len(values["id"])
        names = values.get(_NAMED[table.name], [None] * count)
        kbos = values.get("kbo", [None] * count)
        for id_, name, kbo in zip(values["id"], names, kbos, strict=True):
            own = id_.value if type(id_) is Wrong else id_
            if type(own) is str and type(name) is str:
                known[table.name].add(own, name, kbo if type(kbo) is str else None)


def _in_column(
    part: Part, values: list[Any], column: Column, tables: Sequence[Directory]
) -> list[Problem]:
    ids = set().union(*(directory.ids for directory in tables))
    unknown = {value for value in values if type(value) is str} - ids
    meant = {value: found for value in unknown if (found := ids_meant(value, tables))}
    problems = []
    told: set[str] = set()
    for place, value in enumerate(values if meant else ()):
        found = meant.get(value, set()) if type(value) is str else set()
        if not found:
            continue
        if len(found) > 1:
            candidates = {"found": value, "candidates": ", ".join(sorted(found))}
            values[place] = Wrong("ambiguous-name", candidates)
            continue
        (values[place],) = found
        if value not in told:
            told.add(value)
            number, header = part.raw.rows[place].number, part.header(column.field)
            said = {"found": value, "id": values[place]}
            problems.append(part.problem("matched-by-name", number, header, said, warning=True))
    return problems


def ids_meant(value: str, tables: Sequence[Directory]) -> set[str]:
    """The ids in some tables of what has this KBO number or name."""
    kbo = normalised(value)
    return set().union(*(directory.meant(value, kbo) for directory in tables))
