"""The page that explains the words and numbers of the dashboard, and where they come from."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, links
from dashboard.components.measures import show_network_measures
from dashboard.components.reported_figures import show_figures_of_source
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.text.text_files import load_texts
from dashboard.wording.choices import capitalised_choice_name, choice_explanation
from dashboard.wording.gaps import cite_reference, rule_explanation, rule_title
from dashboard.wording.measures import measure_name, measure_paragraph, measure_sentence
from dashboard.wording.profile import no_data_sentence
from dashboard.words import N_, Words
from data.model import Evidence, Setting, Source
from graph.gaps import RULES, RuleSetting, Status
from graph.gaps.city_settings import ENABLED, settings_with_defaults, usable_rule_settings
from graph.measures import MEASURES, MeasureScope
from graph.network_filter import EVERYTHING

_WORDS = (
    (
        N_("Actor"),
        N_(
            "An organisation, a part of one, a role (such as the programmaregisseur) or a group "
            "without names (such as “landlords”) that takes part."
        ),
    ),
    (
        N_("Body"),
        N_(
            "A place where actors consult. Its layer is kerngroep, woonraad, consultation or "
            "partnership."
        ),
    ),
    (N_("Seat"), N_("The place of an actor in a body, with how we know of it.")),
    (
        N_("Gap"),
        N_(
            "Something that is missing in the consultation: *confirmed* when the sources show it, "
            "*unknown* when the sources do not tell."
        ),
    ),
    (
        N_("Consultation network"),
        N_(
            "Two actors are linked when they sit in the same body. In a body of n actors each pair "
            "counts for 1/(n - 1), times the meetings a year where these are known, so that one "
            "large body does not drown the rest."
        ),
    ),
)

_MEASURED = (
    (N_("Of an actor"), {MeasureScope.ACTOR}),
    (N_("Of an actor or a body, seat by seat"), {MeasureScope.TWO_MODE}),
    (N_("Of the network as a whole"), {MeasureScope.NETWORK, MeasureScope.TWO_MODE_NETWORK}),
)

_LIMITS = (
    N_(
        "Who was listed in a source decides who looks central. A missing name is not a missing person."
    ),
    N_("Missing is unknown, not zero."),
    N_("With fewer than 30 actors we show ranks and words before decimals."),
    N_(
        "A body with many members makes many links at once, so the network looks closer than it is."
    ),
    N_("Betweenness in a network of several parts compares poorly between the parts."),
    N_(
        "Sectors are our own classification, made from words in the source. Where the source gives none, the sector is unknown."
    ),
)


def show(context: Context) -> None:
    """Show the explanation of words, evidence, measures, rules, sources and limits."""
    words = context.words
    st.title(words("Explanation"), anchor=False)
    st.markdown(words("What the words and numbers mean, and where they come from."))
    st.header(words("The five words you need"), anchor=False)
    for word, sentence in _WORDS:
        st.markdown(f"**{words(word)}** — {words(sentence)}")
    st.header(words("How we know of a seat"), anchor=False)
    for evidence in Evidence:
        st.markdown(
            f"- **{capitalised_choice_name(words, evidence)}**: {choice_explanation(words, evidence)}"
        )
    _show_network_words(context)
    _show_measures(words)
    _show_rules(context)
    _show_sources(context)
    _show_people(context)
    st.header(words("What to be careful about"), anchor=False)
    for limit in _LIMITS:
        st.markdown(f"- {words(limit)}")


def _show_people(context: Context) -> None:
    """What roles see, what is kept of people, and for whom the pages were tested."""
    words = context.words
    if context.signs:
        st.header(words("Who sees what"), anchor=False)
        _show_text(words, "roles")
    st.header(words("What is kept of people"), anchor=False)
    _show_text(words, "kept")
    if context.signs:
        _show_text(words, "kept_signed_in")
    st.header(words("Accessibility"), anchor=False)
    _show_text(words, "accessibility")


def _show_text(words: Words, key: str) -> None:
    for sentence in load_texts("explanation", words.language)[key]["sentences"]:
        st.markdown(escaped(sentence))


def _show_network_words(context: Context) -> None:
    words = context.words
    if not context.whole_snapshot.facts.seats:
        return
    st.header(words("The network in figures"), anchor=False)
    show_network_measures(context, cache.measures(context, EVERYTHING))


def _show_measures(words: Words) -> None:
    st.header(words("Measures"), anchor=False)
    st.markdown(words("What can be measured, what it tells, and how it is counted."))
    for title, scopes in _MEASURED:
        keys = [measure.key for measure in MEASURES if measure.scope in scopes]
        with st.expander(f"{words(title)} ({words.number(len(keys))})"):
            for key in keys:
                st.markdown(
                    f"**{escaped(measure_name(words, key))}** — "
                    + escaped(measure_sentence(words, key))
                )
                st.caption(escaped(measure_paragraph(words, key)))


def _show_rules(context: Context) -> None:
    words = context.words
    given = context.whole_snapshot.facts.rule_settings
    held = settings_with_defaults(given)
    st.header(words("Gap rules"), anchor=False)
    st.markdown(
        words(
            "Each rule answers *{confirmed}*, *{unknown}* or *{none}* for each actor, body or pair.",
            confirmed=capitalised_choice_name(words, Status.CONFIRMED),
            unknown=capitalised_choice_name(words, Status.UNKNOWN),
            none=capitalised_choice_name(words, Status.NONE),
        )
    )
    for rule in RULES:
        with st.expander(rule_title(words, rule.key)):
            st.markdown(escaped(rule_explanation(words, rule.key)))
            for reference in rule.references:
                st.caption(escaped(cite_reference(words, rule.key, reference)))
            for setting in held:
                if setting.rule == rule.key:
                    _show_setting(words, setting, own=setting not in given)
    links.to_page(
        context,
        "update",
        words("Change a setting: take the workbook of the settings, and upload it"),
        icon=":material/tune:",
    )


def _show_setting(words: Words, setting: Setting, *, own: bool) -> None:
    """Show one setting as in the workbook; unless it is our `own`, say that the city set it."""
    sentence = words("{setting}: {value}", setting=setting.setting, value=setting.value)
    if setting.setting == ENABLED:
        off = usable_rule_settings([setting]).get(setting.rule, RuleSetting()).enabled is False
        sentence = words("The rule is switched off.") if off else words("The rule is switched on.")
    st.caption(escaped(sentence if own else f"{sentence} {words('The city set it so.')}"))


def _show_sources(context: Context) -> None:
    words = context.words
    st.header(words("Sources"), anchor=False)
    snapshot = context.snapshot
    if not snapshot.facts.sources:
        st.markdown(words("The data names no source."))
    for source in snapshot.facts.sources:
        st.markdown(f"**{escaped(source.title)}**")
        st.caption(escaped(_source_description(words, source)))
        if source.no_data:
            st.markdown(escaped(no_data_sentence(words, source.no_data)))
        if source.note:
            st.caption(escaped(source.note))
        show_figures_of_source(context, source)


def _source_description(words: Words, source: Source) -> str:
    published = words.period(source.published) if source.published else words("date unknown")
    checked = words.date(source.checked) if source.checked else words("never, as far as we know")
    return " · ".join(
        part
        for part in (
            source.publisher or "",
            published,
            words("last checked: {day}", day=checked),
            source.website or "",
        )
        if part
    )
