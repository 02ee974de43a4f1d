"""The dashboard's own side of `woonnetwerk backup` and `restore-backup`."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from dashboard import cache
from dashboard.server.running import BACKUP_PATH, knows_secret
from dashboard.settings import database_path
from data.backup import backup, restore_backup
from data.errors import StoreError

_WISHES: Final = {"backup": backup, "restore": restore_backup}


def routes() -> list[Route]:
    """The one address that commands ask at."""
    return [Route(BACKUP_PATH, _answer, methods=["POST"])]


async def _answer(request: Request) -> JSONResponse:
    shown = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not knows_secret(shown):
        return _refused(StoreError("database-locked", path=database_path()), HTTPStatus.FORBIDDEN)
    asked = await request.json()
    return await run_in_threadpool(_done, asked["wish"], Path(asked["path"]))


def _done(wish: str, path: Path) -> JSONResponse:
    store = cache.store(str(database_path()))
    try:
        revision = _WISHES[wish](store, path)
    except StoreError as error:
        return _refused(error, HTTPStatus.CONFLICT)
    if wish == "restore":
        cache.forget()
    return JSONResponse({"revision": revision})


def _refused(error: StoreError, status: HTTPStatus) -> JSONResponse:
    return JSONResponse({"code": error.code, "values": error.values}, status_code=status)
