"""Scenarios that somebody named and kept, for everybody who opens the store.

These are no facts and no revisions: a scenario says what might be, and leaves the data untouched.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from data.errors import RefusedError
from data.rights import Act, Right
from data.store import Store


@dataclass(frozen=True, slots=True)
class SavedScenario:
    """A scenario as it is kept: its steps as texts, the version it was made on, who, when in UTC.

    The steps are kept as they were given, also those that later data leaves no room for.
    """

    name: str
    steps: tuple[str, ...]
    revision: int
    author: str
    created: datetime


def list_scenarios(store: Store) -> tuple[SavedScenario, ...]:
    """Every scenario that is kept, the newest first; without author for who may see no names."""
    with store.reading() as cursor:
        rows = cursor.execute(
            "select name, steps, revision, author, created "
            "from scenarios order by created desc, name"
        ).fetchall()
    named = store.permission.may(Right.NAMES)
    return tuple(
        SavedScenario(name, tuple(json.loads(steps)), revision, author if named else "", created)
        for name, steps, revision, author, created in rows
    )


def save_scenario(store: Store, scenario: SavedScenario, *, instead: bool = False) -> None:
    """Keep a scenario under its name; `instead` of the one that has this name.

    Who is signed in is its author, whatever is given.
    Raises RefusedError, with nothing changed, when the name is in use and is not to be replaced.
    """
    store.permission.require(Right.RECORD)
    author = store.permission.author or scenario.author
    with store.writing() as cursor:
        if instead:
            cursor.execute("delete from scenarios where name = ?", [scenario.name])
        before = cursor.execute(
            "select author from scenarios where name = ?", [scenario.name]
        ).fetchone()
        if before is not None:
            raise RefusedError("scenario-name-in-use", name=scenario.name, author=before[0])
        cursor.execute(
            "insert into scenarios values (?, ?, ?, ?, ?)",
            [
                scenario.name,
                json.dumps(scenario.steps, ensure_ascii=False),
                scenario.revision,
                author,
                scenario.created,
            ],
        )
    store.permission.report(Act.SCENARIO_SAVED, scenario=scenario.name)


def delete_scenario(store: Store, name: str) -> None:
    """Delete a saved scenario; nothing happens when there is none of that name."""
    store.permission.require(Right.RECORD)
    with store.writing() as cursor:
        cursor.execute("delete from scenarios where name = ?", [name])
    store.permission.report(Act.SCENARIO_DELETED, scenario=name)
