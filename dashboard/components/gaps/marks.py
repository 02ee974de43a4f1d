"""A mark on a gap: what was decided, and the small form to decide it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.components.drafts import Form, discard
from dashboard.components.unsaved import show_unsaved
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.marking import marked, unmarked
from dashboard.wording.choices import capitalised, choice, meaning
from dashboard.wording.gaps import render_finding
from dashboard.wording.gaps.gap_marks import mark_sentence
from dashboard.wording.problems import error_text
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


def show_mark(context: Context, mark: Mark) -> None:
    """Show what was decided about a gap."""
    st.info(escaped(mark_sentence(context.words, mark)), icon=":material/flag:")


def show_mark_button(context: Context, finding: Finding) -> None:
    """Offer to mark a gap, to those who may."""
    words = context.words
    if not context.may_mark:
        return
    mark = context.snapshot.marks.get(finding.identity)
    label = words("Change the mark") if mark else words("Mark this gap")
    if st.button(label, key=f"mark:{finding.identity}", icon=":material/flag:"):
        st.dialog(label)(partial(_form, context, finding))()


def _form(context: Context, finding: Finding) -> None:
    words, snapshot = context.words, context.snapshot
    mark = snapshot.marks.get(finding.identity)
    title = render_finding(words, snapshot, finding, on=context.judged_on).title
    choices = list(Marking)
    form = Form(f"marking:{finding.identity}", context.revision, (mark,) if mark else ())
    st.markdown(f"**{escaped(title)}**")
    decided = st.radio(
        words("What is decided"),
        choices,
        format_func=lambda each: capitalised(words, each),
        captions=[meaning(words, each) for each in choices],
        **form.widget("decided", mark.mark if mark else choices[0]),
    )
    held = mark.reason if mark else ""
    reason = st.text_area(words("Why"), max_chars=500, **form.widget("reason", held))
    person = st.text_input(words("Your name"), **form.widget("person", context.person.name))
    pressed = st.button(words("Save the mark"), type="primary")
    removed = mark is not None and st.button(words("Take the mark away"))
    if pressed and not reason.strip():
        st.error(words("Write why, so that others can follow the decision."))
    elif pressed:
        change = marked(
            finding, snapshot.marks, mark=decided, reason=reason, person=person, on=context.today
        )
        message = words("Gap marked as {mark}: {title}", mark=choice(words, decided), title=title)
        _commit(context, form, change, person, message)
    elif removed and mark is not None:
        _commit(
            context, form, unmarked(mark), person, words("Mark taken away: {title}", title=title)
        )
    show_unsaved(context, form)


def _commit(context: Context, form: Form, change: Change, person: str, message: str) -> None:
    try:
        context.store.commit(
            [change], base=context.revision, author=person, message=message, rebase=True
        )
    except WoonnetwerkError as error:
        title, detail = error_text(context.words, error)
        st.error(f"**{escaped(title)}** {escaped(detail)}")
        return
    discard(form.key)
    st.session_state[_DONE] = message
    st.rerun()
