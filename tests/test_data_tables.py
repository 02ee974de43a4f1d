"""Every table and column follows from the fields of the model."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields

import pytest

from data.model import Action, Facts, Layer, Seat, Tie
from data.tables import TABLES, CellType, Table, table_named
from tests.checks import only_problem, place_of

COLUMNS = [(table, column) for table in TABLES for column in table.columns]
by_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def test_there_is_a_table_for_every_field_of_the_facts_and_a_column_for_every_field_of_a_fact() -> (
    None
):
    assert [table.name for table in TABLES] == [field.name for field in fields(Facts)]
    for table in TABLES:
        assert {column.field for column in table.columns} == {
            field.name for field in fields(table.model)
        }


def test_a_column_says_what_its_field_says() -> None:
    part_of, layer = (table_named("bodies").column(field) for field in ("part_of", "layer"))
    assert (part_of.dutch, part_of.references) == ("deel_van", ("bodies", "actors"))
    assert (part_of.required, part_of.type, part_of.open_vocabulary) == (
        False,
        CellType.TEXT,
        False,
    )
    assert (layer.required, layer.choices, layer.type) == (True, Layer, CellType.TEXT)
    kind = table_named("ties").column("kind")
    assert (kind.references, kind.open_vocabulary, kind.required) == (("kinds",), True, True)
    since = table_named("ties").column("active_from")
    assert (since.dutch, since.type) == ("geldig_van", CellType.PERIOD)
    assert table_named("actions").column("due").type is CellType.DATE
    assert table_named("actors").column("kbo").aliases[0] == "kbo-nummer"


def test_a_column_may_have_another_english_header_than_the_name_of_its_field() -> None:
    assert [column.name for column in table_named("ties").columns][:2] == ["from", "to"]
    tie = Tie(from_id="a", to_id="b", kind="betaalt")
    assert table_named("ties").key_of(tie) == ("a", "b", "betaalt", "1")


def test_a_field_without_a_default_is_required_and_an_empty_cell_stands_for_the_default() -> None:
    needed = [column.field for column in table_named("actions").columns if column.required]
    assert needed == ["id", "body", "what"]
    for column in table_named("actions").columns:
        if not column.required:
            fact = Action(id="a", body="raad", what="bellen")
            assert column.default == getattr(fact, column.field)
    assert table_named("seats").column("number").default == Seat(body="b", actor="a").number


def test_names_of_people_stand_in_these_columns_and_in_no_other() -> None:
    assert [(table.name, column.name) for table, column in COLUMNS if column.personal] == [
        ("seats", "representative"),
        ("seats", "deputy"),
        ("attendance", "representative"),
        ("marks", "person"),
    ]


@by_table
def test_no_two_columns_of_a_table_have_one_header(table: Table) -> None:
    for headers in (
        [column.name for column in table.columns],
        [column.dutch for column in table.columns],
    ):
        assert not [header for header, number in Counter(headers).items() if number > 1]


@by_table
def test_what_identifies_a_row_is_always_there(table: Table) -> None:
    assert table.key
    for column in map(table.column, table.key):
        assert column.required or column.default is not None


def test_a_column_refers_to_tables_whose_rows_have_an_id() -> None:
    referred = {name for _, column in COLUMNS for name in column.references}
    assert {table_named(name).key for name in referred} == {("id",)}


def test_every_choice_has_a_word_of_its_own_in_each_language() -> None:
    for choices in {column.choices for _, column in COLUMNS if column.choices}:
        for words in ([choice.value for choice in choices], [choice.dutch for choice in choices]):
            assert all(words)
            assert len(set(words)) == len(words)


def test_a_dutch_word_is_taken_for_its_choice_and_no_word_for_another() -> None:
    problem = only_problem({"bodies": "id,name,laag\nraad,Raad,samenwerking\n"})
    assert place_of(problem) == ("bad-choice", 2, "laag")
