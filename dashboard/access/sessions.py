"""Who is signed in: sessions that the server keeps, each with two limits of time."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
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


class Sessions:
    """All sessions. What the cookie holds is random, and only its hash is kept."""

    def __init__(
        self,
        records: Records,
        limits: SessionLimits = SessionLimits(),
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._records = records
        self._limits = limits
        self._clock = clock

    def start(self, identity: Identity, proof: Proof) -> str:
        """Begin a session on what the provider says, and give what its cookie is to hold."""
        token, now = secrets.token_urlsafe(32), self._clock()
        with self._records.use() as connection:
            self._forget_ended(connection, now)
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

    def of_cookie(self, token: str) -> Session | None:
        """The session whose cookie holds this, if it has not ended; it was used just now."""
        return self.use(_hash(token)) if token else None

    def use(self, session: str) -> Session | None:
        """The session with an id, if it has not ended; it was used just now."""
        found, now = self.look(session), self._clock()
        if found is not None and now - found.seen >= self._limits.precision:
            with self._records.use() as connection:
                connection.execute("update sessions set seen = ? where id = ?", (now, session))
        return found

    def look(self, session: str) -> Session | None:
        """The session with an id, if it has not ended; looking is no use of it."""
        with self._records.use() as connection:
            row = connection.execute(
                f"select {_COLUMNS} from sessions where id = ?", (session,)
            ).fetchone()
        return self._lasting(row)

    def latest_of(self, subject: str) -> Session | None:
        """The session that somebody began last, if it has not ended."""
        with self._records.use() as connection:
            rows = connection.execute(
                f"select {_COLUMNS} from sessions where subject = ? order by started desc",
                (subject,),
            ).fetchall()
        return next((found for row in rows if (found := self._lasting(row))), None)

    def lasting(self) -> tuple[Session, ...]:
        """Every session that has not ended, the newest first."""
        with self._records.use() as connection:
            rows = connection.execute(
                f"select {_COLUMNS} from sessions order by started desc"
            ).fetchall()
        return tuple(found for row in rows if (found := self._lasting(row)))

    def end(self, session: str) -> None:
        """End a session, in every tab."""
        with self._records.use() as connection:
            connection.execute("delete from sessions where id = ?", (session,))

    def end_all_of(self, subject: str) -> None:
        """End every session of somebody."""
        with self._records.use() as connection:
            connection.execute("delete from sessions where subject = ?", (subject,))

    def end_by_provider(self, subject: str | None, session: str | None) -> None:
        """End the session that the provider calls so; without one all of a subject at it."""
        with self._records.use() as connection:
            if session:
                connection.execute("delete from sessions where provider_session = ?", (session,))
            else:
                connection.execute("delete from sessions where provider_subject = ?", (subject,))

    def _lasting(self, row: tuple[str, ...] | None) -> Session | None:
        if row is None:
            return None
        *whose, role, provider_subject, provider_session, id_token, started, seen = row
        id_, subject, name = whose
        found = Session(
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
        now = self._clock()
        ended = now - found.seen > self._limits.idle or now - found.started > self._limits.absolute
        return None if ended else found

    def _forget_ended(self, connection: sqlite3.Connection, now: float) -> None:
        connection.execute(
            "delete from sessions where seen < ? or started < ?",
            (now - self._limits.idle, now - self._limits.absolute),
        )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
