"""What the invited members and guests mean for the balance of the meeting, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from dashboard.alphabet import name_sort_key
from dashboard.snapshot import Snapshot
from dashboard.wording.gaps import render_finding
from dashboard.wording.meetings.naming import pair_name, sector_names
from dashboard.words import Words
from graph.gaps import Status
from graph.meetings import Preparation, QuorumState

_PAIRS: Final = 5  # that are named; of more, only with how many each guest is new


def balance_sentences(words: Words, snapshot: Snapshot, prepared: Preparation) -> list[str]:
    """Sentences on sectors, first meetings, votes, quorum and sexes, as far as the data tell."""
    return [
        *_sector_sentences(words, snapshot, prepared),
        *_first_meeting_sentences(words, snapshot, prepared),
        *_vote_sentences(words, prepared),
        *_sex_balance_sentences(words, snapshot, prepared),
    ]


def quorum_sentence(words: Words, quorum: QuorumState) -> str:
    """How many voting members the quorum needs, how many come, and how many do not.

    Once it is certain, also whether the quorum is reached.
    """
    text = words(
        "The quorum is {needed} voting members; {coming} said that they come, {excused} that they "
        "do not.",
        needed=words.plain_number(quorum.needed),
        coming=words.number(quorum.coming),
        excused=words.number(quorum.excused),
    )
    if quorum.reached is None:
        return text
    end = words("That is enough.") if quorum.reached else words("It cannot be reached any more.")
    return f"{text} {end}"


def _sector_sentences(words: Words, snapshot: Snapshot, prepared: Preparation) -> Iterator[str]:
    balance = prepared.balance
    gained = [
        sector
        for sector in balance.sectors_missing_before
        if sector not in balance.sectors_missing_after
    ]
    if gained:
        yield words(
            "New at the table with these guests: {sectors}.",
            sectors=words.all_of(sector_names(snapshot, gained)),
        )
    if balance.sectors_missing_after:
        yield words(
            "Nobody known by name at the table from: {sectors}.",
            sectors=words.all_of(sector_names(snapshot, balance.sectors_missing_after)),
        )
    if balance.without_sector:
        yield words(
            "Not counted, because their sector is unknown: {names}.",
            names=words.shortened(snapshot.names(balance.without_sector)),
        )


def _first_meeting_sentences(
    words: Words, snapshot: Snapshot, prepared: Preparation
) -> Iterator[str]:
    pairs = prepared.balance.first_meetings
    if not pairs:
        return
    if len(pairs) <= _PAIRS:
        names = sorted((pair_name(snapshot, one, other) for one, other in pairs), key=name_sort_key)
    else:
        names = _first_meeting_pair_texts(words, snapshot, prepared)
    yield words.plural(
        "One pair meets for the first time, as far as we know: {pairs}.",
        "{count} pairs meet for the first time, as far as we know: {pairs}.",
        len(pairs),
        pairs=words.shortened(names),
    )


def _first_meeting_pair_texts(words: Words, snapshot: Snapshot, prepared: Preparation) -> list[str]:
    """How many members each guest meets first; then how many pairs of guests meet first."""
    guests = frozenset(prepared.invited)
    new = [guests.intersection(pair) for pair in prepared.balance.first_meetings]
    counts = Counter(next(iter(ends)) for ends in new if len(ends) == 1)
    ordered = sorted(
        counts.items(), key=lambda count: (-count[1], name_sort_key(snapshot.name(count[0])))
    )
    pairs = [f"{snapshot.name(guest)} ({words.number(count)})" for guest, count in ordered]
    both = sum(len(ends) > 1 for ends in new)
    if both:
        pairs.append(words("guests among each other ({count})", count=words.number(both)))
    return pairs


def _vote_sentences(words: Words, prepared: Preparation) -> Iterator[str]:
    votes = prepared.balance.votes
    if votes.yes or votes.no:
        text = words.plural(
            "{count} member has a vote, {others} do not.",
            "{count} members have a vote, {others} do not.",
            len(votes.yes),
            others=words.number(len(votes.no)),
        )
        if votes.unknown:
            text = f"{text} " + words.plural(
                "Of {count} it is not known.", "Of {count} it is not known.", len(votes.unknown)
            )
        yield text
    if prepared.balance.quorum is not None:
        yield quorum_sentence(words, prepared.balance.quorum)


def _sex_balance_sentences(
    words: Words, snapshot: Snapshot, prepared: Preparation
) -> Iterator[str]:
    finding = prepared.balance.sexes
    if finding.status is not Status.UNKNOWN:
        text = render_finding(words, snapshot, finding, on=prepared.on)
        yield f"{text.title}. {text.reason} {words('Guests are not counted.')}"
