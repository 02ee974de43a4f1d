"""What the dashboard knows of the computer it runs on."""

from __future__ import annotations

import os

import pytest

from dashboard.settings import user_name


def test_an_account_is_called_by_its_name() -> None:
    assert user_name(lambda: "els") == "els"


@pytest.mark.parametrize("error", [KeyError("getpwuid(): uid not found"), OSError("No username")])
def test_an_account_without_a_name_is_called_by_its_number(error: Exception) -> None:
    def unknown() -> str:
        raise error

    assert user_name(unknown) == str(os.getuid())
