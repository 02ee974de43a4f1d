"""A dashboard under a path of a site: inside, every address is as on a host of its own."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from dashboard.operations.readiness import READY_PATH
from dashboard.server.running_dashboard import BACKUP_PATH
from dashboard.words import N_, Language, Words

# What this computer asks straight at the port, without the path of the site.
_WITHOUT_PATH: Final = frozenset({"/_stcore/health", READY_PATH, BACKUP_PATH})
_AGAINST_POLICY: Final = 1008


class UnderPath:
    """Takes the path off what is asked; what is outside it is not there.

    `path` begins with a slash and does not end with one. For `st.App(…, middleware=[…])`, before
    whatever judges an address.
    """

    def __init__(self, app: ASGIApp, path: str) -> None:
        self._app = app
        self._path = path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through what is asked under the path."""
        if scope["type"] not in {"http", "websocket"} or scope["path"] in _WITHOUT_PATH:
            await self._app(scope, receive, send)
        elif scope["path"].startswith(f"{self._path}/"):
            self._take_off(scope)
            await self._app(scope, receive, self._send_with_cookies_for_path(send))
        elif scope["type"] == "websocket":
            await WebSocketClose(_AGAINST_POLICY)(scope, receive, send)
        elif scope["path"] == self._path:
            query = scope["query_string"].decode("latin-1")
            address = f"{self._path}/?{query}" if query else f"{self._path}/"
            await RedirectResponse(address, HTTPStatus.PERMANENT_REDIRECT)(scope, receive, send)
        else:
            text = Words(Language.DUTCH)(N_("There is nothing here."))
            await PlainTextResponse(text, HTTPStatus.NOT_FOUND)(scope, receive, send)

    def _take_off(self, scope: Scope) -> None:
        """Change what is asked in place, so that who stands before this sees who asks."""
        scope["path"] = scope["path"].removeprefix(self._path)
        raw = scope.get("raw_path")
        if raw is not None:
            scope["raw_path"] = raw.removeprefix(self._path.encode())

    def _send_with_cookies_for_path(self, send: Send) -> Send:
        """Send on, with the cookies of Streamlit, which are for the whole host, for the path."""

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                given = headers.getlist("set-cookie")
                if given:
                    del headers["set-cookie"]
                for line in given:
                    headers.append("set-cookie", self._cookie_for_path(line))
            await send(message)

        return send_on

    def _cookie_for_path(self, line: str) -> str:
        parts = [part.strip() for part in line.split(";")]
        own = f"Path={self._path}/"
        return "; ".join(own if part.lower() == "path=/" else part for part in parts)
