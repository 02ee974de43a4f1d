"""One description of every table, for the template, the checks, the help page and the DDL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final, TypeAlias, cast

from data import model
from data.model import Fact

Key = tuple[str, ...]

Choices: TypeAlias = type[StrEnum]  # Column.type would shadow the built-in


class Type(Enum):
    """What a cell holds."""

    TEXT = "text"
    PERIOD = "period"  # a year, month or day: 2026, 2026-11 or 2026-11-23
    DATE = "date"
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "flag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `name` is the English header, `dutch` the Dutch one, `field` the name in code.

    `references` names the tables that may hold the value; `open_reference` makes an unknown
    value a warning instead of an error, for vocabularies that grow by use.
    A number lies `between` two others, both allowed; every column of numbers says which.
    `personal` marks names of people, which exports leave out unless asked for. `also` holds other
    headers that files have for it.
    """

    name: str
    dutch: str
    type: Type = Type.TEXT
    required: bool = False
    choices: Choices | None = None
    references: tuple[str, ...] = ()
    open_reference: bool = False
    personal: bool = False
    also: tuple[str, ...] = ()
    between: tuple[float, float] | None = None
    field: str = ""

    def __post_init__(self) -> None:
        if not self.field:
            object.__setattr__(self, "field", self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: its names, its model, the fields that identify a row, and its columns."""

    name: str
    dutch: str
    model: type[Fact]
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def column(self, field: str) -> Column:
        """The column that holds a field of the model."""
        return next(column for column in self.columns if column.field == field)

    def key_of(self, fact: Fact) -> Key:
        """The values that identify a fact, as text."""
        return tuple(str(getattr(fact, name)) for name in self.key)


class ChoiceWords(Mapping[StrEnum, str]):
    """A word for every choice; choices of different kinds may share a value, and then are equal."""

    def __init__(self, words: Iterable[tuple[StrEnum, str]]) -> None:
        self._words = {(type(choice), choice.value): (choice, word) for choice, word in words}

    def __getitem__(self, choice: StrEnum) -> str:
        """Find the word for a choice of its kind."""
        return self._words[type(choice), choice.value][1]

    def __iter__(self) -> Iterator[StrEnum]:
        """Go through the choices in the order given."""
        return (choice for choice, _ in self._words.values())

    def __len__(self) -> int:
        """Count the choices."""
        return len(self._words)


# The Dutch words for every choice, as files may give them; the English ones are the enum's own.
DUTCH_CHOICES = ChoiceWords(
    (
        (model.Layer.KERNGROEP, "kerngroep"),
        (model.Layer.WOONRAAD, "woonraad"),
        (model.Layer.CONSULTATION, "overleg"),
        (model.Layer.PARTNERSHIP, "samenwerkingsverband"),
        (model.Evidence.EXPLICIT, "uitdrukkelijk"),
        (model.Evidence.DERIVED, "afgeleid"),
        (model.Evidence.CONDITIONAL, "voorwaardelijk"),
        (model.Evidence.GROUP, "groep"),
        (model.Evidence.SUPPOSED, "verondersteld"),
        (model.Naming.ORGANISATION, "organisatie"),
        (model.Naming.ROLE, "rol"),
        (model.Naming.GROUP, "groep"),
        (model.Role.MEMBER, "lid"),
        (model.Role.CHAIR, "voorzitter"),
        (model.Role.SECRETARY, "secretaris"),
        (model.Role.CONVENOR, "trekker"),
        (model.Role.OBSERVER, "waarnemer"),
        (model.Role.INVITED, "genodigde"),
        (model.KindOf.ACTOR, "actor"),
        (model.KindOf.BODY, "overleg"),
        (model.KindOf.ACTIVITY, "activiteit"),
        (model.KindOf.TIE, "relatie"),
        (model.MeetingStatus.PLANNED, "gepland"),
        (model.MeetingStatus.HELD, "gehouden"),
        (model.MeetingStatus.CANCELLED, "geannuleerd"),
        (model.Purpose.INFORM, "informeren"),
        (model.Purpose.DISCUSS, "bespreken"),
        (model.Purpose.ADVISE, "adviseren"),
        (model.Presence.PRESENT, "aanwezig"),
        (model.Presence.REPLACED, "vervangen"),
        (model.Presence.EXCUSED, "verontschuldigd"),
        (model.Presence.ABSENT, "afwezig"),
        (model.Capacity.MEMBER, "lid"),
        (model.Capacity.REPLACEMENT, "vervanger"),
        (model.Capacity.GUEST, "gast"),
        (model.InvitationStatus.INVITED, "uitgenodigd"),
        (model.InvitationStatus.CONFIRMED, "bevestigd"),
        (model.InvitationStatus.EXCUSED, "verontschuldigd"),
        (model.InvitationStatus.LEFT_OUT, "niet uitgenodigd"),
        (model.Decision.CONSENSUS, "consensus"),
        (model.Decision.VOTE, "stemming"),
        (model.Reaction.YES, "ja"),
        (model.Reaction.PARTLY, "gedeeltelijk"),
        (model.Reaction.NO, "nee"),
        (model.AdviceStatus.OPEN, "open"),
        (model.AdviceStatus.CLOSED, "afgerond"),
        (model.AdviceStatus.WITHDRAWN, "ingetrokken"),
        (model.ActionStatus.OPEN, "open"),
        (model.ActionStatus.DONE, "gedaan"),
        (model.ActionStatus.DROPPED, "vervallen"),
        (model.Certainty.CONFIRMED, "bevestigd"),
        (model.Certainty.PLANNED, "gepland"),
        (model.Certainty.UNSURE, "onzeker"),
        (model.Marking.ACCEPTED, "aanvaard"),
        (model.Marking.PLANNED, "gepland"),
        (model.Marking.NOT_APPLICABLE, "niet van toepassing"),
    )
)

_ID = Column(name="id", dutch="id", required=True)
_NAME = Column(name="name", dutch="naam", required=True)
_WEBSITE = Column(name="website", dutch="website")
# One more than a number that was given still fits where numbers are kept.
_COUNTED: Final = (1, 999_999_999)
_NUMBER = Column(name="number", dutch="volgnummer", type=Type.INTEGER, between=_COUNTED)
# What is paid back, or falls, is below zero; a million millions is more than Belgium spends.
_QUANTITY: Final = (-1e12, 1e12)
_PERIOD = (
    Column(name="active_from", dutch="van", type=Type.PERIOD),
    Column(name="active_until", dutch="tot", type=Type.PERIOD),
)
_SOURCED = (
    Column(name="source", dutch="bron", references=("sources",)),
    Column(name="locator", dutch="vindplaats"),
    Column(name="quote", dutch="citaat"),
    Column(name="note", dutch="nota"),
)
_THINGS = ("actors", "bodies", "activities")


def _kind(required: bool = False) -> Column:
    return Column(
        name="kind", dutch="soort", required=required, references=("kinds",), open_reference=True
    )


TABLES: tuple[Table, ...] = (
    Table(
        name="sources",
        dutch="bronnen",
        model=model.Source,
        key=("id",),
        columns=(
            _ID,
            Column(name="title", dutch="titel", required=True),
            Column(name="publisher", dutch="uitgever"),
            _WEBSITE,
            Column(name="published", dutch="gepubliceerd", type=Type.PERIOD),
            Column(name="checked", dutch="nagekeken", type=Type.DATE),
            Column(name="no_data", dutch="zonder_gegevens"),
            Column(name="note", dutch="nota"),
        ),
    ),
    Table(
        name="sectors",
        dutch="sectoren",
        model=model.Sector,
        key=("id",),
        columns=(_ID, _NAME, *_SOURCED),
    ),
    Table(
        name="kinds",
        dutch="soorten",
        model=model.Kind,
        key=("id",),
        columns=(
            _ID,
            _NAME,
            Column(name="kind_of", dutch="soort_van", required=True, choices=model.KindOf),
            *_SOURCED,
        ),
    ),
    Table(
        name="actors",
        dutch="actoren",
        model=model.Actor,
        key=("id",),
        columns=(
            _ID,
            _NAME,
            _kind(),
            Column(name="sector", dutch="sector", references=("sectors",), open_reference=True),
            Column(name="named", dutch="benoemd", choices=model.Naming),
            Column(name="part_of", dutch="deel_van", references=("actors",)),
            Column(
                name="kbo", dutch="kbo", also=("kbo-nummer", "kbo number", "ondernemingsnummer")
            ),
            Column(name="ovo", dutch="ovo", also=("ovo-nummer", "ovo number")),
            _WEBSITE,
            *_PERIOD,
            *_SOURCED,
        ),
    ),
    Table(
        name="bodies",
        dutch="overleggen",
        model=model.Body,
        key=("id",),
        columns=(
            _ID,
            _NAME,
            Column(name="layer", dutch="laag", required=True, choices=model.Layer),
            _kind(),
            Column(name="part_of", dutch="deel_van", references=("bodies", "actors")),
            Column(name="convenor", dutch="trekker", references=("actors",)),
            Column(name="frequency", dutch="frequentie"),
            Column(
                name="meetings_per_year",
                dutch="zittingen_per_jaar",
                type=Type.NUMBER,
                # From once in a century, for a body that never meets has ended, to every day.
                between=(0.01, 366),
            ),
            Column(name="open_list", dutch="open_lijst", type=Type.FLAG),
            *_PERIOD,
            *_SOURCED,
        ),
    ),
    Table(
        name="seats",
        dutch="zetels",
        model=model.Seat,
        key=("body", "actor", "number"),
        columns=(
            Column(name="body", dutch="overleg", required=True, references=("bodies",)),
            Column(name="actor", dutch="actor", required=True, references=("actors",)),
            _NUMBER,
            Column(name="role", dutch="rol", choices=model.Role),
            Column(name="evidence", dutch="bewijs", choices=model.Evidence),
            Column(name="voting", dutch="stemrecht", type=Type.FLAG),
            Column(name="representative", dutch="vertegenwoordiger", personal=True),
            Column(name="deputy", dutch="plaatsvervanger", personal=True),
            *_PERIOD,
            *_SOURCED,
        ),
    ),
    Table(
        name="activities",
        dutch="activiteiten",
        model=model.Activity,
        key=("id",),
        columns=(_ID, _NAME, _kind(), _WEBSITE, *_PERIOD, *_SOURCED),
    ),
    Table(
        name="ties",
        dutch="relaties",
        model=model.Tie,
        key=("from_id", "to_id", "kind", "number"),
        columns=(
            Column(name="from", dutch="van", field="from_id", required=True, references=_THINGS),
            Column(name="to", dutch="naar", field="to_id", required=True, references=_THINGS),
            _kind(required=True),
            _NUMBER,
            Column(name="amount", dutch="bedrag", type=Type.NUMBER, between=_QUANTITY),
            Column(name="unit", dutch="eenheid"),
            Column(name="active_from", dutch="geldig_van", type=Type.PERIOD),
            Column(name="active_until", dutch="geldig_tot", type=Type.PERIOD),
            *_SOURCED,
        ),
    ),
    Table(
        name="themes",
        dutch="themas",
        model=model.Theme,
        key=("id",),
        columns=(
            _ID,
            _NAME,
            Column(name="part_of", dutch="deel_van", references=("themes",)),
            *_SOURCED,
        ),
    ),
    Table(
        name="theme_links",
        dutch="themakoppelingen",
        model=model.ThemeLink,
        key=("theme", "subject"),
        columns=(
            Column(name="theme", dutch="thema", required=True, references=("themes",)),
            Column(name="subject", dutch="onderwerp", required=True, references=_THINGS),
            *_SOURCED,
        ),
    ),
    Table(
        name="figures",
        dutch="cijfers",
        model=model.Figure,
        key=("id",),
        columns=(
            _ID,
            Column(name="what", dutch="wat", required=True),
            Column(name="value", dutch="waarde", required=True),
            Column(name="number", dutch="getal", type=Type.NUMBER, between=_QUANTITY),
            Column(name="unit", dutch="eenheid"),
            Column(name="subject", dutch="onderwerp", references=_THINGS),
            Column(
                name="counts_kind",
                dutch="telt_soort",
                references=("kinds",),
                open_reference=True,
            ),
            Column(name="interpretation", dutch="interpretatie"),
            *_SOURCED,
        ),
    ),
    Table(
        name="meetings",
        dutch="zittingen",
        model=model.Meeting,
        key=("id",),
        columns=(
            _ID,
            Column(name="body", dutch="overleg", required=True, references=("bodies",)),
            Column(name="date", dutch="datum", type=Type.DATE, required=True),
            Column(name="start", dutch="uur"),
            Column(name="end", dutch="einduur"),
            Column(name="place", dutch="plaats"),
            Column(name="status", dutch="status", choices=model.MeetingStatus),
            *_SOURCED,
        ),
    ),
    Table(
        name="agenda_items",
        dutch="agendapunten",
        model=model.AgendaItem,
        key=("meeting", "number"),
        columns=(
            Column(name="meeting", dutch="zitting", required=True, references=("meetings",)),
            Column(
                name="number",
                dutch="volgnummer",
                type=Type.INTEGER,
                required=True,
                between=_COUNTED,
            ),
            Column(name="title", dutch="titel", required=True),
            Column(name="purpose", dutch="doel", choices=model.Purpose),
            Column(name="theme", dutch="thema", references=("themes",)),
            Column(name="brought_by", dutch="aangebracht_door", references=("actors",)),
            Column(name="papers", dutch="stukken"),
            *_SOURCED,
        ),
    ),
    Table(
        name="invitations",
        dutch="uitnodigingen",
        model=model.Invitation,
        key=("meeting", "actor"),
        columns=(
            Column(name="meeting", dutch="zitting", required=True, references=("meetings",)),
            Column(name="actor", dutch="actor", required=True, references=("actors",)),
            Column(name="capacity", dutch="hoedanigheid", choices=model.Capacity),
            Column(name="replaces", dutch="vervangt", references=("actors",)),
            Column(name="status", dutch="status", choices=model.InvitationStatus),
            Column(name="reason", dutch="reden"),
            *_SOURCED,
        ),
    ),
    Table(
        name="attendance",
        dutch="aanwezigheden",
        model=model.Attendance,
        key=("meeting", "actor"),
        columns=(
            Column(name="meeting", dutch="zitting", required=True, references=("meetings",)),
            Column(name="actor", dutch="actor", required=True, references=("actors",)),
            Column(name="presence", dutch="aanwezigheid", required=True, choices=model.Presence),
            Column(name="representative", dutch="vertegenwoordiger", personal=True),
            *_SOURCED,
        ),
    ),
    Table(
        name="advice",
        dutch="adviezen",
        model=model.Advice,
        key=("id",),
        columns=(
            _ID,
            Column(name="body", dutch="overleg", required=True, references=("bodies",)),
            Column(name="given", dutch="gegeven_op", type=Type.DATE, required=True),
            Column(name="text", dutch="tekst", required=True),
            Column(name="meeting", dutch="zitting", references=("meetings",)),
            Column(name="theme", dutch="thema", references=("themes",)),
            Column(name="addressee", dutch="gericht_aan", references=("actors", "bodies")),
            Column(name="decision", dutch="beslist_bij", choices=model.Decision),
            Column(name="minority", dutch="minderheidsstandpunt"),
            Column(name="due", dutch="antwoord_tegen", type=Type.DATE),
            Column(name="reaction", dutch="reactie", choices=model.Reaction),
            Column(name="reacted", dutch="reactie_op", type=Type.DATE),
            Column(name="reasons", dutch="motivering"),
            Column(name="owner", dutch="eigenaar", references=("actors",)),
            Column(name="status", dutch="status", choices=model.AdviceStatus),
            *_SOURCED,
        ),
    ),
    Table(
        name="actions",
        dutch="acties",
        model=model.Action,
        key=("id",),
        columns=(
            _ID,
            Column(name="body", dutch="overleg", required=True, references=("bodies",)),
            Column(name="what", dutch="wat", required=True),
            Column(name="meeting", dutch="zitting", references=("meetings",)),
            Column(name="owner", dutch="eigenaar", references=("actors",)),
            Column(name="due", dutch="tegen", type=Type.DATE),
            Column(name="status", dutch="status", choices=model.ActionStatus),
            *_SOURCED,
        ),
    ),
    Table(
        name="succession",
        dutch="opvolging",
        model=model.Succession,
        key=("id",),
        columns=(
            _ID,
            Column(name="predecessor", dutch="voorganger", required=True, references=("actors",)),
            Column(name="event", dutch="gebeurtenis", required=True),
            Column(name="successor", dutch="opvolger", references=("actors",)),
            Column(name="successor_name", dutch="naam_opvolger"),
            Column(name="happened", dutch="wanneer", type=Type.PERIOD),
            Column(name="certainty", dutch="zekerheid", choices=model.Certainty),
            *_SOURCED,
        ),
    ),
    Table(
        name="rule_settings",
        dutch="regelinstellingen",
        model=model.Setting,
        key=("rule", "setting"),
        columns=(
            Column(name="rule", dutch="regel", required=True),
            Column(name="setting", dutch="instelling", required=True),
            Column(name="value", dutch="waarde", required=True),
            *_SOURCED,
        ),
    ),
    Table(
        name="marks",
        dutch="markeringen",
        model=model.Mark,
        key=("finding",),
        columns=(
            Column(name="finding", dutch="hiaat", required=True),
            Column(name="mark", dutch="markering", required=True, choices=model.Marking),
            Column(name="reason", dutch="reden", required=True),
            Column(name="person", dutch="persoon", personal=True),
            Column(name="marked", dutch="gemarkeerd_op", type=Type.DATE),
            *_SOURCED,
        ),
    ),
)

_BY_NAME = {table.name: table for table in TABLES}


def table_named(name: str) -> Table:
    """The description of a table, by its English name."""
    return _BY_NAME[name]


def table_of(fact: Fact) -> Table:
    """The description of the table that a fact belongs to."""
    return next(table for table in TABLES if table.model is type(fact))


def value_of(fact: Fact, column: Column) -> object:
    """One cell of a fact."""
    return cast(object, getattr(fact, column.field))
