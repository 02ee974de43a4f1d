"""The facts as values: actors, bodies, seats, ties and what surrounds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Protocol

_EVERY_DAY: Final = 366
_SELDOM: Final = 0.0001  # times a year


class Layer(StrEnum):
    """The kind of place where actors consult."""

    KERNGROEP = "kerngroep"
    WOONRAAD = "woonraad"
    CONSULTATION = "consultation"
    PARTNERSHIP = "partnership"


class Evidence(StrEnum):
    """How we know of a seat, strongest first."""

    EXPLICIT = "explicit"
    DERIVED = "derived"
    CONDITIONAL = "conditional"
    GROUP = "group"
    SUPPOSED = "supposed"


class Naming(StrEnum):
    """What the name of an actor stands for."""

    ORGANISATION = "organisation"
    ROLE = "role"
    GROUP = "group"


class Role(StrEnum):
    """What an actor does in a body."""

    MEMBER = "member"
    CHAIR = "chair"
    SECRETARY = "secretary"
    CONVENOR = "convenor"
    OBSERVER = "observer"
    INVITED = "invited"


class KindOf(StrEnum):
    """What a kind is a kind of."""

    ACTOR = "actor"
    BODY = "body"
    ACTIVITY = "activity"
    TIE = "tie"


class MeetingStatus(StrEnum):
    """What became of a meeting."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Purpose(StrEnum):
    """What an agenda item asks of those present."""

    INFORM = "inform"
    DISCUSS = "discuss"
    ADVISE = "advise"


class Presence(StrEnum):
    """Whether an actor was at a meeting."""

    PRESENT = "present"
    REPLACED = "replaced"
    EXCUSED = "excused"
    ABSENT = "absent"


class Capacity(StrEnum):
    """As what an actor is asked to a meeting."""

    MEMBER = "member"
    REPLACEMENT = "replacement"
    GUEST = "guest"


class InvitationStatus(StrEnum):
    """What became of an invitation, or that it was left out on purpose."""

    INVITED = "invited"
    CONFIRMED = "confirmed"
    EXCUSED = "excused"
    LEFT_OUT = "left-out"


class Decision(StrEnum):
    """How a body came to its advice."""

    CONSENSUS = "consensus"
    VOTE = "vote"


class Reaction(StrEnum):
    """What the addressee did with an advice."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class AdviceStatus(StrEnum):
    """Whether a body still follows an advice up, where its reaction does not tell."""

    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class ActionStatus(StrEnum):
    """What became of an action."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Certainty(StrEnum):
    """How sure a succession is."""

    CONFIRMED = "confirmed"
    PLANNED = "planned"
    UNSURE = "unsure"


