"""Kept scenarios on the page What if, run without a browser: each test has visits of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import cache
from dashboard.words import Language, Words
from data import queries
from data.intake.proposing.proposed_changes import proposed_changes
from data.model import Facts
from data.saved_scenarios import list_scenarios
from data.store import Store
from tests.cities import city
from tests.visiting import visited

DUTCH = Words(Language.DUTCH)
SEAT, OTHER = "+seat:c:forum", "+seat:d:forum"
NAME = "Huis & “tuin”"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = cache.store(str(tmp_path / "store.duckdb"))
    commit(opened, city({"forum": "a b"}, others="c d"))
    return opened


@pytest.fixture
def database(store: Store, tmp_path: Path) -> Path:
    assert store.revision == 1
    return tmp_path / "store.duckdb"


def commit(store: Store, facts: Facts) -> None:
    given = {"actors": facts.actors, "bodies": facts.bodies, "seats": facts.seats}
    found = proposed_changes(given, queries.facts(store), replace=False)
    store.commit(found, base=store.revision, author="An", message="so")


def opened(database: Path, *steps: str) -> AppTest:
    page = visited("scenario", database, {"step": [*steps]}).run()
    assert not page.exception
    return page


def press(page: AppTest, label: str) -> None:
    next(button for button in page.button if button.label == DUTCH(label)).click().run()
    assert not page.exception


def keep(page: AppTest, name: str, author: str) -> None:
    page.text_input("scenario-name").set_value(name).run()
    page.text_input("scenario-author").set_value(author).run()
    press(page, "Keep, to compare")


def said(page: AppTest) -> str:
    parts = (page.markdown, page.caption, page.warning, page.info, page.success)
    return "\n".join(str(each.value) for part in parts for each in part).replace("\\", "")


def test_what_one_keeps_another_finds_with_who_and_which_version(
    database: Path, store: Store
) -> None:
    keep(opened(database, SEAT), NAME, "Bo")
    other = opened(database)
    assert "Bewaard door Bo op " in said(other)
    assert "op versie 1 van de gegevens" in said(other)
    press(other, "Open it again")
    assert "C krijgt een zetel in FORUM" in said(other)
    assert other.text_input("scenario-name").value == NAME
    assert store.revision == 1


def test_a_name_and_an_author_typed_just_before_the_button_are_those_that_are_kept(
    database: Path, store: Store
) -> None:
    page = opened(database, SEAT)
    page.text_input("scenario-name").set_value(NAME)
    page.text_input("scenario-author").set_value("Bo")
    press(page, "Keep, to compare")
    (found,) = list_scenarios(store)
    assert (found.name, found.author) == (NAME, "Bo")


def test_a_name_in_use_is_told_and_gives_way_only_when_asked(database: Path, store: Store) -> None:
    keep(opened(database, SEAT), NAME, "Bo")
    page = opened(database, OTHER)
    keep(page, NAME, "Cis")
    assert "Bo bewaarde het." in said(page)
    assert [saved.steps for saved in list_scenarios(store)] == [(SEAT,)]
    press(page, "Replace the kept one")
    assert [(saved.steps, saved.author) for saved in list_scenarios(store)] == [((OTHER,), "Cis")]


def test_what_is_removed_can_be_brought_back_as_it_was(database: Path, store: Store) -> None:
    page = opened(database, SEAT)
    keep(page, NAME, "Bo")
    before = list_scenarios(store)
    press(page, "Remove")
    assert list_scenarios(store) == ()
    press(page, "Bring it back")
    assert list_scenarios(store) == before


def test_a_step_that_no_longer_fits_is_told_and_stays_kept(database: Path, store: Store) -> None:
    keep(opened(database, SEAT, OTHER), NAME, "Bo")
    commit(store, city({"forum": "a b c"}, others="d"))
    page = opened(database)
    assert "Past niet bij de gegevens van nu: C zit al in FORUM." in said(page)
    assert list_scenarios(store)[0].steps == (SEAT, OTHER)


def test_three_at_most_stand_beside_each_other(database: Path) -> None:
    page = opened(database, SEAT)
    for name in "PQRS":
        keep(page, name, "Bo")
    assert page.multiselect("compare").value == ["Q", "R", "S"]
    asked = visited("scenario", database, {"compare": ["P", "Q", "R", "S", "T"]}).run()
    assert not asked.exception
    assert asked.multiselect("compare").value == ["P", "Q", "R"]
