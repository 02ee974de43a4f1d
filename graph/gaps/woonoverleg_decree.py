"""The lokaal woonoverleg in the decree: which bodies are one, and whether partners were invited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, TypeVar

from data.model import (
    Actor,
    Attendance,
    Body,
    Evidence,
    Invitation,
    Meeting,
    Naming,
    Presence,
    Seat,
)
from data.periods import holds
from graph.gaps.rule import LegalReference, Threshold, Thresholds
from graph.situation.situation import Situation
from graph.supposed_facts import is_supposed

KINDS: Final = ("lokaal-woonoverleg",)
# The sectors or kinds that count as each of the three partners.
PARTNERS: Final[Mapping[str, Threshold]] = {
    "housing": ("huisvesting",),
    "welfare": ("welzijn",),
    "agency": ("vlaamse-overheid",),
}

DECREE_2018 = "Besluit van de Vlaamse Regering van 16 november 2018 over het lokaal woonbeleid"
CODEX = "Vlaamse Codex Wonen van 2021"
DECREE_2021 = "Besluit Vlaamse Codex Wonen van 2021"
FROM_2019, UNTIL_2021, FROM_2021 = date(2019, 1, 1), date(2020, 12, 31), date(2021, 1, 1)
# The decree that carries out the Codex: meetings, topics and report of a woonoverleg.
OF_2021 = LegalReference(title=DECREE_2021, article="boek 2, deel 2", holds_from=FROM_2021)

Row = TypeVar("Row")
_SURE: Final = {Evidence.EXPLICIT, Evidence.DERIVED}


def reference_to_2018_decree(article: str) -> LegalReference:
    """Return the reference to an article of the decree that held in 2019 and 2020."""
    return LegalReference(
        title=DECREE_2018, article=article, holds_from=FROM_2019, holds_until=UNTIL_2021
    )


def woonoverleg_bodies(situation: Situation, thresholds: Thresholds) -> Iterator[Body]:
    """Return the bodies of the kinds that are a lokaal woonoverleg, without their sub-bodies."""
    kinds = thresholds.id_list_threshold("kinds")
    return (body for body in situation.facts.bodies if body.kind in kinds)


@dataclass(frozen=True)
class PartnerInvitations:
    """Who was invited to which meeting, and whether all partners in the decree were.

    An actor was invited when it, one of its units or a parent had a seat there, an invitation, or
    attended. An unnamed group, or a seat that holds only in some cases, leaves it uncertain.
    """

    situation: Situation
    thresholds: Thresholds

    @cached_property
    def recorded_actors(self) -> dict[str, Actor]:
        """All actors of the revision on any day, by id."""
        return {actor.id: actor for actor in self.situation.record.actors}

    @cached_property
    def _seats_by_body(self) -> dict[str, list[Seat]]:
        return _group_by(self.situation.record.seats, lambda seat: seat.body)

    @cached_property
    def _invitations_by_meeting(self) -> dict[str, list[Invitation]]:
        return _group_by(self.situation.record.invitations, lambda row: row.meeting)

    @cached_property
    def _attendance_by_meeting(self) -> dict[str, list[Attendance]]:
        return _group_by(self.situation.record.attendance, lambda row: row.meeting)

    def has_sector_or_kind(self, actor: str, wanted: Iterable[str]) -> bool:
        """Whether an actor, one of its units or a parent has one of some sectors or kinds."""
        family = (
            self.recorded_actors.get(relative) for relative in self.situation.relatives_of(actor)
        )
        return any(
            relative is not None and not {relative.sector, relative.kind}.isdisjoint(wanted)
            for relative in family
        )

    def is_named(self, actor: str) -> bool:
        """Whether an actor is known by name; false for an unnamed group, and for an unknown id."""
        known = self.recorded_actors.get(actor)
        return known is not None and known.named is not Naming.GROUP

    def invitations_and_attendance_of(self, meeting: Meeting) -> Iterator[Invitation | Attendance]:
        """Yield the invitations to a meeting, and the attendance of who was not absent."""
        for invitation in self._invitations_by_meeting.get(meeting.id, ()):
            if invitation.status.asked:
                yield invitation
        for row in self._attendance_by_meeting.get(meeting.id, ()):
            if row.presence is not Presence.ABSENT:
                yield row

    def all_partners_invited(self, meeting: Meeting) -> bool | None:
        """Whether each partner was invited to a meeting; None when the data do not show it.

        Who surely has a seat in the body, or came, counts as invited.
        """
        seats = [
            seat
            for seat in self._seats_by_body.get(meeting.body, ())
            if holds(seat, meeting.date) and not is_supposed(seat)
        ]
        rows = [*self.invitations_and_attendance_of(meeting)]
        certain = {
            *(seat.actor for seat in seats if seat.evidence in _SURE),
            *(row.actor for row in rows),
        }
        named = [actor for actor in sorted(certain) if self.is_named(actor)]
        missing = [
            name
            for name in PARTNERS
            if not any(
                self.has_sector_or_kind(actor, self.thresholds.id_list_threshold(name))
                for actor in named
            )
        ]
        if not missing:
            return True
        by_name = len(named) == len(certain.union(seat.actor for seat in seats))
        sorted_out = all(self.recorded_actors[actor].sector is not None for actor in named)
        closed = meeting.body in self.situation.bodies and self.situation.all_bodies_complete(
            (meeting.body,)
        )
        return False if rows and by_name and sorted_out and closed else None


def _group_by(rows: Iterable[Row], of: Callable[[Row], str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(of(row), []).append(row)
    return found
