"""What a page asks about its session: how long it lasts yet; and that somebody goes on working."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard.access.addresses import SESSION
from dashboard.access.cookies import Cookies
from dashboard.access.notices import NO_STORE
from dashboard.access.sessions import Sessions

_USES: Final = "POST"


class SessionRoutes:
    """The address at which a page asks; to ask is no use of the session, to post there is one."""

    def __init__(self, sessions: Sessions, cookies: Cookies) -> None:
        self._sessions = sessions
        self._cookies = cookies

    def routes(self) -> list[Route]:
        """The address, which is open to all: without a session it says that there is none."""
        return [Route(SESSION, self._answer, methods=["GET", _USES])]

    async def _answer(self, request: Request) -> Response:
        """The seconds that are left, by either limit."""
        token = self._cookies.read(request.scope, self._cookies.session)
        session = self._sessions.of_cookie(token, is_use=request.method == _USES)
        if session is None:
            return JSONResponse({}, HTTPStatus.UNAUTHORIZED, headers=NO_STORE)
        left = self._sessions.time_left(session)
        return JSONResponse({"idle": left.idle, "absolute": left.absolute}, headers=NO_STORE)
