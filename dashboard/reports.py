"""The shapes that scripts rely on: what each command prints with `--json`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from dashboard.snapshot import Snapshot
from dashboard.wording.gaps import worded
from dashboard.wording.problems import sentence
from dashboard.words import Words
from data.change import Change, Counts, counts
from data.errors import Problem
from data.model import Source
from data.records import to_record
from data.store import Revision
from data.tables import TABLES, table_named
from graph.gaps import Finding
from graph.measures import Measured

Document = dict[str, Any]

STATUS_MEASURES: Final = ("actors", "ties", "components", "density")


def status(now: Snapshot, measured: Measured) -> Document:
    """Revision, counts per table, and the size of the network on all evidence."""
    return {
        "revision": now.revision,
        "counts": {table.name: len(now.facts.table(table.name)) for table in TABLES},
        "network": {key: measured.network[key] for key in STATUS_MEASURES},
    }


def problems(words: Words, found: Iterable[Problem]) -> Document:
    """Problems with their place and a sentence."""
    listed = list(found)
    return {
        "ok": all(problem.warning for problem in listed),
        "problems": [
            {
                "file": problem.file,
                "sheet": problem.sheet,
                "row": problem.row,
                "column": problem.column,
                "code": problem.code,
                "message": sentence(words, problem),
                "warning": problem.warning,
            }
            for problem in listed
        ],
    }


def difference(changes: Iterable[Change]) -> Document:
    """Every changed row, before and after."""
    listed = list(changes)
    return {
        **_counted(counts(listed)),
        "rows": [
            {
                "table": change.table,
                "key": " / ".join(change.key),
                "change": change.kind.value,
                "before": _record(change, "before"),
                "after": _record(change, "after"),
            }
            for change in listed
        ],
    }


def committed(revision: Revision) -> Document:
    """The number of a new revision and what it changed."""
    return {"revision": revision.number, **_counted(revision.counts)}


def history(revisions: Iterable[Revision]) -> Document:
    """The audit trail, newest first; moments in UTC."""
    return {
        "revisions": [
            {
                "number": revision.number,
                "created": revision.created.isoformat(timespec="seconds") + "Z",
                "author": revision.author,
                "message": revision.message,
                "files": [{"name": mark.name, "sha256": mark.sha256} for mark in revision.files],
                **_counted(revision.counts),
            }
            for revision in revisions
        ]
    }


def measures(now: Snapshot, measured: Measured) -> Document:
    """Every measure of the network and of each actor that has a seat; null where undefined."""
    return {
        "network": dict(measured.network),
        "actors": [
            {"id": actor, "name": now.name(actor), **values}
            for actor, values in measured.actors.items()
        ],
    }


def gaps(words: Words, now: Snapshot, findings: Iterable[Finding]) -> Document:
    """Findings with their sentence, sources, remedy, and the mark that somebody put on them."""
    return {"gaps": [_gap(words, now, finding) for finding in findings]}


def _gap(words: Words, now: Snapshot, finding: Finding) -> Document:
    text = worded(words, now, finding)
    mark = now.marks.get(finding.identity)
    return {
        "identity": finding.identity,
        "rule": finding.rule,
        "status": finding.status.value,
        "subjects": list(finding.subjects),
        "severity": finding.severity,
        "title": text.title,
        "reason": text.reason,
        "why": text.why,
        "remedy": text.remedy,
        "mark": None if mark is None else to_record(mark, table_named("marks")),
        "sources": [
            {"source": fact.source, "locator": fact.locator, "quote": fact.quote}
            for fact in finding.facts
            if not isinstance(fact, Source)
        ],
    }


def _counted(numbers: Counts) -> dict[str, int]:
    return {"added": numbers.added, "changed": numbers.changed, "removed": numbers.removed}


def _record(change: Change, side: str) -> dict[str, object] | None:
    fact = getattr(change, side)
    return None if fact is None else to_record(fact, table_named(change.table))
