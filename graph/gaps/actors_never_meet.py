"""Rule: two actors that deal with the same theme and never sit together.

Only pairs within a theme are examined: with t themes of at most n actors, at most t·n·(n-1)/2
pairs. A theme with more actors than the threshold gets one finding as a whole, since what nearly
everybody deals with says little about two of them. All pairs that may meet only in bodies where
anybody could sit get one finding together, since that is a question about those bodies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from typing import Final

from data.model import Fact
from graph.gaps.finding import Finding, FindingFactory, Value
from graph.gaps.rule import GapRule, Thresholds
from graph.situation.seat_evidence import weakest_evidence
from graph.situation.situation import Situation

_APART = FindingFactory("theme-apart", severity=3)

TOO_WIDE: Final = "theme-too-wide"
ANYBODY: Final = "may-meet-where-anybody-may"
Pairs = dict[tuple[str, str], list[str]]


def _findings_per_pair(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each pair of actors that share a theme: whether they also sit together in a body."""
    largest = thresholds.number_threshold("largest_theme")
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
        for pair in _pairs_in_scope(situation, involved):
            pairs.setdefault(pair, []).append(theme)
    together: list[tuple[str, str]] = []
    themes_of_all: set[str] = set()
    for (one, other), themes in pairs.items():
        if situation.root_actor_of[one] == situation.root_actor_of[other]:
            continue
        if _only_meet_where_anybody_could_sit(situation, one, other):
            together.append((one, other))
            themes_of_all.update(themes)
        else:
            yield _finding_about_pair(situation, one, other, tuple(sorted(themes)))
    if together:
        yield _joint_finding_about_pairs(
            situation, frozenset(together), tuple(sorted(themes_of_all))
        )


def _pairs_in_scope(situation: Situation, involved: frozenset[str]) -> Iterable[tuple[str, str]]:
    """Return the pairs of actors in the scope, each sorted, in order; no unnamed groups."""
    involved = frozenset(actor for actor in involved if situation.can_have_gap(actor))
    if situation.scope is None:
        return combinations(sorted(involved), 2)
    others = involved if situation.pair_scope is None else involved & situation.pair_scope
    asked = involved & situation.scope
    return sorted(
        {(min(one, other), max(one, other)) for one in asked for other in others if other != one}
    )


def _only_meet_where_anybody_could_sit(situation: Situation, one: str, other: str) -> bool:
    """Whether two actors share no body, and may meet in one where any organisation could sit."""
    bounds = situation.network_bounds
    first, second = situation.root_actor_of[one], situation.root_actor_of[other]
    if bounds.seated_bodies_of(first) & bounds.seated_bodies_of(second):
        return False
    return bool(
        bounds.possible_meeting_bodies(first, second) & situation.possible_seats.open_to_anybody
    )


def _joint_finding_about_pairs(
    situation: Situation, pairs: frozenset[tuple[str, str]], themes: tuple[str, ...]
) -> Finding:
    """Return one unknown finding for all pairs that may meet where anybody could sit."""
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


def _finding_about_pair(
    situation: Situation, one: str, other: str, themes: tuple[str, ...]
) -> Finding:
    bounds, names = situation.network_bounds, situation.possible_seats.ids_of_mask
    root_actors = situation.root_actor_of[one], situation.root_actor_of[other]
    known = bounds.known_bodies_of(root_actors[0]) & bounds.known_bodies_of(root_actors[1])
    explicit = bounds.explicit_bodies_of(root_actors[0]) & bounds.explicit_bodies_of(root_actors[1])
    seated = bounds.seated_bodies_of(root_actors[0]) & bounds.seated_bodies_of(root_actors[1])
    shared = explicit or known or seated
    seats = situation.seats_of_families(names(shared), *root_actors) if shared else ()
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
    facts = _facts_on_shared_themes(situation, one, other, themes)
    perhaps = names(bounds.possible_meeting_bodies(*root_actors))
    if perhaps:
        return _APART.unknown(
            one, other, reason="may-meet-unseen", facts=facts, bodies=perhaps, **values
        )
    believed = situation.presumed_complete_bodies_of(*root_actors)
    return _APART.confirmed(
        one, other, reason="never-meet", facts=facts, believed=believed, **values
    )


def _facts_on_shared_themes(
    situation: Situation, one: str, other: str, themes: tuple[str, ...]
) -> tuple[Fact, ...]:
    """Return the theme links that two actors share, and their seats in bodies with these themes."""
    links = [link for theme in themes for link in situation.theme_links_by_theme[theme]]
    bodies = {link.subject for link in links if link.subject in situation.bodies}
    root_actors = situation.root_actor_of[one], situation.root_actor_of[other]
    held = situation.possible_seats.ids_of_mask(
        situation.network_bounds.seated_bodies_of(root_actors[0])
        | situation.network_bounds.seated_bodies_of(root_actors[1])
    )
    concerned = bodies.union(held)
    return (
        *(link for link in links if link.subject in {one, other} | concerned),
        *situation.seats_of_families(concerned, *root_actors),
    )


THEME_APART = GapRule(
    key=_APART.rule,
    find=_findings_per_pair,
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
