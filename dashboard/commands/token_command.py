"""Service tokens of a dashboard of a whole city hall: made, listed and ended."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from dashboard.access.audit_log import COMMAND_LINE, AuditActor, AuditEvent, AuditLog
from dashboard.access.records import Records
from dashboard.access.tokens import (
    MOST_DAYS,
    NAME_PATTERN,
    ServiceAction,
    ServiceToken,
    TokenNameTakenError,
    Tokens,
)
from dashboard.commands.command_context import REFUSED, CommandContext, as_json, print_json
from dashboard.commands.dutch_help import WrongUsage
from dashboard.settings import user_name
from dashboard.words import Words
from data.private_files import make_folder
from data.store_files import access_path


@click.command()
@click.argument("name")
@click.option(
    "--may",
    multiple=True,
    required=True,
    type=click.Choice([action.value for action in ServiceAction]),
    help="What it is for; may be given more than once.",
)
@click.option(
    "--days",
    type=click.IntRange(1, MOST_DAYS),
    default=365,
    show_default=True,
    help="For how many days.",
)
@click.pass_obj
def new(context: CommandContext, *, name: str, may: tuple[str, ...], days: int) -> None:
    """Make a token for another machine; it is printed once, and nothing can print it again."""
    words = context.words
    if not NAME_PATTERN.fullmatch(name):
        raise WrongUsage(
            words("“{name}” is no name: use up to 64 letters, digits, - _ and .", name=name)
        )
    path = access_path(context.database)
    make_folder(path.parent, private=True)
    actions = {ServiceAction(action) for action in may}
    try:
        records = Records.open(path)
        secret = Tokens(records).make(name, actions, days=days)
    except TokenNameTakenError as error:
        raise WrongUsage(
            words(
                "There is a token called {name} already. End it first: "
                "`woonnetwerk token end {name}`, or choose another name.",
                name=name,
            )
        ) from error
    _add_to_audit(records, AuditEvent.TOKEN_MADE, token=name, may=" ".join(sorted(actions)))
    click.echo(words("This is the only time that it is shown; keep it as a password."), err=True)
    click.echo(secret)


@click.command()
@click.argument("name")
@click.pass_obj
def end(context: CommandContext, *, name: str) -> None:
    """End a token; what shows it is refused from now on."""
    records = _open_records(context)
    if records is None or not Tokens(records).end(name):
        click.echo(context.words("There is no token called {name}.", name=name), err=True)
        click.get_current_context().exit(REFUSED)
    if records is not None:
        _add_to_audit(records, AuditEvent.TOKEN_ENDED, token=name)
    click.echo(context.words("The token {name} has ended.", name=name))


@click.group(commands=(new, end), invoke_without_command=True)
@as_json
@click.pass_context
def token(ctx: click.Context, *, as_json: bool) -> None:
    """List the tokens of other machines; `token new` makes one, `token end NAME` ends it."""
    if ctx.invoked_subcommand is not None:
        return
    context: CommandContext = ctx.obj
    records = _open_records(context)
    listed = () if records is None else Tokens(records).all()
    if as_json:
        print_json({"tokens": [_token_document(token) for token in listed]})
        return
    for token in listed:
        click.echo(_token_sentence(context.words, token))
    if not listed:
        click.echo(context.words("There are no tokens."))


def _open_records(context: CommandContext) -> Records | None:
    """The file that has the tokens; None where nobody ever signed in or made one."""
    path = access_path(context.database)
    return Records.open(path) if path.exists() else None


def _add_to_audit(records: Records, event: AuditEvent, **details: str) -> None:
    AuditLog(records).add(event, AuditActor(COMMAND_LINE, user_name()), **details)


def _token_sentence(words: Words, token: ServiceToken) -> str:
    return words(
        "{name}: {may}, made {made}, expires {expires}, last used {used}",
        name=token.name,
        may=words.all_of(sorted(token.may)),
        made=words.moment(_utc(token.made)),
        expires=words.moment(_utc(token.expires)),
        used=words("never") if token.last_used is None else words.moment(_utc(token.last_used)),
    )


def _token_document(token: ServiceToken) -> dict[str, object]:
    return {
        "name": token.name,
        "may": sorted(token.may),
        "made": _utc(token.made).isoformat(),
        "expires": _utc(token.expires).isoformat(),
        "last_used": None if token.last_used is None else _utc(token.last_used).isoformat(),
    }


def _utc(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None, microsecond=0)
