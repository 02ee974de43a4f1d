"""What is worked out once per revision, for all sessions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from dashboard import cache
from dashboard.context import Context, Person
from dashboard.roles import Role
from dashboard.words import Language, Words
from data.change import Change
from data.model import Actor
from data.store import Store


def test_a_page_that_began_before_a_commit_sees_the_facts_of_its_own_revision(
    tmp_path: Path,
) -> None:
    database = tmp_path / "store.duckdb"
    with Store.open(database) as store:
        context = Context(
            store=store,
            database=str(database),
            revision=0,
            person=Person("An", Role.ANALYST),
            words=Words(Language.DUTCH),
            today=date(2026, 11, 23),
            pages={},
            read=cache.read_snapshot,
        )
        added = Change("actors", ("stad",), None, Actor(id="stad", name="Stad"))
        store.commit([added], base=0, author="Bo", message="Meanwhile")
        assert context.whole_snapshot.facts.actors == ()
        assert cache.history(context) == []
        assert len(replace(context, revision=1).whole_snapshot.facts.actors) == 1
