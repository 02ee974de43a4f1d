"""Sheets that our own workbooks have for people to read: no tables, and nothing to warn of."""

from __future__ import annotations

import dataclasses
from typing import Final

from dashboard.words import N_, Language, Words
from data.intake.proposing.proposal import Proposal

ASKED: Final = N_("Whom to ask")
OTHERS: Final = N_("Who else")
UNKNOWN: Final = N_("What we do not know")


def passing_over(proposal: Proposal) -> Proposal:
    """The proposal without a warning for each such sheet that stands beside tables of ours."""
    titles = {Words(language)(title) for language in Language for title in (ASKED, OTHERS, UNKNOWN)}
    ours = {each.raw.file for each in proposal.understood if each.table is not None}
    problems = tuple(
        problem
        for problem in proposal.problems
        if problem.code != "unknown-sheet"
        or problem.sheet not in titles
        or problem.file not in ours
    )
    return dataclasses.replace(proposal, problems=problems)
