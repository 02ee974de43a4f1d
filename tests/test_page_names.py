"""“Did you mean …?” on the page for updating, run without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import cache
from dashboard.components.update.questions import NAMES_AT_ONCE
from dashboard.words import Language, Words
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import Upload
from tests.visiting import visited

DUTCH = Words(Language.DUTCH)
KNOWN = (
    Upload("actors.csv", b"id,name\njozef,Sint-Jozef\nstad,Stad\n"),
    Upload("bodies.csv", b"id,name,layer\ntafel,Tafel,consultation\n"),
)


@pytest.fixture
def page(tmp_path: Path) -> AppTest:
    store = cache.store(str(tmp_path / "store.duckdb"))
    accept(store, propose(store, KNOWN, replace=False), author="An", message="eerst")
    return visited("update", tmp_path / "store.duckdb", {}).run()


def upload(page: AppTest, name: str, content: bytes) -> None:
    page.file_uploader[0].set_value((name, content, "text/csv")).run()
    assert not page.exception


def answer(page: AppTest, text: str, id_: str) -> None:
    [box] = [box for box in page.selectbox if text in box.label]
    box.set_value(id_)
    next(
        button for button in page.button if button.label == DUTCH("Use these answers")
    ).click().run()
    assert not page.exception


def added(page: AppTest) -> list[str]:
    return [metric.value for metric in page.metric if metric.label == DUTCH("Added")]


def test_a_name_in_the_way_is_answered_on_the_page_and_the_answer_taken_back(
    page: AppTest,
) -> None:
    upload(page, "seats.csv", b"actor,body,evidence\nSt. Jozef,tafel,explicit\n")
    [box] = [box for box in page.selectbox if "St. Jozef" in box.label]
    assert box.options == [DUTCH("Not answered yet"), "Sint-Jozef (jozef)"]
    assert page.error
    assert added(page) == []
    answer(page, "St. Jozef", "jozef")
    assert not page.error
    assert added(page) == ["1"]
    answer(page, "St. Jozef", "")
    assert page.error
    assert added(page) == []


def test_a_new_actor_stays_another_one_until_it_is_said_to_be_known(page: AppTest) -> None:
    upload(page, "actors.csv", b"id,name,website\njozef-2,St. Jozef,https://jozef.be\n")
    [box] = [box for box in page.selectbox if "St. Jozef" in box.label]
    assert box.options == [DUTCH("No, it is another one"), "Sint-Jozef (jozef)"]
    assert added(page) == ["1"]
    answer(page, "St. Jozef", "jozef")
    assert added(page) == ["0"]


def test_an_answer_holds_for_its_own_file_only(page: AppTest) -> None:
    upload(page, "seats.csv", b"actor,body,evidence\nSt. Jozef,tafel,explicit\n")
    answer(page, "St. Jozef", "jozef")
    upload(page, "seats.csv", b"actor,body,evidence\nSt. Jozef,tafel,derived\n")
    assert page.error
    [box] = [box for box in page.selectbox if "St. Jozef" in box.label]
    assert box.value == ""


def test_no_more_questions_are_shown_than_one_can_answer_at_once(page: AppTest) -> None:
    names = [f"St. Jozef{'.' * dots}" for dots in range(NAMES_AT_ONCE + 2)]
    rows = "".join(f"{name},tafel,explicit\n" for name in names)
    upload(page, "seats.csv", f"actor,body,evidence\n{rows}".encode())
    assert len([box for box in page.selectbox if "Jozef" in box.label]) == NAMES_AT_ONCE
    assert any(text.value == "Hierna komen nog 2 vragen." for text in page.caption)


def test_what_was_said_to_be_another_one_makes_room_for_what_comes_after(page: AppTest) -> None:
    names = "".join(f"n{dots},St. Jozef{'.' * dots}\n" for dots in range(NAMES_AT_ONCE + 1))
    upload(page, "actors.csv", f"id,name\n{names}".encode())
    asked = {box.label for box in page.selectbox if "Jozef" in box.label}
    assert len(asked) == NAMES_AT_ONCE
    next(
        button for button in page.button if button.label == DUTCH("Use these answers")
    ).click().run()
    after = {box.label for box in page.selectbox if "Jozef" in box.label}
    assert asked < after
    assert len(after) == NAMES_AT_ONCE + 1
