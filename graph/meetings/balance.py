"""What follows from who is asked: sectors, pairs that meet for the first time, votes, quorum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, TypeAlias

from data.model import Figure, Invitation, InvitationStatus
from graph.gaps.advisory_council import COUNCIL_SEX, sex_balance_finding
from graph.gaps.finding import Finding
from graph.gaps.rule import RuleSetting, effective_thresholds
from graph.meetings.participants import Participants

QUORUM: Final = "quorum"  # the kind that a figure of a body counts, to give its quorum
Pair: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SectorCount:
    """How many of a sector there are by name: members, and those who may come with the guests."""

    sector: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Votes:
    """The members by whether their seat carries a vote; `unknown` where no source tells."""

    yes: tuple[str, ...]
    no: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many voting members must be there, and how many of them come and have excused themselves.

    `reached` is None as long as it can go either way.
    """

    needed: float
    figure: Figure
    coming: int
    excused: int
    reached: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """The table before and after the guests.

    `sectors` holds the expected ones and those present, in order of id. `first_meetings` are
    pairs, of which at least one is a guest, that share no known body and were at no known meeting
    together. `sexes` is the answer of the rule on sexes, from counts of members only; guests are
    not counted. `quorum` is None when no source gives one.
    """

    sectors: tuple[SectorCount, ...]
    without_sector: tuple[str, ...]
    first_meetings: tuple[Pair, ...]
    sexes: Finding
    votes: Votes
    quorum: Quorum | None

    @property
    def missing_before(self) -> tuple[str, ...]:
        """The expected sectors without a member by name."""
        return tuple(count.sector for count in self.sectors if not count.before)

    @property
    def missing_after(self) -> tuple[str, ...]:
        """The expected sectors that nobody at the table is from."""
        return tuple(count.sector for count in self.sectors if not count.after)


def balance(
    table: Participants,
    guests: Sequence[str],
    invitations: Sequence[Invitation] = (),
    sex_setting: RuleSetting | None = None,
) -> Balance:
    """Work out what follows from asking guests; `invitations` of the meeting tell who comes."""
    situation = table.situation
    before = _sectors(table, table.named)
    present = (*table.coming, *guests)
    after = _sectors(table, present)
    votes = _votes(table)
    return Balance(
        sectors=tuple(
            SectorCount(sector, before[sector], after[sector])
            for sector in sorted({*table.expected_sectors, *before, *after})
        ),
        without_sector=tuple(actor for actor in present if situation.actors[actor].sector is None),
        first_meetings=_first_meetings(table, guests),
        sexes=sex_balance_finding(
            situation, situation.bodies[table.body], effective_thresholds(COUNCIL_SEX, sex_setting)
        ),
        votes=votes,
        quorum=_quorum(table, votes, invitations),
    )


def _sectors(table: Participants, actors: Sequence[str]) -> Counter[str]:
    its = (table.situation.actors[actor].sector for actor in actors)
    return Counter(sector for sector in its if sector is not None)


def _first_meetings(table: Participants, guests: Sequence[str]) -> tuple[Pair, ...]:
    pairs = [(guest, member) for guest in guests for member in table.coming]
    pairs += combinations(guests, 2)
    return tuple(
        sorted(
            (min(one, other), max(one, other)) for one, other in pairs if not table.meet(one, other)
        )
    )


def _votes(table: Participants) -> Votes:
    return Votes(
        *(
            tuple(member.actor for member in table.members if member.voting is vote)
            for vote in (True, False, None)
        )
    )


def _quorum(table: Participants, votes: Votes, invitations: Sequence[Invitation]) -> Quorum | None:
    """Only from one figure of the body that gives a number of members."""
    figures = [
        figure
        for figure in table.situation.facts.figures
        if figure.subject == table.body and figure.counts_kind == QUORUM
    ]
    if len(figures) != 1 or figures[0].number is None:
        return None
    needed = figures[0].number
    status = {invitation.actor: invitation.status for invitation in invitations}
    coming = sum(status.get(voter) is InvitationStatus.CONFIRMED for voter in votes.yes)
    excused = sum(voter in status and not status[voter].may_come for voter in votes.yes)
    possible = len(votes.yes) + len(votes.unknown) - excused
    reached = True if coming >= needed else False if possible < needed else None
    return Quorum(needed, figures[0], coming, excused, reached)
