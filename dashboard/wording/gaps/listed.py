"""The rules in the order in which a director reads them, by subject."""

from __future__ import annotations

from typing import Final, NamedTuple

from dashboard.words import N_


class RuleGroup(NamedTuple):
    """Rules about one subject: its title, an English sentence to translate, and their keys."""

    title: str
    rules: tuple[str, ...]


RULE_GROUPS: Final = (
    RuleGroup(N_("Who is missing"), ("partnership-only", "no-seat", "broad-input")),
    RuleGroup(N_("What hangs on one thread"), ("cut-point", "hangs-on-one", "cut-off")),
    RuleGroup(N_("Who never meets"), ("sectors-apart", "theme-apart")),
    RuleGroup(N_("What we do not know"), ("members-unknown",)),
    RuleGroup(
        N_("Required by law"),
        (
            "woonoverleg-meetings",
            "woonoverleg-invited",
            "woonoverleg-topics",
            "woonoverleg-report",
            "council-sex",
            "council-vote",
        ),
    ),
    RuleGroup(
        N_("Meetings and advice"),
        ("frequency", "silent-member", "advice-unanswered", "funder-at-table"),
    ),
    RuleGroup(N_("The data itself"), ("succeeded-actor", "declared-number", "source-age")),
)
