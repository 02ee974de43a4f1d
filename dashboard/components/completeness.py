"""How completely each body is known: its members, sectors, meetings, frequency and sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import links
from dashboard.components.charts import show_chart
from dashboard.components.tables import show_text_table
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.palette import UNKNOWN
from dashboard.wording.choices import choice_name
from dashboard.wording.profile import membership_sentence
from dashboard.words import Words
from graph.body_completeness import (
    Completeness,
    CompletenessAspect,
    KnowledgeExtent,
    completeness_score,
)
from graph.gaps import Membership, MembershipStatus, memberships

_COMPLETE = "●●●"
_MEMBERSHIP_SIGNS = {
    MembershipStatus.NAMED: _COMPLETE,
    MembershipStatus.PARTS: "●●○",
    MembershipStatus.OPEN: "●○○",
    MembershipStatus.UNNAMED: "●○○",
    MembershipStatus.INDIRECT: "●○○",
    MembershipStatus.NOTHING: "○○○",
}
_AT_ONCE = 12
_ROW = 26  # pixels
_AT_MOST = 60  # bars; the table holds the rest
_COLOURS = {
    KnowledgeExtent.KNOWN: "#0072B2",
    KnowledgeExtent.PARTLY: "#8CC1E0",
    KnowledgeExtent.UNKNOWN: "transparent",
}
_SIGNS = {KnowledgeExtent.KNOWN: "●", KnowledgeExtent.PARTLY: "◐", KnowledgeExtent.UNKNOWN: "○"}


def show_completeness(context: Context) -> None:
    """Show for every body how well its members are known, the least known first."""
    words, snapshot = context.words, context.snapshot
    st.header(words("How complete is the data"), anchor=False)
    known = memberships(snapshot.network)
    order = sorted(
        snapshot.bodies,
        key=lambda body: (_membership_sign(known[body]), snapshot.name(body).casefold()),
    )
    _show_membership_table(context, known, order[:_AT_ONCE])
    if len(order) > _AT_ONCE:
        rest = order[_AT_ONCE:]
        with st.expander(words.plural("{count} more body", "{count} more bodies", len(rest))):
            _show_membership_table(context, known, rest)


def _show_membership_table(
    context: Context, known: dict[str, Membership], order: Sequence[str]
) -> None:
    columns = st.columns(2, gap="medium")
    for place, body in enumerate(order):
        with columns[place % 2], st.container(border=True, gap="small"):
            links.to_thing(context, body)
            st.markdown(
                f"{_membership_sign(known[body])} "
                + escaped(membership_sentence(context.words, context.snapshot, known[body]))
            )


def _membership_sign(membership: Membership) -> str:
    return _COMPLETE if membership.complete else _MEMBERSHIP_SIGNS[membership.status]


def show_completeness_bars(
    context: Context, known: Mapping[str, Completeness], *, printed: bool = False
) -> None:
    """Draw how complete the data is, body by body, the least complete first."""
    words = context.words
    order = sorted(
        known,
        key=lambda body: (completeness_score(known[body]), context.snapshot.name(body).casefold()),
    )
    st.header(words("How complete the data is"), anchor=False)
    if not order:
        st.markdown(words("There is no body in the data."))
        return
    st.caption(
        words(
            "Of each body five things: its members by name, their sector, how often it meets, its "
            "meetings with attendance, and a source with its literal words. A short bar says "
            "nothing bad of the body. It says what we still have to find out."
        )
    )
    _draw_bars(context, {body: known[body] for body in order[:_AT_MOST]})
    if printed:
        _show_bars_as_table(context, {body: known[body] for body in order})
        return
    with st.expander(words("The same as a table")):
        _show_bars_as_table(context, {body: known[body] for body in order})


def _draw_bars(context: Context, known: Mapping[str, Completeness]) -> None:
    words = context.words
    body, extent, count, what = words("Body"), words("How far"), words("Number"), words("What")
    names = {body_id: context.snapshot.name(body_id) for body_id in known}
    rows = pd.DataFrame(
        [
            {
                body: names[body_id],
                extent: choice_name(words, how_far),
                count: sum(extents is how_far for extents in known[body_id].values()),
                what: _aspect_names(words, known[body_id], how_far),
                "place": place,
            }
            for body_id in known
            for place, how_far in enumerate(KnowledgeExtent)
        ]
    )
    legend = [choice_name(words, extent) for extent in KnowledgeExtent]
    chart = (
        alt.Chart(rows)
        .mark_bar(stroke=UNKNOWN, strokeWidth=1, height=14)
        .encode(
            x=alt.X(
                count,
                type="quantitative",
                title=None,
                scale=alt.Scale(domain=[0, len(CompletenessAspect)]),
                axis=alt.Axis(tickMinStep=1, format="d", grid=False),
            ),
            y=alt.Y(
                body,
                type="nominal",
                sort=list(names.values()),
                title=None,
                axis=alt.Axis(labelLimit=220, labelOverlap=False),
            ),
            color=alt.Color(
                extent,
                type="nominal",
                sort=legend,
                scale=alt.Scale(
                    domain=legend, range=[_COLOURS[extent] for extent in KnowledgeExtent]
                ),
                legend=alt.Legend(
                    orient="top", title=None, symbolStrokeColor=UNKNOWN, columns=1, padding=0
                ),
            ),
            order=alt.Order("place", type="quantitative"),
            tooltip=[body, extent, what],
        )
        .properties(height=_ROW * len(known), autosize=alt.AutoSizeParams(type="fit-x"))
    )
    show_chart(chart, key="completeness", alt_text=words("How complete the data is"))


def _show_bars_as_table(context: Context, known: Mapping[str, Completeness]) -> None:
    words = context.words
    show_text_table(
        [
            {
                words("Body"): context.snapshot.name(body),
                **{
                    choice_name(
                        words, aspect
                    ): f"{_SIGNS[extents[aspect]]} {choice_name(words, extents[aspect])}"
                    for aspect in CompletenessAspect
                },
            }
            for body, extents in known.items()
        ],
        alt=words("How complete the data is"),
    )


def _aspect_names(words: Words, known: Completeness, extent: KnowledgeExtent) -> str:
    """The names of the aspects of a body that are known to this extent, as one text."""
    return words.all_of(
        [choice_name(words, aspect) for aspect in CompletenessAspect if known[aspect] is extent]
    )
