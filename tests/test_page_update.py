"""The parts of the page for updating that can be seen without a browser."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.components.update.problems import group_problems_by_kind
from dashboard.components.update.table_editor import collect_table_edits, rows_as_read_result
from dashboard.documents.export_files import EXPORTS
from dashboard.snapshot import Snapshot
from dashboard.words import Language, Words
from data.change import Change
from data.errors import Problem
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose, propose_rows
from data.intake.uploaded_files import Upload
from data.model import Actor, Attendance, Facts, Mark, Marking, Meeting, MeetingStatus, Presence
from data.store import Store
from data.tables import table_named
from tests.cities import kortrijk
from tests.visiting import visited

DUTCH, ENGLISH = Words(Language.DUTCH), Words(Language.ENGLISH)
ACTORS = table_named("actors")
PERSON = "An Janssens"
CITY, HOUSE = Actor(id="stad", name="Stad"), Actor(id="huis", name="Huis")


def secretive() -> Facts:
    """The facts of Kortrijk with a name of a person wherever one can stand."""
    facts = kortrijk()
    body, actor = facts.seats[0].body, facts.seats[0].actor
    meeting = Meeting(id="m", body=body, date=date(2026, 1, 1), status=MeetingStatus.HELD)
    return replace(
        facts,
        seats=tuple(replace(seat, representative=PERSON, deputy=PERSON) for seat in facts.seats),
        meetings=(meeting,),
        attendance=(
            Attendance(meeting="m", actor=actor, presence=Presence.PRESENT, representative=PERSON),
        ),
        marks=(Mark(finding="x", mark=Marking.ACCEPTED, reason="zo", person=PERSON),),
    )


def unpacked(content: bytes) -> bytes:
    """A file, or all that is in a zip file, a workbook included."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_of_many_problems_each_kind_stands_once_the_most_frequent_first() -> None:
    problems = [Problem("bad-date", row=2), Problem("bad-kbo", row=3), Problem("bad-date", row=4)]
    assert [[problem.row for problem in kind] for kind in group_problems_by_kind(problems)] == [
        [2, 4],
        [3],
    ]


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.ending)
def test_every_format_holds_the_data_and_no_name_of_a_person_unless_asked(export: object) -> None:
    now = Snapshot(3, secretive())
    without = unpacked(export.make_file(DUTCH, now, False))  # type: ignore[attr-defined]
    assert b"ocmw-kortrijk" in without
    assert PERSON.encode() not in without


@pytest.mark.parametrize("ending", [".xlsx", ".csv.zip", ".kumu.xlsx", ".parquet.zip", ".ttl"])
def test_names_of_persons_go_along_when_asked(ending: str) -> None:
    [export] = [export for export in EXPORTS if export.ending == ending]
    assert PERSON.encode() in unpacked(export.make_file(DUTCH, Snapshot(3, secretive()), True))


@pytest.mark.parametrize("ending", [".xlsx", ".csv.zip", ".kumu.xlsx"])
@pytest.mark.parametrize("words", [DUTCH, ENGLISH], ids=["nl", "en"])
def test_a_file_taken_along_and_handed_in_again_changes_nothing(ending: str, words: Words) -> None:
    [export] = [export for export in EXPORTS if export.ending == ending]
    facts = kortrijk()
    with Store.open() as store:
        first = propose(
            store,
            [Upload("alles.xlsx", EXPORTS[0].make_file(words, Snapshot(0, facts), True))],
            replace=False,
        )
        accept(store, first, author="An", message="alles")
        again = Upload(f"alles{ending}", export.make_file(words, Snapshot(1, facts), True))
        assert propose(store, [again], replace=True).changes == ()


def test_a_changed_cell_an_added_row_and_a_deleted_row_are_gathered() -> None:
    said = {
        "edited_rows": {0: {"name": "Stad Kortrijk"}},
        "added_rows": [{"id": "club", "name": "Club"}, {}],
        "deleted_rows": [1],
    }
    edits = collect_table_edits(ACTORS, [CITY, HOUSE], said, ENGLISH)
    assert [row[:2] for row in edits.rows] == [("stad", "Stad Kortrijk"), ("club", "Club")]
    assert edits.removed == (HOUSE,)


def test_a_row_with_another_key_is_new_and_the_old_one_goes() -> None:
    edits = collect_table_edits(
        ACTORS, [CITY, HOUSE], {"edited_rows": {1: {"id": "thuis"}}}, ENGLISH
    )
    assert [row[0] for row in edits.rows] == ["thuis"]
    assert edits.removed == (HOUSE,)


def test_a_cell_that_gets_its_old_text_back_changes_nothing() -> None:
    edits = collect_table_edits(
        ACTORS, [CITY], {"edited_rows": {0: {"name": "Stad", "note": None}}}, ENGLISH
    )
    assert (edits.rows, edits.removed) == ((), ())


