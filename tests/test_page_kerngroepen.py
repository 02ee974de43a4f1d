"""The page that forms kerngroepen, run without a browser."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboard import cache
from dashboard.server.launch import fill_database
from dashboard.words import Language, Words
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose_facts
from data.model import Actor
from data.saved_scenarios import list_scenarios
from tests.visiting import TODAY, visited

DUTCH = Words(Language.DUTCH)
OWN = "Kerngroep van Samenhuizers"


def names(page: AppTest) -> list[str]:
    return [str(box.value) for box in page.text_input if "group-name" in str(box.key)]


def press(page: AppTest, label: str) -> None:
    next(button for button in page.button if button.label == DUTCH(label)).click()
    page.run()
    assert not page.exception


def choose(page: AppTest, label: str, value: object) -> None:
    next(box for box in page.selectbox if box.label == DUTCH(label)).set_value(value)
    page.run()


def test_names_and_moves_stay_when_somebody_else_saves_and_come_back_from_a_scenario(
    city: Path,
) -> None:
    page = visited("kerngroepen", city, {"body": "woonraad"}).run()
    choose(page, "Move an actor", "samenhuizers-rietgors")
    choose(page, "To", 4)  # past the last of four groups: a new one
    press(page, "Move")
    page.text_input("group-name:4").set_value(OWN).run()
    assert names(page)[4:] == [OWN]
    store = cache.store(str(city))
    meanwhile = propose_facts(store, [Actor(id="new", name="New")], today=TODAY)
    accept(store, meanwhile, author="Somebody else", message="meanwhile")
    page.run()
    assert names(page)[4:] == [OWN]
    press(page, "Keep as a scenario")
    press(page, "Propose again")
    assert len(names(page)) == 4
    press(page, "Open it again")
    assert names(page)[4:] == [OWN]
    choose(page, "Move an actor", "samenhuizers-rietgors")
    choose(page, "To", 0)
    press(page, "Move")
    assert len(names(page)) == 4
    assert OWN not in names(page)


def test_a_name_typed_just_before_the_button_is_the_one_that_is_kept(city: Path) -> None:
    page = visited("kerngroepen", city, {"body": "woonraad"}).run()
    label = DUTCH("Name of the scenario")
    next(field for field in page.text_input if field.label == label).set_value("Proef")
    press(page, "Keep as a scenario")
    assert [saved.name for saved in list_scenarios(cache.store(str(city)))] == ["Proef"]


def test_where_no_member_is_known_everybody_can_be_divided_to_begin_with(tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    fill_database(path, DUTCH, example=False)
    page = visited("kerngroepen", path, {}).run()
    assert not names(page)
    assert "Van dit overleg is geen enkel lid bij naam bekend." in page.info[0].value
    press(page, "Everybody that is known by name")
    assert len(names(page)) == 4


def test_groups_that_one_keeps_another_takes_up_before_choosing_who_takes_part(
    tmp_path: Path,
) -> None:
    path = tmp_path / "store.duckdb"
    fill_database(path, DUTCH, example=False)
    page = visited("kerngroepen", path, {}).run()
    press(page, "Everybody that is known by name")
    page.text_input("group-name:0").set_value(OWN).run()
    press(page, "Keep as a scenario")
    other = visited("kerngroepen", path, {}).run()
    assert not names(other)
    press(other, "Open it again")
    assert names(other) == names(page)
    assert OWN in names(other)


def test_another_day_that_was_chosen_elsewhere_is_said_not_to_count(city: Path) -> None:
    def told(**address: str) -> list[str]:
        page = visited("kerngroepen", city, {"body": "woonraad", **address}).run()
        assert not page.exception
        return [str(message.value) for message in page.info]

    assert told() == told(on=TODAY.isoformat()) == []
    assert told(on="2024-06-01") == [
        "Deze pagina gaat over vandaag, niet over de dag die u elders koos (1 juni 2024)."
    ]
