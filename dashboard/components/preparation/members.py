"""The members of a body that meets: role, vote, and who has fallen silent."""

from __future__ import annotations

import streamlit as st

from dashboard import links
from dashboard.components.tables import show_table
from dashboard.context import Context
from dashboard.markdown import escaped
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


def show_members(context: Context, prepared: Preparation, *, names: bool) -> None:
    """Show the members as a table, with `names` those of their representatives too."""
    words, snapshot = context.words, context.snapshot
    named = [each for each in members_by_role(snapshot, prepared.members) if each.named]
    st.header(words("Members"), anchor=False)
    st.markdown(escaped(membership_sentence(words, snapshot, prepared.membership)))
    for silent in silent_longest_first(snapshot, prepared.record):
        with st.container(border=True, gap="small"):
            links.to_thing(context, silent.actor)
            reasons = prepared.reasons[silent.actor]
            st.markdown(
                " ".join(escaped(reason_sentence(words, snapshot, each)) for each in reasons)
            )
    if not named:
        return
    title = words.plural("{count} member by name", "{count} members by name", len(named))
    with st.expander(title):
        show_table(
            [_row(context, prepared, member, names=names) for member in named],
            alt=words("Members"),
        )


def _row(context: Context, prepared: Preparation, member: Member, *, names: bool) -> dict[str, str]:
    words, snapshot = context.words, context.snapshot
    votes = {True: words("yes"), False: words("no"), None: words("unknown")}
    answers = {each.actor: each.status for each in prepared.invitations}
    answer = answers.get(member.actor)
    row = {
        words("Actor"): snapshot.name(member.actor),
        words("Sector"): sector_of(words, snapshot, member.actor),
        words("Role"): choice(words, member.role),
        words("Vote"): votes[member.voting],
        words("Answer"): " ".join(
            [
                *([f"{capitalised(words, answer)}."] if answer else []),
                *replacing_sentences(words, snapshot, prepared, member.actor),
            ]
        ),
    }
    if names:
        row[words("Representative")] = people_name(words, member.seats) or words("unknown")
    return row
