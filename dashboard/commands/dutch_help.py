"""The help and the refusals of the command line in Dutch; click itself speaks English."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Sequence
from typing import IO, Any, Final, TypeVar

import click

from dashboard.words import N_, Language, Words

AnyCommand = TypeVar("AnyCommand", bound=click.Command)

LANGUAGE_VARIABLE: Final = "WOONNETWERK_LANGUAGE"

words: Final = Words(Language.DUTCH)
_USAGE: Final = N_("Usage:")
_OF_CLICK: Final = (N_("Options"), N_("Commands"), N_("Show this message and exit."))
_REMARK: Final = re.compile(r"\b(default:|required)(?=[ \]])")
_REMARKS: Final = {"default:": N_("default:"), "required": N_("required")}


class WrongUsage(click.UsageError):
    """A wrong use of a command, in the words of the person; click adds how the command is used."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print how the command is used, and what is wrong."""
        if not isinstance(self.ctx, DutchContext):
            super().show(file)
            return
        click.echo(self.ctx.get_usage(), file=file, err=True)
        click.echo(self.message, file=file, err=True)
        see = words("`{command} --help` tells how it works.", command=self.ctx.command_path)
        click.echo(see, file=file, err=True)


class _DutchHelpFormatter(click.HelpFormatter):
    """Writes what click puts around our own help."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or f"{words(_USAGE)} ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(words(heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        sentences = [
            (term, _REMARK.sub(lambda found: words(_REMARKS[found[0]]), words(text)))
            for term, text in rows
        ]
        super().write_dl(sentences, col_max, col_spacing)


class DutchContext(click.Context):
    """A command that is told in Dutch."""

    formatter_class = _DutchHelpFormatter


def requested_language(command: click.Command, arguments: Sequence[str]) -> Language:
    """The language that arguments or the environment ask for; Dutch where they ask for none."""
    lenient = command.make_context(None, [*arguments], resilient_parsing=True)
    return Language(lenient.params.get("language") or Language.DUTCH)


def translated_command(command: AnyCommand) -> AnyCommand:
    """The command as it is, with its help and that of all that it holds in Dutch."""
    made = copy.copy(command)
    made.context_class = DutchContext
    if made.help:
        made.help = made.short_help = words(" ".join(made.help.split()))
    made.params = [_with_dutch_help(parameter) for parameter in command.params]
    if made.options_metavar:
        made.options_metavar = words("[OPTIONS]")
    if isinstance(made, click.Group):
        made.subcommand_metavar = words("COMMAND [ARGS]...")
        made.commands = {
            name: translated_command(subcommand) for name, subcommand in made.commands.items()
        }
    return made


def _with_dutch_help(parameter: click.Parameter) -> click.Parameter:
    made = copy.copy(parameter)
    if isinstance(made, click.Option) and made.help:
        made.help = words(made.help)
    return made


def translated_error(error: click.UsageError, context: click.Context) -> click.UsageError:
    """What click refuses, in the language of the command; the rest as it is.

    `context` is for an error that does not say of which command it is.
    """
    told_of = error.ctx or context
    if not isinstance(told_of, DutchContext) or isinstance(
        error, WrongUsage | click.exceptions.NoArgsIsHelpError
    ):
        return error
    return WrongUsage(_error_sentence(error), told_of)


def _error_sentence(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            text = words("There is no option {option}.", option=error.option_name)
            return _with_suggestion(text, error.possibilities)
        case click.exceptions.NoSuchCommand():
            text = words("There is no command {command}.", command=error.command_name)
            return _with_suggestion(text, error.possibilities)
        case click.MissingParameter(param=click.Parameter() as parameter):
            return words("{name} is missing.", name=parameter.get_error_hint(error.ctx))
        case click.BadParameter(param=click.Parameter() as parameter):
            return f"{parameter.get_error_hint(error.ctx)}: {_expected_value(parameter, error.message)}"
        case click.BadOptionUsage():
            return words("Too much or too little stands behind {option}.", option=error.option_name)
        case _:
            return words("More is given than this command takes.")


def _with_suggestion(text: str, possibilities: Sequence[str] | None) -> str:
    if not possibilities:
        return text
    return f"{text} {words('Did you mean {names}?', names=words.either([*possibilities]))}"


def _expected_value(parameter: click.Parameter, message: str) -> str:
    """What the value of a parameter has to be, as a sentence."""
    kind = parameter.type
    if isinstance(kind, click.Choice):
        return words(
            "choose {names}.", names=words.either([str(option) for option in kind.choices])
        )
    if isinstance(kind, click.IntRange):
        if kind.max is None:
            return words("give a whole number, {lowest} or more.", lowest=kind.min)
        return words(
            "give a whole number from {lowest} to {highest}.", lowest=kind.min, highest=kind.max
        )
    named = re.search("'(.*)'", message)
    return words(
        "{path} is not there, or is not the kind of file or folder that is asked for.",
        path=named[1] if named else "",
    )
