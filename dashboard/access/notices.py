"""The few pages of our own around signing in: what happened, and whom to ask."""

from __future__ import annotations

import base64
import hashlib
import math
from collections.abc import Mapping
from html import escape
from http import HTTPStatus
from pathlib import Path
from string import Template
from typing import Final

from starlette.responses import HTMLResponse

from dashboard.access.addresses import SIGN_IN
from dashboard.access.identity import Denial
from dashboard.access.provider import ProviderTrouble
from dashboard.settings import address_in_site
from dashboard.words import N_, Language, Words

NO_STORE: Final = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}

_STYLE: Final = """
:root { color-scheme: light dark }
body { font: 1.05rem/1.5 system-ui, sans-serif; margin: 12vh auto; max-width: 34rem;
  padding: 0 1.5rem; background: #fff; color: #0b1418 }
h1 { font-size: 1.5rem }
a { color: #0b5c7a }
@media (prefers-color-scheme: dark) {
  body { background: #12191d; color: #e8eef1 }
  a { color: #5bb5d5 }
}
"""
_PAGE: Final = Template("""<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>$title · Woonnetwerk</title>
<meta name="viewport" content="width=device-width"><style>$style</style></head>
<body><main><h1>$title</h1>$paragraphs<p><a href="$address">$again</a></p></main>$script</body></html>
""")
_SIGNED_IN: Final = Path(__file__).with_name("signed_in.js")


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        f"style-src {_digest(_STYLE)}",
        "frame-ancestors 'none'",
        "form-action 'none'",
        "base-uri 'none'",
    )
)

_DENIED: Final[Mapping[Denial, str]] = {
    Denial.NO_SUBJECT: N_("You signed in, but your account does not say who you are."),
    Denial.OTHER_ORGANISATION: N_("You signed in with an account of another organisation."),
    Denial.NO_ROLE: N_("You signed in, but your account has no role in Woonnetwerk."),
    Denial.SEVERAL_ROLES: N_(
        "You signed in, but your account has more than one role in Woonnetwerk. It needs one."
    ),
}
_TROUBLE: Final[Mapping[ProviderTrouble, str]] = {
    ProviderTrouble.UNREACHABLE: N_("The place where you sign in does not answer."),
    ProviderTrouble.OTHER_ISSUER: N_(
        "The place where you sign in calls itself otherwise than Woonnetwerk expects."
    ),
    ProviderTrouble.REFUSED: N_("The place where you sign in did not let Woonnetwerk go on."),
    ProviderTrouble.CLOCK: N_(
        "The clock of this server and that of the place where you sign in differ too much."
    ),
    ProviderTrouble.UNTRUSTED: N_(
        "What the place where you sign in says of you cannot be trusted."
    ),
}


def denied_notice(denial: Denial, contact: str) -> HTMLResponse:
    """Somebody signed in and has no place here."""
    return _notice_page(
        N_("You cannot come in"), _DENIED[denial], contact=contact, status=HTTPStatus.FORBIDDEN
    )


def refused_by_provider_notice(contact: str) -> HTMLResponse:
    """The provider did not let somebody in, or somebody turned back."""
    return _notice_page(
        N_("You did not sign in"),
        N_("Signing in was stopped, or you are not allowed to."),
        contact=contact,
        status=HTTPStatus.FORBIDDEN,
    )


def trouble_notice(trouble: ProviderTrouble, contact: str) -> HTMLResponse:
    """Signing in did not work, through no fault of the person."""
    return _notice_page(
        N_("Signing in does not work now"),
        _TROUBLE[trouble],
        contact=contact,
        status=HTTPStatus.BAD_GATEWAY,
    )


def stale_sign_in_notice(contact: str) -> HTMLResponse:
    """What came back belongs to no attempt of this browser."""
    return _notice_page(
        N_("Signing in took too long"),
        N_("It was begun too long ago, or in another browser. Try once more."),
        contact=contact,
        status=HTTPStatus.BAD_REQUEST,
    )


def too_often_notice(contact: str, wait: float) -> HTMLResponse:
    """From one address people sign in more often than they can."""
    notice = _notice_page(
        N_("Too many people sign in at once"),
        N_(
            "From your network people sign in more often than is let through in a minute. "
            "Wait a minute, and try once more."
        ),
        contact=contact,
        status=HTTPStatus.TOO_MANY_REQUESTS,
    )
    notice.headers["Retry-After"] = str(math.ceil(wait))
    return notice


def signed_out_notice() -> HTMLResponse:
    """Somebody signed out."""
    return _notice_page(
        N_("You are signed out"),
        N_("You are signed out of Woonnetwerk in every tab of this browser."),
        again=N_("Sign in"),
    )


def signed_in_notice() -> HTMLResponse:
    """Somebody signed in, in a small window beside a page that waits for it."""
    return _notice_page(
        N_("You are signed in"),
        N_("You can close this window and go on where you were."),
        again=N_("To the first page"),
        script=_SIGNED_IN.read_text(encoding="utf-8"),
    )


def _notice_page(
    title: str,
    sentence: str,
    *,
    contact: str = "",
    again: str = N_("Try again"),
    status: HTTPStatus = HTTPStatus.OK,
    script: str = "",
) -> HTMLResponse:
    words = Words(Language.DUTCH)
    sentences = [words(sentence)]
    if contact:
        sentences.append(words("Does this go on? Ask {contact}.", contact=contact))
    html = _PAGE.substitute(
        title=escape(words(title)),
        style=_STYLE,
        paragraphs="".join(f"<p>{escape(text)}</p>" for text in sentences),
        address=address_in_site(SIGN_IN),
        again=escape(words(again)),
        script=f"<script>{script}</script>" if script else "",
    )
    policy = f"{_POLICY}; script-src {_digest(script)}" if script else _POLICY
    headers = {
        **NO_STORE,
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
    }
    return HTMLResponse(html, status, headers=headers)
