"""All that a meeting of a body needs to know, worked out at once."""

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
from graph.meetings.agenda_points import AgendaReview, Interest, ItemReview, topics
from graph.meetings.attendance_record import AttendanceRecord, attendance_of
from graph.meetings.balance import Balance, balance
from graph.meetings.follow_up import FollowUp, follow_up_of
from graph.meetings.guest_reasons import Reason, ReasonKind
from graph.meetings.guests import Guest, GuestSearch
from graph.meetings.invitations import (
    LeftOut,
    agenda_and_invitations,
    left_out_before,
    meeting_on,
    members_on_call_without_topic,
    staying_away,
)
from graph.meetings.involvement import Involvements, involvements
from graph.meetings.meeting_year import MeetingYear, year_of
from graph.meetings.participants import Member, Participants
from graph.meetings.set_cover import Need, SetCover
from graph.meetings.shortlist import OpenChoice, offers, shortlist
from graph.meetings.tied_guests import GuestDifferences, differences, tied_guests
from graph.meetings.unknowns import Unknown, unknowns
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
    """What the director asks for; None leaves it to what is noted for the meeting, or proposed.

    `themes` come on top of those of the agenda. `guests` are the ticked ones, None the proposed
    short list. `locked` guests are always on that list, those `left_out` never; None means as the
    invitations of the meeting say. `maximum` limits the list.
    """

    themes: tuple[str, ...] = ()
    guests: tuple[str, ...] | None = None
    locked: frozenset[str] | None = None
    left_out: frozenset[str] | None = None
    maximum: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """What there is to know before a meeting of a body on a day.

    `themes` are those of the agenda, then those asked for beside. `meeting` is the one that is
    noted for the day, with its `items` and `invitations`; it is `over` when it was held or its day
    is past, and then only who was invited counts as a guest. Members in `not_needed` come only at
    need, deal with no theme of the meeting and are not invited. `guests` holds everybody that might
    be asked, ranked; `equals` those of them for whom the same speaks, and `differences` what tells
    these apart; `proposed` the short list, `choices` the equals from whom nobody was chosen for it,
    `invited` the ticked ones or, when nobody ticked any, that list. Of the themes in `nobody` the
    data name no actor, of those in `led_only` none that deals with it directly; `sectors_asked`
    when the body needs broad input. `left_out_before` tells who was left out the last time that
    this body noted anything of it. `reasons` gives the members that have fallen silent their
    reason. `interests` are all ties of money and dependence between any two at the table.
    `findings` are the answers of the gap rules that have the body as a subject.
    """

    body: str
    on: date
    themes: tuple[str, ...]
    meeting: Meeting | None
    over: bool
    items: tuple[AgendaItem, ...]
    invitations: tuple[Invitation, ...]
    membership: Membership
    members: tuple[Member, ...]
    not_needed: tuple[str, ...]
    reasons: Mapping[str, tuple[Reason, ...]]
    guests: tuple[Guest, ...]
    equals: tuple[tuple[str, ...], ...]
    differences: Mapping[str, GuestDifferences]
    proposed: SetCover
    choices: tuple[OpenChoice, ...]
    nobody: tuple[str, ...]
    led_only: tuple[str, ...]
    sectors_asked: bool
    invited: tuple[str, ...]
    left_out: tuple[str, ...]
    left_out_before: Mapping[str, LeftOut]
    balance: Balance
    points: tuple[ItemReview, ...]
    interests: tuple[Interest, ...]
    follow_up: FollowUp
    year: MeetingYear
    record: AttendanceRecord
    findings: tuple[Finding, ...]
    unknowns: tuple[Unknown, ...]

    def guest(self, actor: str) -> Guest:
        """A guest with its reasons; one that was asked without any has none."""
        return next((guest for guest in self.guests if guest.actor == actor), Guest(actor, ()))

    def equals_of(self, actor: str) -> tuple[str, ...]:
        """The guests for whom the same speaks as for one, with itself; none without an equal."""
        return next((group for group in self.equals if actor in group), ())

    @property
    def out_of_reach(self) -> tuple[Need, ...]:
        """What is needed and nobody that is known by name brings in."""
        offered = {need for guest in self.guests for need in offers(guest)}
        return tuple(need for need in self.proposed.uncovered if need not in offered)


class PreparationError(ValueError):
    """What was asked is not there; `code` is `no-such-body`, `no-such-theme` or `no-such-actor`."""

    def __init__(self, code: str, found: str) -> None:
        self.code = code
        self.found = found
        super().__init__(f"{code}: {found}")


