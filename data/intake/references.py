"""References between facts: what a column may point to, and what points to nothing."""

from __future__ import annotations

from data.errors import Problem
from data.model import Facts
from data.tables import TABLES, Column, Table

REFERRED_TO = tuple(
    name
    for name in (table.name for table in TABLES)
    if any(name in column.references for table in TABLES for column in table.columns)
)


def identifiers(facts: Facts, table: str) -> set[str]:
    """The ids of a table that others may refer to."""
    return {fact.id for fact in facts.table(table)}  # type: ignore[union-attr]  # all referred-to tables have ids


def strict_references(table: Table) -> tuple[Column, ...]:
    """The columns of a table whose value must stand in another table."""
    return tuple(
        column for column in table.columns if column.references and not column.open_reference
    )


def dangling(facts: Facts) -> tuple[Problem, ...]:
    """Every fact that refers to something that is not there, as `still-referenced` problems.

    The values are `table` and `key` of the fact that refers, and `found`, what it refers to.
    """
    problems = []
    ids = {name: identifiers(facts, name) for name in REFERRED_TO}
    for table in TABLES:
        rows = facts.table(table.name)
        for column in strict_references(table):
            there = set().union(*(ids[name] for name in column.references))
            there.add(None)  # type: ignore[arg-type]  # an empty cell refers to nothing
            problems += [
                Problem(
                    "still-referenced",
                    column=column.name,
                    values={
                        "found": str(getattr(row, column.field)),
                        "table": table.name,
                        "key": ", ".join(table.key_of(row)),
                    },
                )
                for row in rows
                if getattr(row, column.field) not in there
            ]
    return tuple(problems)
