"""What became of each finding: closed, opened, or another answer than before."""

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
    """What became of a finding."""

    CLOSED = "closed"  # it was a gap, confirmed or unknown, and is none
    OPENED = "opened"  # it was no gap, and is one
    CHANGED = "changed"  # it was confirmed and is unknown, or the other way round


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding with another answer than before; None where the rule has nothing to say."""

    before: Finding | None
    after: Finding | None

    @property
    def kind(self) -> FindingChangeKind:
        """What became of it."""
        if not is_gap(self.after):
            return FindingChangeKind.CLOSED
        return FindingChangeKind.CHANGED if is_gap(self.before) else FindingChangeKind.OPENED

    @property
    def relevant_finding(self) -> Finding:
        """The gap that is told of: the one before when it closed, otherwise the one after."""
        told = self.before if self.kind is FindingChangeKind.CLOSED else self.after
        if told is None:
            message = "a shift has a gap on one side at least"
            raise ValueError(message)
        return told


def is_gap(finding: Finding | None) -> bool:
    """Whether there is a finding, and it is confirmed or unknown."""
    return finding is not None and finding.status is not Status.NONE


def gap_weight(finding: Finding | None) -> float:
    """How much a gap weighs: its severity when confirmed, a quarter of it when unknown."""
    if finding is None or finding.status is Status.NONE:
        return 0.0
    return finding.severity * (1.0 if finding.status is Status.CONFIRMED else UNKNOWN_WEIGHT)


def finding_changes(
    before: Iterable[Finding], after: Iterable[Finding], heirs: Mapping[str, str] = _NOBODY
) -> tuple[FindingChange, ...]:
    """The findings that closed, opened, or changed between confirmed and unknown, by identity.

    `heirs` gives the successor of an actor that is gone: what was found of the one is compared
    with what is found of the other; when several became one, the most serious counts. What has
    become part of one question about many pairs has not closed: that question is told. Most
    serious first.
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
    """The findings by identity, the most serious where several have the same."""
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
