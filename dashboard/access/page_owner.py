"""Whose page it is: what one person filled in is never handed on in the name of another.

In a browser one session follows another, while its tabs keep what was typed. So a page carries a
mark of who opened it, and its websocket shows that mark; the gate turns it away once somebody else
is signed in there.
"""

from __future__ import annotations

import hashlib
from typing import Final
from urllib.parse import parse_qs, quote

from starlette.types import Scope

OWNER: Final = "owner"  # the parameter with which the websocket of a page shows the mark


def owner_mark(subject: str) -> str:
    """The mark of somebody's pages; it tells nobody else who that is."""
    return hashlib.sha256(f"page of {subject}".encode()).hexdigest()[:16]


def subject_in_header(subject: str) -> str:
    """Who asks, as it can stand in a header."""
    return quote(subject, safe="")


def is_page_of_other(scope: Scope, subject: str) -> bool:
    """Whether the page whose websocket this is was opened by somebody else."""
    marks = parse_qs(scope["query_string"].decode("latin-1")).get(OWNER, [])
    return any(mark != owner_mark(subject) for mark in marks)
