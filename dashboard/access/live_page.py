"""The websocket of a page that is open: for as long as its session lasts."""

from __future__ import annotations

import asyncio
from typing import Final

from starlette.types import Message, Receive, Send

from dashboard.access.page_messages import PageMessages, is_allowed_message
from dashboard.access.sent_files import SentFiles
from dashboard.access.sessions import Session, Sessions

_ENDED: Final = 4401  # the code with which a live page is closed when its session has ended
_LOOKS: Final = 0.5  # seconds between two looks whether the session of a live page has ended

_LETS_GO: Final = 0.3  # seconds in which Streamlit puts a page away that was left


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
        self._messages = PageMessages()

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
            content = message.get("bytes") or b""
            uses = self._messages.is_use(content)
            judge = self._sessions.use if uses else self._sessions.look_up
            self._ended = judge(self._session.id) is None
            if not self._ended and is_allowed_message(content, self._is_offered):
                return message
        return {"type": "websocket.disconnect", "code": _ENDED}

    async def send(self, message: Message) -> None:
        """Send to the browser, unless the session has ended."""
        if self._ended:
            return
        self._sent_files.remember_offered(self._session, message.get("bytes") or b"")
        await self._send(message)

    def _is_offered(self, file: str) -> bool:
        return self._sent_files.is_offered(self._session, file)

    async def stop(self) -> None:
        """Wait for nothing more, and close the websocket of a session that has ended.

        Only after the app has let go of the page: the browser tries again at once, and then has to
        find it, with the form that was open.
        """
        if self._coming is not None:
            self._coming.cancel()
        if self._ended:
            await asyncio.sleep(_LETS_GO)
            await self._send({"type": "websocket.close", "code": _ENDED})


async def _receive_next(receive: Receive) -> Message:
    return await receive()
