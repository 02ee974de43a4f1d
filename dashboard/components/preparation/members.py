"""The members of a body that meets: role, vote, and who has fallen silent."""

from __future__ import annotations

import streamlit as st

from dashboard import links
from dashboard.components.tables import show_table
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.choices import choice
from dashboard.wording.meetings import reason_sentence
from dashboard.wording.profile import membership_sentence
from graph.meetings import Member, Preparation


def show_members(visit: Visit, now: Snapshot, prepared: Preparation, *, names: bool) -> None:
    """Show the members as a table, with `names` those of their representatives too."""
    words = visit.words
    named = [member for member in prepared.members if member.named]
    st.subheader(words("Members"), anchor=False)
    st.markdown(escaped(membership_sentence(words, now, prepared.membership)))
    for actor, reasons in prepared.reasons.items():
        with st.container(border=True, gap="small"):
            links.to_thing(visit, now, actor)
            st.markdown(" ".join(escaped(reason_sentence(words, now, each)) for each in reasons))
    if not named:
        return
    title = words.plural("{count} member by name", "{count} members by name", len(named))
    with st.expander(title):
        show_table(
            [_row(visit, now, prepared, member, names=names) for member in named],
            alt=words("Members"),
        )


def _row(
    visit: Visit, now: Snapshot, prepared: Preparation, member: Member, *, names: bool
) -> dict[str, str]:
    words = visit.words
    votes = {True: words("yes"), False: words("no"), None: words("unknown")}
    status = {each.actor: each.status for each in prepared.invitations}
    sector = now.actors[member.actor].sector
    row = {
        words("Actor"): now.name(member.actor),
        words("Sector"): now.sector_name(sector) if sector else words("unknown"),
        words("Role"): choice(words, member.role),
        words("Vote"): votes[member.voting],
        words("Answer"): choice(words, status[member.actor]) if member.actor in status else "",
    }
    if names:
        people = [seat.representative for seat in member.seats if seat.representative]
        row[words("Representative")] = ", ".join(people) or words("unknown")
    return row
