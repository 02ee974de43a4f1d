"""What is worked out once per revision and shared by all visits; Streamlit's only caches."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, TypeVar, cast

import streamlit as st

from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from data import queries
from data.store import Revision, Store
from graph.completeness import Completeness
from graph.completeness import completeness as completeness_of
from graph.cut_points import cut_points
from graph.gaps import Finding, RuleSetting, find_gaps
from graph.gaps.rule import thresholds_of
from graph.gaps.settings import settings_from
from graph.gaps.silent_members import SILENT_MEMBER
from graph.gaps.situation import Situation, held_on
from graph.groups import groups
from graph.measures import Measured, measure
from graph.meetings import Asked, Preparation, Record, Year, prepare, year_of
from graph.meetings import record as record_of
from graph.network import Network, consultation
from graph.picture.arrangements import ARRANGEMENTS
from graph.scenarios.comparison import Comparison, compare
from graph.scenarios.course import Moment, Since, moment
from graph.scenarios.course import since as since_when
from graph.scenarios.scenario import Scenario, applied
from graph.scenarios.suggestions import TRIES, Suggestion, suggest_seats, suggest_together
from graph.selection import Selection, select

T = TypeVar("T")

# How many revisions the course looks back: as many as these actors over all of them allow.
_WORK: Final = 10_000
_FEWEST: Final = 5
_MOST: Final = 200


@st.cache_resource(show_spinner=False)
def store(database: str) -> Store:
    """The one open store of this process."""
    return Store.open(Path(database))


@st.cache_resource(max_entries=256, show_spinner=False, hash_funcs={Selection: hash})
def _once(
    database: str, revision: int, question: str, choices: tuple[object, ...], _work: Callable[[], T]
) -> T:
    del database, revision, question, choices  # they tell one answer from another
    return _work()


def _kept(visit: Visit, work: Callable[[], T], question: str, *choices: object) -> T:
    return _once(visit.database, visit.revision, question, choices, work)


def snapshot(visit: Visit) -> Snapshot:
    """The revision that the visit looks at."""
    return _kept(visit, lambda: Snapshot(visit.revision, queries.facts(visit.store)), "snapshot")


def history(visit: Visit) -> list[Revision]:
    """Every revision, newest first."""
    return _kept(visit, lambda: queries.history(visit.store), "history")


def selected(visit: Visit, selection: Selection) -> Network:
    """The part of the two-mode network that a selection leaves."""
    now = snapshot(visit)
    return _kept(visit, lambda: select(now.network, selection, now.facts), "selected", selection)


def met(visit: Visit, selection: Selection) -> Network:
    """The consultation network of a selection."""
    return _kept(visit, lambda: consultation(selected(visit, selection)), "met", selection)


def measured(visit: Visit, selection: Selection, *keys: str) -> Measured:
    """The measures of a selection: those with the given keys, or all."""
    network = selected(visit, selection)
    return _kept(visit, lambda: measure(network, keys or None), "measured", selection, keys)


def cut(visit: Visit, selection: Selection) -> frozenset[str]:
    """The actors without whom parts of a selection no longer meet."""
    return _kept(visit, lambda: cut_points(selected(visit, selection)), "cut", selection)


def grouped(visit: Visit, selection: Selection) -> Mapping[str, int]:
    """The group of every actor that meets somebody in a selection, 0 the largest."""
    return _kept(visit, lambda: groups(met(visit, selection)), "grouped", selection)


def positions(visit: Visit, arrangement: str = "force") -> Mapping[str, tuple[float, float]]:
    """Where every actor and body stands in the picture, whatever is selected."""
    place = next(each.place for each in ARRANGEMENTS if each.key == arrangement)
    return _kept(visit, lambda: place(snapshot(visit).network), "positions", arrangement)


def completeness(visit: Visit) -> Mapping[str, Completeness]:
    """What is known of every body, by its id."""
    now = snapshot(visit)
    return _kept(visit, lambda: completeness_of(now.facts, now.network), "completeness")


def findings(visit: Visit) -> tuple[Finding, ...]:
    """What the gap rules say today."""
    facts = snapshot(visit).facts
    return _kept(
        visit,
        lambda: find_gaps(facts, settings=settings_from(facts.rule_settings), on=visit.today),
        "findings",
        visit.today.isoformat(),
    )


def situation(visit: Visit, on: date) -> Situation:
    """The revision as it holds on a day."""
    facts = snapshot(visit).facts
    return _kept(visit, lambda: Situation(facts, on), "situation", on.isoformat())


def prepared(visit: Visit, body: str, on: date, asked: Asked) -> Preparation:
    """A meeting of a body worked out; raises PreparationError when what is asked is not there."""
    settings = settings_from(snapshot(visit).facts.rule_settings)
    return prepare(situation(visit, on), body, asked, today=visit.today, settings=settings)


def year(visit: Visit, body: str, number: int) -> Year | None:
    """A calendar year of a body; None when it does not exist today nor in that year."""
    settings = settings_from(snapshot(visit).facts.rule_settings)
    for day in (visit.today, date(number, 12, 31), date(number, 1, 1)):
        seen = situation(visit, day)
        if body in seen.bodies:
            return year_of(seen, body, number, today=visit.today, settings=settings)
    return None


def record(visit: Visit, body: str) -> Record:
    """The attendance at a body until today; none of a body that does not exist today."""
    settings = settings_from(snapshot(visit).facts.rule_settings)
    asked = thresholds_of(SILENT_MEMBER, settings.get(SILENT_MEMBER.key)).number("meetings")
    seen = situation(visit, visit.today)
    if body not in seen.bodies:
        return Record((), (), ())
    return record_of(seen, body, asked=int(asked))


def course(visit: Visit, progress: Callable[[float], object] | None = None) -> tuple[Moment, ...]:
    """The latest revisions, oldest first; of a large network fewer, so that it stays quick.

    `progress` hears the share that is done; to stop, let it raise.
    """
    known = _moments(visit.database)
    actors = len(snapshot(visit).facts.actors)
    count = min(visit.revision, max(_FEWEST, min(_MOST, _WORK // max(actors, 1))))
    wanted = range(visit.revision - count + 1, visit.revision + 1)
    if not all(number in known for number in wanted):
        for revision, facts in queries.backwards(visit.store):
            if revision.number < wanted.start:
                break
            if revision.number not in known:
                known[revision.number] = moment(
                    facts, revision=revision.number, on=revision.created.date()
                )
            if progress is not None:
                progress((visit.revision - revision.number + 1) / count)
    return tuple(known[number] for number in wanted)


def since(visit: Visit) -> Mapping[str, Since]:
    """Since when each gap exists, by its identity."""
    found = findings(visit)
    return _kept(visit, lambda: since_when(found, course(visit)), "since", visit.today.isoformat())


def rule_settings(visit: Visit) -> Mapping[str, RuleSetting]:
    """What the city sets for the gap rules."""
    given = snapshot(visit).facts.rule_settings
    return _kept(visit, lambda: settings_from(given), "rule settings")


def compared(visit: Visit, after: Scenario) -> Comparison:
    """What a scenario changes, today."""
    facts, settings = snapshot(visit).facts, rule_settings(visit)
    return _kept(
        visit,
        lambda: compare(facts, applied(facts, after.steps), on=visit.today, settings=settings),
        "compared",
        visit.today.isoformat(),
        *map(repr, after.steps),
    )


def then_and_now(
    visit: Visit, then: int, now: int, *, then_on: date, now_on: date
) -> tuple[Snapshot, Snapshot, Comparison]:
    """Two revisions, each as it holds on a day, and what differs between them."""
    settings = rule_settings(visit)

    def work() -> tuple[Snapshot, Snapshot, Comparison]:
        was, becomes = (queries.facts_at(visit.store, number) for number in (then, now))
        found = compare(was, becomes, on=now_on, then=then_on, settings=settings)
        before, after = held_on(was, then_on), held_on(becomes, now_on)
        return Snapshot(then, before), Snapshot(now, after), found

    days = then_on.isoformat(), now_on.isoformat()
    return _kept(visit, work, "then and now", then, now, *days)


def suggested(
    visit: Visit, after: Scenario, body: str | None, progress: Callable[[int, int], None]
) -> tuple[Suggestion, ...]:
    """Every new seat that would gain something beside those of a scenario, best first.

    `progress` hears how many seats were tried, of how many; to stop, let it raise.
    """
    return _suggestions(visit, after, body, partial(suggest_seats, limit=TRIES), "one", progress)


def suggested_together(
    visit: Visit, after: Scenario, body: str | None, progress: Callable[[int, int], None]
) -> tuple[Suggestion, ...]:
    """A few new seats that go together, each judged with those before it in place."""
    return _suggestions(visit, after, body, suggest_together, "together", progress)


def _suggestions(
    visit: Visit,
    after: Scenario,
    body: str | None,
    ask: Callable[..., tuple[Suggestion, ...]],
    question: str,
    progress: Callable[[int, int], None],
) -> tuple[Suggestion, ...]:
    choices = (visit.today.isoformat(), body, *map(repr, after.steps))
    box = _box(visit.database, visit.revision, f"suggested {question}", choices)
    if not box:  # filled here, since nothing may be shown from within what is kept
        facts, settings = snapshot(visit).facts, rule_settings(visit)
        asked = applied(facts, after.steps)
        box.append(ask(asked, body=body, on=visit.today, settings=settings, progress=progress))
    return cast(tuple[Suggestion, ...], box[0])


@st.cache_resource(max_entries=64, show_spinner=False)
def _box(database: str, revision: int, question: str, choices: tuple[object, ...]) -> list[object]:
    """An empty place to keep one answer in, for work that shows how far it is."""
    del database, revision, question, choices  # they tell one answer from another
    return []


@st.cache_resource(show_spinner=False)
def _moments(database: str) -> dict[int, Moment]:
    """What a revision was never changes, so it is kept for good, by number."""
    del database  # it tells one store from another
    return {}


def forget() -> None:
    """Let go of all that was worked out, for the store holds another history now."""
    _once.clear()
    _moments.clear()
