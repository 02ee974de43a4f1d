"""Files in, and the way back."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from dashboard.commands import reports
from dashboard.commands.setup import (
    REFUSED,
    Setup,
    as_json,
    file_arguments,
    open_store,
    print_json,
    replace_option,
    skip_option,
    tell_committed,
    tell_difference,
    tell_unchanged,
)
from dashboard.commands.watching import watched
from dashboard.documents.reading_sheets import passing_over
from dashboard.importing import Imported, Order, imported
from dashboard.rule_settings import unusable, without_own
from dashboard.server.running import ask
from dashboard.settings import user_name
from dashboard.wording.problems import problem_sentence
from dashboard.wording.problems.remedies import command_remedies
from data.errors import Problem, RefusedError, StoreError
from data.intake.proposing import proposal
from data.intake.proposing.proposed_changes import large_removals
from data.intake.uploaded_files import uploads_from
from data.restore import restore as restore_revision


@click.command()
@file_arguments
@as_json
@click.pass_obj
def check(setup: Setup, files: tuple[Path, ...], *, as_json: bool) -> None:
    """Read and check files; nothing is changed."""
    uploads = uploads_from(files)
    with open_store(setup) as store, watched(setup.words, sys.stderr) as progress:
        found = passing_over(proposal.propose(store, uploads, replace=False, progress=progress))
    problems = (*found.problems, *unusable(found.changes))
    if as_json:
        print_json(reports.problems(setup.words, problems))
    else:
        for problem in problems:
            click.echo(problem_sentence(setup.words, problem, with_place=True))
        for more in command_remedies(setup.words, problems):
            click.echo(more)
        if not problems:
            click.echo(setup.words("No problems found."))
    if not found.ok:
        sys.exit(REFUSED)


@click.command()
@file_arguments
@replace_option
@skip_option
@as_json
@click.pass_obj
def diff(
    setup: Setup, files: tuple[Path, ...], *, replace: bool, skip_wrong_rows: bool, as_json: bool
) -> None:
    """Show what importing files would change, row by row."""
    uploads = uploads_from(files)
    with open_store(setup) as store, watched(setup.words, sys.stderr) as progress:
        found = without_own(
            proposal.propose(
                store, uploads, replace=replace, skip_wrong_rows=skip_wrong_rows, progress=progress
            )
        )
    if not found.ok:
        raise RefusedError("file-has-errors", problems=found.problems)
    _tell_left_out(setup, found.left_out)
    large = large_removals(found.changes, found.known)
    tell_difference(setup.words, found.changes, large, as_json=as_json)


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
    setup: Setup,
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
    order = Order(
        paths=files,
        message=message,
        author=author,
        replace=replace,
        allow_removals=allow_removals,
        skip_wrong_rows=skip_wrong_rows,
    )
    try:
        with open_store(setup) as store, watched(setup.words, sys.stderr) as progress:
            made = imported(store, order, progress)
    except StoreError as error:
        if error.code != "database-locked":
            raise
        made = Imported.of_json(ask(setup.database, {"wish": "import", **order.as_json()}))
    _tell_left_out(setup, made.left_out)
    for problem in made.doubts:
        click.echo(problem_sentence(setup.words, problem, with_place=True), err=True)
    if made.counts is None:
        tell_unchanged(setup.words, made.revision, as_json=as_json)
    else:
        tell_committed(setup.words, made.revision, made.counts, as_json=as_json)


def _tell_left_out(setup: Setup, left_out: Sequence[Problem]) -> None:
    for problem in left_out:
        said = problem_sentence(setup.words, problem, with_place=True)
        click.echo(setup.words("Left out: {what}", what=said), err=True)


@click.command()
@click.argument("revision", type=click.IntRange(min=0))
@click.option("-m", "--message", help="Why, for the history.")
@click.option("--author", default=user_name, help="Who; your user name by default.")
@as_json
@click.pass_obj
def restore(
    setup: Setup, revision: int, *, message: str | None, author: str, as_json: bool
) -> None:
    """Make the data what they were after a version, as a new version."""
    why = message or setup.words("Version {number} restored", number=revision)
    with open_store(setup) as store:
        made = restore_revision(store, revision, author=author, message=why)
    tell_committed(setup.words, made.number, made.counts, as_json=as_json)
