"""Every code that the source can give has a sentence, and its placeholders are always filled."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dashboard.text.text_files import load_texts, placeholders
from dashboard.wording.problems import error_text, problem_sentence
from dashboard.wording.problems.problem_formatters import FORMATTERS
from dashboard.wording.problems.problem_sentences import sentences_of_code
from dashboard.words import Language, Words
from data.errors import Problem, RefusedError, StoreError
from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import Upload
from data.store import Store

ROOT = Path(__file__).parents[1]
ENGLISH = Words(Language.ENGLISH)
DUTCH = Words(Language.DUTCH)

Function = ast.FunctionDef | ast.AsyncFunctionDef

_TAKE_PROBLEMS = {"Problem", "CellProblem", "problem"}
_TAKE_ERRORS = {"RefusedError", "StoreError", "WoonnetwerkError"}
_CODE = re.compile(r"[a-z]+(-[a-z]+)+")


@dataclass(frozen=True)
class Given:
    """A code that the source gives somewhere, with the names of the values beside it.

    `values` is None where they are those of another problem, handed on.
    """

    code: str
    values: frozenset[str] | None
    error: bool
    place: str = field(compare=False)


class Codes(ast.NodeVisitor):
    """Walks a module and keeps each code with its values, following names to their values."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.around: list[Function] = []
        self.found: list[Given] = []
        self.visit(self.tree)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.around.append(node)
        self.generic_visit(node)
        self.around.pop()

    def visit_Dict(self, node: ast.Dict) -> None:
        given = {
            key.value: value
            for key, value in zip(node.keys, node.values, strict=True)
            if isinstance(key, ast.Constant)
        }
        if "code" in given and given.keys() <= {"code", "sheet", "row", "values"}:
            self._keep(node, [*given.values()])
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = getattr(node.func, "id", getattr(node.func, "attr", None))
        by_name = {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg}
        if name in _TAKE_PROBLEMS:
            self._keep(node, [*node.args, *by_name.values()])
        elif name in _TAKE_ERRORS and node.args:
            values = frozenset(by_name) - {"problems"}
            for code in self._texts(node.args[0]):
                self.found.append(Given(code, values, error=True, place=self._place(node)))
        self.generic_visit(node)

    def _keep(self, node: ast.AST, arguments: list[ast.expr]) -> None:
        """Keep the first argument that is a code, with the keys of any that is a dictionary."""
        codes = (
            [text for text in self._texts(argument) if _CODE.fullmatch(text)]
            for argument in arguments
        )
        keys: frozenset[str] | None = frozenset(
            key for argument in arguments for key in self._keys(argument)
        )
        if any(
            isinstance(argument, ast.Attribute) and argument.attr == "values"
            for argument in arguments
        ):
            keys = None
        for text in next(filter(None, codes), []):
            self.found.append(Given(text, keys, error=False, place=self._place(node)))

    def _place(self, node: ast.AST) -> str:
        return f"{self.path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"

    def _texts(self, node: ast.expr | None) -> Iterator[str]:
        """The texts that an expression may be; none where it only hands on what it was given."""
        for meant in self._all_meanings(node):
            if isinstance(meant, ast.Constant) and isinstance(meant.value, str):
                yield meant.value

    def _keys(self, node: ast.expr | None) -> Iterator[str]:
        """The keys of the dictionary that an expression may be."""
        for meant in self._all_meanings(node):
            if isinstance(meant, ast.Dict):
                for key, value in zip(meant.keys, meant.values, strict=True):
                    if key is None:
                        yield from self._keys(value)
                    elif isinstance(key, ast.Constant):
                        yield str(key.value)

    def _all_meanings(self, node: ast.expr | None) -> Iterator[ast.expr]:
        """An expression and all that it may stand for, each once: a name may be assigned anew."""
        waiting = [] if node is None else [node]
        seen: set[ast.expr] = set()
        while waiting:
            meant = waiting.pop(0)
            if meant not in seen:
                seen.add(meant)
                yield meant
                waiting += self._meanings(meant)

    def _meanings(self, node: ast.expr) -> Iterator[ast.expr]:
        if isinstance(node, ast.IfExp):
            yield from (node.body, node.orelse)
        elif isinstance(node, ast.Name):
            for function in self.around:
                yield from _assigned(function, node.id)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for part in ast.walk(self.tree):
                if isinstance(part, ast.FunctionDef) and part.name == node.func.id:
                    yield from _returned(part)


