"""The pack for a meeting."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dashboard.commands import reports
from dashboard.commands.setup import (
    Setup,
    as_json,
    open_store,
    print_json,
    snapshot,
    write,
)
from dashboard.documents.meeting_pack import meeting_pack, prepared_for
from dashboard.wording.meetings import balance_sentences
from data.errors import RefusedError
from data.intake.cells import value_of_text
from data.tables import table_named


@click.command()
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
    with open_store(setup) as store:
        now = snapshot(store)
    today = date.today()  # noqa: DTZ011  # the day on this computer's calendar
    prepared = prepared_for(now, body, _day(day), themes, today=today)
    files = {} if output is None else meeting_pack(words, now, prepared, personal=personal)
    written = [_written(output / name, content) for name, content in files.items() if output]
    document = reports.preparation(words, now, prepared, map(str, written), today=today)
    if as_json:
        print_json(document)
        return
    click.echo(f"{now.name(prepared.body)}, {words.date(prepared.on)}")
    for note in document["notes"]:
        click.echo(note)
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
    meetings = table_named("meetings")
    value = value_of_text(meetings, meetings.column("date"))(text)
    if not isinstance(value, date):
        raise RefusedError("bad-meeting-day", found=text)
    return value


def _written(path: Path, content: bytes) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RefusedError("file-not-written", file=path, reason=error.strerror or "") from error
    write(path, content)
    return path
