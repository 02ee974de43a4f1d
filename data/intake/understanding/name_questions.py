"""Which known thing an analyst says that a name in a file means, where names are merely close."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from data.errors import Problem
from data.intake.understanding.identity_lookup import NAME_FIELDS, ConvertedSheet
from data.intake.understanding.value_columns import CellProblem, ValueColumn
from data.state import State
from data.tables import table_named

QuestionKey = tuple[str, str, str]  # table, field of the model, text as it was read
UploadAnswers = Mapping[QuestionKey, str]  # the id that is meant
NO_ANSWERS: Final[UploadAnswers] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class NameQuestion:
    """A text in a column that may mean one of some ids; `blocking` when it stands in the way."""

    key: QuestionKey
    candidates: tuple[str, ...]
    blocking: bool

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables in which the candidates stand."""
        table, field, _ = self.key
        return table_named(table).column(field).references or (table,)


def name_questions(problems: Iterable[Problem]) -> list[NameQuestion]:
    """What an analyst can answer among problems: each text of a column once, in their order."""
    found: dict[QuestionKey, NameQuestion] = {}
    for problem in problems:
        candidates = tuple(filter(None, problem.values.get("candidates", "").split(", ")))
        if problem.about is not None and candidates:
            asked = (*problem.about, problem.values["found"])
            found.setdefault(asked, NameQuestion(asked, candidates, not problem.warning))
    return list(found.values())


def candidate_names(question: NameQuestion, known: State) -> dict[str, str]:
    """The names of the candidates that are known, by id."""
    wanted = pa.array(question.candidates, pa.string())
    return {
        id_: name
        for table in question.tables
        if table in NAME_FIELDS
        for rows in [known[table].filter(pc.is_in(known[table].column("id"), value_set=wanted))]
        for id_, name in zip(
            rows.column("id").to_pylist(), rows.column(NAME_FIELDS[table]).to_pylist(), strict=True
        )
    }


def apply_name_answers(
    sheets: Sequence[ConvertedSheet], known: State, answers: UploadAnswers
) -> UploadAnswers:
    """Put the known id and name in rows for whose name the analyst chose a known thing.

    A row with an id that is known stays unchanged. Returns which id replaces the earlier id or name
    of such a row in references, by table, empty field and that earlier text.
    """
    replaced_ids: dict[QuestionKey, str] = {}
    for part, values in sheets:
        table, field = part.table.name, NAME_FIELDS.get(part.table.name, "")
        own = {
            text: id_ for (name, of, text), id_ in answers.items() if (name, of) == (table, field)
        }
        if not own or field not in values:
            continue
        ids = values.setdefault(
            "id",
            ValueColumn.constant(CellProblem("value-missing"), pa.string(), len(part.raw.rows)),
        )
        names = values[field]
        there = _name_by_id(known[table], field)
        rows = names.rows_with(
            place for place, text in names.distinct_texts().items() if text in own
        )
        meant: dict[int, object] = {}
        for row in rows.tolist():
            given_id, text = ids.at(row), str(names.at(row))
            if own[text] in there and _may_take_known_id(given_id, there):
                meant[row] = own[text]
                replaced_ids |= {
                    (table, "", name): own[text]
                    for name in (given_id, text)
                    if isinstance(name, str)
                }
        values["id"] = ids.with_values_in_rows(meant)
        values[field] = names.with_values_in_rows(
            {row: there[str(id_)] for row, id_ in meant.items()}
        )
    return replaced_ids


def _may_take_known_id(given_id: object, there: Mapping[str, str]) -> bool:
    return (
        given_id.code == "value-missing"
        if isinstance(given_id, CellProblem)
        else given_id not in there
    )


def _name_by_id(rows: pa.Table, field: str) -> dict[str, str]:
    names = rows.column(field).to_pylist()
    return dict(zip(rows.column("id").to_pylist(), names, strict=True))


def apply_reference_answers(
    sheets: Sequence[ConvertedSheet], answers: UploadAnswers, replaced_ids: UploadAnswers
) -> None:
    """Put the ids that are meant in place of the answered texts in columns that refer to things."""
    for part, values in sheets:
        for column in part.table.columns if answers else ():
            if not column.references or column.field not in values:
                continue
            given = values[column.field]
            asked = ((part.table.name, column.field), *((name, "") for name in column.references))
            both = {**replaced_ids, **answers}
            meant: dict[int, object] = {
                place: both[(*where, text)]
                for place, text in given.distinct_texts().items()
                for where in asked
                if (*where, text) in both
            }
            values[column.field] = given.with_replaced_values(meant)
