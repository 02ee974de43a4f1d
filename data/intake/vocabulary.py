"""How words in files are compared: any case, accents, spaces or underscores."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from data.tables import TABLES, Column, Table

_APOSTROPHES = re.compile(r"['\u2019\u2018`]")
_SPELLINGS = {"st": "sint", "ste": "sint", "sinte": "sint", "vzw": "", "en": ""}
_NO_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def key_of_word(word: str) -> str:
    """A word as it is compared, without case, accents, punctuation: `Deel van` → `deel van`."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", word).casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NO_WORD.sub(" ", letters).strip()


def key_of_header(word: str) -> str:
    """A header or a choice as it is compared, also without spaces: “Deel-van” and “deelvan”."""
    return key_of_word(word).replace(" ", "")


def key_of_name(name: str) -> str:
    """A name as it is compared with others: `St.-Jozef vzw` and `Jozef, Sint` are the same."""
    words = (_SPELLINGS.get(word, word) for word in key_of_word(name).split())
    return " ".join(sorted(filter(None, words))) or name


def columns_by_word(table: Table) -> dict[str, Column]:
    """The columns of a table by all headers they may have, as headers are compared."""
    return {
        key_of_header(word): column
        for column in table.columns
        for word in (*column.aliases, column.dutch, column.name)
    }


def choices_by_word(column: Column) -> dict[str, object]:
    """What a cell of this column may say, in English and Dutch, and the choice it stands for."""
    return {
        key_of_header(word): choice
        for choice in column.choices or ()
        for word in (choice.dutch, choice.value)
    }


TABLES_BY_WORD: dict[str, Table] = {
    key_of_word(word): table for table in TABLES for word in (table.name, table.dutch)
}
ALL_HEADERS = frozenset(word for table in TABLES for word in columns_by_word(table))
