"""Rules between rows: keys that stand twice, ids in two tables, references to nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from data.errors import Problem
from data.intake.likeness import nearest
from data.intake.typed import TypedRows
from data.tables import Column, Key

Ids = Mapping[str, set[str]]  # the ids per table

ONE_NAMESPACE = ("actors", "bodies", "activities")
_SUGGESTED_FOR = 50  # values with suggestions; likeness is costly when every row is wrong


def duplicates(sheets: Sequence[TypedRows]) -> Iterator[Problem]:
    """Rows with a key that an earlier row of the same table has already.

    In a mapped sheet a row that says the same as the earlier one is no problem; it is passed over.
    """
    first: dict[tuple[str, Key], tuple[TypedRows, int]] = {}
    for rows in sheets:
        table = rows.part.table
        for position, key in enumerate(rows.keys):
            if key is None:
                continue
            earlier, place = first.setdefault((table.name, key), (rows, position))
            if earlier is rows and place == position:
                continue
            differing = _differing(rows, position, earlier, place)
            if differing or not rows.part.mapped:
                yield _duplicate(rows, position, earlier, place, differing)
            rows.keys[position] = None


def _differing(rows: TypedRows, position: int, earlier: TypedRows, place: int) -> list[str]:
    """The fields in which two rows contradict each other."""
    return [
        field
        for field, values in rows.values.items()
        if field in earlier.values and values[position] != earlier.values[field][place]
    ]


def _duplicate(
    rows: TypedRows, position: int, earlier: TypedRows, place: int, differing: list[str]
) -> Problem:
    fields = [field for field in rows.part.table.key if field in rows.values]
    raw = earlier.part.raw
    said = {
        "found": ", ".join(str(rows.values[field][position]) for field in fields),
        "first_file": raw.file,
        "first_sheet": raw.sheet or "",
        "first_row": str(raw.rows[place].number),
        "differing": ", ".join(rows.part.header(field) for field in differing),
    }
    headers = ", ".join(rows.part.header(field) for field in fields)
    return rows.problem("duplicate-key", position, headers, said)


def shared_ids(sheets: Sequence[TypedRows], known: Ids) -> Iterator[Problem]:
    """Ids of actors, bodies and activities that another of these three tables has as well."""
    taken = {name: known.get(name, set()) | own for name, own in given_ids(sheets).items()}
    for rows in sheets:
        here = rows.part.table.name
        if here not in ONE_NAMESPACE or "id" not in rows.values:
            continue
        for there in ONE_NAMESPACE:
            both = {*filter(_is_text, rows.values["id"])} & taken[there] if there != here else set()
            for position, value in enumerate(rows.values["id"] if both else ()):
                if value in both:
                    yield rows.problem(
                        "id-in-use",
                        position,
                        rows.part.header("id"),
                        {"found": value, "table": there},
                    )


def given_ids(sheets: Sequence[TypedRows]) -> dict[str, set[str]]:
    """The ids that the sheets themselves give, per table; of wrong rows too, to report once."""
    ids: dict[str, set[str]] = {name: set() for name in ONE_NAMESPACE}
    for rows in sheets:
        own = ids.setdefault(rows.part.table.name, set())
        own.update(filter(_is_text, rows.values.get("id", ())))
    return ids


def _is_text(value: object) -> bool:
    return type(value) is str


def unknown_references(sheets: Sequence[TypedRows], known: Ids) -> Iterator[Problem]:
    """Values that stand in none of the tables which their column refers to.

    A new word of a list that grows by use is told once, at the first row where it stands.
    """
    own = given_ids(sheets)
    there = {name: known.get(name, set()) | own.get(name, set()) for name in {*known, *own}}
    for rows in sheets:
        for column in rows.part.table.columns:
            if column.references and column.field in rows.values:
                allowed = set().union(*(there[name] for name in column.references))
                yield from _in_column(rows, column, allowed)


def _in_column(rows: TypedRows, column: Column, allowed: set[str]) -> Iterator[Problem]:
    values = rows.values[column.field]
    unknown = {value for value in values if type(value) is str} - allowed
    if not unknown:
        return
    like = dict.fromkeys(unknown, "")
    like.update((value, nearest(value, allowed)) for value in sorted(unknown)[:_SUGGESTED_FOR])
    told: set[str] = set()
    for position, value in enumerate(values):
        if type(value) is not str or value not in unknown or value in told:
            continue
        if column.open_reference:
            told.add(value)
        yield rows.problem(
            "unknown-word" if column.open_reference else "unknown-reference",
            position,
            rows.part.header(column.field),
            {"found": value, "tables": ", ".join(column.references), "candidates": like[value]},
            warning=column.open_reference,
        )
