"""How a command reaches the dashboard that has the data open, on this computer only.

The dashboard leaves a note beside the data: its address and a secret, which only its owner can
read. A command that finds the data locked asks by that address, and shows the secret.
"""

from __future__ import annotations

import hmac
import http.client
import json
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from data.errors import Problem, RefusedError, StoreError

SECRET_VARIABLE: Final = "WOONNETWERK_SECRET"  # noqa: S105  # the name of a variable, no secret
BACKUP_PATH: Final = "/backup-of-the-data"
_PATIENCE: Final = 600  # seconds that a wish may take


@dataclass(frozen=True, slots=True)
class Note:
    """Where the dashboard serves, and the secret that it answers to."""

    address: str
    port: int
    secret: str


def leave_note(database: Path, *, address: str, port: int) -> Note:
    """Write the note beside the data, for nobody else to read.

    Raises StoreError when nothing can be written there: DuckDB could keep no change there either.
    """
    note = Note(address, port, secrets.token_urlsafe(32))
    path = _beside(database)
    try:
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(note), file)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError("database-unreadable", path=path, reason=reason) from error
    return note


def take_note_away(database: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Remove the note of this process, when it stops; another's stays."""
    with suppress(OSError, ValueError, TypeError):  # it is not there, or not a note
        if knows_secret(_read_note(database).secret, environment):
            _beside(database).unlink()


def knows_secret(shown: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether what was shown is the secret of this process."""
    secret = environment.get(SECRET_VARIABLE, "")
    return bool(secret) and hmac.compare_digest(shown.encode(), secret.encode())


def ask_running(database: Path, wish: str, path: Path) -> int:
    """Ask the dashboard to `backup` to a path, or to `restore` from one; give the revision.

    Raises StoreError or RefusedError, as `ask` does.
    """
    return int(ask(database, {"wish": wish, "path": str(path.absolute())})["revision"])


def ask(database: Path, wish: Mapping[str, Any]) -> dict[str, Any]:
    """Ask the dashboard that has the data open to carry out a wish, and give its answer.

    Raises StoreError: `database-locked` when no dashboard is there to ask, `answer-unreadable` when
    it was asked and what came back tells nothing; else what it refused, as it is.
    """
    try:
        note = _read_note(database)
        asked = http.client.HTTPConnection(note.address, note.port, timeout=_PATIENCE)
        asked.connect()
    except (OSError, ValueError, TypeError) as error:
        raise StoreError("database-locked", path=database) from error
    try:
        status, told = _answered(asked, note.secret, wish)
    except (OSError, ValueError, http.client.HTTPException) as error:
        reason = str(error) or type(error).__name__
        raise StoreError("answer-unreadable", path=database, reason=reason) from error
    if status == http.HTTPStatus.UNPROCESSABLE_ENTITY:
        problems = [Problem(**problem) for problem in told["problems"]]
        raise RefusedError(told["code"], problems, **told["values"])
    if status != http.HTTPStatus.OK:
        raise StoreError(told["code"], **told["values"])
    return told


def _answered(
    asked: http.client.HTTPConnection, secret: str, wish: Mapping[str, Any]
) -> tuple[int, dict[str, Any]]:
    """The status and the content of an answer; raises ValueError when that is not one of ours."""
    headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
    asked.request("POST", BACKUP_PATH, json.dumps(wish), headers)
    answer = asked.getresponse()
    content = answer.read()
    if answer.headers.get_content_type() != "application/json":
        raise ValueError(f"{answer.status} {answer.reason}")
    return answer.status, json.loads(content)


def _read_note(database: Path) -> Note:
    return Note(**json.loads(_beside(database).read_text(encoding="utf-8")))


def _beside(database: Path) -> Path:
    return database.with_name(f"{database.name}.running")
