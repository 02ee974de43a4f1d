"""What is taken out: the workbook, other formats, and backups."""

from __future__ import annotations

from datetime import datetime
from itertools import chain, count
from pathlib import Path

import click

from dashboard.commands.command_context import (
    CommandContext,
    NoDayGiven,
    as_json,
    chosen_day,
    latest_snapshot,
    on_option,
    open_store,
    print_json,
    write_output,
)
from dashboard.commands.dutch_help import WrongUsage
from dashboard.day import Day
from dashboard.documents.export_files import EXPORTS
from dashboard.rule_settings import settings_workbook
from dashboard.server.running_dashboard import request_backup_or_restore
from data import exports, queries
from data.backup import backup, restore_backup
from data.errors import RefusedError, StoreError
from data.store_files import refuse_store_file, store_files

_FOLDERS = {".csv": exports.csv_folder, ".parquet": exports.parquet_folder}
_ENDINGS = (".xlsx", ".csv", ".graphml", ".gexf", ".json", ".ttl", ".html", ".parquet")


@click.command()
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--empty", is_flag=True, help="Only the headers.")
@click.option("--rules", is_flag=True, help="Only every setting of the gap rules, as it holds.")
@click.pass_obj
def template(context: CommandContext, path: Path, *, empty: bool, rules: bool) -> None:
    """Write the workbook to edit: the current data, only the headers, or the rules' settings."""
    if path.suffix.lower() != ".xlsx":
        raise WrongUsage(context.words("The template is a workbook: give a name with .xlsx."))
    with open_store(context) as store:
        facts = queries.facts(store)
    if rules:
        write_output(context, path, settings_workbook(context.words, facts), private=False)
    else:
        write_output(context, path, exports.workbook(facts, empty=empty), private=not empty)


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--personal", is_flag=True, help="With the names of representatives.")
@click.option("--kumu", is_flag=True, help="A workbook that Kumu imports.")
@on_option
@click.pass_obj
def export(
    context: CommandContext, path: Path, *, personal: bool, kumu: bool, on: Day | NoDayGiven
) -> None:
    """Write the data to a file, or for .csv and .parquet a folder; the ending says how.

    A network is that of a day; tables hold all days unless --on is given.
    """
    ending = path.suffix.lower()
    if ending not in _ENDINGS or (kumu and ending != ".xlsx"):
        raise WrongUsage(
            context.words(
                "No export to {ending}; choose {known}.",
                ending=ending or str(path),
                known=context.words.either([".xlsx"] if kumu else list(_ENDINGS)),
            )
        )
    with open_store(context) as store:
        snapshot = latest_snapshot(store)
    wanted = ".kumu.xlsx" if kumu else ending
    form = next((known for known in EXPORTS if known.ending == wanted), None)
    if not isinstance(on, NoDayGiven) or (form is not None and form.shows_one_day):
        snapshot = snapshot.seen_on(chosen_day(on))
    if form is not None and ending not in _FOLDERS:
        write_output(
            context, path, form.make_file(context.words, snapshot, personal), private=personal
        )
        return
    for own in store_files(context.database):
        refuse_store_file(context.database, path / own.name)
    try:
        _FOLDERS[ending](snapshot.facts, path, personal=personal)
    except OSError as error:
        raise RefusedError("file-not-written", file=path, reason=error.strerror or "") from error


@click.command("backup")
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@as_json
@click.pass_obj
def backup_(context: CommandContext, path: Path, *, as_json: bool) -> None:
    """Copy everything to one file and verify it, also while the dashboard runs."""
    refuse_store_file(context.database, path)
    if not context.database.exists():
        raise StoreError("database-missing", path=context.database)
    try:
        with open_store(context) as store:
            revision = backup(store, path)
    except StoreError as error:
        if error.code != "database-locked":
            raise
        revision = request_backup_or_restore(context.database, "backup", path)
    if as_json:
        print_json({"revision": revision, "path": str(path)})
        return
    click.echo(
        context.words(
            "Version {number} is in {path}, and was verified.", number=revision, path=path
        )
    )


@click.command("restore-backup")
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@as_json
@click.pass_obj
def restore_backup_(context: CommandContext, path: Path, *, as_json: bool) -> None:
    """Make everything what a backup holds; what is there now is first kept beside it."""
    kept = _path_to_keep_current_data(context.database)
    try:
        with open_store(context) as store:
            revision = restore_backup(store, path, kept)
    except StoreError as error:
        if error.code != "database-locked":
            raise
        revision = request_backup_or_restore(context.database, "restore", path, kept)
    if as_json:
        print_json({"revision": revision, "kept": str(kept)})
        return
    click.echo(
        context.words(
            "The data is version {number} of the backup; what was there is in {path}.",
            number=revision,
            path=kept,
        )
    )


def _path_to_keep_current_data(database: Path) -> Path:
    """Where what is there now is kept: a name with the moment, that nothing has yet."""
    moment = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    endings = chain([""], (f"-{number}" for number in count(2)))
    names = (f"{database.stem}-{moment}{ending}.duckdb" for ending in endings)
    return next(path for path in map(database.with_name, names) if not path.exists())
