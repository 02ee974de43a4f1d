"""The members at the table of a meeting, and the balance of sectors with and without guests."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import links
from dashboard.alphabet import name_sort_key
from dashboard.components.charts import show_chart
from dashboard.components.sources import show_quotes
from dashboard.components.tables import show_text_table
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.palette import UNKNOWN, colours
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import capitalised_choice_name, choice_name
from dashboard.wording.meetings import (
    balance_sentences,
    members_by_role,
    reason_text,
    representatives_text,
    sector_name_of_actor,
    sectors_by_name,
    silent_longest_first,
    substitution_sentences,
)
from dashboard.wording.profile import membership_sentence
from graph.meetings import BodyMember, Preparation
from graph.meetings.participant_balance import Pair

_ROW = 34  # pixels for a sector: two bars


def show_members_table(context: Context, prepared: Preparation, *, names: bool) -> None:
    """Show the silent members and a table of the named ones, with `names` also who represents."""
    words, snapshot = context.words, context.snapshot
    named = [member for member in members_by_role(snapshot, prepared.members) if member.named]
    st.header(words("Members"), anchor=False)
    st.markdown(escaped(membership_sentence(words, snapshot, prepared.membership)))
    for silent in silent_longest_first(snapshot, prepared.record):
        with st.container(border=True, gap="small"):
            links.to_thing(context, silent.actor)
            reasons = prepared.reasons[silent.actor]
            st.markdown(
                " ".join(escaped(reason_text(words, snapshot, reason)) for reason in reasons)
            )
    if not named:
        return
    title = words.plural("{count} member by name", "{count} members by name", len(named))
    with st.expander(title):
        show_text_table(
            [_member_table_row(context, prepared, member, names=names) for member in named],
            alt=words("Members"),
        )


def _member_table_row(
    context: Context, prepared: Preparation, member: BodyMember, *, names: bool
) -> dict[str, str]:
    words, snapshot = context.words, context.snapshot
    votes = {True: words("yes"), False: words("no"), None: words("unknown")}
    answers = {invitation.actor: invitation.status for invitation in prepared.invitations}
    answer = answers.get(member.actor)
    row = {
        words("Actor"): snapshot.name(member.actor),
        words("Sector"): sector_name_of_actor(words, snapshot, member.actor),
        words("Role"): choice_name(words, member.role),
        words("Vote"): votes[member.voting],
        words("Answer"): " ".join(
            [
                *([f"{capitalised_choice_name(words, answer)}."] if answer else []),
                *substitution_sentences(words, snapshot, prepared, member.actor),
            ]
        ),
    }
    if names:
        row[words("Representative")] = representatives_text(words, member.seats) or words("unknown")
    return row


def show_balance(context: Context, prepared: Preparation) -> None:
    """Draw the sectors with and without guests, and what follows from who is ticked."""
    words = context.words
    st.header(words("Balance at the table"), anchor=False)
    if prepared.balance.sectors:
        show_sector_chart(context, prepared)
    st.markdown(
        "\n".join(
            f"- {escaped(sentence)}"
            for sentence in balance_sentences(words, context.snapshot, prepared)
        )
    )
    with st.expander(words("The same as a table")):
        _show_balance_tables(context, prepared)


def show_sector_chart(context: Context, prepared: Preparation) -> None:
    """Draw the number of members and guests of each sector."""
    words, snapshot = context.words, context.snapshot
    st.caption(
        words(
            "Per sector two bars: above the members that we know by name, below the same with "
            "the ticked guests."
        )
    )
    sector, when, count = words("Sector"), words("When"), words("Number")
    before, after = words("members"), words("with guests")
    known = colours([sector.id for sector in snapshot.facts.sectors])
    counts = sectors_by_name(snapshot, prepared)
    names = {
        sector_count.sector: snapshot.sector_name(sector_count.sector) for sector_count in counts
    }
    rows = pd.DataFrame(
        [
            {sector: names[sector_count.sector], when: label, count: number}
            for sector_count in counts
            for label, number in ((before, sector_count.before), (after, sector_count.after))
        ]
    )
    most = max(rows[count].max(), 1)
    base = alt.Chart(rows).encode(
        x=alt.X(
            count,
            type="quantitative",
            title=None,
            scale=alt.Scale(domain=[0, float(most) * 1.1]),
            axis=None,
        ),
        y=alt.Y(
            sector,
            type="nominal",
            sort=list(names.values()),
            title=None,
            axis=alt.Axis(labelLimit=180, labelOverlap=False, ticks=False, domain=False),
        ),
        yOffset=alt.YOffset(when, type="nominal", sort=[before, after]),
    )
    fill = alt.Color(
        sector,
        type="nominal",
        legend=None,
        scale=alt.Scale(
            domain=list(names.values()),
            range=[known.get(sector_id, UNKNOWN) for sector_id in names],
        ),
    )
    bars = base.mark_bar(height=12).encode(
        color=fill,
        opacity=alt.Opacity(
            when,
            type="nominal",
            legend=None,
            scale=alt.Scale(domain=[before, after], range=[0.45, 1]),
        ),
        tooltip=[sector, when, count],
    )
    numbers = base.mark_text(align="left", dx=4, color=UNKNOWN).encode(
        text=alt.Text(count, type="quantitative", format="d")
    )
    show_chart(
        (bars + numbers).properties(
            height=_ROW * len(names), autosize=alt.AutoSizeParams(type="fit-x")
        ),
        key="balance",
        alt_text=words("Sectors at the table, before and after"),
    )


def _show_balance_tables(context: Context, prepared: Preparation) -> None:
    words, snapshot = context.words, context.snapshot
    balance = prepared.balance
    show_text_table(
        [
            {
                words("Sector"): snapshot.sector_name(sector_count.sector),
                words("Members"): words.number(sector_count.before),
                words("With guests"): words.number(sector_count.after),
            }
            for sector_count in sectors_by_name(snapshot, prepared)
        ],
        alt=words("Sectors at the table, before and after"),
    )
    if balance.first_meetings:
        st.markdown(f"**{words('Pairs that meet for the first time, as far as we know')}**")
        show_text_table(
            [
                {words("One"): one, words("Other"): other}
                for one, other in _pairs_by_name(snapshot, balance.first_meetings)
            ],
            alt=words("Pairs that meet for the first time, as far as we know"),
        )
    quorum = [balance.quorum.figure] if balance.quorum else []
    facts = (*balance.sexes.facts, *quorum)
    if facts:
        st.markdown(f"**{words('Lines that this rests on')}**")
        show_quotes(context, facts)


def _pairs_by_name(snapshot: Snapshot, pairs: Sequence[Pair]) -> list[list[str]]:
    """The names of pairs of actors; alphabetical within each pair and among the pairs."""
    return sorted(map(snapshot.names, pairs), key=lambda pair: [*map(name_sort_key, pair)])
