"""The names of tables and columns, and what each is for."""

from __future__ import annotations

from dashboard.words import N_, Words
from data.tables import Column

_TABLES = {
    "sources": (N_("Sources"), N_("The texts that facts rest on.")),
    "sectors": (N_("Sectors"), N_("The fields that actors work in.")),
    "kinds": (N_("Kinds"), N_("The sorts of actors, bodies, activities and ties.")),
    "actors": (N_("Actors"), N_("Organisations, parts of them, roles and groups that take part.")),
    "bodies": (N_("Bodies"), N_("Where actors consult.")),
    "seats": (N_("Seats"), N_("Who sits in which body, and how we know.")),
    "activities": (N_("Activities"), N_("Projects, services, publications and events.")),
    "ties": (N_("Ties"), N_("Direct relations, money included.")),
    "themes": (N_("Themes"), N_("What bodies and actors deal with.")),
    "theme_links": (N_("Theme links"), N_("Who or what deals with which theme.")),
    "figures": (N_("Figures"), N_("Numbers as the source gives them.")),
    "meetings": (N_("Meetings"), N_("Dated gatherings of a body.")),
    "agenda_items": (N_("Agenda items"), N_("The points on the agenda of a meeting.")),
    "invitations": (N_("Invitations"), N_("Who is asked to a meeting, or left out of it.")),
    "attendance": (N_("Attendance"), N_("Who was at a meeting.")),
    "advice": (N_("Advice"), N_("What a body advised, and what came of it.")),
    "actions": (N_("Actions"), N_("What a body agreed that somebody does.")),
    "succession": (N_("Succession"), N_("Which actor took the place of which.")),
    "rule_settings": (
        N_("Rule settings"),
        N_("Which gap rules are off, and which thresholds are other than their own."),
    ),
    "marks": (N_("Marks"), N_("What was decided about a gap, by whom and why.")),
}

