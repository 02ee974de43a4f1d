"""Who is answered: only who asks this computer by its own name, from a page that it served."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from dashboard.settings import LOOPBACK
from dashboard.words import N_, Language, Words

_AGAINST_POLICY = 1008


def local_only(app: ASGIApp) -> ASGIApp:
    """Reject requests with a foreign Host or Origin header before they reach Streamlit.

    This protects against DNS rebinding and cross-site requests. To judge them, Streamlit would
    look its own address up on the internet. For `st.App(…, middleware=[Middleware(local_only)])`.
    """

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"} or _is_local(Headers(scope=scope)):
            await app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose(_AGAINST_POLICY)(scope, receive, send)
        else:
            text = Words(Language.DUTCH)(N_("Woonnetwerk answers this computer only."))
            await PlainTextResponse(text, HTTPStatus.FORBIDDEN)(scope, receive, send)

    return guarded


def _is_local(headers: Headers) -> bool:
    host = headers.get("host", "")
    page = headers.get("origin")
    try:
        return urlsplit(f"//{host}").hostname in LOOPBACK and (
            page is None or urlsplit(page).netloc == host
        )
    except ValueError:  # no address at all
        return False
