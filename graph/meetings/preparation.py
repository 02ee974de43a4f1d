"""Prepare a meeting of a body: everything to know before it, computed at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from data.model import (
    AgendaItem,
    Body,
    Capacity,
    Invitation,
    Meeting,
    MeetingStatus,
    Naming,
)
from graph.gaps.advisory_council import COUNCIL_SEX, COUNCIL_VOTE, advisory_councils
from graph.gaps.broad_input import BROAD_INPUT
from graph.gaps.catalogue import active_rules
from graph.gaps.finding import Finding
from graph.gaps.funder_at_table import FUNDER_AT_TABLE
from graph.gaps.meeting_frequency import FREQUENCY
from graph.gaps.rule import RuleSetting, effective_thresholds
from graph.gaps.silent_members import SILENT_MEMBER
from graph.gaps.unknown_members import MEMBERS_UNKNOWN
from graph.gaps.woonoverleg_invited import WOONOVERLEG_INVITED
from graph.gaps.woonoverleg_meetings import WOONOVERLEG_MEETINGS
from graph.gaps.woonoverleg_topics import WOONOVERLEG_TOPICS
from graph.meetings.agenda_item_reviews import (
    AgendaReviewer,
    ItemReview,
    ParticipantInterest,
    item_subjects,
)
from graph.meetings.attendance_record import AttendanceRecord, attendance_record_of
from graph.meetings.follow_up import FollowUp, follow_up_of
from graph.meetings.guest_reasons import InvitationReason, InvitationReasonKind
from graph.meetings.guests import GuestCandidate, GuestSearch
from graph.meetings.involvement import Involvements, involvements_by_theme
from graph.meetings.meeting_year import MeetingYear, meeting_year_of
from graph.meetings.participant_balance import ParticipantBalance, balance_with_guests
from graph.meetings.participants import BodyMember, Participants
from graph.meetings.recorded_meeting import (
    LeftOutInvitation,
    actors_staying_away,
    agenda_and_invitations,
    last_left_out_by_actor,
    meeting_on,
    members_on_call_without_topic,
)
from graph.meetings.set_cover import Need, SetCover
from graph.meetings.shortlist import OpenChoice, needs_met_by, propose_shortlist
from graph.meetings.tied_guests import GuestDifferences, differences_between_guests, tied_guests
from graph.meetings.unknowns import MeetingUnknown, meeting_unknowns
from graph.situation.membership import Membership
from graph.situation.situation import Situation

_ABOUT_BODIES = (
    MEMBERS_UNKNOWN,
    BROAD_INPUT,
    FREQUENCY,
    WOONOVERLEG_MEETINGS,
    WOONOVERLEG_INVITED,
    WOONOVERLEG_TOPICS,
    COUNCIL_SEX,
    COUNCIL_VOTE,
)

Settings = Mapping[str, RuleSetting]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparationRequest:
    """What the director asks for; None means as recorded for the meeting, or as proposed.

    `themes` are added to those of the agenda. `guests` are the ticked ones; None means the proposed
    short list. `locked` guests are always on that list, those in `left_out` never; None means as in
    the invitations. `maximum` limits the list.
    """

    themes: tuple[str, ...] = ()
    guests: tuple[str, ...] | None = None
    locked: frozenset[str] | None = None
    left_out: frozenset[str] | None = None
    maximum: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """Everything to know before a meeting of a body on a day.

    - `themes`: those of the agenda, then those asked for
    - `meeting`: the one recorded for the day, if any, with its `items` and `invitations`
    - `over`: it was held or its day is past; then only who was invited counts as a guest
    - `not_needed`: members that come only when needed, deal with no theme and are not invited
    - `reasons`: for each silent member, the reason that it was absent
    - `guests`: all possible guests, ranked; `equals` are groups of tied guests, and `differences`
      how the guests in these groups differ
    - `proposed`: the short list; `choices` are tied guests of whom none was put on it
    - `nobody`: themes to which no named actor is linked; `led_only`: themes with which no named
      actor deals directly
    - `sectors_asked`: the body needs broad input
    - `invited`: the ticked guests or, when none were ticked, the short list
    - `left_out_before`: who was left out the last time
    - `interests`: all ties of money and dependence between two participants
    - `findings`: results of the gap rules that have the body as a subject
    """

    body: str
    on: date
    themes: tuple[str, ...]
    meeting: Meeting | None
    over: bool
    items: tuple[AgendaItem, ...]
    invitations: tuple[Invitation, ...]
    membership: Membership
    members: tuple[BodyMember, ...]
    not_needed: tuple[str, ...]
    reasons: Mapping[str, tuple[InvitationReason, ...]]
    guests: tuple[GuestCandidate, ...]
    equals: tuple[tuple[str, ...], ...]
    differences: Mapping[str, GuestDifferences]
    proposed: SetCover
    choices: tuple[OpenChoice, ...]
    nobody: tuple[str, ...]
    led_only: tuple[str, ...]
    sectors_asked: bool
    invited: tuple[str, ...]
    left_out: tuple[str, ...]
    left_out_before: Mapping[str, LeftOutInvitation]
    balance: ParticipantBalance
    item_reviews: tuple[ItemReview, ...]
    interests: tuple[ParticipantInterest, ...]
    follow_up: FollowUp
    year: MeetingYear
    record: AttendanceRecord
    findings: tuple[Finding, ...]
    unknowns: tuple[MeetingUnknown, ...]

    def guest_of_actor(self, actor: str) -> GuestCandidate:
        """Return the guest with its reasons; one without reasons when the actor has none."""
        return next(
            (guest for guest in self.guests if guest.actor == actor), GuestCandidate(actor, ())
        )

    def tied_guests_of(self, actor: str) -> tuple[str, ...]:
        """Return the guests tied with an actor, itself included; empty when there are none."""
        return next((group for group in self.equals if actor in group), ())

    @property
    def needs_nobody_meets(self) -> tuple[Need, ...]:
        """The uncovered needs that no possible guest can meet."""
        offered = {need for guest in self.guests for need in needs_met_by(guest)}
        return tuple(need for need in self.proposed.uncovered if need not in offered)


class PreparationError(ValueError):
    """Something in the request does not exist.

    `code` is `no-such-body`, `no-such-theme` or `no-such-actor`; `found` is the id that was given.
    """

    def __init__(self, code: str, found: str) -> None:
        self.code = code
        self.found = found
        super().__init__(f"{code}: {found}")


def prepare_body_meeting(
    situation: Situation,
    body: str,
    asked: PreparationRequest | None = None,
    *,
    today: date | None = None,
    settings: Settings | None = None,
) -> Preparation:
    """Prepare a meeting of a body on the day of a situation, as seen on `today`.

    Without `today`, it is seen on the day of the meeting. Raises PreparationError for a body or
    guest that does not exist on that day, or a theme that does not exist.
    """
    request = asked or PreparationRequest()
    given = settings or {}
    _check_request(situation, body, request)
    meeting = meeting_on(situation.record, body, situation.on)
    items, invitations = agenda_and_invitations(situation.record, meeting)
    on_agenda = (item.theme for item in items if item.theme is not None)
    themes = tuple(dict.fromkeys((*on_agenda, *request.themes)))
    dealt = involvements_by_theme(situation, themes)
    idle = members_on_call_without_topic(situation, body, dealt, invitations)
    participants = Participants(
        situation, body, actors_staying_away(invitations).union(idle), given.get(BROAD_INPUT.key)
    )
    open_points = follow_up_of(situation, body)
    guests = GuestSearch(participants, dealt, items, open_points).ranked_guests
    groups = tied_guests(guests, situation)
    alike = tuple(tuple(guest.actor for guest in group) for group in groups if len(group) > 1)
    locked, left_out = _locked_and_left_out(participants, request, invitations)
    listed = propose_shortlist(
        participants, dealt, groups, locked=locked, left_out=left_out, maximum=request.maximum
    )
    proposed = listed.cover
    nobody, led_only = _themes_without_named_actors(situation, dealt)
    over = _is_over(meeting, situation.on, today or situation.on)
    by_itself = locked if over and meeting is not None else proposed.chosen
    invited = by_itself if request.guests is None else tuple(dict.fromkeys(request.guests))
    agenda = AgendaReviewer(participants, invited, dealt, given.get(FUNDER_AT_TABLE.key))
    points = agenda.review_items(item_subjects(items, themes))
    balanced = balance_with_guests(participants, invited, invitations, given.get(COUNCIL_SEX.key))
    silent = int(
        effective_thresholds(SILENT_MEMBER, given.get(SILENT_MEMBER.key)).number_threshold(
            "meetings"
        )
    )
    attended = attendance_record_of(situation, body, missed_threshold=silent)
    year = meeting_year_of(
        situation, body, situation.on.year, today=today or situation.on, settings=given
    )
    return Preparation(
        body=body,
        on=situation.on,
        themes=themes,
        meeting=meeting,
        over=over,
        items=items,
        invitations=invitations,
        membership=situation.memberships[body],
        members=participants.members,
        not_needed=idle,
        reasons=_absence_reasons(attended),
        guests=guests,
        equals=alike,
        differences=differences_between_guests(
            situation, participants.meeting_bodies, chain.from_iterable(alike)
        ),
        proposed=proposed,
        choices=listed.choices,
        nobody=nobody,
        led_only=led_only,
        sectors_asked=bool(participants.sectors_for_broad_input),
        invited=invited,
        left_out=left_out,
        left_out_before=last_left_out_by_actor(
            situation.record, participants.meeting_bodies, situation.on
        ),
        balance=balanced,
        item_reviews=points,
        interests=agenda.interests,
        follow_up=open_points,
        year=year,
        record=attended,
        findings=_findings_about_body(situation, body, given),
        unknowns=meeting_unknowns(
            participants,
            themes=themes,
            dealings=dealt,
            points=points,
            balance=balanced,
            follow_up=open_points,
            record=attended,
            year=year,
            council=balanced.sexes if _is_council(situation, body, given) else None,
        ),
    )


def _is_over(meeting: Meeting | None, on: date, today: date) -> bool:
    held = meeting is not None and meeting.status is MeetingStatus.HELD
    return held or on < today


def _check_request(situation: Situation, body: str, request: PreparationRequest) -> None:
    if body not in situation.bodies:
        raise PreparationError("no-such-body", body)
    themes = {theme.id for theme in situation.record.themes}
    for theme in request.themes:
        if theme not in themes:
            raise PreparationError("no-such-theme", theme)
    for actor in (*(request.guests or ()), *sorted(request.locked or ())):
        if actor not in situation.actors:
            raise PreparationError("no-such-actor", actor)


def _themes_without_named_actors(
    situation: Situation, dealt: Involvements
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return themes with no named actor, and themes with none that deals with it directly."""
    named = {
        theme: [
            dealing
            for actor, dealing in found.items()
            if situation.actors[actor].named is not Naming.GROUP
        ]
        for theme, found in dealt.items()
    }
    return (
        tuple(theme for theme, found in named.items() if not found),
        tuple(
            theme
            for theme, found in named.items()
            if found and not any(dealing.is_direct for dealing in found)
        ),
    )


