"""Papers to take away and what commands print, as plain lines, for the golden record."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import click
from click.testing import CliRunner
from docx import Document
from docx.table import Table
from openpyxl import load_workbook

from dashboard.cli import main
from dashboard.commands import json_documents
from dashboard.commands.prepare_command import print_preparation
from dashboard.documents.calendar_file import calendar_file
from dashboard.documents.export_files import EXPORTS, network_html
from dashboard.documents.gaps_workbook import gaps_workbook
from dashboard.documents.meeting_facts import agenda_with_chosen_themes, saved_or_planned_meeting
from dashboard.documents.meeting_pack import meeting_pack, prepare_meeting
from dashboard.rule_settings import settings_workbook
from dashboard.server.launch import fill_database
from dashboard.snapshot import Snapshot
from dashboard.words import Words
from data import exports, queries
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import EXAMPLE, KORTRIJK, uploads_from
from data.store import Store
from graph.gaps import find_gaps
from graph.gaps.city_settings import usable_rule_settings
from graph.meetings import Preparation

TODAY = date(2026, 11, 23)
CITIES: Final[Mapping[str, Path]] = {"kortrijk": KORTRIJK, "example": EXAMPLE}

Line = tuple[str, str]  # what it is, and what people read

_MADE = datetime(2026, 11, 23, 12, tzinfo=UTC)
_MOST = 2  # entries of a list in JSON that are kept
_MOST_LINES = 30  # that a command prints, and that are kept
_MOMENT = re.compile(r"\d{1,2} \w+ \d{4}, \d\d:\d\d|\d{4}-\d\d-\d\dT[\d:]+Z")

# What is prepared of each city: a body, a day, themes, and who is asked in any case.
_MEETINGS: Final[Mapping[str, tuple[tuple[str, date, tuple[str, ...], tuple[str, ...]], ...]]] = {
    "kortrijk": (
        (
            "lokale-woonraad",
            date(2026, 12, 10),
            ("belangenverdediging-huurders", "premie"),
            (),
        ),
        ("lokale-woonraad", date(2026, 10, 1), (), ()),
    ),
    "example": (
        ("woonraad", date(2026, 12, 10), (), ("hogeschool-kouterland",)),
        ("woonraad", date(2026, 10, 8), (), ()),
        ("woonraad", date(2027, 2, 4), ("mantelzorg", "woonwagens"), ()),
    ),
}


@cache
def city(name: str) -> Snapshot:
    """One of the data sets, just loaded."""
    with Store.open() as store:
        found = propose(store, uploads_from([CITIES[name]]), replace=False)
        accept(store, found, author="test", message="load")
        return Snapshot(store.revision, queries.facts(store))


@cache
def _prepared(name: str) -> tuple[Preparation, ...]:
    return tuple(
        prepare_meeting(city(name), body, day, themes, today=TODAY, locked=locked)
        for body, day, themes, locked in _MEETINGS[name]
    )


# Documents


def documents(words: Words) -> Iterator[Line]:
    """Every paper of a meeting, the workbooks, and the words of the other files."""
    for name in CITIES:
        snapshot = city(name)
        for prepared in _prepared(name):
            yield from _papers(words, name, snapshot, prepared)
        settings = usable_rule_settings(snapshot.facts.rule_settings)
        found = find_gaps(snapshot.facts, settings=settings, on=TODAY)
        some = {(item.rule, item.reason): item for item in found}
        gaps = gaps_workbook(words, snapshot, [*some.values()], {}, on=TODAY)
        yield from _workbook(f"{name} gaps", gaps)
        yield from _workbook(f"{name} settings", settings_workbook(words, snapshot.facts))
        yield (
            f"{name} network",
            _without_data(network_html(words, snapshot.seen_on(TODAY)).decode()),
        )
    empty = exports.workbook(city("example").facts, language=words.language, empty=True)
    yield from _workbook("template", empty)
    for export in EXPORTS:
        yield f"export {export.ending}", words(export.label)


def _papers(words: Words, name: str, snapshot: Snapshot, prepared: Preparation) -> Iterator[Line]:
    for file, content in meeting_pack(
        words, snapshot, prepared, personal=name == "example"
    ).items():
        match Path(file).suffix:
            case ".docx":
                lines = _word(content)
            case ".xlsx":
                lines = (text for _, text in _workbook("", content))
            case ".ics":
                made = calendar_file(
                    words,
                    snapshot,
                    saved_or_planned_meeting(snapshot, prepared),
                    agenda_with_chosen_themes(snapshot, prepared),
                    made=_MADE,
                )
                lines = iter(made.decode().splitlines())
            case _:
                lines = iter(content.decode().splitlines())
        yield from ((f"{name} {file}", line) for line in lines)


def _word(content: bytes) -> Iterator[str]:
    document = Document(io.BytesIO(content))
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                yield " | ".join(cell.text.replace("\n", " / ") for cell in row.cells)
        else:
            yield f"{part.style.name if part.style else ''}: {part.text}"
    yield from (paragraph.text for paragraph in document.sections[0].footer.paragraphs)
    yield from re.findall('descr="([^"]*)"', document.element.xml)


def _workbook(name: str, content: bytes) -> Iterator[Line]:
    book = load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            cells = [str(cell.value).replace("\n", " / ") for cell in row if cell.value is not None]
            notes = [cell.comment.text for cell in row if cell.comment]
            yield f"{name} {sheet.title}", " | ".join([*cells, *notes])


def _without_data(html: str) -> str:
    """The words of a page; not its scripts, and not what they draw."""
    text = re.sub("<(script|style).*?</\\1>", "", html, flags=re.DOTALL)
    return " ".join(re.sub("<[^>]*>", " ", text).split())


# Commands

_GOOD = "overleg;actor;bron;vindplaats;citaat\n{body};{actor};verslag;punt 2;Neemt deel\n"
_SOURCE = "id;titel\nverslag;Verslag van de stuurgroep, 3 november 2026\n"
_BAD = "id;naam;sector;vanaf\nniets;;zorg;morgen\nniets;Iets;geen-sector;2026-02-30\n"
_SEATS: Final = {
    "kortrijk": {"body": "stuurgroep-thuisloosheid", "actor": "caw"},
    "example": {"body": "woonraad", "actor": "hogeschool-kouterland"},
}
_IN_FOLDER: Final = {".csv", ".duckdb", ".pdf"}
_FILES: Final = ("zetels.csv", "bronnen.csv")
_COMMANDS: Final[tuple[tuple[str, ...], ...]] = (
    ("status", "--on", "2026-11-23"),
    ("status", "--on", "2026-11-23", "--json"),
    ("measures", "--on", "2026-11-23", "--evidence", "explicit"),
    ("measures", "--on", "2026-11-23", "--layer", "consultation", "--json"),
    ("measures", "--on", "2026-11-23", "--json"),
    ("measures", "--on", "ever"),
    ("gaps", "--on", "2026-11-23"),
    ("gaps", "--all", "--on", "2026-11-23", "--json"),
    ("check", "zetels.csv"),
    ("check", *_FILES),
    ("check", "actoren.csv"),
    ("check", "actoren.csv", "--json"),
    ("import", "actoren.csv", "-m", "no"),
    ("import", "actoren.csv", "-m", "no", "--skip-wrong-rows"),
    ("diff", *_FILES),
    ("diff", "bronnen.csv", "--replace"),
    ("import", "bronnen.csv", "-m", "no", "--replace"),
    ("import", *_FILES, "-m", "yes", "--author", "An"),
    ("import", *_FILES, "-m", "again", "--json"),
    ("show", "2"),
    ("show", "2", "--json"),
    ("show", "9"),
    ("history",),
    ("restore", "1", "--author", "An"),
    ("history", "--json"),
    ("backup", "copy.duckdb"),
)
_REFUSED: Final[tuple[tuple[str, ...], ...]] = (
    ("template", "book.csv"),
    ("export", "data.pdf"),
    ("export", "data.pdf", "--kumu"),
    ("status", "--on", "morgen"),
    ("prepare", "nowhere", "--date", "2026-12-10"),
    ("prepare", "woonraad", "--date", "morgen"),
    ("prepare", "woonraad"),
    ("prepare", "woonraad", "--date", "2026-12-10", "--at-most", "-1"),
    ("run", "--address", "0.0.0.0"),  # noqa: S104  # it is refused
    ("run", "--port", "99999"),
    ("measures", "--layer", "nothing"),
    ("check", "nothing.csv"),
    ("status", "--nothing"),
    ("status", "nothing"),
    ("statu",),
)


def commands(words: Words) -> Iterator[Line]:
    """The help of every command, and what each prints about both cities."""
    nowhere = Path("nowhere")
    yield from _printed(words, "help", nowhere, ("--help",))
    for command in main.commands:
        yield from _printed(words, f"help {command}", nowhere, (command, "--help"))
    for name in CITIES:
        yield from _of_city(words, name)
        for prepared in _prepared(name):
            yield from _preparation(words, name, prepared)


def _of_city(words: Words, name: str) -> Iterator[Line]:
    with TemporaryDirectory() as folder:
        here = Path(folder)
        fill_database(here / "store.duckdb", words, example=name == "example")
        (here / "zetels.csv").write_text(_GOOD.format(**_SEATS[name]), encoding="utf-8")
        (here / "bronnen.csv").write_text(_SOURCE, encoding="utf-8")
        (here / "actoren.csv").write_text(_BAD, encoding="utf-8")
        for command in (*_COMMANDS, *(_REFUSED if name == "example" else ())):
            yield from _printed(words, f"{name} {' '.join(command)}", here, command)


def _printed(words: Words, what: str, folder: Path, command: tuple[str, ...]) -> Iterator[Line]:
    database, language = str(folder / "store.duckdb"), words.language.value
    given = [str(folder / word) if Path(word).suffix in _IN_FOLDER else word for word in command]
    result = CliRunner().invoke(
        main,
        ["--database", database, "--language", language, *given],
        prog_name="woonnetwerk",
        terminal_width=100,
    )
    printed = result.output
    if "--json" in command and result.exit_code == 0:
        printed = _shortened(result.stdout)
    lines = _MOMENT.sub("MOMENT", printed.replace(str(folder), "FOLDER")).splitlines()
    kept = lines if command[0] == "gaps" else lines[:_MOST_LINES]
    yield from ((what, line) for line in kept)
    yield f"{what} lines and exit code", f"{len(lines)} {result.exit_code}"


def _shortened(printed: str) -> str:
    return json.dumps(_short(json.loads(printed)), ensure_ascii=False, indent=1)


def _short(value: Any) -> Any:
    """Long lists of a document by their first entries and their length."""
    if isinstance(value, dict):
        return {key: _short(part) for key, part in value.items()}
    if isinstance(value, list):
        return [*map(_short, value[:_MOST]), *([len(value)] if len(value) > _MOST else [])]
    return value


def _preparation(words: Words, name: str, prepared: Preparation) -> Iterator[Line]:
    snapshot = city(name)
    what = f"{name} prepare {prepared.body} {prepared.on}"
    document = json_documents.preparation(words, snapshot, prepared, today=TODAY)
    with redirect_stdout(io.StringIO()) as printed:
        print_preparation(words, snapshot, prepared, document)
        click.echo(_shortened(json.dumps(document)))
    yield from ((what, line) for line in printed.getvalue().splitlines())
