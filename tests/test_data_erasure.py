"""A person who is erased stands nowhere any more, and everything else still works."""

from __future__ import annotations

import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import queries
from data.backup import backup, restore_backup
from data.erasure.erase_person import ErasureRequest, PersonTrace, erase_person, find_person
from data.erasure.occurrences import PlaceKind
from data.erasure.person_name import PersonName
from data.errors import RefusedError, StoreError
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.proposing.saved_mappings import saved_mappings
from data.model import Facts
from data.restore import restore
from data.revisions import Revision
from data.rights import Permission, Right
from data.saved_scenarios import list_scenarios
from data.store import Store
from data.store_files import wal_path
from tests.erased_town import NAME, all_values, commit, fill, raw_bytes, upload

JAN = ErasureRequest(name=NAME, other_spellings=("jpeeters",))


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the person, that nobody has open."""
    path = tmp_path_factory.mktemp("town") / "store.duckdb"
    with Store.open(path) as store:
        fill(store)
    return path


@pytest.fixture
def path(town: Path, tmp_path: Path) -> Path:
    """The same, to change."""
    (tmp_path / "data").mkdir()
    return Path(shutil.copy(town, tmp_path / "data" / "store.duckdb"))


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


def erase(store: Store, request: ErasureRequest = JAN) -> tuple[Revision, PersonTrace]:
    made = erase_person(store, request, author="An", message="gewist op {} plaatsen".format)
    assert made is not None
    return made


def assert_nowhere(store: Store) -> None:
    """Nothing that the store holds, and no byte beside it, has the name."""
    jan = PersonName.of(NAME, ["jpeeters"], doubtful_too=True)
    assert [value for value in all_values(store) if jan.resembles(value)] == []
    assert store.path is not None
    found = raw_bytes(store.path.parent)
    for spelling in (b"jan peeters", b"peeters jan", b"peeters, jan", b"jan-peeters", b"jpeeters"):
        assert spelling not in found.lower()


def test_the_name_stands_in_each_kind_of_place_and_is_shown_with_its_row(store: Store) -> None:
    trace = find_person(store, JAN)
    kinds = Counter(place.kind for place in trace.erased)
    assert kinds == {
        PlaceKind.PERSON: 3,  # in a seat of today, in one of before, and at a meeting
        PlaceKind.TEXT: 5,
        PlaceKind.AUTHOR: 4,
        PlaceKind.MESSAGE: 1,
        PlaceKind.FILE_NAME: 1,
        PlaceKind.FILE: 4,
        PlaceKind.SCENARIO: 2,
        PlaceKind.MAPPING: 1,
    }
    assert (trace.things, trace.kept, trace.similar) == ((), (), ())
    before = [place for place in trace.erased if place.revision == 5 and place.table == "seats"]
    assert {place.key for place in before} == {("raad", "stad", "1")}


def test_looking_for_a_person_changes_nothing(store: Store) -> None:
    before = all_values(store)
    find_person(store, JAN)
    assert all_values(store) == before


def test_afterwards_no_value_and_no_byte_beside_the_data_holds_the_name(store: Store) -> None:
    assert store.path is not None
    assert b"JAN PEETERS" in raw_bytes(store.path.parent)
    erase(store)
    assert_nowhere(store)
    assert find_person(store, JAN).erased == ()


def test_what_stood_beside_the_name_stays(store: Store) -> None:
    erase(store)
    seats = {seat.actor: seat for seat in queries.facts(store).seats}
    assert (seats["huis"].representative, seats["huis"].deputy) == ("An Claes", None)
    assert seats["huis"].note == "zie [gewist]@stad.be"
    assert (seats["burgers"].representative, seats["burgers"].deputy) == (
        "Bo Jansen",
        "Els Peetersen",
    )
    was = {seat.actor: seat for seat in queries.facts_at(store, 2).seats}["stad"]
    assert (was.representative, was.deputy, was.quote) == (None, "An Claes", "[gewist]: lid")
    [action] = queries.facts_at(store, 4).actions
    assert action.what == "[gewist] belt"


def test_a_list_of_names_in_which_two_stand_beside_each_other_is_left_as_it_is(
    store: Store,
) -> None:
    note = "aanwezig: An Peeters, Jan Claes, Piet Peeters, Jan Vos"
    seats = f'body,actor,representative,deputy,note\nraad,huis,An Peeters,Jan Claes,"{note}"\n'
    commit(store, upload("seats.csv", seats))
    assert find_person(store, JAN).similar == (note,)
    erase(store)
    seat = next(seat for seat in queries.facts(store).seats if seat.actor == "huis")
    assert (seat.representative, seat.deputy, seat.note) == ("An Peeters", "Jan Claes", note)
    assert not queries.history(store)[1].files[0].erased


def test_a_name_in_which_this_one_stands_is_told_and_stays(store: Store) -> None:
    seats = "body,actor,representative,deputy\nraad,huis,Jan Peeters-Claes,Jan Peetersen\n"
    commit(store, upload("seats.csv", seats))
    assert find_person(store, JAN).similar == ("Jan Peeters-Claes",)
    erase(store)
    seat = next(seat for seat in queries.facts(store).seats if seat.actor == "huis")
    assert (seat.representative, seat.deputy) == ("Jan Peeters-Claes", "Jan Peetersen")


def test_a_revision_says_that_somebody_was_erased_but_not_who(store: Store) -> None:
    revision, trace = erase(store)
    newest = queries.history(store)[0]
    assert newest == revision
    assert (newest.number, newest.author) == (7, "An")
    assert newest.message == f"gewist op {len(trace.erased)} plaatsen"
    assert not queries.changes_between(store, 6, 7)


def test_what_the_person_signed_is_signed_by_a_fixed_pseudonym(store: Store) -> None:
    erase(store)
    authors = [revision.author for revision in queries.history(store)]
    assert authors == ["An", "An", "An", "An", "gewiste persoon", "gewiste persoon", "An"]
    assert queries.history(store)[4].message == "gevraagd door [gewist]"
    assert {kept.author for kept in list_scenarios(store)} == {"gewiste persoon"}


def test_who_erases_itself_is_not_named_by_that(store: Store) -> None:
    made = erase_person(store, JAN, author="Peeters, Jan", message=str)
    assert made is not None
    assert made[0].author == "gewiste persoon"


def test_files_that_held_the_name_are_gone_and_their_mark_stays(store: Store) -> None:
    before = {file.sha256: file for made in queries.history(store) for file in made.files}
    erase(store)
    after = {file.sha256: file for made in queries.history(store) for file in made.files}
    assert after.keys() == before.keys()
    gone = {file.name for file in after.values() if file.erased}
    assert gone == {"zetels van [gewist].xlsx", "zitting.zip", "advice.csv", "actions.csv"}
    for sha256, file in after.items():
        assert (queries.revision_file_content(store, sha256) is None) is file.erased


def test_scenarios_stay_each_under_a_name_of_its_own_and_mappings_without_the_name_too(
    store: Store,
) -> None:
    erase(store)
    names = sorted(kept.name for kept in list_scenarios(store))
    assert names == ["Idee van [gewist]", "Idee van [gewist] (2)"]
    assert {kept.steps for kept in list_scenarios(store)} == {("-seat:huis:raad",)}
    assert [mapping.table for mapping in saved_mappings(store)] == ["actors"]


@pytest.mark.parametrize("number", range(7))
def test_going_back_to_an_earlier_version_does_not_bring_the_name_back(
    store: Store, number: int
) -> None:
    erase(store)
    assert store.path is not None
    if queries.facts_at(store, number) != queries.facts(store):
        restore(store, number, author="An", message="terug")
    assert queries.facts(store) == queries.facts_at(store, number)
    assert_nowhere(store)


def test_the_history_of_a_fact_tells_no_change_in_which_only_the_name_came_or_went(
    store: Store,
) -> None:
    commit(store, upload("marks.csv", "finding,mark,reason,person\nr:x,planned,zo,Jan Peeters\n"))
    commit(store, upload("marks.csv", "finding,mark,reason,person\nr:x,planned,zo,Piet Claes\n"))
    commit(store, upload("marks.csv", "finding,mark,reason,person\nr:x,planned,zo,Jan Peeters\n"))
    erase(store)
    history = queries.fact_history(store, "marks", ("r:x",))
    assert [number for number, _ in history] == [9, 8, 7]
    erase(store, ErasureRequest(name="Piet Claes"))
    history = queries.fact_history(store, "marks", ("r:x",))
    assert [number for number, _ in history] == [7]


def test_a_backup_made_afterwards_holds_no_name_and_comes_back(
    store: Store, tmp_path: Path
) -> None:
    erase(store)
    held = queries.facts(store), queries.history(store)
    backup(store, tmp_path / "copy.duckdb")
    commit(store, upload("actions.csv", "id,body,what\nd2,raad,Nog iets\n"))
    restore_backup(store, tmp_path / "copy.duckdb")
    assert (queries.facts(store), queries.history(store)) == held
    assert_nowhere(store)
    with Store.open(tmp_path / "copy.duckdb") as copy:
        assert find_person(copy, JAN).erased == ()


def test_a_backup_made_before_brings_the_name_back(store: Store, tmp_path: Path) -> None:
    backup(store, tmp_path / "copy.duckdb")
    before = len(find_person(store, JAN).erased)
    erase(store)
    restore_backup(store, tmp_path / "copy.duckdb")
    assert len(find_person(store, JAN).erased) == before


def test_the_file_is_for_its_owner_and_stands_alone(store: Store) -> None:
    assert store.path is not None
    erase(store)
    assert store.path.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in store.path.parent.iterdir()] == ["store.duckdb"]
    commit(store, upload("actions.csv", "id,body,what\nd2,raad,Nog iets\n"))
    with store.reading() as cursor:
        assert len(cursor.execute("from actions").fetchall()) == 2


def test_what_was_committed_after_an_erasure_is_there_after_a_new_start(path: Path) -> None:
    with Store.open(path) as store:
        erase(store)
        commit(store, upload("actions.csv", "id,body,what\nd2,raad,Nog iets\n"))
        held = queries.facts(store)
    with Store.open(path) as store:
        assert (queries.facts(store), store.revision) == (held, 8)
        assert find_person(store, JAN).erased == ()


def test_a_link_to_the_data_stays_a_link(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.duckdb"
    link.symlink_to(path)
    with Store.open(link) as store:
        erase(store)
    assert link.is_symlink()
    with Store.open(path) as store:
        assert find_person(store, JAN).erased == ()


def test_a_name_that_stands_nowhere_changes_nothing(store: Store) -> None:
    before = all_values(store)
    nobody = ErasureRequest(name="Bert Vermeulen")
    assert erase_person(store, nobody, author="An", message=str) is None
    assert all_values(store) == before


@pytest.mark.parametrize("name", ["J", "", "%", "' --"])
def test_what_is_no_name_is_refused_and_changes_nothing(store: Store, name: str) -> None:
    before = all_values(store)
    with pytest.raises(RefusedError, match="name-too-short"):
        erase_person(store, ErasureRequest(name=name), author="An", message=str)
    assert all_values(store) == before


def test_a_name_that_is_a_statement_or_a_pattern_is_a_name_that_nobody_has(store: Store) -> None:
    before = all_values(store)
    for name in (
        "'; drop table seats; --",
        ".*an Peeters",
        "_an Peeters%",
        "{0} Peeters",
        "An Peeters",
    ):
        assert erase_person(store, ErasureRequest(name=name), author="An", message=str) is None
    assert all_values(store) == before


@pytest.mark.parametrize("pseudonym", ["", "  ", "jan peeters", "wijlen Peeters, Jan"])
def test_a_pseudonym_that_is_the_name_is_refused(store: Store, pseudonym: str) -> None:
    request = ErasureRequest(name=NAME, pseudonym=pseudonym)
    with pytest.raises(RefusedError, match="pseudonym-unusable"):
        erase_person(store, request, author="An", message=str)


def test_a_name_of_an_organisation_too_is_erased_only_where_people_stand(store: Store) -> None:
    commit(store, upload("actors.csv", "id,name\nnotaris,Notaris Jan Peeters\n"))
    trace = find_person(store, JAN)
    assert trace.things == ("Notaris Jan Peeters",)
    assert {place.kind for place in trace.erased} == {PlaceKind.PERSON, PlaceKind.AUTHOR}
    assert PlaceKind.FILE in {place.kind for place in trace.kept}
    erase(store)
    facts = queries.facts(store)
    assert "Notaris Jan Peeters" in {actor.name for actor in facts.actors}
    assert facts.seats[1].note == "zie jan.peeters@stad.be"
    assert find_person(store, JAN).erased == ()


def test_with_texts_an_actor_with_that_name_and_its_id_are_erased_too(store: Store) -> None:
    commit(
        store,
        upload("actors.csv", "id,name,named\njan-peeters,Jan Peeters,role\n"),
        upload("seats.csv", "body,actor,number\nraad,jan-peeters,1\n"),
        upload("marks.csv", "finding,mark,reason\nr:huis|jan-peeters|stad,planned,zo\n"),
    )
    commit(store, upload("seats.csv", "body,actor,number\nraad,stad,1\n"), replace=True)
    erase(store, ErasureRequest(name=NAME, other_spellings=("jpeeters",), texts=True))
    assert_nowhere(store)
    before, now = queries.facts_at(store, 7), queries.facts(store)
    [actor] = [actor for actor in now.actors if actor.name == "[gewist]"]
    assert actor.id.startswith("gewist-")
    assert actor.id in {seat.actor for seat in before.seats}
    assert now.marks[0].finding == "r:" + "|".join(sorted(["huis", actor.id, "stad"]))
    restore(store, 7, author="An", message="terug")
    assert queries.facts(store) == before


def test_a_name_of_one_word_is_erased_where_a_cell_holds_nothing_else(store: Store) -> None:
    commit(
        store,
        upload("seats.csv", "body,actor,representative,note\nraad,huis,Jan,Jan komt in jan\n"),
    )
    erase(store, ErasureRequest(name="Jan"))
    seat = next(seat for seat in queries.facts(store).seats if seat.actor == "huis")
    assert (seat.representative, seat.note) == (None, "Jan komt in jan")


def test_two_people_of_one_name_are_shown_each_with_its_row(store: Store) -> None:
    trace = find_person(store, JAN)
    rows = {place.key for place in trace.erased if place.table == "seats"}
    assert rows == {("raad", "huis", "1"), ("raad", "stad", "1")}


def test_only_who_administers_may_look_for_and_erase_a_person(store: Store) -> None:
    others = store.on_behalf_of(Permission(frozenset(Right) - {Right.ADMINISTER}, "Els"))
    with pytest.raises(RefusedError, match="not-allowed"):
        find_person(others, JAN)
    with pytest.raises(RefusedError, match="not-allowed"):
        erase_person(others, JAN, author="An", message=str)
    with pytest.raises(RefusedError, match="not-allowed"):
        others.take_file(Path("x"))


def test_who_is_signed_in_is_the_author_of_the_erasure(store: Store) -> None:
    made = erase_person(
        store.on_behalf_of(Permission(frozenset(Right), "Els")), JAN, author="An", message=str
    )
    assert made is not None
    assert made[0].author == "Els"


def test_what_was_proposed_before_an_erasure_is_refused_and_does_not_bring_the_name_back(
    store: Store,
) -> None:
    changed = upload("seats.csv", "body,actor,representative\nraad,burgers,Jan Peeters\n")
    found = propose(store, [changed], replace=False)
    erase(store)
    commit(store, upload("actions.csv", "id,body,what\nd2,raad,Nog iets\n"))
    with pytest.raises(RefusedError, match="erased-in-between"):
        accept(store, found, author="An", message="te laat")
    with pytest.raises(RefusedError, match="erased-in-between"):
        store.commit(found.changes, base=6, author="An", message="te laat", rebase=True)
    assert store.find_conflict(found.changes, base=6) is not None
    assert find_person(store, JAN).erased == ()


def test_others_read_on_while_a_person_is_erased_and_a_moment_alone_is_waited_for(
    store: Store,
) -> None:
    stop, counted, wrongs = threading.Event(), [0], list[BaseException]()

    def read() -> None:
        try:
            while not stop.is_set():
                assert len(queries.facts(store).seats) == 3
                counted[0] += 1
        except BaseException as error:  # noqa: BLE001  # told below, in the test's own thread
            wrongs.append(error)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for name in (NAME, "Piet Claes", "An Claes"):
        erase(store, ErasureRequest(name=name))
    stop.set()
    for thread in threads:
        thread.join()
    assert wrongs == []
    assert counted[0] > 0


def test_who_reads_for_too_long_is_left_to_it_and_nothing_changes(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.read_gate._PATIENCE", 0.05)
    began, done = threading.Event(), threading.Event()

    def read() -> None:
        with store.reading():
            began.set()
            done.wait()

    thread = threading.Thread(target=read)
    thread.start()
    began.wait()
    with pytest.raises(StoreError, match="store-busy"):
        erase(store)
    done.set()
    thread.join()
    assert store.path is not None
    assert [path.name for path in store.path.parent.iterdir() if "erased" in path.name] == []
    assert store.revision == 6
    erase(store)


def test_an_empty_store_holds_nobody(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.duckdb") as store:
        assert find_person(store, JAN).erased == ()
        assert queries.facts(store) == Facts()
        assert not wal_path(tmp_path / "x").exists()
