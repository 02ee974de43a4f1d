"""How much may be uploaded, by one person and by all, and when it is dropped.

Streamlit keeps what is uploaded in memory, for any page and without a limit on the number of
files; of somebody who is gone it may keep it until the server stops.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.words import N_, Language, Words

_PATH: Final = "/_stcore/upload_file/"


@dataclass(frozen=True, slots=True)
class UploadLimits:
    """The bounds of what is held in memory; beyond them an upload is refused."""

    person: int = 250_000_000  # bytes of one open page: the largest workbook, and what it replaces
    files: int = 50  # of one open page: two for each table, and some
    everybody: int = 1_000_000_000  # bytes: four people at their limit on a machine of 4 GB
    kept: float = 100.0  # seconds after a page was closed; Streamlit lets it come back for 120


LIMITS: Final = UploadLimits()


class Uploads:
    """What every session has uploaded, and is uploading; a session is one open page."""

    def __init__(
        self,
        limits: UploadLimits,
        held: Callable[[], MemoryUploadedFileManager],
        is_open: Callable[[str], bool],
        close: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limits = limits
        self._held = held
        self._is_open = is_open
        self._close = close
        self._clock = clock
        self._coming: dict[tuple[str, str], int] = {}
        self._closed_since: dict[str, float] = {}

    @contextmanager
    def coming(self, session: str, file: str, size: int) -> Iterator[bool]:
        """Whether a file of so many bytes may come; while it does, its room is taken."""
        if not self._has_room(session, file, size):
            yield False
            return
        self._coming[session, file] = size
        try:
            yield True
        finally:
            del self._coming[session, file]

    def drop_closed(self, *, at_once: bool = False) -> None:
        """Drop what pages uploaded that were closed; `at_once` also what might come back."""
        now = self._clock()
        for session in list(self._held().file_storage):
            if self._is_open(session):
                self._closed_since.pop(session, None)
                continue
            since = self._closed_since.setdefault(session, now)
            if at_once or now - since >= self._limits.kept:
                self._close(session)
                self._held().remove_session_files(session)
                del self._closed_since[session]

    def _has_room(self, session: str, file: str, size: int) -> bool:
        self.drop_closed()
        own = self._sizes().get(session, {})
        own.pop(file, None)  # what is uploaded again takes the place of what it was
        if len(own) >= self._limits.files or sum(own.values()) + size > self._limits.person:
            return False
        if self._of_all() + size > self._limits.everybody:
            self.drop_closed(at_once=True)
        return self._of_all() + size <= self._limits.everybody

    def _of_all(self) -> int:
        return sum(sum(own.values()) for own in self._sizes().values())

    def _sizes(self) -> dict[str, dict[str, int]]:
        """The size of each file of each session, of those that are on their way too."""
        sizes = {
            session: {file: len(upload.data) for file, upload in list(own.items())}
            for session, own in list(self._held().file_storage.items())
        }
        for (session, file), size in self._coming.items():
            sizes.setdefault(session, {})[file] = size
        return sizes


def limit_uploads(app: ASGIApp, limits: UploadLimits = LIMITS) -> ASGIApp:
    """Refuse uploads beyond the limits, and drop them some time after their page was closed.

    For `st.App(…, middleware=[Middleware(limited)])`.
    """
    uploads = Uploads(
        limits,
        held=_upload_manager,
        is_open=lambda session: runtime.get_instance().is_active_session(session),
        close=lambda session: runtime.get_instance().close_session(session),
    )

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await app(scope, receive, send)
            _drop_later(limits.kept, uploads)
        elif scope["type"] == "http" and scope["method"] == "PUT" and _names(scope):
            await _upload(app, uploads, scope, receive, send)
        else:
            await app(scope, receive, send)

    return guarded


def drop_own_uploads() -> None:
    """Drop what this session has uploaded: its page is done with it, or is another page."""
    context = get_script_run_ctx()
    if context is not None and runtime.exists():
        _upload_manager().remove_session_files(context.session_id)


def _upload_manager() -> MemoryUploadedFileManager:
    held = runtime.get_instance().uploaded_file_mgr
    if not isinstance(held, MemoryUploadedFileManager):
        raise TypeError(f"uploads are held by {type(held).__name__}")
    return held


def _names(scope: Scope) -> list[str]:
    """The session and the file that an address names; nothing when it is no upload."""
    path = str(scope["path"])
    names = path.removeprefix(_PATH).split("/")
    return names if path.startswith(_PATH) and len(names) == len(("session", "file")) else []


def _drop_later(seconds: float, uploads: Uploads) -> None:
    """Note now whose page is closed, and look once more when it can be dropped."""
    loop = asyncio.get_running_loop()
    loop.call_soon(uploads.drop_closed)
    loop.call_later(seconds + 1, uploads.drop_closed)


async def _upload(
    app: ASGIApp, uploads: Uploads, scope: Scope, receive: Receive, send: Send
) -> None:
    session, file = _names(scope)
    length = Headers(scope=scope).get("content-length", "")
    if not length.isdecimal():
        answer = PlainTextResponse("", HTTPStatus.LENGTH_REQUIRED)
        await answer(scope, receive, send)
        return
    with uploads.coming(session, file, int(length)) as may_come:
        if may_come:
            await app(scope, receive, send)
            return
    # A browser hears the answer only once it has sent everything.
    while (await receive()).get("more_body"):
        pass
    told = Words(Language.DUTCH)(
        N_("There is no room for this file now. Remove files that you uploaded, or try later.")
    )
    answer = PlainTextResponse(told, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    await answer(scope, receive, send)
