"""The sentences about gaps: each rule, each reason, and what to do about it."""

from dashboard.wording.gaps.listed import RULE_GROUPS, RuleGroup
from dashboard.wording.gaps.worded import (
    WordedFinding,
    cited,
    rule_explanation,
    rule_title,
    setting_sentences,
    worded,
)

__all__ = [
    "RULE_GROUPS",
    "RuleGroup",
    "WordedFinding",
    "cited",
    "rule_explanation",
    "rule_title",
    "setting_sentences",
    "worded",
]
