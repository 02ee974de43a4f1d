"""The course over revisions: since when a gap exists, and the figures of each moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from data import queries
from data.intake.proposing.proposed_changes import proposed_changes
from data.model import Actor, Facts, Setting, Source
from data.store import Store
from data.tables import TABLES
from graph.gaps import find_gaps
from graph.scenarios.timeline import (
    FirstRevisionWithGap,
    first_revisions_with_gaps,
    timeline_point_of,
)
from tests.cities import city

DAY = date(2026, 11, 23)
SEATED = city({"forum": "a b"})
LOOSE = replace(SEATED, actors=(*SEATED.actors, Actor(id="c", name="C")))
LONER = "no-seat:c"


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open() as opened:
        yield opened


def commit(store: Store, facts: Facts) -> None:
    given = {table.name: facts.table(table.name) for table in TABLES}
    found = proposed_changes(given, queries.facts(store), replace=True)
    store.commit(found, base=store.revision, author="An", message="volgende")


def test_a_moment_holds_the_gaps_and_the_key_figures_of_its_revision() -> None:
    point = timeline_point_of(LOOSE, revision=3, on=DAY)
    assert (point.revision, point.on) == (3, DAY)
    assert LONER in point.confirmed
    assert not point.confirmed & point.unknown
    assert (point.figures["actors"], point.figures["bodies"], point.figures["ties"]) == (2, 1, 1)
    assert point.figures["density"] == 1


def test_what_is_undefined_in_an_empty_revision_is_none() -> None:
    assert timeline_point_of(Facts(), revision=1, on=DAY).figures["density"] is None


def test_a_moment_is_seen_with_the_settings_of_its_own_revision() -> None:
    off = Setting(rule="no-seat", setting="enabled", value="no")
    point = timeline_point_of(replace(LOOSE, rule_settings=(off,)), revision=1, on=DAY)
    assert LONER not in point.confirmed | point.unknown


def test_a_gap_exists_since_the_first_revision_of_its_last_unbroken_row() -> None:
    course = [
        timeline_point_of(facts, revision=number, on=DAY)
        for number, facts in enumerate((LOOSE, SEATED, LOOSE, LOOSE), start=1)
    ]
    found = first_revisions_with_gaps(find_gaps(LOOSE, on=DAY), course)[LONER]
    assert found == FirstRevisionWithGap(course[2])


def test_a_gap_that_is_there_as_far_back_as_was_looked_may_be_older() -> None:
    course = [timeline_point_of(LOOSE, revision=number, on=DAY) for number in (7, 8)]
    assert first_revisions_with_gaps(find_gaps(LOOSE, on=DAY), course)[
        LONER
    ] == FirstRevisionWithGap(course[0], earlier=True)
    first = [timeline_point_of(LOOSE, revision=number, on=DAY) for number in (1, 2)]
    assert first_revisions_with_gaps(find_gaps(LOOSE, on=DAY), first)[
        LONER
    ] == FirstRevisionWithGap(first[0])


def test_a_gap_that_came_with_the_passing_of_time_is_in_no_revision() -> None:
    aged = Facts(sources=(Source(id="nota", title="Nota", checked=date(2026, 1, 1)),))
    point = timeline_point_of(
        replace(aged, actors=(Actor(id="a", name="A", source="nota", quote="A"),)),
        revision=1,
        on=date(2026, 2, 1),
    )
    later = find_gaps(
        replace(aged, actors=(Actor(id="a", name="A", source="nota", quote="A"),)),
        on=date(2027, 6, 1),
    )
    assert first_revisions_with_gaps(later, [point])["source-age:nota"] == FirstRevisionWithGap(
        None
    )


def test_walking_back_gives_the_facts_of_every_revision(store: Store) -> None:
    states = (SEATED, LOOSE, SEATED)
    for facts in states:
        commit(store, facts)
    walked = list(queries.revisions_backwards(store))
    assert [revision.number for revision, _ in walked] == [3, 2, 1]
    assert [facts for _, facts in walked] == list(reversed(states))
    assert walked[1][1].bodies is walked[0][1].bodies  # an untouched table is not built again


def test_walking_back_in_an_empty_store_gives_nothing(store: Store) -> None:
    assert list(queries.revisions_backwards(store)) == []
