"""Starting the dashboard: fill an empty store, then hand over to Streamlit."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from dashboard.server.running import SECRET_VARIABLE, Note
from dashboard.settings import DATABASE_VARIABLE, LOOPBACK
from dashboard.words import Words
from data.intake.proposal import EXAMPLE, KORTRIJK, accept, propose, uploads_from
from data.intake.readers import READERS
from data.store import Store

__all__ = ["LOOPBACK", "fill", "serve"]

_ROOT: Final = Path(__file__).parents[2]


def fill(database: Path, words: Words, *, example: bool) -> None:
    """Load the data set of Kortrijk, or the fictional city, into a store that is still empty."""
    folder = EXAMPLE if example else KORTRIJK
    message = words("The fictional city") if example else words("The policy text of Kortrijk")
    with Store.open(database) as store:
        if store.revision == 0:
            found = propose(store, uploads_from([folder]), replace=False)
            accept(store, found, author="Woonnetwerk", message=message)


def serve(database: Path, note: Note, *, browser: bool) -> None:
    """Become Streamlit, where the note says; this does not return."""
    # Streamlit reads its safe settings from the folder that it is started in.
    database = database.absolute()
    os.chdir(_ROOT)
    os.environ[DATABASE_VARIABLE] = str(database)
    os.environ[SECRET_VARIABLE] = note.secret
    READERS.close()  # what takes the place of this process does not know of it
    os.execv(  # noqa: S606  # no shell is wanted: Streamlit takes the place of this process
        sys.executable,
        [
            sys.executable,
            *("-m", "streamlit", "run", str(_ROOT / "dashboard" / "server" / "serve.py")),
            f"--server.address={note.address}",
            f"--server.port={note.port}",
            f"--server.headless={str(not browser).lower()}",
            "--logger.hideWelcomeMessage=true",
        ],
    )
