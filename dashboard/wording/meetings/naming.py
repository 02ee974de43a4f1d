"""The names of meetings, invitations, people and needs in sentences, and the order of lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from textwrap import shorten
from typing import Final

from dashboard.alphabet import name_sort_key
from dashboard.snapshot import Snapshot
from dashboard.text.text_files import text_of
from dashboard.wording.choices import capitalised_choice_name
from dashboard.wording.gaps.finding_formatters import format_advice
from dashboard.words import Words
from data.model import Capacity, Invitation, Meeting, Seat
from graph.meetings import (
    AttendanceRecord,
    BodyMember,
    MemberAttendance,
    Need,
    NeedKind,
    PastAgendaItem,
    Preparation,
    SectorCount,
    replaced_actor_by_substitute,
)

_LONGEST: Final = 160


def value_names(words: Words, snapshot: Snapshot, name: str, ids: Iterable[str]) -> list[str]:
    """The names of the ids in the value `name` of a reason or unknown, in alphabetical order.

    Texts of actions, advice and items are quoted, in the order given.
    """
    quoted = _QUOTED.get(name)
    if quoted is not None:
        return [f"“{quoted(words, snapshot, value)}”" for value in ids]
    look_up = _NAMES.get(name, Snapshot.name)
    return sorted((look_up(snapshot, identity) for identity in ids), key=name_sort_key)


def _quoted_title(_: Words, __: Snapshot, title: str) -> str:
    return title


def _quoted_action(_: Words, snapshot: Snapshot, identity: str) -> str:
    """The text of an action, shortened when it is long; the id if there is no such action."""
    found = next((action for action in snapshot.facts.actions if action.id == identity), None)
    return shorten(found.what, _LONGEST, placeholder="…") if found else identity


_QUOTED: Final[Mapping[str, Callable[[Words, Snapshot, str], str]]] = {
    "actions": _quoted_action,
    "advice": format_advice,
    "items": _quoted_title,
}
_NAMES: Final[Mapping[str, Callable[[Snapshot, str], str]]] = {
    "exact": Snapshot.theme_name,
    "sectors": Snapshot.sector_name,
    "themes": Snapshot.theme_name,
}


def meeting_name(words: Words, snapshot: Snapshot, meeting: Meeting) -> str:
    """The name of a meeting: its body and day."""
    return f"{snapshot.name(meeting.body)}, {words.date(meeting.date)}"


def hours_text(words: Words, meeting: Meeting) -> str:
    """The begin of a meeting, and its end if noted; empty when no begin is noted."""
    if meeting.start is None:
        return ""
    if meeting.end is None:
        return meeting.start
    return words("{start} until {end}", start=meeting.start, end=meeting.end)


def invitation_status_name(words: Words, prepared: Preparation, invitation: Invitation) -> str:
    """The status of a saved invitation; for another, “Proposal” unless it is of a member.

    For a member without one: that it is to be invited or, after the meeting, that none is noted.
    """
    if invitation in prepared.invitations:
        return capitalised_choice_name(words, invitation.status)
    if invitation.capacity is not Capacity.MEMBER:
        return words("Proposal")
    return words("No invitation is noted") if prepared.over else words("To invite")


def substitution_sentences(
    words: Words, snapshot: Snapshot, prepared: Preparation, actor: str
) -> list[str]:
    """Whom an actor replaces at the meeting, and who replaces it; empty for neither."""
    stands_in = replaced_actor_by_substitute(prepared.invitations)
    sentences = []
    if actor in stands_in:
        sentences.append(
            words("Comes in the place of {name}.", name=snapshot.name(stands_in[actor]))
        )
    by = snapshot.names(substitute for substitute, whom in stands_in.items() if whom == actor)
    if by:
        sentences.append(words("Replaced by {names}.", names=words.all_of(by)))
    return sentences


def left_out_sentence(words: Words, prepared: Preparation, actor: str) -> str | None:
    """When and why an actor was left out of an earlier meeting; None when it was not."""
    found = prepared.left_out_before.get(actor)
    if found is None:
        return None
    text = words("Left out of the meeting of {day}.", day=words.date(found.day))
    reason = found.invitation.reason or words("No reason was noted.")
    return f"{text} {reason}"


def representatives_text(words: Words, seats: Sequence[Seat]) -> str:
    """The people who represent an actor in its seats, and their deputies."""
    people = ", ".join(dict.fromkeys(seat.representative for seat in seats if seat.representative))
    deputies = ", ".join(dict.fromkeys(seat.deputy for seat in seats if seat.deputy))
    deputy = words("deputy: {names}", names=deputies) if deputies else ""
    return "; ".join(filter(None, (people, deputy)))


def sector_name_of_actor(words: Words, snapshot: Snapshot, actor: str) -> str:
    """The name of the sector of an actor, or that it is unknown."""
    sector = snapshot.actors[actor].sector
    return snapshot.sector_name(sector) if sector else words("unknown")


def pair_name(snapshot: Snapshot, one: str, other: str) -> str:
    """The names of two actors with a dash between them."""
    return " – ".join(snapshot.names((one, other)))  # noqa: RUF001  # a dash, as people write it


def earlier_item_sentence(words: Words, snapshot: Snapshot, treated: PastAgendaItem) -> str:
    """Where and when an earlier item was treated, and under which title."""
    return f"{meeting_name(words, snapshot, treated.meeting)}: “{treated.item.title}”"


def need_name(words: Words, snapshot: Snapshot, need: Need) -> str:
    """The name of the item, theme or sector for which a guest is needed."""
    kind, identity = NeedKind(need[0]), need[1]
    names = {NeedKind.THEME: snapshot.theme_name, NeedKind.SECTOR: snapshot.sector_name}
    name = names[kind](identity) if kind in names else identity
    return text_of(words, "meetings", "needs", kind, name=name)


def members_by_role(snapshot: Snapshot, members: Iterable[BodyMember]) -> list[BodyMember]:
    """The members in the given order of roles, sorted by name within each role."""
    return [
        same_role
        for _, alike in groupby(members, key=lambda member: member.role)
        for same_role in sorted(
            alike, key=lambda member: name_sort_key(snapshot.name(member.actor))
        )
    ]


def silent_longest_first(snapshot: Snapshot, record: AttendanceRecord) -> list[MemberAttendance]:
    """The silent members, the longest silent first; equal ones by name."""
    return sorted(
        record.silent_members,
        key=lambda member: (-member.missed, name_sort_key(snapshot.name(member.actor))),
    )


def sectors_by_name(snapshot: Snapshot, prepared: Preparation) -> list[SectorCount]:
    """The sectors at the table, by name."""
    return sorted(
        prepared.balance.sectors,
        key=lambda sector: name_sort_key(snapshot.sector_name(sector.sector)),
    )


def sector_names(snapshot: Snapshot, sectors: Sequence[str]) -> list[str]:
    """The names of sectors, in alphabetical order."""
    return sorted(map(snapshot.sector_name, sectors), key=name_sort_key)
