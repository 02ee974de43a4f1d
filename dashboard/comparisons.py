"""What comparing costs is paid once per version: scenarios, earlier versions, and suggestions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Final, cast

from dashboard.cache import box_of, findings, kept, moments_of, rule_settings, snapshot, worked
from dashboard.day import day_in_brussels
from dashboard.progress import Told, worked_out
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.gaps import rule_title
from data import queries
from graph.scenarios.comparison import Comparison, compare
from graph.scenarios.course import Moment, Since, moment
from graph.scenarios.course import since as since_when
from graph.scenarios.scenario import Scenario, applied
from graph.scenarios.suggestions import TRIES, Suggestion, suggest_seats, suggest_together

# How many revisions the course looks back: as many as these actors over all of them allow.
_WORK: Final = 10_000
_FEWEST: Final = 5
_MOST: Final = 200


def course(visit: Visit) -> tuple[Moment, ...]:
    """The latest revisions, oldest first; of a large network fewer, so that it stays quick."""
    known = moments_of(visit.database)
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
            day = day_in_brussels(revision.created)
            known[revision.number] = moment(
                facts, revision=revision.number, on=day, progress=progress
            )
        told((passed + 1) / len(wanted))


def since(visit: Visit) -> Mapping[str, Since]:
    """Since when each gap exists, by its identity."""
    found, moments = findings(visit), course(visit)
    return kept(visit, lambda: since_when(found, moments), "since", visit.judged_on.isoformat())


def compared(visit: Visit, after: Scenario) -> Comparison:
    """What a scenario changes on the day of the visit; with `ever`, today."""
    facts, settings = snapshot(visit).facts, rule_settings(visit)
    becomes = applied(facts, after.steps)

    def work(told: Told) -> Comparison:
        return compare(facts, becomes, on=visit.judged_on, settings=settings, progress=told)

    return worked(
        visit,
        visit.words("Comparing before and after"),
        work,
        "compared",
        visit.judged_on.isoformat(),
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
        before, after = Snapshot(then, was), Snapshot(now, becomes)
        return before.seen_on(then_on), after.seen_on(now_on), found

    days = then_on.isoformat(), now_on.isoformat()
    doing = visit.words("Comparing then and now")
    return worked(visit, doing, work, "then and now", then, now, *days)


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
    words, choices = visit.words, (visit.judged_on.isoformat(), body, *map(repr, after.steps))
    box = box_of(visit.database, visit.revision, f"suggested {question}", choices)
    facts, settings = snapshot(visit).facts, rule_settings(visit)

    def work(told: Told) -> tuple[Suggestion, ...]:
        return ask(
            applied(facts, after.steps),
            body=body,
            on=visit.judged_on,
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
