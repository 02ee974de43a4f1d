"""What is in the store: counts, history, measures and gaps."""

from __future__ import annotations

import click

from dashboard.commands import json_documents
from dashboard.commands.command_context import (
    CommandContext,
    NoDayGiven,
    as_json,
    chosen_day,
    latest_snapshot,
    on_option,
    open_store,
    print_day,
    print_difference,
    print_json,
    print_measures,
    value_text,
)
from dashboard.day import Day
from dashboard.marking import count_gaps
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import choice_name
from dashboard.wording.columns import table_name
from dashboard.wording.gaps.gap_marks import gap_count_sentence
from dashboard.wording.gaps.gap_questions import (
    question_title,
    questions_sentence,
    settled_gaps_sentence,
    whom_to_ask_sentence,
)
from data import queries
from data.errors import RefusedError
from data.model import Evidence, Layer
from data.periods import today
from graph.gaps import Finding, Status, find_gaps
from graph.gaps.city_settings import usable_rule_settings
from graph.gaps.open_questions import find_open_questions
from graph.measures import measure_network
from graph.network_filter import NetworkFilter, filter_network
from graph.situation.situation import Situation


@click.command()
@on_option
@as_json
@click.pass_obj
def status(context: CommandContext, *, on: Day | NoDayGiven, as_json: bool) -> None:
    """Show the version, the rows of every table, the size of the network and the gaps."""
    words, day = context.words, chosen_day(on)
    with open_store(context) as store:
        whole = latest_snapshot(store)
    snapshot = whole.seen_on(day)
    measured = measure_network(snapshot.network, json_documents.STATUS_MEASURES)
    document = json_documents.status(whole, measured, _findings_on(whole, day), on=day)
    if as_json:
        print_json(document)
        return
    print_day(words, day)
    click.echo(words("Version {number}", number=document["revision"]))
    for table, count in document["counts"].items():
        click.echo(f"{table_name(words, table)}: {value_text(words, count)}")
    print_measures(words, document["network"])
    click.echo(gap_count_sentence(words, count_gaps(_findings_on(whole, day), whole.marks)))


@click.command()
@as_json
@click.pass_obj
def history(context: CommandContext, *, as_json: bool) -> None:
    """Show every version, the newest first: when, by whom and why."""
    with open_store(context) as store:
        revisions = queries.history(store)
    if as_json:
        print_json(json_documents.history(revisions))
        return
    for revision in revisions:
        when = context.words.moment(revision.created)
        click.echo(f"{revision.number}  {when}  {revision.author}  {revision.message}")


@click.command()
@click.argument("revision", type=click.IntRange(min=1))
@as_json
@click.pass_obj
def show(context: CommandContext, revision: int, *, as_json: bool) -> None:
    """Show what one version changed, row by row."""
    with open_store(context) as store:
        if revision > store.revision:
            raise RefusedError("no-such-revision", number=revision, latest=store.revision)
        changes = queries.changes_between(store, revision - 1, revision)
    print_difference(context.words, changes, as_json=as_json)


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
@on_option
@as_json
@click.pass_obj
def measures(
    context: CommandContext,
    *,
    evidence: tuple[str, ...],
    layer: tuple[str, ...],
    on: Day | NoDayGiven,
    as_json: bool,
) -> None:
    """Show every measure for every actor and body that has a seat, and for the whole network."""
    day = chosen_day(on)
    with open_store(context) as store:
        snapshot = latest_snapshot(store).seen_on(day)
    chosen = NetworkFilter(
        evidence=frozenset(Evidence(level) for level in evidence) or None,
        layers=frozenset(Layer(name) for name in layer) or None,
    )
    document = json_documents.measures(
        snapshot, measure_network(filter_network(snapshot.network, chosen, snapshot.facts))
    )
    if as_json:
        print_json(document)
        return
    print_day(context.words, day)
    print_measures(context.words, document["network"])
    for row in (*document["actors"], *document["bodies"]):
        click.echo(f"\n{row.pop('name')} ({row.pop('id')})")
        print_measures(context.words, row)


@click.command()
@click.option("--all", "everything", is_flag=True, help="Also where there is no gap.")
@on_option
@as_json
@click.pass_obj
def gaps(context: CommandContext, *, everything: bool, on: Day | NoDayGiven, as_json: bool) -> None:
    """Show the gaps, confirmed and unknown, with evidence and remedy; with `ever`, today's."""
    words, day = context.words, chosen_day(on)
    with open_store(context) as store:
        whole = latest_snapshot(store)
    found = _findings_on(whole, day)
    listed = [finding for finding in found if everything or finding.status is not Status.NONE]
    settings = usable_rule_settings(whole.facts.rule_settings)
    asked = find_open_questions(Situation(whole.facts, day or today()), settings)
    seen = whole.seen_on(day)
    document = json_documents.gaps(words, seen, listed, asked, on=day)
    if as_json:
        print_json(document)
        return
    if day is None:
        click.echo(words("Gaps are judged on a day; these are those of today."))
    else:
        print_day(words, day)
    click.echo(gap_count_sentence(words, count_gaps(found, whole.marks)))
    for gap in document["gaps"]:
        status = choice_name(context.words, Status(gap["status"]))
        click.echo(f"[{status}] {gap['title']}. {gap['reason']} {gap['remedy']}")
    if asked.questions:
        click.echo(questions_sentence(words, asked))
        for question in asked.questions:
            title = question_title(words, seen, question)
            click.echo(
                f"{title} {whom_to_ask_sentence(words, seen, question)} {settled_gaps_sentence(words, question)}"
            )


def _findings_on(whole: Snapshot, on: Day) -> tuple[Finding, ...]:
    """What the rules say on a day; with `ever`, today."""
    settings = usable_rule_settings(whole.facts.rule_settings)
    return find_gaps(whole.facts, settings=settings, on=on or today())
