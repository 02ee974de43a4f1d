"""The members of a body that meets: role, vote, and who has fallen silent."""

from __future__ import annotations

import streamlit as st

from dashboard import links
from dashboard.components.tables import show_table
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import capitalised, choice
from dashboard.wording.meetings import (
    members_by_role,
    people_name,
    reason_sentence,
    replacing_sentences,
    sector_of,
    silent_longest_first,
)
from dashboard.wording.profile import membership_sentence
from graph.meetings import Member, Preparation


def show_members(context: Context, now: Snapshot, prepared: Preparation, *, names: bool) -> None:
    """Show the members as a table, with `names` those of their representatives too."""
    words = context.words
    named = [each for each in members_by_role(now, prepared.members) if each.named]
    st.header(words("Members"), anchor=False)
    st.markdown(escaped(membership_sentence(words, now, prepared.membership)))
    for silent in silent_longest_first(now, prepared.record):
        with st.container(border=True, gap="small"):
            links.to_thing(context, now, silent.actor)
            reasons = prepared.reasons[silent.actor]
            st.markdown(" ".join(escaped(reason_sentence(words, now, each)) for each in reasons))
    if not named:
        return
    title = words.plural("{count} member by name", "{count} members by name", len(named))
    with st.expander(title):
        show_table(
            [_row(context, now, prepared, member, names=names) for member in named],
            alt=words("Members"),
        )


def _row(
    context: Context, now: Snapshot, prepared: Preparation, member: Member, *, names: bool
) -> dict[str, str]:
    words = context.words
    votes = {True: words("yes"), False: words("no"), None: words("unknown")}
    answers = {each.actor: each.status for each in prepared.invitations}
    answer = answers.get(member.actor)
    row = {
        words("Actor"): now.name(member.actor),
        words("Sector"): sector_of(words, now, member.actor),
        words("Role"): choice(words, member.role),
        words("Vote"): votes[member.voting],
        words("Answer"): " ".join(
            [
                *([f"{capitalised(words, answer)}."] if answer else []),
                *replacing_sentences(words, now, prepared, member.actor),
            ]
        ),
    }
    if names:
        row[words("Representative")] = people_name(words, member.seats) or words("unknown")
    return row
