"""The suggestions on the page: first what the data point to, below it the shape of the network."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.server.launch import fill_database
from dashboard.words import Language, Words
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose_facts
from data.store import Store
from data.tables import TABLES
from tests import cities
from tests.visiting import TODAY, visited

DUTCH = Words(Language.DUTCH)


@pytest.fixture(scope="module")
def kortrijk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kortrijk") / "store.duckdb"
    fill_database(path, DUTCH, example=False)
    return path


def test_a_care_home_in_the_woonclub_stands_below_what_the_data_point_to(kortrijk: Path) -> None:
    page = visited("scenario", kortrijk, {"body": "woonclub"}).run()
    assert not page.exception
    assert [heading.value for heading in page.subheader][:2] == [
        "De gegevens wijzen ernaar",
        "Alleen voor de vorm van het netwerk",
    ]
    titles = [fold.label.replace("\\", "") for fold in page.expander if fold.label[:1].isdecimal()]
    nothing = "Niets in de gegevens pleit voor een nieuwe zetel die iets oplevert."
    assert nothing in [text.value.replace("\\", "") for text in page.markdown]
    of_homes = [title for title in titles if "Een van de 12 in Woonclub" in title]
    assert len(of_homes) == 1
    assert not any("Biezenheem" in title for title in titles)


def test_the_first_suggestions_tell_the_lines_that_lead_there(kortrijk: Path) -> None:
    page = visited("scenario", kortrijk, {"body": "stuurgroep-thuisloosheid"}).run()
    titles = [fold.label.replace("\\", "") for fold in page.expander if fold.label[:1].isdecimal()]
    assert titles[0].startswith("1. CAW in Stuurgroep thuisloosheid")
    told = "\n".join(text.value for text in page.markdown).replace("\\", "")
    assert (
        "Stuurgroep thuisloosheid stond aan de start van Woonclub (regel 43). "
        "CAW zit in Woonclub (regel 52)."
    ) in told
    assert "Niets in de gegevens pleit" not in told


def test_of_seats_that_bring_the_same_somebody_chooses_who(kortrijk: Path) -> None:
    page = visited("scenario", kortrijk, {"body": "woonclub"}).run()
    chooser = next(box for box in page.selectbox if "Biezenheem" in box.options)
    assert chooser.value is None
    assert len(chooser.options) == 12
    chooser.select("Biezenheem").run()
    assert not page.exception
    page.button(key="suggestion-wzc-biezenheem-woonclub").click().run()
    assert not page.exception
    assert "+seat:wzc-biezenheem:woonclub" in page.query_params["step"]


def test_also_of_two_that_bring_the_same_nobody_is_added_before_somebody_chooses(
    tmp_path: Path,
) -> None:
    path = tmp_path / "store.duckdb"
    facts = cities.city({"forum": "a b", "table": "b c d"})
    with Store.open(path) as store:
        rows = [row for table in TABLES for row in facts.table(table.name)]
        accept(store, propose_facts(store, rows, today=TODAY), author="An", message="twee")
    page = visited("scenario", path, {}).run()
    (chooser,) = [box for box in page.selectbox if box.label == DUTCH("Choose who")]
    assert (chooser.options, chooser.value) == (["C", "D"], None)
    told = [text.value.replace("\\", "") for text in page.markdown]
    assert DUTCH("For {name}, for example:", name="C") in told
    buttons = [button.key for button in page.button if "suggestion-" in (button.key or "")]
    assert buttons == ["suggestion-a-table"]
    chooser.select("D").run()
    page.button(key="suggestion-d-forum").click().run()
    assert not page.exception
    assert page.query_params["step"] == "+seat:d:forum"


@pytest.mark.parametrize(
    ("on", "there", "not_there"),
    [
        (None, "Woonmaatschappij Dammerlee", "Huurkantoor Karekiet"),
        ("2025-06-30", "Huurkantoor Karekiet", "Woonmaatschappij Dammerlee"),
        ("2025-07-01", "Woonmaatschappij Dammerlee", "Huurkantoor Karekiet"),
    ],
)
def test_only_actors_that_are_there_on_the_day_are_offered_for_a_change(
    city: Path, on: str | None, there: str, not_there: str
) -> None:
    page = visited("scenario", city, {} if on is None else {"on": on}).run()
    assert not page.exception
    offered = page.selectbox(key="scenario-actor").options
    assert there in offered
    assert not_there not in offered
    page.selectbox(key="scenario-kind").select_index(3).run()
    assert not page.exception
    assert page.selectbox(key="scenario-no-actor").options == offered


def test_a_seat_that_ended_may_be_given_again(city: Path) -> None:
    page = visited("scenario", city, {}).run()
    page.selectbox(key="scenario-actor").select("Ondernemerskring Zwaluwdam").run()
    assert "Woonraad Zwaluwdam" in page.selectbox(key="scenario-body").options
    page.selectbox(key="scenario-body").select("Woonraad Zwaluwdam").run()
    page.button(key="scenario-add").click().run()
    assert not page.exception
    assert page.query_params["step"] == "+seat:ondernemerskring:woonraad"
