"""The reasons to ask somebody to a meeting, each in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dashboard.alphabet import alphabetical
from dashboard.snapshot import Snapshot
from dashboard.wording.gaps.formatters import advice, theme
from dashboard.wording.meetings.naming import action
from dashboard.wording.profile import shortened
from dashboard.wording.trails import line, trail_sentences
from dashboard.words import N_, Words
from data.model import ThemeLink
from graph.meetings import Reason, ReasonKind

_SENTENCES: Final = {
    ReasonKind.BRINGS_IN: N_("Brings in: {items}."),
    ReasonKind.THEME_UNSEATED: N_("Deals with {exact}, and sits in no body that we know of."),
    ReasonKind.THEME_NOWHERE: N_(
        "Deals with {exact}. As far as we know it sits in no body on that, only in {bodies}."
    ),
    ReasonKind.THEME: N_("Deals with {exact}. Sits in {bodies}, not here."),
    ReasonKind.SUCCESSOR: N_("Successor of {members}, a member: {event}."),
    ReasonKind.PREDECESSOR: N_("Predecessor of {members}, a member: {event}."),
    ReasonKind.OWES_ANSWER: N_("Still owes an answer to advice: {advice}."),
    ReasonKind.OWES_ACTION: N_("Still has to do this: {actions}."),
    ReasonKind.SECTOR_MISSING: N_("No member that we know by name is from the sector {sectors}."),
    ReasonKind.SECTOR_UNKNOWN: N_(
        "Its sector is not known; it may bring in one that is missing here."
    ),
    ReasonKind.BRIDGE: N_(
        "Meets {members} elsewhere, and sits in {bodies}, where nobody else meets a member. "
        "So it links the two."
    ),
    ReasonKind.NEVER_MET: N_(
        "Shares {themes} with {members}, and no body in which they meet that we know of."
    ),
}

Look = Callable[[Words, Snapshot, str], str]


def _name(_: Words, now: Snapshot, identity: str) -> str:
    return now.name(identity)


def _sector(_: Words, now: Snapshot, identity: str) -> str:
    return now.sector_name(identity)


def _text(_: Words, __: Snapshot, value: str) -> str:
    return f"“{value}”"


def _advice(words: Words, now: Snapshot, identity: str) -> str:
    return f"“{advice(words, now, identity)}”"


_LOOKS: Final[dict[str, Look]] = {
    "themes": theme,
    "exact": theme,
    "sectors": _sector,
    "items": _text,
    "advice": _advice,
    "actions": action,
}
_QUOTED: Final = ("items", "advice", "actions")


def reason_sentence(words: Words, now: Snapshot, reason: Reason) -> str:
    """Why to ask somebody, in a few sentences; each step of a trail with its line."""
    return " ".join(reason_sentences(words, now, reason))


def reason_sentences(words: Words, now: Snapshot, reason: Reason) -> list[str]:
    """The same, sentence by sentence where the reason is a trail."""
    if reason.kind is ReasonKind.ABSENT:
        return [_absent(words, reason)]
    if reason.kind is ReasonKind.THEME_TRAIL:
        return trail_sentences(words, now, reason.trails)
    filled = {
        name: shortened(words, _named(words, now, name, value))
        for name, value in reason.values.items()
        if isinstance(value, tuple)
    }
    if "event" in reason.values:
        happened = reason.values["happened"]
        when = f", {words.period(str(happened))}" if happened else ""
        filled["event"] = f"{reason.values['event']}{when}"
    if "exact" in filled:
        filled["exact"] = shortened(words, _with_lines(words, now, reason))
    return [words(_SENTENCES[reason.kind], **filled)]


def _with_lines(words: Words, now: Snapshot, reason: Reason) -> list[str]:
    """The themes of a reason, each with the line that says so, in the order of the alphabet."""
    links = {fact.theme: fact for fact in reversed(reason.facts) if isinstance(fact, ThemeLink)}
    named = [
        f"{now.theme_name(each)} ({line(words, now, links[each])})" for each in reason.ids("exact")
    ]
    return sorted(named, key=alphabetical)


def _named(words: Words, now: Snapshot, name: str, value: tuple[str, ...]) -> list[str]:
    """What a reason is about, in words; names stand in the order of the alphabet."""
    told = [_LOOKS.get(name, _name)(words, now, each) for each in value]
    return told if name in _QUOTED else sorted(told, key=alphabetical)


def _absent(words: Words, reason: Reason) -> str:
    missed = reason.values["meetings"]
    last = reason.values["last"]
    count = missed if isinstance(missed, int) else 0
    told = words.plural(
        "Was not at the last meeting.", "Was not at the last {count} meetings.", count
    )
    if last is None or isinstance(last, str | int | tuple):
        return f"{told} {words('According to the record it was never there.')}"
    return f"{told} {words('It was last there on {day}.', day=words.date(last))}"
