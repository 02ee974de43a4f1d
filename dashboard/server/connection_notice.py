"""A connection that is lost, or a session that has ended, told by ourselves and in place.

Streamlit's own dialog is in English and takes the focus: what is typed then is lost. It is kept
away by what Streamlit's page asks its server about its host.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.access.addresses import SIGN_IN, SIGNED_IN, sign_in_address
from dashboard.settings import address_in_site
from dashboard.words import N_, Language, Words

SCRIPT: Final = Path(__file__).with_suffix(".js")
_HOST_CONFIG: Final = "/_stcore/host-config"
_NO_DIALOGS: Final = {
    "allowedOrigins": [],
    "useExternalAuthToken": False,
    "enableCustomParentMessages": False,
    "enforceDownloadInNewTab": False,
    "metricsUrl": "",
    "blockErrorDialogs": True,
    "resourceCrossOriginMode": None,
}
_SENTENCES: Final = {
    "lost": N_(
        "The connection is lost. What you filled in is still here, and goes on once the connection "
        "is back. Leave this page open."
    ),
    "ended": N_(
        "You are signed out, or your session has ended. What you filled in is still here: sign in "
        "again in a small window, and go on."
    ),
    "crowded": N_(
        "Woonnetwerk is open in too many tabs of this browser. Close some: this page then goes on."
    ),
    "sign_in": N_("Sign in again"),
}


def without_dialogs(app: ASGIApp) -> ASGIApp:
    """Tell Streamlit's page that it shows no dialogs of its own about errors.

    For `st.App(…, middleware=[Middleware(without_dialogs)])`.
    """

    async def answered(scope: Scope, receive: Receive, send: Send) -> None:
        asked = scope["type"] == "http" and scope["path"] == _HOST_CONFIG
        if asked and scope["method"] == "GET":
            headers = {"Cache-Control": "no-cache"}
            await JSONResponse(_NO_DIALOGS, headers=headers)(scope, receive, send)
        else:
            await app(scope, receive, send)

    return answered


def notice_words() -> str:
    """The sentences of the notice in each language, for the head of the shell."""
    told = {
        "sentences": {
            language.value: {key: Words(language)(text) for key, text in _SENTENCES.items()}
            for language in Language
        },
        "asked": address_in_site(_HOST_CONFIG),
        "sign_in": address_in_site(sign_in_address(SIGNED_IN, "")),
        "channel": SIGN_IN,
    }
    # A `<` would let a sentence end the script that it stands in.
    words = json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json" id="connection-words">{words}</script>'
