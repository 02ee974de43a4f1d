"""The page of the gaps: what is missing, how sure that is, and what would help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import address, cache, comparisons, links
from dashboard.components.completeness import show_completeness_bars
from dashboard.components.gaps.findings import (
    finding_label,
    show_finding_in_full,
    show_mark_saved_message,
)
from dashboard.components.gaps.listing import (
    GapGrouping,
    show_gap_list,
    show_gaps_to_print,
    show_membership_questions,
)
from dashboard.components.matrix.sectors import show_sector_matrix
from dashboard.components.page_header import report_unknown_value, show_page_header_with_day
from dashboard.components.print_controls import show_print_controls
from dashboard.context import Context
from dashboard.documents.gaps_workbook import gaps_workbook
from dashboard.markdown import escaped
from dashboard.marking import gaps, open_and_marked
from dashboard.wording.choices import capitalised_choice_name
from dashboard.wording.gaps import rule_title
from graph.gaps import RULES, Finding, Status
from graph.scenarios.timeline import FirstRevisionWithGap

_CHOICES = ("status", "rule", "about", "group")


def show(context: Context) -> None:
    """Show the gaps, the most serious first; with `print` in the address, in full and on paper."""
    words = context.words
    context = show_page_header_with_day(
        context,
        words("Gaps"),
        words(
            "What is missing in the consultation. *Confirmed* means that the sources show it. "
            "*Unknown* means that the sources do not tell: then there is something to find out, "
            "not something that is wrong."
        ),
    )
    findings = cache.findings(context)
    found = gaps(findings)
    if address.is_on("print"):
        _show_gaps_to_print(context, findings)
        return
    show_mark_saved_message()
    since = comparisons.first_seen(context)
    _show_gap_counts(context, found)
    wanted = st.query_params.get("finding")
    asked = next((finding for finding in found if finding.identity == wanted), None)
    report_unknown_value(context, wanted if wanted and asked is None else None)
    show_membership_questions(context, cache.open_questions(context), findings)
    chosen, by = _choose_gaps(context, found)
    _offer_gap_files(context, chosen, len(found), since)
    if chosen:
        _show_gaps(context, chosen, asked, by, since)
    else:
        st.info(words("No gap fits these choices. Clear a choice to see more."))
    show_sector_matrix(context, findings)
    show_completeness_bars(context, cache.completeness(context))


def _show_gaps_to_print(context: Context, findings: Sequence[Finding]) -> None:
    words, found = context.words, gaps(findings)
    show_print_controls(context, "gaps", _gap_choices_in_address())
    st.caption(
        escaped(
            words(
                "Version {number}, {day}",
                number=context.snapshot.revision,
                day=words.date(context.judged_on),
            )
        )
    )
    _show_gap_counts(context, found)
    chosen, by = _read_gap_choices(found)
    show_gaps_to_print(context, chosen, by, comparisons.first_seen(context) if chosen else {})
    show_sector_matrix(context, findings, printed=True)
    show_completeness_bars(context, cache.completeness(context), printed=True)


def _show_gap_counts(context: Context, found: Sequence[Finding]) -> None:
    words = context.words
    open_ones, marked = open_and_marked(found, context.snapshot.marks)
    confirmed = sum(finding.status is Status.CONFIRMED for finding in open_ones)
    for place, title, count, meaning in zip(
        st.columns(3),
        (
            capitalised_choice_name(words, Status.CONFIRMED),
            capitalised_choice_name(words, Status.UNKNOWN),
            words("Marked"),
        ),
        (confirmed, len(open_ones) - confirmed, len(marked)),
        (
            words("The sources show it."),
            words("The sources do not tell: to find out."),
            words("Somebody decided about it: accepted, planned or not applicable."),
        ),
        strict=True,
    ):
        place.metric(title, words.number(count), border=True, help=meaning)


def _choose_gaps(context: Context, found: Sequence[Finding]) -> tuple[list[Finding], GapGrouping]:
    words, snapshot = context.words, context.snapshot
    status_box, group_box = st.columns(2)
    rule_box, about_box = st.columns(2)
    with status_box:
        address.segmented(
            words("How sure"),
            "status",
            {
                "all": words("All"),
                **{
                    status: capitalised_choice_name(words, status)
                    for status in (Status.CONFIRMED, Status.UNKNOWN)
                },
            },
            default="all",
        )
    with group_box:
        address.segmented(
            words("Together by"),
            "group",
            {GapGrouping.SUBJECT: words("Subject"), GapGrouping.RULE: words("Rule")},
            default=GapGrouping.SUBJECT,
        )
    found_by = {finding.rule for finding in found}
    with rule_box:
        address.multiselect(
            words("Rule"),
            "rule",
            [rule.key for rule in RULES if rule.key in found_by],
            show=lambda key: rule_title(words, key),
            placeholder=words("All rules"),
        )
    subjects = {subject for finding in found for subject in finding.subjects}
    with about_box:
        address.multiselect(
            words("Actor or body"),
            "about",
            snapshot.by_name(subjects & set(snapshot.things)),
            show=snapshot.name,
            placeholder=words("All actors and bodies"),
        )
    for key in _CHOICES:
        report_unknown_value(context, address.unknown_value(key))
    return _read_gap_choices(found)


def _read_gap_choices(found: Sequence[Finding]) -> tuple[list[Finding], GapGrouping]:
    """Return the gaps that the choices in the address leave, and by what to group them."""
    status = st.query_params.get("status", "all")
    rules = st.query_params.get_all("rule")
    about = set(st.query_params.get_all("about"))
    group = st.query_params.get("group")
    chosen = [
        finding
        for finding in found
        if status not in set(Status) - {finding.status}
        and (not rules or finding.rule in rules)
        and (not about or about & set(finding.subjects))
    ]
    return chosen, GapGrouping.RULE if group == GapGrouping.RULE else GapGrouping.SUBJECT


def _gap_choices_in_address() -> dict[str, list[str]]:
    """The values of each choice of this page, as the address has them."""
    return {key: st.query_params.get_all(key) for key in _CHOICES}


def _offer_gap_files(
    context: Context, chosen: Sequence[Finding], of: int, since: Mapping[str, FirstRevisionWithGap]
) -> None:
    words = context.words
    count = words(
        "{shown} of {all} gaps shown",
        shown=words.number(len(chosen)),
        all=words.number(of),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(count)
        links.to_page(
            context,
            "gaps",
            words("For printing"),
            icon=":material/print:",
            print="1",
            **_gap_choices_in_address(),
        )
        st.download_button(
            words("Download as a workbook"),
            lambda: gaps_workbook(words, context.snapshot, chosen, since, on=context.judged_on),
            file_name=f"hiaten-{context.judged_on.isoformat()}.xlsx",
            icon=":material/download:",
            on_click="ignore",
        )


def _show_gaps(
    context: Context,
    chosen: Sequence[Finding],
    asked: Finding | None,
    by: GapGrouping,
    since: Mapping[str, FirstRevisionWithGap],
) -> None:
    words = context.words
    open_ones, _ = open_and_marked(chosen, context.snapshot.marks)
    first = asked or next(iter(open_ones), None)
    if first is not None:
        st.header(
            words("The gap that you asked for") if asked else words("The most serious"),
            anchor=False,
        )
        with st.container(border=True):
            st.markdown(f"### {finding_label(context, first)}")
            show_finding_in_full(context, first, since)
    show_gap_list(
        context,
        [finding for finding in chosen if finding is not first],
        by,
        above=first,
        since=since,
    )