def test_cells_pass_the_checks_of_files() -> None:
    with Store.open() as store:
        said = {"added_rows": [{"id": "club", "name": "Club", "kbo": "12"}]}
        edits = collect_table_edits(ACTORS, [], said, ENGLISH)
        wrong = propose_rows(store, rows_as_read_result(ACTORS, edits.rows))
        assert [(problem.code, problem.row, problem.column) for problem in wrong.problems] == [
            ("bad-kbo", 1, "kbo")
        ]
        assert wrong.changes == ()
        said = {"added_rows": [{"id": "club", "name": "Club", "named": "group"}]}
        edits = collect_table_edits(ACTORS, [], said, ENGLISH)
        right = propose_rows(store, rows_as_read_result(ACTORS, edits.rows))
        accept(store, right, author="An", message="een cel")
        gone = propose_rows(
            store, rows_as_read_result(ACTORS, ()), removed=[Actor(id="club", name="")]
        )
        assert [change.kind.value for change in gone.changes] == ["removed"]


def editor(database: Path, search: str = "") -> AppTest:
    """The page for updating with the cells of the actors open, of those with a text."""
    page = visited("update", database, {})
    page.session_state["cells-0"] = True
    page.run()
    if search:
        page.text_input(key="cells-search").set_value(search).run()
    assert not page.exception
    return page


@pytest.mark.parametrize(("actors", "has_more"), [(3, False), (500, False), (501, True)])
def test_the_editor_shows_500_rows_and_says_so_when_there_are_others_to_search_for(
    tmp_path: Path, actors: int, has_more: bool
) -> None:
    path = tmp_path / "store.duckdb"
    changes = [
        Change("actors", (f"a{number}",), None, Actor(id=f"a{number}", name=f"Actor {number}"))
        for number in range(actors)
    ]
    with Store.open(path) as store:
        store.commit(changes, base=0, author="An", message="actoren")
    page = editor(path)
    assert len(page.dataframe[0].value) == min(actors, 500)
    sentence = "U ziet de eerste 500 rijen; zoek de andere op."
    assert (sentence in [text.value for text in page.caption]) is has_more


def test_the_editor_shows_only_the_rows_with_the_text_in_whatever_case(tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    changes = [Change("actors", (actor.id,), None, actor) for actor in (CITY, HOUSE)]
    with Store.open(path) as store:
        store.commit(changes, base=0, author="An", message="actoren")
    for search, found in (("", ["huis", "stad"]), (" HUIS ", ["huis"]), ("dorp", [])):
        assert [*editor(path, search).dataframe[0].value["id"]] == found


def test_errors_questions_and_warnings_stand_apart_with_their_numbers(tmp_path: Path) -> None:
    page = AppTest.from_function(_problems, kwargs={"database": str(tmp_path / "store.duckdb")})
    page.run()
    assert not page.exception
    assert [message.value.split(".")[0] for message in page.error] == ["There are 2 errors"]
    assert [message.value.split(".")[0] for message in page.info] == [
        "There is 1 question about a name"
    ]
    assert [message.value.split(".")[0] for message in page.warning] == ["There is 1 warning"]


def _problems(database: str) -> None:
    # Runs as a script of its own, so it imports for itself what it needs.
    from datetime import date

    from dashboard import cache
    from dashboard.components.update.problems import show_problems
    from dashboard.context import Context, Person
    from dashboard.roles import Role
    from dashboard.words import Language, Words
    from data.errors import Problem

    store = cache.store(database)
    context = Context(
        store=store,
        database=database,
        revision=0,
        person=Person("An", Role.ANALYST),
        words=Words(Language.ENGLISH),
        today=date(2026, 11, 23),
        pages={},
        read=cache.read_snapshot,
    )
    alike = {"found": "Stad", "candidates": "stad", "name": "De Stad"}
    show_problems(
        context,
        [
            Problem("nul-byte", file="a.csv", row=2),
            Problem("unknown-encoding", file="b.csv"),
            Problem("similar-name", row=4, column="name", values=alike, warning=True),
            Problem("left-out-of-archive", file="c.txt", warning=True),
        ],
    )


@pytest.mark.parametrize(("files", "choices"), [(1, []), (2, [["b.csv", "a.csv"]])])
def test_of_several_sheets_it_is_asked_which_one_and_what_was_not_recognised_comes_first(
    tmp_path: Path, files: int, choices: list[list[str]]
) -> None:
    asked = {"database": str(tmp_path / "store.duckdb"), "files": files}
    page = AppTest.from_function(_mapping, kwargs=asked).run()
    assert not page.exception
    assert [box.options for box in page.selectbox if box.label == "Sheet"] == choices


def _mapping(database: str, files: int) -> None:
    # Runs as a script of its own, so it imports for itself what it needs.
    from datetime import date

    from dashboard import cache
    from dashboard.components.update.mapping import ask_mapping
    from dashboard.context import Context, Person
    from dashboard.roles import Role
    from dashboard.words import Language, Words
    from data.intake.proposing.proposal import propose
    from data.intake.uploaded_files import Upload

    store = cache.store(database)
    context = Context(
        store=store,
        database=database,
        revision=0,
        person=Person("An", Role.ANALYST),
        words=Words(Language.ENGLISH),
        today=date(2026, 11, 23),
        pages={},
        read=cache.read_snapshot,
    )
    uploads = [
        Upload("a.csv", b"overleg,actor,rol\nraad,stad,lid\n"),
        Upload("b.csv", b"Wie,Waar,Hoe\nstad,raad,zo\n"),
    ]
    proposal = propose(store, uploads[-files:], replace=False)
    ask_mapping(context, proposal.interpretations, proposal.problems)