def prepare(
    situation: Situation,
    body: str,
    asked: PreparationRequest | None = None,
    *,
    today: date | None = None,
    settings: Settings | None = None,
) -> Preparation:
    """Work out a meeting of a body on the day of a situation, as seen on `today`.

    Without `today` the day of the meeting is meant. Raises PreparationError for a body that is not
    there on that day, a theme that does not exist, or a guest that is not there on that day.
    """
    want = asked or PreparationRequest()
    given = settings or {}
    _check(situation, body, want)
    meeting = meeting_on(situation.record, body, situation.on)
    items, invitations = agenda_and_invitations(situation.record, meeting)
    on_agenda = (item.theme for item in items if item.theme is not None)
    themes = tuple(dict.fromkeys((*on_agenda, *want.themes)))
    dealt = involvements(situation, themes)
    idle = members_on_call_without_topic(situation, body, dealt, invitations)
    table = Participants(
        situation, body, staying_away(invitations).union(idle), given.get(BROAD_INPUT.key)
    )
    open_points = follow_up_of(situation, body)
    guests = GuestSearch(table, dealt, items, open_points).guests
    groups = tied_guests(guests, situation)
    alike = tuple(tuple(guest.actor for guest in group) for group in groups if len(group) > 1)
    locked, left_out = _wished(table, want, invitations)
    listed = shortlist(table, dealt, groups, locked=locked, left_out=left_out, maximum=want.maximum)
    proposed = listed.cover
    nobody, led_only = _without_names(situation, dealt)
    over = _is_over(meeting, situation.on, today or situation.on)
    by_itself = locked if over and meeting is not None else proposed.chosen
    invited = by_itself if want.guests is None else tuple(dict.fromkeys(want.guests))
    agenda = AgendaReview(table, invited, dealt, given.get(FUNDER_AT_TABLE.key))
    points = agenda.points(topics(items, themes))
    balanced = balance(table, invited, invitations, given.get(COUNCIL_SEX.key))
    silent = int(
        effective_thresholds(SILENT_MEMBER, given.get(SILENT_MEMBER.key)).number_threshold(
            "meetings"
        )
    )
    attended = attendance_of(situation, body, asked=silent)
    year = year_of(situation, body, situation.on.year, today=today or situation.on, settings=given)
    return Preparation(
        body=body,
        on=situation.on,
        themes=themes,
        meeting=meeting,
        over=over,
        items=items,
        invitations=invitations,
        membership=situation.memberships[body],
        members=table.members,
        not_needed=idle,
        reasons=_absent(attended),
        guests=guests,
        equals=alike,
        differences=differences(situation, table.bodies, chain.from_iterable(alike)),
        proposed=proposed,
        choices=listed.choices,
        nobody=nobody,
        led_only=led_only,
        sectors_asked=bool(table.expected_sectors),
        invited=invited,
        left_out=left_out,
        left_out_before=left_out_before(situation.record, table.bodies, situation.on),
        balance=balanced,
        points=points,
        interests=agenda.interests,
        follow_up=open_points,
        year=year,
        record=attended,
        findings=_findings(situation, body, given),
        unknowns=unknowns(
            table,
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


def _check(situation: Situation, body: str, want: PreparationRequest) -> None:
    if body not in situation.bodies:
        raise PreparationError("no-such-body", body)
    themes = {theme.id for theme in situation.record.themes}
    for theme in want.themes:
        if theme not in themes:
            raise PreparationError("no-such-theme", theme)
    for actor in (*(want.guests or ()), *sorted(want.locked or ())):
        if actor not in situation.actors:
            raise PreparationError("no-such-actor", actor)


def _without_names(
    situation: Situation, dealt: Involvements
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The themes to which the data lead nobody by name, and those of which nobody by itself."""
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
            if found and not any(dealing.direct for dealing in found)
        ),
    )


def _wished(
    table: Participants, want: PreparationRequest, invitations: Sequence[Invitation]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who must be on the short list and who must not: as asked, else as the invitations say."""
    locked: Iterable[str] | None = want.locked
    left_out: Iterable[str] | None = want.left_out
    if locked is None:
        locked = (
            invitation.actor
            for invitation in invitations
            if invitation.capacity is not Capacity.MEMBER and invitation.status.asked
        )
    if left_out is None:
        left_out = (invitation.actor for invitation in invitations if not invitation.status.asked)
    there = table.situation.actors
    return (
        tuple(sorted(actor for actor in locked if actor in there and actor not in table.named)),
        tuple(sorted(left_out)),
    )


def _absent(attended: AttendanceRecord) -> dict[str, tuple[Reason, ...]]:
    return {
        member.actor: (Reason(ReasonKind.ABSENT, {"meetings": member.missed, "last": member.last}),)
        for member in attended.silent
    }


def _is_council(situation: Situation, body: str, settings: Settings) -> bool:
    thresholds = effective_thresholds(COUNCIL_SEX, settings.get(COUNCIL_SEX.key))
    found: Iterable[Body] = advisory_councils(situation, thresholds)
    return any(council.id == body for council in found)


def _findings(situation: Situation, body: str, settings: Settings) -> tuple[Finding, ...]:
    keys = {rule.key for rule in _ABOUT_BODIES}
    own = {key: setting for key, setting in settings.items() if key in keys}
    return tuple(
        finding
        for rule, thresholds in active_rules(situation.on, own, _ABOUT_BODIES)
        for finding in rule.find(situation, thresholds)
        if body in finding.subjects
    )
