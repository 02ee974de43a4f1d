"""Where what is wrong with an upload can be answered, other than in the file itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

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


def page_remedy_sentence(words: Words, problem: Problem) -> str:
    """What is wrong and what to do, where the file was handed in and some can be answered."""
    names, mapping = words(NAMES), words(MAPPING)
    if problem.code in _LEFT_OUT:
        remedy = words("If it should be read, say what it is, under “{title}”.", title=mapping)
    elif problem.code in UNRECOGNISED:
        remedy = words("Mend it in your file, or say what is what, under “{title}”.", title=mapping)
    elif problem.code == "open-list-empty":
        remedy = words("Say it under “{title}”, or fill in open_list.", title=words(LISTS))
    elif problem.code in DOUBTED and name_questions([problem]):
        remedy = words("If so, say it under “{title}”; if not, leave it as it is.", title=names)
    elif name_questions([problem]):
        more = words("Or say what is meant, under “{title}”.", title=names)
        return f"{problem_sentence(words, problem)} {more}"
    else:
        return problem_sentence(words, problem)
    return problem_sentence(words, problem, remedy=remedy)


def command_remedies(words: Words, problems: Sequence[Problem]) -> Iterator[str]:
    """What else can be done about problems that a command told, each thing once."""
    page = words("Update")
    if any(problem.code in UNRECOGNISED for problem in problems):
        yield words(
            "What a sheet or column is can be said once on the page “{page}”: it is remembered by "
            "the headers, and holds for commands too.",
            page=page,
        )
    if any(problem.code == "open-list-empty" for problem in problems):
        yield words(
            "Whether everybody is on a list can be answered on the page “{page}”, for that upload "
            "alone; for a command it has to stand in the file.",
            page=page,
        )
    if name_questions(problems):
        yield words(
            "What a name means can be answered on the page “{page}”, for that upload alone; for a "
            "command the id has to stand in the file.",
            page=page,
        )
