"""The dashboard's own side of commands that it carries out: backups, imports and erasures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import Scope

from dashboard import cache
from dashboard.access.audit_log import COMMAND_LINE, AuditActor
from dashboard.access.erasing import ErasureResult, erase_everywhere, find_everywhere
from dashboard.access.opened import access
from dashboard.importing import ImportOptions, import_uploads
from dashboard.server.running_dashboard import BACKUP_PATH, is_secret
from dashboard.settings import database_path, user_name
from dashboard.words import Language, Words
from data.backup import backup, restore_backup
from data.erasure.erase_person import ErasureRequest
from data.errors import Problem, RefusedError, StoreError, WoonnetwerkError
from data.intake.uploaded_files import uploads_from
from data.rights import EVERYTHING
from data.store import Store

_OPERATIONS: Final[Mapping[str, Callable[..., int]]] = {"backup": backup, "restore": restore_backup}


def routes() -> list[Route]:
    """The one address that commands ask at."""
    return [Route(BACKUP_PATH, _answer, methods=["POST"])]


def is_command(scope: Scope) -> bool:
    """Whether a command of this computer asks, with the secret that only its owner can read."""
    return scope["path"] == BACKUP_PATH and is_secret(_shown_secret(Headers(scope=scope)))


def _shown_secret(headers: Headers) -> str:
    return headers.get("Authorization", "").removeprefix("Bearer ")


async def _answer(request: Request) -> JSONResponse:
    if not is_secret(_shown_secret(request.headers)):
        return _refusal_response(
            StoreError("database-locked", path=database_path()), HTTPStatus.FORBIDDEN
        )
    arguments = await request.json()
    return await run_in_threadpool(_carry_out, arguments)


def _carry_out(arguments: dict[str, Any]) -> JSONResponse:
    store = _store()
    operation = arguments.pop("operation")
    try:
        if operation == "import":
            uploads = uploads_from([Path(path) for path in arguments["paths"]])
            options = ImportOptions(**arguments["options"])
            return JSONResponse(asdict(import_uploads(store, uploads, options)))
        if operation == "erase":
            return JSONResponse(_erase(store, arguments).as_json())
        paths = {name: Path(path) for name, path in arguments.items()}
        revision = _OPERATIONS[operation](store, **paths)
    except StoreError as error:
        return _refusal_response(error, HTTPStatus.CONFLICT)
    except RefusedError as error:
        return _refusal_response(error, HTTPStatus.UNPROCESSABLE_ENTITY, error.problems)
    if operation == "restore":
        cache.forget_results()
    return JSONResponse({"revision": revision})


def _erase(store: Store, arguments: dict[str, Any]) -> ErasureResult:
    """Look for a person, or erase; what was worked out before is let go of, for it names people."""
    given = arguments["request"]
    request = ErasureRequest(**{**given, "other_spellings": tuple(given["other_spellings"])})
    if not arguments["erasing"]:
        return find_everywhere(store, request)
    words = Words(Language(arguments["language"]))
    try:
        return erase_everywhere(store, request, words, author=arguments["author"])
    finally:
        cache.forget_results()


def _store() -> Store:
    """The store; where people sign in, what a command does there is in the audit too."""
    store, opened = cache.store(str(database_path())), access()
    if opened is None:
        return store
    actor = AuditActor(COMMAND_LINE, user_name())
    return store.on_behalf_of(replace(EVERYTHING, witness=opened.audit.witness(actor)))


def _refusal_response(
    error: WoonnetwerkError, status: HTTPStatus, problems: Sequence[Problem] = ()
) -> JSONResponse:
    values = {
        "code": error.code,
        "values": error.values,
        "problems": [asdict(problem) for problem in problems],
    }
    return JSONResponse(values, status_code=status)
