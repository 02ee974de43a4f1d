"""The reasons to ask somebody to a meeting, each in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dashboard.alphabet import alphabetical
from dashboard.snapshot import Snapshot
from dashboard.wording.gaps.filling import advice, theme
from dashboard.wording.meetings.naming import action
from dashboard.wording.profile import shortened
from dashboard.words import N_, Words
from graph.meetings import Reason, Why

_SENTENCES: Final = {
    Why.BRINGS_IN: N_("Brings in: {items}."),
    Why.THEME_UNSEATED: N_("Deals with {exact}, and sits in no body that we know of."),
    Why.THEME_NOWHERE: N_(
        "Deals with {exact}. As far as we know it sits in no body on that, only in {bodies}."
    ),
    Why.THEME: N_("Deals with {exact}. Sits in {bodies}, not here."),
    Why.SUCCESSOR: N_("Successor of {members}, a member: {event}."),
    Why.PREDECESSOR: N_("Predecessor of {members}, a member: {event}."),
    Why.OWES_ANSWER: N_("Still owes an answer to advice: {advice}."),
    Why.OWES_ACTION: N_("Still has to do this: {actions}."),
    Why.SECTOR_MISSING: N_("No member that we know by name is from the sector {sectors}."),
    Why.BRIDGE: N_(
        "Meets {members} elsewhere, and sits in {bodies}, where nobody else meets a member. "
        "So it links the two."
    ),
    Why.NEVER_MET: N_(
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
    """Why to ask somebody, in one sentence or two."""
    if reason.why is Why.ABSENT:
        return _absent(words, reason)
    filled = {
        name: shortened(words, _named(words, now, name, value))
        for name, value in reason.values.items()
        if isinstance(value, tuple)
    }
    if "event" in reason.values:
        happened = reason.values["happened"]
        when = f", {words.period(str(happened))}" if happened else ""
        filled["event"] = f"{reason.values['event']}{when}"
    return words(_SENTENCES[reason.why], **filled)


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
