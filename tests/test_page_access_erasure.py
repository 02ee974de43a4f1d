"""A person is erased while people have the dashboard open: their pages go on, and name nobody."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.erasure.erase_person import ErasureRequest, find_person
from data.store import Store
from tests.city_hall import BIN, CityHall, city_hall, drawn, live_page

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("city hall")]

NAME = "Tibo Kwelder"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityHall]:
    with city_hall(tmp_path_factory.mktemp("hall")) as running:
        yield running


def command(hall: CityHall, *words: str | Path) -> str:
    done = subprocess.run(
        [BIN / "woonnetwerk", "--database", hall.database, *words],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_a_page_that_is_open_goes_on_without_the_name_and_the_server_stays_ready(
    hall: CityHall, tmp_path: Path
) -> None:
    anna = hall.sign_in("anna")
    name = NAME.encode()
    with live_page(hall, anna.cookie) as page:
        before = drawn(page, "versies", "version=1")
        assert name in before
        erased = json.loads(command(hall, "erase", NAME, "--yes", "--json"))
        assert erased["revision"] == 2
        after = drawn(page, "versies", "version=1")
        assert name not in after
        assert b"Een persoon is gewist" in drawn(page, "versies")
    assert hall.get("/gereed").text == "gereed"
    copy = tmp_path / "copy.duckdb"
    command(hall, "backup", copy)
    with Store.open(copy) as store:
        assert find_person(store, ErasureRequest(name=NAME)).erased == ()
    lines = [json.loads(line) for line in command(hall, "audit", "--json").splitlines()]
    [line] = [line for line in lines if line["event"] == "erasure"]
    assert NAME not in json.dumps(line, ensure_ascii=False)
