"""Starting the dashboard: open the store, fill an empty one, then serve with Streamlit."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

from dashboard.access.addresses import SUBJECT_HEADER, SUBJECT_KEY
from dashboard.server.running_dashboard import InstanceInfo, serving_address
from dashboard.settings import LOOPBACK
from dashboard.words import Words
from data.errors import StoreError
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import EXAMPLE, KORTRIJK, uploads_from
from data.store import Store

__all__ = ["LOOPBACK", "fill_database", "fill_empty_store", "open_store_for_server", "serve"]

_ROOT: Final = Path(__file__).parents[2]


def open_store_for_server(database: Path) -> Store:
    """The one store of this process, open from now on for every page.

    Raises StoreError, with the address of the dashboard that has it open where that is known.
    """
    from dashboard import cache  # noqa: PLC0415  # brings Streamlit, which no other command needs

    try:
        return cache.store(str(database))
    except StoreError as error:
        if error.code != "database-locked":
            raise
        address = serving_address(database, error.values["process"])
        if address is None:
            raise
        raise StoreError("dashboard-runs-already", path=database, address=address) from error


def fill_database(database: Path, words: Words, *, example: bool) -> None:
    """Load the data set of Kortrijk, or the fictional city, into a file that is still empty."""
    with Store.open(database) as store:
        fill_empty_store(store, words, example=example)


def fill_empty_store(store: Store, words: Words, *, example: bool) -> None:
    """Load the data set of Kortrijk, or the fictional city, into a store that is still empty."""
    folder = EXAMPLE if example else KORTRIJK
    message = words("The fictional city") if example else words("The policy text of Kortrijk")
    if store.revision == 0:
        found = propose(store, uploads_from([folder]), replace=False)
        accept(store, found, author="Woonnetwerk", message=message)


def serve(note: InstanceInfo, *, browser: bool, host: str = "") -> None:
    """Serve the pages where the note says, until somebody stops it.

    `host` is the name by which people reach it who sign in; none when it serves this computer only.
    """
    # Streamlit reads its safe settings from the folder that it is started in.
    os.chdir(_ROOT)
    from streamlit.web.cli import main as streamlit  # noqa: PLC0415  # as above

    streamlit(
        [
            "run",
            str(_ROOT / "dashboard" / "server" / "streamlit_app.py"),
            f"--server.address={note.address}",
            f"--server.port={note.port}",
            f"--server.headless={str(not browser).lower()}",
            "--logger.hideWelcomeMessage=true",
            *(_for_signed_in(host) if host else ()),
        ],
        prog_name="streamlit",
    )


def _for_signed_in(host: str) -> tuple[str, ...]:
    """What Streamlit needs to know: the one host that it is asked for, who asks, and how much.

    A message of a page is held whole before anybody can refuse it; the first limit is that of
    messages both ways, the second of what is taken from a page. Both are in megabytes.
    """
    return (
        "--server.maxMessageSize=50",
        "--server.maxWidgetStateSize=10",
        f"--server.allowedHosts={host}",
        f"--server.trustedUserHeaders={json.dumps({SUBJECT_HEADER: SUBJECT_KEY})}",
        "--logger.enableRich=false",  # it would draw a frame around what is one line of the log
    )
