"""Starting the dashboard."""

from __future__ import annotations

import socket
from pathlib import Path

import click

from dashboard.commands.access_command import access_option, sign_in_at, url_option
from dashboard.commands.command_context import CommandContext
from dashboard.commands.dutch_help import WrongUsage
from dashboard.operations.json_log import begin_json_log
from dashboard.server import launch
from dashboard.server.running_dashboard import instance_file
from dashboard.settings import database_path
from dashboard.words import Words
from data.private_files import private_umask


@click.command()
@click.option("--example", is_flag=True, help="Show the fictional city, in a store of its own.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="Where to serve."
)
@click.option(
    "--address",
    default="127.0.0.1",
    show_default=True,
    help="Where to listen: an address of this computer; with --url also another.",
)
@url_option
@access_option
@click.option(
    "--browser/--no-browser", default=True, help="Open the browser, or only say the address."
)
@click.pass_obj
def run(
    context: CommandContext,
    *,
    example: bool,
    port: int,
    address: str,
    url: str | None,
    access: Path | None,
    browser: bool,
) -> None:
    """Start the dashboard; an empty store first gets the Kortrijk data set."""
    if url is None:
        _refuse_unsigned_network_address(context.words, address, access)
    root = click.get_current_context().find_root().params
    database = (root["database"] or database_path(example=example)).absolute()
    host = "" if url is None else sign_in_at(context.words, url, access, database)
    if not database.exists():
        _refuse_taken_port(context.words, address, port)
    with private_umask():
        # It stays open, so that nobody else can have it from here on.
        store = launch.open_store_for_server(database)
        _refuse_taken_port(context.words, address, port)
        with instance_file(database, address=address, port=port) as note:
            launch.fill_empty_store(store, context.words, example=example)
            click.echo(
                context.words(
                    "Woonnetwerk serves {address}, from {database}. Ctrl-C stops it.",
                    address=url or note.url,
                    database=database,
                )
            )
            if url is not None:
                begin_json_log(messages=root["debug"])
            launch.serve(note, browser=browser and url is None, host=host)


def _refuse_unsigned_network_address(words: Words, address: str, access: Path | None) -> None:
    """Refuse to serve other computers without anybody signing in."""
    if address not in launch.LOOPBACK:
        raise WrongUsage(
            words(
                "Without --url nobody signs in, and Woonnetwerk serves this computer only; "
                "the address {address} is refused.",
                address=address,
            )
        )
    if access is not None:
        raise WrongUsage(words("--access belongs to --url: give both, or neither."))


def _refuse_taken_port(words: Words, address: str, port: int) -> None:
    """Say that a port is taken before anything starts on it."""
    family, *_ = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
    try:
        socket.create_server((address, port), family=family).close()
    except PermissionError as error:
        raise WrongUsage(
            words("Port {port} is not for this account. Give one above 1023.", port=port)
        ) from error
    except OSError as error:
        raise WrongUsage(
            words(
                "Port {port} of this computer is taken, perhaps by Woonnetwerk itself. "
                "Give another one with --port.",
                port=port,
            )
        ) from error
