"""What all commands share: the store, the language, and how they answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

import click

from dashboard.commands import json_documents
from dashboard.commands.dutch_help import WrongUsage
from dashboard.day import Day, as_of, parse_day
from dashboard.importing import commit_document, removals_text
from dashboard.snapshot import Snapshot
from dashboard.wording.changes import change_sentence
from dashboard.wording.columns import table_name
from dashboard.wording.measures import measure_name
from dashboard.wording.problems.problem_formatters import format_removed_per_table
from dashboard.words import Words
from data import queries
from data.change import Change, ChangeCounts
from data.errors import RefusedError
from data.periods import today
from data.private_files import private_umask, write_file
from data.store import Store
from data.store_files import refuse_store_file

# Exit statuses that scripts rely on; 2, of a wrong command, is that of click itself.
REFUSED = 1  # the data does not allow what was asked
UNOPENED = 3  # the store cannot be opened


@dataclass(frozen=True)
class CommandContext:
    """What every command needs: where the store is, and the language."""

    database: Path
    words: Words


as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
file_arguments = click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
replace_option = click.option(
    "--replace",
    is_flag=True,
    help="Make each given table exactly what was given: rows that are not in it go.",
)
skip_option = click.option(
    "--skip-wrong-rows", is_flag=True, help="Leave out the rows that have an error, and say which."
)


@contextmanager
def open_store(context: CommandContext) -> Iterator[Store]:
    """Open the store that the command is about, and close it again; its files stay private."""
    with private_umask(), Store.open(context.database) as store:
        yield store


def print_json(document: json_documents.Document) -> None:
    """Print one JSON document."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def latest_snapshot(store: Store) -> Snapshot:
    """The latest revision."""
    return Snapshot(store.revision, queries.facts(store))


@dataclass(frozen=True)
class NoDayGiven:
    """No day was given."""

    def or_today(self) -> date:
        """Today, which counts where no day was given."""
        return today()


def _read_day_option(ctx: click.Context, _: click.Parameter, value: str | None) -> Day | NoDayGiven:
    if value is None:
        return NoDayGiven()
    try:
        return parse_day(value)
    except ValueError as error:
        context: CommandContext = ctx.obj
        raise WrongUsage(
            context.words(
                "“{value}” is no day: write one as 2019-01-31, or “ever” for all that the data "
                "ever held.",
                value=value,
            )
        ) from error


on_option = click.option(
    "--on",
    callback=_read_day_option,
    metavar="DAY",
    help="As it held on a day, such as 2019-01-31, or `ever`; today when not given.",
)


def chosen_day(on: Day | NoDayGiven) -> Day:
    """The day that was asked for, or today."""
    return on.or_today() if isinstance(on, NoDayGiven) else on


def print_day(words: Words, on: Day) -> None:
    """Tell a day that is not today, before what is told of it."""
    if on != today():
        text = as_of(words, on)
        click.echo(text[:1].upper() + text[1:])


def write_output(context: CommandContext, path: Path, content: bytes, *, private: bool) -> None:
    """Write a file, a private one for its owner alone.

    Raises RefusedError when that cannot be done, or when the file is one of the store.
    """
    refuse_store_file(context.database, path)
    try:
        write_file(path, content, private=private)
    except OSError as error:
        raise RefusedError("file-not-written", file=path, reason=error.strerror or "") from error


def value_text(words: Words, value: object) -> str:
    """A number, truth value or nothing, in words."""
    if value is None:
        return words("unknown")
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    return words.number(value, 4) if isinstance(value, float) else str(value)


def counts_text(words: Words, document: json_documents.Document) -> str:
    """How many facts were added, changed and removed."""
    return words(
        "{added} added, {changed} changed, {removed} removed",
        added=document["added"],
        changed=document["changed"],
        removed=document["removed"],
    )


def print_committed(words: Words, number: int, counts: ChangeCounts, *, as_json: bool) -> None:
    """Tell the number of a new revision and what it changed."""
    document = commit_document(number, counts)
    if as_json:
        print_json(document)
        return
    click.echo(words("Version {number}", number=number))
    click.echo(counts_text(words, document))


def print_unchanged(words: Words, revision: int, *, as_json: bool) -> None:
    """Tell that a revision holds already what was given."""
    document = commit_document(revision, ChangeCounts(0, 0, 0))
    if as_json:
        print_json(document)
        return
    click.echo(words("Version {number} holds this already; nothing has changed.", number=revision))


def print_difference(
    words: Words,
    changes: Iterable[Change],
    large: Mapping[str, tuple[int, int]] = MappingProxyType({}),
    *,
    as_json: bool,
) -> None:
    """Tell every changed row, how many there are, and of which tables much would go."""
    listed = list(changes)
    document = json_documents.difference(listed, large)
    if as_json:
        print_json(document)
        return
    for change in listed:
        key = " / ".join(change.key)
        click.echo(f"{table_name(words, change.table)} {key}: {change_sentence(words, change)}")
    click.echo(counts_text(words, document))
    if large:
        click.echo(
            words(
                "More than a fifth would go: {shares}. To import this, give --allow-removals.",
                shares=format_removed_per_table(words, removals_text(large)),
            )
        )


def print_measures(words: Words, values: Mapping[str, object]) -> None:
    """Tell measures by their name, one a line."""
    for key, value in values.items():
        click.echo(f"{measure_name(words, key)}: {value_text(words, value)}")
