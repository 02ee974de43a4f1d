"""What the decree on local government asks of an advisory council."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.model import Body, Evidence, Figure, Role, Seat
from graph.gaps.finding import Finding, FindingFactory
from graph.gaps.rule import Reference, Rule, Thresholds
from graph.situation.seat_evidence import weakest_evidence
from graph.situation.situation import Situation
from graph.supposed_facts import is_supposed

_SEX = FindingFactory("council-sex", severity=5)
_VOTE = FindingFactory("council-vote", severity=5)


def councils(situation: Situation, thresholds: Thresholds) -> Iterator[Body]:
    """The bodies of the kinds or layers that the thresholds call an advisory council."""
    kinds, layers = thresholds.ids("kinds"), thresholds.ids("layers")
    return (body for body in situation.facts.bodies if body.kind in kinds or body.layer in layers)


def _sexes(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each advisory council: whether one sex has more than the largest share allowed.

    Only from counts per council, as figures: `subject` the council, `counts_kind` the sex. The
    first two of `sexes` must both be counted, and as many as the effective members listed.
    """
    for body in councils(situation, thresholds):
        yield sex_balance(situation, body, thresholds)


def sex_balance(situation: Situation, body: Body, thresholds: Thresholds) -> Finding:
    """Whether one sex has more than the largest share in a body, an advisory council or not."""
    counts: dict[str, list[Figure]] = {}
    for figure in situation.facts.figures:
        is_count = figure.counts_kind in thresholds.ids("sexes") and figure.number is not None
        if figure.subject == body.id and figure.counts_kind is not None and is_count:
            counts.setdefault(figure.counts_kind, []).append(figure)
    return _balance(situation, body, counts, thresholds)


def _balance(
    situation: Situation, body: Body, counts: dict[str, list[Figure]], thresholds: Thresholds
) -> Finding:
    figures = [figure for several in counts.values() for figure in several]
    numbers = {kind: several[0].number or 0 for kind, several in counts.items()}
    largest = thresholds.number("largest_share")
    most, total = max(numbers.values(), default=0), sum(numbers.values())
    fewest, largest_number = _effective(situation, body)
    over = most > largest * total + 1e-9
    uncounted = tuple(sex for sex in thresholds.ids("sexes")[:2] if sex not in counts)
    if uncounted or not total:
        answer, reason = _SEX.unknown, "only-one-counted" if total else "not-counted"
    elif len(figures) > len(counts):
        answer, reason = _SEX.unknown, "counted-twice"
    elif total < fewest or (total > largest_number and situation.all_complete((body.id,))):
        answer, reason = _SEX.unknown, "another-number"
    elif over and body.id in situation.incomplete_bodies:
        answer, reason = _SEX.unknown, "members-not-known"
    else:
        answer, reason = (_SEX.confirmed, "too-many") if over else (_SEX.none, "balanced")
    return answer(
        body.id,
        reason=reason,
        facts=figures or (body,),
        body=body.id,
        most=most,
        members=total,
        listed=fewest,
        uncounted=uncounted,
        largest_share=largest,
    )


def _effective(situation: Situation, body: Body) -> tuple[int, int]:
    """The fewest and the most seats of effective members that the data list.

    Members and the chair are; who may vote as a secretary or convenor is, and who may not perhaps.
    Observers and the invited are not, nor who comes only in some cases.
    """
    seats = [
        seat
        for seat in situation.memberships[body.id].seats
        if seat.role not in {Role.OBSERVER, Role.INVITED} and not is_supposed(seat)
    ]
    sure = [
        seat
        for seat in seats
        if seat.evidence in {Evidence.EXPLICIT, Evidence.DERIVED}
        and (seat.role in {Role.MEMBER, Role.CHAIR} or seat.voting)
    ]
    return len(sure), len(seats)


def _votes(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each advisory council: whether a councillor or a college member votes in it."""
    political = {
        actor.id for actor in situation.facts.actors if actor.kind in thresholds.ids("politicians")
    }
    seats: dict[str, list[Seat]] = {}
    for body in councils(situation, thresholds):
        known = situation.memberships[body.id]
        held = [seat for seat in known.seats if seat.actor in political]
        for seat in held:
            seats.setdefault(seat.actor, []).append(seat)
        if not known.complete:
            yield _VOTE.unknown(
                body.id, reason="members-not-known", facts=(body, *known.seats), body=body.id
            )
        elif not held:
            yield _VOTE.none(body.id, reason="no-politician", facts=known.seats, body=body.id)
    for actor, its in sorted(seats.items()):
        yield _voter(situation, actor, its)


def _voter(situation: Situation, actor: str, seats: list[Seat]) -> Finding:
    """Whether an actor votes: confirmed by an explicit seat alone, whatever others say."""
    votes = [seat for seat in seats if seat.voting]
    voting = [seat for seat in votes if seat.evidence is Evidence.EXPLICIT]
    unsaid = [seat for seat in seats if seat.voting is None]
    if voting:
        answer, reason, shown = _VOTE.confirmed, "votes", voting
    elif votes:
        answer, reason, shown = _VOTE.unknown, "votes-doubtful", votes
    elif unsaid:
        answer, reason, shown = _VOTE.unknown, "vote-not-known", unsaid
    else:
        answer, reason, shown = _VOTE.none, "does-not-vote", seats
    return answer(
        actor,
        reason=reason,
        facts=shown,
        actor=actor,
        bodies=tuple(sorted({seat.body for seat in shown})),
        evidence=weakest_evidence(shown, situation.actors).value,
    )


_DECREES = (
    Reference(
        title="Gemeentedecreet van 15 juli 2005",
        article="200",
        holds_from=date(2007, 1, 1),
        holds_until=date(2018, 12, 31),
    ),
    Reference(
        title="Decreet van 22 december 2017 over het lokaal bestuur",
        article="304, §3",
        holds_from=date(2019, 1, 1),
    ),
)
COUNCIL_KINDS = ("adviesraad", "advies-en-overlegorgaan")
COUNCIL_LAYERS = ("woonraad",)

COUNCIL_SEX = Rule(
    key=_SEX.rule,
    find=_sexes,
    references=_DECREES,
    thresholds={
        "kinds": COUNCIL_KINDS,
        "layers": COUNCIL_LAYERS,
        "sexes": ("mannen", "vrouwen", "x"),
        "largest_share": 2 / 3,
    },
    reasons=dict.fromkeys(
        (
            "too-many",
            "not-counted",
            "only-one-counted",
            "counted-twice",
            "another-number",
            "members-not-known",
            "balanced",
        ),
        ("body", "most", "members", "listed", "uncounted", "largest_share"),
    ),
)
COUNCIL_VOTE = Rule(
    key=_VOTE.rule,
    find=_votes,
    references=_DECREES,
    thresholds={
        "kinds": COUNCIL_KINDS,
        "layers": COUNCIL_LAYERS,
        "politicians": ("gemeenteraadslid", "schepen", "burgemeester", "college"),
    },
    reasons={
        "members-not-known": ("body",),
        "no-politician": ("body",),
        **dict.fromkeys(
            ("votes", "votes-doubtful", "vote-not-known", "does-not-vote"),
            ("actor", "bodies", "evidence"),
        ),
    },
)
