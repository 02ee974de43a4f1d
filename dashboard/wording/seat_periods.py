"""Past and future seats in sentences: when they hold, and who succeeded whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.snapshot import Snapshot, Thing
from dashboard.words import N_, Words
from data.model import Activity, Certainty, Succession
from data.periods import Period, PeriodStatus, ended, first_day, last_day, to_begin
from graph.actor_pairs import PairPeriods
from graph.seat_terms import SeatTerm
from graph.successions import had_started_by


def seat_period_text(words: Words, snapshot: Snapshot, time: SeatTerm) -> str:
    """When a seat holds, and its successor where known; empty where nothing is known."""
    text = period_in_words(
        words, time.begin, time.end, to_begin=time.status is PeriodStatus.TO_BEGIN
    )
    if time.followed_by:
        text += "; " + words(
            "after it came {names}", names=words.all_of(snapshot.names(time.followed_by))
        )
    return text


def period_in_words(
    words: Words, begin: str | None, end: str | None, *, to_begin: bool = False
) -> str:
    """The begin and end of a period, as far as known; empty where neither is."""
    since = "" if begin is None else words.period(begin)
    until = "" if end is None else words.period(end)
    if since and until:
        return words("from {since} until {until}", since=since, until=until)
    if since:
        text = N_("begins {since}") if to_begin else N_("since {since}")
        return words(text, since=since)
    return words("until {until}", until=until) if until else ""


def ended_seat_sentence(words: Words, snapshot: Snapshot, time: SeatTerm) -> str:
    """Who sat where until when, and who succeeded that actor if known."""
    return words(
        "{actor} sat in {body}, {period}.",
        actor=snapshot.name(time.seat.actor),
        body=snapshot.name(time.seat.body),
        period=seat_period_text(words, snapshot, time),
    )


def upcoming_seat_sentence(words: Words, snapshot: Snapshot, time: SeatTerm) -> str:
    """Who will sit where, and from when."""
    return words(
        "{actor} will sit in {body}, {period}.",
        actor=snapshot.name(time.seat.actor),
        body=snapshot.name(time.seat.body),
        period=seat_period_text(words, snapshot, time),
    )


def existence_sentences(words: Words, snapshot: Snapshot, thing: Thing, on: date) -> list[str]:
    """When an actor or body ended or is to begin, with its successors and predecessors.

    A predecessor is told once the succession is confirmed and has begun. Empty for an activity.
    """
    if isinstance(thing, Activity):
        return []
    found = []
    if thing.active_until is not None and ended(thing, on):
        found.append(
            words("{name} ended {when}.", name=thing.name, when=words.period(thing.active_until))
        )
    if thing.active_from is not None and to_begin(thing, on):
        found.append(
            words(
                "{name} is to begin {when}.", name=thing.name, when=words.period(thing.active_from)
            )
        )
    successions = snapshot.facts.succession
    for succession in successions:
        if succession.predecessor == thing.id:
            found.append(_succession_sentence(words, snapshot, succession, on))
        elif succession.successor == thing.id and _has_taken_place(succession, on):
            found.append(
                words(
                    "{name} came after {predecessor} ({event}).",
                    name=thing.name,
                    predecessor=snapshot.name(succession.predecessor),
                    event=_succession_event_name(words, succession),
                )
            )
    return found


def _succession_sentence(words: Words, snapshot: Snapshot, succession: Succession, on: date) -> str:
    heir = succession.successor
    name = snapshot.name(heir) if heir else succession.successor_name or words("unknown")
    values = {
        "actor": snapshot.name(succession.predecessor),
        "successor": name,
        "event": _succession_event_name(words, succession),
    }
    if _has_taken_place(succession, on):
        return words("After {actor} came {successor} ({event}).", **values)
    if succession.certainty is Certainty.UNSURE:
        return words("Perhaps {successor} will come after {actor} ({event}).", **values)
    return words("After {actor} will come {successor} ({event}).", **values)


def _has_taken_place(succession: Succession, on: date) -> bool:
    return succession.certainty is Certainty.CONFIRMED and had_started_by(succession, on)


def _succession_event_name(words: Words, succession: Succession) -> str:
    if succession.happened is None:
        return succession.event
    return f"{succession.event}, {words.period(succession.happened)}"


def shared_bodies_sentences(
    words: Words, snapshot: Snapshot, one: str, other: str, together: PairPeriods, today: date
) -> list[str]:
    """In which bodies and periods two actors sit together, whether they do today, and how long.

    The days count up to and including today. Empty when they never sit together.
    """
    names = {"one": snapshot.name(one), "other": snapshot.name(other)}
    if not together.periods:
        return []
    found = [
        f"{snapshot.name(body)}: {words.all_of([period_text(words, period) for period in periods])}"
        for body, periods in together.bodies.items()
    ]
    days = together.days_together_until(today)
    if together.sit_together_on(today):
        found.append(words("{one} and {other} sit together now.", **names))
    elif together.periods[-1].end < today:
        found.append(words("{one} and {other} sit together no longer.", **names))
    else:
        found.append(words("{one} and {other} do not sit together yet.", **names))
    if days is None:
        found.append(words("Since when is not known, so neither is for how many days."))
    elif days:
        found.append(words.plural("In all {count} day.", "In all {count} days.", days))
    return found


def period_text(words: Words, period: Period) -> str:
    """The days between which two actors sit together, as far as they are known."""
    begins, ends = period.begin != date.min, period.end != date.max
    if begins and ends:
        return words(
            "together from {since} to {until}",
            since=words.date(period.begin),
            until=words.date(period.end),
        )
    if begins:
        return words("together since {since}", since=words.date(period.begin))
    if ends:
        return words("together until {until}", until=words.date(period.end))
    return words("together, from and until when is not known")


def ordered_seat_terms(times: Sequence[SeatTerm], when: PeriodStatus) -> list[SeatTerm]:
    """The ended seats, latest first, or the upcoming seats, earliest first; `when` says which."""
    chosen = [time for time in times if time.status is when]
    if when is PeriodStatus.ENDED:
        return sorted(chosen, key=lambda ended: last_day(ended.end or "9999"), reverse=True)
    return sorted(chosen, key=lambda time: first_day(time.begin or "1000"))
