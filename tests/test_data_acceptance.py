"""Who commits second: what clashes in no row is done after the first, the rest is refused."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import queries
from data.change import Change
from data.errors import RefusedError
from data.intake.proposing.acceptance import accept, rebased_proposal
from data.intake.proposing.proposal import Proposal, propose, propose_facts, without_changes
from data.intake.uploaded_files import Upload
from data.model import Actor, Mark, Marking
from data.restore import restore
from data.store import Store

ACTORS = "id,name\nstad,Stad\nhuis,Huis\nclub,Club\n"
BODIES = "id,name,layer\ntafel,Tafel,woonraad\nkring,Kring,kerngroep\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.duckdb") as opened:
        commit(seen(opened, actors=ACTORS, bodies=BODIES), opened)
        yield opened


def seen(store: Store, *, replace: bool = False, **tables: str) -> Proposal:
    uploads = [Upload(f"{name}.csv", text.encode()) for name, text in tables.items()]
    found = propose(store, uploads, replace=replace)
    assert found.ok, found.problems
    return found


def commit(proposal: Proposal, store: Store) -> int:
    return accept(store, proposal, author="An", message="omdat").number


def names(store: Store) -> dict[str, str]:
    return {actor.id: actor.name for actor in queries.facts(store).actors}


def refused(proposal: Proposal, store: Store) -> RefusedError:
    before, number = queries.facts(store), store.revision
    with pytest.raises(RefusedError) as refusal:
        commit(proposal, store)
    assert (queries.facts(store), store.revision) == (before, number)
    return refusal.value


def test_rows_that_do_not_clash_become_two_revisions_each_with_its_own_log(store: Store) -> None:
    renamed = seen(store, actors="id,name\nhuis,Huis vzw\n")
    added = seen(store, actors="id,name\nnieuw,Nieuw\n")
    gone = propose_facts(store, [], removed=[Actor(id="club", name="Club")])
    assert [commit(proposal, store) for proposal in (added, renamed, gone)] == [2, 3, 4]
    assert names(store) == {"stad": "Stad", "huis": "Huis vzw", "nieuw": "Nieuw"}
    logged = [
        [
            (change.key, change.after is None)
            for change in queries.changes_between(store, number - 1, number)
        ]
        for number in (2, 3, 4)
    ]
    assert logged == [[(("nieuw",), False)], [(("huis",), False)], [(("club",), True)]]
    assert [revision.counts for revision in queries.history(store)][:3] == [
        (0, 0, 1),
        (0, 1, 0),
        (1, 0, 0),
    ]
    restore(store, 1, author="An", message="terug")
    assert names(store) == {"stad": "Stad", "huis": "Huis", "club": "Club"}


def test_what_a_file_leaves_as_it_was_stays_as_somebody_else_made_it(store: Store) -> None:
    whole = seen(store, actors=ACTORS.replace("Club", "Club vzw"))
    commit(seen(store, actors="id,name\nhuis,Huis vzw\n"), store)
    assert commit(whole, store) == 3
    assert names(store) == {"stad": "Stad", "huis": "Huis vzw", "club": "Club vzw"}


@pytest.mark.parametrize(
    ("first", "second", "row"),
    [
        ("huis,Huis vzw", "huis,Huis asbl", "actors huis"),
        ("nieuw,Nieuw", "nieuw,Ook nieuw", "actors nieuw"),
        ("nieuw,Nieuw", "nieuw,Nieuw", "actors nieuw"),
    ],
)
def test_rows_that_both_change_are_refused_and_named(
    store: Store, first: str, second: str, row: str
) -> None:
    one, other = (seen(store, actors=f"id,name\n{text}\n") for text in (first, second))
    commit(one, store)
    refusal = refused(other, store)
    assert (refusal.code, refusal.values["rows"]) == ("committed-in-between", row)


def test_a_row_that_one_changes_and_the_other_removes_is_refused(store: Store) -> None:
    gone = propose_facts(store, [], removed=[Actor(id="club", name="Club")])
    commit(seen(store, actors="id,name\nclub,Club vzw\n"), store)
    assert refused(gone, store).values["rows"] == "actors club"


@pytest.mark.parametrize(
    ("meanwhile", "row"),
    [("nieuw,Nieuw", "actors nieuw"), ("stad,Stad Kortrijk", "actors stad"), (None, "actors club")],
)
def test_a_table_that_is_replaced_clashes_with_every_row_of_it_that_somebody_changed(
    store: Store, meanwhile: str | None, row: str
) -> None:
    exactly = seen(store, actors=ACTORS.replace("Huis", "Huis vzw"), replace=True)
    if meanwhile is None:
        commit(propose_facts(store, [], removed=[Actor(id="club", name="Club")]), store)
    else:
        commit(seen(store, actors=f"id,name\n{meanwhile}\n"), store)
    refusal = refused(exactly, store)
    assert (refusal.code, refusal.values["rows"]) == ("committed-in-between", row)


def test_a_table_that_is_replaced_clashes_with_no_other_table(store: Store) -> None:
    exactly = seen(store, actors="id,name\nstad,Stad\nhuis,Huis\n", replace=True)
    commit(seen(store, bodies="id,name,layer\nraad,Raad,woonraad\n"), store)
    assert commit(exactly, store) == 3
    assert names(store) == {"stad": "Stad", "huis": "Huis"}
    assert len(queries.facts(store).bodies) == 3


def test_a_replaced_table_that_somebody_leaves_out_clashes_no_longer(store: Store) -> None:
    exactly = seen(
        store, replace=True, actors="id,name\nstad,Stad\n", bodies=BODIES + "x,X,woonraad\n"
    )
    less = without_changes(exactly, [], ["actors"])
    commit(seen(store, actors="id,name\nnieuw,Nieuw\n"), store)
    assert commit(less, store) == 3
    assert len(names(store)) == 4


def test_a_reference_to_what_went_in_the_meantime_is_refused(store: Store) -> None:
    seat = seen(store, seats="body,actor\ntafel,club\n")
    commit(propose_facts(store, [], removed=[Actor(id="club", name="Club")]), store)
    refusal = refused(seat, store)
    assert [problem.code for problem in refusal.problems] == ["still-referenced"]


def test_what_goes_is_refused_when_somebody_has_come_to_refer_to_it(store: Store) -> None:
    gone = propose_facts(store, [], removed=[Actor(id="club", name="Club")])
    commit(seen(store, seats="body,actor\ntafel,club\n"), store)
    assert [problem.code for problem in refused(gone, store).problems] == ["still-referenced"]


def test_one_id_for_two_things_is_refused_when_two_give_it_at_once(store: Store) -> None:
    actor = seen(store, actors="id,name\nx,X\n")
    commit(seen(store, bodies="id,name,layer\nx,X,woonraad\n"), store)
    assert refused(actor, store).code in {"id-in-two-tables", "file-has-errors"}


def test_two_halves_of_a_circle_do_not_both_go_in(store: Store) -> None:
    one = seen(store, actors="id,name,part_of\nstad,Stad,huis\n")
    other = seen(store, actors="id,name,part_of\nhuis,Huis,stad\n")
    commit(one, store)
    refusal = refused(other, store)
    assert "part-of-itself" in {problem.code for problem in refusal.problems}


def test_a_proposal_that_nothing_came_after_is_the_same_one(store: Store) -> None:
    found = seen(store, actors="id,name\nnieuw,Nieuw\n")
    assert rebased_proposal(store, found) is found


def test_a_proposal_made_anew_knows_what_came_between(store: Store) -> None:
    found = seen(store, actors="id,name\nnieuw,Nieuw\n")
    commit(seen(store, actors="id,name\nander,Ander\n"), store)
    newest = rebased_proposal(store, found)
    assert newest.base == 2
    assert {actor.id for actor in newest.after.actors} == {"stad", "huis", "club", "ander", "nieuw"}
    assert newest.changes == found.changes


def test_two_marks_at_one_moment_are_both_kept_and_the_same_one_twice_is_refused(
    store: Store,
) -> None:
    base = store.revision
    for finding in ("no-seat:stad", "no-seat:huis"):
        mark = Mark(finding=finding, mark=Marking.ACCEPTED, reason="r")
        store.commit(
            [Change("marks", (finding,), None, mark)],
            base=base,
            author="An",
            message="m",
            rebase=True,
        )
    assert store.revision == base + 2
    with pytest.raises(RefusedError, match="committed-in-between"):
        store.commit(
            [Change("marks", ("no-seat:huis",), None, mark)],
            base=base,
            author="Bo",
            message="m",
            rebase=True,
        )


def test_many_at_once_that_do_not_clash_are_all_done(store: Store) -> None:
    ready = threading.Barrier(6)

    def work(number: int) -> None:
        found = seen(store, actors=f"id,name\nn{number},N {number}\n")
        ready.wait()
        commit(found, store)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.revision == 7
    assert len(names(store)) == 9
    assert sorted(revision.number for revision in queries.history(store)) == [*range(1, 8)]
