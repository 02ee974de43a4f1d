"""Who asks, in which language, about which snapshot: the one value that the frame hands down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from functools import cached_property

from streamlit.navigation.page import Page

from dashboard.day import Day, Tense, tense
from dashboard.roles import RIGHTS_OF, Role
from dashboard.snapshot import Snapshot
from dashboard.words import Words
from data.rights import Right
from data.store import Store


class Ever(Enum):
    """The choice of all that the data ever held, in place of a day."""

    EVER = auto()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses the dashboard."""

    name: str
    role: Role


@dataclass(frozen=True)
class Context:
    """Who asks, in which language, about which snapshot; every function of a page is given one.

    `pages` are the pages that this person may open, by key; `another_day` is what was chosen
    instead of today. `read` reads a revision once for all sessions, when somebody first looks at
    it: a page that needs no facts, such as that of the versions, opens without them.
    `shown` is the snapshot that is spoken about where that is not the whole revision.
    """

    store: Store
    database: str
    revision: int
    person: Person
    words: Words
    today: date
    pages: Mapping[str, Page]
    read: Callable[[Store, str, int], Snapshot]
    another_day: date | Ever | None = None
    shown: Snapshot | None = None

    @cached_property
    def whole_snapshot(self) -> Snapshot:
        """All of the revision, also what ended or is to begin."""
        return self.read(self.store, self.cache_scope, self.revision)

    @property
    def snapshot(self) -> Snapshot:
        """What the page speaks about: what holds on its day, where it has one, else all."""
        return self.shown or self.whole_snapshot

    def with_snapshot(self, snapshot: Snapshot) -> Context:
        """The same context, about another snapshot, such as that of a day or of a scenario."""
        return replace(self, shown=snapshot)

    @property
    def on(self) -> Day:
        """The day that is spoken about: today unless another was chosen; None is ever."""
        if self.another_day is None:
            return self.today
        return None if isinstance(self.another_day, Ever) else self.another_day

    @property
    def judged_on(self) -> date:
        """The day on which gaps are judged: with `ever` that is today."""
        return self.on or self.today

    @property
    def tense(self) -> Tense:
        """How one speaks of the day."""
        return tense(self.on, self.today)

    def with_day(self, on: Day) -> Context:
        """The same context, about another day."""
        another = None if on == self.today else on
        return replace(self, another_day=Ever.EVER if on is None else another)

    def may(self, right: Right) -> bool:
        """Whether this person has a right; what is done checks it once more."""
        return right in RIGHTS_OF[self.person.role]

    @property
    def may_record(self) -> bool:
        """Whether this person may plan meetings, note what came of them, and decide about gaps."""
        return self.may(Right.RECORD)

    @property
    def may_change_data(self) -> bool:
        """Whether this person may upload and restore."""
        return self.may(Right.CHANGE_DATA)

    @property
    def signs(self) -> bool:
        """Whether somebody is signed in, the author of each change; else pages ask a name."""
        return self.store.permission.author is not None

    @property
    def cache_scope(self) -> str:
        """The part of a cache key that keeps answers with names from people who may see none."""
        named = self.store.permission.may(Right.NAMES)
        return self.database if named else f"{self.database} without names"
