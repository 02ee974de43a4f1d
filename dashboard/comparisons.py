"""Comparisons of scenarios and versions, and suggestions, cached once per revision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Final, cast

from dashboard.cache import (
    cached,
    cached_with_progress,
    findings,
    result_slot,
    rule_settings,
    timeline_points_of,
)
from dashboard.context import Context
from dashboard.day import day_in_brussels
from dashboard.progress import Progress, run_with_progress
from dashboard.snapshot import Snapshot
from dashboard.wording.gaps import rule_title
from data import queries
from graph.scenarios.comparison import NetworkComparison, compare_states
from graph.scenarios.scenario import Scenario, apply_steps
from graph.scenarios.suggestions import TRIES, SeatSuggestion, suggest_seat_set, suggest_seats
from graph.scenarios.timeline import FirstRevisionWithGap, TimelinePoint, timeline_point_of
from graph.scenarios.timeline import first_revisions_with_gaps as since_when

# How many revisions the course looks back: as many as these actors over all of them allow.
_WORK: Final = 10_000
_FEWEST: Final = 5
_MOST: Final = 200


def timeline(context: Context) -> tuple[TimelinePoint, ...]:
    """The latest revisions, oldest first; of a large network fewer, so that it stays quick."""
    known = timeline_points_of(context.cache_scope)
    actors = len(context.whole_snapshot.facts.actors)
    count = min(context.revision, max(_FEWEST, min(_MOST, _WORK // max(actors, 1))))
    wanted = range(context.revision - count + 1, context.revision + 1)
    if not all(number in known for number in wanted):
        run_with_progress(
            context.words,
            f"{context.revision} course",
            context.words("Looking at earlier versions"),
            lambda on_progress: _evaluate_timeline(context, wanted, known, on_progress),
        )
    return tuple(known[number] for number in wanted)


def _evaluate_timeline(
    context: Context, wanted: range, known: dict[int, TimelinePoint], on_progress: Progress
) -> None:
    for revision, facts in queries.revisions_backwards(context.store):
        if revision.number < wanted.start:
            break
        passed = context.revision - revision.number

        def progress(_: str, done: float, of: int, *, passed: int = passed) -> None:
            on_progress((passed + done / of) / len(wanted))

        if revision.number not in known:
            day = day_in_brussels(revision.created)
            known[revision.number] = timeline_point_of(
                facts, revision=revision.number, on=day, progress=progress
            )
        on_progress((passed + 1) / len(wanted))


def first_seen(context: Context) -> Mapping[str, FirstRevisionWithGap]:
    """Since when each gap exists, by its identity; nothing on another day than today."""
    if context.judged_on != context.today:
        return {}
    found, moments = findings(context), timeline(context)
    return cached(
        context, lambda: since_when(found, moments), "since", context.judged_on.isoformat()
    )


def comparison(context: Context, after: Scenario) -> NetworkComparison:
    """What a scenario changes on the day of the context; with `ever`, today."""
    facts, settings = context.whole_snapshot.facts, rule_settings(context)
    becomes = apply_steps(facts, after.steps)

    def work(on_progress: Progress) -> NetworkComparison:
        return compare_states(
            facts, becomes, on=context.judged_on, settings=settings, progress=on_progress
        )

    return cached_with_progress(
        context,
        context.words("Comparing before and after"),
        work,
        "compared",
        context.judged_on.isoformat(),
        *map(repr, after.steps),
    )


def then_and_now(
    context: Context, then: int, now: int, *, then_on: date, now_on: date
) -> tuple[Snapshot, Snapshot, NetworkComparison]:
    """Two revisions, each as it holds on a day, and what differs between them."""
    settings = rule_settings(context)

    def work(on_progress: Progress) -> tuple[Snapshot, Snapshot, NetworkComparison]:
        was, becomes = (queries.facts_at(context.store, number) for number in (then, now))
        found = compare_states(
            was, becomes, on=now_on, then=then_on, settings=settings, progress=on_progress
        )
        before, after = Snapshot(then, was), Snapshot(now, becomes)
        return before.seen_on(then_on), after.seen_on(now_on), found

    days = then_on.isoformat(), now_on.isoformat()
    doing = context.words("Comparing then and now")
    return cached_with_progress(context, doing, work, "then and now", then, now, *days)


def suggestions(context: Context, after: Scenario, body: str | None) -> tuple[SeatSuggestion, ...]:
    """Every new seat that would gain something beside those of a scenario, best first."""
    return _suggest_with_progress(context, after, body, partial(suggest_seats, limit=TRIES), "one")


def suggestions_together(
    context: Context, after: Scenario, body: str | None
) -> tuple[SeatSuggestion, ...]:
    """A few new seats that go together, each judged with those before it in place."""
    return _suggest_with_progress(context, after, body, suggest_seat_set, "together")


def _suggest_with_progress(
    context: Context,
    after: Scenario,
    body: str | None,
    ask: Callable[..., tuple[SeatSuggestion, ...]],
    question: str,
) -> tuple[SeatSuggestion, ...]:
    words, choices = context.words, (context.judged_on.isoformat(), body, *map(repr, after.steps))
    box = result_slot(context.cache_scope, context.revision, f"suggested {question}", choices)
    facts, settings = context.whole_snapshot.facts, rule_settings(context)

    def work(on_progress: Progress) -> tuple[SeatSuggestion, ...]:
        return ask(
            apply_steps(facts, after.steps),
            body=body,
            on=context.judged_on,
            settings=settings,
            before=lambda rule, done, of: on_progress(done / of, rule_title(words, rule)),
            progress=lambda done, of: on_progress(
                done / of, words("{done} of {of}", done=words.number(done), of=words.number(of))
            ),
        )

    if not box:
        name = f"{context.revision} suggested {question} {choices}"
        box.append(run_with_progress(words, name, words("Trying out seats"), work))
    return cast(tuple[SeatSuggestion, ...], box[0])
