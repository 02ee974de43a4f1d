"""In which order those at a meeting are listed, so that a reader finds a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from dashboard.alphabet import alphabetical
from dashboard.snapshot import Snapshot
from graph.meetings import AttendanceRecord, Member, MemberRecord, Preparation, SectorCount


def members_by_role(now: Snapshot, members: Iterable[Member]) -> list[Member]:
    """The chair first, then by the other roles as they come; within a role by name."""
    return [
        each
        for _, alike in groupby(members, key=lambda member: member.role)
        for each in sorted(alike, key=lambda member: alphabetical(now.name(member.actor)))
    ]


def silent_longest_first(now: Snapshot, record: AttendanceRecord) -> list[MemberRecord]:
    """The members that have fallen silent, the longest first; of equal ones by name."""
    return sorted(
        record.silent, key=lambda each: (-each.missed, alphabetical(now.name(each.actor)))
    )


def sectors_by_name(now: Snapshot, prepared: Preparation) -> list[SectorCount]:
    """The sectors at the table by name."""
    return sorted(
        prepared.balance.sectors, key=lambda each: alphabetical(now.sector_name(each.sector))
    )


def sector_names(now: Snapshot, sectors: Sequence[str]) -> list[str]:
    """The names of sectors in the order of the alphabet."""
    return sorted(map(now.sector_name, sectors), key=alphabetical)
