"""Seats of actors that ended or were succeeded, and successors that did not get them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.model import Certainty, Evidence, Seat, Succession
from data.periods import ended, first_day, holds, last_day, period, to_begin
from graph.gaps.finding import Answer, Finding, FindingFactory, Status
from graph.gaps.rule import Rule, Thresholds
from graph.situation.situation import Situation

_SUCCEEDED = FindingFactory("succeeded-actor", severity=3)
_A_DAY = len("2026-11-30")
_DOUBTFUL = {Evidence.CONDITIONAL, Evidence.GROUP, Evidence.SUPPOSED}


@dataclass(frozen=True, slots=True)
class SuccessionLine:
    """Who came after an actor, and after those: to the ends, of which a split has several.

    `own` are the successions of the actor itself, `all` those on the way to the ends.
    """

    own: tuple[Succession, ...]
    all: tuple[Succession, ...]
    heirs: tuple[str, ...]
    ends: tuple[str, ...]

    @property
    def last(self) -> Succession:
        """The latest succession of the actor itself."""
        return max(self.own, key=lambda succession: succession.happened or "")

    @property
    def begin(self) -> date | None:
        """The first day on which it can have been succeeded, None where that is not known."""
        days = [
            None if succession.happened is None else first_day(succession.happened)
            for succession in self.own
        ]
        return min((day for day in days if day is not None), default=None)


def _find(situation: Situation, thresholds: Thresholds) -> Iterator[Finding]:
    """For each actor that ended, and each line of successors: whether the seats went along.

    A seat is a predecessor's to hand over when it did not end longer before the succession than
    the set number of days. The end of the line is judged: who is there today. Of a split one
    suffices, and who held the seat and left it later did get it. Of successions between the same
    two, either way, the latest that took place counts; one without a day counts as the first.
    Successions in a circle make findings about the same actors: of those the surest gap is given.
    """
    seats: dict[str, list[Seat]] = {}
    for seat in situation.record.seats:
        seats.setdefault(seat.actor, []).append(seat)
    followed = _followed(situation)
    for actor in situation.record.actors:
        held = _current(situation, seats.get(actor.id, []))
        if actor.id not in followed and ended(actor, situation.on) and held:
            yield _SUCCEEDED.confirmed(
                actor.id,
                reason="ended-with-seat",
                facts=(actor, *held),
                actor=actor.id,
                ended=actor.active_until,
                bodies=_bodies(held),
            )
    days = timedelta(days=thresholds.number("days"))
    judged: dict[str, Finding] = {}
    for predecessor in followed:
        line = _line(predecessor, followed)
        for finding in _judge(situation, predecessor, line, seats, days):
            known = judged.setdefault(finding.identity, finding)
            if list(Status).index(finding.status) < list(Status).index(known.status):
                judged[finding.identity] = finding
    yield from judged.values()


def _followed(situation: Situation) -> Mapping[str, list[Succession]]:
    """The successions that took place by the day, by predecessor."""
    passed = [
        succession
        for succession in situation.record.succession
        if _passed(succession, situation.on)
    ]
    latest = {
        frozenset((succession.predecessor, succession.successor)): succession
        for succession in sorted(passed, key=lambda succession: succession.happened or "")
    }
    followed: dict[str, list[Succession]] = {}
    for succession in latest.values():
        followed.setdefault(succession.predecessor, []).append(succession)
    return followed


def _line(predecessor: str, followed: Mapping[str, Sequence[Succession]]) -> SuccessionLine:
    """Follow the successors of an actor to those that nobody came after."""
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
        later = [succession for succession in followed.get(heir, ()) if _after(succession, event)]
        ahead.extend(later)
        if not later:
            ends.append(heir)
    return SuccessionLine(own, tuple(on_the_way), tuple(heirs), tuple(sorted(ends or heirs)))


def _after(later: Succession, event: Succession) -> bool:
    """Whether a succession is not known to lie before another."""
    if later.happened is None or event.happened is None:
        return True
    return last_day(later.happened) >= first_day(event.happened)


def _judge(
    situation: Situation,
    predecessor: str,
    line: SuccessionLine,
    seats: Mapping[str, Sequence[Seat]],
    days: timedelta,
) -> Iterator[Finding]:
    """Whether the seats of a predecessor are still its own, a successor's, or nobody's."""
    held = _current(situation, seats.get(predecessor, ()))
    if held:
        sure = any(map(_is_sure, line.own))
        answer = _SUCCEEDED.confirmed if sure else _SUCCEEDED.unknown
        reason = "succeeded-with-seat" if sure else "perhaps-succeeded-with-seat"
        yield _finding(line, answer, reason, tuple(held))
        return
    begin = line.begin
    handed = [
        seat
        for seat in seats.get(predecessor, ())
        if seat.body in situation.bodies
        and not to_begin(seat, situation.on)
        and (begin is None or _until(seat) >= begin - days)
    ]
    if handed and any(end in situation.actors for end in line.ends):
        yield _handed(situation, line, handed, seats)


def _handed(
    situation: Situation,
    line: SuccessionLine,
    handed: Sequence[Seat],
    seats: Mapping[str, Sequence[Seat]],
) -> Finding:
    """Whether anybody in the line got each seat, and whether that holds today."""
    family = {relative for heir in line.heirs for relative in situation.relatives_of(heir)}
    got: dict[str, list[Seat]] = {}
    for relative in sorted(family):
        for seat in seats.get(relative, ()):
            if line.begin is None or _until(seat) >= line.begin:
                got.setdefault(seat.body, []).append(seat)
    lost = tuple(seat for seat in handed if seat.body not in got)
    doubtful = tuple(
        seat
        for seat in handed
        if seat.body in got and all(its.evidence in _DOUBTFUL for its in got[seat.body])
    )
    if lost:
        sure = all(map(_is_sure, line.all)) and situation.all_complete(seat.body for seat in lost)
        answer = _SUCCEEDED.confirmed if sure else _SUCCEEDED.unknown
        reason = "successor-without-seat" if sure else "successor-perhaps-unseen"
        return _finding(line, answer, reason, lost)
    if doubtful:
        of_heirs = [its for seat in doubtful for its in got[seat.body]]
        return _finding(line, _SUCCEEDED.unknown, "successor-in-doubt", doubtful, of_heirs)
    sitting = {seat.body for its in got.values() for seat in its if _holds(situation, seat)}
    if all(seat.body in sitting for seat in handed):
        return _finding(line, _SUCCEEDED.none, "handed-over", tuple(handed))
    to_come = tuple(
        seat
        for seat in handed
        if seat.body not in sitting and all(to_begin(its, situation.on) for its in got[seat.body])
    )
    reason = "to-be-handed-over" if to_come else "handed-over-before"
    return _finding(line, _SUCCEEDED.none, reason, to_come or tuple(handed))


def _finding(
    line: SuccessionLine,
    answer: Answer,
    reason: str,
    seats: tuple[Seat, ...],
    of_heirs: Sequence[Seat] = (),
) -> Finding:
    """The finding about some seats of a predecessor, with those of its heirs that it rests on.

    What is told to have happened is the latest event on the way to who is there today.
    """
    last = line.last
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
        bodies=_bodies(seats),
    )


def _is_sure(succession: Succession) -> bool:
    return succession.happened is not None and succession.certainty is Certainty.CONFIRMED


def _holds(situation: Situation, seat: Seat) -> bool:
    return seat.actor in situation.actors and holds(seat, situation.on)


def _current(situation: Situation, seats: Sequence[Seat]) -> list[Seat]:
    """The seats that nobody ended, in bodies that still exist."""
    return [seat for seat in seats if seat.body in situation.bodies and holds(seat, situation.on)]


def _passed(succession: Succession, on: date) -> bool:
    """Whether one came after another by a day; without a day it did.

    An event of which only the year or the month is known took place when that is over.
    """
    happened = succession.happened
    if succession.successor == succession.predecessor:
        return False
    if happened is None:
        return True
    return last_day(happened) <= on if len(happened) == _A_DAY else last_day(happened) < on


def _until(seat: Seat) -> date:
    return period(seat.active_from, seat.active_until).end


def _bodies(seats: Sequence[Seat]) -> tuple[str, ...]:
    return tuple(sorted({seat.body for seat in seats}))


_VALUES = ("predecessor", "successor", "successor_name", "event", "happened", "bodies")

SUCCEEDED_ACTOR = Rule(
    key=_SUCCEEDED.rule,
    find=_find,
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
