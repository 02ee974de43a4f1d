"""Facts that rest on a source nobody looked at for long, or on none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields

from data.model import Mark, Setting, Sourced
from graph.gaps.finding import Finding, FindingFactory
from graph.gaps.meeting_record import months_before
from graph.gaps.rule import Rule, Thresholds
from graph.situation.situation import Situation
from graph.supposed_facts import is_supposed

_CHECKED = FindingFactory("source-age", severity=1)


def _find(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each source that a fact rests on: whether somebody checked it lately.

    What a scenario supposes needs none, nor does what people decided here themselves.
    """
    months = int(thresholds.number("months"))
    limit = months_before(situation.on, months)
    resting: Counter[str | None] = Counter(
        fact.source
        for table in fields(situation.record)
        for fact in getattr(situation.record, table.name)
        if isinstance(fact, Sourced) and not is_supposed(fact) and not _decided_here(fact)
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


def _decided_here(fact: Sourced) -> bool:
    return isinstance(fact, Setting | Mark) and fact.source is None


SOURCE_AGE = Rule(
    key=_CHECKED.rule,
    find=_find,
    thresholds={"months": 12},
    reasons={
        "without-source": ("number",),
        **dict.fromkeys(
            ("checked-long-ago", "never-checked", "checked-lately"),
            ("source", "checked", "months", "number"),
        ),
    },
)
