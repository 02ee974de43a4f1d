"""The names around signing in: addresses, the header that says who asks, where one goes on."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

SIGN_IN: Final = "/aanmelden"
COME_BACK: Final = "/aanmelden/terug"  # where the provider sends the browser after signing in
SIGNED_IN: Final = "/aangemeld"  # where a small window ends in which somebody signed in
SESSION: Final = "/sessie"  # where a page asks how long its session lasts
SIGN_OUT: Final = "/afmelden"
PROVIDER_SIGNS_OUT: Final = "/afmelden/door-aanbieder"  # where the provider ends sessions
SIGNED_OUT: Final = "/afgemeld"
SUBJECT_HEADER: Final = "X-Woonnetwerk-Subject"  # in which the gate tells who asks
SUBJECT_KEY: Final = "subject"  # under which Streamlit hands that on to the pages
ONWARD: Final = "verder"  # the parameter that says where to go on
ANEW: Final = "opnieuw"  # the parameter with which the provider asks who it is, whoever it knows


def sign_in_address(path: str, query: str) -> str:
    """Where to sign in first, when a page was asked for."""
    wanted = f"{path}?{query}" if query else path
    return SIGN_IN if wanted == "/" else f"{SIGN_IN}?{ONWARD}={quote(wanted, safe='')}"


def safe_own_page(wanted: str) -> str:
    """What is wanted, where it is a page of ours; else the first page.

    A browser reads two slashes of either kind as another host, and drops tabs and line ends.
    """
    begins_well = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    is_plain = wanted.isprintable() and "\\" not in wanted and wanted.isascii()
    return wanted if begins_well and is_plain else "/"
