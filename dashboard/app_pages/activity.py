"""The page of one activity: a project, service, publication or event, and who takes part."""

from __future__ import annotations

import streamlit as st

from dashboard import address, cache
from dashboard.components.lists import show_activities_table
from dashboard.components.page_header import report_unknown_value, show_page_header_with_day
from dashboard.components.relations import show_themes_of_thing, show_ties_of_thing
from dashboard.components.reported_figures import show_figures_about
from dashboard.components.sources import show_quotes
from dashboard.components.validity_and_history import show_fact_history
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.wording.profile import period_sentence
from data.model import Activity


def show(context: Context) -> None:
    """Show one activity."""
    words = context.words
    subtitle = words("A project, service, publication or event.")
    context = show_page_header_with_day(context, words("Activity"), subtitle)
    activities = context.whole_snapshot.activities
    chosen = address.selectbox(
        words("Choose an activity"),
        "activity",
        list(activities),
        show=context.snapshot.name,
        placeholder=words("Type a part of the name"),
    )
    report_unknown_value(context, address.unknown_value("activity"))
    if chosen is None:
        show_activities_table(context)
        return
    activity = activities[chosen]
    _show_identity(context, activity)
    left, right = st.columns(2, gap="large")
    with left:
        show_ties_of_thing(context, activity.id)
    with right:
        none = words("The data names no theme of this activity.")
        show_themes_of_thing(context, activity.id, none=none)
        show_figures_about(context, activity.id)
    st.subheader(words("Where this comes from"), anchor=False)
    show_quotes(context, [activity])
    show_fact_history(context, cache.history(context), "activities", (activity.id,))


def _show_identity(context: Context, activity: Activity) -> None:
    words = context.words
    st.header(escaped(activity.name), anchor=False)
    about = [context.snapshot.kind_name(activity.kind) if activity.kind else words("kind unknown")]
    if activity.website:
        about.append(activity.website)
    st.caption(escaped(" · ".join(about)))
    begin, until = activity.active_from, activity.active_until
    st.markdown(escaped(period_sentence(words, begin, until, context.judged_on)))
