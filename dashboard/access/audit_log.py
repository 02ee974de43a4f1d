"""The audit: who did what, in which role, when and from where; lines are only ever added.

The file itself refuses to change a line, and to remove one that is younger than `KEPT_DAYS`. Lines
hold no query strings, no secrets and nothing of the facts but names of files and of scenarios.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from dashboard.access.rate_limit import Rate, RateLimit
from dashboard.access.records import AUDIT_DAYS, Records
from dashboard.access.sessions import Session, SessionEnd
from data.rights import Act, Witness

KEPT_DAYS: Final = AUDIT_DAYS
COMMAND_LINE: Final = "command-line"  # the subject of who works at the computer itself
_REFUSALS: Final = Rate(1_000, 60 * 60)
_LETTERS: Final = 200  # that are kept of what somebody asked for and was refused
_DAY: Final = 24 * 60 * 60
_COLUMNS: Final = "number, at, event, subject, name, role, address, details"


class AuditEvent(StrEnum):
    """What happened. Those of `Act` have the same values, for they are witnessed in the store."""

    SIGN_IN = "sign-in"
    SIGN_IN_REFUSED = "sign-in-refused"
    SIGN_OUT = "sign-out"
    SESSION_ENDED = "session-ended"  # otherwise than by signing out
    REFUSED = Act.REFUSED.value
    UPLOAD = Act.UPLOAD.value
    COMMIT = Act.COMMIT.value
    RESTORE = Act.RESTORE.value
    DOWNLOAD = Act.DOWNLOAD.value
    SCENARIO_SAVED = Act.SCENARIO_SAVED.value
    SCENARIO_DELETED = Act.SCENARIO_DELETED.value
    BACKUP = Act.BACKUP.value
    BACKUP_RESTORED = Act.BACKUP_RESTORED.value
    TOKEN_MADE = "token-made"  # noqa: S105  # an event, no secret
    TOKEN_ENDED = "token-ended"  # noqa: S105
    TOKEN_USED = "token-used"  # noqa: S105
    TOKEN_REFUSED = "token-refused"  # noqa: S105
    ERASURE = Act.ERASURE.value


@dataclass(frozen=True, slots=True)
class AuditActor:
    """Who did something: a person who is signed in, a token, or who works at the computer itself.

    All is empty where it is not known who it was, as with a sign-in that was refused.
    """

    subject: str = ""
    name: str = ""
    role: str = ""
    address: str = ""

    @classmethod
    def from_session(cls, session: Session, address: str = "") -> AuditActor:
        """The person of a session, who asks from an address."""
        return cls(session.subject, session.name, session.role, address)


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line; `at` in seconds since 1970, `details` say what it was done to."""

    number: int
    at: float
    event: AuditEvent
    actor: AuditActor
    details: Mapping[str, str] = field(default_factory=dict)


class AuditLog:
    """All lines that are kept; any number of threads and processes may add some."""

    def __init__(self, records: Records, clock: Callable[[], float] = time.time) -> None:
        self._records = records
        self._clock = clock
        self._refusals = RateLimit(_REFUSALS, clock)
        self._left_out: Counter[str] = Counter()

    def add_refusal(self, event: AuditEvent, actor: AuditActor, **details: str) -> None:
        """Add a line about what was refused, a thousand an hour of one person and of all strangers.

        Nobody can fill the disk by asking what is refused. The next line says how many were left
        out before it.
        """
        if self._refusals.seconds_to_wait(actor.subject):
            self._left_out[actor.subject] += 1
            return
        left_out = self._left_out.pop(actor.subject, 0)
        more = {"left_out": str(left_out)} if left_out else {}
        short = {name: value[:_LETTERS] for name, value in details.items()}
        self.add(event, actor, **short, **more)

    def add(self, event: AuditEvent, actor: AuditActor, **details: str) -> None:
        """Add a line, and drop those that are older than they are kept."""
        now = self._clock()
        with self._records.transaction() as connection:
            connection.execute(
                "insert into audit (at, event, subject, name, role, address, details)"
                " values (?, ?, ?, ?, ?, ?, ?)",
                (
                    now,
                    event,
                    actor.subject,
                    actor.name,
                    actor.role,
                    actor.address,
                    json.dumps(details, ensure_ascii=False),
                ),
            )
            connection.execute("delete from audit where at < ?", (now - KEPT_DAYS * _DAY,))

    def lines(
        self, *, since: float = 0, event: AuditEvent | None = None, most: int | None = None
    ) -> tuple[AuditLine, ...]:
        """The lines since a moment, of one event or of all, the newest first, at most so many."""
        with self._records.transaction() as connection:
            rows = connection.execute(
                f"select {_COLUMNS} from audit where at >= ? and (? is null or event = ?)"
                " order by number desc limit ?",
                (since, event, event, -1 if most is None else most),
            ).fetchall()
        return tuple(map(_line_from_row, rows))

    def witness(self, actor: AuditActor) -> Witness:
        """What a store is to tell of the acts that somebody does through it."""

        def add(act: Act, details: Mapping[str, str]) -> None:
            self.add(AuditEvent(act.value), actor, **details)

        return add

    def session_ended(self, session: Session, end: SessionEnd) -> None:
        """Add that a session ended."""
        signed_out = end is SessionEnd.SIGNED_OUT
        event = AuditEvent.SIGN_OUT if signed_out else AuditEvent.SESSION_ENDED
        details = {} if signed_out else {"reason": end.value}
        self.add(event, AuditActor.from_session(session), **details)


def _line_from_row(row: tuple[int, float, str, str, str, str, str, str]) -> AuditLine:
    number, at, event, subject, name, role, address, details = row
    actor = AuditActor(subject, name, role, address)
    return AuditLine(number, at, AuditEvent(event), actor, json.loads(details))
