"""The lokaal woonoverleg: which body it is, which texts rule it, and whom the decree invites."""

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
from graph.gaps.rule import Reference, Threshold, Thresholds
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
OF_2021 = Reference(title=DECREE_2021, article="boek 2, deel 2", holds_from=FROM_2021)

Row = TypeVar("Row")
_SURE: Final = {Evidence.EXPLICIT, Evidence.DERIVED}


def of_2018(article: str) -> Reference:
    """An article of the decree that held before."""
    return Reference(
        title=DECREE_2018, article=article, holds_from=FROM_2019, holds_until=UNTIL_2021
    )


def woonoverleg(situation: Situation, thresholds: Thresholds) -> Iterator[Body]:
    """The bodies that are a lokaal woonoverleg, not the compositions in which one meets."""
    kinds = thresholds.ids("kinds")
    return (body for body in situation.facts.bodies if body.kind in kinds)


@dataclass(frozen=True)
class DecreePartners:
    """Who was asked to which meeting, and which partners they are.

    Somebody was asked that had a seat there, an invitation or an attendance, itself, through a
    unit of it or through its whole. An unnamed group, or a seat that holds only in some cases,
    leaves it in doubt.
    """

    situation: Situation
    thresholds: Thresholds

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """All actors that the data ever held, by id."""
        return {actor.id: actor for actor in self.situation.record.actors}

    @cached_property
    def _seats(self) -> dict[str, list[Seat]]:
        return _by(self.situation.record.seats, lambda seat: seat.body)

    @cached_property
    def _invitations(self) -> dict[str, list[Invitation]]:
        return _by(self.situation.record.invitations, lambda row: row.meeting)

    @cached_property
    def _attendance(self) -> dict[str, list[Attendance]]:
        return _by(self.situation.record.attendance, lambda row: row.meeting)

    def is_one(self, actor: str, wanted: Iterable[str]) -> bool:
        """Whether an actor, a unit of it or its whole is of one of some sectors or kinds."""
        family = (self.actors.get(relative) for relative in self.situation.relatives_of(actor))
        return any(
            relative is not None and not {relative.sector, relative.kind}.isdisjoint(wanted)
            for relative in family
        )

    def by_name(self, actor: str) -> bool:
        """Whether an actor is no unnamed group."""
        known = self.actors.get(actor)
        return known is not None and known.named is not Naming.GROUP

    def asked_to(self, meeting: Meeting) -> Iterator[Invitation | Attendance]:
        """The invitations to a meeting and the attendance that shows one."""
        for invitation in self._invitations.get(meeting.id, ()):
            if invitation.status.asked:
                yield invitation
        for row in self._attendance.get(meeting.id, ()):
            if row.presence is not Presence.ABSENT:
                yield row

    def were_asked(self, meeting: Meeting) -> bool | None:
        """Whether each partner was asked to a meeting; None when the data cannot tell."""
        seats = [
            seat
            for seat in self._seats.get(meeting.body, ())
            if holds(seat, meeting.date) and not is_supposed(seat)
        ]
        rows = [*self.asked_to(meeting)]
        certain = {
            *(seat.actor for seat in seats if seat.evidence in _SURE),
            *(row.actor for row in rows),
        }
        named = [actor for actor in sorted(certain) if self.by_name(actor)]
        missing = [
            name
            for name in PARTNERS
            if not any(self.is_one(actor, self.thresholds.ids(name)) for actor in named)
        ]
        if not missing:
            return True
        by_name = len(named) == len(certain.union(seat.actor for seat in seats))
        sorted_out = all(self.actors[actor].sector is not None for actor in named)
        closed = meeting.body in self.situation.bodies and self.situation.all_complete(
            (meeting.body,)
        )
        return False if rows and by_name and sorted_out and closed else None


def _by(rows: Iterable[Row], of: Callable[[Row], str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(of(row), []).append(row)
    return found
