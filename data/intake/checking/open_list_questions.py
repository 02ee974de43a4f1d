"""Whether everybody is on the list of a new body: asked once for all, and answered by the analyst.

An answer stands among the `UploadAnswers` of an upload as (bodies, open_list, id) → yes or no.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from data.errors import Problem
from data.intake.understanding.given_facts import GivenFacts
from data.intake.understanding.name_questions import QuestionKey, UploadAnswers
from data.state import State
from data.truncated_lists import SHOWN, truncate_list

OPEN, CLOSED = "yes", "no"  # the words of the column itself


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """A new body for which nobody says whether members are missing from its list."""

    body: str
    name: str

    @property
    def key(self) -> QuestionKey:
        """What the answer belongs to."""
        return ("bodies", "open_list", self.body)


def list_questions(given: GivenFacts, known: State) -> tuple[ListQuestion, ...]:
    """The new bodies whose `open_list` is empty, in the order of the files."""
    return tuple(question for _, question in _unanswered_list_questions(given, known["bodies"]))


def open_list_problems(given: GivenFacts, known: State) -> list[Problem]:
    """One warning about all new bodies whose `open_list` is empty, at the first of them."""
    unsaid = list(_unanswered_list_questions(given, known["bodies"]))
    if not unsaid:
        return []
    names = [question.name for _, question in unsaid]
    shown, others = truncate_list(names, SHOWN)
    named = ", ".join(shown)
    values = {"found": f"{named} (+{others})" if others else named}
    place = unsaid[0][0]
    return [given.problem("bodies", place, "open_list", "open-list-empty", values, warning=True)]


def fill_open_lists(given: GivenFacts, answers: UploadAnswers) -> None:
    """Put the answers in the empty cells of the bodies that they are about."""
    answered = {
        body: answer == OPEN
        for (table, field, body), answer in answers.items()
        if (table, field) == ("bodies", "open_list")
    }
    if answered and "bodies" in given.tables:
        given.replace_column("bodies", "open_list", _fill_answers(given.tables["bodies"], answered))


def _unanswered_list_questions(
    given: GivenFacts, known: pa.Table
) -> Iterator[tuple[int, ListQuestion]]:
    if "bodies" not in given.tables:
        return
    rows = given.tables["bodies"]
    there: Collection[str] = set(known.column("id").to_pylist())
    columns = (rows.column(name).to_pylist() for name in ("id", "name", "open_list"))
    for place, (body, name, is_open) in enumerate(zip(*columns, strict=True)):
        if is_open is None and body not in there:
            yield place, ListQuestion(body, name)


def _fill_answers(rows: pa.Table, answered: dict[str, bool]) -> pa.ChunkedArray:
    answers = pa.array([answered.get(body) for body in rows.column("id").to_pylist()], pa.bool_())
    return pc.coalesce(rows.column("open_list"), answers)
