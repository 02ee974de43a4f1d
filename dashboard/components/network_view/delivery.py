"""Serving the scripts of the picture to the browser, from this machine and cached for good."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pyvis
import streamlit
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.settings import address_in_site

ENTRY: Final = "view.js"

_IMPORTS: Final = re.compile(r"(?:from|import)\s*\"\./([\w.-]+\.js)\"")
_HERE: Final = Path(__file__).parent / "browser"
_VIS: Final = Path(pyvis.__file__).parent / "templates/lib/vis-9.1.2/vis-network.min.js"
_FOREVER: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class BrowserScripts:
    """The scripts by name, and a digest of all of them that is part of their address."""

    scripts: Mapping[str, bytes]
    digest: str

    def address(self, name: str) -> str:
        """The path at which a browser asks for a script."""
        return address_in_site(f"/network-view/{self.digest}/{name}")


@cache
def read_scripts() -> BrowserScripts:
    """Read our own modules and the vis-network that pyvis ships."""
    files = sorted([*_HERE.glob("*.js"), _VIS])
    scripts = {file.name: file.read_bytes() for file in files}
    digest = hashlib.sha256(b"".join(scripts.values())).hexdigest()[:16]
    return BrowserScripts(scripts, digest)


def script_routes() -> list[Route]:
    """Serve the scripts beside Streamlit's own addresses: `st.App(…, routes=routes())`.

    The address changes with the content, so a browser never asks twice for the same script.
    """
    return [Route("/network-view/{digest}/{name}", _serve_script)]


async def _serve_script(request: Request) -> Response:
    served = read_scripts()
    script = served.scripts.get(request.path_params["name"])
    if script is None or request.path_params["digest"] != served.digest:
        return Response(status_code=404)
    headers = {"Cache-Control": _FOREVER, "X-Content-Type-Options": "nosniff"}
    return Response(script, media_type="text/javascript", headers=headers)


def with_preload_links(app: ASGIApp) -> ASGIApp:
    """Let the browser fetch the scripts while Streamlit itself still starts.

    For `st.App(…, middleware=[Middleware(early)])`.
    """

    async def with_links(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_links(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append("Link", _preload_links())
            await send(message)

        await app(scope, receive, send_links if scope["type"] == "http" else send)

    return with_links


@cache
def _preload_links() -> str:
    served = read_scripts()
    ours = [served.address(name) for name in served.scripts]
    return ", ".join(
        f"<{address}>; rel=modulepreload" for address in (*_streamlit_component_scripts(), *ours)
    )


def _streamlit_component_scripts() -> list[str]:
    """Streamlit's own scripts for components, which it would otherwise fetch only later."""
    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    known = (folder.parents[1] / "index.html").read_text(encoding="utf-8")
    found: list[str] = []
    waiting = [file.name for file in folder.glob("BidiComponent.*.js")]
    while waiting:
        name = waiting.pop()
        if name in known or name in found:
            continue
        found.append(name)
        waiting += _IMPORTS.findall((folder / name).read_text(encoding="utf-8"))
    return [address_in_site(f"/static/js/{name}") for name in found]
