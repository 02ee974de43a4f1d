"""The words of every rule, and the rules in the order in which a director reads them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from dashboard.wording.gaps.apart import SECTORS_APART, THEME_APART
from dashboard.wording.gaps.bodies import BROAD_INPUT, MEMBERS_UNKNOWN
from dashboard.wording.gaps.councils import COUNCIL_SEX, COUNCIL_VOTE, FUNDER_AT_TABLE
from dashboard.wording.gaps.entry import RuleWords
from dashboard.wording.gaps.frequency import FREQUENCY
from dashboard.wording.gaps.hanging import CUT_OFF, CUT_POINT, HANGS_ON_ONE
from dashboard.wording.gaps.meetings import ADVICE_UNANSWERED, SILENT_MEMBER
from dashboard.wording.gaps.missing import NO_SEAT, PARTNERSHIP_ONLY
from dashboard.wording.gaps.records import DECLARED_NUMBER, SOURCE_AGE, SUCCEEDED_ACTOR
from dashboard.wording.gaps.topics import WOONOVERLEG_REPORT, WOONOVERLEG_TOPICS
from dashboard.wording.gaps.woonoverleg import WOONOVERLEG_INVITED, WOONOVERLEG_MEETINGS
from dashboard.words import N_


class RuleGroup(NamedTuple):
    """Rules about one subject: its title, an English sentence to translate, and their keys."""

    title: str
    rules: tuple[str, ...]


_GROUPED: Final = (
    (N_("Who is missing"), (PARTNERSHIP_ONLY, NO_SEAT, BROAD_INPUT)),
    (N_("What hangs on one thread"), (CUT_POINT, HANGS_ON_ONE, CUT_OFF)),
    (N_("Who never meets"), (SECTORS_APART, THEME_APART)),
    (N_("What we do not know"), (MEMBERS_UNKNOWN,)),
    (
        N_("Required by law"),
        (
            WOONOVERLEG_MEETINGS,
            WOONOVERLEG_INVITED,
            WOONOVERLEG_TOPICS,
            WOONOVERLEG_REPORT,
            COUNCIL_SEX,
            COUNCIL_VOTE,
        ),
    ),
    (
        N_("Meetings and advice"),
        (FREQUENCY, SILENT_MEMBER, ADVICE_UNANSWERED, FUNDER_AT_TABLE),
    ),
    (N_("The data itself"), (SUCCEEDED_ACTOR, DECLARED_NUMBER, SOURCE_AGE)),
)

RULE_GROUPS: Final = tuple(
    RuleGroup(title, tuple(rule.key for rule in rules)) for title, rules in _GROUPED
)
RULE_WORDS: Final[Mapping[str, RuleWords]] = {
    rule.key: rule for _, rules in _GROUPED for rule in rules
}
