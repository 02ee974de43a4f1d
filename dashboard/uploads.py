"""Who may upload, how much, and when it is dropped.

Streamlit keeps what is uploaded in memory, for any page and without a limit on the number of
files; of somebody who is gone it may keep it until the server stops. Here a page that takes files
says so each time that it is drawn, and only to such a page something can be uploaded, by the person
who has it open.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import streamlit as st
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

CONNECTION_HEADER: Final = (
    "X-Woonnetwerk-Connection"  # the header that names the websocket of a page
)


@dataclass(frozen=True, slots=True)
class UploadLimits:
    """The bounds of what is held in memory; beyond them an upload is refused."""

    person: int = 250_000_000  # bytes of one person: the largest workbook, and what it replaces
    files: int = 50  # of one person: two for each table, and some
    everybody: int = 1_000_000_000  # bytes: four people at their limit on a machine of 4 GB
    kept: float = 100.0  # seconds after a connection was lost; Streamlit lets it come back for 120


@dataclass(frozen=True, slots=True)
class UploadPage:
    """An open page that takes files: who has it open, and by which websocket."""

    person: str
    connection: str


LIMITS: Final = UploadLimits()
PAGES_WITH_UPLOADS: Final[dict[str, UploadPage]] = {}  # by what Streamlit calls its session


class UploadRoom:
    """Whether there is room for an upload, and dropping what closed pages left.

    Streamlit holds the files themselves. A session is one open page.

    `pages` are those that take files now.
    """

    def __init__(
        self,
        limits: UploadLimits,
        held: Callable[[], MemoryUploadedFileManager],
        is_open: Callable[[str], bool],
        close: Callable[[str], None],
        pages: Callable[[], dict[str, UploadPage]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limits = limits
        self._held = held
        self._is_open = is_open
        self._close = close
        self._pages = pages
        self._clock = clock
        self._coming: dict[tuple[str, str], int] = {}
        self._closed_since: dict[str, float] = {}

    @contextmanager
    def reserve_room(self, session: str, file: str, size: int) -> Iterator[bool]:
        """Whether a file of so many bytes may come; while it does, its room is taken."""
        if not self._has_room(session, file, size):
            yield False
            return
        self._coming[session, file] = size
        try:
            yield True
        finally:
            del self._coming[session, file]

    def may_come(self, session: str, person: str) -> bool:
        """Whether a page takes files now, and is one that this person has open."""
        page = self._pages().get(session)
        return page is not None and page.person == person

    def drop_after_leaving(self, connection: str) -> None:
        """Drop what a page uploaded whose browser has left it by this websocket."""
        for session, page in list(self._pages().items()):
            if page.connection == connection:
                self._drop(session)

    def drop_closed(self, *, at_once: bool = False) -> None:
        """Drop what pages uploaded that were closed; `at_once` also what might come back."""
        now = self._clock()
        for session in list(self._held().file_storage):
            if self._is_open(session):
                self._closed_since.pop(session, None)
                continue
            since = self._closed_since.setdefault(session, now)
            if at_once or now - since >= self._limits.kept:
                self._drop(session)

    def _drop(self, session: str) -> None:
        self._close(session)
        self._held().remove_session_files(session)
        self._pages().pop(session, None)
        self._closed_since.pop(session, None)

    def _has_room(self, session: str, file: str, size: int) -> bool:
        self.drop_closed()
        own = {
            (page, name): held
            for page, files in self._sizes().items()
            if self._owner(page) == self._owner(session)
            for name, held in files.items()
        }
        replaced = own.pop((session, file), 0)  # what is uploaded again takes the place of it
        if len(own) >= self._limits.files or sum(own.values()) + size > self._limits.person:
            return False
        if self._bytes_of_all() - replaced + size > self._limits.everybody:
            self.drop_closed(at_once=True)
        return self._bytes_of_all() - replaced + size <= self._limits.everybody

    def _owner(self, session: str) -> str:
        """Who has a page open; where nobody signs in, each page is somebody's."""
        page = self._pages().get(session)
        return page.person if page and page.person else session

    def _bytes_of_all(self) -> int:
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


def take_own_uploads(person: str) -> None:
    """Let this page take files from who has it open; `person` is empty where nobody signs in."""
    context = get_script_run_ctx()
    if context is not None and runtime.exists():
        connection = st.context.headers.get(CONNECTION_HEADER) or ""
        PAGES_WITH_UPLOADS[context.session_id] = UploadPage(person, connection)


def take_no_uploads() -> None:
    """Let this page take no files, and drop what it has uploaded."""
    context = get_script_run_ctx()
    if context is not None:
        PAGES_WITH_UPLOADS.pop(context.session_id, None)
    drop_own_uploads()


def drop_own_uploads() -> None:
    """Drop what this page has uploaded, for it is done with it."""
    context = get_script_run_ctx()
    if context is not None and runtime.exists():
        held_uploads().remove_session_files(context.session_id)


def uploaded_bytes() -> int:
    """How much memory is taken by all that is uploaded now."""
    held = held_uploads().file_storage
    return sum(len(file.data) for own in list(held.values()) for file in list(own.values()))


def held_uploads() -> MemoryUploadedFileManager:
    """Where Streamlit keeps what is uploaded."""
    held = runtime.get_instance().uploaded_file_mgr
    if not isinstance(held, MemoryUploadedFileManager):
        raise TypeError(f"uploads are held by {type(held).__name__}")
    return held
