"""Gaps: what is missing in the consultation, how sure that is, and what it rests on."""

from graph.gaps.finding import MOST_SEVERE, Finding, Status
from graph.gaps.membership import Known, Membership, membership, memberships
from graph.gaps.rule import Reference, Rule, RuleSetting, Threshold
from graph.gaps.rules import RULES, find_gaps
from graph.gaps.sectors import SectorMatrix, sector_matrix

__all__ = [
    "MOST_SEVERE",
    "RULES",
    "Finding",
    "Known",
    "Membership",
    "Reference",
    "Rule",
    "RuleSetting",
    "SectorMatrix",
    "Status",
    "Threshold",
    "find_gaps",
    "membership",
    "memberships",
    "sector_matrix",
]