class Marking(StrEnum):
    """What people decided about a gap."""

    ACCEPTED = "accepted"
    PLANNED = "planned"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """Where a fact comes from: a source, the place in it, and its literal words."""

    source: str | None = None
    locator: str | None = None
    quote: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A text that facts rest on."""

    id: str
    title: str
    publisher: str | None = None
    website: str | None = None
    published: str | None = None
    checked: date | None = None
    no_data: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector(Sourced):
    """A field that actors work in; the word by which they are coloured and compared."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Sourced):
    """A sort of actor, body, activity or tie."""

    id: str
    name: str
    kind_of: KindOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Sourced):
    """An organisation, a unit of one, a role, or an unnamed group that takes part."""

    id: str
    name: str
    kind: str | None = None
    sector: str | None = None
    named: Naming = Naming.ORGANISATION
    part_of: str | None = None
    kbo: str | None = None
    ovo: str | None = None
    website: str | None = None
    active_from: str | None = None
    active_until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Sourced):
    """A place where actors consult."""

    id: str
    name: str
    layer: Layer
    kind: str | None = None
    part_of: str | None = None
    convenor: str | None = None
    frequency: str | None = None
    meetings_per_year: float | None = None
    open_list: bool | None = None  # whether there are members that no source lists; None: not said
    active_from: str | None = None
    active_until: str | None = None

    @property
    def yearly(self) -> float | None:
        """How often it meets in a year; unknown where an old store holds what cannot be.

        Zero, which an old store may hold, is a body that never meets.
        """
        number = self.meetings_per_year
        possible = number is not None and (number == 0 or _SELDOM <= number <= _EVERY_DAY)
        return number if possible else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat(Sourced):
    """An actor's place in a body; `number` tells several terms of one actor in one body apart."""

    body: str
    actor: str
    number: int = 1
    role: Role = Role.MEMBER
    evidence: Evidence = Evidence.EXPLICIT
    voting: bool | None = None
    representative: str | None = None
    deputy: str | None = None
    active_from: str | None = None
    active_until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Sourced):
    """A project, service, publication or event."""

    id: str
    name: str
    kind: str | None = None
    website: str | None = None
    active_from: str | None = None
    active_until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie(Sourced):
    """A direct relation between two actors, bodies or activities."""

    from_id: str
    to_id: str
    kind: str
    number: int = 1
    amount: float | None = None
    unit: str | None = None
    active_from: str | None = None
    active_until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Sourced):
    """What bodies and actors deal with."""

    id: str
    name: str
    part_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLink(Sourced):
    """An actor, body or activity deals with a theme."""

    theme: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Sourced):
    """A number or a quantity in words, as its source gives it."""

    id: str
    what: str
    value: str
    number: float | None = None
    unit: str | None = None
    subject: str | None = None
    counts_kind: str | None = None
    interpretation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Sourced):
    """One dated gathering of a body."""

    id: str
    body: str
    date: date
    start: str | None = None
    end: str | None = None
    place: str | None = None
    status: MeetingStatus = MeetingStatus.PLANNED


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Sourced):
    """One point on the agenda of a meeting."""

    meeting: str
    number: int
    title: str
    purpose: Purpose = Purpose.DISCUSS
    theme: str | None = None
    brought_by: str | None = None
    papers: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation(Sourced):
    """An actor that is asked to a meeting, or left out of it, and why.

    `replaces` is the member in whose place a replacement comes.
    """

    meeting: str
    actor: str
    capacity: Capacity = Capacity.MEMBER
    replaces: str | None = None
    status: InvitationStatus = InvitationStatus.INVITED
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Sourced):
    """Whether an actor was at a meeting."""

    meeting: str
    actor: str
    presence: Presence
    representative: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice(Sourced):
    """What a body advised, to whom, and what came of it."""

    id: str
    body: str
    given: date
    text: str
    meeting: str | None = None
    theme: str | None = None
    addressee: str | None = None
    decision: Decision | None = None
    minority: str | None = None
    due: date | None = None
    reaction: Reaction | None = None
    reacted: date | None = None
    reasons: str | None = None
    owner: str | None = None
    status: AdviceStatus | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Sourced):
    """What a body agreed that somebody does, and by when."""

    id: str
    body: str
    what: str
    meeting: str | None = None
    owner: str | None = None
    due: date | None = None
    status: ActionStatus = ActionStatus.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession(Sourced):
    """What became of an actor; the successor may stand outside the data."""

    id: str
    predecessor: str
    event: str
    successor: str | None = None
    successor_name: str | None = None
    happened: str | None = None
    certainty: Certainty = Certainty.CONFIRMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Sourced):
    """What the city sets for a gap rule: whether it is `enabled`, or one of its thresholds."""

    rule: str
    setting: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Sourced):
    """What somebody decided about a gap, and why; `finding` is its identity in every revision."""

    finding: str
    mark: Marking
    reason: str
    person: str | None = None
    marked: date | None = None


Fact = (
    Source
    | Sector
    | Kind
    | Actor
    | Body
    | Seat
    | Activity
    | Tie
    | Theme
    | ThemeLink
    | Figure
    | Meeting
    | AgendaItem
    | Invitation
    | Attendance
    | Advice
    | Action
    | Succession
    | Setting
    | Mark
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All facts of one revision, a tuple per table, each ordered by its key."""

    sources: tuple[Source, ...] = ()
    sectors: tuple[Sector, ...] = ()
    kinds: tuple[Kind, ...] = ()
    actors: tuple[Actor, ...] = ()
    bodies: tuple[Body, ...] = ()
    seats: tuple[Seat, ...] = ()
    activities: tuple[Activity, ...] = ()
    ties: tuple[Tie, ...] = ()
    themes: tuple[Theme, ...] = ()
    theme_links: tuple[ThemeLink, ...] = ()
    figures: tuple[Figure, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    agenda_items: tuple[AgendaItem, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    advice: tuple[Advice, ...] = ()
    actions: tuple[Action, ...] = ()
    succession: tuple[Succession, ...] = ()
    rule_settings: tuple[Setting, ...] = ()
    marks: tuple[Mark, ...] = ()

    def table(self, name: str) -> tuple[Fact, ...]:
        """The facts of one table, by its English name."""
        rows: tuple[Fact, ...] = getattr(self, name)
        return rows


class Part(Protocol):
    """A fact that may be a part of another one."""

    @property
    def part_of(self) -> str | None:
        """The id of the whole, None where it is no part."""


def ancestors(identity: str, things: Mapping[str, Part]) -> tuple[str, ...]:
    """What a thing is part of, directly or through others, the nearest first.

    The way ends at what is not among `things`, and in a circle before it comes by a thing twice.
    """
    line = [identity]
    while line[-1] in things:
        above = things[line[-1]].part_of
        if above is None or above not in things or above in line:
            break
        line.append(above)
    return tuple(line[1:])
