"""The one table of roles, held against everything that is done: in the store and on every page."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Final

import pytest

from dashboard.access.access_page import ACCESS_PAGE
from dashboard.app_pages import PAGES
from dashboard.roles import RIGHTS_OF, Role
from dashboard.words import Language, Words
from data import queries
from data.backup import backup, restore_backup
from data.change import Change
from data.errors import RefusedError
from data.intake.proposing.saved_mappings import save_mapping
from data.model import Actor, Body, Layer, Meeting
from data.restore import restore
from data.revisions import RevisionFile
from data.rights import Permission, Right
from data.saved_scenarios import (
    SavedScenario,
    delete_scenario,
    list_scenarios,
    save_scenario,
)
from data.store import Store
from data.tables import TABLES
from tests.city_hall import (
    BY_ROLE,
    PEOPLE,
    CityHall,
    address_of_download,
    city_hall,
    drawn_messages,
    drawn_parts,
    live_page,
    message_of,
    offered_downloads,
    session_of,
)

SERVED_PAGES = (*PAGES, ACCESS_PAGE)
RECORDERS: Final = {Role.DIRECTOR, Role.ANALYST, Role.ADMIN}
ANALYSTS: Final = {Role.ANALYST, Role.ADMIN}
ADMINS: Final = {Role.ADMIN}


def test_the_table_is_the_agreed_one() -> None:
    assert {right: {role for role in Role if right in RIGHTS_OF[role]} for right in Right} == {
        Right.EXPLORE: set(Role),
        Right.RECORD: RECORDERS,
        Right.NAMES: RECORDERS,
        Right.CHANGE_DATA: ANALYSTS,
        Right.ADMINISTER: ADMINS,
    }


def test_who_writes_sees_names_so_that_none_is_lost() -> None:
    for rights in RIGHTS_OF.values():
        if rights & {Right.RECORD, Right.CHANGE_DATA}:
            assert Right.NAMES in rights


def meeting(number: int) -> Change:
    held = Meeting(id=f"m{number}", body="b", date=date(2026, 1, number))
    return Change("meetings", (held.id,), None, held)


def actor(name: str) -> Change:
    return Change("actors", (name,), None, Actor(id=name, name=name))


SCENARIO: Final = SavedScenario("wat als", (), 1, "somebody else", datetime(2026, 1, 1))  # noqa: DTZ001
FILE: Final = RevisionFile("zetels.csv", "0" * 64, b"Jan Peeters")


def record(store: Store, _: Path) -> None:
    store.commit([meeting(2)], base=store.revision, author="x", message="m")


def change(store: Store, _: Path) -> None:
    store.commit([actor("b2")], base=store.revision, author="x", message="m")


def record_from_a_file(store: Store, _: Path) -> None:
    store.commit([meeting(3)], base=store.revision, author="x", message="m", files=[FILE])


def go_back(store: Store, _: Path) -> None:
    restore(store, 1, author="x", message="m")


def keep(store: Store, _: Path) -> None:
    save_scenario(store, SCENARIO)


def remove(store: Store, _: Path) -> None:
    delete_scenario(store, "wat als")


def original(store: Store, _: Path) -> None:
    queries.revision_file_content(store, "0" * 64)


def remember(store: Store, _: Path) -> None:
    save_mapping(store, ("a",), None, [])


def back_up(store: Store, folder: Path) -> None:
    backup(store, folder / "copy.duckdb")


def put_back(store: Store, folder: Path) -> None:
    with Store.open(folder / "other.duckdb"):
        pass
    restore_backup(store, folder / "other.duckdb")


ALLOWED: Final[dict[Callable[[Store, Path], None], set[Role]]] = {
    record: RECORDERS,
    keep: RECORDERS,
    remove: RECORDERS,
    change: ANALYSTS,
    record_from_a_file: ANALYSTS,
    go_back: ANALYSTS,
    original: ANALYSTS,
    remember: ANALYSTS,
    back_up: ADMINS,
    put_back: ADMINS,
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.duckdb") as opened:
        body = Body(id="b", name="B", layer=Layer.WOONRAAD)
        opened.commit([Change("bodies", ("b",), None, body)], base=0, author="An", message="one")
        opened.commit([actor("b1")], base=1, author="An", message="two")
        yield opened


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("done", ALLOWED, ids=lambda done: done.__name__)
def test_only_who_has_the_right_does_it(
    store: Store, tmp_path: Path, done: Callable[[Store, Path], None], role: Role
) -> None:
    own = store.on_behalf_of(Permission(RIGHTS_OF[role], "Vera"))
    before = (store.revision, list_scenarios(store))
    if role in ALLOWED[done]:
        done(own, tmp_path)
        return
    with pytest.raises(RefusedError) as refused:
        done(own, tmp_path)
    assert refused.value.code == "not-allowed"
    assert (store.revision, list_scenarios(store)) == before
    assert not (tmp_path / "copy.duckdb").exists()


def test_the_author_cannot_be_chosen(store: Store) -> None:
    own = store.on_behalf_of(Permission(RIGHTS_OF[Role.ANALYST], "Anna Analist"))
    made = own.commit([actor("b3")], base=2, author="Somebody Else", message="m")
    assert made.author == queries.history(store)[0].author == "Anna Analist"
    save_scenario(own, SCENARIO)
    assert [kept.author for kept in list_scenarios(store)] == ["Anna Analist"]


def test_a_narrowed_store_is_the_same_store(store: Store) -> None:
    own = store.on_behalf_of(Permission(RIGHTS_OF[Role.VIEWER], "Vera"))
    store.commit([actor("b4")], base=2, author="An", message="m")
    assert own.revision == 3
    assert len(queries.facts(own).actors) == 2


@pytest.mark.slow
@pytest.mark.xdist_group("city hall")
@pytest.mark.parametrize("role", Role)
def test_the_menu_is_that_of_the_role(hall: CityHall, role: Role) -> None:
    with live_page(hall, hall.cookie_of(BY_ROLE[role])) as page:
        messages = drawn_messages(page, "")
    (menu,) = (m.navigation for m in messages if m.WhichOneof("type") == "navigation")
    shown = {entry.url_pathname for entry in menu.app_pages}
    assert shown == {entry.address for entry in SERVED_PAGES if entry.right in RIGHTS_OF[role]}


@pytest.mark.slow
@pytest.mark.xdist_group("city hall")
@pytest.mark.parametrize("role", Role)
def test_a_page_that_is_not_in_the_menu_cannot_be_reached(hall: CityHall, role: Role) -> None:
    for entry in SERVED_PAGES:
        if entry.right not in RIGHTS_OF[role]:
            with live_page(hall, hall.cookie_of(BY_ROLE[role])) as page:
                messages = drawn_messages(page, entry.address)
            titles = [m.delta.new_element.heading.body for m in messages if m.HasField("delta")]
            assert Words(Language.DUTCH)(entry.title) not in titles, entry.key


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CityHall]:
    with city_hall(tmp_path_factory.mktemp("hall")) as running:
        yield running


@pytest.fixture(scope="module")
def names(filled: Path) -> set[bytes]:
    """Every name of a person that the example city holds, now or before."""
    with Store.open(filled) as store:
        versions = [facts for _, facts in queries.revisions_backwards(store)]
    found = {
        str(value).encode()
        for facts in versions
        for table in TABLES
        for column in table.columns
        if column.personal
        for fact in facts.table(table.name)
        if (value := getattr(fact, column.field))
    }
    assert len(found) > 5
    return found


def looked_at(database: Path) -> Iterator[tuple[str, str]]:
    """Addresses in which names could stand: of every page, and of every thing that has some."""
    for entry in SERVED_PAGES:
        yield entry.address, ""
        yield entry.address, "lang=en&on=ever&print=1"
    with Store.open(database) as store:
        facts, latest = queries.facts(store), store.revision
    seats = [seat for seat in facts.seats if seat.representative or seat.deputy]
    for actor in sorted({seat.actor for seat in seats})[:4]:
        yield "actor", f"actor={actor}"
    for body in sorted({seat.body for seat in seats}):
        yield "overleg", f"body={body}"
        yield "zittingen", f"body={body}"
        yield "zitting-voorbereiden", f"body={body}&print=1"
    attended = sorted({row.meeting for row in facts.attendance if row.representative})
    for meeting in facts.meetings:
        if meeting.id in attended[:2] + attended[-2:]:
            yield "zittingen", f"body={meeting.body}&meeting={meeting.id}"
    for number in range(1, latest + 1):
        yield "versies", f"version={number}"
        yield "versies", f"view=compare&then={number - 1}&now={latest}"
    yield "versies", "view=course"


def received(hall: CityHall, login: str, database: Path) -> Iterator[tuple[str, bytes]]:
    """Every byte that somebody gets on the pages, and in the files that these offer."""
    cookie = hall.cookie_of(login)
    for page, query in looked_at(database):
        with live_page(hall, cookie) as socket:
            parts = list(drawn_parts(socket, page, query))
            yield f"{page}?{query}", b"".join(parts)
            messages = [message_of(part) for part in parts]
            for label, file in offered_downloads(messages).items():
                address = address_of_download(socket, session_of(messages), file)
                answer = hall.get(address, cookie=cookie)
                assert answer.status_code == 200
                yield f"{page}?{query} {label}", b"".join(unpacked(answer.content))


def unpacked(file: bytes) -> Iterator[bytes]:
    yield file
    if zipfile.is_zipfile(io.BytesIO(file)):
        with zipfile.ZipFile(io.BytesIO(file)) as parts:
            yield from (parts.read(name) for name in parts.namelist())


@pytest.mark.slow
@pytest.mark.xdist_group("city hall")
def test_a_viewer_gets_no_name_of_a_person_in_any_byte(
    hall: CityHall, filled: Path, names: set[bytes]
) -> None:
    everybody = names | {person["name"].encode() for person in PEOPLE.values()} - {b"Vera Kijker"}
    for where, some in received(hall, "vera", filled):
        assert not [name for name in everybody if name in some], where


@pytest.mark.slow
@pytest.mark.xdist_group("city hall")
def test_others_do_get_names_so_that_the_search_finds_them(
    hall: CityHall, filled: Path, names: set[bytes]
) -> None:
    found: set[bytes] = set()
    for _, some in received(hall, "dirk", filled):
        found |= {name for name in names if name in some}
    assert found == names
