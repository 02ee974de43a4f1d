"""The description of one actor or body, in sentences made from the data."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from dashboard.day import Tense
from dashboard.snapshot import Snapshot
from dashboard.text.text_files import text_of
from dashboard.words import Words
from data.model import Actor, Evidence
from data.periods import period
from graph.gaps import Membership, MembershipStatus
from graph.network import contacts_with_bodies

_NOT_STATED = frozenset({Evidence.DERIVED, Evidence.SUPPOSED})
_MANY = 5  # actors that are told by their sector, if they share one


def actor_group_text(words: Words, snapshot: Snapshot, actors: Collection[str]) -> str:
    """The names of some actors; five or more of one sector as the sector and their number."""
    sectors = {snapshot.actors[actor].sector for actor in actors}
    sector = sectors.pop()
    if len(actors) < _MANY or sectors or sector is None:
        return words.shortened(snapshot.names(actors))
    return words.plural(
        "{sector} ({count} actor)",
        "{sector} ({count} actors)",
        len(actors),
        sector=snapshot.sector_name(sector),
    )


def actor_sentence(
    words: Words, snapshot: Snapshot, actor: Actor, tense: Tense = Tense.PRESENT
) -> str:
    """In how many bodies an actor sits, and how many other actors it meets there, on the day."""
    seats = snapshot.network.degree(actor.id) if actor.id in snapshot.network else 0
    if not seats:
        return text_of(words, "profile", "sits_nowhere", tense, actor=actor.name)
    met = len(contacts_with_bodies(snapshot.network, actor.id))
    bodies = words.plural("{count} body", "{count} bodies", seats)
    others = words.plural("{count} other actor", "{count} other actors", met)
    return text_of(words, "profile", "sits", tense, actor=actor.name, bodies=bodies, others=others)


def membership_sentence(words: Words, snapshot: Snapshot, membership: Membership) -> str:
    """How well the members of a body are known on the day, and what makes their list less sure.

    Without a verb of sitting, so that it holds for a day that is past or to come as well.
    """
    text = _membership_sentence(words, snapshot, membership)
    if membership.status in {MembershipStatus.PARTS, MembershipStatus.NOTHING}:
        return text
    return " ".join((text, *membership_caveats(words, snapshot, membership)))


def membership_caveats(words: Words, snapshot: Snapshot, membership: Membership) -> list[str]:
    """Which listed members no source names literally, and how to read figures of their kinds.

    Without a caveat, an empty list.
    """
    stated = {seat.actor for seat in membership.seats if seat.evidence not in _NOT_STATED}
    derived = {seat.actor for seat in membership.seats} - stated
    kinds = {snapshot.actors[actor].kind for actor in membership.named}
    caveats = [
        f"{figure.what}: {figure.value}. {figure.interpretation}"
        for figure in snapshot.facts.figures
        if figure.interpretation
        and figure.counts_kind in kinds
        and figure.subject in {None, membership.body}
    ]
    if derived:
        rest = words(
            "No source names {actors} here in so many words.",
            actors=words.shortened(snapshot.names(derived)),
        )
        caveats.insert(0, rest)
    return caveats


def _membership_list_sentence(words: Words, named: str, *, closed: bool) -> str:
    if closed:
        return words("Known: {named} by name. Everybody is on the list.", named=named)
    return words(
        "Known: {named} by name. The source names no other member, and does not say whether "
        "everybody is on the list.",
        named=named,
    )


def _membership_sentence(words: Words, snapshot: Snapshot, membership: Membership) -> str:
    named = words.plural("{count} actor", "{count} actors", len(membership.named))
    groups = words.shortened(snapshot.names(membership.groups))
    match membership.status:
        case MembershipStatus.NAMED:
            closed = snapshot.bodies[membership.body].open_list is False
            return _membership_list_sentence(words, named, closed=closed)
        case MembershipStatus.OPEN:
            return words(
                "Unknown: we know of {named}, but the list is open. There may be others.",
                named=words.plural(
                    "{count} actor",
                    "{count} actors",
                    len(membership.named) + len(membership.groups),
                ),
            )
        case MembershipStatus.UNNAMED:
            return _names_and_groups_text(words, named if membership.named else "", groups)
        case MembershipStatus.INDIRECT:
            return words(
                "Partly unknown: {named}, as follows from the source, but it gives no list.",
                named=named,
            )
        case MembershipStatus.PARTS:
            return words(
                "What is known of its members comes from its parts: {parts}.",
                parts=words.shortened(snapshot.names(membership.parts)),
            )
        case MembershipStatus.NOTHING:
            return words("Unknown: the source names no member.")


def _names_and_groups_text(words: Words, named: str, groups: str) -> str:
    if not named:
        return words("Unknown: the source speaks of {groups}, and names no member.", groups=groups)
    return words(
        "Partly unknown: {named} by name, next to {groups}, of whom the source gives no names.",
        named=named,
        groups=groups,
    )


def period_sentence(words: Words, begin: str | None, until: str | None, on: date) -> str:
    """When something ran, runs or will run, as seen on a day."""
    if begin is None and until is None:
        return words("The data gives no begin and no end.")
    values = {
        "begin": words.period(begin) if begin else "",
        "end": words.period(until) if until else "",
    }
    days = period(begin, until)
    if days.end < on:
        ran = words("It ran from {begin} until {end}.", **values)
        return ran if begin else words("It ran until {end}.", **values)
    if on < days.begin:
        coming = words("It will run from {begin} until {end}.", **values)
        return coming if until else words("It will run from {begin}.", **values)
    if until is None:
        return words("It has run since {begin}.", **values)
    running = words("It runs from {begin} until {end}.", **values)
    return running if begin else words("It runs until {end}.", **values)


def no_data_sentence(words: Words, named: str) -> str:
    """That a source names something and tells nothing of it: neither known nor a gap."""
    return words(
        "No data: {named}. The source names it and says nothing about it, so it is not known, and "
        "it is no gap.",
        named=named,
    )
