"""Two actors that deal with the same theme and never sit together.

Only pairs within a theme are looked at: with t themes of at most n actors each, at most
t·n·(n-1)/2 pairs. A theme of more actors than the threshold gets one answer as a whole, since
what nearly everybody deals with says little about any two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final

from data.model import Fact, Naming, ThemeLink
from graph.gaps.finding import Answers, Finding
from graph.gaps.rule import Rule, Thresholds
from graph.gaps.situation import Situation

_APART = Answers("theme-apart", severity=3)

TOO_WIDE: Final = "theme-too-wide"
Links = Mapping[str, list[ThemeLink]]


def _find(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each pair that shares a theme: whether it shares a body as well."""
    largest = thresholds.number("largest_theme")
    links = situation.theme_links
    pairs: dict[tuple[str, str], list[str]] = {}
    for theme, involved in situation.dealing_with.items():
        if len(involved) > largest:
            yield _APART.unknown(
                theme,
                reason=TOO_WIDE,
                facts=links[theme],
                theme=theme,
                actors=len(involved),
                pairs=len(involved) * (len(involved) - 1) // 2,
                largest=largest,
            )
            continue
        for pair in _pairs(situation, involved):
            pairs.setdefault(pair, []).append(theme)
    for (one, other), themes in pairs.items():
        if other not in situation.relatives(one):
            yield _judge(situation, one, other, tuple(sorted(themes)), links)


def _pairs(situation: Situation, involved: frozenset[str]) -> Iterable[tuple[str, str]]:
    """The pairs of sorted actors that are asked for, in order."""
    if situation.about is None:
        return combinations(sorted(involved), 2)
    others = involved if situation.beside is None else involved & situation.beside
    asked = involved & situation.about
    return sorted(
        {(min(one, other), max(one, other)) for one in asked for other in others if other != one}
    )


def _judge(
    situation: Situation, one: str, other: str, themes: tuple[str, ...], links: Links
) -> Finding:
    its, others = situation.bodies_of(one), situation.bodies_of(other)
    shared = its & others
    if shared:
        return _APART.none(
            one,
            other,
            reason="meet",
            facts=situation.seats_in(shared, one, other),
            one=one,
            other=other,
            themes=themes,
            bodies=tuple(sorted(shared)),
        )
    about = [link for theme in themes for link in links[theme]]
    concerned = {link.subject for link in about if link.subject in situation.bodies} | its | others
    facts: tuple[Fact, ...] = (
        *(link for link in about if link.subject in {one, other} | concerned),
        *situation.seats_in(concerned, one, other),
    )
    groups = tuple(
        each for each in (one, other) if situation.actors[each].named is not Naming.ORGANISATION
    )
    unclear = tuple(sorted(body for body in concerned if not situation.complete((body,))))
    common = situation.known_through_parts(its) & situation.known_through_parts(others)
    if groups:
        return _APART.unknown(
            one,
            other,
            reason="with-group",
            facts=facts,
            one=one,
            other=other,
            themes=themes,
            groups=groups,
        )
    if unclear or common:
        return _APART.unknown(
            one,
            other,
            reason="may-meet-unseen" if unclear else "in-parts-of-one-body",
            facts=facts,
            one=one,
            other=other,
            themes=themes,
            bodies=unclear or tuple(sorted(common)),
        )
    return _APART.confirmed(
        one, other, reason="never-meet", facts=facts, one=one, other=other, themes=themes
    )


THEME_APART = Rule(
    key=_APART.rule,
    find=_find,
    thresholds={"largest_theme": 40},
    reasons={
        "never-meet": ("one", "other", "themes"),
        "may-meet-unseen": ("one", "other", "themes", "bodies"),
        "in-parts-of-one-body": ("one", "other", "themes", "bodies"),
        "with-group": ("one", "other", "themes", "groups"),
        TOO_WIDE: ("theme", "actors", "pairs", "largest"),
        "meet": ("one", "other", "themes", "bodies"),
    },
)
