"""Rule: seats of actors that ended or were succeeded, and successors that did not get them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.model import Certainty, Evidence, Seat, Succession
from data.periods import ended, first_day, holds, last_day, period, to_begin
from graph.gaps.finding import Finding, FindingFactory, MakeFinding, Status
from graph.gaps.rule import GapRule, Thresholds
from graph.situation.situation import Situation

_SUCCEEDED = FindingFactory("succeeded-actor", severity=3)
_A_DAY = len("2026-11-30")
_DOUBTFUL = {Evidence.CONDITIONAL, Evidence.GROUP, Evidence.SUPPOSED}


@dataclass(frozen=True, slots=True)
class SuccessionLine:
    """All successors of an actor, up to the last ones; there are several after a split.

    `own` are the successions of the actor itself; `all` also those of its successors. `heirs` are
    all successors, `ends` the last ones.
    """

    own: tuple[Succession, ...]
    all: tuple[Succession, ...]
    heirs: tuple[str, ...]
    ends: tuple[str, ...]

    @property
    def latest_own_succession(self) -> Succession:
        """The latest succession of the actor itself."""
        return max(self.own, key=lambda succession: succession.happened or "")

    @property
    def earliest_own_succession_day(self) -> date | None:
        """The earliest day on which the actor may have been succeeded; None when unknown."""
        days = [
            None if succession.happened is None else first_day(succession.happened)
            for succession in self.own
        ]
        return min((day for day in days if day is not None), default=None)


def _findings_per_predecessor(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each actor that ended or was succeeded: whether a successor got its seats.

    A seat counts unless it ended more than the set number of days before the succession. Only the
    last successors are judged, who exist today. After a split, one successor with the seat is
    enough; one that held it and left later did get it. Of several successions between the same two
    actors the latest counts; one without a date counts as the earliest. Successions in a circle
    give findings with the same identity: the most certain one is kept.
    """
    seats: dict[str, list[Seat]] = {}
    for seat in situation.record.seats:
        seats.setdefault(seat.actor, []).append(seat)
    followed = _successions_by_predecessor(situation)
    for actor in situation.record.actors:
        held = _current_seats(situation, seats.get(actor.id, []))
        if actor.id not in followed and ended(actor, situation.on) and held:
            yield _SUCCEEDED.confirmed(
                actor.id,
                reason="ended-with-seat",
                facts=(actor, *held),
                actor=actor.id,
                ended=actor.active_until,
                bodies=_bodies_of_seats(held),
            )
    days = timedelta(days=thresholds.number_threshold("days"))
    judged: dict[str, Finding] = {}
    for predecessor in followed:
        line = _follow_successors(predecessor, followed)
        for finding in _findings_about_predecessor(situation, predecessor, line, seats, days):
            known = judged.setdefault(finding.identity, finding)
            if list(Status).index(finding.status) < list(Status).index(known.status):
                judged[finding.identity] = finding
    yield from judged.values()


def _successions_by_predecessor(situation: Situation) -> Mapping[str, list[Succession]]:
    """Return the successions that took place by the day, by predecessor."""
    passed = [
        succession
        for succession in situation.record.succession
        if _has_taken_place(succession, situation.on)
    ]
    latest = {
        frozenset((succession.predecessor, succession.successor)): succession
        for succession in sorted(passed, key=lambda succession: succession.happened or "")
    }
    followed: dict[str, list[Succession]] = {}
    for succession in latest.values():
        followed.setdefault(succession.predecessor, []).append(succession)
    return followed


def _follow_successors(
    predecessor: str, followed: Mapping[str, Sequence[Succession]]
) -> SuccessionLine:
    """Return the line of successors of an actor, up to those that nobody succeeded."""
    own = tuple(followed[predecessor])
    heirs: dict[str, None] = {}
    ends: list[str] = []
    on_the_way: list[Succession] = []
    ahead = list(own)
    while ahead:
        event = ahead.pop()
        on_the_way.append(event)
        heir = event.successor
        if heir is None or heir in heirs or heir == predecessor:
            continue
        heirs[heir] = None
        later = [
            succession for succession in followed.get(heir, ()) if _may_follow(succession, event)
        ]
        ahead.extend(later)
        if not later:
            ends.append(heir)
    return SuccessionLine(own, tuple(on_the_way), tuple(heirs), tuple(sorted(ends or heirs)))


def _may_follow(later: Succession, event: Succession) -> bool:
    """Whether a succession may have taken place after another; true if a date is unknown."""
    if later.happened is None or event.happened is None:
        return True
    return last_day(later.happened) >= first_day(event.happened)


def _findings_about_predecessor(
    situation: Situation,
    predecessor: str,
    line: SuccessionLine,
    seats: Mapping[str, Sequence[Seat]],
    days: timedelta,
) -> Iterator[Finding]:
    """Yield whether the seats of a predecessor are still its own, a successor's, or lost."""
    held = _current_seats(situation, seats.get(predecessor, ()))
    if held:
        sure = any(map(_is_dated_and_confirmed, line.own))
        answer = _SUCCEEDED.confirmed if sure else _SUCCEEDED.unknown
        reason = "succeeded-with-seat" if sure else "perhaps-succeeded-with-seat"
        yield _make_finding(line, answer, reason, tuple(held))
        return
    begin = line.earliest_own_succession_day
    handed = [
        seat
        for seat in seats.get(predecessor, ())
        if seat.body in situation.bodies
        and not to_begin(seat, situation.on)
        and (begin is None or _last_day_of_seat(seat) >= begin - days)
    ]
    if handed and any(end in situation.actors for end in line.ends):
        yield _finding_about_handover(situation, line, handed, seats)


