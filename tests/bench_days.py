# ruff: noqa: T201  # it prints what it measured
"""What another day costs the server on the page of the network. Not part of `make test`."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest

from dashboard.server.launch import fill_database
from dashboard.words import Language, Words
from data.change import Change
from data.model import Facts, Sector
from data.store import Store
from data.tables import TABLES
from tests.generated_city import SECTORS, city
from tests.visiting import visited

DAYS = (
    "2019-01-01",
    "2025-06-01",
    "2012-03-04",
    "2021-12-31",
    "2023-02-28",
    "2026-01-01",
    "2016-08-08",
)


def over_time(size: int) -> Facts:
    """A city of which four in ten seats have a begin and three in ten an end."""
    dice = random.Random(size)  # noqa: S311  # no secret
    whole = city(size)
    seats = tuple(
        replace(
            seat,
            active_from=str(dice.randint(2010, 2020)) if dice.random() < 0.4 else None,
            active_until=str(dice.randint(2021, 2030)) if dice.random() < 0.3 else None,
        )
        for seat in whole.seats
    )
    sectors = tuple(Sector(id=key, name=name) for key, name in SECTORS.items())
    return replace(whole, seats=seats, sectors=sectors)


def kept(facts: Facts, database: Path) -> None:
    changes = [
        Change(table.name, table.key_of(fact), None, fact)
        for table in TABLES
        for fact in facts.table(table.name)
    ]
    with Store.open(database) as store:
        store.commit(changes, base=0, author="bench", message="a city over time")


def another_day(database: Path) -> float:
    """Seconds of processor time of the page for a day that nobody asked for before."""
    page = visited("network", database, {}).run(timeout=300)
    assert not page.exception
    taken = []
    for day in DAYS:
        page.query_params["on"] = day
        begin = time.process_time()
        page.run(timeout=300)
        taken.append(time.process_time() - begin)
        assert not page.exception
    return median(taken)


@pytest.mark.parametrize(("size", "most"), [(0, 0.05), (3_000, 0.15)])
def test_another_day_costs_the_server_little(tmp_path: Path, size: int, most: float) -> None:
    database = tmp_path / "store.duckdb"
    if size:
        kept(over_time(size), database)
    else:
        fill_database(database, Words(Language.DUTCH), example=True)
    taken = another_day(database)
    print(f"\nanother day, {size or 'the example'}: {taken * 1000:.0f} ms of processor time")
    assert taken <= most
