"""What is worked out once per revision and shared by all visits; Streamlit's only caches."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, TypeVar, cast

import streamlit as st

from dashboard.components.working import Told, worked_out
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.gaps import rule_title
from dashboard.wording.measures import measure_name
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
# From so many actors on, what asks the whole network is worked out under a bar.
_LARGE: Final = 1_500


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


def _worked(
    visit: Visit, doing: str, work: Callable[[Told], T], question: str, *choices: object
) -> T:
    """An answer kept as `_kept` does; of a large network, worked out under a bar."""
    if len(snapshot(visit).facts.actors) < _LARGE:
        return _kept(visit, lambda: work(_untold), question, *choices)
    box = _box(visit.database, visit.revision, question, choices)
    if not box:  # filled here, since nothing may be shown from within what is kept
        name = f"{visit.revision} {question} {choices}"
        box.append(worked_out(visit.words, name, doing, work))
    return cast(T, box[0])


def _untold(share: float, busy: str = "") -> None:
    del share, busy


def snapshot(visit: Visit) -> Snapshot:
    """The revision that the visit looks at."""
    # Of that revision, for another person may have committed since the page began.
    facts = partial(queries.facts_at, visit.store, visit.revision)
    return _kept(visit, lambda: Snapshot(visit.revision, facts()), "snapshot")


def history(visit: Visit) -> list[Revision]:
    """Every revision up to the one that the visit looks at, newest first."""

    def work() -> list[Revision]:
        return [each for each in queries.history(visit.store) if each.number <= visit.revision]

    return _kept(visit, work, "history")


def selected(visit: Visit, selection: Selection) -> Network:
    """The part of the two-mode network that a selection leaves."""
    now = snapshot(visit)
    return _kept(visit, lambda: select(now.network, selection, now.facts), "selected", selection)


def met(visit: Visit, selection: Selection) -> Network:
    """The consultation network of a selection."""
    network = selected(visit, selection)
    doing = visit.words("Working out who meets whom")
    return _worked(visit, doing, lambda _: consultation(network), "met", selection)


def measured(visit: Visit, selection: Selection, *keys: str) -> Measured:
    """The measures of a selection: those with the given keys, or all."""
    network, words = selected(visit, selection), visit.words

    def work(told: Told) -> Measured:
        return measure(
            network,
            keys or None,
            progress=lambda key, done, of: told(done / of, measure_name(words, key)),
        )

    return _worked(visit, words("Working out the measures"), work, "measured", selection, keys)


def cut(visit: Visit, selection: Selection) -> frozenset[str]:
    """The actors without whom parts of a selection no longer meet."""
    return _kept(visit, lambda: cut_points(selected(visit, selection)), "cut", selection)


def grouped(visit: Visit, selection: Selection) -> Mapping[str, int]:
    """The group of every actor that meets somebody in a selection, 0 the largest."""
    network, doing = met(visit, selection), visit.words("Looking for groups")
    return _worked(visit, doing, lambda _: groups(network), "grouped", selection)


def positions(visit: Visit, arrangement: str = "force") -> Mapping[str, tuple[float, float]]:
    """Where every actor and body stands in the picture, whatever is selected."""
    place = next(each.place for each in ARRANGEMENTS if each.key == arrangement)
    doing = visit.words("Drawing the network")
    return _worked(visit, doing, lambda _: place(snapshot(visit).network), "positions", arrangement)


def completeness(visit: Visit) -> Mapping[str, Completeness]:
    """What is known of every body, by its id."""
    now = snapshot(visit)
    return _kept(visit, lambda: completeness_of(now.facts, now.network), "completeness")


def findings(visit: Visit) -> tuple[Finding, ...]:
    """What the gap rules say today."""
    facts, words = snapshot(visit).facts, visit.words

    def work(told: Told) -> tuple[Finding, ...]:
        return find_gaps(
            facts,
            settings=settings_from(facts.rule_settings),
            on=visit.today,
            progress=lambda rule, done, of: told(done / of, rule_title(words, rule)),
        )

    return _worked(visit, words("Looking for gaps"), work, "findings", visit.today.isoformat())


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


def course(visit: Visit) -> tuple[Moment, ...]:
    """The latest revisions, oldest first; of a large network fewer, so that it stays quick."""
    known = _moments(visit.database)
    actors = len(snapshot(visit).facts.actors)
    count = min(visit.revision, max(_FEWEST, min(_MOST, _WORK // max(actors, 1))))
    wanted = range(visit.revision - count + 1, visit.revision + 1)
    if not all(number in known for number in wanted):
        worked_out(
            visit.words,
            f"{visit.revision} course",
            visit.words("Looking at earlier versions"),
            lambda told: _look_back(visit, wanted, known, told),
        )
    return tuple(known[number] for number in wanted)


def _look_back(visit: Visit, wanted: range, known: dict[int, Moment], told: Told) -> None:
    for revision, facts in queries.backwards(visit.store):
        if revision.number < wanted.start:
            break
        passed = visit.revision - revision.number

        def progress(_: str, done: float, of: int, *, passed: int = passed) -> None:
            told((passed + done / of) / len(wanted))

        if revision.number not in known:
            day = revision.created.date()
            known[revision.number] = moment(
                facts, revision=revision.number, on=day, progress=progress
            )
        told((passed + 1) / len(wanted))


def since(visit: Visit) -> Mapping[str, Since]:
    """Since when each gap exists, by its identity."""
    found, moments = findings(visit), course(visit)
    return _kept(visit, lambda: since_when(found, moments), "since", visit.today.isoformat())


def rule_settings(visit: Visit) -> Mapping[str, RuleSetting]:
    """What the city sets for the gap rules."""
    given = snapshot(visit).facts.rule_settings
    return _kept(visit, lambda: settings_from(given), "rule settings")


def compared(visit: Visit, after: Scenario) -> Comparison:
    """What a scenario changes, today."""
    facts, settings = snapshot(visit).facts, rule_settings(visit)
    becomes = applied(facts, after.steps)

    def work(told: Told) -> Comparison:
        return compare(facts, becomes, on=visit.today, settings=settings, progress=told)

    return _worked(
        visit,
        visit.words("Comparing before and after"),
        work,
        "compared",
        visit.today.isoformat(),
        *map(repr, after.steps),
    )


def then_and_now(
    visit: Visit, then: int, now: int, *, then_on: date, now_on: date
) -> tuple[Snapshot, Snapshot, Comparison]:
    """Two revisions, each as it holds on a day, and what differs between them."""
    settings = rule_settings(visit)

    def work(told: Told) -> tuple[Snapshot, Snapshot, Comparison]:
        was, becomes = (queries.facts_at(visit.store, number) for number in (then, now))
        found = compare(was, becomes, on=now_on, then=then_on, settings=settings, progress=told)
        before, after = held_on(was, then_on), held_on(becomes, now_on)
        return Snapshot(then, before, was), Snapshot(now, after, becomes), found

    days = then_on.isoformat(), now_on.isoformat()
    doing = visit.words("Comparing then and now")
    return _worked(visit, doing, work, "then and now", then, now, *days)


def suggested(visit: Visit, after: Scenario, body: str | None) -> tuple[Suggestion, ...]:
    """Every new seat that would gain something beside those of a scenario, best first."""
    return _suggestions(visit, after, body, partial(suggest_seats, limit=TRIES), "one")


def suggested_together(visit: Visit, after: Scenario, body: str | None) -> tuple[Suggestion, ...]:
    """A few new seats that go together, each judged with those before it in place."""
    return _suggestions(visit, after, body, suggest_together, "together")


def _suggestions(
    visit: Visit,
    after: Scenario,
    body: str | None,
    ask: Callable[..., tuple[Suggestion, ...]],
    question: str,
) -> tuple[Suggestion, ...]:
    words, choices = visit.words, (visit.today.isoformat(), body, *map(repr, after.steps))
    box = _box(visit.database, visit.revision, f"suggested {question}", choices)
    facts, settings = snapshot(visit).facts, rule_settings(visit)

    def work(told: Told) -> tuple[Suggestion, ...]:
        return ask(
            applied(facts, after.steps),
            body=body,
            on=visit.today,
            settings=settings,
            before=lambda rule, done, of: told(done / of, rule_title(words, rule)),
            progress=lambda done, of: told(
                done / of, words("{done} of {of}", done=words.number(done), of=words.number(of))
            ),
        )

    if not box:
        name = f"{visit.revision} suggested {question} {choices}"
        box.append(worked_out(words, name, words("Trying out seats"), work))
    return cast(tuple[Suggestion, ...], box[0])


@st.cache_resource(max_entries=256, show_spinner=False, hash_funcs={Selection: hash})
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
    _box.clear()
    _moments.clear()
