"""The gate for other machines: two addresses, opened by a service token and nothing else."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Scope

from dashboard.access.audit_log import AuditActor, AuditEvent, AuditLog
from dashboard.access.notices import NO_STORE
from dashboard.access.rate_limit import Rate, RateLimit, client_address, limited_address
from dashboard.access.tokens import ServiceAction, ServiceToken, Tokens
from dashboard.words import N_, Language, Words

ACTION_OF_PATH: Final[Mapping[str, ServiceAction]] = {
    "/api/import": ServiceAction.IMPORT,
    "/api/backup": ServiceAction.BACKUP,
}
TOKEN_KEY: Final = "woonnetwerk.token"  # noqa: S105  # the key in the scope, no secret
_SCHEME: Final = "bearer"
_OF_TOKEN: Final = Rate(20, 60)
_OF_ADDRESS: Final = Rate(60, 60)


class ServiceGate:
    """Lets a request through that shows a token which may do what is asked.

    What is let through carries the token in its scope, under TOKEN_KEY.
    """

    def __init__(
        self,
        app: ASGIApp,
        tokens: Tokens,
        audit: AuditLog,
        *,
        of_token: RateLimit | None = None,
        of_address: RateLimit | None = None,
    ) -> None:
        self._app = app
        self._tokens = tokens
        self._audit = audit
        self._of_token = of_token or RateLimit(_OF_TOKEN)
        self._of_address = of_address or RateLimit(_OF_ADDRESS)

    def answer(self, scope: Scope) -> ASGIApp:
        """What answers a request for one of these addresses: the app, or a refusal."""
        if scope["method"] != "POST":
            return refusal(HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "POST"})
        if wait := self._of_address.seconds_to_wait(limited_address(scope)):
            return _too_many(wait)
        secret = _shown_secret(scope)
        token = self._tokens.use(secret) if secret else None
        if token is None:
            self._add_refusal(scope, "unknown" if secret else "none")
            error = ', error="invalid_token"' if secret else ""
            challenge = {"WWW-Authenticate": f'Bearer realm="Woonnetwerk"{error}'}
            return refusal(HTTPStatus.UNAUTHORIZED, headers=challenge)
        if ACTION_OF_PATH[scope["path"]] not in token.may:
            self._add_refusal(scope, "not-for-this", token)
            return refusal(HTTPStatus.FORBIDDEN)
        if wait := self._of_token.seconds_to_wait(token.name):
            self._add_refusal(scope, "too-often", token)
            return _too_many(wait)
        self._audit.add(AuditEvent.TOKEN_USED, _actor(scope, token), path=str(scope["path"]))
        scope[TOKEN_KEY] = token
        return self._app

    def _add_refusal(self, scope: Scope, reason: str, token: ServiceToken | None = None) -> None:
        actor, path = _actor(scope, token), str(scope["path"])
        self._audit.add_refusal(AuditEvent.TOKEN_REFUSED, actor, reason=reason, path=path)


def _actor(scope: Scope, token: ServiceToken | None) -> AuditActor:
    name = "" if token is None else token.author
    return AuditActor(name, name, address=client_address(scope))


_REFUSALS: Final[Mapping[HTTPStatus, tuple[str, str]]] = {
    HTTPStatus.BAD_REQUEST: (
        "bad-request",
        N_(
            "The request cannot be understood. It needs a message and at least one file, and knows "
            "replace, allow_removals and skip_wrong_rows, each true or false."
        ),
    ),
    HTTPStatus.UNAUTHORIZED: (
        "no-token",
        N_("Show a service token that is known and has not expired."),
    ),
    HTTPStatus.FORBIDDEN: ("token-not-for-this", N_("This token is not for this.")),
    HTTPStatus.METHOD_NOT_ALLOWED: ("method-not-allowed", N_("Ask this with POST.")),
    HTTPStatus.REQUEST_TIMEOUT: ("too-slow", N_("The files took too long to arrive.")),
    HTTPStatus.LENGTH_REQUIRED: (
        "length-required",
        N_("Say in Content-Length how much will come."),
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        "too-large",
        N_("This is more than may be sent at once."),
    ),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: (
        "wrong-content-type",
        N_("Send the files as multipart/form-data."),
    ),
    HTTPStatus.TOO_MANY_REQUESTS: (
        "too-often",
        N_("This was asked too often. Try again later."),
    ),
}


def refusal(status: HTTPStatus, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """A refusal of a request that is not looked into further."""
    code, sentence = _REFUSALS[status]
    return refusal_document(status, code, Words(Language.DUTCH)(sentence), headers=headers)


def refusal_document(
    status: HTTPStatus,
    code: str,
    message: str,
    problems: Sequence[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
    problem_count: int = 0,
) -> JSONResponse:
    """A refusal in one shape: a code, a sentence, and the problems where files have some.

    There may be more problems than are told.
    """
    document = {
        "ok": False,
        "code": code,
        "message": message,
        "problems": list(problems),
        "problem_count": problem_count,
    }
    return JSONResponse(document, status, {**NO_STORE, **(headers or {})})


def _too_many(wait: float) -> JSONResponse:
    seconds = str(math.ceil(wait))
    return refusal(HTTPStatus.TOO_MANY_REQUESTS, headers={"Retry-After": seconds})


def _shown_secret(scope: Scope) -> str:
    """The secret in the header, where it is shown as a bearer's; else nothing."""
    scheme, _, secret = Headers(scope=scope).get("authorization", "").partition(" ")
    return secret.strip() if scheme.lower() == _SCHEME else ""
