"""The page of the administrator: who is signed in, which machines have a token, and the audit."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import Final

import streamlit as st

from dashboard import address
from dashboard.access.audit_log import KEPT_DAYS, AuditEvent, AuditLine
from dashboard.access.audit_wording import (
    actor_text,
    audit_document,
    details_text,
    event_name,
    moment_of,
)
from dashboard.access.opened import Access, access
from dashboard.access.sessions import Session, SessionEnd
from dashboard.app_pages import PageEntry
from dashboard.components.tables import show_text_table
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.roles import role_name
from dashboard.words import N_, Words
from data.rights import Right

_DAY: Final = 24 * 60 * 60
_PERIODS: Final = {
    "1": N_("The last day"),
    "7": N_("The last week"),
    "31": N_("The last month"),
    str(KEPT_DAYS): N_("All that is kept"),
}
_MOST_SHOWN: Final = 1_000


def show(context: Context) -> None:
    """Show who has access, and what was done; only where people sign in."""
    words, opened = context.words, access()
    context.store.permission.require(Right.ADMINISTER)
    st.title(words("Access"), anchor=False)
    if opened is None:
        st.info(words("On this computer nobody signs in, so there is nothing to see here."))
        return
    _show_sessions(words, opened)
    _show_tokens(words, opened)
    _show_audit(words, opened)


def _show_sessions(words: Words, opened: Access) -> None:
    """Who is signed in, and a way to end that."""
    st.header(words("Who is signed in"), anchor=False)
    done = st.session_state.pop("signed-out", None)
    if done:
        st.success(escaped(done))
    sessions = opened.sessions.lasting()
    show_text_table(
        [
            {
                words("Name"): session.name,
                words("Role"): role_name(words, session.role),
                words("Since"): words.moment(_utc(session.started)),
                words("Last seen"): words.moment(_utc(session.seen)),
            }
            for session in sessions
        ],
        alt=words("Who is signed in"),
    )
    people = {session.subject: session for session in reversed(sessions)}
    who, button = st.columns([3, 1], vertical_alignment="bottom")
    chosen = who.selectbox(
        words("Sign somebody out everywhere"),
        list(people),
        index=None,
        format_func=lambda subject: _person_title(words, people[subject]),
        placeholder=words("Choose a person"),
    )
    if button.button(words("Sign out"), disabled=chosen is None) and chosen is not None:
        opened.sessions.end_all_of(chosen, SessionEnd.ADMINISTRATOR)
        st.session_state["signed-out"] = words(
            "{name} is signed out everywhere.", name=people[chosen].name
        )
        st.rerun()


def _person_title(words: Words, session: Session) -> str:
    return f"{session.name} · {role_name(words, session.role)}"


def _show_tokens(words: Words, opened: Access) -> None:
    """The tokens of other machines; they are made and ended on the command line."""
    st.header(words("Tokens of other machines"), anchor=False)
    tokens = opened.tokens.all()
    if not tokens:
        st.caption(words("There are no tokens."))
    show_text_table(
        [
            {
                words("Name"): token.name,
                words("For"): words.all_of(sorted(token.may)),
                words("Expires"): words.moment(_utc(token.expires)),
                words("Last used"): words("never")
                if token.last_used is None
                else words.moment(_utc(token.last_used)),
            }
            for token in tokens
        ],
        alt=words("Tokens of other machines"),
    )
    st.caption(
        words("A token is made with `woonnetwerk token new`, and ended with `token end`."),
    )


def _show_audit(words: Words, opened: Access) -> None:
    """What was done, newest first, to filter and to take along."""
    st.header(words("What was done"), anchor=False)
    st.caption(
        words(
            "Kept for {days} days. No line can be changed, and none removed before that.",
            days=words.number(KEPT_DAYS),
        )
    )
    when, what, who = st.columns(3)
    with when:
        days = address.selectbox(
            words("When"),
            "days",
            list(_PERIODS),
            show=lambda period: words(_PERIODS[period]),
            default="7",
        )
    event = what.selectbox(
        words("What"),
        list(AuditEvent),
        index=None,
        format_func=lambda event: event_name(words, event),
        placeholder=words("Everything"),
    )
    lines = opened.audit.lines(since=time.time() - int(days or KEPT_DAYS) * _DAY, event=event)
    people = sorted({line.actor.name or line.actor.subject for line in lines} - {""})
    person = who.selectbox(words("Who"), people, index=None, placeholder=words("Everybody"))
    if person is not None:
        lines = tuple(line for line in lines if person in (line.actor.name, line.actor.subject))
    if not lines:
        st.info(words("Nothing stands in the audit."))
        return
    if len(lines) > _MOST_SHOWN:
        st.caption(
            words(
                "The newest {count} are shown; the file has all.", count=words.number(_MOST_SHOWN)
            )
        )
    show_text_table(
        [_audit_table_row(words, line) for line in lines[:_MOST_SHOWN]], alt=words("What was done")
    )
    st.download_button(
        words("Fetch as JSON, one line for each"),
        lambda: _json_lines(lines),
        file_name="woonnetwerk-audit.jsonl",
        mime="application/jsonl",
        icon=":material/download:",
        on_click="ignore",
    )


def _audit_table_row(words: Words, line: AuditLine) -> dict[str, str]:
    return {
        words("When"): words.moment(moment_of(line)),
        words("What"): event_name(words, line.event),
        words("Who"): actor_text(words, line.actor),
        words("From"): line.actor.address,
        words("About"): details_text(words, line),
    }


def _json_lines(lines: tuple[AuditLine, ...]) -> str:
    documents = (json.dumps(audit_document(line), ensure_ascii=False) for line in reversed(lines))
    return "".join(f"{document}\n" for document in documents)


def _utc(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None, microsecond=0)


ACCESS_PAGE: Final = PageEntry(
    "access",
    "toegang",
    N_("Access"),
    N_("Data"),
    ":material/key:",
    show,
    Right.ADMINISTER,
)
