"""Which known thing an analyst says that a name in a file means, where names are merely close."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from data.errors import Problem
from data.intake.understanding.identity_lookup import NAMED, Sheet
from data.intake.understanding.value_columns import Converted, Wrong
from data.state import State
from data.tables import table_named

Asked = tuple[str, str, str]  # table, field of the model, text as it was read
Answers = Mapping[Asked, str]  # the id that is meant
NO_ANSWERS: Final[Answers] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Question:
    """A text in a column that may mean one of some ids; `open` when it stands in the way."""

    asked: Asked
    candidates: tuple[str, ...]
    open: bool

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables in which the candidates stand."""
        table, field, _ = self.asked
        return table_named(table).column(field).references or (table,)


def questions(problems: Iterable[Problem]) -> list[Question]:
    """What an analyst can answer among problems: each text of a column once, in their order."""
    found: dict[Asked, Question] = {}
    for problem in problems:
        candidates = tuple(filter(None, problem.values.get("candidates", "").split(", ")))
        if problem.about is not None and candidates:
            asked = (*problem.about, problem.values["found"])
            found.setdefault(asked, Question(asked, candidates, not problem.warning))
    return list(found.values())


def names_of(question: Question, known: State) -> dict[str, str]:
    """The names of the candidates that are known, by id."""
    wanted = pa.array(question.candidates, pa.string())
    return {
        id_: name
        for table in question.tables
        if table in NAMED
        for rows in [known[table].filter(pc.is_in(known[table].column("id"), value_set=wanted))]
        for id_, name in zip(
            rows.column("id").to_pylist(), rows.column(NAMED[table]).to_pylist(), strict=True
        )
    }


def answer_names(sheets: Sequence[Sheet], known: State, answers: Answers) -> Answers:
    """Give rows whose name is answered the id that is meant, and the name that is known of it.

    A row whose own id is known stays what it is. Gives per table and id what refers to the rows
    means from now on, as answers with an empty field.
    """
    moved: dict[Asked, str] = {}
    for part, values in sheets:
        table, field = part.table.name, NAMED.get(part.table.name, "")
        own = {
            text: id_ for (name, of, text), id_ in answers.items() if (name, of) == (table, field)
        }
        if not own or field not in values:
            continue
        ids = values.setdefault(
            "id", Converted.same(Wrong("value-missing"), pa.string(), len(part.raw.rows))
        )
        names = values[field]
        there = _names(known[table], field)
        rows = names.rows(place for place, text in names.texts().items() if text in own)
        meant: dict[int, object] = {}
        for row in rows.tolist():
            said, text = ids.at(row), str(names.at(row))
            if own[text] in there and _may_move(said, there):
                meant[row] = own[text]
                moved |= {
                    (table, "", each): own[text] for each in (said, text) if isinstance(each, str)
                }
        values["id"] = ids.with_rows(meant)
        values[field] = names.with_rows({row: there[str(id_)] for row, id_ in meant.items()})
    return moved


def _may_move(said: object, there: Mapping[str, str]) -> bool:
    return said.code == "value-missing" if isinstance(said, Wrong) else said not in there


def _names(rows: pa.Table, field: str) -> dict[str, str]:
    names = rows.column(field).to_pylist()
    return dict(zip(rows.column("id").to_pylist(), names, strict=True))


def answer_references(sheets: Sequence[Sheet], answers: Answers, moved: Answers) -> None:
    """Put the ids that are meant in place of the answered texts in columns that refer to things."""
    for part, values in sheets:
        for column in part.table.columns if answers else ():
            if not column.references or column.field not in values:
                continue
            given = values[column.field]
            asked = ((part.table.name, column.field), *((name, "") for name in column.references))
            both = {**moved, **answers}
            meant: dict[int, object] = {
                place: both[(*where, text)]
                for place, text in given.texts().items()
                for where in asked
                if (*where, text) in both
            }
            values[column.field] = given.with_values(meant)
