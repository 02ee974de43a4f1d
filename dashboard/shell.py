"""The empty page in which Streamlit draws: in Dutch, with its own icon, and closed to others."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

ICON: Final = Path(__file__).parent / "icon.svg"

# Without this, Streamlit looks for its server below the address of each page first, and the
# browser logs every miss as an error.
_SCRIPT: Final = "window.__streamlit = { BACKEND_BASE_URL: window.location.origin }"
_INDEX: Final = Path(streamlit.__file__).parent / "static" / "index.html"


def routes(addresses: Iterable[str]) -> list[Route]:
    """Serve the shell at the address of every page."""
    return [Route(f"/{address}", _shell) for address in addresses]


async def _shell(request: Request) -> Response:
    del request
    html, policy = _made()
    headers = {
        "Content-Security-Policy": policy,
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-cache",
    }
    return HTMLResponse(html, headers=headers)


@cache
def _made() -> tuple[str, str]:
    """The page, and the policy that keeps its browser from asking any other host."""
    html = _INDEX.read_text(encoding="utf-8")
    html = html.replace('<html lang="en">', '<html lang="nl">')
    html = html.replace("<title>Streamlit</title>", "<title>Woonnetwerk</title>")
    html = html.replace("<head>", f"<head><script>{_SCRIPT}</script>", 1)
    inline = [part.split("</script>")[0] for part in html.split("<script>")[1:]]
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in inline)
    policy = "; ".join(
        (
            "default-src 'self'",
            # Charts compile their formulas, and a component's script is loaded as a blob.
            f"script-src 'self' blob: 'unsafe-eval' {hashes}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "connect-src 'self' ws: wss: data: blob:",
            "frame-ancestors 'none'",
            "form-action 'self'",
            "base-uri 'self'",
            "object-src 'none'",
        )
    )
    return html, policy


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