def _assigned(function: Function, name: str) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from _matched(target, node.value, name)
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            yield from _matched(node.target, node.value, name)
        elif isinstance(node, ast.For) and isinstance(node.iter, ast.Tuple):
            for element in node.iter.elts:
                yield from _matched(node.target, element, name)


def _matched(target: ast.expr, value: ast.expr, name: str) -> Iterator[ast.expr]:
    if isinstance(target, ast.Name) and target.id == name:
        yield value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, other in zip(target.elts, value.elts, strict=True):
            yield from _matched(one, other, name)


def _returned(function: ast.FunctionDef) -> Iterator[ast.expr]:
    return (
        node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Return) and node.value is not None
    )


def in_source() -> list[Given]:
    files = (
        path for layer in ("data", "graph", "dashboard") for path in (ROOT / layer).rglob("*.py")
    )
    return [given for path in sorted(files) for given in Codes(path).found]


GIVEN = in_source()


def test_the_reader_of_the_source_finds_codes_in_each_way_they_are_given() -> None:
    codes = {given.code for given in GIVEN}
    assert "empty-file" in codes  # as it stands
    assert {"unclosed-quote", "stray-quote"} <= codes  # through a name and a choice
    assert {"too-many-rows", "too-many-columns", "cell-too-long"} <= codes  # through a pair
    assert {"database-locked", "not-a-database"} <= codes  # through a function
    bad_choice = next(given for given in GIVEN if given.code == "bad-choice")
    assert bad_choice.values == frozenset({"found", "expected", "expected_nl"})


def test_every_problem_and_error_has_words_and_no_words_are_left_over() -> None:
    assert {given.code for given in GIVEN if not given.error} == codes("problems")
    assert {given.code for given in GIVEN if given.error} == codes("errors")


def codes(kind: str) -> set[str]:
    return load_texts(kind, Language.DUTCH).keys() - {"shared"}


@pytest.mark.parametrize("kind", ["problems", "errors", "forms"])
def test_a_code_has_only_texts_that_are_shown(kind: str) -> None:
    texts = load_texts(kind, Language.DUTCH)
    for code in codes(kind):
        assert texts[code].keys() <= ({"title", "text"} if kind == "errors" else {"text"}), code
    written = [text for code in codes(kind) for text in texts[code].values()]
    alone = {one for text in written for one in ([text] if isinstance(text, str) else text)}
    assert {f"{{{name}}}" for name in texts.get("shared", {})} <= alone


@pytest.mark.parametrize(
    "given",
    [given for given in GIVEN if given.values is not None],
    ids=lambda given: f"{given.place} {given.code}",
)
def test_the_holes_in_the_sentences_are_values_that_stand_beside_the_code(given: Given) -> None:
    kind = "errors" if given.error else "problems"
    values = given.values or frozenset()
    offered = values | ({"first"} if "first_row" in values else set())
    for part in ("title", "text"):
        for sentence in sentences_of_code(kind, Language.DUTCH, given.code, part):
            assert placeholders(sentence) <= offered, sentence


def test_every_formatter_is_of_a_placeholder_that_stands_in_a_text() -> None:
    asked = {
        (code, name)
        for kind in ("problems", "errors", "forms")
        for code in codes(kind)
        for part in ("title", "text")
        for sentence in sentences_of_code(kind, Language.DUTCH, code, part)
        for name in placeholders(sentence)
    }
    names = {name for _, name in asked}
    for key in FORMATTERS.keys() - {"expected_nl"}:  # what stands for `expected` in Dutch
        code, _, name = key.rpartition(":")
        assert (code, name) in asked if code else name in names, key


# What people read


def problems_of(files: dict[str, str], *, language: Words = ENGLISH) -> list[str]:
    with Store.open() as store:
        uploads = [Upload(name, text.encode()) for name, text in files.items()]
        found = propose(store, uploads, replace=False).problems
        return [problem_sentence(language, problem, with_place=True) for problem in found]


def test_a_wrong_value_is_told_with_its_place_what_was_found_and_what_to_write() -> None:
    told_of = problems_of({"sources.csv": "id,title,checked\nx,X,31/02/2026\n"})
    assert told_of[0] == (
        "sources.csv, row 2, column checked: “31/02/2026” is no day that exists. "
        "Write the day as 2026-11-23 or 23/11/2026."
    )


