"""The roles of people who are signed in: one table, from which all checks follow."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from dashboard.words import N_, Words
from data.rights import Right


class Role(StrEnum):
    """What somebody is to Woonnetwerk; the later ones may do all that the earlier ones may."""

    VIEWER = "viewer"
    DIRECTOR = "director"
    ANALYST = "analyst"
    ADMIN = "admin"


_TRY: Final = frozenset({Right.EXPLORE})
_RECORD: Final = _TRY | {Right.RECORD, Right.NAMES}
_CHANGE: Final = _RECORD | {Right.CHANGE_DATA}

RIGHTS_OF: Final[Mapping[Role, frozenset[Right]]] = MappingProxyType(
    {
        Role.VIEWER: _TRY,
        Role.DIRECTOR: _RECORD,
        Role.ANALYST: _CHANGE,
        Role.ADMIN: _CHANGE | {Right.ADMINISTER},
    }
)

_NAMES: Final = {
    Role.VIEWER: N_("viewer"),
    Role.DIRECTOR: N_("programme director"),
    Role.ANALYST: N_("analyst"),
    Role.ADMIN: N_("administrator"),
}


def role_name(words: Words, role: Role) -> str:
    """What a role is called on screen."""
    return words(_NAMES[role])