_COLUMNS = {
    "id": (N_("id"), N_("A short word that stays the same, such as ocmw-kortrijk.")),
    "name": (N_("name"), N_("As people write it.")),
    "title": (N_("title"), N_("As it is written.")),
    "publisher": (N_("publisher"), N_("Who published the text.")),
    "website": (N_("website"), N_("An address on the web.")),
    "published": (N_("published"), N_("A year, month or day.")),
    "checked": (
        N_("last checked"),
        N_("The day on which somebody last compared it with the source."),
    ),
    "no_data": (
        N_("without data"),
        N_("What the source names without telling anything of it, such as an empty heading."),
    ),
    "note": (N_("note"), N_("What a reader should know.")),
    "source": (N_("source"), N_("The id of the text that it rests on.")),
    "locator": (N_("place in the source"), N_("The line or page, such as: regel 26.")),
    "quote": (N_("quote"), N_("The literal words of the source.")),
    "kind": (N_("kind"), N_("The id of a kind.")),
    "kind_of": (N_("kind of"), N_("Of what it is a kind.")),
    "sector": (N_("sector"), N_("The id of a sector; leave it empty when unknown.")),
    "named": (N_("named as"), N_("An organisation, a role, or a group without names.")),
    "part_of": (N_("part of"), N_("The id of the larger whole.")),
    "kbo": (N_("KBO number"), N_("The number in the Kruispuntbank van Ondernemingen.")),
    "ovo": (N_("OVO number"), N_("The number of a Flemish public body.")),
    "active_from": (N_("from"), N_("The year, month or day on which it began.")),
    "active_until": (N_("until"), N_("The last year, month or day on which it held.")),
    "layer": (N_("layer"), N_("kerngroep, woonraad, consultation or partnership.")),
    "convenor": (N_("convenor"), N_("The id of the actor that invites.")),
    "frequency": (N_("frequency"), N_("How often it meets, in the words of the source.")),
    "meetings_per_year": (N_("meetings a year"), N_("Only when the source says it clearly.")),
    "open_list": (
        N_("open list"),
        N_("Yes when not all members are listed, no when they are; empty when nobody says so."),
    ),
    "body": (N_("body"), N_("The id of a body.")),
    "actor": (N_("actor"), N_("The id of an actor.")),
    "number": (N_("number"), N_("Tells several apart: 1, 2, 3; in figures the number itself.")),
    "role": (N_("role"), N_("What the actor does there.")),
    "evidence": (N_("evidence"), N_("How we know of the seat.")),
    "voting": (N_("vote"), N_("Whether the seat carries a vote.")),
    "representative": (N_("representative"), N_("The name of the person, left out of exports.")),
    "deputy": (N_("deputy"), N_("The name of the replacement, left out of exports.")),
    "from": (N_("from (one end)"), N_("The id of an actor, body or activity.")),
    "to": (N_("to (other end)"), N_("The id of an actor, body or activity.")),
    "amount": (N_("amount"), N_("A number.")),
    "unit": (N_("unit"), N_("What the number counts, such as: EUR per jaar.")),
    "theme": (N_("theme"), N_("The id of a theme.")),
    "subject": (N_("subject"), N_("The id of an actor, body or activity.")),
    "what": (
        N_("what"),
        N_("Of a figure: what is counted or measured. Of an action: what has to be done."),
    ),
    "value": (
        N_("value"),
        N_(
            "Of a figure: as the source writes it. Of a setting: yes or no, a number, or ids with "
            "commas between them."
        ),
    ),
    "counts_kind": (
        N_("counts the kind"),
        N_("The id of the kind of actors that the number counts."),
    ),
    "interpretation": (N_("interpretation"), N_("How we read it.")),
    "date": (N_("date"), N_("A day.")),
    "start": (N_("hour"), N_("When it starts, such as: 14:00.")),
    "place": (N_("place"), N_("Where it takes place.")),
    "end": (N_("end"), N_("When it ends, such as: 16:30.")),
    "status": (
        N_("status"),
        N_(
            "Of a meeting: planned, held or cancelled. Of an invitation: invited, confirmed, "
            "excused or left out. Of an action: open, done or dropped. Of an advice: open, closed "
            "or withdrawn; left empty, it is open until there is a reaction."
        ),
    ),
    "papers": (N_("papers"), N_("What to read beforehand: titles or addresses on the web.")),
    "capacity": (N_("capacity"), N_("Member, replacement or guest.")),
    "replaces": (N_("replaces"), N_("The id of the member in whose place it comes.")),
    "owner": (N_("owner"), N_("The id of the actor that sees to it.")),
    "meeting": (N_("meeting"), N_("The id of a meeting.")),
    "purpose": (N_("purpose"), N_("To inform, discuss or advise.")),
    "brought_by": (N_("brought in by"), N_("The id of the actor that brings it in.")),
    "presence": (N_("presence"), N_("Present, replaced, excused or absent.")),
    "given": (N_("given on"), N_("The day of the advice.")),
    "text": (N_("text"), N_("What was advised.")),
    "addressee": (N_("addressee"), N_("The id of the actor or body that it is meant for.")),
    "decision": (N_("decided by"), N_("Consensus or vote.")),
    "minority": (N_("minority view"), N_("What those who disagreed want to have noted.")),
    "due": (
        N_("due"),
        N_("The day by which a reaction is expected, or by which an action must be done."),
    ),
    "reaction": (N_("reaction"), N_("Yes, partly or no; empty while there is none.")),
    "reacted": (N_("reaction on"), N_("The day of the reaction.")),
    "reasons": (N_("reasons"), N_("Why it was followed or not.")),
    "predecessor": (N_("predecessor"), N_("The id of the actor that ended or changed.")),
    "event": (N_("event"), N_("What happened, such as: fusie.")),
    "successor": (
        N_("successor"),
        N_("The id of the actor that came after, if it is in the data."),
    ),
    "successor_name": (N_("name of the successor"), N_("When the successor is not in the data.")),
    "happened": (N_("when"), N_("A year, month or day.")),
    "certainty": (N_("certainty"), N_("How sure it is.")),
    "rule": (N_("rule"), N_("The key of a gap rule, such as: silent-member.")),
    "setting": (N_("setting"), N_("enabled, or the name of a threshold of the rule.")),
    "finding": (N_("gap"), N_("The rule and the ids that it is about, such as: no-seat:caw.")),
    "mark": (N_("mark"), N_("Accepted, planned or not applicable.")),
    "reason": (N_("reason"), N_("Why this was decided.")),
    "person": (N_("person"), N_("Who decided it, left out of exports.")),
    "marked": (N_("marked on"), N_("The day of the decision.")),
}


def table_name(words: Words, table: str) -> str:
    """The name of a table."""
    return words(_TABLES[table][0])


def table_help(words: Words, table: str) -> str:
    """What a table holds."""
    return words(_TABLES[table][1])


def column_name(words: Words, column: str) -> str:
    """The name of a column, by its English header."""
    return words(_COLUMNS[column][0])


def column_help(words: Words, column: Column) -> str:
    """What belongs in a column; of numbers also between which they lie."""
    about = words(_COLUMNS[column.name][1])
    return f"{about} {range_of(words, column)}".rstrip()


def range_of(words: Words, column: Column) -> str:
    """Between which numbers those of a column lie; nothing where they are no numbers."""
    if column.between is None:
        return ""
    least, most = map(words.plain_number, column.between)
    return words("From {least} to {most}.", least=least, most=most)
