"""Rule: partners that the decree requires to invite to the lokaal woonoverleg."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from data.model import (
    Actor,
    Attendance,
    Body,
    Evidence,
    Invitation,
    Meeting,
    Naming,
    Seat,
)
from graph.gaps.finding import Finding, FindingFactory, MakeFinding
from graph.gaps.meeting_record import months_before
from graph.gaps.rule import GapRule, LegalReference, Thresholds
from graph.gaps.woonoverleg_decree import (
    CODEX,
    FROM_2021,
    KINDS,
    PARTNERS,
    PartnerInvitations,
    reference_to_2018_decree,
    woonoverleg_bodies,
)
from graph.situation.situation import Situation

_INVITED = FindingFactory("woonoverleg-invited", severity=5)


@dataclass(frozen=True)
class InvitationRecord:
    """Who has a seat in a woonoverleg or its sub-bodies, or was invited there lately.

    An invitation to a future meeting counts too.
    """

    partners: PartnerInvitations
    body: Body
    months: int

    @cached_property
    def _woonoverleg_and_sub_bodies(self) -> tuple[str, ...]:
        return self.partners.situation.with_sub_bodies(self.body.id)

    @cached_property
    def recent_and_future_meetings(self) -> list[Meeting]:
        """The meetings of the last months and the future ones, in order of day."""
        situation = self.partners.situation
        since = months_before(situation.on, self.months)
        found = (
            meeting
            for table in self._woonoverleg_and_sub_bodies
            for meeting in situation.meetings.get(table, ())
        )
        return sorted(
            (meeting for meeting in found if meeting.date >= since),
            key=lambda meeting: meeting.date,
        )

    @cached_property
    def current_seats(self) -> tuple[Seat, ...]:
        """The seats that hold on the day."""
        known = self.partners.situation.memberships
        return tuple(
            dict.fromkeys(
                seat for table in self._woonoverleg_and_sub_bodies for seat in known[table].seats
            )
        )

    @cached_property
    def invitations_and_attendance(self) -> tuple[Invitation | Attendance, ...]:
        """The invitations to these meetings, and the attendance of who was not absent."""
        return tuple(
            row
            for meeting in self.recent_and_future_meetings
            for row in self.partners.invitations_and_attendance_of(meeting)
        )

    @cached_property
    def all_members_known(self) -> bool:
        """Whether the members of the woonoverleg and its sub-bodies with a seat are all known."""
        situation = self.partners.situation
        tables = [table for table in self._woonoverleg_and_sub_bodies if situation.network[table]]
        return bool(tables) and situation.all_bodies_complete((self.body.id, *tables))


def _findings_per_partner(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each lokaal woonoverleg and each kind of partner: whether one is invited there.

    A seat, an invitation or an attendance in the last months is enough, of the actor itself, one of
    its units or a parent.
    """
    partners = PartnerInvitations(situation, thresholds)
    for body in woonoverleg_bodies(situation, thresholds):
        asked = InvitationRecord(partners, body, int(thresholds.number_threshold("months")))
        for group in PARTNERS:
            wanted = thresholds.id_list_threshold(group)
            stand_ins = (
                thresholds.id_list_threshold("welfare_stand_ins") if group == "welfare" else ()
            )
            if wanted:
                yield _finding_about_partner(asked, wanted, stand_ins)


def _finding_about_partner(
    asked: InvitationRecord, wanted: tuple[str, ...], stand_ins: tuple[str, ...]
) -> Finding:
    partners, actors = asked.partners, asked.partners.recorded_actors
    seats = [
        seat for seat in asked.current_seats if partners.has_sector_or_kind(seat.actor, wanted)
    ]
    rows = [
        row
        for row in asked.invitations_and_attendance
        if partners.has_sector_or_kind(row.actor, wanted)
    ]
    standing_in = [
        fact
        for fact in (*asked.current_seats, *asked.invitations_and_attendance)
        if fact.actor in actors and _is_stand_in(actors[fact.actor], stand_ins)
    ]
    known = {fact.actor for fact in (*asked.current_seats, *asked.invitations_and_attendance)}
    without = {actor for actor in known if actor in actors and actors[actor].sector is None}
    answer, reason = _status_from_evidence(asked, seats, rows)
    if reason == "not-invited":
        answer, reason = _status_without_evidence(asked, standing_in, without)
    shown = [*seats, *rows] or standing_in
    return answer(
        asked.body.id,
        wanted[0],
        reason=reason,
        facts=shown or (asked.body,),
        body=asked.body.id,
        wanted=wanted,
        actors=tuple(sorted({fact.actor for fact in shown})),
        candidates=_candidates_to_invite(partners, wanted),
        without_sector=tuple(sorted(without)),
        months=asked.months,
    )


def _status_from_evidence(
    asked: InvitationRecord, seats: Sequence[Seat], rows: Sequence[Invitation | Attendance]
) -> tuple[MakeFinding, str]:
    """Return the result and reason that the seats, invitations and attendance of a partner show."""
    named = asked.partners.is_named
    by_name = {seat.evidence for seat in seats if named(seat.actor)}
    strength = {seat.evidence for seat in seats}
    if Evidence.EXPLICIT in by_name:
        return _INVITED.none, "invited"
    if any(named(row.actor) for row in rows):
        return _INVITED.none, "asked"
    if Evidence.DERIVED in by_name:
        return _INVITED.none, "invited-derived"
    if Evidence.CONDITIONAL in strength and not rows:
        return _INVITED.unknown, "only-conditional"
    if rows or strength - {Evidence.SUPPOSED}:
        return _INVITED.unknown, "only-as-group"
    return (_INVITED.unknown, "only-supposed") if seats else (_INVITED.confirmed, "not-invited")


def _status_without_evidence(
    asked: InvitationRecord, standing_in: Sequence[object], without: set[str]
) -> tuple[MakeFinding, str]:
    """Return the result and reason when no seat, invitation or attendance of a partner is known."""
    if standing_in:
        return _INVITED.unknown, "through-stand-in"
    if not asked.all_members_known:
        return _INVITED.unknown, "may-sit-unseen"
    if without:
        return _INVITED.unknown, "perhaps-without-sector"
    return _INVITED.confirmed, "not-invited"


def _candidates_to_invite(partners: PartnerInvitations, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return the named actors of the day with one of the sectors or kinds of a partner."""
    return tuple(
        sorted(
            actor.id
            for actor in partners.situation.facts.actors
            if {actor.sector, actor.kind} & {*wanted} and actor.named is not Naming.GROUP
        )
    )


def _is_stand_in(actor: Actor, stand_ins: tuple[str, ...]) -> bool:
    """Whether the kind of an actor, or a word in its id, is one of `stand_ins`."""
    return actor.kind in stand_ins or not {*actor.id.split("-")}.isdisjoint(stand_ins)


WOONOVERLEG_INVITED = GapRule(
    key=_INVITED.rule,
    find=_findings_per_partner,
    references=(
        reference_to_2018_decree("3"),
        LegalReference(title=CODEX, article="2.2", holds_from=FROM_2021),
    ),
    thresholds={
        "kinds": KINDS,
        "months": 12,
        **PARTNERS,
        "welfare_stand_ins": ("ocmw",),
    },
    reasons=dict.fromkeys(
        (
            "not-invited",
            "only-conditional",
            "only-as-group",
            "only-supposed",
            "through-stand-in",
            "may-sit-unseen",
            "perhaps-without-sector",
            "invited",
            "invited-derived",
            "asked",
        ),
        ("body", "wanted", "actors", "candidates", "without_sector", "months"),
    ),
)
