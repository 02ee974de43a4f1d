"""Who somebody is and which role that gives, from what the provider says of a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dashboard.access.access_file import AccessSettings
from dashboard.roles import Role

Claims = Mapping[str, Any]


class Denial(StrEnum):
    """Why somebody who signed in does not come in."""

    NO_SUBJECT = "no-subject"
    OTHER_ORGANISATION = "other-organisation"
    NO_ROLE = "no-role"
    SEVERAL_ROLES = "several-roles"


class DeniedError(Exception):
    """Somebody signed in at the provider and has no place here; `subject` where it is known."""

    def __init__(self, denial: Denial, subject: str = "") -> None:
        super().__init__(denial)
        self.denial = denial
        self.subject = subject


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody who may come in: who that is at the provider, the name, and the role."""

    subject: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Proof:
    """The claims of somebody who signed in, and the ID token that they came in."""

    claims: Claims
    id_token: str

    @property
    def subject(self) -> str:
        """Who it is to the provider itself, whatever claim says who it is to us."""
        return str(self.claims["sub"])

    @property
    def session(self) -> str | None:
        """The id of the session at the provider (`sid`); None when it gives none."""
        session = self.claims.get("sid")
        return session if isinstance(session, str) else None


def identity_of(claims: Claims, settings: AccessSettings) -> Identity:
    """Who the claims are about, and with which role; raises DeniedError for who has none."""
    subject = claims.get(settings.subject_claim)
    if not isinstance(subject, str) or not subject:
        raise DeniedError(Denial.NO_SUBJECT)
    if settings.organisation and settings.organisation not in _texts_in_claim(
        claims, settings.organisation_claim
    ):
        raise DeniedError(Denial.OTHER_ORGANISATION, subject)
    values = _texts_in_claim(claims, settings.role_claim)
    roles = {settings.role_of[value] for value in values if value in settings.role_of}
    if not roles:
        raise DeniedError(Denial.NO_ROLE, subject)
    if len(roles) > 1:
        raise DeniedError(Denial.SEVERAL_ROLES, subject)
    name = claims.get(settings.name_claim)
    named = name.strip() if isinstance(name, str) else ""
    return Identity(subject, named or subject, roles.pop())


def missing_claims(claims: Claims, settings: AccessSettings) -> bool:
    """Whether a claim that the settings name is missing, so that userinfo must be asked."""
    named = (
        settings.subject_claim,
        settings.name_claim,
        settings.role_claim,
        settings.organisation_claim,
    )
    return any(claim and _claim_value(claims, claim) is None for claim in named)


def _texts_in_claim(claims: Claims, claim: str) -> list[str]:
    """The texts in a claim that holds one or a list of them."""
    value = _claim_value(claims, claim)
    values = value if isinstance(value, list) else [value]
    return [text for text in values if isinstance(text, str)]


def _claim_value(claims: Claims, claim: str) -> object:
    """The value of a claim; a name with points (`realm.roles`) also leads into nested claims."""
    if claim in claims:
        return claims[claim]
    value: object = claims
    for name in claim.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value
