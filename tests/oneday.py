"""Who sits where on a day, counted from the rows alone, and all that a page or a file tells."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import Any

from docx import Document
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from data.model import Activity, Actor, Body, Facts, Naming, Seat
from data.periods import first_day, last_day

Shown = tuple[str, Any]  # what kind of element it is, and what it tells
_TELLS = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error")


@dataclass(frozen=True)
class Truth:
    """The rows of one day, by the periods that stand in them and nothing else."""

    facts: Facts
    on: date

    def holds(self, fact: Actor | Body | Seat) -> bool:
        begun = fact.active_from is None or first_day(fact.active_from) <= self.on
        return begun and (fact.active_until is None or self.on <= last_day(fact.active_until))

    @cached_property
    def names(self) -> dict[str, str]:
        things: tuple[Actor | Body | Activity, ...] = (
            *self.facts.actors,
            *self.facts.bodies,
            *self.facts.activities,
        )
        return {each.id: each.name for each in things}

    @cached_property
    def there(self) -> set[str]:
        actors = {each.id for each in self.facts.actors if self.holds(each)}
        return actors | {each.id for each in self.facts.bodies if self.holds(each)}

    @cached_property
    def seats(self) -> set[tuple[str, str]]:
        """Each actor with each body in which it has a seat that day."""
        return {
            (seat.actor, seat.body)
            for seat in self.facts.seats
            if self.holds(seat) and {seat.actor, seat.body} <= self.there
        }

    def bodies(self, actor: str) -> set[str]:
        return {body for each, body in self.seats if each == actor}

    def members(self, body: str) -> set[str]:
        return {actor for actor, each in self.seats if each == body}

    def by_name(self, body: str) -> set[str]:
        """The members but for groups without names, and roles of which nobody says whose."""
        unnamed = {
            each.id
            for each in self.facts.actors
            if each.named is Naming.GROUP or (each.named is Naming.ROLE and each.part_of is None)
        }
        return self.members(body) - unnamed

    @cached_property
    def pairs(self) -> dict[frozenset[str], set[str]]:
        """Each two actors that meet, with the bodies in which they do."""
        found: dict[frozenset[str], set[str]] = {}
        for body in {body for _, body in self.seats}:
            for pair in combinations(self.members(body), 2):
                found.setdefault(frozenset(pair), set()).add(body)
        return found

    def met(self, actor: str) -> dict[str, set[str]]:
        """Whom an actor meets, with the bodies in which it does."""
        return {
            other: bodies
            for pair, bodies in self.pairs.items()
            if actor in pair
            for other in pair - {actor}
        }

    @cached_property
    def seated(self) -> set[str]:
        return {actor for actor, _ in self.seats}

    @cached_property
    def used(self) -> set[str]:
        return {body for _, body in self.seats}

    @cached_property
    def density(self) -> float:
        return len(self.pairs) / (len(self.seated) * (len(self.seated) - 1) / 2)

    def ended(self, actor: str, body: str) -> bool:
        """Whether a seat of an actor in a body is over on the day."""
        return any(until and last_day(until) < self.on for _, until in self._periods(actor, body))

    def to_begin(self, actor: str, body: str) -> bool:
        """Whether a seat of an actor in a body is still to begin on the day."""
        return any(begin and self.on < first_day(begin) for begin, _ in self._periods(actor, body))

    def _periods(self, actor: str, body: str) -> Iterator[tuple[str | None, str | None]]:
        """The begins and ends of the seats, and of the actor and the body: each bounds a seat."""
        for seat in self.facts.seats:
            if (seat.actor, seat.body) == (actor, body):
                yield seat.active_from, seat.active_until
        for its in self.facts.actors:
            if its.id == actor:
                yield its.active_from, its.active_until
        for where in self.facts.bodies:
            if where.id == body:
                yield where.active_from, where.active_until


def shown(page: AppTest) -> list[Shown]:
    """What a page shows, in order: texts, tables as rows, links and what can be folded out."""
    return list(_walk(page._tree))


def _walk(block: Any) -> Iterator[Shown]:
    for each in getattr(block, "children", {}).values():
        kind = str(each.type)
        if hasattr(each, "children"):
            if kind in {"expander", "expandable", "status"}:
                yield "expander", _plain(each.label)
            yield from _walk(each)
        elif kind in _TELLS:
            yield kind, _plain(each.value)
        elif kind == "metric":
            yield kind, (str(each.label), str(each.value))
        elif kind in {"dataframe", "table", "arrow_data_frame", "arrow_table"}:
            rows = each.value.to_dict("records")
            yield (
                "table",
                [
                    {
                        key: _plain(cell) if isinstance(cell, str) else cell
                        for key, cell in row.items()
                    }
                    for row in rows
                ],
            )
        elif kind == "page_link":
            yield kind, _plain(each.proto.label)
        elif kind == "code":
            yield "code", str(each.value)


def _plain(text: object) -> str:
    return re.sub(r"\\(.)", r"\1", str(text))


def lines(found: list[Shown]) -> list[str]:
    """Every line of text; what a source says in its own words is left out."""
    texts: list[str] = []
    for kind, value in found:
        if kind == "table":
            texts += [str(cell) for row in value for cell in row.values()]
        elif isinstance(value, str):
            texts += value.split("\n")
    return [text.removeprefix("- ") for text in texts if not text.startswith(">")]


def between(found: list[Shown], begin: str, end: str) -> list[Shown]:
    """What stands between two headings."""
    at = found.index(("subheader", begin))
    return found[at : found.index(("subheader", end), at)]


def lines_of_file(name: str, content: bytes) -> list[str]:
    """Every line of text in a document that is taken away."""
    if name.endswith(".docx"):
        paper = Document(io.BytesIO(content))
        cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        told = [*(each.text for each in paper.paragraphs), *cells]
    elif name.endswith(".xlsx"):
        book = load_workbook(io.BytesIO(content))
        told = [
            str(cell)
            for sheet in book.worksheets
            for row in sheet.iter_rows(values_only=True)
            for cell in row
            if cell is not None
        ]
    else:
        told = [content.decode().replace("\r\n ", "").replace("\\,", ",")]
    return [line for text in told for line in text.split("\n")]
