"""The sentences about gaps: each rule, each reason, and what to do about it."""

from dashboard.wording.gaps.findings import FindingText, render_finding
from dashboard.wording.gaps.rules import (
    RULE_GROUPS,
    RuleGroup,
    cite_reference,
    rule_explanation,
    rule_title,
    setting_sentences,
)

__all__ = [
    "RULE_GROUPS",
    "FindingText",
    "RuleGroup",
    "cite_reference",
    "render_finding",
    "rule_explanation",
    "rule_title",
    "setting_sentences",
]
