"""Problems and errors as sentences: what is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dashboard.snapshot import Snapshot
from dashboard.text.text_files import fill, fill_sentences, load_texts, resolve_references
from dashboard.wording.columns import column_name
from dashboard.wording.problems.problem_formatters import problem_placeholder_values
from dashboard.words import Language, Words
from data.errors import Problem, WoonnetwerkError

# Of a doubt about what was filled in on a page: the values that are ids of what has a name.
_NAMED: Final[Mapping[str, tuple[str, ...]]] = {
    "attended-uninvited": ("found", "body"),
    "two-meetings-one-day": ("body",),
}


def sentences_of_code(
    kind: str, language: Language, code: str, part: str = "text"
) -> tuple[str, ...]:
    """The sentences of a code; `kind` is problems, errors or forms."""
    texts = load_texts(kind, language)
    return tuple(resolve_references(texts[code].get(part, []), texts.get("shared", {})))


def problem_sentence(
    words: Words, problem: Problem, *, with_place: bool = False, remedy: str = ""
) -> str:
    """What is wrong and what to do, on one line; `with_place` says where it is first.

    A `remedy` that is given takes the place of the last sentence.
    """
    several = sentences_of_code("problems", words.language, problem.code)
    text = _join_sentences(words, problem, several[:-1] if remedy else several)
    text = f"{text} {remedy}".strip()
    place = problem_place(words, problem) if with_place else ""
    return f"{place}: {text}" if place else text


def form_problem_sentence(words: Words, snapshot: Snapshot, problem: Problem) -> str:
    """A problem with what was filled in on a page, on one line: with names, no rows or ids.

    A code without a text for forms gets the sentences of `problem_sentence()`.
    """
    if problem.code not in load_texts("forms", words.language):
        return problem_sentence(words, problem)
    names = {key: snapshot.name(problem.values[key]) for key in _NAMED.get(problem.code, ())}
    named = Problem(problem.code, values={**problem.values, **names})
    return _join_sentences(words, named, sentences_of_code("forms", words.language, problem.code))


def error_text(words: Words, error: WoonnetwerkError) -> tuple[str, str]:
    """An error as a title and a detail: what happened, what was kept, what to do."""
    value = problem_placeholder_values(words, error.code, error.values)
    (title,) = sentences_of_code("errors", words.language, error.code, "title")
    return fill(title, value), fill_sentences(
        sentences_of_code("errors", words.language, error.code), value
    )


def _join_sentences(words: Words, problem: Problem, several: Sequence[str]) -> str:
    values = problem.values
    if "first_row" in values:
        values = {**values, "first": _earlier_row_place(words, problem)}
    return fill_sentences(several, problem_placeholder_values(words, problem.code, values))


def problem_place(words: Words, problem: Problem) -> str:
    """The place of a problem: file, sheet, row and column, as far as it has them."""
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


def _earlier_row_place(words: Words, problem: Problem) -> str:
    """The place of the earlier of two equal rows, without the file and sheet that both share."""
    values = problem.values
    same_file = values["first_file"] == problem.file
    same_sheet = same_file and values["first_sheet"] == (problem.sheet or "")
    earlier = Problem(
        problem.code,
        file=None if same_file else values["first_file"],
        sheet=None if same_sheet else values["first_sheet"] or None,
        row=int(values["first_row"]),
    )
    return problem_place(words, earlier)
