"""A list of the unsaved forms that are not on screen, each with a button that opens it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

import streamlit as st

from dashboard import address
from dashboard.components.drafts import FormPlace, discard_draft, session_drafts
from dashboard.components.meetings.form_fields import preselect_row
from dashboard.components.meetings.planning import EDIT, PLAN
from dashboard.context import Context
from dashboard.markdown import as_label
from dashboard.wording.meetings import meeting_name


def show_unsaved_forms(
    context: Context, parts: Mapping[str, str], in_sight: Collection[str]
) -> None:
    """List the unsaved forms of meetings that are not on screen, each with a button to open it.

    `parts` has the names of the parts of a meeting. The text of a meeting that was removed can only
    be discarded.
    """
    words = context.words
    found = {
        key: draft.place
        for key, draft in session_drafts().items()
        if draft.place is not None and key not in in_sight
    }
    if not found:
        return
    known = {meeting.id for meeting in context.snapshot.facts.meetings}
    with st.container(border=True, gap="small"):
        st.markdown(f"**{words('Not saved yet')}**")
        for key, place in found.items():
            name = _unsaved_form_name(context, parts, place)
            if place.part == PLAN or place.meeting.id in known:
                st.button(
                    as_label(name),
                    key=f"open:{key}",
                    icon=":material/edit_note:",
                    type="tertiary",
                    on_click=partial(_open_form_at_place, place),
                )
            else:
                st.button(
                    as_label(words("Discard, for the meeting is gone: {what}", what=name)),
                    key=f"drop:{key}",
                    icon=":material/undo:",
                    type="tertiary",
                    on_click=partial(discard_draft, key),
                )


def _unsaved_form_name(context: Context, parts: Mapping[str, str], place: FormPlace) -> str:
    words, snapshot = context.words, context.snapshot
    if place.part == PLAN:
        return words("Plan a meeting: {body}", body=snapshot.name(place.meeting.body))
    part = words("day, hour, place or status") if place.part == EDIT else parts[place.part]
    about = meeting_name(words, snapshot, place.meeting)
    return ": ".join(filter(None, (about, part, place.name)))


def _open_form_at_place(place: FormPlace) -> None:
    """Show the meeting, part and row of a form, as a link to it would."""
    meeting = place.meeting
    address.ask_as_link("body", meeting.body)
    if place.part == PLAN:
        return
    address.ask_as_link("year", str(meeting.date.year))
    address.ask_as_link("meeting", meeting.id)
    if place.part != EDIT:
        address.ask_as_link("part", place.part)
        preselect_row(place)
