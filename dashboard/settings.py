"""Where the store stands, which addresses may be served, and who is at this computer."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import platformdirs

DATABASE_VARIABLE: Final = "WOONNETWERK_DATABASE"
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


def database_path(environment: Mapping[str, str] = os.environ, *, example: bool = False) -> Path:
    """The file that holds the facts: as the environment says, else in the user's data folder."""
    chosen = environment.get(DATABASE_VARIABLE)
    if chosen and not example:
        return Path(chosen)
    folder = platformdirs.user_data_path("woonnetwerk", appauthor=False)
    return folder / ("example.duckdb" if example else "woonnetwerk.duckdb")


def user_name(ask: Callable[[], str] = getpass.getuser) -> str:
    """The name of the account that this runs under; its number where it has no name."""
    try:
        return ask()
    except (KeyError, OSError):  # which of the two depends on the version of Python
        return str(os.getuid())
