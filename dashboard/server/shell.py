"""Our own index.html for Streamlit: its language, style and Content-Security-Policy."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import streamlit
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.access.addresses import SUBJECT_HEADER
from dashboard.access.opened import access
from dashboard.access.page_owner import owner_mark
from dashboard.server import connection_notice, first_frame, light_fonts
from dashboard.settings import address_in_site, path_of_site
from dashboard.wording.streamlit_words import front_end_replacements
from dashboard.words import N_, Language, Words

ICON: Final = Path(__file__).parent / "icon.svg"
LOGO: Final = Path(__file__).parent / "logo.svg"
_STYLE: Final = Path(__file__).parent / "shell.css"
_REACH: Final = Path(__file__).parent / "shell_reach.js"

# Without this, Streamlit looks for its server below the address of each page first, and the
# browser logs every miss as an error.
_SCRIPT: Final = "window.__streamlit = { BACKEND_BASE_URL: window.location.origin + %s }"
_INDEX: Final = Path(streamlit.__file__).parent / "static" / "index.html"
_NO_PAGES: Final = ("/media/", "/component/", "/_stcore/")


def serve_shell(app: ASGIApp) -> ASGIApp:
    """Serve the shell wherever Streamlit would serve its own page, at unknown addresses too.

    For `st.App(…, middleware=[Middleware(instead)])`.
    """

    async def with_shell(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(_NO_PAGES):
            await app(scope, receive, send)
            return
        sent = False

        async def send_shell(message: Message) -> None:
            nonlocal sent
            if message["type"] == "http.response.start":
                kind = Headers(raw=message["headers"]).get("content-type", "")
                if message["status"] == 200 and kind.startswith("text/html"):
                    sent = True
                    await _shell_response(scope)(scope, receive, send)
            if not sent:
                await send(message)

        await app(scope, receive, send_shell)

    return with_shell


def _shell_response(scope: Scope) -> HTMLResponse:
    html, policy = _page_and_policy()
    subject = Headers(scope=scope).get(SUBJECT_HEADER, "")
    if subject and access() is not None:  # else no gate says who asks
        html = html.replace("<html ", f'<html data-owner="{owner_mark(unquote(subject))}" ', 1)
    headers = {
        "Content-Security-Policy": policy,
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-cache",
    }
    return HTMLResponse(html, headers=headers)


@cache
def _page_and_policy() -> tuple[str, str]:
    """The page, and the policy that keeps its browser from asking any other host."""
    html = _INDEX.read_text(encoding="utf-8")
    html = html.replace('<html lang="en">', '<html lang="nl">')
    html = html.replace("<title>Streamlit</title>", "<title>Woonnetwerk</title>")
    scripts = "".join(
        f"<script>{script}</script>"
        for script in (
            _SCRIPT % json.dumps(path_of_site()),
            _REACH.read_text(encoding="utf-8"),
            *(script.read_text(encoding="utf-8") for script in connection_notice.SCRIPTS),
            light_fonts.SCRIPT.read_text(encoding="utf-8"),
            first_frame.SCRIPT.read_text(encoding="utf-8"),
        )
    )
    words = connection_notice.notice_words() + word_tags()
    html = html.replace("<head>", f"<head>{scripts}{words}", 1)
    html = html.replace("</head>", f"<style>{_STYLE.read_text(encoding='utf-8')}</style></head>", 1)
    needed = Words(Language.DUTCH)(N_("Woonnetwerk needs JavaScript."))
    html = re.sub(
        "<noscript>.*?</noscript>", f"<noscript>{needed}</noscript>", html, flags=re.DOTALL
    )
    html = first_frame.paint_first(html)
    html = html.replace('<div id="root">', f'{light_fonts.whole_font_tags()}<div id="root">', 1)
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
            "connect-src 'self' data: blob:",
            "frame-ancestors 'none'",
            "form-action 'self'",
            "base-uri 'self'",
            "object-src 'none'",
        )
    )
    return html, policy


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


_WORDS_SCRIPT: Final = Path(__file__).parent / "shell_words.js"
_FOREVER: Final = "public, max-age=31536000, immutable"


def word_tags() -> str:
    """The words and the script, for the head of the shell, before Streamlit's own script."""
    digest, _ = _words_script()
    address = address_in_site(f"/shell-words/{digest}.js")
    # A `<` would let a sentence end the script that it stands in.
    pairs = {language.value: front_end_replacements(Words(language)) for language in Language}
    words = json.dumps(pairs, ensure_ascii=False).replace("<", "\\u003c")
    return (
        f'<script type="application/json" id="front-end-words">{words}</script>'
        f'<script type="module" src="{address}"></script>'
    )


def word_routes() -> list[Route]:
    """Serve the script; its address changes with its content."""
    return [Route("/shell-words/{digest}.js", _words_response)]


async def _words_response(request: Request) -> Response:
    digest, script = _words_script()
    if request.path_params["digest"] != digest:
        return Response(status_code=404)
    headers = {"Cache-Control": _FOREVER, "X-Content-Type-Options": "nosniff"}
    return Response(script, media_type="text/javascript", headers=headers)


@cache
def _words_script() -> tuple[str, bytes]:
    script = _WORDS_SCRIPT.read_bytes()
    return hashlib.sha256(script).hexdigest()[:16], script
