"""The same operations as the pages, without a browser."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from dashboard import launch, reports
from dashboard.export_files import EXPORTS
from dashboard.meeting_pack import meeting_pack, prepared_for
from dashboard.rule_settings import settings_workbook, unusable
from dashboard.running import ask_running
from dashboard.settings import DATABASE_VARIABLE, database_path
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import choice
from dashboard.wording.meetings import balance_sentences
from dashboard.wording.problems import sentence, told
from dashboard.words import Language, Words
from data import exports, queries
from data.backup import backup, restore_backup
from data.errors import RefusedError, StoreError, WoonnetwerkError
from data.intake import proposal
from data.intake.cells import column_values
from data.model import Evidence, Layer
from data.restore import restore as restore_revision
from data.store import Revision, Store
from data.tables import table_named
from graph.gaps import Status, find_gaps
from graph.gaps.settings import settings_from
from graph.measures import measure
from graph.selection import Selection, select

_FOLDERS = {".csv": exports.csv_folder, ".parquet": exports.parquet_folder}
_ENDINGS = (".xlsx", ".csv", ".graphml", ".gexf", ".json", ".ttl", ".html", ".parquet")
_REFUSED = 1
_UNOPENED = 3


@dataclass(frozen=True)
class Setup:
    """What every command needs: where the store is, and the language."""

    database: Path
    words: Words


class Commands(click.Group):
    """Tells every error of ours as one line, with the exit status that scripts rely on."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; 1 refused because of the data, 3 the store cannot be opened."""
        try:
            return super().invoke(ctx)
        except WoonnetwerkError as error:
            words = Words(Language(ctx.params["language"]))
            if isinstance(error, RefusedError):
                for problem in error.problems:
                    if not problem.warning:
                        click.echo(sentence(words, problem, with_place=True), err=True)
            title, detail = told(words, error)
            click.echo(" ".join(f"{title} {detail}".split()), err=True)
            sys.exit(_UNOPENED if isinstance(error, StoreError) else _REFUSED)
        except Exception as error:
            # A reader that has seen enough, such as `head`, is no error.
            if ctx.params["debug"] or isinstance(
                error, click.ClickException | click.exceptions.Exit | click.Abort | BrokenPipeError
            ):
                raise
            words = Words(Language(ctx.params["language"]))
            told_as = " ".join(f"{type(error).__name__}: {error}".split())
            click.echo(
                words(
                    "Unexpected error: {error}. `woonnetwerk history` shows what was saved; "
                    "`woonnetwerk --debug …` shows where it went wrong.",
                    error=told_as,
                ),
                err=True,
            )
            sys.exit(_REFUSED)


@click.group(cls=Commands)
@click.option(
    "--database",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar=DATABASE_VARIABLE,
    help="The file with the facts.",
)
@click.option(
    "--language",
    type=click.Choice([language.value for language in Language]),
    default=Language.DUTCH.value,
    help="Of the sentences.",
)
@click.option("--debug", is_flag=True, help="Show where an unexpected error came from.")
@click.pass_context
def main(ctx: click.Context, database: Path | None, language: str, *, debug: bool) -> None:
    """Woonnetwerk: who consults with whom on local housing policy, and where the gaps are."""
    del debug  # read where errors are told
    ctx.obj = Setup(database or database_path(), Words(Language(language)))


as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
file_arguments = click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
replace_option = click.option(
    "--replace", is_flag=True, help="Make each given table exactly what was given."
)


@contextmanager
def _store(setup: Setup) -> Iterator[Store]:
    with Store.open(setup.database) as store:
        yield store


def _print(document: reports.Document) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def _snapshot(store: Store) -> Snapshot:
    return Snapshot(store.revision, queries.facts(store))


@main.command()
@click.option("--example", is_flag=True, help="Show the fictional city, in a store of its own.")
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--address", default="127.0.0.1", show_default=True, help="Loopback only.")
@click.option("--browser/--no-browser", default=True, help="Open the browser.")
@click.pass_obj
def run(setup: Setup, *, example: bool, port: int, address: str, browser: bool) -> None:
    """Start the dashboard; an empty store first gets the Kortrijk data set."""
    if address not in launch.LOOPBACK:
        raise click.UsageError(
            setup.words(
                "Woonnetwerk has no sign-in yet and serves this computer only; "
                "the address {address} is refused.",
                address=address,
            )
        )
    explicit = click.get_current_context().find_root().params["database"]
    database = explicit or database_path(example=example)
    launch.fill(database, setup.words, example=example)
    launch.serve(database, address=address, port=port, browser=browser)


