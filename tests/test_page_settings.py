"""What the dashboard knows of the computer it runs on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dashboard.settings import DATABASE_VARIABLE, database_path, user_name


def test_an_account_is_called_by_its_name() -> None:
    assert user_name(lambda: "els") == "els"


@pytest.mark.parametrize("error", [KeyError("getpwuid(): uid not found"), OSError("No username")])
def test_an_account_without_a_name_is_called_by_its_number(error: Exception) -> None:
    def unknown() -> str:
        raise error

    assert user_name(unknown) == str(os.getuid())


def test_the_store_stands_where_the_environment_says_and_the_example_never_there() -> None:
    environment = {DATABASE_VARIABLE: "/srv/woon.duckdb"}
    assert database_path(environment) == Path("/srv/woon.duckdb")
    assert database_path(environment, example=True) == database_path({}, example=True)
    assert database_path({}).name == "woonnetwerk.duckdb"
    assert database_path({}, example=True).name == "example.duckdb"
