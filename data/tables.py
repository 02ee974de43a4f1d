"""Every table and column, as the fields of the model describe them.

The schema of the store, the template, the checks and the help page all come from these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date
from enum import Enum
from inspect import get_annotations
from itertools import chain
from types import NoneType
from typing import Any, TypeAlias, TypeVar, cast, get_args, get_type_hints

from data.annotations import KEY, PERIOD, PERSONAL, Aliases, Dutch, English, ForeignKey, NumberRange
from data.model import Choice, Fact, Facts

Key = tuple[str, ...]

Choices: TypeAlias = type[Choice]  # Column.type would shadow the built-in


class CellType(Enum):
    """What a cell holds."""

    TEXT = "text"
    PERIOD = "period"  # a year, month or day: 2026, 2026-11 or 2026-11-23
    DATE = "date"
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "flag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `name` is the English header, `dutch` the Dutch one, `field` the name in code.

    `references` names the tables that may hold the value; `open_vocabulary` makes an unknown
    value a warning instead of an error, for vocabularies that grow by use.
    A number lies `between` two others, both allowed; every column of numbers says which.
    `personal` marks names of people, which exports leave out unless asked for. `aliases` are other
    headers that files have for it. An empty cell stands for the `default`; a column that is
    `required` has none.
    """

    name: str
    dutch: str
    field: str
    type: CellType
    required: bool
    default: object
    choices: Choices | None
    references: tuple[str, ...]
    open_vocabulary: bool
    personal: bool
    aliases: tuple[str, ...]
    between: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: its names, its model, the fields that identify a row, and its columns."""

    name: str
    dutch: str
    model: type[Fact]
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def column(self, field: str) -> Column:
        """The column that holds a field of the model."""
        return next(column for column in self.columns if column.field == field)

    def key_of(self, fact: Fact) -> Key:
        """The values that identify a fact, as text."""
        return tuple(str(getattr(fact, name)) for name in self.key)


_CELL_TYPES: Mapping[type, CellType] = {
    str: CellType.TEXT,
    date: CellType.DATE,
    int: CellType.INTEGER,
    float: CellType.NUMBER,
    bool: CellType.FLAG,
}

_Annotation = TypeVar("_Annotation")


def _tables_from_model() -> tuple[Table, ...]:
    """A table for each field of `Facts`, in their order."""
    hints = get_type_hints(Facts, include_extras=True)
    return tuple(_table_from_field(field.name, hints[field.name]) for field in fields(Facts))


def _table_from_field(name: str, hint: Any) -> Table:
    rows, *annotations = get_args(hint)
    fact: type[Fact] = get_args(rows)[0]
    hints = get_type_hints(fact, include_extras=True)
    by_name = {field.name: field for field in fields(fact)}
    # Its own fields stand before those that it has in common with other facts.
    own_first = dict.fromkeys(chain.from_iterable(map(get_annotations, fact.__mro__)))
    return Table(
        name=name,
        dutch=_annotations_of_kind(Dutch, annotations)[0].name,
        model=fact,
        key=tuple(field for field in own_first if KEY in get_args(hints[field])),
        columns=tuple(_column_from_field(by_name[field], hints[field]) for field in own_first),
    )


def _column_from_field(field: Field[Any], hint: Any) -> Column:
    stored, *annotations = get_args(hint)
    kind = next(part for part in get_args(stored) or (stored,) if part is not NoneType)
    choices = kind if issubclass(kind, Choice) else None
    refers = _annotations_of_kind(ForeignKey, annotations)
    between = _annotations_of_kind(NumberRange, annotations)
    required = field.default is MISSING
    return Column(
        name=next(
            (english.name for english in _annotations_of_kind(English, annotations)), field.name
        ),
        dutch=_annotations_of_kind(Dutch, annotations)[0].name,
        field=field.name,
        type=CellType.PERIOD if PERIOD in annotations else _CELL_TYPES[str if choices else kind],
        required=required,
        default=None if required else field.default,
        choices=choices,
        references=refers[0].tables if refers else (),
        open_vocabulary=any(reference.open_vocabulary for reference in refers),
        personal=PERSONAL in annotations,
        aliases=tuple(
            chain.from_iterable(
                aliases.headers for aliases in _annotations_of_kind(Aliases, annotations)
            )
        ),
        between=(between[0].least, between[0].most) if between else None,
    )


def _annotations_of_kind(kind: type[_Annotation], annotations: list[object]) -> list[_Annotation]:
    """The annotations of one kind."""
    return [annotation for annotation in annotations if isinstance(annotation, kind)]


TABLES = _tables_from_model()

_TABLE_BY_NAME = {table.name: table for table in TABLES}


def table_named(name: str) -> Table:
    """The description of a table, by its English name."""
    return _TABLE_BY_NAME[name]


def table_of(fact: Fact) -> Table:
    """The description of the table that a fact belongs to."""
    return next(table for table in TABLES if table.model is type(fact))


def value_of(fact: Fact, column: Column) -> object:
    """One cell of a fact."""
    return cast(object, getattr(fact, column.field))
