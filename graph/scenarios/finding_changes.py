"""Changes of findings between two states: closed, opened, or changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from graph.gaps.finding import Finding, Status

UNKNOWN_WEIGHT: Final = 0.25  # of a confirmed gap: it may turn out to be none
_ORDER: Final = tuple(Status)
_NOBODY: Final[Mapping[str, str]] = MappingProxyType({})


class FindingChangeKind(StrEnum):
    """How a finding changed."""

    CLOSED = "closed"  # it was a gap, confirmed or unknown, and is none
    OPENED = "opened"  # it was no gap, and is one
    CHANGED = "changed"  # it was confirmed and is unknown, or the other way round


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding whose status differs before and after; None where the rule gives no finding."""

    before: Finding | None
    after: Finding | None

    @property
    def kind(self) -> FindingChangeKind:
        """How the finding changed."""
        if not is_gap(self.after):
            return FindingChangeKind.CLOSED
        return FindingChangeKind.CHANGED if is_gap(self.before) else FindingChangeKind.OPENED

    @property
    def relevant_finding(self) -> Finding:
        """The gap to report: the one before when it closed, otherwise the one after."""
        finding = self.before if self.kind is FindingChangeKind.CLOSED else self.after
        if finding is None:
            message = "a shift has a gap on one side at least"
            raise ValueError(message)
        return finding


def is_gap(finding: Finding | None) -> bool:
    """Whether there is a finding that is confirmed or unknown."""
    return finding is not None and finding.status is not Status.NONE


def gap_weight(finding: Finding | None) -> float:
    """Return the weight of a gap: its severity if confirmed, a quarter of it if unknown.

    It is 0 for a finding of no gap, and for None.
    """
    if finding is None or finding.status is Status.NONE:
        return 0.0
    return finding.severity * (1.0 if finding.status is Status.CONFIRMED else UNKNOWN_WEIGHT)


def finding_changes(
    before: Iterable[Finding], after: Iterable[Finding], heirs: Mapping[str, str] = _NOBODY
) -> tuple[FindingChange, ...]:
    """Return the findings that closed, opened or changed status, most serious first.

    `heirs` gives the successor of each actor that is gone: findings about the actor are compared
    with those about its successor; when several merged, the most serious counts. A finding about a
    pair that is now part of a joint finding is not reported as closed: the joint finding is
    reported.
    """
    was, becomes = findings_by_identity(before, heirs), findings_by_identity(after, heirs)
    questions = {become.rule: become.pairs for become in becomes.values() if become.pairs}
    found = [
        FindingChange(was.get(identity), becomes.get(identity))
        for identity in dict.fromkeys((*was, *becomes))
        if _status_of(was.get(identity)) is not _status_of(becomes.get(identity))
        and (identity in becomes or not _is_in_joint_finding(questions, was[identity], heirs))
    ]
    return tuple(
        sorted(
            found,
            key=lambda change: (
                *_seriousness(change.relevant_finding),
                change.relevant_finding.identity,
            ),
        )
    )


def findings_by_identity(
    findings: Iterable[Finding], heirs: Mapping[str, str] = _NOBODY
) -> dict[str, Finding]:
    """Return the findings by identity; of several with the same, the most serious."""
    found: dict[str, Finding] = {}
    for finding in findings:
        identity = _identity_after_succession(finding, heirs)
        if identity not in found or _seriousness(finding) < _seriousness(found[identity]):
            found[identity] = finding
    return found


def _is_in_joint_finding(
    questions: Mapping[str, frozenset[tuple[str, str]]],
    finding: Finding,
    heirs: Mapping[str, str],
) -> bool:
    subjects = sorted(heirs.get(subject, subject) for subject in finding.subjects)
    return tuple(subjects) in questions.get(finding.rule, frozenset())


def _identity_after_succession(finding: Finding, heirs: Mapping[str, str]) -> str:
    if heirs.keys().isdisjoint(finding.subjects):
        return finding.identity
    subjects = sorted(heirs.get(subject, subject) for subject in finding.subjects)
    return f"{finding.rule}:{'|'.join(subjects)}"


def _status_of(finding: Finding | None) -> Status:
    return Status.NONE if finding is None else finding.status


def _seriousness(finding: Finding) -> tuple[int, int]:
    return -finding.severity, _ORDER.index(finding.status)
