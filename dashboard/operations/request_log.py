"""Every request as an event in the log and a number in the measurements."""

from __future__ import annotations

import hashlib
import hmac
import logging
import secrets
import time
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any, Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.operations.json_log import FIELDS, REQUEST_ID
from dashboard.operations.measurements import MEASUREMENTS, REQUESTS, WEBSOCKETS

ASKING_SUBJECT: Final = "woonnetwerk.subject"  # in the scope: who asks, once the gate knows
_REST_IS_SECRET: Final = ("/media/", "/_stcore/upload_file/")  # whoever knows it may have a file
_log: Final = logging.getLogger(__name__)


class RequestLog:
    """Logs what is asked and how it ended; `key` makes the hash of who asks.

    For `st.App(…, middleware=[Middleware(RequestLog, key=…)])`, before anything that answers.
    """

    def __init__(self, app: ASGIApp, key: bytes) -> None:
        self._app = app
        self._key = hashlib.sha256(key).digest()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, and log how it ended."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        request = _Request(scope, str(scope["path"]))
        token = REQUEST_ID.set(request.id)
        try:
            await self._pass_on_and_count(request, receive, send)
        except Exception:
            request.status = 500
            _log.exception("the request ended with an error")
            raise
        finally:
            self._write(request)
            REQUEST_ID.reset(token)

    async def _pass_on_and_count(self, request: _Request, receive: Receive, send: Send) -> None:
        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                request.status = message["status"]
            elif message["type"] == "websocket.accept":
                request.status = 101
                MEASUREMENTS.add(WEBSOCKETS)
                _log.info("", extra={FIELDS: self._fields(request, "websocket-opened")})
            elif message["type"] == "websocket.close" and request.status != 101:
                request.status = 403
            await send(message)

        try:
            await self._app(request.scope, receive, send_on)
        finally:
            if request.status == 101:
                MEASUREMENTS.add(WEBSOCKETS, -1)

    def _write(self, request: _Request) -> None:
        MEASUREMENTS.add(REQUESTS, status=str(request.status))
        event = "websocket-closed" if request.status == 101 else "request"
        milliseconds = round((time.perf_counter() - request.begun) * 1000, 1)
        fields = self._fields(request, event) | {"milliseconds": milliseconds}
        _log.info("", extra={FIELDS: fields})

    def _fields(self, request: _Request, event: str) -> dict[str, Any]:
        subject = request.scope.get(ASKING_SUBJECT)
        return {
            "event": event,
            "request_id": request.id,
            "method": request.scope.get("method", "GET"),
            "path": path_to_log(request.path),
            "status": request.status or None,  # none when the browser left before
            "subject": subject and self._subject_hash(subject),
        }

    def _subject_hash(self, subject: str) -> str:
        return hmac.new(self._key, subject.encode(), hashlib.sha256).hexdigest()[:16]


@dataclass(slots=True)
class _Request:
    """A request that is being answered; `status` is 0 until the answer begins."""

    scope: MutableMapping[str, Any]
    path: str  # as it came, before anything that answers changes it
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    begun: float = field(default_factory=time.perf_counter)
    status: int = 0


def path_to_log(path: str) -> str:
    """A path as it may stand in the log: without what opens a file to who knows it."""
    secret = next((beginning for beginning in _REST_IS_SECRET if path.startswith(beginning)), "")
    return f"{secret}…" if secret else path
