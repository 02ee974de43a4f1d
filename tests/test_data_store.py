"""The store: every change is one transaction and one revision that can be undone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from data import queries
from data.change import Change, ChangeKind
from data.errors import RefusedError, StoreError
from data.model import (
    Actor,
    Body,
    Evidence,
    Fact,
    Facts,
    Layer,
    Mark,
    Marking,
    Meeting,
    MeetingStatus,
    Naming,
    Seat,
)
from data.restore import restore
from data.revisions import RevisionFile
from data.schema import SCHEMA_VERSION, create_sql
from data.store import Store
from data.tables import table_of

CITY = Actor(id="stad", name="Stad")
CARE = Actor(id="zorg", name="Zorg", sector="zorg")
TABLE = Body(id="tafel", name="Tafel", layer=Layer.CONSULTATION)
SEAT = Seat(body="tafel", actor="stad", evidence=Evidence.DERIVED, quote="de stad")


def added(*facts: Fact) -> list[Change]:
    return [Change(table_of(fact).name, table_of(fact).key_of(fact), None, fact) for fact in facts]


def removed(*facts: Fact) -> list[Change]:
    return [change.inverse() for change in added(*facts)]


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open() as opened:
        yield opened


def commit(store: Store, changes: list[Change], message: str = "omdat") -> int:
    return store.commit(changes, base=store.revision, author="An", message=message).number


def test_a_new_store_is_empty_at_revision_0(store: Store) -> None:
    assert store.revision == 0
    assert queries.facts(store) == Facts()
    assert queries.history(store) == []


def test_committed_facts_come_back_as_they_were(store: Store) -> None:
    commit(store, added(CITY, CARE, TABLE, SEAT))
    assert queries.facts(store) == Facts(actors=(CITY, CARE), bodies=(TABLE,), seats=(SEAT,))


def test_history_tells_who_when_why_from_which_file_and_how_much(store: Store) -> None:
    store.commit(
        added(CITY, CARE),
        base=0,
        author="An",
        message="eerste",
        files=[RevisionFile("a.csv", "ab12")],
    )
    changed = Change("actors", ("zorg",), CARE, Actor(id="zorg", name="Zorg VZW"))
    commit(store, [changed, *removed(CITY)], "tweede")
    second, first = queries.history(store)
    assert (first.number, first.author, first.message) == (1, "An", "eerste")
    assert first.files == (RevisionFile("a.csv", "ab12"),)
    assert first.counts == (2, 0, 0)
    assert second.counts == (0, 1, 1)
    assert first.created <= second.created


def test_a_fact_and_what_it_refers_to_can_go_in_one_commit(store: Store) -> None:
    commit(store, added(CITY, TABLE, SEAT))
    commit(store, removed(CITY, SEAT))
    assert queries.facts(store) == Facts(bodies=(TABLE,))


def test_a_commit_that_leaves_a_dangling_reference_changes_nothing(store: Store) -> None:
    commit(store, added(CITY, TABLE, SEAT))
    before = queries.facts(store)
    with pytest.raises(RefusedError) as refusal:
        commit(store, removed(CITY))
    assert refusal.value.code == "dangling-reference"
    assert refusal.value.values["ids"] == "stad"
    assert queries.facts(store) == before
    assert store.revision == 1


def test_an_id_may_stand_in_one_of_actors_bodies_and_activities_only(store: Store) -> None:
    twin = Body(id="stad", name="Nog een stad", layer=Layer.WOONRAAD)
    with pytest.raises(RefusedError) as refusal:
        commit(store, added(CITY, twin))
    assert refusal.value.code == "id-in-two-tables"
    assert queries.facts(store) == Facts()


def test_a_commit_against_an_older_revision_is_refused_with_the_rows_that_clash(
    store: Store,
) -> None:
    commit(store, added(CITY))
    commit(store, [Change("actors", ("stad",), CITY, Actor(id="stad", name="Stad K."))])
    with pytest.raises(RefusedError) as refusal:
        store.commit(removed(CITY), base=1, author="Bo", message="oud")
    assert refusal.value.code == "committed-in-between"
    assert refusal.value.values["rows"] == "actors stad"
    assert queries.facts(store).actors[0].name == "Stad K."


def test_a_row_of_the_revision_that_changes_were_made_on_clashes_with_none_of_them(
    store: Store,
) -> None:
    commit(store, added(CITY, CARE))
    renamed = replace(CITY, name="Stad Kortrijk")
    base = commit(store, [Change("actors", ("stad",), CITY, renamed)])
    commit(store, [Change("actors", ("zorg",), CARE, replace(CARE, name="Zorgbedrijf"))])
    again = [Change("actors", ("stad",), renamed, CITY)]
    assert store.find_conflict(again, base=base) is None
    assert store.commit(again, base=base, author="Bo", message="m", rebase=True).number == 4
    conflict = store.find_conflict(again, base=base)
    assert conflict is not None
    assert conflict.values["rows"] == "actors stad"


@pytest.mark.parametrize(
    ("changes", "message", "code"),
    [([], "leeg", "nothing-to-commit"), (added(CITY), "  ", "message-missing")],
)
def test_a_commit_needs_changes_and_a_reason(
    store: Store, changes: list[Change], message: str, code: str
) -> None:
    with pytest.raises(RefusedError) as refusal:
        commit(store, changes, message)
    assert refusal.value.code == code
    assert store.revision == 0


def test_a_commit_needs_somebody_who_makes_it(store: Store) -> None:
    with pytest.raises(RefusedError) as refusal:
        store.commit(added(CITY), base=0, author=" ", message="begin")
    assert refusal.value.code == "author-missing"
    assert store.revision == 0


def test_the_schema_itself_refuses_an_empty_name(store: Store) -> None:
    with pytest.raises(duckdb.ConstraintException):
        commit(store, added(Actor(id="leeg", name="")))
    assert store.revision == 0


def test_changes_between_revisions_are_their_net_effect(store: Store) -> None:
    commit(store, added(CITY))
    commit(store, [Change("actors", ("stad",), CITY, Actor(id="stad", name="Tussentijds"))])
    commit(store, added(CARE))
    commit(store, removed(CARE))
    (change,) = queries.changes_between(store, 1, 4)
    assert (change.kind, change.before) == (ChangeKind.CHANGED, CITY)
    assert len(queries.changes_between(store, 2, 4)) == 0


def test_facts_at_a_revision_are_those_of_then(store: Store) -> None:
    moments = [Facts()]
    for changes in (added(CITY, TABLE, SEAT), added(CARE), removed(SEAT)):
        commit(store, changes)
        moments.append(queries.facts(store))
    assert [queries.facts_at(store, number) for number in range(4)] == moments


def test_restore_is_a_new_revision_with_the_old_facts(store: Store) -> None:
    commit(store, added(CITY, TABLE, SEAT))
    before = queries.facts(store)
    commit(store, removed(SEAT, CITY))
    made = restore(store, 1, author="An", message="terug")
    assert made.number == 3
    assert queries.facts(store) == before
    assert [revision.number for revision in queries.history(store)] == [3, 2, 1]


def test_restore_of_revision_0_empties_the_store_and_that_can_be_undone(store: Store) -> None:
    commit(store, added(CITY, TABLE, SEAT))
    assert restore(store, 0, author="An", message="leeg").number == 2
    assert queries.facts(store) == Facts()
    assert restore(store, 1, author="An", message="terug").counts == (3, 0, 0)


def test_restore_of_a_revision_that_is_not_there_is_refused(store: Store) -> None:
    commit(store, added(CITY))
    with pytest.raises(RefusedError) as refusal:
        restore(store, 7, author="An", message="terug")
    assert refusal.value.code == "no-such-revision"


def test_restore_of_the_latest_revision_changes_nothing_and_says_so(store: Store) -> None:
    commit(store, added(CITY))
    with pytest.raises(RefusedError) as refusal:
        restore(store, 1, author="An", message="terug")
    assert refusal.value.code == "nothing-to-commit"


def test_the_history_of_one_fact_is_told_newest_first(store: Store) -> None:
    commit(store, added(CITY, CARE))
    renamed = Actor(id="stad", name="Stad Kortrijk")
    commit(store, [Change("actors", ("stad",), CITY, renamed)])
    changes = queries.fact_history(store, "actors", ("stad",))
    assert [(number, change.after) for number, change in changes] == [(2, renamed), (1, CITY)]


def test_the_facts_are_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "store.duckdb"
    with Store.open(path) as store:
        commit(store, added(CITY))
    with Store.open(path) as store:
        assert queries.facts(store).actors == (CITY,)


def test_a_file_that_another_process_holds_is_refused_with_that_reason(tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    with Store.open(path):
        code = (
            "import sys; from pathlib import Path\n"
            "from data.errors import StoreError; from data.store import Store\n"
            "try: Store.open(Path(sys.argv[1]))\n"
            "except StoreError as error: print(error.code)"
        )
        other = subprocess.run(
            [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
        )
    assert other.stdout.strip() == "database-locked"


@pytest.mark.parametrize("content", [b"geen databank" * 100, b"SQLite format 3\0" + bytes(100)])
def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.duckdb"
    path.write_bytes(content)
    with pytest.raises(StoreError) as refusal:
        Store.open(path)
    assert refusal.value.code == "not-a-database"
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as other:
        other.execute("create table visitors(name varchar)")
    with pytest.raises(StoreError) as refusal:
        Store.open(path)
    assert refusal.value.code == "not-a-woonnetwerk-database"


def test_a_file_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    Store.open(path).close()
    with duckdb.connect(str(path)) as file:
        file.execute("update woonnetwerk set schema_version = ?", [SCHEMA_VERSION + 1])
    with pytest.raises(StoreError) as refusal:
        Store.open(path)
    assert refusal.value.code == "database-newer"


def test_a_file_of_an_older_version_is_brought_up_to_date_with_all_its_facts(
    tmp_path: Path,
) -> None:
    path = tmp_path / "store.duckdb"
    with Store.open(path) as store:
        commit(store, added(CITY, TABLE, SEAT))
        expected = queries.facts(store)
    with duckdb.connect(str(path)) as file:
        # As a file of before the last step: a column and a table that it did not have yet.
        file.execute("alter table seats drop column deputy")
        file.execute("drop table succession")
        file.execute("update woonnetwerk set schema_version = ?", [SCHEMA_VERSION - 1])
    with Store.open(path) as store:
        assert queries.facts(store) == expected
        assert store.revision == 1
        commit(store, added(CARE))
        assert queries.facts_at(store, 1) == expected


def test_a_file_of_version_3_takes_a_choice_that_it_did_not_know(tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    with Store.open(path) as store:
        commit(store, added(CITY, TABLE, SEAT))
    with duckdb.connect(str(path)) as file:
        file.execute("alter table seats rename to newer")
        file.execute(create_sql(table_of(SEAT)).replace(", 'supposed'", ""))
        file.execute("insert into seats select * from newer")
        file.execute("drop table newer")
        file.execute("update woonnetwerk set schema_version = 3")
    tried = replace(SEAT, number=2, evidence=Evidence.SUPPOSED)
    with Store.open(path) as store:
        commit(store, added(tried))
        assert queries.facts(store).seats == (SEAT, tried)


@pytest.mark.parametrize(("was", "becomes"), [(True, True), (False, None)])
def test_a_file_of_version_4_did_not_know_which_lists_were_said_to_be_closed(
    tmp_path: Path, was: bool, becomes: bool | None
) -> None:
    path = tmp_path / "store.duckdb"
    with Store.open(path) as store:
        commit(store, added(replace(TABLE, open_list=was)))
        commit(store, [Change("bodies", ("tafel",), replace(TABLE, open_list=was), TABLE)])
    with duckdb.connect(str(path)) as file:
        file.execute(f"update bodies set open_list = {was}")
        file.execute("alter table bodies alter column open_list set not null")
        file.execute("update woonnetwerk set schema_version = 4")
    with Store.open(path) as store:
        assert [body.open_list for body in queries.facts(store).bodies] == [becomes]
        assert [body.open_list for body in queries.facts_at(store, 1).bodies] == [becomes]
        closed = replace(TABLE, open_list=False)
        commit(store, [Change("bodies", ("tafel",), queries.facts(store).bodies[0], closed)])
        assert queries.facts(store).bodies == (closed,)


def test_a_file_of_version_1_gets_the_new_tables_and_keeps_its_facts_and_history(
    tmp_path: Path,
) -> None:
    path = tmp_path / "store.duckdb"
    with duckdb.connect(str(path)) as file:
        file.execute(
            (Path(__file__).parent / "examples" / "store_version_1.sql").read_text("utf-8")
        )
    kept = Facts(
        actors=(Actor(id="stad", name="Stad", quote="de stad"),),
        bodies=(TABLE,),
        seats=(Seat(body="tafel", actor="stad", evidence=Evidence.DERIVED),),
    )
    mark = Mark(finding="no-seat:stad", mark=Marking.PLANNED, reason="In januari.")
    with Store.open(path) as store:
        assert queries.facts(store) == kept
        assert [(revision.number, revision.message) for revision in queries.history(store)] == [
            (1, "eerste")
        ]
        commit(store, added(mark))
        assert queries.facts(store).marks == (mark,)
        restore(store, 1, author="An", message="terug")
        assert queries.facts(store) == kept


def test_a_file_of_version_2_keeps_its_whole_history(tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    with duckdb.connect(str(path)) as file:
        file.execute(
            (Path(__file__).parent / "examples" / "store_version_2.sql").read_text("utf-8")
        )
    city = Actor(id="stad", name="Stad", quote='de "stad"')
    renamed = Actor(id="stad", name="Stad Kortrijk", named=Naming.ROLE)
    table = replace(TABLE, meetings_per_year=4.5, open_list=True)
    seat = Seat(body="tafel", actor="stad", evidence=Evidence.DERIVED, voting=False, deputy="An")
    meeting = Meeting(id="m", body="tafel", date=date(2026, 3, 5), status=MeetingStatus.HELD)
    moments = [
        Facts(),
        Facts(actors=(city,), bodies=(table,), seats=(seat,), meetings=(meeting,)),
        Facts(actors=(renamed,), bodies=(table,), seats=(seat,), meetings=(meeting,)),
        Facts(actors=(renamed,), bodies=(table,)),
    ]
    with Store.open(path) as store:
        assert [queries.facts_at(store, number) for number in range(4)] == moments
        assert [
            (revision.author, revision.message, revision.counts)
            for revision in queries.history(store)
        ] == [
            ("An", "derde", (0, 0, 2)),
            ("Bo", "tweede", (0, 1, 0)),
            ("An", "eerste", (4, 0, 0)),
        ]
        assert queries.fact_history(store, "seats", ("tafel", "stad", "1")) == [
            (3, Change("seats", ("tafel", "stad", "1"), seat, None)),
            (1, Change("seats", ("tafel", "stad", "1"), None, seat)),
        ]
        assert queries.revision_file_content(store, "ab12") == b"id\n"
        restore(store, 1, author="An", message="terug")
        assert queries.facts(store) == moments[1]


def test_the_database_reads_no_files_and_loads_no_extensions(store: Store) -> None:
    with pytest.raises(duckdb.PermissionException):
        store.cursor().execute("select * from read_csv('/etc/hostname')")
    with pytest.raises(duckdb.Error):
        store.cursor().execute("set enable_external_access = true")
