"""The values of a finding as words: names for ids, and numbers and dates as people write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from textwrap import shorten
from typing import Final

from dashboard.snapshot import Snapshot
from dashboard.wording.choices import choice
from dashboard.wording.gaps.asking import convenors
from dashboard.wording.gaps.entry import Look, RuleWords
from dashboard.words import N_, Words
from data.model import Evidence
from graph.gaps import Finding

_SHOWN: Final = 3
_LONGEST: Final = 160
# What the texts call the topics of which the id tells too little.
_TOPICS: Final = {
    "toewijzing": N_("Allocation of social and modest rental homes"),
    "kwaliteitsreglementen": N_("Municipal quality regulations"),
}


def theme(_: Words, now: Snapshot, identity: str) -> str:
    """The name of a theme."""
    return now.theme_name(identity)


def sector(_: Words, now: Snapshot, identity: str) -> str:
    """The name of a sector."""
    return now.sector_name(identity)


def kind(_: Words, now: Snapshot, identity: str) -> str:
    """The name of a kind."""
    return now.kind_name(identity)


def sector_or_kind(_: Words, now: Snapshot, identity: str) -> str:
    """The name of a sector, or else of a kind."""
    return now.sector_name(identity) if identity in now.sectors else now.kind_name(identity)


def topic(words: Words, now: Snapshot, identity: str) -> str:
    """The name of a theme that may not be among the themes yet."""
    known = now.themes.get(identity)
    if known is not None:
        return known.name
    if identity in _TOPICS:
        return words(_TOPICS[identity])
    return identity.replace("-", " ").capitalize()


def figure(_: Words, now: Snapshot, identity: str) -> str:
    """What a figure counts."""
    found = next((each for each in now.facts.figures if each.id == identity), None)
    return found.what if found else identity


def advice(_: Words, now: Snapshot, identity: str) -> str:
    """What was advised, as words inside a sentence, cut off where they are many."""
    found = next((each for each in now.facts.advice if each.id == identity), None)
    words_of_it = found.text.rstrip(". ") if found else identity
    return shorten(words_of_it, _LONGEST, placeholder="…")


def source(_: Words, now: Snapshot, identity: str) -> str:
    """The title of a source."""
    found = now.sources.get(identity)
    return found.title if found else identity


def text(_: Words, __: Snapshot, value: str) -> str:
    """A text as it stands."""
    return value


def year(_: Words, __: Snapshot, value: int) -> str:
    """A year, which takes no separator."""
    return str(value)


def share(words: Words, _: Snapshot, value: float) -> str:
    """A share of one, as a percentage."""
    return words.percent(value)


def period(words: Words, _: Snapshot, value: str) -> str:
    """A year, month or day."""
    return words.period(value)


def evidence(words: Words, _: Snapshot, value: str) -> str:
    """The word for a level of evidence."""
    return choice(words, Evidence(value))


_LOOKS: Final[Mapping[str, Look]] = {
    "theme": theme,
    "themes": theme,
    "sector": sector,
    "sectors": sector,
    "kind": kind,
    "largest_share": share,
    "evidence": evidence,
}


def some(words: Words, names: Iterable[str]) -> str:
    """A list that stays readable: a, b, c and 9 others."""
    listed = list(names)
    rest = len(listed) - _SHOWN
    if rest <= 1:
        return words.all_of(listed)
    return words.plural(
        "{names} and {count} other",
        "{names} and {count} others",
        rest,
        names=", ".join(listed[:_SHOWN]),
    )


def values(words: Words, now: Snapshot, finding: Finding, rule: RuleWords) -> dict[str, str]:
    """What fills the holes of a finding's sentences; what there is none of is empty."""
    plain = {
        name: _shown(words, now, value, rule.looks.get(name) or _LOOKS.get(name))
        for name, value in finding.values.items()
    }
    derived = {"convenors": convenors, **rule.derived}
    return plain | {name: make(words, now, finding) for name, make in derived.items()}


def _shown(words: Words, now: Snapshot, value: object, look: Look | None) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return some(words, [_shown(words, now, each, look) for each in value])
    if look is not None:
        return look(words, now, value)
    if isinstance(value, str):
        return now.name(value)
    if isinstance(value, int | float):
        return words.plain_number(value)
    if isinstance(value, date):
        return words.date(value)
    message = f"no words for {value!r}"
    raise TypeError(message)
