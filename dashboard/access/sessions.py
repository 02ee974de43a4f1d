"""Who is signed in: sessions that the server keeps, each with two limits of time."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from dashboard.access.identity import Identity, Proof
from dashboard.access.records import Records
from dashboard.roles import Role

_COLUMNS: Final = (
    "id, subject, name, role, provider_subject, provider_session, id_token, started, seen"
)


@dataclass(frozen=True, slots=True)
class SessionLimits:
    """How long a session lasts, in seconds."""

    idle: float = 60 * 60
    absolute: float = 10 * 60 * 60
    precision: float = 20  # `seen` is written this seldom; far below `idle`


@dataclass(frozen=True, slots=True)
class Session:
    """One browser in which somebody is signed in; times are seconds since 1970."""

    id: str
    subject: str
    name: str
    role: Role
    provider_subject: str
    provider_session: str | None
    id_token: str | None
    started: float
    seen: float


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """Seconds until a session ends by either of its limits."""

    idle: float
    absolute: float


class SessionEnd(StrEnum):
    """Why a session ended."""

    SIGNED_OUT = "signed-out"
    IDLE = "idle"
    TOO_LONG = "too-long"
    PROVIDER = "provider"
    ROLE_LOST = "role-lost"
    SIGNED_IN_ANEW = "signed-in-anew"
    ADMINISTRATOR = "administrator"


OnEnd = Callable[[Session, SessionEnd], object]


def _ignore_end(_session_from_row: Session, _end: SessionEnd) -> None:
    """Tell nobody that a session ended."""


class Sessions:
    """All sessions. What the cookie holds is random, and only its hash is kept."""

    def __init__(
        self,
        records: Records,
        limits: SessionLimits = SessionLimits(),
        clock: Callable[[], float] = time.time,
        on_end: OnEnd = _ignore_end,
    ) -> None:
        self._records = records
        self._limits = limits
        self._clock = clock
        self._on_end = on_end

    def start(self, identity: Identity, proof: Proof) -> str:
        """Begin a session on what the provider says, and give what its cookie is to hold."""
        token, now = secrets.token_urlsafe(32), self._clock()
        self.lasting()  # those that are over are ended first
        with self._records.transaction() as connection:
            connection.execute(
                f"insert into sessions ({_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    _hash(token),
                    identity.subject,
                    identity.name,
                    identity.role,
                    proof.subject,
                    proof.session,
                    proof.id_token,
                    now,
                    now,
                ),
            )
        return token

    def of_cookie(self, token: str, *, is_use: bool = True) -> Session | None:
        """The session whose cookie holds this, if it has not ended; to look is no use of it."""
        if not token:
            return None
        return self.use(_hash(token)) if is_use else self.look_up(_hash(token))

    def use(self, session: str) -> Session | None:
        """The session with an id, if it has not ended; it was used just now."""
        found, now = self.look_up(session), self._clock()
        if found is None or now - found.seen < self._limits.precision:
            return found
        with self._records.transaction() as connection:
            connection.execute("update sessions set seen = ? where id = ?", (now, session))
        return replace(found, seen=now)

    def time_left(self, session: Session) -> TimeLeft:
        """How long a session lasts if nobody uses it, and however it is used."""
        now = self._clock()
        return TimeLeft(
            idle=session.seen + self._limits.idle - now,
            absolute=session.started + self._limits.absolute - now,
        )

    def look_up(self, session: str) -> Session | None:
        """The session with an id, if it has not ended; this does not prolong it."""
        with self._records.transaction() as connection:
            row = connection.execute(
                f"select {_COLUMNS} from sessions where id = ?", (session,)
            ).fetchone()
        return self._unless_over(row)

    def latest_of(self, subject: str) -> Session | None:
        """The session that somebody began last, if it has not ended."""
        with self._records.transaction() as connection:
            rows = connection.execute(
                f"select {_COLUMNS} from sessions where subject = ? order by started desc",
                (subject,),
            ).fetchall()
        return next((found for row in rows if (found := self._unless_over(row))), None)

    def lasting(self) -> tuple[Session, ...]:
        """Every session that has not ended, the newest first."""
        with self._records.transaction() as connection:
            rows = connection.execute(
                f"select {_COLUMNS} from sessions order by started desc"
            ).fetchall()
        return tuple(found for row in rows if (found := self._unless_over(row)))

    def end(self, session: str, why: SessionEnd) -> None:
        """End a session, in every tab."""
        self._end_where("id = ?", session, why)

    def end_all_of(self, subject: str, why: SessionEnd) -> None:
        """End every session of somebody."""
        self._end_where("subject = ?", subject, why)

    def end_by_provider(self, subject: str | None, session: str | None) -> None:
        """End the session that the provider calls so; without one all of a subject at it."""
        if session:
            self._end_where("provider_session = ?", session, SessionEnd.PROVIDER)
        else:
            self._end_where("provider_subject = ?", subject, SessionEnd.PROVIDER)

    def _end_where(self, condition: str, value: str | None, why: SessionEnd) -> None:
        """End the sessions for which a condition holds, each told once whoever ends it."""
        with self._records.transaction() as connection:
            rows = connection.execute(
                f"delete from sessions where {condition} returning {_COLUMNS}", (value,)
            ).fetchall()
        for row in rows:
            self._on_end(_session_from_row(row), why)

    def _unless_over(self, row: tuple[str, ...] | None) -> Session | None:
        """The session of a row; one that has reached a limit is ended, and None."""
        if row is None:
            return None
        found, now = _session_from_row(row), self._clock()
        if now - found.started > self._limits.absolute:
            self.end(found.id, SessionEnd.TOO_LONG)
        elif now - found.seen > self._limits.idle:
            self.end(found.id, SessionEnd.IDLE)
        else:
            return found
        return None


def _session_from_row(row: tuple[str, ...]) -> Session:
    *whose, role, provider_subject, provider_session, id_token, started, seen = row
    id_, subject, name = whose
    return Session(
        id_,
        subject,
        name,
        Role(role),
        provider_subject,
        provider_session,
        id_token,
        float(started),
        float(seen),
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
