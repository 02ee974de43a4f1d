"""Gaps: what is missing in the consultation, how sure that is, and what it rests on.

A *rule* looks at a *situation* and gives *findings*: confirmed, unknown or none, each with a reason
of the rule's own, the values that fill its sentence, and the facts that it rests on. `catalogue`
names every rule and asks them; `city_settings` reads what a city sets for them; `open_questions`
folds what is unknown into the *questions* that settle most of it.

Two invariants hold for every rule. What is confirmed can be undone by no answer to what is not
known: whoever turns out to sit in a body of which not all members are known. And an ended or future
fact changes nothing about the day, but for rules that speak of the past and say so. Property tests
over random towns hold them to it, since a tool that once calls something missing that is there is
not believed again. The identity of a finding is its rule and its subjects, the same in every
revision: marks and comparisons hang on it, so the key of a rule never changes.
"""

from graph.gaps.catalogue import RULES, find_gaps
from graph.gaps.finding import MOST_SEVERE, Finding, Status
from graph.gaps.rule import Reference, Rule, RuleSetting, Threshold
from graph.sector_matrix import SectorMatrix, sector_matrix
from graph.situation.membership import Membership, MembershipStatus, membership, memberships

__all__ = [
    "MOST_SEVERE",
    "RULES",
    "Finding",
    "Membership",
    "MembershipStatus",
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
