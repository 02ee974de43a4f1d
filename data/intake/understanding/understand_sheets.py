"""What was read → rows of values: which table each sheet is, and which things its rows mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.errors import Problem
from data.intake.understanding.explode_lists import explode_lists
from data.intake.understanding.identity_lookup import (
    ConvertedSheet,
    EntityIndex,
    add_sheet_entities,
    find_ids,
    find_references,
    index_known_entities,
)
from data.intake.understanding.name_questions import (
    UploadAnswers,
    apply_name_answers,
    apply_reference_answers,
)
from data.intake.understanding.raw_tables import RawTable, ReadResult
from data.intake.understanding.sheet_mappings import SheetMapping
from data.intake.understanding.sheet_matching import SheetPart, match_sheet
from data.intake.understanding.typed_rows import TypedRows, converted_values, typed_rows
from data.progress import OnProgress
from data.state import State


@dataclass(frozen=True, slots=True)
class SheetInterpretation:
    """What a sheet was taken for: which table, and per header the English name of its column.

    `table` is None for a sheet that was left out, and a header's column is None likewise.
    """

    raw: RawTable
    table: str | None
    columns: tuple[tuple[str, str | None], ...]


def match_sheets(
    reading: ReadResult, mappings: Sequence[SheetMapping]
) -> tuple[list[SheetPart], list[SheetInterpretation], list[Problem]]:
    """Find the table and the columns of every sheet that was read, and what each was taken for."""
    parts: list[SheetPart] = []
    interpretations: list[SheetInterpretation] = []
    problems = list(reading.problems)
    for raw in reading.tables:
        own, found = match_sheet(raw, mappings)
        parts += own
        problems += found
        interpretations += [_interpretation(part, raw) for part in own] or [
            SheetInterpretation(raw, None, tuple((header, None) for header in raw.headers))
        ]
    # What stands inside another sheet comes last: a sheet of its own says more of the same rows.
    return sorted(parts, key=lambda part: part.is_embedded), interpretations, problems


def _interpretation(part: SheetPart, raw: RawTable) -> SheetInterpretation:
    names = {place: part.table.column(field).name for field, place in part.column_index.items()}
    columns = tuple((header, names.get(place)) for place, header in enumerate(raw.headers))
    return SheetInterpretation(raw, part.table.name, columns)


def type_sheets(
    parts: Sequence[SheetPart], known: State, answers: UploadAnswers, on_progress: OnProgress
) -> tuple[list[TypedRows], dict[str, EntityIndex], list[Problem]]:
    """Convert every cell, and find which thing each row and each reference means.

    Gives the rows of each sheet, what can be found by name, and what is wrong or doubtful.
    """
    sheets: list[ConvertedSheet] = []
    for place, part in enumerate(parts):
        on_progress(place / len(parts))
        sheets.append((part, converted_values(part)))
    tables = {part.table.name for part in parts}
    tables.update(
        name for part in parts for column in part.table.columns for name in column.references
    )
    named = index_known_entities(known, tables)
    replaced_ids = apply_name_answers(sheets, known, answers)
    for part, values in sheets:
        if part.table.name in named:
            find_ids(part, values, named[part.table.name])
    for part, values in sheets:
        add_sheet_entities(part.table, values, named)
    sheets, problems = explode_lists(sheets, named)
    apply_reference_answers(sheets, answers, replaced_ids)
    problems += find_references(sheets, named)
    rows = []
    for part, values in sheets:
        own, found = typed_rows(part, values)
        rows.append(own)
        problems += found
    return rows, named, problems