@main.command()
@as_json
@click.pass_obj
def status(setup: Setup, *, as_json: bool) -> None:
    """Show the revision, counts per table, components and density."""
    words = setup.words
    with _store(setup) as store:
        now = _snapshot(store)
    document = reports.status(now, measure(now.network, reports.STATUS_MEASURES))
    if as_json:
        _print(document)
        return
    click.echo(words("Version {number}", number=document["revision"]))
    for name, count in document["counts"].items():
        click.echo(f"{name}: {_plain(words, count)}")
    for name, value in document["network"].items():
        click.echo(f"network {name}: {_plain(words, value)}")


@main.command()
@file_arguments
@as_json
@click.pass_obj
def check(setup: Setup, files: tuple[Path, ...], *, as_json: bool) -> None:
    """Read and check files; nothing is changed."""
    uploads = proposal.uploads_from(files)
    with _store(setup) as store:
        found = proposal.propose(store, uploads, replace=False)
    problems = (*found.problems, *unusable(found.changes))
    if as_json:
        _print(reports.problems(setup.words, problems))
    else:
        for problem in problems:
            click.echo(sentence(setup.words, problem, with_place=True))
        if not problems:
            click.echo(setup.words("No problems found."))
    if not found.ok:
        sys.exit(_REFUSED)


@main.command()
@file_arguments
@replace_option
@as_json
@click.pass_obj
def diff(setup: Setup, files: tuple[Path, ...], *, replace: bool, as_json: bool) -> None:
    """Show what importing files would change, row by row."""
    uploads = proposal.uploads_from(files)
    with _store(setup) as store:
        found = proposal.propose(store, uploads, replace=replace)
    if not found.ok:
        raise RefusedError("file-has-errors", problems=found.problems)
    document = reports.difference(found.changes)
    if as_json:
        _print(document)
        return
    for row in document["rows"]:
        click.echo(f"{row['change']}: {row['table']} {row['key']}")
    click.echo(_counted(setup.words, document))


@main.command("import")
@file_arguments
@click.option("-m", "--message", required=True, help="Why, for the history.")
@click.option("--author", default=getpass.getuser, help="Who; your user name by default.")
@replace_option
@as_json
@click.pass_obj
def import_(
    setup: Setup,
    files: tuple[Path, ...],
    *,
    message: str,
    author: str,
    replace: bool,
    as_json: bool,
) -> None:
    """Check files, then commit them as one revision."""
    uploads = proposal.uploads_from(files)
    with _store(setup) as store:
        found = proposal.propose(store, uploads, replace=replace)
        revision = proposal.accept(store, found, author=author, message=message)
    _tell_committed(setup.words, revision, as_json=as_json)


@main.command()
@as_json
@click.pass_obj
def history(setup: Setup, *, as_json: bool) -> None:
    """Show the audit trail, newest first."""
    with _store(setup) as store:
        revisions = queries.history(store)
    if as_json:
        _print(reports.history(revisions))
        return
    for revision in revisions:
        when = setup.words.moment(revision.created)
        click.echo(f"{revision.number}  {when}  {revision.author}  {revision.message}")


@main.command()
@click.argument("revision", type=click.IntRange(min=1))
@as_json
@click.pass_obj
def show(setup: Setup, revision: int, *, as_json: bool) -> None:
    """Show what one revision changed, row by row."""
    with _store(setup) as store:
        if revision > store.revision:
            raise RefusedError("no-such-revision", number=revision, latest=store.revision)
        changes = queries.changes_between(store, revision - 1, revision)
    document = reports.difference(changes)
    if as_json:
        _print(document)
        return
    for row in document["rows"]:
        click.echo(f"{row['change']}: {row['table']} {row['key']}")
    click.echo(_counted(setup.words, document))


