"""A mark on a gap: what was decided, and the small form to decide it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.markdown import escaped
from dashboard.marking import marked, unmarked
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.choices import capitalised, choice
from dashboard.wording.gaps import worded
from dashboard.wording.marks import MARK_MEANINGS, mark_sentence
from dashboard.wording.problems import told
from data.change import Change
from data.errors import WoonnetwerkError
from data.model import Mark, Marking
from graph.gaps import Finding

_DONE = "mark saved"


def show_saved_mark() -> None:
    """Say that a mark was saved, once, after the page was drawn anew."""
    done = st.session_state.pop(_DONE, None)
    if done:
        st.success(escaped(done))


def show_mark(visit: Visit, mark: Mark) -> None:
    """Show what was decided about a gap."""
    st.info(escaped(mark_sentence(visit.words, mark)), icon=":material/flag:")


def show_mark_button(visit: Visit, now: Snapshot, finding: Finding) -> None:
    """Offer to mark a gap, to those who may."""
    words = visit.words
    if not visit.may_mark:
        return
    mark = now.marks.get(finding.identity)
    label = words("Change the mark") if mark else words("Mark this gap")
    if st.button(label, key=f"mark:{finding.identity}", icon=":material/flag:"):
        st.dialog(label)(partial(_form, visit, now, finding))()


def _form(visit: Visit, now: Snapshot, finding: Finding) -> None:
    words = visit.words
    mark = now.marks.get(finding.identity)
    title = worded(words, now, finding, on=visit.judged_on).title
    choices = list(Marking)
    st.markdown(f"**{escaped(title)}**")
    with st.form("mark", border=False):
        decided = st.radio(
            words("What is decided"),
            choices,
            index=choices.index(mark.mark) if mark else 0,
            format_func=lambda each: capitalised(words, each),
            captions=[words(MARK_MEANINGS[each]) for each in choices],
        )
        reason = st.text_area(words("Why"), mark.reason if mark else "", max_chars=500)
        person = st.text_input(words("Your name"), visit.person.name)
        pressed = st.form_submit_button(words("Save the mark"), type="primary")
    removed = mark is not None and st.button(words("Take the mark away"))
    if pressed and not reason.strip():
        st.error(words("Write why, so that others can follow the decision."))
    elif pressed:
        change = marked(
            finding, now.marks, mark=decided, reason=reason, person=person, on=visit.today
        )
        message = words("Gap marked as {mark}: {title}", mark=choice(words, decided), title=title)
        _commit(visit, change, person, message)
    elif removed and mark is not None:
        _commit(visit, unmarked(mark), person, words("Mark taken away: {title}", title=title))


def _commit(visit: Visit, change: Change, person: str, message: str) -> None:
    try:
        visit.store.commit([change], base=visit.revision, author=person, message=message)
    except WoonnetwerkError as error:
        title, detail = told(visit.words, error)
        st.error(f"**{escaped(title)}** {escaped(detail)}")
        return
    st.session_state[_DONE] = message
    st.rerun()
