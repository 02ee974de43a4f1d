"""The catalogue: every word on screen has a complete Dutch translation."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from babel.messages.pofile import read_po

from dashboard.text.text_files import placeholders
from dashboard.wording.columns import column_help, column_name, table_help, table_name
from dashboard.words import CATALOGUE, Language, Words
from data.model import Layer
from data.tables import TABLES

DASHBOARD = Path(__file__).parents[1] / "dashboard"
TAKES = {"N_": 1, "words": 1, "plural": 2}  # how many sentences each takes
DUTCH, ENGLISH = Words(Language.DUTCH), Words(Language.ENGLISH)

Message = str | tuple[str, ...]


def in_code() -> set[Message]:
    """Read from the syntax tree: babel's extractor misses a sentence inside an f-string."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in DASHBOARD.rglob("*.py"))
    nodes = [node for tree in trees for node in ast.walk(tree)]
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    said = {message for call in calls if (message := asked(call))}
    return said | {message for node in nodes if (message := helps(node))}


def helps(node: ast.AST) -> Message | None:
    """The help of a command is its docstring, and that of an option stands with it."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "click.option":
        given = [keyword.value for keyword in node.keywords if keyword.arg == "help"]
        return str(given[0].value) if given and isinstance(given[0], ast.Constant) else None
    if isinstance(node, ast.FunctionDef) and any(
        ast.unparse(decorator).startswith(("click.command", "click.group"))
        for decorator in node.decorator_list
    ):
        return " ".join((ast.get_docstring(node) or "").split())
    return None


def asked(call: ast.Call) -> Message | None:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    first = call.args[: TAKES.get(name, 0)]
    sentences = tuple(
        str(argument.value) for argument in first if isinstance(argument, ast.Constant)
    )
    if not sentences or len(sentences) < len(first):
        return None
    return sentences if name == "plural" else sentences[0]


def in_catalogue() -> dict[Message, Message]:
    with CATALOGUE.open("rb") as file:
        entries = [entry for entry in read_po(file, locale="nl") if entry.id]
    return {_frozen(entry.id): _frozen(entry.string) for entry in entries}


def _frozen(text: str | list[str] | tuple[str, ...] | None) -> Message:
    return text if isinstance(text, str) else tuple(text or ())


def pairs() -> Iterator[tuple[str, str]]:
    for message, translation in in_catalogue().items():
        if isinstance(message, str):
            assert isinstance(translation, str)
            yield message, translation
        else:
            yield from zip(message, translation, strict=True)


def test_every_sentence_in_the_code_has_its_dutch_and_none_is_left_over() -> None:
    code, catalogue = in_code(), set(in_catalogue())
    assert sorted(map(str, code - catalogue)) == []
    assert sorted(map(str, catalogue - code)) == []


def test_what_tests_look_for_stands_in_the_catalogue_and_is_not_taken_over_as_it_is() -> None:
    trees = [
        (file.name, ast.parse(file.read_text(encoding="utf-8")))
        for file in Path(__file__).parent.rglob("*.py")
    ]
    known = {english for english, _ in pairs()}
    sought = {
        (name, str(call.args[0].value))
        for name, tree in trees
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in {"DUTCH", "ENGLISH", "WORDS"}
        if call.args and isinstance(call.args[0], ast.Constant)
    }
    assert {english for _, english in sought} - known == set()


def test_no_sentence_stands_twice_in_the_catalogue() -> None:
    lines = CATALOGUE.read_text(encoding="utf-8").splitlines()
    stands = [line for line in lines if line.startswith("msgid ")]
    assert len(stands) == len(in_catalogue()) + 1  # and the head


def test_no_translation_is_empty_or_doubtful() -> None:
    with CATALOGUE.open("rb") as file:
        assert not [entry.id for entry in read_po(file, locale="nl") if entry.id and entry.fuzzy]
    assert not [english for english, dutch in pairs() if not dutch.strip()]


def test_a_translation_has_the_same_placeholders() -> None:
    assert not [
        english for english, dutch in pairs() if placeholders(english) != placeholders(dutch)
    ]


def test_the_dutch_does_not_shout() -> None:
    assert not [dutch for _, dutch in pairs() if "!" in dutch]


def test_every_table_and_column_has_a_name_and_says_what_it_is_for() -> None:
    for table in TABLES:
        assert table_name(DUTCH, table.name)
        assert table_help(DUTCH, table.name)
        for column in table.columns:
            assert column_name(DUTCH, column.name)
            assert column_help(DUTCH, column)


def test_every_choice_has_a_dutch_word_for_files() -> None:
    assert Layer.CONSULTATION.dutch == "overleg"


def test_numbers_and_dates_are_written_as_in_flanders() -> None:
    assert DUTCH.number(1276) == "1.276"
    assert DUTCH.number(0.46789, 4) == "0,4679"
    assert DUTCH.plain_number(2.5) == "2,5"
    assert DUTCH.date(date(2026, 11, 23)) == "23 november 2026"
    assert DUTCH.period("2026") == "2026"
    assert DUTCH.period("2026-03") == "maart 2026"
    assert DUTCH.all_of(["a", "b", "c"]) == "a, b en c"
    assert ENGLISH.all_of(["a", "b", "c"]) == "a, b and c"


def test_a_long_list_names_the_first_and_counts_the_others() -> None:
    letters = list("abcdefg")
    assert DUTCH.shortened(letters[:6]) == "a, b, c, d, e en f"
    assert DUTCH.shortened(letters) == "a, b, c, d, e en 2 andere"
    assert ENGLISH.shortened(letters, 4) == "a, b, c and 4 others"
    assert ENGLISH.shortened(letters[:4], 4) == "a, b, c and d"


def test_a_moment_is_told_by_the_clock_in_brussels() -> None:
    assert DUTCH.moment(datetime(2026, 7, 1, 10, 0)) == "1 juli 2026, 12:00"  # noqa: DTZ001


def test_a_sentence_is_filled_in() -> None:
    assert ENGLISH("Version {number}", number=3) == "Version 3"
    assert ENGLISH.plural("{count} seat", "{count} seats", 1200) == "1,200 seats"