@main.command()
@click.argument("revision", type=click.IntRange(min=0))
@click.option("-m", "--message", help="Why, for the history.")
@click.option("--author", default=getpass.getuser, help="Who; your user name by default.")
@as_json
@click.pass_obj
def restore(
    setup: Setup, revision: int, *, message: str | None, author: str, as_json: bool
) -> None:
    """Make the data what they were after a revision, as a new revision."""
    why = message or setup.words("Version {number} restored", number=revision)
    with _store(setup) as store:
        made = restore_revision(store, revision, author=author, message=why)
    _tell_committed(setup.words, made, as_json=as_json)


@main.command()
@click.option("--evidence", multiple=True, type=click.Choice([level.value for level in Evidence]))
@click.option("--layer", multiple=True, type=click.Choice([layer.value for layer in Layer]))
@as_json
@click.pass_obj
def measures(
    setup: Setup, *, evidence: tuple[str, ...], layer: tuple[str, ...], as_json: bool
) -> None:
    """Show every measure for every actor that has a seat, and for the whole network."""
    with _store(setup) as store:
        now = _snapshot(store)
    chosen = Selection(
        evidence=frozenset(Evidence(each) for each in evidence) or None,
        layers=frozenset(Layer(each) for each in layer) or None,
    )
    document = reports.measures(now, measure(select(now.network, chosen, now.facts)))
    if as_json:
        _print(document)
        return
    for key, value in document["network"].items():
        click.echo(f"{key}: {_plain(setup.words, value)}")
    for actor in document["actors"]:
        values = (
            f"{key}={_plain(setup.words, value)}"
            for key, value in actor.items()
            if key not in {"id", "name"}
        )
        click.echo(f"{actor['name']}: {', '.join(values)}")


@main.command()
@click.option("--all", "everything", is_flag=True, help="Also where there is no gap.")
@as_json
@click.pass_obj
def gaps(setup: Setup, *, everything: bool, as_json: bool) -> None:
    """Show the gaps, confirmed and unknown, with their evidence and remedy."""
    with _store(setup) as store:
        now = _snapshot(store)
    today = date.today()  # noqa: DTZ011  # the day on this computer's calendar
    found = [
        finding
        for finding in find_gaps(
            now.facts, settings=settings_from(now.facts.rule_settings), on=today
        )
        if everything or finding.status is not Status.NONE
    ]
    document = reports.gaps(setup.words, now, found)
    if as_json:
        _print(document)
        return
    for gap in document["gaps"]:
        status = choice(setup.words, Status(gap["status"]))
        click.echo(f"[{status}] {gap['title']}. {gap['reason']} {gap['remedy']}")


@main.command()
@click.argument("body")
@click.option("--date", "day", required=True, help="The day of the meeting, such as 2026-12-10.")
@click.option("--theme", "themes", multiple=True, help="Once per theme; none: those on the agenda.")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), help="The folder for the files."
)
@click.option("--personal", is_flag=True, help="With the names of representatives.")
@as_json
@click.pass_obj
def prepare(
    setup: Setup,
    body: str,
    *,
    day: str,
    themes: tuple[str, ...],
    output: Path | None,
    personal: bool,
    as_json: bool,
) -> None:
    """Prepare a meeting: whom to invite and why, and what must be on the table."""
    words = setup.words
    with _store(setup) as store:
        now = _snapshot(store)
    today = date.today()  # noqa: DTZ011  # the day on this computer's calendar
    prepared = prepared_for(now, body, _day(day), themes, today=today)
    files = {} if output is None else meeting_pack(words, now, prepared, personal=personal)
    written = [_written(output / name, content) for name, content in files.items() if output]
    document = reports.preparation(words, now, prepared, map(str, written))
    if as_json:
        _print(document)
        return
    click.echo(f"{now.name(prepared.body)}, {words.date(prepared.on)}")
    for invitation in document["invitations"]:
        click.echo(f"- {invitation['name']}: {' '.join(invitation['reasons'])}")
    for sentence_ in (
        *balance_sentences(words, now, prepared),
        *document["year"],
        *document["unknowns"],
    ):
        click.echo(sentence_)
    for path in written:
        click.echo(str(path))


def _day(text: str) -> date:
    value = column_values([text], table_named("meetings"), table_named("meetings").column("date"))[
        0
    ]
    if not isinstance(value, date):
        raise RefusedError("bad-meeting-day", found=text)
    return value


