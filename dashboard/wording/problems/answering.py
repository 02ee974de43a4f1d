"""Where what is wrong with an upload can be answered, other than in the file itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.words import N_, Words
from data.errors import Problem
from data.intake.answers import questions

MAPPING: Final = N_("Say what a sheet or column is")  # what stands above the boxes on the page
NAMES: Final = N_("Did you mean …?")

UNRECOGNISED: Final = frozenset(
    {"unknown-table", "unknown-sheet", "unknown-column", "missing-column", "duplicate-column"}
)


def on_the_page(words: Words, problem: Problem) -> str:
    """Where on the page of an upload a problem can be answered; nothing where it cannot."""
    if questions([problem]):
        return words("Or answer it on this page, under “{title}”.", title=words(NAMES))
    if problem.code in UNRECOGNISED:
        return words("Or say it on this page, under “{title}”.", title=words(MAPPING))
    return ""


def for_commands(words: Words, problems: Sequence[Problem]) -> Iterator[str]:
    """What else can be done about problems that a command told, each thing once."""
    page = words("Update")
    if any(problem.code in UNRECOGNISED for problem in problems):
        yield words(
            "What a sheet or column is can be said once on the page “{page}”: it is remembered by "
            "the headers, and holds for commands too.",
            page=page,
        )
    if questions(problems):
        yield words(
            "What a name means can be answered on the page “{page}”, for that upload alone; for a "
            "command the id has to stand in the file.",
            page=page,
        )
