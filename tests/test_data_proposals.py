"""From files to a revision: what is remembered, left out, kept, and refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from data import queries
from data.errors import RefusedError
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import Proposal, propose, without_changes
from data.intake.proposing.saved_mappings import save_mapping, saved_mappings
from data.intake.sandbox.read_uploads import read
from data.intake.understanding.sheet_mappings import SheetMapping, mapping_headers
from data.intake.uploaded_files import Upload
from data.model import Actor, Naming, Seat
from data.revisions import RevisionFile
from data.store import Store

FOREIGN = Upload("leden.csv", b"nummer;organisatie;tafel\n1;Stad;Ronde tafel\n2;Huis;Ronde tafel\n")
ACTORS = Upload("actors.csv", b"id,name\nstad,Stad\nhuis,Huis\n")
BODIES = Upload("bodies.csv", b"id,name,layer\ntafel,Tafel,consultation\n")
SEATS = Upload("seats.csv", b"actor,body,evidence\nstad,tafel,explicit\nhuis,tafel,derived\n")


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open() as opened:
        yield opened


def commit(store: Store, *uploads: Upload) -> Proposal:
    found = propose(store, uploads, replace=False)
    accept(store, found, author="An", message="omdat")
    return found


def codes(proposal: Proposal) -> set[str]:
    return {problem.code for problem in proposal.problems}


def test_a_foreign_file_is_read_by_the_mapping_of_its_headers_that_was_kept(store: Store) -> None:
    assert codes(propose(store, [FOREIGN], replace=False)) >= {"unknown-table"}
    [raw] = read([FOREIGN]).tables
    mapping = SheetMapping(
        headers=mapping_headers(raw),
        table="actors",
        columns={"id": "nummer", "name": "organisatie"},
        constants={"named": "organisation"},
        prefixes={"id": "lid-"},
    )
    save_mapping(store, mapping.headers, None, [mapping])
    assert saved_mappings(store) == (mapping,)
    found = propose(store, [Upload("andere naam.csv", FOREIGN.content)], replace=False)
    assert found.ok
    assert [change.after for change in found.changes] == [
        Actor(id="lid-1", name="Stad", named=Naming.ORGANISATION),
        Actor(id="lid-2", name="Huis", named=Naming.ORGANISATION),
    ]


def test_what_is_kept_of_headers_is_replaced_and_can_be_forgotten(store: Store) -> None:
    headers = ("a", "b")
    first = SheetMapping(headers=headers, table=None)
    second = SheetMapping(headers=headers, table="actors", columns={"id": "a"})
    named = SheetMapping(headers=headers, table="bodies", sheet="Blad1")
    save_mapping(store, headers, None, [first])
    save_mapping(store, headers, None, [second])
    save_mapping(store, headers, "Blad1", [named])
    assert saved_mappings(store) == (second, named)
    save_mapping(store, headers, None, [])
    assert saved_mappings(store) == (named,)


def test_what_was_understood_of_a_file_is_told(store: Store) -> None:
    found = propose(store, [FOREIGN, ACTORS], replace=False)
    foreign, actors = found.interpretations
    assert (foreign.table, foreign.raw.delimiter) == (None, ";")
    assert (actors.table, actors.columns) == ("actors", (("id", "id"), ("name", "name")))


def test_a_row_that_is_left_out_is_not_committed(store: Store) -> None:
    found = propose(store, [ACTORS, BODIES, SEATS], replace=False)
    less = without_changes(found, {("seats", ("tafel", "huis", "1"))})
    assert less.ok
    accept(store, less, author="An", message="omdat")
    assert [seat.actor for seat in queries.facts(store).seats] == ["stad"]


def test_wrong_rows_are_left_out_when_asked_with_what_refers_to_them(store: Store) -> None:
    actors = Upload("actors.csv", b"id,name,kbo\nstad,Stad,\nhuis,,\nclub,Club,12\n")
    found = propose(store, [actors, BODIES, SEATS], replace=False, skip_wrong_rows=True)
    assert [(problem.code, problem.file, problem.row) for problem in found.left_out] == [
        ("value-missing", "actors.csv", 3),
        ("bad-kbo", "actors.csv", 4),
        ("unknown-reference", "seats.csv", 3),
    ]
    accept(store, found, author="An", message="omdat")
    facts = queries.facts(store)
    assert [actor.id for actor in facts.actors] == ["stad"]
    assert [seat.actor for seat in facts.seats] == ["stad"]
    assert len(found.interpretations[0].raw.rows) == 3


def test_a_mistake_of_no_row_stays_when_wrong_rows_are_left_out(store: Store) -> None:
    headless = Upload("actors.csv", b"id,website\nstad,x\n")
    found = propose(store, [headless, BODIES], replace=False, skip_wrong_rows=True)
    assert (found.ok, found.left_out) == (False, ())
    assert codes(found) == {"missing-column"}


def test_an_actor_cannot_be_left_out_while_its_seat_stays(store: Store) -> None:
    less = without_changes(
        propose(store, [ACTORS, BODIES, SEATS], replace=False), {("actors", ("huis",))}
    )
    [problem] = [problem for problem in less.problems if not problem.warning]
    assert (problem.code, problem.values["found"]) == ("refers-to-left-out", "huis")
    with pytest.raises(RefusedError, match="file-has-errors"):
        accept(store, less, author="An", message="omdat")
    assert store.revision == 0


def test_the_files_of_a_revision_are_kept_byte_for_byte(store: Store) -> None:
    commit(store, ACTORS, BODIES)
    [revision] = queries.history(store)
    assert [mark.name for mark in revision.files] == ["actors.csv", "bodies.csv"]
    assert [queries.revision_file_content(store, mark.sha256) for mark in revision.files] == [
        ACTORS.content,
        BODIES.content,
    ]
    assert queries.revision_file_content(store, "0" * 64) is None


def test_a_refused_commit_keeps_no_file(store: Store) -> None:
    proposal = propose(store, [ACTORS], replace=False)
    commit(store, Upload("actors.csv", b"id,name\nhuis,Huis\n"))
    with pytest.raises(RefusedError, match="committed-in-between"):
        accept(store, proposal, author="Bo", message="omdat")
    assert queries.revision_file_content(store, ACTORS.sha256) is None


def test_who_comes_second_is_told_which_rows_clash_before_committing(store: Store) -> None:
    commit(store, ACTORS)
    renamed = Upload("actors.csv", b"id,name\nhuis,Huis vzw\n")
    proposal = propose(store, [renamed], replace=False)
    assert store.find_conflict(proposal.changes, base=proposal.base) is None
    commit(store, Upload("actors.csv", b"id,name\nhuis,Huis asbl\nstad,Stad Kortrijk\n"))
    refusal = store.find_conflict(proposal.changes, base=proposal.base)
    assert refusal is not None
    assert refusal.code == "committed-in-between"
    assert refusal.values == {"base": "1", "current": "2", "rows": "actors huis"}


def test_the_same_file_twice_is_kept_once(store: Store) -> None:
    commit(store, ACTORS)
    gone = propose(store, [Upload("actors.csv", b"id,name\nstad,Stad\n")], replace=True)
    accept(store, gone, author="An", message="weg")
    commit(store, ACTORS)
    assert queries.history(store)[0].files == (RevisionFile("actors.csv", ACTORS.sha256),)
    assert queries.revision_file_content(store, ACTORS.sha256) == ACTORS.content


def test_a_seat_that_gets_a_last_day_has_ended() -> None:
    store = Store.open()
    commit(store, ACTORS, BODIES, SEATS)
    ended = Upload("seats.csv", b"actor,body,active_until\nstad,tafel,2026-06\n")
    [change] = propose(store, [ended], replace=False).changes
    assert change.sets_end_date
    assert isinstance(change.after, Seat)
    assert not change.inverse().sets_end_date
    store.close()
