"""What the data do not say about a meeting, to be found out; the sentences are in text files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from data.model import MeetingStatus, Naming
from graph.gaps.finding import Finding, Status
from graph.meetings.agenda_item_reviews import ItemReview
from graph.meetings.attendance_record import AttendanceRecord
from graph.meetings.follow_up import FollowUp
from graph.meetings.guest_reasons import Value
from graph.meetings.involvement import Involvements, only_direct_involvements
from graph.meetings.meeting_year import MeetingYear
from graph.meetings.participant_balance import ParticipantBalance
from graph.meetings.participants import Participants


class MeetingUnknownKind(StrEnum):
    """A kind of thing that is unknown, with the values of its sentence.

    - `members`: body
    - `member-groups`: groups
    - `member-sectors`: members
    - `theme-nobody`: theme
    - `theme-groups`: theme, groups
    - `theme-bodies`: theme, bodies
    - `items-without-theme`: items (titles)
    - `no-attendance`: number (of meetings)
    - `unrecorded`: number, last (the last such meeting)
    - `frequency`: frequency, as in the source, or None
    - `votes`: members
    - `addressee`: advice (ids)
    - `owner`: actions (ids)
    - `no-theme`, `no-meetings`, `sexes`, `quorum`: no values
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
class MeetingUnknown:
    """Something that is unknown about a meeting, and the values of its sentence."""

    kind: MeetingUnknownKind
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)


def meeting_unknowns(
    participants: Participants,
    *,
    themes: Sequence[str],
    dealings: Involvements,
    points: Sequence[ItemReview],
    balance: ParticipantBalance,
    follow_up: FollowUp,
    record: AttendanceRecord,
    year: MeetingYear,
    council: Finding | None,
) -> tuple[MeetingUnknown, ...]:
    """Return what to find out, the most important first.

    `council` is the finding on sexes when the body is an advisory council, else None.
    """
    return (
        *_unknowns_about_members(participants, balance),
        *_unknowns_about_themes(participants, themes, dealings, points),
        *_unknowns_about_meetings(participants, record, year),
        *_unknowns_about_votes(participants, balance, council),
        *_unknowns_about_follow_up(follow_up),
    )


def _unknowns_about_members(
    participants: Participants, balance: ParticipantBalance
) -> Iterator[MeetingUnknown]:
    known = participants.situation.memberships[participants.body]
    if not known.complete:
        yield MeetingUnknown(MeetingUnknownKind.MEMBERS, {"body": participants.body})
    if known.groups:
        yield MeetingUnknown(
            MeetingUnknownKind.MEMBER_GROUPS, {"groups": tuple(sorted(known.groups))}
        )
    without = tuple(
        member for member in balance.without_sector if member in participants.coming_members
    )
    if without:
        yield MeetingUnknown(MeetingUnknownKind.MEMBER_SECTORS, {"members": without})


def _unknowns_about_themes(
    participants: Participants,
    themes: Sequence[str],
    dealings: Involvements,
    points: Sequence[ItemReview],
) -> Iterator[MeetingUnknown]:
    if not themes:
        yield MeetingUnknown(MeetingUnknownKind.NO_THEME)
    bare = tuple(
        point.subject.title
        for point in points
        if point.subject.theme is None and point.subject.title is not None
    )
    if bare and themes:
        yield MeetingUnknown(MeetingUnknownKind.ITEMS_WITHOUT_THEME, {"items": bare})
    for theme in themes:
        actors = participants.situation.actors
        groups = tuple(
            actor
            for actor in only_direct_involvements(dealings[theme])
            if actors[actor].named is Naming.GROUP
        )
        if not dealings[theme]:
            yield MeetingUnknown(MeetingUnknownKind.THEME_NOBODY, {"theme": theme})
        if groups:
            yield MeetingUnknown(
                MeetingUnknownKind.THEME_GROUPS, {"theme": theme, "groups": groups}
            )
    unclear = {
        point.subject.theme: tuple(
            body for body in point.unclear if body not in participants.meeting_bodies
        )
        for point in points
    }
    for theme_id, bodies in unclear.items():
        if bodies:
            yield MeetingUnknown(
                MeetingUnknownKind.THEME_BODIES, {"theme": theme_id, "bodies": bodies}
            )


def _unknowns_about_meetings(
    participants: Participants, record: AttendanceRecord, year: MeetingYear
) -> Iterator[MeetingUnknown]:
    own = [
        meeting
        for body in participants.meeting_bodies
        for meeting in participants.situation.meetings.get(body, ())
    ]
    held = [meeting for meeting in own if meeting.status is MeetingStatus.HELD]
    if not any(meeting.date < participants.situation.on for meeting in own):
        yield MeetingUnknown(MeetingUnknownKind.NO_MEETINGS)
    elif held and not record.meetings:
        yield MeetingUnknown(MeetingUnknownKind.NO_ATTENDANCE, {"number": len(held)})
    if year.unrecorded:
        last = max(meeting.date for meeting in year.unrecorded)
        yield MeetingUnknown(
            MeetingUnknownKind.UNRECORDED, {"number": len(year.unrecorded), "last": last}
        )
    if year.needed_meetings is None:
        yield MeetingUnknown(MeetingUnknownKind.FREQUENCY, {"frequency": year.frequency})


def _unknowns_about_votes(
    participants: Participants, balance: ParticipantBalance, council: Finding | None
) -> Iterator[MeetingUnknown]:
    if council is not None and council.status is Status.UNKNOWN:
        yield MeetingUnknown(MeetingUnknownKind.SEXES)
    unknown = tuple(
        member for member in balance.votes.unknown if member in participants.named_members
    )
    if unknown:
        yield MeetingUnknown(MeetingUnknownKind.VOTES, {"members": unknown})
    if balance.quorum is None and council is not None:
        yield MeetingUnknown(MeetingUnknownKind.QUORUM)


def _unknowns_about_follow_up(follow_up: FollowUp) -> Iterator[MeetingUnknown]:
    advice = tuple(
        advised.advice.id for advised in follow_up.advice if advised.advice.addressee is None
    )
    if advice:
        yield MeetingUnknown(MeetingUnknownKind.ADDRESSEE, {"advice": advice})
    actions = tuple(action.action.id for action in follow_up.actions if action.action.owner is None)
    if actions:
        yield MeetingUnknown(MeetingUnknownKind.OWNER, {"actions": actions})