def _locked_and_left_out(
    participants: Participants, request: PreparationRequest, invitations: Sequence[Invitation]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who must and who must not be on the short list: as asked, else by invitations."""
    locked: Iterable[str] | None = request.locked
    left_out: Iterable[str] | None = request.left_out
    if locked is None:
        locked = (
            invitation.actor
            for invitation in invitations
            if invitation.capacity is not Capacity.MEMBER and invitation.status.asked
        )
    if left_out is None:
        left_out = (invitation.actor for invitation in invitations if not invitation.status.asked)
    there = participants.situation.actors
    return (
        tuple(
            sorted(
                actor
                for actor in locked
                if actor in there and actor not in participants.named_members
            )
        ),
        tuple(sorted(left_out)),
    )


def _absence_reasons(attended: AttendanceRecord) -> dict[str, tuple[InvitationReason, ...]]:
    return {
        member.actor: (
            InvitationReason(
                InvitationReasonKind.ABSENT, {"meetings": member.missed, "last": member.last}
            ),
        )
        for member in attended.silent_members
    }


def _is_council(situation: Situation, body: str, settings: Settings) -> bool:
    thresholds = effective_thresholds(COUNCIL_SEX, settings.get(COUNCIL_SEX.key))
    found: Iterable[Body] = advisory_councils(situation, thresholds)
    return any(council.id == body for council in found)


def _findings_about_body(
    situation: Situation, body: str, settings: Settings
) -> tuple[Finding, ...]:
    keys = {rule.key for rule in _ABOUT_BODIES}
    own = {key: setting for key, setting in settings.items() if key in keys}
    return tuple(
        finding
        for rule, thresholds in active_rules(situation.on, own, _ABOUT_BODIES)
        for finding in rule.find(situation, thresholds)
        if body in finding.subjects
    )
