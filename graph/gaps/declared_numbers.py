"""Rule: a number that a source declares, compared with how many the data list."""

from __future__ import annotations

from collections.abc import Iterator

from data.model import Actor, Evidence, Figure, Naming
from graph.gaps.finding import Finding, FindingFactory
from graph.gaps.rule import GapRule, Thresholds
from graph.situation.situation import Situation

_NUMBER = FindingFactory("declared-number", severity=2)


def _findings_per_figure(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each figure that counts a kind of actor: whether as many actors are listed.

    When the subject is a body, its members of that kind are counted; when it is an actor, the
    actors of that kind that are its units or belong to it by a tie; without a subject, all actors
    of that kind. All are counted as on the day.
    """
    left_out, ties = thresholds.id_list_threshold("left_out"), thresholds.id_list_threshold("ties")
    for figure in situation.facts.figures:
        if figure.number is not None and figure.counts_kind and figure.counts_kind not in left_out:
            yield _finding_about_figure(situation, figure, figure.number, ties)


def _finding_about_figure(
    situation: Situation, figure: Figure, declared: float, ties: tuple[str, ...]
) -> Finding:
    listed = _actors_counted_by_figure(situation, figure, ties)
    perhaps = _doubtful_members(situation, figure, listed)
    if len(listed) == declared and not perhaps:
        answer, reason = _NUMBER.none, "equal"
    elif not listed:
        answer, reason = _NUMBER.unknown, "none-listed"
    elif any(actor.named is Naming.GROUP for actor in listed):
        answer, reason = _NUMBER.unknown, "group-among-them"
    elif figure.subject in situation.bodies and not situation.all_bodies_complete(
        (figure.subject,)
    ):
        answer, reason = _NUMBER.unknown, "members-not-known"
    elif perhaps and len(listed) - len(perhaps) <= declared <= len(listed):
        answer, reason = _NUMBER.unknown, "conditional-among-them"
    else:
        answer, reason = _NUMBER.confirmed, "differs"
    subjects = () if figure.subject is None else (figure.subject,)
    return answer(
        figure.id,
        *subjects,
        reason=reason,
        facts=(figure, *listed),
        figure=figure.id,
        kind=figure.counts_kind,
        declared=declared,
        listed=len(listed),
        actors=tuple(actor.id for actor in listed),
        perhaps=perhaps,
    )


def _actors_counted_by_figure(
    situation: Situation, figure: Figure, ties: tuple[str, ...]
) -> list[Actor]:
    of_kind = [actor for actor in situation.facts.actors if actor.kind == figure.counts_kind]
    if figure.subject is None:
        return of_kind
    if figure.subject in situation.bodies:
        known = situation.memberships[figure.subject]
        members = {*known.named, *known.groups}
        return [actor for actor in of_kind if actor.id in members]
    related = {
        end
        for tie in situation.facts.ties
        if tie.kind in ties and figure.subject in {tie.from_id, tie.to_id}
        for end in (tie.from_id, tie.to_id)
    }
    return [
        actor
        for actor in of_kind
        if actor.id != figure.subject
        and (actor.id in related or figure.subject in situation.relatives_of(actor.id))
    ]


def _doubtful_members(situation: Situation, figure: Figure, listed: list[Actor]) -> tuple[str, ...]:
    """Return the counted members of a body without an explicit or derived seat there."""
    if figure.subject not in situation.bodies:
        return ()
    sure = {
        seat.actor
        for seat in situation.memberships[figure.subject].seats
        if seat.evidence in {Evidence.EXPLICIT, Evidence.DERIVED}
    }
    return tuple(actor.id for actor in listed if actor.id not in sure)


DECLARED_NUMBER = GapRule(
    key=_NUMBER.rule,
    find=_findings_per_figure,
    thresholds={
        "left_out": ("mannen", "vrouwen", "x", "quorum"),
        "ties": ("baat-uit",),
    },
    reasons=dict.fromkeys(
        (
            "differs",
            "none-listed",
            "group-among-them",
            "members-not-known",
            "conditional-among-them",
            "equal",
        ),
        ("figure", "kind", "declared", "listed", "actors", "perhaps"),
    ),
)
