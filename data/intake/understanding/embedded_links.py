"""A column that names things of another table, such as the themes of an actor: links by itself."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from data.intake.vocabulary import key_of_word
from data.tables import Table, table_named


@dataclass(frozen=True, slots=True)
class EmbeddedLinks:
    """Rows of a table of links in a sheet of another one, under a header that is one of `headers`.

    The thing that a row of the sheet is about belongs in the `owner_field`, the names in the
    `named_field`.
    """

    link_table: str
    owner_field: str
    named_field: str
    headers: frozenset[str]


def _embedded_links(
    link_table: str, owner_field: str, named_field: str, *more: str
) -> EmbeddedLinks:
    column = table_named(link_table).column(named_field)
    tables = [table_named(name) for name in column.references]
    names = (column.name, column.dutch, *more)
    named = (name for table in tables for name in (table.name, table.dutch))
    return EmbeddedLinks(
        link_table, owner_field, named_field, frozenset(map(key_of_word, (*names, *named)))
    )


_THEMES: Final = _embedded_links("theme_links", "subject", "theme")
_EMBEDDED: Final = {
    "actors": (_THEMES, _embedded_links("seats", "actor", "body")),
    "bodies": (_THEMES, _embedded_links("seats", "body", "actor", "members", "leden")),
    "activities": (_THEMES,),
}


def embedded_links(table: Table, header: str) -> EmbeddedLinks | None:
    """The links that a column with this header holds in a sheet of this table; None when none."""
    word = key_of_word(header)
    found = (links for links in _EMBEDDED.get(table.name, ()) if word in links.headers)
    return next(found, None)


def field_that_may_be_empty(link_table: str, tables: Collection[str]) -> str | None:
    """Return the field of a link table that is empty for a thing without links; None if unclear.

    `tables` are the tables whose sheets may hold the links beside the things themselves.
    """
    found = {
        links.named_field
        for table in tables
        for links in _EMBEDDED.get(table, ())
        if links.link_table == link_table
    }
    return next(iter(found)) if len(found) == 1 else None
