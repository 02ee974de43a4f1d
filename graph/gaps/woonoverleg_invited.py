"""Who must be invited to the lokaal woonoverleg, and is not known to be."""

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
from graph.gaps.finding import Answer, Finding, FindingFactory
from graph.gaps.meeting_record import months_before
from graph.gaps.rule import Reference, Rule, Thresholds
from graph.gaps.woonoverleg import (
    CODEX,
    FROM_2021,
    KINDS,
    PARTNERS,
    DecreePartners,
    of_2018,
    woonoverleg,
)
from graph.situation.situation import Situation

_INVITED = FindingFactory("woonoverleg-invited", severity=5)


@dataclass(frozen=True)
class InvitationRecord:
    """Who has a seat in a woonoverleg or its parts, or was asked there in the last months.

    An invitation to a meeting that is still to come counts as well.
    """

    partners: DecreePartners
    body: Body
    months: int

    @cached_property
    def _tables(self) -> tuple[str, ...]:
        return self.partners.situation.with_sub_bodies(self.body.id)

    @cached_property
    def meetings(self) -> list[Meeting]:
        """The meetings of the last months and those to come, in order of day."""
        situation = self.partners.situation
        since = months_before(situation.on, self.months)
        found = (meeting for table in self._tables for meeting in situation.meetings.get(table, ()))
        return sorted(
            (meeting for meeting in found if meeting.date >= since),
            key=lambda meeting: meeting.date,
        )

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """The seats that hold on the day."""
        known = self.partners.situation.memberships
        return tuple(dict.fromkeys(seat for table in self._tables for seat in known[table].seats))

    @cached_property
    def rows(self) -> tuple[Invitation | Attendance, ...]:
        """The invitations and the attendance of the meetings."""
        return tuple(row for meeting in self.meetings for row in self.partners.asked_to(meeting))

    @cached_property
    def complete(self) -> bool:
        """Whether nobody can sit there unseen."""
        situation = self.partners.situation
        tables = [table for table in self._tables if situation.network[table]]
        return bool(tables) and situation.all_complete((self.body.id, *tables))


def _invited(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each lokaal woonoverleg and each kind of partner: whether one is invited there.

    A seat, an invitation or an attendance of the last months suffices, of the actor itself, of a
    unit of it or of its whole.
    """
    partners = DecreePartners(situation, thresholds)
    for body in woonoverleg(situation, thresholds):
        asked = InvitationRecord(partners, body, int(thresholds.number("months")))
        for group in PARTNERS:
            wanted = thresholds.ids(group)
            stand_ins = thresholds.ids("welfare_stand_ins") if group == "welfare" else ()
            if wanted:
                yield _partner(asked, wanted, stand_ins)


def _partner(
    asked: InvitationRecord, wanted: tuple[str, ...], stand_ins: tuple[str, ...]
) -> Finding:
    partners, actors = asked.partners, asked.partners.actors
    seats = [seat for seat in asked.seats if partners.is_one(seat.actor, wanted)]
    rows = [row for row in asked.rows if partners.is_one(row.actor, wanted)]
    standing_in = [
        fact
        for fact in (*asked.seats, *asked.rows)
        if fact.actor in actors and _stands_in(actors[fact.actor], stand_ins)
    ]
    known = {fact.actor for fact in (*asked.seats, *asked.rows)}
    without = {actor for actor in known if actor in actors and actors[actor].sector is None}
    answer, reason = _answer(asked, seats, rows)
    if reason == "not-invited":
        answer, reason = _without_any(asked, standing_in, without)
    shown = [*seats, *rows] or standing_in
    return answer(
        asked.body.id,
        wanted[0],
        reason=reason,
        facts=shown or (asked.body,),
        body=asked.body.id,
        wanted=wanted,
        actors=tuple(sorted({fact.actor for fact in shown})),
        candidates=_candidates(partners, wanted),
        without_sector=tuple(sorted(without)),
        months=asked.months,
    )


def _answer(
    asked: InvitationRecord, seats: Sequence[Seat], rows: Sequence[Invitation | Attendance]
) -> tuple[Answer, str]:
    """What the seats, invitations and attendance of a kind of partner show."""
    named = asked.partners.by_name
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


def _without_any(
    asked: InvitationRecord, standing_in: Sequence[object], without: set[str]
) -> tuple[Answer, str]:
    """What follows where no seat, invitation or attendance of a kind of partner is known."""
    if standing_in:
        return _INVITED.unknown, "through-stand-in"
    if not asked.complete:
        return _INVITED.unknown, "may-sit-unseen"
    if without:
        return _INVITED.unknown, "perhaps-without-sector"
    return _INVITED.confirmed, "not-invited"


def _candidates(partners: DecreePartners, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The actors of the day of a kind of partner, to invite by name."""
    return tuple(
        sorted(
            actor.id
            for actor in partners.situation.facts.actors
            if {actor.sector, actor.kind} & {*wanted} and actor.named is not Naming.GROUP
        )
    )


def _stands_in(actor: Actor, stand_ins: tuple[str, ...]) -> bool:
    """Whether the kind of an actor is a stand-in, or a word of its id names one."""
    return actor.kind in stand_ins or not {*actor.id.split("-")}.isdisjoint(stand_ins)


WOONOVERLEG_INVITED = Rule(
    key=_INVITED.rule,
    find=_invited,
    references=(
        of_2018("3"),
        Reference(title=CODEX, article="2.2", holds_from=FROM_2021),
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
