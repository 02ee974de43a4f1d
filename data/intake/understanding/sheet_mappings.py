"""What an analyst chose: which table a sheet holds, and which header is which column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data.intake.understanding.raw_tables import RawTable, table_of_sheet
from data.intake.vocabulary import key_of_word

Headers = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMapping:
    """How a sheet with these headers is read; several mappings read one sheet into several tables.

    `table` is the English name of a table, or None to leave the sheet out. `columns` says per
    field under which header it stands; what is not named is left out. `constants` gives a field
    the same text in every row, `prefixes` puts a text before every cell of a field, and
    `when_empty` names a second header, whose cell counts where the first one's is empty. With
    `sheet` the mapping is for the sheet, or the text file without its ending, of that name only.
    """

    headers: Headers
    table: str | None
    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    prefixes: Mapping[str, str] = field(default_factory=dict)
    when_empty: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None


def mapping_headers(raw: RawTable) -> Headers:
    """The headers by which a mapping is remembered, as words are compared."""
    return tuple(map(key_of_word, raw.headers))


def mappings_for(raw: RawTable, mappings: Sequence[SheetMapping]) -> list[SheetMapping]:
    """The mappings that hold for a sheet: those made for its name, else those for its headers.

    A mapping that names no sheet holds only where the name of the sheet says no table itself.
    """
    fitting = [mapping for mapping in mappings if mapping.headers == mapping_headers(raw)]
    named = [mapping for mapping in fitting if mapping.sheet == raw.name]
    if named or raw.table or table_of_sheet(raw.file, raw.sheet) is not None:
        return named
    return [mapping for mapping in fitting if mapping.sheet is None]


def sheet_to_name(raw: RawTable) -> str | None:
    """The name that a mapping for this sheet needs, where its name already says a table itself."""
    says = raw.table or table_of_sheet(raw.file, raw.sheet) is not None
    return raw.name if says else None
