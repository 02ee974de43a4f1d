"""Files in, and the way back: check, diff, import and restore."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Final, TextIO

import click

from dashboard.commands.command_context import (
    REFUSED,
    CommandContext,
    as_json,
    file_arguments,
    open_store,
    print_committed,
    print_difference,
    print_json,
    print_unchanged,
    replace_option,
    skip_option,
)
from dashboard.documents.invitation_workbook import without_reading_sheet_warnings
from dashboard.importing import ImportOptions, ImportResult, import_uploads, problems_document
from dashboard.rule_settings import setting_problems, without_default_rows
from dashboard.server.running_dashboard import request_import
from dashboard.settings import user_name
from dashboard.wording.choices import choice_name
from dashboard.wording.problems import problem_sentence
from dashboard.wording.problems.remedies import command_remedies
from dashboard.words import Words
from data.errors import Problem, RefusedError, StoreError
from data.intake.proposing import proposal
from data.intake.proposing.proposed_changes import large_removals
from data.intake.uploaded_files import uploads_from
from data.progress import ImportStep, Progress, no_progress
from data.restore import restore as restore_revision


@click.command()
@file_arguments
@as_json
@click.pass_obj
def check(context: CommandContext, files: tuple[Path, ...], *, as_json: bool) -> None:
    """Read and check files; nothing is changed."""
    uploads = uploads_from(files)
    with open_store(context) as store, terminal_progress(context.words, sys.stderr) as progress:
        found = without_reading_sheet_warnings(
            proposal.propose(store, uploads, replace=False, progress=progress)
        )
    problems = (*found.problems, *setting_problems(found.changes))
    if as_json:
        print_json(problems_document(context.words, problems))
    else:
        for problem in problems:
            click.echo(problem_sentence(context.words, problem, with_place=True))
        for more in command_remedies(context.words, problems):
            click.echo(more)
        if not problems:
            click.echo(context.words("No problems found."))
    if not found.ok:
        sys.exit(REFUSED)


@click.command()
@file_arguments
@replace_option
@skip_option
@as_json
@click.pass_obj
def diff(
    context: CommandContext,
    files: tuple[Path, ...],
    *,
    replace: bool,
    skip_wrong_rows: bool,
    as_json: bool,
) -> None:
    """Show what importing files would change, row by row."""
    uploads = uploads_from(files)
    with open_store(context) as store, terminal_progress(context.words, sys.stderr) as progress:
        found = without_default_rows(
            proposal.propose(
                store, uploads, replace=replace, skip_wrong_rows=skip_wrong_rows, progress=progress
            )
        )
    if not found.ok:
        raise RefusedError("file-has-errors", problems=found.problems)
    _print_left_out(context, found.left_out)
    large = large_removals(found.changes, found.known)
    print_difference(context.words, found.changes, large, as_json=as_json)


@click.command("import")
@file_arguments
@click.option("-m", "--message", required=True, help="Why, for the history.")
@click.option("--author", default=user_name, help="Who; your user name by default.")
@replace_option
@click.option(
    "--allow-removals", is_flag=True, help="Also when more than a fifth of a table would go."
)
@skip_option
@as_json
@click.pass_obj
def import_(
    context: CommandContext,
    files: tuple[Path, ...],
    *,
    message: str,
    author: str,
    replace: bool,
    allow_removals: bool,
    skip_wrong_rows: bool,
    as_json: bool,
) -> None:
    """Check files, then commit them as one version; what is doubtful is told, not asked.

    Much is removed only when that is allowed. Files that change nothing are no mistake. While the
    dashboard runs, it does the work.
    """
    options = ImportOptions(
        message=message,
        author=author,
        replace=replace,
        allow_removals=allow_removals,
        skip_wrong_rows=skip_wrong_rows,
    )
    try:
        with open_store(context) as store, terminal_progress(context.words, sys.stderr) as progress:
            made = import_uploads(store, uploads_from(files), options, progress)
    except StoreError as error:
        if error.code != "database-locked":
            raise
        made = ImportResult.of_json(request_import(context.database, files, asdict(options)))
    _print_left_out(context, made.left_out)
    for problem in made.doubts:
        click.echo(problem_sentence(context.words, problem, with_place=True), err=True)
    if made.counts is None:
        print_unchanged(context.words, made.revision, as_json=as_json)
    else:
        print_committed(context.words, made.revision, made.counts, as_json=as_json)


def _print_left_out(context: CommandContext, left_out: Sequence[Problem]) -> None:
    for problem in left_out:
        sentence = problem_sentence(context.words, problem, with_place=True)
        click.echo(context.words("Left out: {what}", what=sentence), err=True)


@click.command()
@click.argument("revision", type=click.IntRange(min=0))
@click.option("-m", "--message", help="Why, for the history.")
@click.option("--author", default=user_name, help="Who; your user name by default.")
@as_json
@click.pass_obj
def restore(
    context: CommandContext, revision: int, *, message: str | None, author: str, as_json: bool
) -> None:
    """Make the data what they were after a version, as a new version."""
    why = message or context.words("Version {number} restored", number=revision)
    with open_store(context) as store:
        made = restore_revision(store, revision, author=author, message=why)
    print_committed(context.words, made.number, made.counts, as_json=as_json)


_AFTER: Final = 1.0  # seconds; work that is done before tells nothing
_ERASED: Final = "\r\033[K"  # to the begin of the line, and empty it


@contextmanager
def terminal_progress(words: Words, screen: TextIO, *, after: float = _AFTER) -> Iterator[Progress]:
    """Tell an import's steps on one line of a terminal; a file or a job's log is told nothing.

    Ctrl-C leaves the import, with nothing changed.
    """
    if not screen.isatty():
        yield no_progress
        return
    begin = time.monotonic() + after

    def show(text: str) -> None:
        if time.monotonic() >= begin:
            screen.write(f"{_ERASED}{text}")
            screen.flush()

    def hear(step: ImportStep, share: float) -> None:
        show(f"{choice_name(words, step)}: {words.percent(share)}")

    try:
        yield hear
    finally:
        show("")
