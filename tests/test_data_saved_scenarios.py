"""Kept scenarios stand beside the facts: everybody finds them, and no fact knows of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from data import queries
from data.backup import backup, restore_backup
from data.errors import RefusedError
from data.saved_scenarios import SavedScenario, delete_scenario, list_scenarios, save_scenario
from data.store import Store

MOMENT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC).replace(tzinfo=None)
FIRST = SavedScenario("Zetel “CAW” & co", ("+seat:caw:woonraad", "-actor:x"), 3, "An", MOMENT)
LATER = SavedScenario("Later", (), 4, "Bo", MOMENT + timedelta(minutes=1))


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open() as opened:
        save_scenario(opened, FIRST)
        yield opened


def test_what_is_kept_comes_back_as_it_was_the_newest_first(store: Store) -> None:
    save_scenario(store, LATER)
    assert list_scenarios(store) == (LATER, FIRST)


def test_a_kept_scenario_leaves_the_data_and_its_history_untouched(store: Store) -> None:
    assert store.revision == 0
    assert queries.history(store) == []
    assert not queries.facts(store).actors


def test_a_name_in_use_is_refused_and_the_first_stays(store: Store) -> None:
    with pytest.raises(RefusedError) as refusal:
        save_scenario(store, replace(LATER, name=FIRST.name))
    assert (refusal.value.code, refusal.value.values) == (
        "scenario-name-in-use",
        {"name": FIRST.name, "author": "An"},
    )
    assert list_scenarios(store) == (FIRST,)


def test_another_takes_the_place_of_one_only_when_that_is_asked(store: Store) -> None:
    other = replace(LATER, name=FIRST.name)
    save_scenario(store, other, instead=True)
    assert list_scenarios(store) == (other,)


def test_what_is_removed_is_gone_also_when_it_was_gone_already(store: Store) -> None:
    save_scenario(store, LATER)
    delete_scenario(store, FIRST.name)
    delete_scenario(store, FIRST.name)
    assert list_scenarios(store) == (LATER,)


def test_a_backup_takes_scenarios_along_and_brings_them_back(store: Store, tmp_path: Path) -> None:
    backup(store, tmp_path / "copy.duckdb")
    delete_scenario(store, FIRST.name)
    save_scenario(store, LATER)
    restore_backup(store, tmp_path / "copy.duckdb")
    assert list_scenarios(store) == (FIRST,)


def test_a_file_and_a_backup_from_before_there_were_scenarios_have_none(
    store: Store, tmp_path: Path
) -> None:
    older = tmp_path / "older.duckdb"
    Store.open(older).close()
    with duckdb.connect(str(older)) as connection:
        connection.execute("drop table scenarios")
    restore_backup(store, older)
    assert list_scenarios(store) == ()
    with Store.open(older) as opened:
        save_scenario(opened, FIRST)
    with Store.open(older) as opened:
        assert list_scenarios(opened) == (FIRST,)
