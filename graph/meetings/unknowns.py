"""What the data do not tell about a meeting, each to be found out; the words stand elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from data.model import MeetingStatus, Naming
from graph.gaps.finding import Finding, Status
from graph.meetings.agenda_points import Point
from graph.meetings.attendance_record import Record
from graph.meetings.balance import Balance
from graph.meetings.follow_up import FollowUp
from graph.meetings.guest_reasons import Value
from graph.meetings.involvement import Dealings, directly
from graph.meetings.meeting_year import Year
from graph.meetings.participants import Table


class Gap(StrEnum):
    """What is not known, with the values that go with it.

    `members` body · `member-groups` groups · `member-sectors` members · `theme-nobody` theme ·
    `theme-groups` theme, groups · `theme-bodies` theme, bodies · `no-theme` · `items-without-theme`
    items (titles) · `no-meetings` · `no-attendance` number · `unrecorded` number, last ·
    `frequency` (`frequency` as the source says it, or None) · `sexes` · `votes` members · `quorum`
    · `addressee` advice (ids) · `owner` actions (ids).
    """

    MEMBERS = "members"
    MEMBER_GROUPS = "member-groups"
    MEMBER_SECTORS = "member-sectors"
    NO_THEME = "no-theme"
    ITEMS_WITHOUT_THEME = "items-without-theme"
    THEME_NOBODY = "theme-nobody"
    THEME_GROUPS = "theme-groups"
    THEME_BODIES = "theme-bodies"
    NO_MEETINGS = "no-meetings"
    NO_ATTENDANCE = "no-attendance"
    UNRECORDED = "unrecorded"
    FREQUENCY = "frequency"
    SEXES = "sexes"
    VOTES = "votes"
    QUORUM = "quorum"
    ADDRESSEE = "addressee"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Unknown:
    """One thing that is not known, and what fills its sentence."""

    gap: Gap
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)


def unknowns(
    table: Table,
    *,
    themes: Sequence[str],
    dealings: Dealings,
    points: Sequence[Point],
    balance: Balance,
    follow_up: FollowUp,
    record: Record,
    year: Year,
    council: Finding | None,
) -> tuple[Unknown, ...]:
    """What to find out, in the order in which it matters; `council` when the body is one."""
    return (
        *_of_members(table, balance),
        *_of_themes(table, themes, dealings, points),
        *_of_meetings(table, record, year),
        *_of_votes(table, balance, council),
        *_of_follow_up(follow_up),
    )


def _of_members(table: Table, balance: Balance) -> Iterator[Unknown]:
    known = table.situation.memberships[table.body]
    if not known.complete:
        yield Unknown(Gap.MEMBERS, {"body": table.body})
    if known.groups:
        yield Unknown(Gap.MEMBER_GROUPS, {"groups": tuple(sorted(known.groups))})
    without = tuple(each for each in balance.without_sector if each in table.coming)
    if without:
        yield Unknown(Gap.MEMBER_SECTORS, {"members": without})


def _of_themes(
    table: Table, themes: Sequence[str], dealings: Dealings, points: Sequence[Point]
) -> Iterator[Unknown]:
    if not themes:
        yield Unknown(Gap.NO_THEME)
    bare = tuple(
        point.topic.title
        for point in points
        if point.topic.theme is None and point.topic.title is not None
    )
    if bare and themes:
        yield Unknown(Gap.ITEMS_WITHOUT_THEME, {"items": bare})
    for theme in themes:
        actors = table.situation.actors
        groups = tuple(
            each for each in directly(dealings[theme]) if actors[each].named is Naming.GROUP
        )
        if not dealings[theme]:
            yield Unknown(Gap.THEME_NOBODY, {"theme": theme})
        if groups:
            yield Unknown(Gap.THEME_GROUPS, {"theme": theme, "groups": groups})
    unclear = {
        point.topic.theme: tuple(each for each in point.unclear if each not in table.bodies)
        for point in points
    }
    for about, bodies in unclear.items():
        if bodies:
            yield Unknown(Gap.THEME_BODIES, {"theme": about, "bodies": bodies})


def _of_meetings(table: Table, record: Record, year: Year) -> Iterator[Unknown]:
    own = [each for body in table.bodies for each in table.situation.meetings.get(body, ())]
    held = [each for each in own if each.status is MeetingStatus.HELD]
    if not any(each.date < table.situation.on for each in own):
        yield Unknown(Gap.NO_MEETINGS)
    elif held and not record.meetings:
        yield Unknown(Gap.NO_ATTENDANCE, {"number": len(held)})
    if year.unrecorded:
        last = max(each.date for each in year.unrecorded)
        yield Unknown(Gap.UNRECORDED, {"number": len(year.unrecorded), "last": last})
    if year.needed is None:
        yield Unknown(Gap.FREQUENCY, {"frequency": year.frequency})


def _of_votes(table: Table, balance: Balance, council: Finding | None) -> Iterator[Unknown]:
    if council is not None and council.status is Status.UNKNOWN:
        yield Unknown(Gap.SEXES)
    unknown = tuple(each for each in balance.votes.unknown if each in table.named)
    if unknown:
        yield Unknown(Gap.VOTES, {"members": unknown})
    if balance.quorum is None and council is not None:
        yield Unknown(Gap.QUORUM)


def _of_follow_up(follow_up: FollowUp) -> Iterator[Unknown]:
    advice = tuple(each.advice.id for each in follow_up.advice if each.advice.addressee is None)
    if advice:
        yield Unknown(Gap.ADDRESSEE, {"advice": advice})
    actions = tuple(each.action.id for each in follow_up.actions if each.action.owner is None)
    if actions:
        yield Unknown(Gap.OWNER, {"actions": actions})
