"""Signing in and out: the only addresses that are open to everybody."""

from __future__ import annotations

import logging
import math
import secrets
from http import HTTPStatus
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.access.access_file import AccessSettings
from dashboard.access.addresses import (
    ANEW,
    COME_BACK,
    ONWARD,
    PROVIDER_SIGNS_OUT,
    SIGN_IN,
    SIGN_OUT,
    SIGNED_IN,
    SIGNED_OUT,
    safe_own_page,
)
from dashboard.access.attempts import Attempts, BegunAttempt
from dashboard.access.audit_log import AuditActor, AuditEvent, AuditLog
from dashboard.access.cookies import Cookies
from dashboard.access.identity import DeniedError, Proof, identity_of
from dashboard.access.notices import (
    NO_STORE,
    denied_notice,
    refused_by_provider_notice,
    signed_in_notice,
    signed_out_notice,
    stale_sign_in_notice,
    too_often_notice,
    trouble_notice,
)
from dashboard.access.provider import Provider, ProviderError
from dashboard.access.rate_limit import Rate, RateLimit, client_address, limited_address
from dashboard.access.sessions import Session, SessionEnd, Sessions
from dashboard.operations.measurements import MEASUREMENTS, SIGN_INS
from dashboard.settings import address_in_site

# All of a city hall may have one address, and all come at nine o'clock.
_SIGN_INS: Final = Rate(60, 60)
_ENDED_BY_PROVIDER: Final = Rate(300, 60)
_log: Final = logging.getLogger(__name__)


