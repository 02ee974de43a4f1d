"""Two actors that deal with the same theme and never sit together.

Only pairs within a theme are looked at: with t themes of at most n actors each, at most
t·n·(n-1)/2 pairs. A theme of more actors than the threshold gets one answer as a whole, since
what nearly everybody deals with says little about any two. Pairs of which all that is not known is
whether they meet in bodies where anybody could sit get one answer together: that is a question
about those bodies, and says nothing about any two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from typing import Final

from data.model import Fact
from graph.gaps.finding import Finding, FindingFactory, Value
from graph.gaps.rule import Rule, Thresholds
from graph.situation.seat_evidence import weakest_evidence
from graph.situation.situation import Situation

_APART = FindingFactory("theme-apart", severity=3)

TOO_WIDE: Final = "theme-too-wide"
ANYBODY: Final = "may-meet-where-anybody-may"
Pairs = dict[tuple[str, str], list[str]]


def _find(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each pair that shares a theme: whether it shares a body as well."""
    largest = thresholds.number("largest_theme")
    links = situation.theme_links_by_theme
    pairs: Pairs = {}
    for theme, involved in situation.involved_actors_by_theme.items():
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
    together: list[tuple[str, str]] = []
    themes_of_all: set[str] = set()
    for (one, other), themes in pairs.items():
        if situation.root_actor_of[one] == situation.root_actor_of[other]:
            continue
        if _is_a_question_of_bodies(situation, one, other):
            together.append((one, other))
            themes_of_all.update(themes)
        else:
            yield _judge(situation, one, other, tuple(sorted(themes)))
    if together:
        yield _question(situation, frozenset(together), tuple(sorted(themes_of_all)))


def _pairs(situation: Situation, involved: frozenset[str]) -> Iterable[tuple[str, str]]:
    """The pairs of sorted actors that are asked for, in order; nothing is asked of groups."""
    involved = frozenset(actor for actor in involved if situation.can_have_gap(actor))
    if situation.scope is None:
        return combinations(sorted(involved), 2)
    others = involved if situation.pair_scope is None else involved & situation.pair_scope
    asked = involved & situation.scope
    return sorted(
        {(min(one, other), max(one, other)) for one in asked for other in others if other != one}
    )


def _is_a_question_of_bodies(situation: Situation, one: str, other: str) -> bool:
    """Whether two share no seat, and may meet in a body where anybody could sit."""
    bounds = situation.bounds
    first, second = situation.root_actor_of[one], situation.root_actor_of[other]
    if bounds.seated_bodies_of(first) & bounds.seated_bodies_of(second):
        return False
    return bool(
        bounds.possible_meeting_bodies(first, second) & situation.possible_seats.open_to_anybody
    )


def _question(
    situation: Situation, pairs: frozenset[tuple[str, str]], themes: tuple[str, ...]
) -> Finding:
    bodies = situation.possible_seats.ids_of_mask(situation.possible_seats.open_to_anybody)
    question = _APART.unknown(
        *bodies,
        reason=ANYBODY,
        facts=[situation.bodies[body] for body in bodies],
        bodies=bodies,
        pairs=len(pairs),
        themes=themes,
    )
    return replace(question, pairs=pairs)


def _judge(situation: Situation, one: str, other: str, themes: tuple[str, ...]) -> Finding:
    bounds, names = situation.bounds, situation.possible_seats.ids_of_mask
    wholes = situation.root_actor_of[one], situation.root_actor_of[other]
    known = bounds.known_bodies_of(wholes[0]) & bounds.known_bodies_of(wholes[1])
    explicit = bounds.explicit_bodies_of(wholes[0]) & bounds.explicit_bodies_of(wholes[1])
    seated = bounds.seated_bodies_of(wholes[0]) & bounds.seated_bodies_of(wholes[1])
    shared = explicit or known or seated
    seats = situation.seats_of_families(names(shared), *wholes) if shared else ()
    values: dict[str, Value] = {"one": one, "other": other, "themes": themes}
    if known:
        reason = "meet" if explicit else "meet-derived"
        return _APART.none(one, other, reason=reason, facts=seats, bodies=names(shared), **values)
    if seated:
        return _APART.unknown(
            one,
            other,
            reason="meet-weakly",
            facts=seats,
            bodies=names(shared),
            evidence=weakest_evidence(seats, situation.actors).value,
            **values,
        )
    facts = _what_they_deal_with(situation, one, other, themes)
    perhaps = names(bounds.possible_meeting_bodies(*wholes))
    if perhaps:
        return _APART.unknown(
            one, other, reason="may-meet-unseen", facts=facts, bodies=perhaps, **values
        )
    believed = situation.presumed_complete_bodies_of(*wholes)
    return _APART.confirmed(
        one, other, reason="never-meet", facts=facts, believed=believed, **values
    )


def _what_they_deal_with(
    situation: Situation, one: str, other: str, themes: tuple[str, ...]
) -> tuple[Fact, ...]:
    """The themes of two, and the seats of both in the bodies that have to do with them."""
    links = [link for theme in themes for link in situation.theme_links_by_theme[theme]]
    bodies = {link.subject for link in links if link.subject in situation.bodies}
    wholes = situation.root_actor_of[one], situation.root_actor_of[other]
    held = situation.possible_seats.ids_of_mask(
        situation.bounds.seated_bodies_of(wholes[0]) | situation.bounds.seated_bodies_of(wholes[1])
    )
    concerned = bodies.union(held)
    return (
        *(link for link in links if link.subject in {one, other} | concerned),
        *situation.seats_of_families(concerned, *wholes),
    )


THEME_APART = Rule(
    key=_APART.rule,
    find=_find,
    thresholds={"largest_theme": 40},
    reasons={
        "never-meet": ("one", "other", "themes", "believed"),
        "may-meet-unseen": ("one", "other", "themes", "bodies"),
        ANYBODY: ("bodies", "pairs", "themes"),
        "meet-weakly": ("one", "other", "themes", "bodies", "evidence"),
        TOO_WIDE: ("theme", "actors", "pairs", "largest"),
        "meet": ("one", "other", "themes", "bodies"),
        "meet-derived": ("one", "other", "themes", "bodies"),
    },
)
