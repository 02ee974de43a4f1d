"""Who is signed in to a dashboard of a whole city hall, and ending that."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from dashboard.access.audit_log import AuditLog
from dashboard.access.records import Records
from dashboard.access.sessions import Session, SessionEnd, Sessions
from dashboard.commands.command_context import REFUSED, CommandContext, as_json, print_json
from dashboard.roles import role_name
from dashboard.words import Words
from data.store_files import access_path


@click.command("end")
@click.argument("name")
@click.pass_obj
def end(context: CommandContext, *, name: str) -> None:
    """End every session of a person, by name or by what the provider calls the person."""
    sessions = _open_sessions(context)
    ended = {
        session.subject
        for session in _lasting_sessions(sessions)
        if name in _names_of_person(session)
    }
    if not ended:
        click.echo(context.words("Nobody called {name} is signed in.", name=name), err=True)
        click.get_current_context().exit(REFUSED)
    if sessions is not None:
        for subject in ended:
            sessions.end_all_of(subject, SessionEnd.ADMINISTRATOR)
    click.echo(context.words("{name} is signed out everywhere.", name=name))


@click.group(commands=(end,), invoke_without_command=True)
@as_json
@click.pass_context
def sessions(ctx: click.Context, *, as_json: bool) -> None:
    """Who is signed in, since when; `sessions end NAME` ends it, live pages included."""
    if ctx.invoked_subcommand is not None:
        return
    context: CommandContext = ctx.obj
    lasting = _lasting_sessions(_open_sessions(context))
    if as_json:
        print_json({"sessions": [_session_document(session) for session in lasting]})
        return
    for session in lasting:
        click.echo(_session_sentence(context.words, session))
    if not lasting:
        click.echo(context.words("Nobody is signed in."))


def _open_sessions(context: CommandContext) -> Sessions | None:
    """The sessions; None where nobody ever signed in."""
    path = access_path(context.database)
    if not path.exists():
        return None
    records = Records.open(path)
    return Sessions(records, on_end=AuditLog(records).session_ended)


def _lasting_sessions(sessions: Sessions | None) -> tuple[Session, ...]:
    return () if sessions is None else sessions.lasting()


def _names_of_person(session: Session) -> set[str]:
    return {session.name, session.subject}


def _session_sentence(words: Words, session: Session) -> str:
    return words(
        "{name} ({subject}), {role}, since {started}, last seen {seen}",
        name=session.name,
        subject=session.subject,
        role=role_name(words, session.role),
        started=words.moment(_utc(session.started)),
        seen=words.moment(_utc(session.seen)),
    )


def _session_document(session: Session) -> dict[str, str]:
    return {
        "name": session.name,
        "subject": session.subject,
        "role": session.role,
        "started": _utc(session.started).isoformat(),
        "seen": _utc(session.seen).isoformat(),
    }


def _utc(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None, microsecond=0)
