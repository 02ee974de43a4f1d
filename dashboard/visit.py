"""Who is asking, in which language, of which store: the one value that the frame hands down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from streamlit.navigation.page import Page

from dashboard.words import Words
from data.store import Store


class PersonRole(StrEnum):
    """What a person may do; the later ones may do all that the earlier ones may."""

    MANAGEMENT = "management"
    DIRECTOR = "director"
    ANALYST = "analyst"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses the dashboard."""

    name: str
    role: PersonRole


@dataclass(frozen=True, slots=True)
class Visit:
    """One person's look at the store; `pages` are the pages that this person may open, by key."""

    store: Store
    database: str
    revision: int
    person: Person
    words: Words
    today: date
    pages: Mapping[str, Page]

    @property
    def may_mark(self) -> bool:
        """Whether this person may decide about gaps."""
        return self.person.role is not PersonRole.MANAGEMENT

    @property
    def may_record(self) -> bool:
        """Whether this person may plan meetings and note what came of them."""
        return self.person.role is not PersonRole.MANAGEMENT

    @property
    def may_change_data(self) -> bool:
        """Whether this person may upload and restore."""
        return self.person.role is PersonRole.ANALYST
