"""How the browser gets our words in place of Streamlit's own: in the shell, with a script."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.wording.streamlit_words import front_end
from dashboard.words import Language, Words

_SCRIPT: Final = Path(__file__).with_suffix(".js")
_FOREVER: Final = "public, max-age=31536000, immutable"


def tags() -> str:
    """The words and the script, for the head of the shell, before Streamlit's own script."""
    digest, _ = _read()
    # A `<` would let a sentence end the script that it stands in.
    told = {language.value: front_end(Words(language)) for language in Language}
    words = json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
    return (
        f'<script type="application/json" id="front-end-words">{words}</script>'
        f'<script type="module" src="/shell-words/{digest}.js"></script>'
    )


def routes() -> list[Route]:
    """Serve the script; its address changes with its content."""
    return [Route("/shell-words/{digest}.js", _serve)]


async def _serve(request: Request) -> Response:
    digest, script = _read()
    if request.path_params["digest"] != digest:
        return Response(status_code=404)
    headers = {"Cache-Control": _FOREVER, "X-Content-Type-Options": "nosniff"}
    return Response(script, media_type="text/javascript", headers=headers)


@cache
def _read() -> tuple[str, bytes]:
    script = _SCRIPT.read_bytes()
    return hashlib.sha256(script).hexdigest()[:16], script
