"""Rules: what the decree on local government requires of an advisory council."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.model import Body, Evidence, Figure, Role, Seat
from graph.gaps.finding import Finding, FindingFactory
from graph.gaps.rule import GapRule, LegalReference, Thresholds
from graph.situation.seat_evidence import weakest_evidence
from graph.situation.situation import Situation
from graph.supposed_facts import is_supposed

_SEX = FindingFactory("council-sex", severity=5)
_VOTE = FindingFactory("council-vote", severity=5)


def advisory_councils(situation: Situation, thresholds: Thresholds) -> Iterator[Body]:
    """Return the bodies whose kind or layer is in the thresholds `kinds` and `layers`."""
    kinds, layers = thresholds.id_list_threshold("kinds"), thresholds.id_list_threshold("layers")
    return (body for body in situation.facts.bodies if body.kind in kinds or body.layer in layers)


def _sex_balance_findings(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each advisory council: whether one sex has more than the largest share allowed.

    This uses figures that count members: `subject` is the council, `counts_kind` the sex. The first
    two of `sexes` must both be counted, and their total must match the effective members listed;
    otherwise the finding is unknown.
    """
    for body in advisory_councils(situation, thresholds):
        yield sex_balance_finding(situation, body, thresholds)


def sex_balance_finding(situation: Situation, body: Body, thresholds: Thresholds) -> Finding:
    """Return whether one sex has more than the largest share in a body, council or not."""
    counts: dict[str, list[Figure]] = {}
    for figure in situation.facts.figures:
        is_count = (
            figure.counts_kind in thresholds.id_list_threshold("sexes")
            and figure.number is not None
        )
        if figure.subject == body.id and figure.counts_kind is not None and is_count:
            counts.setdefault(figure.counts_kind, []).append(figure)
    return _finding_from_counts(situation, body, counts, thresholds)


def _finding_from_counts(
    situation: Situation, body: Body, counts: dict[str, list[Figure]], thresholds: Thresholds
) -> Finding:
    figures = [figure for several in counts.values() for figure in several]
    numbers = {kind: several[0].number or 0 for kind, several in counts.items()}
    largest = thresholds.number_threshold("largest_share")
    most, total = max(numbers.values(), default=0), sum(numbers.values())
    fewest, largest_number = _effective_member_range(situation, body)
    over = most > largest * total + 1e-9
    uncounted = tuple(sex for sex in thresholds.id_list_threshold("sexes")[:2] if sex not in counts)
    if uncounted or not total:
        answer, reason = _SEX.unknown, "only-one-counted" if total else "not-counted"
    elif len(figures) > len(counts):
        answer, reason = _SEX.unknown, "counted-twice"
    elif total < fewest or (total > largest_number and situation.all_bodies_complete((body.id,))):
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


def _effective_member_range(situation: Situation, body: Body) -> tuple[int, int]:
    """Return the smallest and the largest number of effective members by the listed seats.

    Certain are the chair, members, and others who may vote, by explicit or derived seats. The
    largest number also counts the other seats, except of observers and the invited.
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


def _voting_politician_findings(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each advisory council: whether a councillor or a college member votes in it."""
    political = {
        actor.id
        for actor in situation.facts.actors
        if actor.kind in thresholds.id_list_threshold("politicians")
    }
    seats: dict[str, list[Seat]] = {}
    for body in advisory_councils(situation, thresholds):
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
    for actor, seats_of_actor in sorted(seats.items()):
        yield _finding_about_politician(situation, actor, seats_of_actor)


def _finding_about_politician(situation: Situation, actor: str, seats: list[Seat]) -> Finding:
    """Return whether a politician votes; an explicit voting seat is enough to confirm it."""
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
    LegalReference(
        title="Gemeentedecreet van 15 juli 2005",
        article="200",
        holds_from=date(2007, 1, 1),
        holds_until=date(2018, 12, 31),
    ),
    LegalReference(
        title="Decreet van 22 december 2017 over het lokaal bestuur",
        article="304, §3",
        holds_from=date(2019, 1, 1),
    ),
)
COUNCIL_KINDS = ("adviesraad", "advies-en-overlegorgaan")
COUNCIL_LAYERS = ("woonraad",)

COUNCIL_SEX = GapRule(
    key=_SEX.rule,
    find=_sex_balance_findings,
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
COUNCIL_VOTE = GapRule(
    key=_VOTE.rule,
    find=_voting_politician_findings,
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
