"""The remedies of upload problems that the page can answer, told there and by commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.text.text_files import text_of
from dashboard.wording.problems.problem_sentences import problem_sentence
from dashboard.words import N_, Words
from data.errors import Problem
from data.intake.understanding.name_questions import name_questions

MAPPING: Final = N_("Say what a sheet or column is")  # what stands above the boxes on the page
NAMES: Final = N_("Did you mean …?")
LISTS: Final = N_("Is everybody on this list?")

DOUBTED: Final = frozenset({"similar-name", "same-name"})
_LEFT_OUT: Final = frozenset({"unknown-table", "unknown-sheet", "unknown-column"})
UNRECOGNISED: Final = _LEFT_OUT | {"missing-column", "duplicate-column"}


def upload_problem_sentence(words: Words, problem: Problem) -> str:
    """A problem of an upload and its remedy; if the page can answer it, under which heading."""
    if problem.code in _LEFT_OUT:
        remedy = _page_remedy_text(words, "unrecognised_sheet", MAPPING)
    elif problem.code in UNRECOGNISED:
        remedy = _page_remedy_text(words, "unrecognised", MAPPING)
    elif problem.code == "open-list-empty":
        remedy = _page_remedy_text(words, "open_list", LISTS)
    elif problem.code in DOUBTED and name_questions([problem]):
        remedy = _page_remedy_text(words, "similar_name", NAMES)
    elif name_questions([problem]):
        more = _page_remedy_text(words, "unknown_name", NAMES)
        return f"{problem_sentence(words, problem)} {more}"
    else:
        return problem_sentence(words, problem)
    return problem_sentence(words, problem, remedy=remedy)


def _page_remedy_text(words: Words, key: str, title: str) -> str:
    return text_of(words, "remedies", "on_the_page", key, title=words(title))


def command_remedies(words: Words, problems: Sequence[Problem]) -> Iterator[str]:
    """Which problems that a command printed the page can answer, a sentence for each kind."""
    keys = {
        "unrecognised": any(problem.code in UNRECOGNISED for problem in problems),
        "open_list": any(problem.code == "open-list-empty" for problem in problems),
        "name": bool(name_questions(problems)),
    }
    for key, asked in keys.items():
        if asked:
            yield text_of(words, "remedies", "for_commands", key, page=words("Update"))
