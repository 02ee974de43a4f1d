"""A connection that is lost, or a session that ends or has ended, told by ourselves and in place.

Streamlit's own dialog is in English and takes the focus: what is typed then is lost. It is kept
away by what Streamlit's page asks its server about its host.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.access.addresses import ANEW, SESSION, SIGN_IN, SIGNED_IN, sign_in_address
from dashboard.settings import address_in_site
from dashboard.words import N_, Language, Words

_SCRIPT_NAMES: Final = ("page_notices.js", "connection_notice.js", "session_notice.js")
SCRIPTS: Final = tuple(Path(__file__).with_name(name) for name in _SCRIPT_NAMES)
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
    "of_other": N_(
        "Somebody else is signed in in this browser now. What is filled in here belongs to who "
        "worked here before, and is not saved in another name. Sign in again as that person to go "
        "on, or open the page anew: then it is gone."
    ),
    "drop": N_("Open the page anew"),
    "sign_in": N_("Sign in again"),
    "blocked": N_(
        "Your browser held back the small window. Sign in with this link, and come back."
    ),
    "in_new_tab": N_("Sign in in a new tab"),
    "idle": N_("You did nothing for a while. Your session ends at {time}."),
    "go_on": N_("Go on working"),
    "last": N_(
        "Your session ends at {time}, after ten hours. Save what you filled in before then. After "
        "that you sign in again in a small window, and go on where you were."
    ),
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
    """The sentences of the notices in each language, for the head of the shell."""
    told = {
        "sentences": {
            language.value: {key: Words(language)(text) for key, text in _SENTENCES.items()}
            for language in Language
        },
        "asked": address_in_site(_HOST_CONFIG),
        "session": address_in_site(SESSION),
        "sign_in": address_in_site(sign_in_address(SIGNED_IN, "")),
        "sign_in_anew": f"{address_in_site(sign_in_address(SIGNED_IN, ''))}&{ANEW}=1",
        "channel": SIGN_IN,
    }
    # A `<` would let a sentence end the script that it stands in.
    words = json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json" id="notice-words">{words}</script>'
