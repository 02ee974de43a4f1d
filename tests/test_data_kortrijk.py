"""The Kortrijk data set says what the policy text says, with its line and its words on every row."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

import data
from data.tables import TABLES

KORTRIJK = Path(data.__file__).parent / "kortrijk"


def rows(table: str) -> list[dict[str, str]]:
    with (KORTRIJK / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("table", "count"),
    [
        ("sources", 1),
        ("actors", 36),
        ("bodies", 11),
        ("seats", 34),
        ("activities", 5),
        ("ties", 22),
        ("themes", 22),
        ("theme_links", 22),
        ("figures", 11),
    ],
)
def test_a_table_has_as_many_rows_as_the_text_has_facts(table: str, count: int) -> None:
    assert len(rows(table)) == count


def test_what_the_text_is_silent_about_has_no_table() -> None:
    assert not {path.stem for path in KORTRIJK.iterdir()} & {
        "meetings",
        "agenda_items",
        "attendance",
        "advice",
        "succession",
    }


@pytest.mark.parametrize("table", [table.name for table in TABLES if table.name != "sources"])
def test_every_row_names_its_line_and_its_words(table: str) -> None:
    if not (KORTRIJK / f"{table}.csv").exists():
        return
    for row in rows(table):
        assert row["source"] == "beleidstekst"
        assert re.fullmatch(r"regel \d+", row["locator"])
        assert row["quote"]


def test_seats_are_counted_by_how_we_know_of_them() -> None:
    assert Counter(row["evidence"] for row in rows("seats")) == {
        "explicit": 22,
        "derived": 3,
        "conditional": 3,
        "group": 6,
    }
