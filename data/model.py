"""The facts as values: actors, bodies, seats, ties and what surrounds them.

This is the one description of the domain. Beside its type each field says how its column is called
in files, what it refers to, between which numbers it lies, and whether it names a person; a field
without a default is required. The tables of the store, the workbooks to fill in and the checks of
what comes in follow from it (`data/tables.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Final, Protocol, Self

from data.annotations import KEY, PERIOD, PERSONAL, Aliases, Dutch, English, ForeignKey, NumberRange

_EVERY_DAY: Final = 366
_SELDOM: Final = 0.0001  # times a year

# One more than a number that was given still fits where numbers are kept.
COUNTED: Final = NumberRange(1, 999_999_999)
# What is paid back, or falls, is below zero; a million millions is more than Belgium spends.
QUANTITY: Final = NumberRange(-1e12, 1e12)
# From once in a century, for a body that never meets has ended, to every day.
TIMES_A_YEAR: Final = NumberRange(0.01, _EVERY_DAY)
# The tables that share one set of ids, so that an id alone says which thing is meant.
THINGS: Final = ("actors", "bodies", "activities")

Id = Annotated[str, Dutch("id"), KEY]
Name = Annotated[str, Dutch("naam")]
OfKind = Annotated[str | None, Dutch("soort"), ForeignKey("kinds", open_vocabulary=True)]
Website = Annotated[str | None, Dutch("website")]
ActiveFrom = Annotated[str | None, Dutch("van"), PERIOD]
ActiveUntil = Annotated[str | None, Dutch("tot"), PERIOD]
Note = Annotated[str | None, Dutch("nota")]


class Choice(StrEnum):
    """One of some words; files may give the English one, its value, or the `dutch` one."""

    _value_: str
    dutch: str

    # The Dutch word is there for every choice; a look-up by value goes without.
    def __new__(cls, value: str, dutch: str = "") -> Self:
        """Make a choice of its two words."""
        choice = str.__new__(cls, value)
        choice._value_ = value
        choice.dutch = dutch
        return choice


class Layer(Choice):
    """The kind of place where actors consult."""

    KERNGROEP = "kerngroep", "kerngroep"
    WOONRAAD = "woonraad", "woonraad"
    CONSULTATION = "consultation", "overleg"
    PARTNERSHIP = "partnership", "samenwerkingsverband"


class Evidence(Choice):
    """How we know of a seat, strongest first."""

    EXPLICIT = "explicit", "uitdrukkelijk"
    DERIVED = "derived", "afgeleid"
    CONDITIONAL = "conditional", "voorwaardelijk"
    GROUP = "group", "groep"
    SUPPOSED = "supposed", "verondersteld"


class Naming(Choice):
    """What the name of an actor stands for."""

    ORGANISATION = "organisation", "organisatie"
    ROLE = "role", "rol"
    GROUP = "group", "groep"


class Role(Choice):
    """What an actor does in a body."""

    MEMBER = "member", "lid"
    CHAIR = "chair", "voorzitter"
    SECRETARY = "secretary", "secretaris"
    CONVENOR = "convenor", "trekker"
    OBSERVER = "observer", "waarnemer"
    INVITED = "invited", "genodigde"


class KindOf(Choice):
    """Whether a kind is one of actors, bodies, activities or ties."""

    ACTOR = "actor", "actor"
    BODY = "body", "overleg"
    ACTIVITY = "activity", "activiteit"
    TIE = "tie", "relatie"


class MeetingStatus(Choice):
    """What became of a meeting."""

    PLANNED = "planned", "gepland"
    HELD = "held", "gehouden"
    CANCELLED = "cancelled", "geannuleerd"


class Purpose(Choice):
    """What an agenda item asks of those present."""

    INFORM = "inform", "informeren"
    DISCUSS = "discuss", "bespreken"
    ADVISE = "advise", "adviseren"


class Presence(Choice):
    """Whether an actor was at a meeting."""

    PRESENT = "present", "aanwezig"
    REPLACED = "replaced", "vervangen"
    EXCUSED = "excused", "verontschuldigd"
    ABSENT = "absent", "afwezig"

    @property
    def attended(self) -> bool:
        """Whether it was there itself, or somebody was in its place."""
        return self in {Presence.PRESENT, Presence.REPLACED}


class Capacity(Choice):
    """In which capacity an actor is asked to a meeting."""

    MEMBER = "member", "lid"
    REPLACEMENT = "replacement", "vervanger"
    GUEST = "guest", "gast"


class InvitationStatus(Choice):
    """What became of an invitation, or that it was left out on purpose."""

    INVITED = "invited", "uitgenodigd"
    CONFIRMED = "confirmed", "bevestigd"
    EXCUSED = "excused", "verontschuldigd"
    LEFT_OUT = "left-out", "niet uitgenodigd"

    @property
    def asked(self) -> bool:
        """Whether the actor was asked at all."""
        return self is not InvitationStatus.LEFT_OUT

    @property
    def may_come(self) -> bool:
        """Whether the actor was asked and did not excuse itself."""
        return self in {InvitationStatus.INVITED, InvitationStatus.CONFIRMED}


class Decision(Choice):
    """How a body came to its advice."""

    CONSENSUS = "consensus", "consensus"
    VOTE = "vote", "stemming"


class Reaction(Choice):
    """What the addressee did with an advice."""

    YES = "yes", "ja"
    PARTLY = "partly", "gedeeltelijk"
    NO = "no", "nee"


class AdviceStatus(Choice):
    """An explicit follow-up status, for where the reaction to the advice does not settle it."""

    OPEN = "open", "open"
    CLOSED = "closed", "afgerond"
    WITHDRAWN = "withdrawn", "ingetrokken"


class ActionStatus(Choice):
    """What became of an action."""

    OPEN = "open", "open"
    DONE = "done", "gedaan"
    DROPPED = "dropped", "vervallen"


class Certainty(Choice):
    """How sure a succession is."""

    CONFIRMED = "confirmed", "bevestigd"
    PLANNED = "planned", "gepland"
    UNSURE = "unsure", "onzeker"


class Marking(Choice):
    """What people decided about a gap."""

    ACCEPTED = "accepted", "aanvaard"
    PLANNED = "planned", "gepland"
    NOT_APPLICABLE = "not-applicable", "niet van toepassing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """Where a fact comes from: a source, the place in it, and its literal words."""

    source: Annotated[str | None, Dutch("bron"), ForeignKey("sources")] = None
    locator: Annotated[str | None, Dutch("vindplaats")] = None
    quote: Annotated[str | None, Dutch("citaat")] = None
    note: Note = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A text that facts rest on."""

    id: Id
    title: Annotated[str, Dutch("titel")]
    publisher: Annotated[str | None, Dutch("uitgever")] = None
    website: Website = None
    published: Annotated[str | None, Dutch("gepubliceerd"), PERIOD] = None
    checked: Annotated[date | None, Dutch("nagekeken")] = None
    no_data: Annotated[str | None, Dutch("zonder_gegevens")] = None
    note: Note = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector(Sourced):
    """A field that actors work in; the word by which they are coloured and compared."""

    id: Id
    name: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Sourced):
    """A sort of actor, body, activity or tie."""

    id: Id
    name: Name
    kind_of: Annotated[KindOf, Dutch("soort_van")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Sourced):
    """An organisation, a unit of one, a role, or an unnamed group that takes part."""

    id: Id
    name: Name
    kind: OfKind = None
    sector: Annotated[str | None, Dutch("sector"), ForeignKey("sectors", open_vocabulary=True)] = (
        None
    )
    named: Annotated[Naming, Dutch("benoemd")] = Naming.ORGANISATION
    part_of: Annotated[str | None, Dutch("deel_van"), ForeignKey("actors")] = None
    kbo: Annotated[
        str | None, Dutch("kbo"), Aliases("kbo-nummer", "kbo number", "ondernemingsnummer")
    ] = None
    ovo: Annotated[str | None, Dutch("ovo"), Aliases("ovo-nummer", "ovo number")] = None
    website: Website = None
    active_from: ActiveFrom = None
    active_until: ActiveUntil = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Sourced):
    """A place where actors consult."""

    id: Id
    name: Name
    layer: Annotated[Layer, Dutch("laag")]
    kind: OfKind = None
    part_of: Annotated[str | None, Dutch("deel_van"), ForeignKey("bodies", "actors")] = None
    convenor: Annotated[str | None, Dutch("trekker"), ForeignKey("actors")] = None
    frequency: Annotated[str | None, Dutch("frequentie")] = None
    meetings_per_year: Annotated[float | None, Dutch("zittingen_per_jaar"), TIMES_A_YEAR] = None
    # Whether there are members that no source lists; None: not said.
    open_list: Annotated[bool | None, Dutch("open_lijst")] = None
    active_from: ActiveFrom = None
    active_until: ActiveUntil = None

    @property
    def known_meetings_per_year(self) -> float | None:
        """How often it meets in a year; unknown where an old store holds what cannot be.

        Zero, which an old store may hold, is a body that never meets.
        """
        number = self.meetings_per_year
        possible = number is not None and (number == 0 or _SELDOM <= number <= _EVERY_DAY)
        return number if possible else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat(Sourced):
    """An actor's place in a body; `number` tells several terms of one actor in one body apart."""

    body: Annotated[str, Dutch("overleg"), ForeignKey("bodies"), KEY]
    actor: Annotated[str, Dutch("actor"), ForeignKey("actors"), KEY]
    number: Annotated[int, Dutch("volgnummer"), COUNTED, KEY] = 1
    role: Annotated[Role, Dutch("rol")] = Role.MEMBER
    evidence: Annotated[Evidence, Dutch("bewijs")] = Evidence.EXPLICIT
    voting: Annotated[bool | None, Dutch("stemrecht")] = None
    representative: Annotated[str | None, Dutch("vertegenwoordiger"), PERSONAL] = None
    deputy: Annotated[str | None, Dutch("plaatsvervanger"), PERSONAL] = None
    active_from: ActiveFrom = None
    active_until: ActiveUntil = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Sourced):
    """A project, service, publication or event."""

    id: Id
    name: Name
    kind: OfKind = None
    website: Website = None
    active_from: ActiveFrom = None
    active_until: ActiveUntil = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie(Sourced):
    """A direct relation between two actors, bodies or activities."""

    from_id: Annotated[str, Dutch("van"), English("from"), ForeignKey(*THINGS), KEY]
    to_id: Annotated[str, Dutch("naar"), English("to"), ForeignKey(*THINGS), KEY]
    kind: Annotated[str, Dutch("soort"), ForeignKey("kinds", open_vocabulary=True), KEY]
    number: Annotated[int, Dutch("volgnummer"), COUNTED, KEY] = 1
    amount: Annotated[float | None, Dutch("bedrag"), QUANTITY] = None
    unit: Annotated[str | None, Dutch("eenheid")] = None
    active_from: Annotated[str | None, Dutch("geldig_van"), PERIOD] = None
    active_until: Annotated[str | None, Dutch("geldig_tot"), PERIOD] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Sourced):
    """What bodies and actors deal with."""

    id: Id
    name: Name
    part_of: Annotated[str | None, Dutch("deel_van"), ForeignKey("themes")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLink(Sourced):
    """An actor, body or activity deals with a theme."""

    theme: Annotated[str, Dutch("thema"), ForeignKey("themes"), KEY]
    subject: Annotated[str, Dutch("onderwerp"), ForeignKey(*THINGS), KEY]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Sourced):
    """A number or a quantity in words, as its source gives it."""

    id: Id
    what: Annotated[str, Dutch("wat")]
    value: Annotated[str, Dutch("waarde")]
    number: Annotated[float | None, Dutch("getal"), QUANTITY] = None
    unit: Annotated[str | None, Dutch("eenheid")] = None
    subject: Annotated[str | None, Dutch("onderwerp"), ForeignKey(*THINGS)] = None
    counts_kind: Annotated[
        str | None, Dutch("telt_soort"), ForeignKey("kinds", open_vocabulary=True)
    ] = None
    interpretation: Annotated[str | None, Dutch("interpretatie")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Sourced):
    """One dated gathering of a body."""

    id: Id
    body: Annotated[str, Dutch("overleg"), ForeignKey("bodies")]
    date: Annotated[date, Dutch("datum")]
    start: Annotated[str | None, Dutch("uur")] = None
    end: Annotated[str | None, Dutch("einduur")] = None
    place: Annotated[str | None, Dutch("plaats")] = None
    status: Annotated[MeetingStatus, Dutch("status")] = MeetingStatus.PLANNED


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Sourced):
    """One point on the agenda of a meeting."""

    meeting: Annotated[str, Dutch("zitting"), ForeignKey("meetings"), KEY]
    number: Annotated[int, Dutch("volgnummer"), COUNTED, KEY]
    title: Annotated[str, Dutch("titel")]
    purpose: Annotated[Purpose, Dutch("doel")] = Purpose.DISCUSS
    theme: Annotated[str | None, Dutch("thema"), ForeignKey("themes")] = None
    brought_by: Annotated[str | None, Dutch("aangebracht_door"), ForeignKey("actors")] = None
    papers: Annotated[str | None, Dutch("stukken")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation(Sourced):
    """An actor that is asked to a meeting, or left out of it, and why.

    `replaces` is the member in whose place a replacement comes.
    """

    meeting: Annotated[str, Dutch("zitting"), ForeignKey("meetings"), KEY]
    actor: Annotated[str, Dutch("actor"), ForeignKey("actors"), KEY]
    capacity: Annotated[Capacity, Dutch("hoedanigheid")] = Capacity.MEMBER
    replaces: Annotated[str | None, Dutch("vervangt"), ForeignKey("actors")] = None
    status: Annotated[InvitationStatus, Dutch("status")] = InvitationStatus.INVITED
    reason: Annotated[str | None, Dutch("reden")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Sourced):
    """Whether an actor was at a meeting."""

    meeting: Annotated[str, Dutch("zitting"), ForeignKey("meetings"), KEY]
    actor: Annotated[str, Dutch("actor"), ForeignKey("actors"), KEY]
    presence: Annotated[Presence, Dutch("aanwezigheid")]
    representative: Annotated[str | None, Dutch("vertegenwoordiger"), PERSONAL] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice(Sourced):
    """What a body advised, to whom, and what came of it."""

    id: Id
    body: Annotated[str, Dutch("overleg"), ForeignKey("bodies")]
    given: Annotated[date, Dutch("gegeven_op")]
    text: Annotated[str, Dutch("tekst")]
    meeting: Annotated[str | None, Dutch("zitting"), ForeignKey("meetings")] = None
    theme: Annotated[str | None, Dutch("thema"), ForeignKey("themes")] = None
    addressee: Annotated[str | None, Dutch("gericht_aan"), ForeignKey("actors", "bodies")] = None
    decision: Annotated[Decision | None, Dutch("beslist_bij")] = None
    minority: Annotated[str | None, Dutch("minderheidsstandpunt")] = None
    due: Annotated[date | None, Dutch("antwoord_tegen")] = None
    reaction: Annotated[Reaction | None, Dutch("reactie")] = None
    reacted: Annotated[date | None, Dutch("reactie_op")] = None
    reasons: Annotated[str | None, Dutch("motivering")] = None
    owner: Annotated[str | None, Dutch("eigenaar"), ForeignKey("actors")] = None
    status: Annotated[AdviceStatus | None, Dutch("status")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Sourced):
    """What a body agreed that somebody does, and by when."""

    id: Id
    body: Annotated[str, Dutch("overleg"), ForeignKey("bodies")]
    what: Annotated[str, Dutch("wat")]
    meeting: Annotated[str | None, Dutch("zitting"), ForeignKey("meetings")] = None
    owner: Annotated[str | None, Dutch("eigenaar"), ForeignKey("actors")] = None
    due: Annotated[date | None, Dutch("tegen")] = None
    status: Annotated[ActionStatus, Dutch("status")] = ActionStatus.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession(Sourced):
    """What became of an actor; the successor may stand outside the data."""

    id: Id
    predecessor: Annotated[str, Dutch("voorganger"), ForeignKey("actors")]
    event: Annotated[str, Dutch("gebeurtenis")]
    successor: Annotated[str | None, Dutch("opvolger"), ForeignKey("actors")] = None
    successor_name: Annotated[str | None, Dutch("naam_opvolger")] = None
    happened: Annotated[str | None, Dutch("wanneer"), PERIOD] = None
    certainty: Annotated[Certainty, Dutch("zekerheid")] = Certainty.CONFIRMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Sourced):
    """What the city sets for a gap rule: whether it is `enabled`, or one of its thresholds."""

    rule: Annotated[str, Dutch("regel"), KEY]
    setting: Annotated[str, Dutch("instelling"), KEY]
    value: Annotated[str, Dutch("waarde")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Sourced):
    """What somebody decided about a gap, and why; `finding` is its identity in every revision."""

    finding: Annotated[str, Dutch("hiaat"), KEY]
    mark: Annotated[Marking, Dutch("markering")]
    reason: Annotated[str, Dutch("reden")]
    person: Annotated[str | None, Dutch("persoon"), PERSONAL] = None
    marked: Annotated[date | None, Dutch("gemarkeerd_op")] = None


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

    sources: Annotated[tuple[Source, ...], Dutch("bronnen")] = ()
    sectors: Annotated[tuple[Sector, ...], Dutch("sectoren")] = ()
    kinds: Annotated[tuple[Kind, ...], Dutch("soorten")] = ()
    actors: Annotated[tuple[Actor, ...], Dutch("actoren")] = ()
    bodies: Annotated[tuple[Body, ...], Dutch("overleggen")] = ()
    seats: Annotated[tuple[Seat, ...], Dutch("zetels")] = ()
    activities: Annotated[tuple[Activity, ...], Dutch("activiteiten")] = ()
    ties: Annotated[tuple[Tie, ...], Dutch("relaties")] = ()
    themes: Annotated[tuple[Theme, ...], Dutch("themas")] = ()
    theme_links: Annotated[tuple[ThemeLink, ...], Dutch("themakoppelingen")] = ()
    figures: Annotated[tuple[Figure, ...], Dutch("cijfers")] = ()
    meetings: Annotated[tuple[Meeting, ...], Dutch("zittingen")] = ()
    agenda_items: Annotated[tuple[AgendaItem, ...], Dutch("agendapunten")] = ()
    invitations: Annotated[tuple[Invitation, ...], Dutch("uitnodigingen")] = ()
    attendance: Annotated[tuple[Attendance, ...], Dutch("aanwezigheden")] = ()
    advice: Annotated[tuple[Advice, ...], Dutch("adviezen")] = ()
    actions: Annotated[tuple[Action, ...], Dutch("acties")] = ()
    succession: Annotated[tuple[Succession, ...], Dutch("opvolging")] = ()
    rule_settings: Annotated[tuple[Setting, ...], Dutch("regelinstellingen")] = ()
    marks: Annotated[tuple[Mark, ...], Dutch("markeringen")] = ()

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
