"""The gate before Streamlit's own address for uploads, and the eye on pages that are left."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from importlib import import_module
from typing import Final
from uuid import uuid4

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import runtime

from dashboard.uploads import (
    CONNECTION_HEADER,
    LIMITS,
    UploadLimits,
    UploadPage,
    UploadRoom,
    held_uploads,
)
from dashboard.words import N_, Language, Words

_PATH: Final = "/_stcore/upload_file/"
_LEFT: Final = frozenset({1000, 1001})  # with which a browser closes a page that it leaves


def nobody_signs_in(_: Scope) -> str:
    """The person who asks, where nobody signs in."""
    return ""


def limit_uploads(
    app: ASGIApp,
    limits: UploadLimits = LIMITS,
    person_of: Callable[[Scope], str] = nobody_signs_in,
) -> ASGIApp:
    """Refuse uploads beyond the limits, and those to a page of another or that takes none.

    They are dropped when the browser leaves their page, and some time after it lost its connection.
    `person_of` says who sends a request. For `st.App(…, middleware=[Middleware(limited)])`.
    """
    uploads = UploadRoom(
        limits,
        held=held_uploads,
        is_open=lambda session: runtime.get_instance().is_active_session(session),
        close=lambda session: runtime.get_instance().close_session(session),
        pages=_pages_with_uploads,
    )

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await _serve_live_page(app, uploads, limits, scope, receive, send)
        elif scope["type"] != "http" or not str(scope["path"]).startswith(_PATH):
            await app(scope, receive, send)
        elif not _session_and_file(scope) or not uploads.may_come(
            _session_and_file(scope)[0], person_of(scope)
        ):
            await _refusal_response(HTTPStatus.FORBIDDEN)(scope, receive, send)
        elif scope["method"] == "PUT":
            await _take_upload(app, uploads, scope, receive, send)
        else:
            await app(scope, receive, send)

    return guarded


def _pages_with_uploads() -> dict[str, UploadPage]:
    """The pages that take files; a saved file of Python makes `make dev` load the module anew."""
    pages: dict[str, UploadPage] = import_module("dashboard.uploads").PAGES_WITH_UPLOADS
    return pages


def _session_and_file(scope: Scope) -> list[str]:
    """The session and the file that an address names; nothing when it names no such."""
    names = str(scope["path"]).removeprefix(_PATH).split("/")
    return names if len(names) == len(("session", "file")) else []


async def _serve_live_page(
    app: ASGIApp,
    uploads: UploadRoom,
    limits: UploadLimits,
    scope: Scope,
    receive: Receive,
    send: Send,
) -> None:
    """Serve a page, and drop what it uploaded: when its browser leaves it, or some time later."""
    connection, name = uuid4().hex, CONNECTION_HEADER.lower().encode()
    others = [(key, value) for key, value in scope["headers"] if key.lower() != name]
    code = 0

    async def receive_and_note() -> Message:
        nonlocal code
        message = await receive()
        if message["type"] == "websocket.disconnect":
            code = message.get("code", 0)
        return message

    named = {**scope, "headers": [*others, (name, connection.encode())]}
    try:
        await app(named, receive_and_note, send)
    finally:
        if code in _LEFT:
            uploads.drop_after_leaving(connection)
        loop = asyncio.get_running_loop()
        loop.call_soon(uploads.drop_closed)  # which notes since when it is closed
        loop.call_later(limits.kept + 1, uploads.drop_closed)


async def _take_upload(
    app: ASGIApp, uploads: UploadRoom, scope: Scope, receive: Receive, send: Send
) -> None:
    session, file = _session_and_file(scope)
    length = Headers(scope=scope).get("content-length", "")
    if not length.isdecimal():
        await PlainTextResponse("", HTTPStatus.LENGTH_REQUIRED)(scope, receive, send)
        return
    with uploads.reserve_room(session, file, int(length)) as has_room:
        if has_room:
            await app(scope, receive, send)
            return
    # A browser hears the answer only once it has sent everything.
    while (await receive()).get("more_body"):
        pass
    await _refusal_response(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)(scope, receive, send)


_REFUSALS: Final = {
    HTTPStatus.FORBIDDEN: N_("This page takes no files now. Open it again."),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: N_(
        "There is no room for this file now. Remove files that you uploaded, or try later."
    ),
}


def _refusal_response(status: HTTPStatus) -> PlainTextResponse:
    return PlainTextResponse(Words(Language.DUTCH)(_REFUSALS[status]), status)
