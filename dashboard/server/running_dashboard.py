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
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from dashboard.settings import DATABASE_VARIABLE
from data.errors import Problem, RefusedError, StoreError
from data.store_files import running_note_path

SECRET_VARIABLE: Final = "WOONNETWERK_SECRET"  # noqa: S105  # the name of a variable, no secret
BACKUP_PATH: Final = "/backup-of-the-data"
_PATIENCE: Final = 600  # seconds that a request may take
_PATIENCE_FOR_NOTE: Final = 2  # seconds


@dataclass(frozen=True, slots=True)
class InstanceInfo:
    """Where the dashboard serves, the secret that it answers to, and the number of its process."""

    address: str
    port: int
    secret: str
    process: int

    @property
    def url(self) -> str:
        """What to open in a browser."""
        host = f"[{self.address}]" if ":" in self.address else self.address
        return f"http://{host}:{self.port}"


@contextmanager
def instance_file(database: Path, *, address: str, port: int) -> Iterator[InstanceInfo]:
    """Write the instance file of this process beside the data while the block runs; its secret.

    Raises StoreError as `write_instance_file` does.
    """
    note = write_instance_file(database, address=address, port=port)
    os.environ.update({DATABASE_VARIABLE: str(database), SECRET_VARIABLE: note.secret})
    try:
        yield note
    finally:
        remove_note(database)


def serving_address(database: Path, process: str) -> str | None:
    """The address of the dashboard that is this process and has the data open; else None.

    One that has only just opened the data may still have its note to write.
    """
    until = time.monotonic() + _PATIENCE_FOR_NOTE
    while True:
        with suppress(OSError, ValueError, TypeError):  # it is not there, or not yet a note
            note = _read_note(database)
            if str(note.process) == process:
                return note.url
        if time.monotonic() > until:
            return None
        time.sleep(_PATIENCE_FOR_NOTE / 40)


def write_instance_file(database: Path, *, address: str, port: int) -> InstanceInfo:
    """Write the note beside the data, for nobody else to read.

    Raises StoreError when nothing can be written there: DuckDB could keep no change there either.
    """
    note = InstanceInfo(address, port, secrets.token_urlsafe(32), os.getpid())
    path = running_note_path(database)
    try:
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(note), file)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError("database-unreadable", path=path, reason=reason) from error
    return note


def remove_note(database: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Remove the note of this process, when it stops; another's stays."""
    with suppress(OSError, ValueError, TypeError):  # it is not there, or not a note
        if is_secret(_read_note(database).secret, environment):
            running_note_path(database).unlink()


def is_secret(shown: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether what was shown is the secret of this process."""
    secret = environment.get(SECRET_VARIABLE, "")
    return bool(secret) and hmac.compare_digest(shown.encode(), secret.encode())


def request_backup_or_restore(
    database: Path, operation: str, path: Path, keep: Path | None = None
) -> int:
    """Ask the dashboard to `backup` to a path, or to `restore` from one; give the revision.

    `keep` is where a restore first writes what is there. Raises StoreError or RefusedError, as
    `send_request` does.
    """
    paths = {"path": path, **({"keep": keep} if keep else {})}
    arguments = {name: str(file.absolute()) for name, file in paths.items()}
    return int(send_request(database, {"operation": operation, **arguments})["revision"])


def request_import(
    database: Path, files: Sequence[Path], options: Mapping[str, Any]
) -> dict[str, Any]:
    """Ask the dashboard to import files, with the fields of `ImportOptions`, and give its answer.

    Raises StoreError or RefusedError, as `send_request` does.
    """
    paths = [str(file.absolute()) for file in files]
    return send_request(database, {"operation": "import", "paths": paths, "options": dict(options)})


def request_erasure(
    database: Path, request: Mapping[str, Any], *, author: str, language: str, erasing: bool
) -> dict[str, Any]:
    """Ask the dashboard to look for a person, or to erase, with the fields of `ErasureRequest`.

    Raises StoreError or RefusedError, as `send_request` does.
    """
    asked = {"request": dict(request), "author": author, "language": language, "erasing": erasing}
    return send_request(database, {"operation": "erase", **asked})


def send_request(database: Path, request: Mapping[str, Any]) -> dict[str, Any]:
    """Ask the dashboard that has the data open to carry out a request, and give its answer.

    Raises StoreError: `database-locked` when no dashboard is there to ask, `answer-unreadable` when
    it was asked and what came back tells nothing; else what it refused, as it is.
    """
    try:
        note = _read_note(database)
        connection = http.client.HTTPConnection(note.address, note.port, timeout=_PATIENCE)
        connection.connect()
    except (OSError, ValueError, TypeError) as error:
        raise StoreError("database-locked", path=database) from error
    try:
        status, answer = _response(connection, note.secret, request)
    except (OSError, ValueError, http.client.HTTPException) as error:
        reason = str(error) or type(error).__name__
        raise StoreError("answer-unreadable", path=database, reason=reason) from error
    if status == http.HTTPStatus.UNPROCESSABLE_ENTITY:
        problems = [Problem(**problem) for problem in answer["problems"]]
        raise RefusedError(answer["code"], problems, **answer["values"])
    if status != http.HTTPStatus.OK:
        raise StoreError(answer["code"], **answer["values"])
    return answer


def _response(
    connection: http.client.HTTPConnection, secret: str, request: Mapping[str, Any]
) -> tuple[int, dict[str, Any]]:
    """The status and the content of an answer; raises ValueError when that is not one of ours."""
    headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
    connection.request("POST", BACKUP_PATH, json.dumps(request), headers)
    answer = connection.getresponse()
    content = answer.read()
    if answer.headers.get_content_type() != "application/json":
        raise ValueError(f"{answer.status} {answer.reason}")
    return answer.status, json.loads(content)


def _read_note(database: Path) -> InstanceInfo:
    return InstanceInfo(**json.loads(running_note_path(database).read_text(encoding="utf-8")))
