"""A small town in which one person stands everywhere that a store can hold a name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook

from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.proposing.saved_mappings import save_mapping
from data.intake.understanding.sheet_mappings import SheetMapping
from data.intake.uploaded_files import Upload
from data.revisions import Revision
from data.saved_scenarios import SavedScenario, save_scenario
from data.store import Store

NAME = "Jan Peeters"
ACTORS = "id,name,named\nstad,Stad,\nhuis,Huis,\nburgers,Burgers,group\n"
BODIES = "id,name,layer\nraad,Woonraad,woonraad\n"


def upload(name: str, text: str) -> Upload:
    return Upload(name, text.encode())


def commit(
    store: Store,
    *uploads: Upload,
    author: str = "An",
    message: str = "omdat",
    replace: bool = False,
) -> Revision:
    proposal = propose(store, uploads, replace=replace)
    return accept(store, proposal, author=author, message=message)


def workbook(rows: Sequence[Sequence[object]], title: str) -> bytes:
    book, content = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    book.save(content)
    return content.getvalue()


def archive(**members: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in members.items():
            file.writestr(f"{name}.csv", text)
    return content.getvalue()


def fill(store: Store) -> None:
    """Six revisions, a scenario and a mapping: the name in each kind of place, now and before."""
    commit(store, upload("actors.csv", ACTORS), upload("bodies.csv", BODIES))
    seats: list[list[object]] = [
        ["body", "actor", "representative", "deputy", "quote", "note"],
        ["raad", "stad", "Jan Peeters", "An Claes", "Peeters, Jan: lid", None],
        ["raad", "huis", "An Claes", "Ján Peeters", None, "zie jan.peeters@stad.be"],
        ["raad", "burgers", "Bo Jansen", "Els Peetersen", None, None],
    ]
    commit(store, Upload("zetels van Jan Peeters.xlsx", workbook(seats, "seats")), author=NAME)
    meetings = "id,body,date\nm1,raad,2025-03-01\n"
    attendance = "meeting,actor,presence,representative\nm1,stad,present,Peeters Jan\n"
    commit(
        store,
        Upload("zitting.zip", archive(meetings=meetings, attendance=attendance)),
        author="jpeeters",
        message="gevraagd door Jan Peeters",
    )
    advice = "id,body,given,text,reasons\na1,raad,2025-03-01,Meer woningen,JAN PEETERS vroeg het\n"
    actions = "id,body,what\nd1,raad,Jan Peeters belt\n"
    commit(store, upload("advice.csv", advice), upload("actions.csv", actions))
    others: list[list[object]] = [
        ["body", "actor", "representative"],
        ["raad", "stad", "Piet Claes"],
    ]
    commit(store, Upload("seats.xlsx", workbook(others, "seats")))
    commit(store, upload("actions.csv", "id,body,what\nd1,raad,Piet belt\n"))
    when = datetime.now(UTC).replace(tzinfo=None)
    for name in ("Idee van Jan Peeters", "Idee van Peeters Jan"):
        save_scenario(store, SavedScenario(name, ("-seat:huis:raad",), 6, NAME, when))
    named = SheetMapping(headers=("a", "b"), table="seats", constants={"representative": NAME})
    other = SheetMapping(headers=("c",), table="actors", columns={"id": "c"})
    for mapping in (named, other):
        save_mapping(store, mapping.headers, None, [mapping])


def raw_bytes(folder: Path) -> bytes:
    """Every byte of every file in a folder."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def all_values(store: Store) -> list[str]:
    """Every value of every table, as text: DuckDB packs texts, so that no byte of them shows."""
    with store.reading() as cursor:
        names = [str(row[0]) for row in cursor.execute("show tables").fetchall()]
        return [
            value.decode("utf-8", errors="replace") if isinstance(value, bytes) else str(value)
            for name in names
            for row in cursor.execute(f"from {name}").fetchall()
            for value in row
        ]
