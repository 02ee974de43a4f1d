"""Text goes out compressed, also what Streamlit sends as it is: a slow line then waits a third."""

from __future__ import annotations

from typing import Final

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

_LEVEL: Final = 6  # beyond it the processor works much longer for very little
_SMALL: Final = 1_000  # bytes that are not worth it
# What people upload and download is left alone: much of it is compressed already.
_LEFT_ALONE: Final = ("/media/", "/_stcore/")


def compressed(app: ASGIApp) -> ASGIApp:
    """Compress scripts, styles and the shell for a browser that takes it.

    For `st.App(…, middleware=[Middleware(compressed)])`.
    """
    with_gzip = GZipMiddleware(app, minimum_size=_SMALL, compresslevel=_LEVEL)

    async def answered(scope: Scope, receive: Receive, send: Send) -> None:
        plain = scope["type"] != "http" or scope["path"].startswith(_LEFT_ALONE)
        await (app if plain else with_gzip)(scope, receive, send)

    return answered
