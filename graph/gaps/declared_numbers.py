"""A number that a source declares, against what the data list."""

from __future__ import annotations

from collections.abc import Iterator

from data.model import Actor, Figure, Naming
from graph.gaps.finding import Answers, Finding
from graph.gaps.rule import Rule, Thresholds
from graph.gaps.situation import Situation

_NUMBER = Answers("declared-number", severity=2)


def _find(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each figure that counts a kind of actor: whether as many are listed.

    With a body as its subject, the members of that kind are counted; with an actor, those of that
    kind that are part of it or have a tie with it; without a subject, all of that kind.
    """
    left_out = thresholds.ids("left_out")
    for figure in situation.facts.figures:
        if figure.number is not None and figure.counts_kind and figure.counts_kind not in left_out:
            yield _judge(situation, figure, figure.number)


def _judge(situation: Situation, figure: Figure, declared: float) -> Finding:
    listed = _listed(situation, figure)
    ids = tuple(actor.id for actor in listed)
    if len(listed) == declared:
        answer, reason = _NUMBER.none, "equal"
    elif not listed:
        answer, reason = _NUMBER.unknown, "none-listed"
    elif any(actor.named is Naming.GROUP for actor in listed):
        answer, reason = _NUMBER.unknown, "group-among-them"
    elif figure.subject in situation.bodies and not situation.complete((figure.subject,)):
        answer, reason = _NUMBER.unknown, "members-not-known"
    else:
        answer, reason = _NUMBER.confirmed, "differs"
    about = () if figure.subject is None else (figure.subject,)
    return answer(
        figure.id,
        *about,
        reason=reason,
        facts=(figure, *listed),
        figure=figure.id,
        kind=figure.counts_kind,
        declared=declared,
        listed=len(listed),
        actors=ids,
    )


def _listed(situation: Situation, figure: Figure) -> list[Actor]:
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
        if figure.subject in {tie.from_id, tie.to_id}
        for end in (tie.from_id, tie.to_id)
    }
    return [
        actor
        for actor in of_kind
        if actor.id in related
        or (actor.id != figure.subject and figure.subject in situation.relatives(actor.id))
    ]


DECLARED_NUMBER = Rule(
    key=_NUMBER.rule,
    find=_find,
    thresholds={"left_out": ("mannen", "vrouwen", "x", "quorum")},
    reasons=dict.fromkeys(
        ("differs", "none-listed", "group-among-them", "members-not-known", "equal"),
        ("figure", "kind", "declared", "listed", "actors"),
    ),
)
