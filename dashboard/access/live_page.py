"""The websocket of a page that is open: for as long as its session lasts."""

from __future__ import annotations

import asyncio
from typing import Final

from starlette.types import Message, Receive, Send

from dashboard.access.page_messages import is_allowed_message
from dashboard.access.sent_files import SentFiles
from dashboard.access.sessions import Session, Sessions

_ENDED: Final = 4401  # the code with which a live page is closed when its session has ended
_LOOKS: Final = 0.5  # seconds between two looks whether the session of a live page has ended


class LivePage:
    """The websocket of a page: it is closed as soon as its session has ended."""

    def __init__(
        self,
        session: Session,
        sessions: Sessions,
        sent_files: SentFiles,
        receive: Receive,
        send: Send,
    ) -> None:
        self._session = session
        self._sessions = sessions
        self._sent_files = sent_files
        self._receive = receive
        self._send = send
        self._coming: asyncio.Task[Message] | None = None
        self._ended = False

    async def receive(self) -> Message:
        """The next message of the browser; `websocket.disconnect` once the session has ended."""
        while not self._ended:
            if self._coming is None:
                self._coming = asyncio.ensure_future(_receive_next(self._receive))
            done, _ = await asyncio.wait({self._coming}, timeout=_LOOKS)
            if not done:
                self._ended = self._sessions.look_up(self._session.id) is None
                continue
            message = self._coming.result()
            self._coming = None
            if message["type"] != "websocket.receive":
                return message
            self._ended = self._sessions.use(self._session.id) is None
            if not self._ended and is_allowed_message(
                message.get("bytes") or b"", self._is_offered
            ):
                return message
        await self._send({"type": "websocket.close", "code": _ENDED})
        return {"type": "websocket.disconnect", "code": _ENDED}

    async def send(self, message: Message) -> None:
        """Send to the browser, unless the session has ended."""
        if self._ended:
            return
        self._sent_files.remember_offered(self._session, message.get("bytes") or b"")
        await self._send(message)

    def _is_offered(self, file: str) -> bool:
        return self._sent_files.is_offered(self._session, file)

    def stop(self) -> None:
        """Wait for nothing more."""
        if self._coming is not None:
            self._coming.cancel()


async def _receive_next(receive: Receive) -> Message:
    return await receive()
