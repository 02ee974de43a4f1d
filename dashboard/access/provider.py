"""The city's own provider of OpenID Connect, as Authlib speaks with it."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import httpx2
from authlib.integrations.starlette_client import OAuth, OAuthError
from joserfc import jwt
from joserfc.errors import (
    BadSignatureError,
    ExpiredTokenError,
    InvalidClaimError,
    InvalidKeyIdError,
    InvalidTokenError,
    JoseError,
)
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry
from joserfc.jwt import JWTClaimsRegistry

from dashboard.access.access_file import AccessSettings
from dashboard.access.addresses import COME_BACK
from dashboard.access.identity import Claims, Proof, missing_claims

_PATIENCE: Final = 10  # seconds for one answer of the provider
_LEEWAY: Final = 120  # seconds that the two clocks may differ
_DISCOVERY: Final = "/.well-known/openid-configuration"
_KEYS_LAST: Final = 60  # seconds in which keys are not asked anew for a token of anybody
_TOKEN_LASTS: Final = 5 * 60  # seconds in which a logout token arrives
_SIGNING_OUT: Final = "http://schemas.openid.net/event/backchannel-logout"
_TIMES: Final = {"exp", "iat", "nbf"}


class ProviderTrouble(StrEnum):
    """What went wrong between the provider and us."""

    UNREACHABLE = "unreachable"
    OTHER_ISSUER = "other-issuer"
    REFUSED = "refused"
    CLOCK = "clock"
    UNTRUSTED = "untrusted"


class ProviderError(Exception):
    """Signing in did not come to an end; `detail` is for the log."""

    def __init__(self, trouble: ProviderTrouble, detail: object) -> None:
        super().__init__(f"{trouble}: {detail}")
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Attempt:
    """Signing in that was begun: where to send the browser, and what must come back with it."""

    url: str
    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class EndedSession:
    """What the provider has ended: one session, or without one all of a subject."""

    subject: str | None
    session: str | None
    token: str


class Provider:
    """The provider; its addresses and keys are asked once, and again after any trouble."""

    def __init__(self, settings: AccessSettings) -> None:
        self._settings = settings
        self._come_back = settings.url + COME_BACK
        self._client = self._registered_client()
        self._asked_keys = -math.inf
        self._ended_session: dict[
            str, float
        ] = {}  # logout tokens that came, and from when they are

    def _registered_client(self) -> Any:
        settings = self._settings
        return OAuth().register(
            "provider",
            client_id=settings.client_id,
            client_secret=settings.client_secret,
            server_metadata_url=settings.issuer.rstrip("/") + _DISCOVERY,
            client_kwargs={
                "scope": " ".join(settings.scopes),
                "code_challenge_method": "S256",
                "timeout": _PATIENCE,
            },
        )

    async def metadata(self) -> dict[str, Any]:
        """What the provider says of itself.

        Raises ProviderError when it cannot be asked, or calls itself otherwise than the settings.
        """
        try:
            found: dict[str, Any] = await self._client.load_server_metadata()
        except (httpx2.HTTPError, ValueError) as error:
            self._client = self._registered_client()
            raise ProviderError(ProviderTrouble.UNREACHABLE, error) from error
        if found.get("issuer") != self._settings.issuer:
            self._client = self._registered_client()
            raise ProviderError(ProviderTrouble.OTHER_ISSUER, found.get("issuer"))
        return found

    async def begin(self, *, anew: bool = False) -> Attempt:
        """Begin signing in, with a state, a nonce and a PKCE verifier of its own.

        `anew` lets the provider ask who it is, also where it knows somebody.
        """
        await self.metadata()
        asked = {"prompt": "login"} if anew else {}
        begun = await self._client.create_authorization_url(self._come_back, **asked)
        return Attempt(begun["url"], begun["state"], begun["nonce"], begun["code_verifier"])

    async def finish(self, attempt: Attempt, code: str) -> Proof:
        """Trade the code that came back for what the provider says of the person.

        Raises ProviderError when it gives nothing, or nothing that can be trusted.
        """
        try:
            await self.metadata()
            token = await self._client.fetch_access_token(
                self._come_back, code=code, code_verifier=attempt.verifier
            )
            claims = dict(await self._verified_claims(token, attempt.nonce))
            if missing_claims(claims, self._settings):
                claims = await self._claims_with_userinfo(token, claims)
        except OAuthError as error:
            raise ProviderError(ProviderTrouble.REFUSED, error) from error
        except httpx2.HTTPError as error:
            self._client = self._registered_client()
            raise ProviderError(ProviderTrouble.UNREACHABLE, error) from error
        except (JoseError, ValueError, KeyError) as error:
            trouble = ProviderTrouble.CLOCK if _is_about_time(error) else ProviderTrouble.UNTRUSTED
            raise ProviderError(trouble, error) from error
        return Proof(claims, token["id_token"])

    async def _verified_claims(self, token: dict[str, Any], nonce: str) -> Claims:
        """The claims of the ID token, once its signature, issuer, audience and nonce are right."""
        expected = {
            "iss": {"essential": True, "value": self._settings.issuer},
            "aud": {"essential": True, "value": self._settings.client_id},
        }
        if "id_token" not in token:
            raise KeyError("id_token")

        async def parsed() -> Claims:
            claims: Claims = await self._client.parse_id_token(
                token, nonce=nonce, claims_options=expected, leeway=_LEEWAY
            )
            return claims

        try:
            return await parsed()
        except BadSignatureError:
            await self._client.fetch_jwk_set(force=True)  # it may have changed its keys
            return await parsed()

    async def _claims_with_userinfo(self, token: dict[str, Any], claims: Claims) -> dict[str, Any]:
        """The claims, completed from the userinfo address where some are missing."""
        if "userinfo_endpoint" not in await self.metadata():
            return dict(claims)
        told = await self._client.userinfo(token=token)
        if told.get("sub") != claims["sub"]:
            raise ValueError("userinfo is about somebody else")
        return {**told, **claims}

    async def read_logout_token(self, logout_token: str) -> EndedSession:
        """Read from a logout token of the provider which session it ends.

        Raises ProviderError when it is not from the provider, for us, of now and about signing out
        (OpenID Connect Back-Channel Logout 1.0, section 2.6).
        """
        try:
            metadata = await self.metadata()
            claims = await self._signed_claims(logout_token, _safe_algorithms(metadata))
            JWTClaimsRegistry(
                leeway=_LEEWAY,
                iss={"essential": True, "value": self._settings.issuer},
                aud={"essential": True, "value": self._settings.client_id},
                iat={"essential": True},
                jti={"essential": True},
            ).validate(claims)
        except (JoseError, ValueError, TypeError, httpx2.HTTPError) as error:
            raise ProviderError(ProviderTrouble.UNTRUSTED, error) from error
        ended = _ended_session(claims)
        self._ended_session = {
            token: at for token, at in self._ended_session.items() if _was_issued_recently(at)
        }
        if ended.token in self._ended_session:
            raise ProviderError(ProviderTrouble.UNTRUSTED, "a logout token is for once")
        self._ended_session[ended.token] = float(claims["iat"])
        return ended

    async def _signed_claims(self, token: str, algorithms: list[str]) -> dict[str, Any]:
        """The claims of a token that the provider signed; its keys are asked anew now and then."""
        registry = JWSRegistry(algorithms=algorithms, strict_check_header=False)

        async def claims(*, force: bool) -> dict[str, Any]:
            keys = KeySet.import_key_set(await self._client.fetch_jwk_set(force=force))
            return dict(jwt.decode(token, keys, registry=registry).claims)

        try:
            return await claims(force=False)
        except (InvalidKeyIdError, BadSignatureError):
            # Anybody can send a token that nobody signed: that may not make us ask each time.
            if time.monotonic() - self._asked_keys < _KEYS_LAST:
                raise
            self._asked_keys = time.monotonic()
            return await claims(force=True)

    async def sign_out_address(self, id_token: str | None, come_back: str) -> str | None:
        """Where the provider ends its own session; None when it has no such address."""
        try:
            if "end_session_endpoint" not in await self.metadata():
                return None
        except ProviderError:
            return None
        made = await self._client.create_logout_url(
            post_logout_redirect_uri=come_back,
            id_token_hint=id_token,
            client_id=self._settings.client_id,
        )
        return str(made["url"])


def _safe_algorithms(metadata: Mapping[str, Any]) -> list[str]:
    """The algorithms of which only the provider has the key, that it says it signs with."""
    said = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
    return [name for name in said if str(name).startswith(("RS", "PS", "ES", "Ed"))]


def _ended_session(claims: Mapping[str, Any]) -> EndedSession:
    """What a token that can be trusted ends; raises ProviderError when it does not say so."""
    subject, session = claims.get("sub"), claims.get("sid")
    events = claims.get("events")
    ends = isinstance(events, dict) and isinstance(events.get(_SIGNING_OUT), dict)
    about = isinstance(subject, str) or isinstance(session, str)
    if not ends or not about or not _was_issued_recently(float(claims["iat"])) or "nonce" in claims:
        raise ProviderError(ProviderTrouble.UNTRUSTED, "no logout token of now")
    return EndedSession(subject, session, str(claims["jti"]))


def _was_issued_recently(issued: float) -> bool:
    return time.time() - issued <= _TOKEN_LASTS


def _is_about_time(error: Exception) -> bool:
    if isinstance(error, ExpiredTokenError | InvalidTokenError):  # too old, or not valid yet
        return True
    return isinstance(error, InvalidClaimError) and error.claim in _TIMES
