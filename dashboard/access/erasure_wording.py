"""Words for where a person stands, and for what must be done by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from dashboard.access.erasing import ErasureResult
from dashboard.wording.columns import column_name, table_name
from dashboard.words import N_, Words
from data.erasure.occurrences import Occurrence, PlaceKind

_KINDS: Final[Mapping[PlaceKind, str]] = MappingProxyType(
    {
        PlaceKind.PERSON: N_("Columns that name people"),
        PlaceKind.AUTHOR: N_("Who made a version or kept a scenario"),
        PlaceKind.TEXT: N_("Notes, quotes and other texts"),
        PlaceKind.ID: N_("Ids, and what refers to them"),
        PlaceKind.MESSAGE: N_("Why a version was made"),
        PlaceKind.FILE_NAME: N_("Names of files"),
        PlaceKind.FILE: N_("Files as they were uploaded"),
        PlaceKind.UNSEARCHABLE_FILE: N_("Uploaded files that cannot be searched through"),
        PlaceKind.SCENARIO: N_("Scenarios"),
        PlaceKind.MAPPING: N_("How the sheets of a file are read"),
    }
)
_BESIDE_FACTS: Final = frozenset(
    {
        PlaceKind.AUTHOR,
        PlaceKind.MESSAGE,
        PlaceKind.FILE_NAME,
        PlaceKind.FILE,
        PlaceKind.UNSEARCHABLE_FILE,
        PlaceKind.SCENARIO,
        PlaceKind.MAPPING,
    }
)


def place_sentence(words: Words, place: Occurrence) -> str:
    """One place: the row, the column, whether that is of today, and the words around the name."""
    text = " ".join(place.text.split())
    if place.kind in _BESIDE_FACTS:
        what = words(_KINDS[place.kind])
        of_file = place.kind in {PlaceKind.FILE, PlaceKind.UNSEARCHABLE_FILE}
        return f"{what}: {text}" if of_file else f"{what} ({' / '.join(place.key)}): {text}"
    row = f"{table_name(words, place.table)} {' / '.join(place.key)}"
    if place.revision is not None:
        before = words("before version {number}", number=place.revision)
        row = f"{row} ({before})"
    return f"{row}, {column_name(words, place.column)}: {text}"


def summary_sentences(words: Words, found: ErasureResult) -> list[str]:
    """How often the name stands in each kind of place, and what of that stays."""
    sentences = _counted(words, found.trace.erased)
    sentences += [
        words("{path}, a backup that was kept: {count}", path=backup.path, count=backup.places)
        for backup in found.backups
        if backup.places
    ]
    if found.access.sessions:
        sentences.append(words("Sessions, which end: {count}", count=found.access.sessions))
    if found.trace.things:
        names = words.shortened(list(found.trace.things))
        sentences.append(
            words(
                "An organisation or the like has this name too: {names}. Texts and files stay as "
                "they are, unless --texts is given:",
                names=names,
            )
        )
        sentences += _counted(words, found.trace.kept)
    if found.trace.similar:
        sentences.append(
            words(
                "Left as it is, for it may be somebody else: {texts}.",
                texts="; ".join(found.trace.similar[:20]),
            )
        )
    if found.found:
        sentences.append(
            words("Two people of one name cannot be told apart: --dry-run shows every row.")
        )
    return sentences


def by_hand_sentences(words: Words, made: ErasureResult) -> list[str]:
    """What Woonnetwerk does not reach, and what stays for a reason."""
    sentences = [
        words(
            "By hand: backups elsewhere and files that were downloaded may hold the name. Who puts "
            "an older backup back must erase again."
        )
    ]
    sentences += [
        words("By hand: the backup {path} could not be erased from.", path=backup.path)
        for backup in made.backups
        if backup.failure is not None
    ]
    sentences += [
        words("By hand: remove {path}, unless a backup is being made now.", path=path)
        for path in made.leftovers
    ]
    sentences += [
        words("By hand: end the token {name}, which has this name.", name=name)
        for name in made.access.tokens
    ]
    if made.access.audit_until is not None:
        sentences.append(
            words(
                "The audit keeps {count} lines with the name, the last until {day}: no "
                "administrator can wipe out what he did.",
                count=made.access.audit_lines,
                day=words.date(date.fromisoformat(made.access.audit_until)),
            )
        )
    return sentences


def _counted(words: Words, places: Iterable[Occurrence]) -> list[str]:
    counts = Counter(place.kind for place in places)
    return [f"{words(_KINDS[kind])}: {counts[kind]}" for kind in PlaceKind if kind in counts]
