"""What is not known about a meeting, each in a sentence that says what to find out."""

from __future__ import annotations

from dashboard.alphabet import alphabetical
from dashboard.snapshot import Snapshot
from dashboard.wording.gaps.formatters import advice
from dashboard.wording.meetings.naming import action
from dashboard.wording.profile import membership_sentence, shortened
from dashboard.words import N_, Words
from graph.meetings import Preparation, Unknown, UnknownKind

_SENTENCES = {
    UnknownKind.MEMBER_GROUPS: N_(
        "Who comes for {groups}? Find out which organisations that are, and give each a seat."
    ),
    UnknownKind.MEMBER_SECTORS: N_("The sector of these members is not known: {members}."),
    UnknownKind.NO_THEME: N_("No theme was chosen, so nobody is proposed for what it deals with."),
    UnknownKind.ITEMS_WITHOUT_THEME: N_(
        "These items have no theme, so we cannot tell who is concerned: {items}."
    ),
    UnknownKind.THEME_NOBODY: N_(
        "The data names no actor that deals with {theme}. Find out who does."
    ),
    UnknownKind.THEME_GROUPS: N_(
        "With {theme} deal {groups}, without names. Find out which organisations that are."
    ),
    UnknownKind.THEME_BODIES: N_(
        "On {theme} there is also consultation in {bodies}, where we do not know everybody by name."
    ),
    UnknownKind.NO_MEETINGS: N_(
        "The data holds no earlier meeting of this body, so no attendance and no agenda. "
        "Ask for the reports."
    ),
    UnknownKind.SEXES: N_(
        "How many members are men or women is not known. Ask for the counts; never guess from names."
    ),
    UnknownKind.VOTES: N_("Whether these members have a vote is not known: {members}."),
    UnknownKind.QUORUM: N_("No quorum is known. Look it up in the rules of this body."),
    UnknownKind.ADDRESSEE: N_("For whom this advice is meant is not known: {advice}."),
    UnknownKind.OWNER: N_("Who sees to these actions is not known: {actions}."),
}


def unknown_sentence(words: Words, now: Snapshot, prepared: Preparation, unknown: Unknown) -> str:
    """What is not known, and where it helps what to find out."""
    match unknown.kind:
        case UnknownKind.MEMBERS:
            return membership_sentence(words, now, prepared.membership)
        case UnknownKind.FREQUENCY:
            return _frequency(words, unknown.values.get("frequency"))
        case UnknownKind.NO_ATTENDANCE:
            return words.plural(
                "Of the one meeting that was held we do not know who was there.",
                "Of the {count} meetings that were held we do not know who was there.",
                _number(unknown),
            )
        case UnknownKind.UNRECORDED:
            return words.plural(
                "Of one meeting in the past we do not know whether it was held.",
                "Of {count} meetings in the past we do not know whether they were held.",
                _number(unknown),
            )
    return words(_SENTENCES[unknown.kind], **_filled(words, now, unknown))


def unknown_sentences(words: Words, now: Snapshot, prepared: Preparation) -> list[str]:
    """Everything that is not known about a meeting."""
    return [unknown_sentence(words, now, prepared, each) for each in prepared.unknowns]


def _frequency(words: Words, frequency: object) -> str:
    if frequency is None:
        return words("How often this body should meet is not known.")
    return words(
        "The source says “{frequency}”, without a number of meetings a year.", frequency=frequency
    )


def _number(unknown: Unknown) -> int:
    number = unknown.values["number"]
    return number if isinstance(number, int) else 0


def _filled(words: Words, now: Snapshot, unknown: Unknown) -> dict[str, str]:
    filled = {}
    for name, value in unknown.values.items():
        if name == "theme":
            filled[name] = now.theme_name(str(value))
        elif isinstance(value, tuple):
            told = [_shown(words, now, name, each) for each in value]
            quoted = name in {"items", "advice", "actions"}
            filled[name] = shortened(words, told if quoted else sorted(told, key=alphabetical))
    return filled


def _shown(words: Words, now: Snapshot, name: str, value: object) -> str:
    if name == "items":
        return f"“{value}”"
    if name == "advice":
        return f"“{advice(words, now, str(value))}”"
    return action(words, now, str(value)) if name == "actions" else now.name(str(value))
