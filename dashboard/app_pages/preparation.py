"""Whom to invite to a meeting, and what must be on the table."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard import address, links
from dashboard.components.frame import head, refused
from dashboard.documents.meeting_workbook import meeting_workbook
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.invitations import reason_sentence, unknowns
from graph.invitations import Preparation, Reason, Why, prepare
from graph.network import two_mode
from graph.selection import Selection, select

_FEW = 3


def show(visit: Visit) -> None:
    """Show members, missing voices with reasons, and what is not known."""
    words = visit.words
    now = head(
        visit,
        words("Prepare a meeting"),
        words(
            "Choose a body, a date and themes. You get the members, who may be missing and why, "
            "and what is not known."
        ),
    )
    left, middle, right = st.columns([2, 1, 2])
    with left:
        body = address.selectbox(
            words("Body"),
            "body",
            list(now.bodies),
            show=now.name,
            placeholder=words("Choose a body"),
        )
    with middle:
        on = _date(visit)
    with right:
        themes = address.multiselect(
            words("Themes"),
            "theme",
            sorted(now.themes, key=now.theme_name),
            show=now.theme_name,
            placeholder=words("No theme chosen"),
        )
    for key in ("body", "date", "theme"):
        refused(visit, address.unknown(key))
    if body is None:
        st.info(words("Choose the body that meets."))
        return
    network = select(two_mode(now.facts), Selection(on=on), now.facts)
    prepared = prepare(now.facts, network, body, themes=themes, on=on)
    _show(visit, now, prepared)


def _date(visit: Visit) -> date:
    words = visit.words
    asked = st.query_params.get("date")
    try:
        start = date.fromisoformat(asked) if asked else visit.today
    except ValueError:
        start = visit.today
        refused(visit, asked)
    chosen = st.date_input(words("Date"), start, format="DD/MM/YYYY", key="meeting-date")
    day = chosen if isinstance(chosen, date) else start
    address.keep("date", None if day == visit.today else day.isoformat())
    if day < visit.today:
        st.caption(words("This day is past."))
    return day


def _show(visit: Visit, now: Snapshot, prepared: Preparation) -> None:
    words = visit.words
    left, right = st.columns(2, gap="large")
    with left:
        _invitations(visit, now, prepared)
    with right:
        _members(visit, now, prepared)
        st.subheader(words("What we do not know"), anchor=False)
        for sentence in unknowns(words, now, prepared):
            st.markdown(f"- {escaped(sentence)}")
    st.download_button(
        words("Download as a workbook"),
        lambda: meeting_workbook(words, now, prepared),
        file_name=f"{prepared.body}-{prepared.on.isoformat()}.xlsx",
        icon=":material/download:",
        on_click="ignore",
    )


def _invitations(visit: Visit, now: Snapshot, prepared: Preparation) -> None:
    words = visit.words
    st.subheader(words("Voices that may be missing"), anchor=False)
    if not prepared.invitations:
        st.markdown(
            words("The data gives no reason to invite anybody else. Choose themes to look further.")
        )
    by_sector: dict[str, list[str]] = {}
    for invitation in prepared.invitations:
        if [reason.why for reason in invitation.reasons] == [Why.SECTOR_MISSING]:
            by_sector.setdefault(invitation.reasons[0].about[0], []).append(invitation.actor)
            continue
        with st.container(border=True):
            links.to_thing(visit, now, invitation.actor)
            for reason in invitation.reasons:
                st.markdown(f"- {escaped(reason_sentence(words, now, reason))}")
    for sector, actors in by_sector.items():
        with st.container(border=True):
            st.markdown(escaped(reason_sentence(words, now, Reason(Why.SECTOR_MISSING, (sector,)))))
            for actor in actors[:_FEW]:
                links.to_thing(visit, now, actor)
            if len(actors) > _FEW:
                rest = actors[_FEW:]
                with st.expander(words.plural("{count} more", "{count} more", len(rest))):
                    for actor in rest:
                        links.to_thing(visit, now, actor)


def _members(visit: Visit, now: Snapshot, prepared: Preparation) -> None:
    words = visit.words
    st.subheader(words("Members"), anchor=False)
    if not prepared.members:
        st.markdown(words("No member of this body is known by name."))
    for member in prepared.members:
        links.to_thing(visit, now, member)
    if prepared.sectors:
        st.caption(
            escaped(
                words.all_of(
                    [
                        f"{now.sector_name(sector)}: {count}"
                        for sector, count in prepared.sectors.items()
                    ]
                )
            )
        )
