"""Rule: facts with a source that was not checked for a long time, or without a source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields

from data.model import Mark, Setting, Sourced
from graph.gaps.finding import Finding, FindingFactory
from graph.gaps.meeting_record import months_before
from graph.gaps.rule import GapRule, Thresholds
from graph.situation.situation import Situation
from graph.supposed_facts import is_supposed

_CHECKED = FindingFactory("source-age", severity=1)


def _findings_per_source(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each source of a fact: whether it was checked lately; and whether facts have none.

    Facts that a scenario supposes, and decisions recorded in the program itself, need no source.
    """
    months = int(thresholds.number_threshold("months"))
    limit = months_before(situation.on, months)
    resting: Counter[str | None] = Counter(
        fact.source
        for table in fields(situation.record)
        for fact in getattr(situation.record, table.name)
        if isinstance(fact, Sourced) and not is_supposed(fact) and not _needs_no_source(fact)
    )
    for source in situation.record.sources:
        if not resting[source.id]:
            continue
        if source.checked is None:
            answer, reason = _CHECKED.unknown, "never-checked"
        elif source.checked < limit:
            answer, reason = _CHECKED.confirmed, "checked-long-ago"
        else:
            answer, reason = _CHECKED.none, "checked-lately"
        yield answer(
            source.id,
            reason=reason,
            facts=(source,),
            source=source.id,
            checked=source.checked,
            months=months,
            number=resting[source.id],
        )
    if resting[None]:
        yield _CHECKED.unknown(reason="without-source", number=resting[None])


def _needs_no_source(fact: Sourced) -> bool:
    return isinstance(fact, Setting | Mark) and fact.source is None


SOURCE_AGE = GapRule(
    key=_CHECKED.rule,
    find=_findings_per_source,
    thresholds={"months": 12},
    reasons={
        "without-source": ("number",),
        **dict.fromkeys(
            ("checked-long-ago", "never-checked", "checked-lately"),
            ("source", "checked", "months", "number"),
        ),
    },
)
