"""A person looked for in a whole store, and the store written anew without that person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import duckdb

from data.change import ChangeCounts
from data.connection import registered_rows
from data.erasure.occurrences import Eraser, Occurrence, PlaceKind
from data.erasure.person_name import PersonName
from data.erasure.store_tables import (
    copy_files,
    erased_table,
    files_that_hold,
    names_of_things,
    row_count,
    similar_names,
    table_names,
    with_erased_files,
)
from data.errors import RefusedError, StoreError
from data.revisions import Revision, insert_revision
from data.rights import Act, Right
from data.store import Store
from data.store_files import wal_path

PSEUDONYM: Final = "gewiste persoon"
_ALWAYS: Final = frozenset({PlaceKind.PERSON, PlaceKind.AUTHOR})
_FILES: Final = frozenset({PlaceKind.FILE, PlaceKind.UNSEARCHABLE_FILE})


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureRequest:
    """Who is to be erased: a name, its `other_spellings`, and who then signs what was signed so.

    With `texts` also in texts, ids and files where an organisation has that name too, and names of
    one word also inside texts.
    """

    name: str
    other_spellings: tuple[str, ...] = ()
    pseudonym: str = PSEUDONYM
    texts: bool = False

    def person(self) -> PersonName:
        """What is looked for; raises RefusedError when it is too short, too long, or unclear."""
        person = PersonName.of(self.name, self.other_spellings, doubtful_too=self.texts)
        if not self.pseudonym.strip() or person.stands_loosely_in(self.pseudonym):
            raise RefusedError("pseudonym-unusable", pseudonym=self.pseudonym)
        return person


@dataclass(frozen=True, slots=True)
class PersonTrace:
    """Where a person stands in a store.

    `erased` is what an erasure takes away. `kept` stays, because `things` (organisations, bodies)
    have that name too; `similar` are other names that hold this one.
    """

    erased: tuple[Occurrence, ...]
    kept: tuple[Occurrence, ...]
    things: tuple[str, ...]
    similar: tuple[str, ...]


def find_person(store: Store, request: ErasureRequest) -> PersonTrace:
    """Where a person stands, in what is there today and in every earlier version."""
    store.permission.require(Right.ADMINISTER)
    with store.reading() as cursor:
        return _trace(cursor, request)


def erase_person(
    store: Store, request: ErasureRequest, *, author: str, message: Callable[[int], str]
) -> tuple[Revision, PersonTrace] | None:
    """Write the store anew without a person, as one revision that says from how many places.

    None, with nothing changed, when the name stands nowhere. Others read meanwhile, and commits
    wait. Killed at any moment, the store is as before or as after. Raises RefusedError for who may
    not, and StoreError, with nothing changed, when the disk takes no more.
    """
    store.permission.require(Right.ADMINISTER)
    path = store.path
    if path is None:
        raise ValueError("a store in memory is not erased from")
    folder = Path(path).resolve().parent
    with store.without_other_commits(), TemporaryDirectory(dir=folder, prefix=".erased-") as room:
        with store.reading() as cursor:
            trace = _trace(cursor, request)
            if not trace.erased:
                return None
            fresh = Path(room) / path.name
            author = store.permission.author or author
            revision = _new_revision(store, request, trace, author, message)
            _write(cursor, fresh, request, trace, revision)
        store.take_file(fresh)
    store.permission.report(Act.ERASURE, revision=revision.number, places=len(trace.erased))
    return revision, trace


def _trace(cursor: duckdb.DuckDBPyConnection, request: ErasureRequest) -> PersonTrace:
    person = request.person()
    eraser = Eraser(person, request.pseudonym, texts=True)
    found: list[Occurrence] = []
    for name in table_names(cursor):
        found += erased_table(cursor, name, eraser)[1]
    found += files_that_hold(cursor, person)
    things = names_of_things(cursor, person)
    if request.texts or not things:
        erased, kept = found, []
    else:
        erased = [place for place in found if place.kind in _ALWAYS]
        kept = [place for place in found if place.kind not in _ALWAYS]
    return PersonTrace(tuple(erased), tuple(kept), things, similar_names(cursor, person))


def _eraser(request: ErasureRequest, trace: PersonTrace) -> Eraser:
    return Eraser(request.person(), request.pseudonym, texts=request.texts or not trace.things)


def _new_revision(
    store: Store,
    request: ErasureRequest,
    trace: PersonTrace,
    author: str,
    message: Callable[[int], str],
) -> Revision:
    """The revision that says that a person was erased; signed by somebody else than that person."""
    return Revision(
        number=store.revision + 1,
        created=datetime.now(UTC).replace(tzinfo=None),
        author=_eraser(request, trace).author(author.strip()),
        message=message(len(trace.erased)),
        files=(),
        counts=ChangeCounts(0, 0, 0),
    )


def _write(
    cursor: duckdb.DuckDBPyConnection,
    path: Path,
    request: ErasureRequest,
    trace: PersonTrace,
    revision: Revision,
) -> None:
    """Write a store without the person, with the revision that says so, and check what it holds."""
    eraser = _eraser(request, trace)
    gone = {place.key[0] for place in trace.erased if place.kind in _FILES}
    written = {"kept_files": 0}
    with Store.open(path) as fresh, fresh.writing() as writing:
        for name in table_names(cursor):
            if name == "kept_files":
                written[name] = copy_files(cursor, writing, gone)
                continue
            rows, _ = erased_table(cursor, name, eraser)
            if name == "revisions":
                rows = with_erased_files(rows, gone)
            writing.execute(f"delete from {name}")
            with registered_rows(writing, rows):
                writing.execute(f"insert into {name} by name select * from incoming")
            written[name] = rows.num_rows
        insert_revision(writing, revision, [])
        writing.execute("insert into erasures values (?, ?)", [revision.number, len(trace.erased)])
    _verify(path, {**written, **{name: written[name] + 1 for name in ("revisions", "erasures")}})


def _verify(path: Path, written: dict[str, int]) -> None:
    """Open what was written once more, and find as many rows."""
    with Store.open(path) as fresh, fresh.reading() as cursor:
        found = {name: row_count(cursor, name) for name in table_names(cursor)}
    if found != written or wal_path(path).exists():
        raise StoreError("erased-differs", path=path)
