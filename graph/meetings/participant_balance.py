"""What follows from inviting guests: sectors, pairs that meet for the first time, votes, quorum."""

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
    """How many actors of a sector take part, known by name.

    `before` counts all members; `after` the members not known to stay away, and the guests.
    """

    sector: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class VotingRights:
    """The members that may vote, that may not, and for whom no source says it."""

    yes: tuple[str, ...]
    no: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuorumState:
    """How many voting members are needed, have confirmed, and have excused themselves.

    `reached` is None while it can still go either way.
    """

    needed: float
    figure: Figure
    coming: int
    excused: int
    reached: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantBalance:
    """The participants of a meeting before and after the guests are added.

    `sectors` holds the expected ones and those present, in order of id. `first_meetings` are pairs
    with at least one guest that share no known body and were at no known meeting together. `sexes`
    is the finding of the rule on sexes, from counts of members only; guests do not count. `quorum`
    is None when no source gives one.
    """

    sectors: tuple[SectorCount, ...]
    without_sector: tuple[str, ...]
    first_meetings: tuple[Pair, ...]
    sexes: Finding
    votes: VotingRights
    quorum: QuorumState | None

    @property
    def sectors_missing_before(self) -> tuple[str, ...]:
        """The expected sectors without a named member."""
        return tuple(count.sector for count in self.sectors if not count.before)

    @property
    def sectors_missing_after(self) -> tuple[str, ...]:
        """The expected sectors without a named member who may come or guest."""
        return tuple(count.sector for count in self.sectors if not count.after)


def balance_with_guests(
    participants: Participants,
    guests: Sequence[str],
    invitations: Sequence[Invitation] = (),
    sex_setting: RuleSetting | None = None,
) -> ParticipantBalance:
    """Return the balance when these guests are invited; `invitations` say which members come."""
    situation = participants.situation
    before = _count_sectors(participants, participants.named_members)
    present = (*participants.coming_members, *guests)
    after = _count_sectors(participants, present)
    votes = _voting_rights(participants)
    return ParticipantBalance(
        sectors=tuple(
            SectorCount(sector, before[sector], after[sector])
            for sector in sorted({*participants.sectors_for_broad_input, *before, *after})
        ),
        without_sector=tuple(actor for actor in present if situation.actors[actor].sector is None),
        first_meetings=_pairs_meeting_first_time(participants, guests),
        sexes=sex_balance_finding(
            situation,
            situation.bodies[participants.body],
            effective_thresholds(COUNCIL_SEX, sex_setting),
        ),
        votes=votes,
        quorum=_quorum_state(participants, votes, invitations),
    )


def _count_sectors(participants: Participants, actors: Sequence[str]) -> Counter[str]:
    sectors = (participants.situation.actors[actor].sector for actor in actors)
    return Counter(sector for sector in sectors if sector is not None)


def _pairs_meeting_first_time(
    participants: Participants, guests: Sequence[str]
) -> tuple[Pair, ...]:
    pairs = [(guest, member) for guest in guests for member in participants.coming_members]
    pairs += combinations(guests, 2)
    return tuple(
        sorted(
            (min(one, other), max(one, other))
            for one, other in pairs
            if not participants.have_met(one, other)
        )
    )


def _voting_rights(participants: Participants) -> VotingRights:
    return VotingRights(
        *(
            tuple(member.actor for member in participants.members if member.voting is vote)
            for vote in (True, False, None)
        )
    )


def _quorum_state(
    participants: Participants, votes: VotingRights, invitations: Sequence[Invitation]
) -> QuorumState | None:
    """Return the quorum from the one figure of the body that gives it; None without exactly one."""
    figures = [
        figure
        for figure in participants.situation.facts.figures
        if figure.subject == participants.body and figure.counts_kind == QUORUM
    ]
    if len(figures) != 1 or figures[0].number is None:
        return None
    needed = figures[0].number
    status = {invitation.actor: invitation.status for invitation in invitations}
    coming = sum(status.get(voter) is InvitationStatus.CONFIRMED for voter in votes.yes)
    excused = sum(voter in status and not status[voter].may_come for voter in votes.yes)
    possible = len(votes.yes) + len(votes.unknown) - excused
    reached = True if coming >= needed else False if possible < needed else None
    return QuorumState(needed, figures[0], coming, excused, reached)
