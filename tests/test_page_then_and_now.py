"""Then and now, run without a browser: whoever ended or was removed keeps a name."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import cache
from data import queries
from data.intake.proposing.proposed_changes import proposed_changes
from data.model import Actor, Facts
from data.store import Store
from tests.cities import city
from tests.visiting import visited

BEFORE = city({"forum": "a dienst", "table": "dienst b"})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return cache.store(str(tmp_path / "store.duckdb"))


def commit(store: Store, facts: Facts) -> None:
    given = {"actors": facts.actors, "bodies": facts.bodies, "seats": facts.seats}
    found = proposed_changes(given, queries.facts(store), replace=True)
    store.commit(found, base=store.revision, author="An", message="so")


def compared(tmp_path: Path, **address: str) -> str:
    asked = {"view": "compare", **address}
    page = visited("versions", tmp_path / "store.duckdb", asked).run()
    assert not page.exception
    return shown(page)


def shown(page: AppTest) -> str:
    texts = [str(each.value) for part in (page.markdown, page.caption) for each in part]
    return "\n".join([*texts, *(table.value.to_string() for table in page.table)]).replace("\\", "")


def ended(actor: Actor) -> Actor:
    return replace(actor, active_until="2024-06") if actor.id == "dienst" else actor


def test_an_actor_that_ended_is_called_by_its_name_on_both_days(
    tmp_path: Path, store: Store
) -> None:
    commit(store, replace(BEFORE, actors=tuple(map(ended, BEFORE.actors))))
    text = compared(tmp_path, between="dates", then_on="2024-01-01")
    assert "DIENST bestaat niet meer, maar de zetel loopt door in de gegevens" in text
    assert "Verdwenen actoren: DIENST." in text
    assert "dienst" not in text


def test_an_actor_that_was_removed_is_called_by_its_name(tmp_path: Path, store: Store) -> None:
    commit(store, BEFORE)
    commit(store, city({"forum": "a", "table": "b"}))
    text = compared(tmp_path)
    assert "Verdwenen actoren: DIENST." in text
    assert re.search(r"DIENST +Contacten", text)
    assert "dienst" not in text


def test_of_a_small_network_the_course_looks_back_over_all_versions(
    tmp_path: Path, store: Store
) -> None:
    for number in range(7):
        commit(
            store,
            replace(
                BEFORE, actors=(replace(BEFORE.actors[0], note=f"{number}"), *BEFORE.actors[1:])
            ),
        )
    page = visited("versions", tmp_path / "store.duckdb", {"view": "course"}).run()
    assert not page.exception
    assert sorted(cache.timeline_points_of(str(tmp_path / "store.duckdb"))) == [1, 2, 3, 4, 5, 6, 7]
