"""The same operations as the pages, without a browser."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from dashboard.commands import (
    access_command,
    audit_command,
    erase_command,
    export_commands,
    import_commands,
    prepare_command,
    query_commands,
    run_command,
    sessions_command,
    token_command,
)
from dashboard.commands.command_context import REFUSED, UNOPENED, CommandContext
from dashboard.commands.dutch_help import (
    LANGUAGE_VARIABLE,
    requested_language,
    translated_command,
    translated_error,
)
from dashboard.settings import DATABASE_VARIABLE, database_path
from dashboard.wording.problems import error_text, problem_sentence
from dashboard.words import Language, Words
from data.errors import RefusedError, StoreError, WoonnetwerkError


class CommandGroup(click.Group):
    """Tells every error of ours as one line, with the exit status that scripts rely on."""

    def main(self, args: Sequence[str] | None = None, *more: Any, **others: Any) -> Any:
        """Run what the arguments ask for, and tell it in the language that they ask for."""
        given = sys.argv[1:] if args is None else args
        dutch = requested_language(self, given) is Language.DUTCH
        command = translated_command(self) if dutch else self
        return click.Group.main(command, args, *more, **others)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; a wrong one is refused in the language of the command."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            raise translated_error(error, ctx) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; 1 refused because of the data, 3 the store cannot be opened."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise translated_error(error, ctx) from error
        except WoonnetwerkError as error:
            words = Words(Language(ctx.params["language"]))
            if isinstance(error, RefusedError):
                for problem in error.problems:
                    if not problem.warning:
                        click.echo(problem_sentence(words, problem, with_place=True), err=True)
            title, detail = error_text(words, error)
            click.echo(" ".join(f"{title} {detail}".split()), err=True)
            sys.exit(UNOPENED if isinstance(error, StoreError) else REFUSED)
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
            sys.exit(REFUSED)


@click.group(cls=CommandGroup)
@click.option(
    "--database",
    type=click.Path(readable=False, path_type=Path),
    envvar=DATABASE_VARIABLE,
    help="The file that holds the data.",
)
@click.option(
    "--language",
    type=click.Choice([language.value for language in Language]),
    default=Language.DUTCH.value,
    envvar=LANGUAGE_VARIABLE,
    help="The language of all that is said; the keys of JSON stay English.",
)
@click.option("--debug", is_flag=True, help="Show where an unexpected error came from.")
@click.pass_context
def main(ctx: click.Context, database: Path | None, language: str, *, debug: bool) -> None:
    """Woonnetwerk: who consults with whom on local housing policy, and where the gaps are."""
    del debug  # read where errors are told
    ctx.obj = CommandContext(database or database_path(), Words(Language(language)))


for command in (
    run_command.run,
    access_command.access,
    sessions_command.sessions,
    token_command.token,
    audit_command.audit,
    query_commands.status,
    import_commands.check,
    import_commands.import_,
    import_commands.diff,
    query_commands.history,
    query_commands.show,
    import_commands.restore,
    query_commands.measures,
    query_commands.gaps,
    prepare_command.prepare,
    export_commands.template,
    export_commands.export,
    export_commands.backup_,
    export_commands.restore_backup_,
    erase_command.erase,
):
    main.add_command(command)
