"""The two cookies: their names, for which part of a site they are, and how they are read.

On a host of its own their prefix is `__Host-`, with which a browser takes them from this host
alone, and for all of it. Under a path other programs answer at the same host: a cookie for all of
it would be sent to them as well, and so it is for our path only, with the prefix `__Secure-`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import Response
from starlette.types import Scope

_NAME: Final = "woonnetwerk"


@dataclass(frozen=True, slots=True)
class Cookies:
    """The cookies of a dashboard that people reach under a path; `""` for a host of its own."""

    path: str

    @property
    def session(self) -> str:
        """The name of the cookie that says which session a browser has."""
        return f"{self._prefix}{_NAME}"

    @property
    def browser(self) -> str:
        """The name of the cookie that says which browser began to sign in."""
        return f"{self._prefix}{_NAME}-aanmelden"

    @property
    def _prefix(self) -> str:
        return "__Secure-" if self.path else "__Host-"

    def read(self, scope: Scope, name: str) -> str:
        """What a cookie holds; nothing when it came twice, for then somebody else set one."""
        headers = Headers(scope=scope)
        parts = [part for line in headers.getlist("cookie") for part in line.split(";")]
        found = [part for part in parts if part.split("=")[0].strip() == name]
        return cookie_parser(found[0]).get(name, "") if len(found) == 1 else ""

    def give(self, answer: Response, name: str, value: str) -> None:
        """Set a cookie, out of reach of scripts, for as long as the browser is open."""
        answer.set_cookie(
            name, value, secure=True, httponly=True, samesite="lax", path=f"{self.path}/"
        )

    def take_back(self, answer: Response, name: str) -> None:
        """Remove a cookie."""
        answer.delete_cookie(name, secure=True, httponly=True, samesite="lax", path=f"{self.path}/")
