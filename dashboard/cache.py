"""What is worked out once per revision and shared by all sessions; Streamlit's only caches."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

import streamlit as st

from dashboard.context import Context
from dashboard.day import format_day
from dashboard.progress import Progress, run_with_progress
from dashboard.snapshot import Snapshot
from dashboard.wording.gaps import rule_title
from dashboard.wording.measures import measure_name
from data import queries
from data.revisions import Revision
from data.store import Store
from graph.body_completeness import Completeness
from graph.body_completeness import completeness_of_bodies as completeness_of
from graph.communities import communities
from graph.gaps import Finding, RuleSetting, find_gaps
from graph.gaps.city_settings import usable_rule_settings
from graph.gaps.open_questions import MembershipQuestions
from graph.gaps.open_questions import find_open_questions as questions_about
from graph.gaps.rule import effective_thresholds
from graph.gaps.silent_members import SILENT_MEMBER
from graph.layout.arrangements import ARRANGEMENTS
from graph.measures import MeasureValues, measure_network
from graph.meetings import (
    AttendanceRecord,
    MeetingYear,
    Preparation,
    PreparationRequest,
    meeting_year_of,
    prepare_body_meeting,
)
from graph.meetings import attendance_record_of as record_of
from graph.network import Network, consultation_network
from graph.network_cut_points import cut_points
from graph.network_filter import EVERYTHING, NetworkFilter, filter_network
from graph.network_size import LARGE, NetworkSize, network_size
from graph.scenarios.timeline import TimelinePoint
from graph.situation.situation import Situation

T = TypeVar("T")


@st.cache_resource(show_spinner=False)
def store(database: str) -> Store:
    """The one open store of this process."""
    return Store.open(Path(database))


@st.cache_resource(max_entries=256, show_spinner=False, hash_funcs={NetworkFilter: hash})
def _answer(
    database: str, revision: int, question: str, choices: tuple[object, ...], _work: Callable[[], T]
) -> T:
    del database, revision, question, choices  # they tell one answer from another
    return _work()


def cached(context: Context, work: Callable[[], T], question: str, *choices: object) -> T:
    """An answer about the revision of a context, worked out once for each question and choices."""
    return _answer(context.cache_scope, context.revision, question, choices, work)


def cached_with_progress(
    context: Context, doing: str, work: Callable[[Progress], T], question: str, *choices: object
) -> T:
    """An answer kept as `kept` does; of a large network, worked out under a bar."""
    if len(context.whole_snapshot.facts.actors) < LARGE:
        return cached(context, lambda: work(_no_progress), question, *choices)
    box = result_slot(context.cache_scope, context.revision, question, choices)
    if not box:  # filled here, since nothing may be shown from within what is kept
        name = f"{context.revision} {question} {choices}"
        box.append(run_with_progress(context.words, name, doing, work))
    return cast(T, box[0])


def _no_progress(share: float, busy: str = "") -> None:
    del share, busy


def read_snapshot(store: Store, database: str, revision: int) -> Snapshot:
    """A revision as it was committed, read once; another may be committed in the meantime."""
    return _answer(
        database,
        revision,
        "snapshot",
        (),
        lambda: Snapshot(revision, queries.facts_at(store, revision)),
    )


def on_day(context: Context) -> Snapshot:
    """What holds on the day of the context, with all that the data holds as its record."""
    whole, on = context.whole_snapshot, context.on
    if on is None:
        return whole
    return cached(context, partial(whole.seen_on, on), "on", _day_key(context))


def history(context: Context) -> list[Revision]:
    """Every revision up to the one that the context looks at, newest first."""

    def work() -> list[Revision]:
        return [
            revision
            for revision in queries.history(context.store)
            if revision.number <= context.revision
        ]

    return cached(context, work, "history")


def selected_network(context: Context, selection: NetworkFilter) -> Network:
    """The part of the two-mode network that a selection leaves."""
    of_day = on_day(context)
    if selection == EVERYTHING:
        return of_day.network
    work = partial(filter_network, of_day.network, selection, of_day.facts)
    return cached(context, work, "selected", _day_key(context), selection)


def consultation(context: Context, selection: NetworkFilter) -> Network:
    """The consultation network of a selection."""
    network = selected_network(context, selection)
    doing = context.words("Working out who meets whom")
    return cached_with_progress(
        context, doing, lambda _: consultation_network(network), "met", _day_key(context), selection
    )


def measures(context: Context, selection: NetworkFilter, *keys: str) -> MeasureValues:
    """The measures of a selection: those with the given keys, or all."""
    network, words = selected_network(context, selection), context.words

    def work(on_progress: Progress) -> MeasureValues:
        return measure_network(
            network,
            keys or None,
            progress=lambda key, done, of: on_progress(done / of, measure_name(words, key)),
        )

    return cached_with_progress(
        context,
        words("Working out the measures"),
        work,
        "measured",
        _day_key(context),
        selection,
        keys,
    )


def network_size_of(context: Context) -> NetworkSize:
    """How large the network of the day is."""
    of_day = on_day(context)
    return cached(context, lambda: network_size(of_day.network), "size", _day_key(context))


def cut_points_of(context: Context, selection: NetworkFilter) -> frozenset[str]:
    """The actors without whom parts of a selection no longer meet."""
    return cached(
        context,
        lambda: cut_points(selected_network(context, selection)),
        "cut",
        _day_key(context),
        selection,
    )


def groups(context: Context, selection: NetworkFilter) -> Mapping[str, int]:
    """The group of every actor that meets somebody in a selection, 0 the largest."""
    network, doing = consultation(context, selection), context.words("Looking for groups")
    return cached_with_progress(
        context, doing, lambda _: communities(network), "grouped", _day_key(context), selection
    )


def positions(context: Context, arrangement: str = "force") -> Mapping[str, tuple[float, float]]:
    """Where every actor and body stands in the picture, whatever is selected, on every day."""
    place = next(known.place for known in ARRANGEMENTS if known.key == arrangement)
    doing = context.words("Drawing the network")
    return cached_with_progress(
        context, doing, lambda _: place(context.whole_snapshot.network), "positions", arrangement
    )


def completeness(context: Context) -> Mapping[str, Completeness]:
    """What is known of every body, by its id."""
    of_day = on_day(context)
    work = partial(completeness_of, of_day.facts, of_day.network)
    return cached(context, work, "completeness", _day_key(context))


def findings(context: Context) -> tuple[Finding, ...]:
    """What the gap rules say on the day of the context; with `ever`, today."""
    facts, words = context.whole_snapshot.facts, context.words

    def work(on_progress: Progress) -> tuple[Finding, ...]:
        return find_gaps(
            facts,
            settings=usable_rule_settings(facts.rule_settings),
            on=context.judged_on,
            progress=lambda rule, done, of: on_progress(done / of, rule_title(words, rule)),
        )

    return cached_with_progress(
        context, words("Looking for gaps"), work, "findings", context.judged_on.isoformat()
    )


def open_questions(context: Context) -> MembershipQuestions:
    """The questions that settle what is unknown on the day of the context; with `ever`, today."""
    seen, settings = situation(context, context.judged_on), rule_settings(context)

    def work(_: Progress) -> MembershipQuestions:
        return questions_about(seen, settings)

    doing = context.words("Looking for gaps")
    return cached_with_progress(context, doing, work, "questions", context.judged_on.isoformat())


def _day_key(context: Context) -> str:
    return format_day(context.on)


def situation(context: Context, on: date) -> Situation:
    """The revision as it holds on a day."""
    facts = context.whole_snapshot.facts
    return cached(context, lambda: Situation(facts, on), "situation", on.isoformat())


def preparation(context: Context, body: str, on: date, asked: PreparationRequest) -> Preparation:
    """A meeting of a body worked out; raises PreparationError when what is asked is not there."""
    settings = usable_rule_settings(context.whole_snapshot.facts.rule_settings)
    return prepare_body_meeting(
        situation(context, on), body, asked, today=context.today, settings=settings
    )


def meeting_year(context: Context, body: str, number: int) -> MeetingYear | None:
    """A calendar year of a body; None when it does not exist today nor in that year."""
    settings = usable_rule_settings(context.whole_snapshot.facts.rule_settings)
    for day in (context.today, date(number, 12, 31), date(number, 1, 1)):
        seen = situation(context, day)
        if body in seen.bodies:
            return meeting_year_of(seen, body, number, today=context.today, settings=settings)
    return None


def attendance_record(context: Context, body: str) -> AttendanceRecord:
    """The attendance at a body until today; none of a body that does not exist today."""
    settings = usable_rule_settings(context.whole_snapshot.facts.rule_settings)
    asked = effective_thresholds(SILENT_MEMBER, settings.get(SILENT_MEMBER.key)).number_threshold(
        "meetings"
    )
    seen = situation(context, context.today)
    if body not in seen.bodies:
        return AttendanceRecord((), (), ())
    return record_of(seen, body, missed_threshold=int(asked))


def rule_settings(context: Context) -> Mapping[str, RuleSetting]:
    """What the city sets for the gap rules."""
    given = context.whole_snapshot.facts.rule_settings
    return cached(context, lambda: usable_rule_settings(given), "rule settings")


@st.cache_resource(max_entries=256, show_spinner=False, hash_funcs={NetworkFilter: hash})
def result_slot(
    database: str, revision: int, question: str, choices: tuple[object, ...]
) -> list[object]:
    """An empty slot that caches one result, filled by work that reports its progress."""
    del database, revision, question, choices  # they tell one answer from another
    return []


@st.cache_resource(show_spinner=False)
def timeline_points_of(database: str) -> dict[int, TimelinePoint]:
    """The points of the timeline by revision number; cached for good, as revisions never change."""
    del database  # it tells one store from another
    return {}


def forget_results() -> None:
    """Empty every cache, after the store got another history."""
    _answer.clear()
    result_slot.clear()
    timeline_points_of.clear()
