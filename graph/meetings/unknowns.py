"""What the data do not tell about a meeting, each to be found out; the words stand elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from data.model import MeetingStatus, Naming
from graph.gaps.finding import Finding, Status
from graph.meetings.agenda_points import ItemReview
from graph.meetings.attendance_record import AttendanceRecord
from graph.meetings.balance import Balance
from graph.meetings.follow_up import FollowUp
from graph.meetings.guest_reasons import Value
from graph.meetings.involvement import Involvements, direct_only
from graph.meetings.meeting_year import MeetingYear
from graph.meetings.participants import Participants


class UnknownKind(StrEnum):
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

    kind: UnknownKind
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)


def unknowns(
    table: Participants,
    *,
    themes: Sequence[str],
    dealings: Involvements,
    points: Sequence[ItemReview],
    balance: Balance,
    follow_up: FollowUp,
    record: AttendanceRecord,
    year: MeetingYear,
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


def _of_members(table: Participants, balance: Balance) -> Iterator[Unknown]:
    known = table.situation.memberships[table.body]
    if not known.complete:
        yield Unknown(UnknownKind.MEMBERS, {"body": table.body})
    if known.groups:
        yield Unknown(UnknownKind.MEMBER_GROUPS, {"groups": tuple(sorted(known.groups))})
    without = tuple(member for member in balance.without_sector if member in table.coming)
    if without:
        yield Unknown(UnknownKind.MEMBER_SECTORS, {"members": without})


def _of_themes(
    table: Participants,
    themes: Sequence[str],
    dealings: Involvements,
    points: Sequence[ItemReview],
) -> Iterator[Unknown]:
    if not themes:
        yield Unknown(UnknownKind.NO_THEME)
    bare = tuple(
        point.topic.title
        for point in points
        if point.topic.theme is None and point.topic.title is not None
    )
    if bare and themes:
        yield Unknown(UnknownKind.ITEMS_WITHOUT_THEME, {"items": bare})
    for theme in themes:
        actors = table.situation.actors
        groups = tuple(
            actor for actor in direct_only(dealings[theme]) if actors[actor].named is Naming.GROUP
        )
        if not dealings[theme]:
            yield Unknown(UnknownKind.THEME_NOBODY, {"theme": theme})
        if groups:
            yield Unknown(UnknownKind.THEME_GROUPS, {"theme": theme, "groups": groups})
    unclear = {
        point.topic.theme: tuple(body for body in point.unclear if body not in table.bodies)
        for point in points
    }
    for about, bodies in unclear.items():
        if bodies:
            yield Unknown(UnknownKind.THEME_BODIES, {"theme": about, "bodies": bodies})


def _of_meetings(
    table: Participants, record: AttendanceRecord, year: MeetingYear
) -> Iterator[Unknown]:
    own = [meeting for body in table.bodies for meeting in table.situation.meetings.get(body, ())]
    held = [meeting for meeting in own if meeting.status is MeetingStatus.HELD]
    if not any(meeting.date < table.situation.on for meeting in own):
        yield Unknown(UnknownKind.NO_MEETINGS)
    elif held and not record.meetings:
        yield Unknown(UnknownKind.NO_ATTENDANCE, {"number": len(held)})
    if year.unrecorded:
        last = max(meeting.date for meeting in year.unrecorded)
        yield Unknown(UnknownKind.UNRECORDED, {"number": len(year.unrecorded), "last": last})
    if year.needed is None:
        yield Unknown(UnknownKind.FREQUENCY, {"frequency": year.frequency})


def _of_votes(table: Participants, balance: Balance, council: Finding | None) -> Iterator[Unknown]:
    if council is not None and council.status is Status.UNKNOWN:
        yield Unknown(UnknownKind.SEXES)
    unknown = tuple(member for member in balance.votes.unknown if member in table.named)
    if unknown:
        yield Unknown(UnknownKind.VOTES, {"members": unknown})
    if balance.quorum is None and council is not None:
        yield Unknown(UnknownKind.QUORUM)


def _of_follow_up(follow_up: FollowUp) -> Iterator[Unknown]:
    advice = tuple(
        advised.advice.id for advised in follow_up.advice if advised.advice.addressee is None
    )
    if advice:
        yield Unknown(UnknownKind.ADDRESSEE, {"advice": advice})
    actions = tuple(action.action.id for action in follow_up.actions if action.action.owner is None)
    if actions:
        yield Unknown(UnknownKind.OWNER, {"actions": actions})
