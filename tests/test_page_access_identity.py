"""Who somebody is, and which role that gives, from the claims of the provider."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dashboard.access.access_file import AccessSettings, read_access_file
from dashboard.access.identity import Denial, DeniedError, Identity, identity_of
from dashboard.roles import Role
from dashboard.words import Language, Words
from tests.city_hall import URL, access_file


@pytest.fixture
def settings(tmp_path: Path) -> AccessSettings:
    file = access_file(tmp_path, "https://login.stad.be")
    return read_access_file(Words(Language.DUTCH), file, URL)


def test_a_role_may_stand_alone_or_in_a_list(settings: AccessSettings) -> None:
    for roles in ("analist", ["iets anders", "analist"]):
        claims = {"sub": "1", "name": "Anna", "roles": roles}
        assert identity_of(claims, settings) == Identity("1", "Anna", Role.ANALYST)


def test_who_has_no_name_is_called_by_the_subject(settings: AccessSettings) -> None:
    assert identity_of({"sub": "1", "name": " ", "roles": "lezer"}, settings).name == "1"


@pytest.mark.parametrize(
    ("claims", "denial"),
    [
        ({"roles": "lezer"}, Denial.NO_SUBJECT),
        ({"sub": 1, "roles": "lezer"}, Denial.NO_SUBJECT),
        ({"sub": "1"}, Denial.NO_ROLE),
        ({"sub": "1", "roles": ["LEZER", None, 3]}, Denial.NO_ROLE),
        ({"sub": "1", "roles": {"lezer": True}}, Denial.NO_ROLE),
        ({"sub": "1", "roles": ["lezer", "beheerder"]}, Denial.SEVERAL_ROLES),
    ],
)
def test_who_has_no_single_role_is_denied(
    settings: AccessSettings, claims: dict[str, Any], denial: Denial
) -> None:
    with pytest.raises(DeniedError) as denied:
        identity_of(claims, settings)
    assert denied.value.denial is denial


def test_a_role_may_lie_deeper(tmp_path: Path) -> None:
    file = access_file(tmp_path, "https://login.stad.be")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"roles"', '"realm_access.roles"'), encoding="utf-8")
    settings = read_access_file(Words(Language.DUTCH), file, URL)
    claims = {"sub": "1", "name": "Vera", "realm_access": {"roles": ["lezer"]}}
    assert identity_of(claims, settings).role is Role.VIEWER
    with pytest.raises(DeniedError):
        identity_of({"sub": "1", "realm_access": "lezer"}, settings)


def test_another_organisation_is_denied(tmp_path: Path) -> None:
    file = access_file(tmp_path, "https://login.stad.be")
    with file.open("a", encoding="utf-8") as more:
        more.write('[person]\norganisation_claim = "vo_orgcode"\norganisation = "OVO001"\n')
    settings = read_access_file(Words(Language.DUTCH), file, URL)
    person = {"sub": "1", "name": "Vera", "roles": "lezer"}
    assert identity_of({**person, "vo_orgcode": "OVO001"}, settings).name == "Vera"
    for claims in (person, {**person, "vo_orgcode": "OVO002"}):
        with pytest.raises(DeniedError) as denied:
            identity_of(claims, settings)
        assert denied.value.denial is Denial.OTHER_ORGANISATION
