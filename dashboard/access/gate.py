"""The one gate before everything that is served: closed unless opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Router
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketClose

from dashboard.access.addresses import PROVIDER_SIGNS_OUT, SUBJECT_HEADER, sign_in_address
from dashboard.access.audit_log import AuditActor, AuditEvent
from dashboard.access.cookies import Cookies
from dashboard.access.live_page import LivePage
from dashboard.access.notices import NO_STORE
from dashboard.access.opened import Access
from dashboard.access.page_owner import is_page_of_other, subject_in_header
from dashboard.access.rate_limit import client_address
from dashboard.access.sent_files import FILES, SentFiles
from dashboard.access.service_gate import ACTION_OF_PATH, ServiceGate
from dashboard.access.session_routes import SessionRoutes
from dashboard.access.sessions import Session
from dashboard.operations.measurements import METRICS_PATH
from dashboard.operations.readiness import READY_PATH
from dashboard.operations.request_log import ASKING_SUBJECT
from dashboard.roles import RIGHTS_OF
from dashboard.settings import address_in_site
from dashboard.words import N_, Language, Words
from data.rights import Right

_OPEN_TO_ALL: Final = frozenset({"/_stcore/health", READY_PATH})
_CLOSED: Final = ("/_stcore/agent", "/_stcore/script-health-check", "/auth", "/oauth2callback")
_UPLOADS: Final = "/_stcore/upload_file/"
_RIGHT_OF: Final = (
    (_UPLOADS, Right.CHANGE_DATA),
    ("/_stcore/metrics", Right.ADMINISTER),
    (METRICS_PATH, Right.ADMINISTER),
)
_MOST_BYTES: Final = 64_000  # of what is sent to an address that takes no files
_MOST_TABS: Final = 20  # that are open in one session
_TOO_MANY_TABS: Final = 4429  # codes with which a page is closed; it says what they mean
_PAGE_OF_OTHER: Final = 4403
_SAFE: Final = frozenset({"GET", "HEAD"})
_AGAINST_POLICY: Final = 1008


class Gate:
    """Lets nobody through who is not signed in and may not do what is asked.

    `is_command` tells whether a command of this computer asks, which shows a secret of its own. For
    `st.App(…, middleware=[Middleware(Gate, access=…)])`, as the first.
    """

    def __init__(self, app: ASGIApp, access: Access, is_command: Callable[[Scope], bool]) -> None:
        self._app = app
        self._settings = access.settings
        self._sessions = access.sessions
        self._audit = access.audit
        self._cookies = Cookies(access.settings.path)
        self._is_command = is_command
        self._service_gate = ServiceGate(app, access.tokens, access.audit)
        self._sent_files = SentFiles()
        self._tabs: Counter[str] = Counter()
        session_routes = SessionRoutes(access.sessions, self._cookies)
        routes = [*access.signing_in.routes(), *session_routes.routes()]
        self._open_to_all = Router(routes)
        self._open = {route.path: route.methods or set() for route in routes}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is asked, or let it through."""
        if scope["type"] == "http":
            await self._http_answer(scope)(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._serve_live_page(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _http_answer(self, scope: Scope) -> ASGIApp:
        """What answers: the app itself, signing in, or a refusal."""
        headers, path = Headers(scope=scope), str(scope["path"])
        if (path in _OPEN_TO_ALL and scope["method"] in _SAFE) or self._is_command(scope):
            return self._app
        if headers.get("host") != self._settings.host or path.startswith(_CLOSED):
            return _refusal(HTTPStatus.NOT_FOUND)
        if path in ACTION_OF_PATH:
            return self._service_gate.answer(scope)
        from_provider = path == PROVIDER_SIGNS_OUT  # which is no browser, and shows a signature
        if (
            scope["method"] not in _SAFE
            and not from_provider
            and headers.get("origin") != self._settings.origin
        ):
            return _refusal(HTTPStatus.FORBIDDEN)
        if path in self._open:
            known = scope["method"] in self._open[path]
            open_to_all = _refusal_of_body(scope) or self._open_to_all
            return open_to_all if known else _refusal(HTTPStatus.METHOD_NOT_ALLOWED)
        return self._answer_for_signed_in(scope)

    def _answer_for_signed_in(self, scope: Scope) -> ASGIApp:
        """The app, for who is signed in and may ask this; else the way to sign in, or a refusal."""
        session = self._session(scope)
        if session is None:
            return _sign_in_first(scope)
        path = str(scope["path"])
        if not path.startswith(_UPLOADS) and (refused := _refusal_of_body(scope)) is not None:
            return refused
        if not _has_right_for(session, path):
            actor = AuditActor.from_session(session, client_address(scope))
            self._audit.add_refusal(AuditEvent.REFUSED, actor, path=path)
            return _refusal(HTTPStatus.FORBIDDEN)
        if path.startswith(FILES) and not self._sent_files.is_offered(session, path):
            return _refusal(HTTPStatus.NOT_FOUND)
        _put_subject_in_header(scope, session)
        return self._app

    def _session(self, scope: Scope) -> Session | None:
        """The session of who asks, if it has not ended."""
        token = self._cookies.read(scope, self._cookies.session)
        return self._sessions.of_cookie(token, is_use=_is_use(scope))

    async def _serve_live_page(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a live page through for as long as its session lasts."""
        headers = Headers(scope=scope)
        from_here = headers.get("host") == self._settings.host
        from_own_page = headers.get("origin") == self._settings.origin
        session = self._session(scope) if from_here and from_own_page else None
        if session is None:
            await WebSocketClose(_AGAINST_POLICY)(scope, receive, send)
            return
        if self._tabs[session.id] >= _MOST_TABS:
            await _close_after_accepting(receive, send, scope, _TOO_MANY_TABS)
            return
        if is_page_of_other(scope, session.subject):
            await _close_after_accepting(receive, send, scope, _PAGE_OF_OTHER)
            return
        _put_subject_in_header(scope, session)
        page = LivePage(session, self._sessions, self._sent_files, receive, send)
        self._tabs[session.id] += 1
        try:
            await self._app(scope, page.receive, page.send)
        finally:
            await page.stop()
            self._tabs -= Counter([session.id])


def _has_right_for(session: Session, path: str) -> bool:
    """Whether the role of a session has the right that an address asks."""
    asked = (right for beginning, right in _RIGHT_OF if path.startswith(beginning))
    return next(asked, Right.EXPLORE) in RIGHTS_OF[session.role]


def _put_subject_in_header(scope: Scope, session: Session) -> None:
    """Put who asks in our header of a request, in the place of whatever came in it."""
    name = SUBJECT_HEADER.lower().encode()
    others = [(key, value) for key, value in scope["headers"] if key.lower() != name]
    scope[ASKING_SUBJECT] = session.subject
    scope["headers"] = [*others, (name, subject_in_header(session.subject).encode())]


def _refusal_of_body(scope: Scope) -> Response | None:
    """A refusal of a request that brings more than it needs, or does not say how much."""
    headers = Headers(scope=scope)
    length = headers.get("content-length", "0")
    if "transfer-encoding" in headers or not length.isdecimal():
        return _refusal(HTTPStatus.LENGTH_REQUIRED)
    if int(length) > _MOST_BYTES:
        return _refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return None


async def _close_after_accepting(receive: Receive, send: Send, scope: Scope, code: int) -> None:
    """Close a websocket with a code that its page can read, which it cannot of one refused."""
    socket = WebSocket(scope, receive, send)
    await socket.accept(subprotocol=next(iter(scope.get("subprotocols", [])), None))
    await socket.close(code)


def _opens_page(scope: Scope) -> bool:
    """Whether somebody opens a page, and no script of one asks."""
    is_get = scope["type"] == "http" and scope["method"] == "GET"
    return is_get and "text/html" in Headers(scope=scope).get("accept", "")


def _is_use(scope: Scope) -> bool:
    """Whether somebody does something: opens a page or sends a file."""
    return _opens_page(scope) or (scope["type"] == "http" and scope["method"] not in _SAFE)


def _sign_in_first(scope: Scope) -> Response:
    """Send who opens a page to sign in; whatever else asks hears that it must."""
    if _opens_page(scope):
        address = sign_in_address(str(scope["path"]), scope["query_string"].decode("latin-1"))
        return RedirectResponse(address_in_site(address), HTTPStatus.SEE_OTHER, headers=NO_STORE)
    return _refusal(HTTPStatus.UNAUTHORIZED)


def _refusal(status: HTTPStatus) -> Response:
    told = {
        HTTPStatus.UNAUTHORIZED: N_("Sign in first."),
        HTTPStatus.FORBIDDEN: N_("This is not allowed."),
        HTTPStatus.NOT_FOUND: N_("There is nothing here."),
        HTTPStatus.METHOD_NOT_ALLOWED: N_("This is not allowed."),
        HTTPStatus.LENGTH_REQUIRED: N_("Say in Content-Length how much will come."),
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: N_("This is more than may be sent at once."),
    }
    words = Words(Language.DUTCH)
    return PlainTextResponse(words(told[status]), status, headers=NO_STORE)