def _written(path: Path, content: bytes) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RefusedError("file-not-written", file=path, reason=error.strerror or "") from error
    _write(path, content)
    return path


@main.command()
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--empty", is_flag=True, help="Only the headers.")
@click.option("--rules", is_flag=True, help="Only every setting of the gap rules, as it holds.")
@click.pass_obj
def template(setup: Setup, path: Path, *, empty: bool, rules: bool) -> None:
    """Write the workbook to edit: the current data, only the headers, or the rules' settings."""
    if path.suffix.lower() != ".xlsx":
        raise click.UsageError(setup.words("The template is a workbook: give a name with .xlsx."))
    with _store(setup) as store:
        facts = queries.facts(store)
    if rules:
        _write(path, settings_workbook(setup.words, facts))
    else:
        _write(path, exports.workbook(facts, empty=empty))


@main.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--personal", is_flag=True, help="With the names of representatives.")
@click.option("--kumu", is_flag=True, help="A workbook that Kumu imports.")
@click.pass_obj
def export(setup: Setup, path: Path, *, personal: bool, kumu: bool) -> None:
    """Write the data to a file, or for .csv and .parquet a folder; the ending says how."""
    ending = path.suffix.lower()
    if ending not in _ENDINGS or (kumu and ending != ".xlsx"):
        raise click.UsageError(
            setup.words(
                "No export to {ending}; choose {known}.",
                ending=ending or str(path),
                known=setup.words.either([".xlsx"] if kumu else list(_ENDINGS)),
            )
        )
    with _store(setup) as store:
        now = _snapshot(store)
    if ending not in _FOLDERS:
        wanted = ".kumu.xlsx" if kumu else ending
        made = next(each.make for each in EXPORTS if each.ending == wanted)
        _write(path, made(setup.words, now, personal))
        return
    try:
        _FOLDERS[ending](now.facts, path, personal=personal)
    except OSError as error:
        raise RefusedError("file-not-written", file=path, reason=error.strerror or "") from error


@main.command("backup")
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@as_json
@click.pass_obj
def backup_(setup: Setup, path: Path, *, as_json: bool) -> None:
    """Copy everything to one file and verify it, also while the dashboard runs."""
    try:
        with _store(setup) as store:
            revision = backup(store, path)
    except StoreError as error:
        if error.code != "database-locked":
            raise
        revision = ask_running(setup.database, "backup", path)
    if as_json:
        _print({"revision": revision, "path": str(path)})
        return
    click.echo(
        setup.words("Version {number} is in {path}, and was verified.", number=revision, path=path)
    )


@main.command("restore-backup")
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@as_json
@click.pass_obj
def restore_backup_(setup: Setup, path: Path, *, as_json: bool) -> None:
    """Make everything what a backup holds; what is there now is first kept beside it."""
    moment = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    kept = setup.database.with_name(f"{setup.database.stem}-{moment}.duckdb")
    try:
        with _store(setup) as store:
            backup(store, kept)
            revision = restore_backup(store, path)
    except StoreError as error:
        if error.code != "database-locked":
            raise
        ask_running(setup.database, "backup", kept)
        revision = ask_running(setup.database, "restore", path)
    if as_json:
        _print({"revision": revision, "kept": str(kept)})
        return
    click.echo(
        setup.words(
            "The data is version {number} of the backup; what was there is in {path}.",
            number=revision,
            path=kept,
        )
    )


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise RefusedError("file-not-written", file=path, reason=error.strerror or "") from error


def _plain(words: Words, value: object) -> str:
    if value is None:
        return words("unknown")
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    return words.number(value, 4) if isinstance(value, float) else str(value)


def _counted(words: Words, document: reports.Document) -> str:
    return words(
        "{added} added, {changed} changed, {removed} removed",
        added=document["added"],
        changed=document["changed"],
        removed=document["removed"],
    )


def _tell_committed(words: Words, revision: Revision, *, as_json: bool) -> None:
    document = reports.committed(revision)
    if as_json:
        _print(document)
        return
    click.echo(words("Version {number}", number=revision.number))
    click.echo(_counted(words, document))
