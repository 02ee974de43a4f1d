"""The audit of a dashboard of a whole city hall."""

from __future__ import annotations

import json
import time
from typing import Final

import click

from dashboard.access.audit_log import KEPT_DAYS, AuditEvent, AuditLog
from dashboard.access.audit_wording import (
    actor_text,
    audit_document,
    details_text,
    event_name,
    moment_of,
)
from dashboard.access.records import Records
from dashboard.commands.command_context import CommandContext
from data.store_files import access_path

_DAY: Final = 24 * 60 * 60


@click.command()
@click.option(
    "--days", type=click.IntRange(1, KEPT_DAYS), default=KEPT_DAYS, help="Of so many days."
)
@click.option(
    "--event", type=click.Choice([event.value for event in AuditEvent]), help="Of one kind only."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document a line, oldest first.")
@click.pass_obj
def audit(context: CommandContext, *, days: int, event: str | None, as_json: bool) -> None:
    """Who did what and when: sign-ins, changes, downloads with names; newest first."""
    path, words = access_path(context.database), context.words
    if not path.exists():
        if not as_json:
            click.echo(words("Nothing stands in the audit."))
        return
    since = time.time() - days * _DAY
    lines = AuditLog(Records.open(path)).lines(
        since=since, event=AuditEvent(event) if event else None
    )
    if as_json:
        for line in reversed(lines):
            click.echo(json.dumps(audit_document(line), ensure_ascii=False))
        return
    for line in lines:
        told = (
            words.moment(moment_of(line)),
            event_name(words, line.event),
            actor_text(words, line.actor),
            line.actor.address,
            details_text(words, line),
        )
        click.echo(" · ".join(part for part in told if part))
    if not lines:
        click.echo(words("Nothing stands in the audit."))
