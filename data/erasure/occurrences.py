"""Where the name of a person stands in a store, and what each place holds without it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from urllib.parse import quote, unquote

import pyarrow as pa
import pyarrow.compute as pc

from data.erasure.person_name import PersonName
from data.tables import CellType, Column, Table

ERASED: Final = "[gewist]"
_EXCERPT: Final = 30  # letters on each side of a name


class PlaceKind(StrEnum):
    """What sort of place holds a name."""

    PERSON = "person"  # a column that names people
    AUTHOR = "author"  # of a revision
    TEXT = "text"  # a note, quote, reason or other text, or the name of a thing
    ID = "id"  # an id, and what refers to it
    MESSAGE = "message"  # why a revision was made
    FILE_NAME = "file-name"  # of a file that a revision came from
    FILE = "file"  # a file that was uploaded and is kept as it was
    UNSEARCHABLE_FILE = "unsearchable-file"  # a part of it cannot be looked into
    SCENARIO = "scenario"  # that somebody kept
    MAPPING = "mapping"  # how the sheets of a file are read


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place that holds a name: the row by its key, the column, and the words around it.

    `revision` is the one that changed or removed the row that held it; None for what stands in
    the data today. `key` of what is no row is the number of a revision, a name or a hash.
    """

    kind: PlaceKind
    table: str
    key: tuple[str, ...]
    column: str
    text: str
    revision: int | None = None


@dataclass(frozen=True)
class Eraser:
    """What takes a person out of values: `pseudonym` is who signed what the person signed.

    Without `texts` only columns that name people and authors are touched. In an id the name
    becomes a token, the same wherever the id stands.
    """

    person: PersonName
    pseudonym: str
    texts: bool
    tokens: dict[str, str] = field(default_factory=dict)

    def named_person(self, text: str) -> str | None:
        """What a column that names people holds instead: nothing, or the other names in it."""
        return None if self.person.is_all_of(text) else self.person.replaced(text, ERASED)

    def author(self, text: str) -> str:
        """Who signs instead."""
        if self.person.is_all_of(text):
            return self.pseudonym
        return self.person.replaced(text, self.pseudonym)

    def text(self, text: str) -> str:
        """A text without the name."""
        return self.person.replaced(text, ERASED)

    def identifier(self, text: str) -> str:
        """An id, or a text of ids, with a token for the name."""
        return self.person.replaced_loosely(text, self._token)

    def finding(self, text: str) -> str:
        """The identity of a gap: its rule and the ids of its subjects, in their order."""
        rule, colon, subjects = text.partition(":")
        if not self.person.stands_loosely_in(subjects):
            return text
        return f"{rule}{colon}{'|'.join(sorted(map(self.identifier, subjects.split('|'))))}"

    def scenario_step(self, text: str) -> str:
        """A step of a scenario: words with colons between them, each as in an address."""
        parts = [(part, unquote(part)) for part in text.split(":")]
        return ":".join(
            quote(self.identifier(read), safe="") if self.person.stands_loosely_in(read) else part
            for part, read in parts
        )

    def file_name(self, text: str) -> str:
        """The name of a file without the name of the person."""
        return self.person.replaced_loosely(text, lambda _: ERASED)

    def _token(self, found: str) -> str:
        return self.tokens.setdefault(found, f"gewist-{secrets.token_hex(4)}")


_Change = Callable[[str], str | None]


def erased_rows(
    eraser: Eraser, table: Table, rows: pa.Table, *, is_log: bool
) -> tuple[pa.Table, tuple[Occurrence, ...]]:
    """Rows of a table, or of a log of it, without the name, and where it stood."""
    found: list[Occurrence] = []
    keys = [table.column(name).name for name in table.key]
    for column in table.columns:
        if column.name not in rows.column_names or not may_name(column):
            continue
        kind, change = _change_of(eraser, table, column)
        if kind not in {PlaceKind.PERSON, PlaceKind.AUTHOR} and not eraser.texts:
            continue
        before = rows.column(column.name)
        after, places = _changed(before, change)
        if not places:
            continue
        held = rows.select(dict.fromkeys([*keys, *(["revision"] if is_log else [])])).take(places)
        texts = before.take(pa.array(places)).to_pylist()
        for row, text in zip(held.to_pylist(), texts, strict=True):
            key = tuple(str(row[name]) for name in keys)
            excerpt = excerpt_of(eraser.person, text)
            revision = row["revision"] if is_log else None
            found.append(Occurrence(kind, table.name, key, column.name, excerpt, revision))
        rows = rows.set_column(rows.column_names.index(column.name), column.name, after)
    return rows, tuple(found)


def may_name(column: Column) -> bool:
    """Whether a column holds text that may name a person."""
    return column.type is CellType.TEXT and column.choices is None


def _change_of(eraser: Eraser, table: Table, column: Column) -> tuple[PlaceKind, _Change]:
    """What sort of place a column is, and what makes a value of it hold no name."""
    if column.personal:
        return PlaceKind.PERSON, eraser.named_person
    if (table.name, column.field) == ("marks", "finding"):
        return PlaceKind.ID, eraser.finding
    if column.field in table.key or column.references:
        return PlaceKind.ID, eraser.identifier
    return PlaceKind.TEXT, eraser.text


def _changed(values: pa.ChunkedArray, change: _Change) -> tuple[pa.ChunkedArray, list[int]]:
    """The values after a change, and the places of those that it changed."""
    encoded = pc.dictionary_encode(values.combine_chunks())
    encoded = encoded if isinstance(encoded, pa.DictionaryArray) else encoded.combine_chunks()
    before = encoded.dictionary.to_pylist()
    after = [change(text) for text in before]
    differs = pa.array([one != other for one, other in zip(before, after, strict=True)], pa.bool_())
    if not pc.any(differs).as_py():
        return values, []
    where = pc.fill_null(differs.take(encoded.indices), fill_value=False)
    made = pa.array(after, pa.string()).take(encoded.indices)
    return pa.chunked_array([made]), pc.indices_nonzero(where).to_pylist()


def excerpt_of(person: PersonName, text: str) -> str:
    """The words around a name, so that who reads them sees which person is meant."""
    if len(text) <= 3 * _EXCERPT:
        return text
    marked = person.replaced(text, "\0")
    begin = max(marked.find("\0"), 0)
    start = max(begin - _EXCERPT, 0)
    end = min(len(text) - (len(marked) - begin) + 2 * _EXCERPT + 1, len(text))
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
