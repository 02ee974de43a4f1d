"""The pack for a meeting."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dashboard.commands import json_documents
from dashboard.commands.command_context import (
    CommandContext,
    as_json,
    latest_snapshot,
    open_store,
    print_json,
    write_output,
)
from dashboard.documents.meeting_pack import meeting_pack, prepare_meeting
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import choice_name
from dashboard.wording.meetings import balance_sentences
from dashboard.words import Words
from data.errors import RefusedError
from data.intake.understanding.cell_values import cell_converter
from data.model import InvitationStatus
from data.periods import today as today_in_brussels
from data.private_files import make_folder
from data.store_files import refuse_store_file
from data.tables import table_named
from graph.meetings import Preparation


@click.command()
@click.argument("body")
@click.option("--date", "day", required=True, help="The day of the meeting, such as 2026-12-10.")
@click.option(
    "--theme", "themes", multiple=True, help="Once per theme, beside those on the agenda."
)
@click.option("--guest", "guests", multiple=True, help="Once per guest, instead of the proposal.")
@click.option("--always", "locked", multiple=True, help="A guest that is asked in any case.")
@click.option("--never", "left_out", multiple=True, help="Somebody that is not asked this time.")
@click.option("--at-most", "maximum", type=click.IntRange(0), help="How many guests at most.")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), help="The folder for the files."
)
@click.option("--personal", is_flag=True, help="With the names of representatives.")
@as_json
@click.pass_obj
def prepare(
    context: CommandContext,
    body: str,
    *,
    day: str,
    themes: tuple[str, ...],
    guests: tuple[str, ...],
    locked: tuple[str, ...],
    left_out: tuple[str, ...],
    maximum: int | None,
    output: Path | None,
    personal: bool,
    as_json: bool,
) -> None:
    """Prepare a meeting: whom to invite and why, and what must be on the table."""
    words = context.words
    with open_store(context) as store:
        snapshot = latest_snapshot(store)
    today = today_in_brussels()
    prepared = prepare_meeting(
        snapshot,
        body,
        _parse_meeting_day(day),
        themes,
        today=today,
        guests=guests,
        locked=locked,
        left_out=left_out,
        maximum=maximum,
    )
    files = {} if output is None else meeting_pack(words, snapshot, prepared, personal=personal)
    for name in files:
        refuse_store_file(context.database, Path(output or "") / name)
    written = [
        _write_file(context, output / name, content, private=personal)
        for name, content in files.items()
        if output
    ]
    document = json_documents.preparation(words, snapshot, prepared, map(str, written), today=today)
    if as_json:
        print_json(document)
        return
    print_preparation(words, snapshot, prepared, document)
    for path in written:
        click.echo(str(path))


def print_preparation(
    words: Words, snapshot: Snapshot, prepared: Preparation, document: json_documents.Document
) -> None:
    """Print what stands on the page, part by part."""
    click.echo(f"{snapshot.name(prepared.body)}, {words.date(prepared.on)}")
    for note in document["notes"]:
        click.echo(note)
    parts = {
        words("Whom to invite as a guest"): [document["proposal"]] if document["proposal"] else [],
        words("Invitations"): [
            f"{invitation['name']} ({_status_text(words, invitation['status'])}): {' '.join(invitation['reasons'])} "
            f"{invitation['difference']}".strip()
            for invitation in document["invitations"]
        ],
        words("Balance at the table"): balance_sentences(words, snapshot, prepared),
        **{
            item["title"]: [f"{line['label']}: {line['text']}" for line in item["lines"]]
            for item in document["items"]
        },
        words("Still open"): [f"{line['label']}: {line['text']}" for line in document["open"]],
        words("Meetings in {year}", year=prepared.year.year): document["year"],
        words("What we do not know"): document["unknowns"],
    }
    for title, lines in parts.items():
        if lines:
            click.echo(f"\n{title}")
        for line in lines:
            click.echo(f"- {line}")


def _status_text(words: Words, status: str | None) -> str:
    return choice_name(words, InvitationStatus(status)) if status else words("to ask")


def _parse_meeting_day(text: str) -> date:
    meetings = table_named("meetings")
    value = cell_converter(meetings.column("date"))(text)
    if not isinstance(value, date):
        raise RefusedError("bad-meeting-day", found=text)
    return value


def _write_file(context: CommandContext, path: Path, content: bytes, *, private: bool) -> Path:
    try:
        make_folder(path.parent, private=private)
    except OSError as error:
        raise RefusedError("file-not-written", file=path, reason=error.strerror or "") from error
    write_output(context, path, content, private=private)
    return path
