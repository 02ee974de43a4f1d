"""The SQLite file beside the data: sessions, tokens and the audit. Commands use it too."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Self

from data.private_files import private_umask

AUDIT_DAYS: Final = 400
_SCHEMA: Final = f"""
create table if not exists sessions (
    id text primary key,         -- the hash of what the cookie holds
    subject text not null,       -- who it is at the provider
    name text not null,
    role text not null,
    provider_subject text not null,  -- by which the provider ends all sessions of somebody
    provider_session text,       -- by which the provider ends one
    id_token text,               -- which the provider wants back when somebody signs out
    started real not null,       -- seconds since 1970
    seen real not null
) strict;
create index if not exists sessions_by_subject on sessions (subject, started);
create table if not exists tokens (
    name text primary key,
    hash text not null unique,   -- of what the machine shows
    may text not null,           -- what it is for, with spaces between
    made real not null,          -- seconds since 1970
    expires real not null,
    last_used real
) strict;
create table if not exists audit (
    number integer primary key autoincrement,
    at real not null,            -- seconds since 1970
    event text not null,
    subject text not null,
    name text not null,
    role text not null,
    address text not null,
    details text not null        -- JSON: what it was done to
) strict;
create index if not exists audit_by_moment on audit (at);
create trigger if not exists audit_lines_never_change before update on audit
begin select raise(abort, 'a line of the audit is never changed'); end;
create trigger if not exists audit_lines_are_kept before delete on audit
when old.at > unixepoch('now') - {AUDIT_DAYS} * 86400
begin select raise(abort, 'a line of the audit is kept for {AUDIT_DAYS} days'); end;
"""


class Records:
    """The open SQLite file; any number of threads may use it, one at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._using = threading.Lock()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the file at a path, readable by its owner alone; a new one is made."""
        with private_umask():
            connection = sqlite3.connect(path, check_same_thread=False)
            connection.executescript(f"pragma journal_mode = wal; {_SCHEMA}")
        return cls(connection)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """The connection in a transaction, for one thread at a time; an exception undoes it."""
        with self._using, self._connection:
            yield self._connection

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
