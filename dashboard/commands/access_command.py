"""The settings of signing in: their template, whether they work, and starting with them."""

from __future__ import annotations

import asyncio
import os
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import click

from dashboard.access.access_file import (
    TEMPLATE,
    AccessRefusedError,
    AccessSettings,
    read_access_file,
)
from dashboard.access.addresses import COME_BACK, PROVIDER_SIGNS_OUT, SIGNED_OUT
from dashboard.access.opened import FILE_VARIABLE
from dashboard.commands.command_context import CommandContext
from dashboard.commands.dutch_help import WrongUsage
from dashboard.settings import URL_VARIABLE
from dashboard.words import Words

_PROXIES_VARIABLE: Final = "FORWARDED_ALLOW_IPS"  # by which uvicorn knows whom to believe
_NEEDS: Final = ("authlib", "httpx2")

url_option = click.option(
    "--url",
    metavar="URL",
    help="Serve the whole city hall at this address; everybody signs in, as the settings say.",
)
access_option = click.option(
    "--access",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The settings of signing in; access.toml beside the data when not given.",
)


@click.command()
def template() -> None:
    """Print settings to fill in, with what each is for."""
    click.echo(TEMPLATE.read_text(encoding="utf-8"), nl=False)


@click.command()
@click.option("--url", metavar="URL", required=True, help="The address that people will open.")
@access_option
@click.pass_obj
def check(context: CommandContext, *, url: str, access: Path | None) -> None:
    """Read the settings, ask the provider, and say what works."""
    words = context.words
    settings = _read_settings(words, url, _access_file_path(context.database, access))
    click.echo(words("The settings are complete."))
    for sentence in asyncio.run(_provider_sentences(words, settings)):
        click.echo(sentence)


@click.group(commands=(template, check))
def access() -> None:
    """Signing in: a template of the settings, and whether they work."""


def sign_in_at(words: Words, url: str, given: Path | None, database: Path) -> str:
    """Make this process serve with signing in, and give the host that people ask for.

    Raises WrongUsage when the settings cannot be used, or the provider is another than they say.
    """
    file = _access_file_path(database, given).absolute()
    settings = _read_settings(words, url, file)
    asyncio.run(_refuse_other_provider(words, settings))
    os.environ.update(
        {
            URL_VARIABLE: url,
            FILE_VARIABLE: str(file),
            _PROXIES_VARIABLE: ",".join(settings.proxy_addresses),
        }
    )
    return settings.host.split(":")[0]


def _access_file_path(database: Path, given: Path | None) -> Path:
    return given or database.with_name("access.toml")


def _read_settings(words: Words, url: str, file: Path) -> AccessSettings:
    if any(find_spec(name) is None for name in _NEEDS):
        raise WrongUsage(words("What signing in needs is not installed: run `make access` once."))
    try:
        return read_access_file(words, file, url)
    except AccessRefusedError as error:
        raise WrongUsage(str(error)) from error


async def _refuse_other_provider(words: Words, settings: AccessSettings) -> None:
    """Refuse a provider that calls itself otherwise; one that does not answer may come later."""
    from dashboard.access.provider import (  # noqa: PLC0415  # brings Authlib
        Provider,
        ProviderError,
        ProviderTrouble,
    )

    try:
        await Provider(settings).metadata()
    except ProviderError as error:
        if error.trouble is ProviderTrouble.UNREACHABLE:
            click.echo(_no_answer_sentence(words, settings), err=True)
            return
        raise WrongUsage(_other_issuer_sentence(words, settings)) from error


async def _provider_sentences(words: Words, settings: AccessSettings) -> list[str]:
    """What the provider says of itself, as sentences; raises WrongUsage when it does not fit."""
    from dashboard.access.provider import (  # noqa: PLC0415  # as above
        Provider,
        ProviderError,
        ProviderTrouble,
    )

    try:
        found = await Provider(settings).metadata()
    except ProviderError as error:
        if error.trouble is ProviderTrouble.UNREACHABLE:
            raise WrongUsage(_no_answer_sentence(words, settings)) from error
        raise WrongUsage(_other_issuer_sentence(words, settings)) from error
    logout = (
        words("The provider ends its own session when somebody signs out.")
        if "end_session_endpoint" in found
        else words("The provider has no address to sign out: its own session goes on.")
    )
    return [
        words("The provider answers, and is the one of the settings."),
        logout,
        words(
            "Register there: {come_back} to return to, {signed_out} for after signing out, and "
            "{back_channel} where the provider itself signs somebody out.",
            come_back=settings.url + COME_BACK,
            signed_out=settings.url + SIGNED_OUT,
            back_channel=settings.url + PROVIDER_SIGNS_OUT,
        ),
    ]


def _no_answer_sentence(words: Words, settings: AccessSettings) -> str:
    return words(
        "provider.issuer: {issuer} does not answer now. Nobody can sign in until it does.",
        issuer=settings.issuer,
    )


def _other_issuer_sentence(words: Words, settings: AccessSettings) -> str:
    return words(
        "provider.issuer: what answers at {issuer} calls itself otherwise. Write it exactly as "
        "`issuer` in {issuer}/.well-known/openid-configuration.",
        issuer=settings.issuer,
    )
