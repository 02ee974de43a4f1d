"""What is in the store: counts, history, measures and gaps."""

from __future__ import annotations

from datetime import date

import click

from dashboard.commands import reports
from dashboard.commands.setup import (
    Setup,
    as_json,
    open_store,
    plain,
    print_json,
    snapshot,
    tell_difference,
    tell_measures,
)
from dashboard.wording.choices import choice
from dashboard.wording.fields import table_name
from data import queries
from data.errors import RefusedError
from data.model import Evidence, Layer
from graph.gaps import Status, find_gaps
from graph.gaps.settings import settings_from
from graph.measures import measure
from graph.selection import Selection, select


@click.command()
@as_json
@click.pass_obj
def status(setup: Setup, *, as_json: bool) -> None:
    """Show the version, the rows of every table and the size of the network."""
    words = setup.words
    with open_store(setup) as store:
        now = snapshot(store)
    document = reports.status(now, measure(now.network, reports.STATUS_MEASURES))
    if as_json:
        print_json(document)
        return
    click.echo(words("Version {number}", number=document["revision"]))
    for table, count in document["counts"].items():
        click.echo(f"{table_name(words, table)}: {plain(words, count)}")
    tell_measures(words, document["network"])


@click.command()
@as_json
@click.pass_obj
def history(setup: Setup, *, as_json: bool) -> None:
    """Show every version, the newest first: when, by whom and why."""
    with open_store(setup) as store:
        revisions = queries.history(store)
    if as_json:
        print_json(reports.history(revisions))
        return
    for revision in revisions:
        when = setup.words.moment(revision.created)
        click.echo(f"{revision.number}  {when}  {revision.author}  {revision.message}")


@click.command()
@click.argument("revision", type=click.IntRange(min=1))
@as_json
@click.pass_obj
def show(setup: Setup, revision: int, *, as_json: bool) -> None:
    """Show what one version changed, row by row."""
    with open_store(setup) as store:
        if revision > store.revision:
            raise RefusedError("no-such-revision", number=revision, latest=store.revision)
        changes = queries.changes_between(store, revision - 1, revision)
    tell_difference(setup.words, changes, as_json=as_json)


@click.command()
@click.option(
    "--evidence",
    multiple=True,
    type=click.Choice([level.value for level in Evidence]),
    help="Only seats that we know in this way; may be given more than once.",
)
@click.option(
    "--layer",
    multiple=True,
    type=click.Choice([layer.value for layer in Layer]),
    help="Only bodies of this layer; may be given more than once.",
)
@as_json
@click.pass_obj
def measures(
    setup: Setup, *, evidence: tuple[str, ...], layer: tuple[str, ...], as_json: bool
) -> None:
    """Show every measure for every actor that has a seat, and for the whole network."""
    with open_store(setup) as store:
        now = snapshot(store)
    chosen = Selection(
        evidence=frozenset(Evidence(each) for each in evidence) or None,
        layers=frozenset(Layer(each) for each in layer) or None,
    )
    document = reports.measures(now, measure(select(now.network, chosen, now.facts)))
    if as_json:
        print_json(document)
        return
    tell_measures(setup.words, document["network"])
    for actor in document["actors"]:
        click.echo(f"\n{actor.pop('name')} ({actor.pop('id')})")
        tell_measures(setup.words, actor)


@click.command()
@click.option("--all", "everything", is_flag=True, help="Also where there is no gap.")
@as_json
@click.pass_obj
def gaps(setup: Setup, *, everything: bool, as_json: bool) -> None:
    """Show the gaps, confirmed and unknown, with their evidence and remedy."""
    with open_store(setup) as store:
        now = snapshot(store)
    today = date.today()  # noqa: DTZ011  # the day on this computer's calendar
    found = [
        finding
        for finding in find_gaps(
            now.facts, settings=settings_from(now.facts.rule_settings), on=today
        )
        if everything or finding.status is not Status.NONE
    ]
    document = reports.gaps(setup.words, now, found)
    if as_json:
        print_json(document)
        return
    for gap in document["gaps"]:
        status = choice(setup.words, Status(gap["status"]))
        click.echo(f"[{status}] {gap['title']}. {gap['reason']} {gap['remedy']}")
