"""Going back gives every byte of what was there, after any sequence of imports."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import queries
from data.exports import csv_text
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import Upload
from data.model import Facts
from data.restore import restore
from data.store import Store
from data.tables import TABLES
from tests.any_facts import ANY_FACTS
from tests.killing import as_csv

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """One store for all examples: each begins from what the earlier ones left, made empty."""
    with Store.open() as opened:
        yield opened


def take_in(store: Store, facts: Facts, *, replace: bool) -> None:
    """Import the tables that have facts; what is refused, or changes nothing, makes no revision."""
    uploads = [
        Upload(f"{table.name}.csv", csv_text(table, rows, "nl", personal=True).encode())
        for table in TABLES
        if (rows := facts.table(table.name))
    ]
    found = propose(store, uploads, replace=replace)
    if found.ok and found.changes:
        accept(store, found, author="An", message="een van vele")


@settings(max_examples=6, deadline=None)  # an import takes tens of milliseconds
@given(
    imports=st.lists(st.tuples(ANY_FACTS, st.booleans()), min_size=1, max_size=3),
    back=st.floats(0, 1),
)
def test_restoring_any_revision_gives_the_export_that_was_made_then(
    store: Store, imports: list[tuple[Facts, bool]], back: float
) -> None:
    if queries.facts(store) != Facts():
        restore(store, 0, author="An", message="leeg")
    exported = {store.revision: as_csv(queries.facts(store))}
    for facts, replace in imports:
        take_in(store, facts, replace=replace)
        exported[store.revision] = as_csv(queries.facts(store))
    number = list(exported)[round(back * (len(exported) - 1))]
    if exported[number] != exported[store.revision]:
        restore(store, number, author="An", message="terug")
    assert as_csv(queries.facts(store)) == exported[number]
    assert as_csv(queries.facts_at(store, number)) == exported[number]
