"""Gaps: what is missing in the consultation, how sure that is, and which facts show it.

A *rule* examines a *situation* and gives *findings*. A finding is confirmed, unknown or none; it
has a reason, the values for the sentence of that reason, and the facts that support it. `catalogue`
lists and runs all rules. `city_settings` reads what a city sets for them. `open_questions` groups
the unknown findings into the *questions* that settle most of them.

Two invariants hold for each rule. A confirmed finding stays confirmed whatever the answer to what
is unknown, such as who else sits in a body whose members are not all known. And a fact that has
ended or has not begun changes nothing, except in rules that are about the past. Property tests
check both on random towns, since a tool that once reports a gap that is none is not believed again.
The identity of a finding is its rule and its subjects, the same in each revision: marks and
comparisons refer to it, so the key of a rule never changes.
"""

from graph.gaps.catalogue import RULES, find_gaps
from graph.gaps.finding import MOST_SEVERE, Finding, Status
from graph.gaps.rule import GapRule, LegalReference, RuleSetting, Threshold
from graph.sector_matrix import SectorMatrix, sector_matrix
from graph.situation.membership import Membership, MembershipStatus, membership, memberships

__all__ = [
    "MOST_SEVERE",
    "RULES",
    "Finding",
    "GapRule",
    "LegalReference",
    "Membership",
    "MembershipStatus",
    "RuleSetting",
    "SectorMatrix",
    "Status",
    "Threshold",
    "find_gaps",
    "membership",
    "memberships",
    "sector_matrix",
]
