"""One gap on a page: on one line or in full, and the mark that somebody put on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

import streamlit as st

from dashboard import links
from dashboard.components.author import ask_author_name
from dashboard.components.drafts import DraftForm, discard_draft, show_unsaved_notice
from dashboard.components.sources import show_quotes
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.marking import mark_change, unmark_change
from dashboard.wording.choices import capitalised_choice_name, choice_explanation, choice_name
from dashboard.wording.gaps import render_finding
from dashboard.wording.gaps.gap_marks import first_seen_sentence, mark_sentence
from dashboard.wording.problems import error_text
from data.change import Change
from data.errors import WoonnetwerkError
from data.model import Mark, Marking
from graph.gaps import MOST_SEVERE, Finding, Status
from graph.scenarios.timeline import FirstRevisionWithGap

SIGNS = {
    Status.CONFIRMED: ":material/error:",
    Status.UNKNOWN: ":material/help:",
    Status.NONE: ":material/check:",
}
_MARK_SAVED = "mark saved"


def finding_label(context: Context, finding: Finding, *, with_status: bool = True) -> str:
    """A finding as one line of markdown: icon, status and title."""
    sign, title = (
        SIGNS[finding.status],
        escaped(
            render_finding(context.words, context.snapshot, finding, on=context.judged_on).title
        ),
    )
    if not with_status:
        return f"{sign} {title}"
    return f"{sign} **{capitalised_choice_name(context.words, finding.status)}** · {title}"


def show_finding_line(context: Context, finding: Finding) -> None:
    """Show a finding in one sentence, with a link that leads to it."""
    with st.container(border=True, gap="small"):
        st.markdown(finding_label(context, finding))
        mark = context.snapshot.marks.get(finding.identity)
        if mark:
            st.caption(escaped(capitalised_choice_name(context.words, mark.mark)))
        links.to_page(
            context,
            "gaps",
            context.words("Why, and what would help"),
            icon=":material/arrow_forward:",
            finding=finding.identity,
        )


def show_findings_about(context: Context, findings: Iterable[Finding], identity: str) -> None:
    """Show the findings about one actor or body."""
    words = context.words
    st.subheader(words("Gaps"), anchor=False)
    about = [
        finding
        for finding in findings
        if identity in finding.subjects and finding.status is not Status.NONE
    ]
    if not about:
        st.markdown(words("The rules find no gap here."))
    for finding in about:
        show_finding_line(context, finding)


def show_finding_in_full(
    context: Context, finding: Finding, since: Mapping[str, FirstRevisionWithGap]
) -> None:
    """Show a finding with its reason, why it matters, the remedy and the quoted lines.

    `since` has when each gap began, by its identity.
    """
    words, snapshot = context.words, context.snapshot
    text = render_finding(words, snapshot, finding, on=context.judged_on)
    mark = snapshot.marks.get(finding.identity)
    if mark:
        show_mark(context, mark)
    st.markdown(escaped(text.reason))
    for title, part in (
        (words("What we do not know"), text.unknown),
        (words("Why it matters"), text.why),
        (words("What would close it"), text.remedy),
        (words("Rests on"), text.reference),
    ):
        if part:
            st.markdown(f"**{title}** — {escaped(part)}")
    for subject in finding.subjects:
        if snapshot.thing(subject) is not None:
            links.to_thing(context, subject)
    if finding.facts:
        with st.expander(words("Lines that this rests on")):
            show_quotes(context, finding.facts)
    st.caption(escaped(severity_and_age_text(context, finding, since)))
    with st.container(horizontal=True, vertical_alignment="center"):
        show_mark_button(context, finding)
        links.to_page(
            context,
            "scenario",
            words("Take to What if"),
            icon=":material/alt_route:",
            gap=finding.identity,
        )


def severity_and_age_text(
    context: Context, finding: Finding, since: Mapping[str, FirstRevisionWithGap]
) -> str:
    """How serious a finding is, and since when its gap exists."""
    words = context.words
    serious = words(
        "Seriousness: {severity} of {most}.", severity=finding.severity, most=MOST_SEVERE
    )
    began = since.get(finding.identity)
    return f"{serious} {first_seen_sentence(words, began)}" if began else serious


def show_mark_saved_message() -> None:
    """Say once, on the rerun after saving, that a mark was saved."""
    done = st.session_state.pop(_MARK_SAVED, None)
    if done:
        st.success(escaped(done))


def show_mark(context: Context, mark: Mark) -> None:
    """Show the mark that somebody put on a gap."""
    st.info(escaped(mark_sentence(context.words, mark)), icon=":material/flag:")


def show_mark_button(context: Context, finding: Finding) -> None:
    """Show a button to mark a gap, to persons with the right to do so."""
    words = context.words
    if not context.may_record:
        return
    mark = context.snapshot.marks.get(finding.identity)
    label = words("Change the mark") if mark else words("Mark this gap")
    if st.button(label, key=f"mark:{finding.identity}", icon=":material/flag:"):
        st.dialog(label)(partial(_show_mark_form, context, finding))()


def _show_mark_form(context: Context, finding: Finding) -> None:
    words, snapshot = context.words, context.snapshot
    mark = snapshot.marks.get(finding.identity)
    title = render_finding(words, snapshot, finding, on=context.judged_on).title
    choices = list(Marking)
    form = DraftForm(f"marking:{finding.identity}", context.revision, (mark,) if mark else ())
    st.markdown(f"**{escaped(title)}**")
    decided = st.radio(
        words("What is decided"),
        choices,
        format_func=lambda mark: capitalised_choice_name(words, mark),
        captions=[choice_explanation(words, mark) for mark in choices],
        **form.widget_arguments("decided", mark.mark if mark else choices[0]),
    )
    held = mark.reason if mark else ""
    reason = st.text_area(words("Why"), max_chars=500, **form.widget_arguments("reason", held))
    person = ask_author_name(context, **form.widget_arguments("person", context.person.name))
    pressed = st.button(words("Save the mark"), type="primary")
    removed = mark is not None and st.button(words("Take the mark away"))
    if pressed and not reason.strip():
        st.error(words("Write why, so that others can follow the decision."))
    elif pressed:
        change = mark_change(
            finding, snapshot.marks, mark=decided, reason=reason, person=person, on=context.today
        )
        message = words(
            "Gap marked as {mark}: {title}", mark=choice_name(words, decided), title=title
        )
        _commit_mark(context, form, change, person, message)
    elif removed and mark is not None:
        _commit_mark(
            context,
            form,
            unmark_change(mark),
            person,
            words("Mark taken away: {title}", title=title),
        )
    show_unsaved_notice(context, form)


def _commit_mark(
    context: Context, form: DraftForm, change: Change, person: str, message: str
) -> None:
    try:
        context.store.commit(
            [change], base=context.revision, author=person, message=message, rebase=True
        )
    except WoonnetwerkError as error:
        title, detail = error_text(context.words, error)
        st.error(f"**{escaped(title)}** {escaped(detail)}")
        return
    discard_draft(form.key)
    st.session_state[_MARK_SAVED] = message
    st.rerun()
