"""What is said of where the time of a page goes is about that page."""

from __future__ import annotations

import pstats
from pathlib import Path

import pytest

from dashboard.server.launch import fill_database
from dashboard.words import Language, Words
from tests.profile_page import profiled


def test_the_profile_of_a_page_holds_the_functions_of_that_page(tmp_path: Path) -> None:
    fill_database(tmp_path / "city.duckdb", Words(Language.DUTCH), example=False)
    profiled("actor", tmp_path / "city.duckdb", {"actor": ["caw"]}, tmp_path / "figures")
    stats = pstats.Stats(str(tmp_path / "figures"))
    functions: dict[tuple[str, int, str], object] = vars(stats)["stats"]
    shown = {Path(file).stem for file, _, function in functions if function == "show"}
    assert "actor" in shown
    assert "overview" not in shown


def test_a_page_that_fails_is_not_profiled_in_silence(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        profiled("no_such_page", tmp_path / "city.duckdb", {}, tmp_path / "figures")
