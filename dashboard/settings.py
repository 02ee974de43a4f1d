"""Where the store stands, under which addresses it is served, and who is at this computer."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import platformdirs

DATABASE_VARIABLE: Final = "WOONNETWERK_DATABASE"
URL_VARIABLE: Final = "WOONNETWERK_URL"  # where people reach it who sign in
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


def database_path(environment: Mapping[str, str] = os.environ, *, example: bool = False) -> Path:
    """The file that holds the facts: as the environment says, else in the user's data folder."""
    chosen = environment.get(DATABASE_VARIABLE)
    if chosen and not example:
        return Path(chosen)
    folder = platformdirs.user_data_path("woonnetwerk", appauthor=False)
    return folder / ("example.duckdb" if example else "woonnetwerk.duckdb")


def path_of_site(environment: Mapping[str, str] = os.environ) -> str:
    """The path under which people reach the dashboard, `/woonnetwerk`; empty on its own host."""
    return urlsplit(environment.get(URL_VARIABLE, "")).path.rstrip("/")


def address_in_site(path: str) -> str:
    """One of our own addresses as a browser asks for it, under the path of the site."""
    return path_of_site() + path


def user_name(ask: Callable[[], str] = getpass.getuser) -> str:
    """The name of the account that this runs under; its number where it has no name."""
    try:
        return ask()
    except (KeyError, OSError):  # which of the two depends on the version of Python
        return str(os.getuid())
