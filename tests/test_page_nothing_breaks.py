"""Whatever the checks let in, no command and no page ends in an error of our own."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import cache
from data import queries
from data.intake.uploaded_files import Upload
from data.model import Facts
from data.store import Store
from data.tables import TABLES, Column, Table, table_named
from graph.network import consultation_network, two_mode_network
from tests.edges import (
    PLAIN,
    edge_of,
    edges_of,
    rows_of,
    taken_in,
    upload,
    wrongs_of_commands,
    wrongs_of_pages,
)

pytestmark = pytest.mark.slow


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)
        cache.forget_results()


def wrongs(database: Path, facts: Facts) -> list[str]:
    return wrongs_of_commands(database, facts, database.parent) + wrongs_of_pages(database, facts)


def test_the_utmost_that_each_column_lets_in_breaks_no_command_and_no_page(folder: Path) -> None:
    facts = taken_in(folder / "s.duckdb", [upload(table, rows_of(table)) for table in TABLES])
    assert all(facts.table(table.name) for table in TABLES)
    assert wrongs(folder / "s.duckdb", facts) == []


def cell(column: Column) -> st.SearchStrategy[str]:
    if column.references and not column.open_vocabulary:
        ids = [f"{name}-{place}" for name in column.references for place in range(PLAIN)]
        return st.sampled_from([*ids, *([] if column.required else [""])])
    if column.choices is not None:
        return st.sampled_from([choice.value for choice in column.choices])
    return st.sampled_from(["", *edges_of(column)]) | st.text(max_size=9)


def file(table: Table) -> st.SearchStrategy[Upload]:
    row = st.tuples(*(cell(column) for column in table.columns))
    return st.lists(row, max_size=4).map(
        lambda rows: upload(table, [*rows_of(table, PLAIN), *rows])
    )


@settings(
    max_examples=2,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.tuples(*(file(table) for table in TABLES)))
def test_no_rows_that_go_in_break_a_command_or_a_page(uploads: tuple[Upload, ...]) -> None:
    folder = Path(tempfile.mkdtemp())
    facts = taken_in(folder / "s.duckdb", uploads)
    assert wrongs(folder / "s.duckdb", facts) == []
    cache.forget_results()
    shutil.rmtree(folder)


IMPOSSIBLE: dict[str, dict[str, Any]] = {
    "bodies": {"meetings_per_year": [-4, 0, float("nan"), float("inf"), 1e308, -1e-300]},
    "ties": {"amount": [float("nan"), float("-inf"), 1e308], "number": [-5, 2**31 - 1]},
    "seats": {"number": [-5, 2**31 - 1], "active_from": ["0001", "9999-12-31"]},
    "figures": {"number": [float("nan"), float("inf"), 1e308]},
    "agenda_items": {"number": [0, 2**31 - 1]},
    "meetings": {"date": ["0001-01-01", "9999-12-31"]},
    "advice": {"given": ["0001-01-01", "9999-12-31"], "due": ["0001-01-01", "9999-12-31"]},
    "actions": {"due": ["0001-01-01", "9999-12-31"]},
    "actors": {"active_from": ["0001"], "active_until": ["9999", "9999-12-31"]},
    "sources": {"checked": ["0001-01-01", "9999-12-31"], "published": ["0001", "9999"]},
    "succession": {"happened": ["0001-01-01", "9999"]},
    "marks": {"marked": ["0001-01-01", "9999-12-31"]},
}


_OFTEN = {"bodies": 1_000}  # of the others the first rows hold them


def test_a_store_of_before_that_holds_impossible_numbers_opens_and_breaks_nothing(
    city: Path,
) -> None:
    with duckdb.connect(city) as connection:
        for table, columns in IMPOSSIBLE.items():
            rows = connection.execute(f"select rowid from {table} order by rowid").fetchall()
            for column, values in columns.items():
                for (row,), value in zip(rows, values * _OFTEN.get(table, 1), strict=False):
                    connection.execute(
                        f'update {table} set "{column}" = ? where rowid = ?', [value, row]
                    )
    with Store.open(city) as store:
        facts = queries.facts(store)
    assert {body.known_meetings_per_year for body in facts.bodies} == {
        None,
        0.0,
    }  # zero: it never meets
    assert wrongs(city, facts) == []
    cache.forget_results()


@pytest.mark.parametrize("number", [-4.0, 1e-300, float("nan"), float("inf"), 366.5, None])
def test_a_number_of_meetings_that_cannot_be_weighs_as_one_that_is_not_known(
    number: float | None, folder: Path
) -> None:
    facts = taken_in(
        folder / "s.duckdb",
        [
            Upload("actors.csv", b"id,name\na,A\nb,B\n"),
            Upload("bodies.csv", b"id,name,layer,meetings_per_year\nx,X,woonraad,4\n"),
            Upload("seats.csv", b"body,actor\nx,a\nx,b\n"),
        ],
    )
    assert consultation_network(two_mode_network(facts)).edges["a", "b"]["weight"] == 4
    with duckdb.connect(folder / "s.duckdb") as connection:
        connection.execute("update bodies set meetings_per_year = ?", [number])
    with Store.open(folder / "s.duckdb") as store:
        held = queries.facts(store)
    assert consultation_network(two_mode_network(held)).edges["a", "b"]["weight"] == 1


def test_each_edge_of_a_table_is_one_that_its_checks_let_in() -> None:
    bodies = table_named("bodies")
    assert set(edges_of(bodies.column("meetings_per_year"))) == {
        *("0,01", "0,5", "1", "366", "1,5"),
    }
    assert edge_of(bodies, bodies.column("layer"), 0) == "kerngroep"
