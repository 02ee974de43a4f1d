"""A person erased everywhere: shown first, confirmed, and then beyond recall."""

from __future__ import annotations

import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click

from dashboard.access.audit_log import COMMAND_LINE, AuditActor, AuditLog
from dashboard.access.erasing import ErasureResult, erase_everywhere, find_everywhere
from dashboard.access.erasure_wording import by_hand_sentences, place_sentence, summary_sentences
from dashboard.access.records import Records
from dashboard.commands.command_context import (
    REFUSED,
    CommandContext,
    as_json,
    open_store,
    print_json,
)
from dashboard.commands.dutch_help import WrongUsage
from dashboard.server.running_dashboard import request_erasure
from dashboard.settings import user_name
from data.erasure.erase_person import PSEUDONYM, ErasureRequest
from data.errors import StoreError
from data.rights import EVERYTHING
from data.store import Store
from data.store_files import access_path


@click.command()
@click.argument("name")
@click.option(
    "--also", multiple=True, help="Another spelling of the name, or a user name; once for each."
)
@click.option(
    "--as",
    "pseudonym",
    default=PSEUDONYM,
    show_default=True,
    help="Who then made the versions that the person made.",
)
@click.option(
    "--texts",
    is_flag=True,
    help="Also where it may be another name: that of an organisation, or one word of a text.",
)
@click.option("--dry-run", is_flag=True, help="Only show where the name stands, row by row.")
@click.option("--yes", is_flag=True, help="Erase without asking; for a script.")
@click.option("--author", default=user_name, help="Who; your user name by default.")
@as_json
@click.pass_obj
def erase(
    context: CommandContext,
    *,
    name: str,
    also: tuple[str, ...],
    pseudonym: str,
    texts: bool,
    dry_run: bool,
    yes: bool,
    author: str,
    as_json: bool,
) -> None:
    """Erase a person from the data and every earlier version; this cannot be undone.

    It first shows where the name stands. Also while the dashboard runs, which does the work.
    """
    request = ErasureRequest(name=name, other_spellings=also, pseudonym=pseudonym, texts=texts)
    request.person()  # a name that cannot be looked for is refused before anything is opened
    if not context.database.exists():
        raise StoreError("database-missing", path=context.database)
    found = _carry_out(context, request, author, erasing=False)
    words = context.words
    if not as_json:
        _print(context, found, rows=dry_run)
    if dry_run or not found.found:
        if as_json:
            print_json(_document(found))
        sys.exit(0 if found.found else REFUSED)
    if not yes and not _is_confirmed(context, name):
        click.echo(words("Nothing was erased."), err=True)
        sys.exit(REFUSED)
    made = _carry_out(context, request, author, erasing=True)
    if as_json:
        print_json(_document(made))
        return
    click.echo(words("The person was erased. This cannot be undone."))
    for sentence in by_hand_sentences(words, made):
        click.echo(sentence)


def _carry_out(
    context: CommandContext, request: ErasureRequest, author: str, *, erasing: bool
) -> ErasureResult:
    """Look for the person, or erase; by the dashboard where that has the data open."""
    try:
        with open_store(context) as store:
            if not erasing:
                return find_everywhere(store, request)
            audited = _with_audit(store, access_path(context.database))
            return erase_everywhere(audited, request, context.words, author=author)
    except StoreError as error:
        if error.code != "database-locked":
            raise
    answer = request_erasure(
        context.database,
        asdict(request),
        author=author,
        language=context.words.language,
        erasing=erasing,
    )
    return ErasureResult.of_json(answer)


def _with_audit(store: Store, access: Path) -> Store:
    """The store; where people sign in, what is done through it is in the audit too."""
    if not access.exists():
        return store
    witness = AuditLog(Records.open(access)).witness(AuditActor(COMMAND_LINE, user_name()))
    return store.on_behalf_of(replace(EVERYTHING, witness=witness))


def _is_confirmed(context: CommandContext, name: str) -> bool:
    if not sys.stdin.isatty():
        raise WrongUsage(context.words("Nobody is asked here; give --yes to erase."))
    typed: str = click.prompt(
        context.words("This cannot be undone. To erase, type the name once more"),
        default="",
        show_default=False,
    )
    return typed.strip() == name.strip()


def _print(context: CommandContext, found: ErasureResult, *, rows: bool) -> None:
    """Tell where the name stands: how often in each kind of place, or row by row."""
    words = context.words
    if rows:
        for place in found.trace.erased:
            click.echo(place_sentence(words, place))
    for sentence in summary_sentences(words, found):
        click.echo(sentence)
    if not found.found:
        click.echo(words("This name stands nowhere where it can be erased."), err=True)


def _document(result: ErasureResult) -> dict[str, Any]:
    return {"found": result.found, **result.as_json()}
