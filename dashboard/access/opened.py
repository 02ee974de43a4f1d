"""What this process knows of signing in: settings, sessions, tokens and audit; opened once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from dashboard.access.access_file import AccessSettings, read_access_file
from dashboard.access.audit_log import AuditLog
from dashboard.access.records import Records
from dashboard.access.sessions import Session, Sessions
from dashboard.access.tokens import Tokens
from dashboard.settings import URL_VARIABLE, database_path
from dashboard.words import Language, Words
from data.store_files import access_path

if TYPE_CHECKING:
    from dashboard.access.signing_in import SigningIn

FILE_VARIABLE: Final = "WOONNETWERK_ACCESS"


@dataclass(frozen=True, slots=True)
class Access:
    """What the gate and the pages need to know who comes in."""

    settings: AccessSettings
    sessions: Sessions
    tokens: Tokens
    audit: AuditLog
    signing_in: SigningIn

    def session_of(self, subject: str) -> Session | None:
        """The latest session of the subject in the header of the gate; None when it has ended."""
        return self.sessions.latest_of(unquote(subject))


def access(environment: Mapping[str, str] = os.environ) -> Access | None:
    """How people sign in to this process; None when it serves this computer only.

    Raises AccessRefusedError when the settings cannot be used.
    """
    url = environment.get(URL_VARIABLE)
    if not url:
        return None
    return _open_access(url, Path(environment[FILE_VARIABLE]), database_path(environment))


@cache
def _open_access(url: str, file: Path, database: Path) -> Access:
    # They bring Authlib, which nobody needs who serves this computer only.
    from dashboard.access.attempts import Attempts  # noqa: PLC0415
    from dashboard.access.provider import Provider  # noqa: PLC0415
    from dashboard.access.signing_in import SigningIn  # noqa: PLC0415

    settings = read_access_file(Words(Language.DUTCH), file, url)
    records = Records.open(access_path(database))
    audit = AuditLog(records)
    sessions = Sessions(records, on_end=audit.session_ended)
    provider = Provider(settings)
    signing_in = SigningIn(settings, provider, sessions, Attempts(), audit)
    return Access(settings, sessions, Tokens(records), audit, signing_in)