def _finding_about_handover(
    situation: Situation,
    line: SuccessionLine,
    handed: Sequence[Seat],
    seats: Mapping[str, Sequence[Seat]],
) -> Finding:
    """Return whether a successor got each of the seats, and whether it holds them today."""
    family = {relative for heir in line.heirs for relative in situation.relatives_of(heir)}
    seats_of_heirs_by_body: dict[str, list[Seat]] = {}
    for relative in sorted(family):
        for seat in seats.get(relative, ()):
            if (
                line.earliest_own_succession_day is None
                or _last_day_of_seat(seat) >= line.earliest_own_succession_day
            ):
                seats_of_heirs_by_body.setdefault(seat.body, []).append(seat)
    lost = tuple(seat for seat in handed if seat.body not in seats_of_heirs_by_body)
    doubtful = tuple(
        seat
        for seat in handed
        if seat.body in seats_of_heirs_by_body
        and all(heir_seat.evidence in _DOUBTFUL for heir_seat in seats_of_heirs_by_body[seat.body])
    )
    if lost:
        sure = all(map(_is_dated_and_confirmed, line.all)) and situation.all_bodies_complete(
            seat.body for seat in lost
        )
        answer = _SUCCEEDED.confirmed if sure else _SUCCEEDED.unknown
        reason = "successor-without-seat" if sure else "successor-perhaps-unseen"
        return _make_finding(line, answer, reason, lost)
    if doubtful:
        of_heirs = [
            heir_seat for seat in doubtful for heir_seat in seats_of_heirs_by_body[seat.body]
        ]
        return _make_finding(line, _SUCCEEDED.unknown, "successor-in-doubt", doubtful, of_heirs)
    sitting = {
        seat.body
        for heir_seat in seats_of_heirs_by_body.values()
        for seat in heir_seat
        if _is_held_today(situation, seat)
    }
    if all(seat.body in sitting for seat in handed):
        return _make_finding(line, _SUCCEEDED.none, "handed-over", tuple(handed))
    to_come = tuple(
        seat
        for seat in handed
        if seat.body not in sitting
        and all(
            to_begin(heir_seat, situation.on) for heir_seat in seats_of_heirs_by_body[seat.body]
        )
    )
    reason = "to-be-handed-over" if to_come else "handed-over-before"
    return _make_finding(line, _SUCCEEDED.none, reason, to_come or tuple(handed))


def _make_finding(
    line: SuccessionLine,
    answer: MakeFinding,
    reason: str,
    seats: tuple[Seat, ...],
    of_heirs: Sequence[Seat] = (),
) -> Finding:
    """Return a finding about seats of a predecessor, supported by seats of its successors.

    The event named is the latest succession in the line.
    """
    last = line.latest_own_succession
    latest = max(line.all, key=lambda succession: succession.happened or "")
    return answer(
        last.predecessor,
        *line.ends,
        reason=reason,
        facts=(*line.all, *seats, *of_heirs),
        predecessor=last.predecessor,
        successor=line.ends,
        successor_name=last.successor_name,
        event=latest.event,
        happened=latest.happened,
        bodies=_bodies_of_seats(seats),
    )


def _is_dated_and_confirmed(succession: Succession) -> bool:
    return succession.happened is not None and succession.certainty is Certainty.CONFIRMED


def _is_held_today(situation: Situation, seat: Seat) -> bool:
    return seat.actor in situation.actors and holds(seat, situation.on)


def _current_seats(situation: Situation, seats: Sequence[Seat]) -> list[Seat]:
    """Return the seats that hold on the day, in bodies that exist on it."""
    return [seat for seat in seats if seat.body in situation.bodies and holds(seat, situation.on)]


def _has_taken_place(succession: Succession, on: date) -> bool:
    """Whether a succession took place by a day; true without a date.

    When only its year or month is known, it took place when that is over.
    """
    happened = succession.happened
    if succession.successor == succession.predecessor:
        return False
    if happened is None:
        return True
    return last_day(happened) <= on if len(happened) == _A_DAY else last_day(happened) < on


def _last_day_of_seat(seat: Seat) -> date:
    return period(seat.active_from, seat.active_until).end


def _bodies_of_seats(seats: Sequence[Seat]) -> tuple[str, ...]:
    return tuple(sorted({seat.body for seat in seats}))


_VALUES = ("predecessor", "successor", "successor_name", "event", "happened", "bodies")

SUCCEEDED_ACTOR = GapRule(
    key=_SUCCEEDED.rule,
    find=_findings_per_predecessor,
    thresholds={"days": 365},
    reasons={
        "ended-with-seat": ("actor", "ended", "bodies"),
        **dict.fromkeys(
            (
                "succeeded-with-seat",
                "perhaps-succeeded-with-seat",
                "successor-without-seat",
                "successor-perhaps-unseen",
                "successor-in-doubt",
                "handed-over",
                "handed-over-before",
                "to-be-handed-over",
            ),
            _VALUES,
        ),
    },
)