class SigningIn:
    """What the addresses around signing in do."""

    def __init__(
        self,
        settings: AccessSettings,
        provider: Provider,
        sessions: Sessions,
        attempts: Attempts,
        audit: AuditLog,
        begun_from: RateLimit | None = None,
    ) -> None:
        self._settings = settings
        self._cookies = Cookies(settings.path)
        self._provider = provider
        self._sessions = sessions
        self._attempts = attempts
        self._audit = audit
        self._begun_from = begun_from or RateLimit(_SIGN_INS)
        self._came_back_from = RateLimit(_SIGN_INS)
        self._ended_from = RateLimit(_ENDED_BY_PROVIDER)

    def routes(self) -> list[Route]:
        """The addresses; signing out is a POST, so that no link and no picture does it."""
        return [
            Route(SIGN_IN, self._begin),
            Route(COME_BACK, self._come_back),
            Route(SIGNED_IN, self._signed_in),
            Route(SIGN_OUT, self._sign_out, methods=["POST"]),
            Route(SIGNED_OUT, self._signed_out),
            Route(PROVIDER_SIGNS_OUT, self._provider_signs_out, methods=["POST"]),
        ]

    async def _begin(self, request: Request) -> Response:
        """Send the browser to the provider."""
        if wait := self._begun_from.seconds_to_wait(limited_address(request.scope)):
            return too_often_notice(self._settings.contact, wait)
        browser = self._browser(request) or secrets.token_urlsafe(32)
        try:
            attempt = await self._provider.begin(anew=ANEW in request.query_params)
        except ProviderError as error:
            _log.warning("signing in: %s", error)
            MEASUREMENTS.add(SIGN_INS, outcome="provider-trouble")
            return trouble_notice(error.trouble, self._settings.contact)
        onward = safe_own_page(request.query_params.get(ONWARD, "/"))
        self._attempts.begin(attempt, browser=browser, onward=onward)
        answer = RedirectResponse(attempt.url, HTTPStatus.SEE_OTHER, headers=NO_STORE)
        self._cookies.give(answer, self._cookies.browser, browser)
        return answer

    async def _come_back(self, request: Request) -> Response:
        """Begin a session for who comes back from the provider, or say why not."""
        asked, contact = request.query_params, self._settings.contact
        if wait := self._came_back_from.seconds_to_wait(limited_address(request.scope)):
            return too_often_notice(contact, wait)
        begun = self._attempts.take_back(asked.get("state", ""), browser=self._browser(request))
        if begun is None or asked.get("iss", self._settings.issuer) != self._settings.issuer:
            MEASUREMENTS.add(SIGN_INS, outcome="stale")
            self._add_refusal(request, "stale")
            return stale_sign_in_notice(contact)
        if "code" not in asked:
            _log.warning("signing in: the provider answers %r", asked.get("error", ""))
            MEASUREMENTS.add(SIGN_INS, outcome="refused-by-provider")
            self._add_refusal(request, "refused-by-provider")
            return refused_by_provider_notice(contact)
        try:
            proof = await self._provider.finish(begun.attempt, asked["code"])
        except ProviderError as error:
            self._add_refusal(request, str(error.trouble))
            _log.warning("signing in: %s", error)
            MEASUREMENTS.add(SIGN_INS, outcome="provider-trouble")
            return trouble_notice(error.trouble, contact)
        return self._start_session(request, proof, begun)

    def _start_session(self, request: Request, proof: Proof, begun: BegunAttempt) -> Response:
        try:
            identity = identity_of(proof.claims, self._settings)
        except DeniedError as error:
            _log.warning("signing in: denied, %s", error.denial)
            MEASUREMENTS.add(SIGN_INS, outcome=f"denied-{error.denial}")
            self._add_refusal(request, error.denial, error.subject)
            if error.subject:  # who lost the role is out everywhere
                self._sessions.end_all_of(error.subject, SessionEnd.ROLE_LOST)
            return denied_notice(error.denial, self._settings.contact)
        before = self._session(request)
        token = self._sessions.start(identity, proof)
        if before is not None:  # only now: at no moment is who signs in anew nobody
            self._sessions.end(before.id, SessionEnd.SIGNED_IN_ANEW)
        MEASUREMENTS.add(SIGN_INS, outcome="signed-in")
        address = client_address(request.scope)
        actor = AuditActor(identity.subject, identity.name, identity.role, address)
        self._audit.add(AuditEvent.SIGN_IN, actor)
        answer = RedirectResponse(
            address_in_site(begun.onward), HTTPStatus.SEE_OTHER, headers=NO_STORE
        )
        self._cookies.give(answer, self._cookies.session, token)
        return answer

    async def _sign_out(self, request: Request) -> Response:
        """End the session everywhere, and say where the provider ends its own."""
        session = self._session(request)
        onward = None
        if session is not None:
            self._sessions.end(session.id, SessionEnd.SIGNED_OUT)
            onward = await self._provider.sign_out_address(
                session.id_token, self._settings.url + SIGNED_OUT
            )
        answer = JSONResponse({"onward": onward or address_in_site(SIGNED_OUT)}, headers=NO_STORE)
        self._cookies.take_back(answer, self._cookies.session)
        return answer

    async def _provider_signs_out(self, request: Request) -> Response:
        """End what the provider says it ended, once for each of its tokens."""
        if wait := self._ended_from.seconds_to_wait(limited_address(request.scope)):
            headers = {**NO_STORE, "Retry-After": str(math.ceil(wait))}
            return JSONResponse({"error": "slow_down"}, HTTPStatus.TOO_MANY_REQUESTS, headers)
        try:
            async with request.form(max_files=0, max_fields=10) as form:
                ended = await self._provider.read_logout_token(str(form.get("logout_token", "")))
        except (ProviderError, HTTPException) as error:
            _log.warning("signing out by the provider: %s", error)
            return JSONResponse({"error": "invalid_request"}, HTTPStatus.BAD_REQUEST, NO_STORE)
        self._sessions.end_by_provider(ended.subject, ended.session)
        return Response(headers=NO_STORE)

    def _add_refusal(self, request: Request, reason: str, subject: str = "") -> None:
        actor = AuditActor(subject, address=client_address(request.scope))
        self._audit.add_refusal(AuditEvent.SIGN_IN_REFUSED, actor, reason=reason)

    async def _signed_in(self, _: Request) -> Response:
        return signed_in_notice()

    async def _signed_out(self, _: Request) -> Response:
        return signed_out_notice()

    def _session(self, request: Request) -> Session | None:
        """The session of who asks, if it has not ended."""
        return self._sessions.of_cookie(self._cookies.read(request.scope, self._cookies.session))

    def _browser(self, request: Request) -> str:
        """How we call the browser that asks; empty for one that never began to sign in."""
        return self._cookies.read(request.scope, self._cookies.browser)
