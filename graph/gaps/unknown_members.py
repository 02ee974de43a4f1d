"""Rule: bodies whose members are not known by name."""

from __future__ import annotations

from collections.abc import Iterator

from graph.gaps.finding import Finding, FindingFactory, Status
from graph.gaps.rule import GapRule, Thresholds
from graph.situation.membership import Membership, MembershipStatus
from graph.situation.situation import Situation

_UNNAMED = FindingFactory("members-unknown", severity=5)


def _findings_per_body(situation: Situation, _: Thresholds) -> Iterator[Finding]:
    """For each body: whether members are known by name, and whether the list is open.

    It is never a confirmed gap: what a document does not mention is not known to be missing.
    """
    for body in situation.facts.bodies:
        known = situation.memberships[body.id]
        reason = _reason_members_are_unknown(known)
        answer = _UNNAMED.unknown if reason else _UNNAMED.none
        yield answer(
            body.id,
            reason=reason or _reason_members_are_known(known),
            facts=(body, *known.seats),
            body=body.id,
            named=known.named,
            groups=known.groups,
        )


def _reason_members_are_unknown(known: Membership) -> str | None:
    if known.status is MembershipStatus.OPEN:
        return "open-list"
    if known.status is MembershipStatus.NOTHING:
        return "no-members"
    return None if {*known.named} - {*known.supposed} else "only-groups"


def _reason_members_are_known(known: Membership) -> str:
    if known.status is MembershipStatus.PARTS:
        return "through-parts"
    return "partly-named" if known.groups else "named"


MEMBERS_UNKNOWN = GapRule(
    key=_UNNAMED.rule,
    find=_findings_per_body,
    impossible_statuses=frozenset({Status.CONFIRMED}),
    reasons={
        "open-list": ("body", "named", "groups"),
        "only-groups": ("body", "named", "groups"),
        "no-members": ("body", "named", "groups"),
        "named": ("body", "named", "groups"),
        "partly-named": ("body", "named", "groups"),
        "through-parts": ("body", "named", "groups"),
    },
)