def test_a_wrong_choice_names_the_choices_in_the_language_of_the_reader() -> None:
    files = {"bodies.csv": "id,name,layer\nx,X,raad\n"}
    assert problems_of(files)[0].endswith(
        "Choose kerngroep, woonraad, consultation or partnership."
    )
    assert (
        "kerngroep, woonraad, overleg of samenwerkingsverband"
        in problems_of(files, language=DUTCH)[0]
    )


def test_an_unknown_reference_offers_what_may_be_meant() -> None:
    files = {
        "actors.csv": "id,name\nocmw-kortrijk,OCMW\n",
        "bodies.csv": "id,name,layer\nraad,Raad,woonraad\n",
        "seats.csv": "body,actor\nraad,ocmw-kortrik\n",
    }
    assert problems_of(files)[0] == (
        "seats.csv, row 2, column actor: “ocmw-kortrik” is not in the table Actors. "
        "Perhaps you mean ocmw-kortrijk. Correct the id, or add it to that table first."
    )


def test_nothing_is_offered_where_nothing_looks_like_it() -> None:
    files = {
        "bodies.csv": "id,name,layer\nraad,Raad,woonraad\n",
        "seats.csv": "body,actor\nraad,zzzzzz\n",
    }
    assert "Perhaps" not in problems_of(files)[0]


def test_a_row_that_stands_twice_tells_where_the_first_one_is() -> None:
    told_of = problems_of({"actors.csv": "id,name\na,A\na,B\n"})
    assert "“a” is there already: row 2." in told_of[0]


def test_a_long_value_is_cut_off() -> None:
    told_of = problems_of({"sources.csv": f"id,title,checked\nx,X,{'9' * 5000}\n"})
    assert len(told_of[0]) < 250
    assert "9…”" in told_of[0]


def test_a_size_is_told_in_megabytes() -> None:
    problem = Problem("file-too-large", "x.csv", values={"found": "52400000", "limit": "50000000"})
    assert problem_sentence(DUTCH, problem).count("MB") == 2
    assert "52,4 MB" in problem_sentence(DUTCH, problem)


def test_a_value_that_looks_like_a_hole_stays_as_it_is() -> None:
    problem = Problem(
        "bad-number", "x.csv", values={"found": "{found} {0}", "least": "0", "most": "9"}
    )
    assert problem_sentence(ENGLISH, problem).startswith("“{found} {0}” is no number")


def test_a_locked_database_tells_who_may_hold_it_and_what_to_do(tmp_path: Path) -> None:
    error = StoreError("database-locked", path=tmp_path / "woon.duckdb", reason="lock")
    title, detail = error_text(ENGLISH, error)
    assert title == "The data is in use."
    assert detail == (
        f"The dashboard or another command has {tmp_path / 'woon.duckdb'} open. "
        "Nothing has changed. Close that one first, then try again."
    )


def test_a_commit_in_between_names_the_rows_that_clash_and_their_tables() -> None:
    error = RefusedError("committed-in-between", base=1, current=2, rows="seats raad / caw / 1")
    assert "these rows: Seats: raad / caw / 1." in error_text(ENGLISH, error)[1]


def test_a_commit_in_between_without_shared_rows_leaves_that_sentence_out() -> None:
    error = RefusedError("committed-in-between", base=1, current=2, rows="")
    assert "these rows" not in error_text(ENGLISH, error)[1]


def test_a_doubt_about_a_form_says_no_more_than_the_same_doubt_about_a_file() -> None:
    for code in codes("forms"):
        doubt, known = (
            sentences_of_code(kind, Language.DUTCH, code) for kind in ("forms", "problems")
        )
        assert frozenset().union(*map(placeholders, doubt)) <= frozenset().union(
            *map(placeholders, known)
        )
        assert len(doubt) == 2


def test_of_many_rows_that_clash_the_first_are_named_and_the_others_counted() -> None:
    rows = ", ".join(f"actors a{number}" for number in range(1_022))
    error = RefusedError("committed-in-between", base=1, current=2, rows=rows)
    _, detail = error_text(DUTCH, error)
    assert "Actoren: a19 en nog 1.002 andere" in detail
    assert "a20" not in detail
