"""Problems and errors as sentences."""

from __future__ import annotations

from dashboard.wording.fields import column_name
from dashboard.wording.problems.cells import CELLS
from dashboard.wording.problems.entry import filled, together
from dashboard.wording.problems.errors import ERRORS
from dashboard.wording.problems.files import FILES
from dashboard.wording.problems.settings import SETTINGS
from dashboard.words import Words
from data.errors import Problem, WoonnetwerkError

PROBLEMS = {**FILES, **CELLS, **SETTINGS}


def sentence(words: Words, problem: Problem, *, with_place: bool = False, remedy: str = "") -> str:
    """What is wrong and what to do, on one line; `with_place` says where it is first.

    A `remedy` that is given takes the place of the last sentence.
    """
    told = PROBLEMS[problem.code]
    values = filled(words, told, problem.values)
    if "first_row" in values:
        values["first"] = _first(words, problem)
    text = together(words, told.sentences[:-1] if remedy else told.sentences, values)
    text = f"{text} {remedy}".strip()
    place = place_of(words, problem) if with_place else ""
    return f"{place}: {text}" if place else text


def told(words: Words, error: WoonnetwerkError) -> tuple[str, str]:
    """An error as a title and a detail: what happened, what was kept, what to do."""
    entry = ERRORS[error.code]
    values = filled(words, entry, error.values)
    return words(entry.title, **values), together(words, entry.sentences, values)


def place_of(words: Words, problem: Problem) -> str:
    """Where a problem is: file, sheet, row, column, as far as it has them."""
    column = problem.column
    if column is not None and problem.file is None:
        column = column_name(words, column)
    return ", ".join(
        [
            *([problem.file] if problem.file else []),
            *([words("sheet {sheet}", sheet=problem.sheet)] if problem.sheet else []),
            *([words("row {row}", row=problem.row)] if problem.row else []),
            *([words("column {column}", column=column)] if column else []),
        ]
    )


def _first(words: Words, problem: Problem) -> str:
    """Where the earlier one of two equal rows is, as far as that is elsewhere."""
    values = problem.values
    same_file = values["first_file"] == problem.file
    same_sheet = same_file and values["first_sheet"] == (problem.sheet or "")
    earlier = Problem(
        problem.code,
        file=None if same_file else values["first_file"],
        sheet=None if same_sheet else values["first_sheet"] or None,
        row=int(values["first_row"]),
    )
    return place_of(words, earlier)
