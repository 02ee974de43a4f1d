"""What another machine with a service token can ask: bring files in, and take a backup."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import BinaryIO, Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from dashboard import cache
from dashboard.access.audit_log import AuditActor
from dashboard.access.notices import NO_STORE
from dashboard.access.opened import access
from dashboard.access.rate_limit import client_address
from dashboard.access.service_gate import ACTION_OF_PATH, TOKEN_KEY, refusal, refusal_document
from dashboard.access.tokens import ServiceToken
from dashboard.importing import (
    ImportOptions,
    ImportResult,
    Json,
    commit_document,
    import_uploads,
    problems_document,
)
from dashboard.settings import database_path
from dashboard.uploads import LIMITS
from dashboard.wording.problems import error_text
from dashboard.words import Language, Words
from data.backup import backup
from data.change import ChangeCounts
from data.errors import Problem, RefusedError, StoreError, WoonnetwerkError
from data.intake.uploaded_files import Upload
from data.periods import today
from data.store import Store

_MULTIPART: Final = "multipart/form-data"
_MOST_BYTES: Final = LIMITS.person + 100_000  # what a form says around its files takes some too
_CHOICES: Final = frozenset({"replace", "allow_removals", "skip_wrong_rows"})
_FIELDS: Final = _CHOICES | {"message"}
_TRUTH: Final = {"true": True, "1": True, "false": False, "0": False}
_PATIENCE: Final = 10 * 60  # seconds in which all files have arrived
_MOST_PROBLEMS: Final = 1_000  # that are told of one import
_BACKUP: Final = ".woonnetwerk-backup-"  # how the folder begins in which one is made
_PIECE: Final = 1_000_000  # bytes of a backup that are read at once


def routes() -> list[Route]:
    """The two addresses; who comes so far has shown the gate a token for what it asks."""
    return [
        Route("/api/import", _import, methods=["POST"]),
        Route("/api/backup", _backup, methods=["POST"]),
    ]


_one_import: Final = asyncio.Lock()  # at a time, for one takes much memory; the others wait
_one_backup: Final = asyncio.Lock()  # at a time, for one takes as much of the disk as the data


async def _import(request: Request) -> Response:
    """Import the files of a form as one revision, as the command does."""
    refused = _refuse_unread(request)
    if refused is not None:
        return refused
    try:
        async with asyncio.timeout(_PATIENCE):
            form = await request.form(max_files=LIMITS.files, max_fields=len(_FIELDS))
    except TimeoutError:
        return refusal(HTTPStatus.REQUEST_TIMEOUT)
    except HTTPException:  # it is no form, or one of too many parts
        return refusal(HTTPStatus.BAD_REQUEST)
    try:
        options, files = _read_form(form, _token(request))
        async with _one_import:
            return await run_in_threadpool(_carry_out, _store(request), files, options)
    except ValueError:
        return refusal(HTTPStatus.BAD_REQUEST)
    finally:
        await form.close()


def _refuse_unread(request: Request) -> Response | None:
    """A refusal for what need not be read to be refused; else nothing."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        return refusal(HTTPStatus.LENGTH_REQUIRED)
    if int(length) > _MOST_BYTES:
        return refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, headers={"Connection": "close"})
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != _MULTIPART:
        return refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    return None


def _read_form(
    form: FormData, token: ServiceToken
) -> tuple[ImportOptions, list[tuple[str, BinaryIO]]]:
    """What a form asks, and its files; raises ValueError where it does not say that."""
    fields = {name: value for name, value in form.multi_items() if isinstance(value, str)}
    files = [
        (_file_name(value), value.file)
        for value in form.getlist("file")
        if isinstance(value, UploadFile)
    ]
    message = fields.get("message", "").strip()
    if not message or not files or len(fields) + len(files) != len(form.multi_items()):
        raise ValueError("a message, files named file, and nothing twice")
    if not fields.keys() <= _FIELDS or any(
        fields.get(name, "false") not in _TRUTH for name in _CHOICES
    ):
        raise ValueError("another field, or one that is neither true nor false")
    choices = {name: _TRUTH[fields[name]] for name in _CHOICES if name in fields}
    return ImportOptions(message=message, author=token.author, **choices), files


