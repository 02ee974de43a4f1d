"""RULES: the list of all gap rules; running them; and choosing the most important findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from data.model import Facts
from data.periods import today
from graph.gaps.actors_never_meet import THEME_APART
from graph.gaps.advisory_council import COUNCIL_SEX, COUNCIL_VOTE
from graph.gaps.broad_input import BROAD_INPUT
from graph.gaps.cut_off import CUT_OFF
from graph.gaps.cut_points import CUT_POINT, HANGS_ON_ONE
from graph.gaps.declared_numbers import DECLARED_NUMBER
from graph.gaps.finding import Finding, Status
from graph.gaps.funder_at_table import FUNDER_AT_TABLE
from graph.gaps.meeting_frequency import FREQUENCY
from graph.gaps.rule import GapRule, RuleSetting, Thresholds, effective_thresholds
from graph.gaps.sectors_never_meet import SECTORS_APART
from graph.gaps.silent_members import SILENT_MEMBER
from graph.gaps.source_age import SOURCE_AGE
from graph.gaps.succeeded_actors import SUCCEEDED_ACTOR
from graph.gaps.unanswered_advice import ADVICE_UNANSWERED
from graph.gaps.unknown_members import MEMBERS_UNKNOWN
from graph.gaps.without_seat import NO_SEAT, PARTNERSHIP_ONLY
from graph.gaps.woonoverleg_invited import WOONOVERLEG_INVITED
from graph.gaps.woonoverleg_meetings import WOONOVERLEG_MEETINGS
from graph.gaps.woonoverleg_report import WOONOVERLEG_REPORT
from graph.gaps.woonoverleg_topics import WOONOVERLEG_TOPICS
from graph.progress import OnKeyProgress
from graph.situation.situation import Situation

# In the order in which findings that weigh as much are listed.
RULES: Final[tuple[GapRule, ...]] = (
    NO_SEAT,
    PARTNERSHIP_ONLY,
    THEME_APART,
    SECTORS_APART,
    CUT_POINT,
    HANGS_ON_ONE,
    CUT_OFF,
    MEMBERS_UNKNOWN,
    BROAD_INPUT,
    DECLARED_NUMBER,
    FREQUENCY,
    WOONOVERLEG_MEETINGS,
    WOONOVERLEG_INVITED,
    WOONOVERLEG_TOPICS,
    WOONOVERLEG_REPORT,
    COUNCIL_SEX,
    COUNCIL_VOTE,
    FUNDER_AT_TABLE,
    SILENT_MEMBER,
    ADVICE_UNANSWERED,
    SUCCEEDED_ACTOR,
    SOURCE_AGE,
)


class RuleSubject(StrEnum):
    """What a rule is about, in the order in which a page lists the subjects."""

    WHO_IS_MISSING = "who-is-missing"
    HANGS_ON_ONE_THREAD = "hangs-on-one-thread"
    NEVER_MEETS = "never-meets"
    NOT_KNOWN = "not-known"
    REQUIRED_BY_LAW = "required-by-law"
    MEETINGS_AND_ADVICE = "meetings-and-advice"
    THE_DATA = "the-data"


# The rules of each subject, in the order in which a page lists them; every rule stands in one.
RULES_BY_SUBJECT: Final[Mapping[RuleSubject, tuple[GapRule, ...]]] = MappingProxyType(
    {
        RuleSubject.WHO_IS_MISSING: (PARTNERSHIP_ONLY, NO_SEAT, BROAD_INPUT),
        RuleSubject.HANGS_ON_ONE_THREAD: (CUT_POINT, HANGS_ON_ONE, CUT_OFF),
        RuleSubject.NEVER_MEETS: (SECTORS_APART, THEME_APART),
        RuleSubject.NOT_KNOWN: (MEMBERS_UNKNOWN,),
        RuleSubject.REQUIRED_BY_LAW: (
            WOONOVERLEG_MEETINGS,
            WOONOVERLEG_INVITED,
            WOONOVERLEG_TOPICS,
            WOONOVERLEG_REPORT,
            COUNCIL_SEX,
            COUNCIL_VOTE,
        ),
        RuleSubject.MEETINGS_AND_ADVICE: (
            FREQUENCY,
            SILENT_MEMBER,
            ADVICE_UNANSWERED,
            FUNDER_AT_TABLE,
        ),
        RuleSubject.THE_DATA: (SUCCEEDED_ACTOR, DECLARED_NUMBER, SOURCE_AGE),
    }
)

_ORDER = tuple(Status)
_AT_ONCE, _MANY = 1_000, 50_000  # answers


def active_rules(
    on: date, settings: Mapping[str, RuleSetting] | None = None, rules: Sequence[GapRule] = RULES
) -> list[tuple[GapRule, Thresholds]]:
    """Return the rules that are enabled and in force on a day, with their thresholds.

    Raises ValueError for a setting of a rule or a threshold that does not exist.
    """
    given = settings or {}
    strange = given.keys() - {rule.key for rule in rules}
    if strange:
        message = f"no such rules: {', '.join(sorted(strange))}"
        raise ValueError(message)
    return [
        (rule, effective_thresholds(rule, given.get(rule.key)))
        for rule in rules
        if rule.is_active_on(on) and given.get(rule.key, RuleSetting()).enabled
    ]


def findings_by_rule(
    situation: Situation,
    asking: Sequence[tuple[GapRule, Thresholds]],
    progress: OnKeyProgress | None = None,
) -> Iterator[tuple[GapRule, list[Finding]]]:
    """Run the rules one by one; yield each rule with its findings.

    `progress` is called as in `find_gaps`.
    """
    for done, (rule, thresholds) in enumerate(asking):
        found: list[Finding] = []
        for number, finding in enumerate(rule.find(situation, thresholds)):
            if progress is not None and number % _AT_ONCE == 0:
                # How many answers are to come is not known: ever nearer to the next rule.
                progress(rule.key, done + number / (number + _MANY), len(asking))
            found.append(finding)
        yield rule, found


def find_gaps(
    facts: Facts,
    *,
    settings: Mapping[str, RuleSetting] | None = None,
    on: date | None = None,
    rules: Sequence[GapRule] = RULES,
    progress: OnKeyProgress | None = None,
) -> tuple[Finding, ...]:
    """Run the rules on the facts that hold on a day, and return all their findings in order.

    Without `on`, the day is today. Most severe first, then confirmed before unknown before none,
    then by rule and subjects; the order of rows makes no difference. `settings` holds what the city
    set, by rule key. During each rule `progress` is called with its key, how many rules are done,
    and how many there are; an exception in it stops the work. Raises ValueError for a setting of a
    rule or a threshold that does not exist.
    """
    situation = Situation(facts, on or today())
    asking = active_rules(situation.on, settings, rules)
    places = {rule.key: place for place, rule in enumerate(rules)}
    found = [
        answer for _, answers in findings_by_rule(situation, asking, progress) for answer in answers
    ]
    return tuple(
        sorted(
            found,
            key=lambda finding: (
                -finding.severity,
                _ORDER.index(finding.status),
                places[finding.rule],
                finding.subjects,
                finding.reason,
            ),
        )
    )


# Of one rule no more than this, so that one kind of gap does not take all the room.
_OF_ONE_RULE: Final = 2
# From this severity on a confirmed gap goes before what is only known by name.
_SERIOUS: Final = 3
# These reasons of unknown findings say what the sources do show, by name.
_BY_NAME: Final = frozenset({"only-link-by-name"})


def most_important_findings(findings: Iterable[Finding], count: int) -> list[Finding]:
    """Return the `count` most important findings of some that are ordered by severity.

    First come serious confirmed ones, then unknown ones that show what is known by name, then the
    others; at most two of one rule while there are others.
    """
    ordered = sorted(findings, key=_importance_rank)
    seen: Counter[str] = Counter()
    first: list[Finding] = []
    later: list[Finding] = []
    for finding in ordered:
        seen[finding.rule] += 1
        (first if seen[finding.rule] <= _OF_ONE_RULE else later).append(finding)
    return [*first, *later][:count]


def _importance_rank(finding: Finding) -> int:
    if finding.status is Status.CONFIRMED and finding.severity >= _SERIOUS:
        return 0
    return 1 if finding.reason in _BY_NAME else 2