def _file_name(file: UploadFile) -> str:
    """The name of a file without the folders before it, of any system."""
    name = PurePosixPath((file.filename or "").replace("\\", "/")).name
    if not name or not name.isprintable():
        raise ValueError("a file without a name")
    return name


def _carry_out(
    store: Store, files: list[tuple[str, BinaryIO]], options: ImportOptions
) -> JSONResponse:
    uploads = [Upload(name, file.read()) for name, file in files]
    try:
        return JSONResponse(
            _result_document(import_uploads(store, uploads, options)), headers=NO_STORE
        )
    except RefusedError as error:
        return _error_refusal(HTTPStatus.UNPROCESSABLE_ENTITY, error)
    except StoreError as error:
        return _error_refusal(HTTPStatus.SERVICE_UNAVAILABLE, error)


def _result_document(made: ImportResult) -> dict[str, object]:
    return {
        "ok": True,
        **commit_document(made.revision, made.counts or ChangeCounts(0, 0, 0)),
        "left_out": _first_problems(made.left_out),
        "left_out_count": len(made.left_out),
        "doubts": _first_problems(made.doubts),
        "doubt_count": len(made.doubts),
    }


def _first_problems(problems: Sequence[Problem]) -> list[Json]:
    """So many problems as somebody reads, in the shape that `check --json` has.

    To put a hundred thousand in sentences would hold up everybody's pages for half a minute.
    """
    document = problems_document(Words(Language.DUTCH), problems[:_MOST_PROBLEMS])
    return list(document["problems"])


async def _backup(request: Request) -> Response:
    """Send a backup; its file is gone from the disk before it is sent."""
    try:
        async with _one_backup:
            file, size, revision = await run_in_threadpool(_open_backup, _store(request))
    except StoreError as error:
        return _error_refusal(HTTPStatus.SERVICE_UNAVAILABLE, error)
    headers = {
        **NO_STORE,
        "Content-Length": str(size),
        "Content-Encoding": "identity",  # to compress it would take longer than to send it
        "Content-Disposition": f'attachment; filename="woonnetwerk-{today()}.duckdb"',
        "Woonnetwerk-Revision": str(revision),
    }
    return StreamingResponse(
        _read_in_pieces(file), headers=headers, media_type="application/vnd.duckdb"
    )


def _open_backup(store: Store) -> tuple[BinaryIO, int, int]:
    """A backup that is open and stands in no folder any more, its size, and its revision."""
    beside = database_path().parent
    for left in beside.glob(f"{_BACKUP}*"):  # by a server that was killed meanwhile
        rmtree(left)
    with TemporaryDirectory(dir=beside, prefix=_BACKUP) as folder:
        path = Path(folder) / "backup.duckdb"
        revision = backup(store, path)
        return path.open("rb"), path.stat().st_size, revision


def _read_in_pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece


def _token(request: Request) -> ServiceToken:
    token = request.scope[TOKEN_KEY]
    if not isinstance(token, ServiceToken):
        raise TypeError(f"the gate let {type(token).__name__} through")
    return token


def _store(request: Request) -> Store:
    """The store, through which only what was asked may be done, in the name of the token."""
    token = _token(request)
    permission = token.permission(ACTION_OF_PATH[request.scope["path"]])
    opened = access()
    if opened is not None:
        actor = AuditActor(token.author, token.author, address=client_address(request.scope))
        permission = replace(permission, witness=opened.audit.witness(actor))
    return cache.store(str(database_path())).on_behalf_of(permission)


def _error_refusal(status: HTTPStatus, error: WoonnetwerkError) -> JSONResponse:
    """What went wrong, with the first problems of the files."""
    message = " ".join(error_text(Words(Language.DUTCH), error))
    problems = error.problems if isinstance(error, RefusedError) else ()
    text = " ".join(message.split())
    return refusal_document(
        status, error.code, text, _first_problems(problems), problem_count=len(problems)
    )
