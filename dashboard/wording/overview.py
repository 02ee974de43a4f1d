"""The opening sentences of the dashboard, made from the data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dashboard.day import Tense
from dashboard.snapshot import Snapshot
from dashboard.wording.gaps import render_finding
from dashboard.words import Words
from graph.gaps import Finding, MembershipStatus, Status, memberships
from graph.network_size import NetworkSize

_FEW: Final = 3  # actors told one by one
_CUT_POINT: Final = "cut-point"


def known_through_parts_sentence(words: Words, snapshot: Snapshot) -> str:
    """The bodies that have no seat of their own and are known by their parts; empty for none."""
    known = memberships(snapshot.network).items()
    wholes = [body for body, membership in known if membership.status is MembershipStatus.PARTS]
    if not wholes:
        return ""
    return words.plural(
        "{bodies} is known through its parts.",
        "{bodies} are known through their parts.",
        len(wholes),
        bodies=words.shortened(snapshot.names(wholes)),
    )


def size_sentence(
    words: Words, snapshot: Snapshot, size: NetworkSize, tense: Tense = Tense.PRESENT
) -> str:
    """How many actors take part, in how many bodies."""
    used, every = size.bodies, len(snapshot.facts.bodies)
    text = words.plural("{count} body", "{count} bodies", used)
    if used < every:
        text = words("{some} of the {all} bodies", some=words.number(used), all=words.number(every))
    count = size.actors
    match tense:
        case Tense.PRESENT:
            return words.plural(
                "{count} actor sits in {bodies}.",
                "{count} actors sit in {bodies}.",
                count,
                bodies=text,
            )
        case Tense.PAST:
            return words.plural(
                "{count} actor sat in {bodies}.",
                "{count} actors sat in {bodies}.",
                count,
                bodies=text,
            )
        case Tense.FUTURE:
            return words.plural(
                "{count} actor will sit in {bodies}.",
                "{count} actors will sit in {bodies}.",
                count,
                bodies=text,
            )
        case Tense.EVER:
            return words.plural(
                "{count} actor sits or sat in {bodies}.",
                "{count} actors sit or sat in {bodies}.",
                count,
                bodies=text,
            )


def density_sentence(words: Words, size: NetworkSize, tense: Tense = Tense.PRESENT) -> str:
    """How many pairs of actors meet, and their share of all pairs where that is defined."""
    ties, density = size.ties, size.density
    match tense:
        case Tense.PRESENT:
            text = words.plural(
                "{count} pair of actors meets", "{count} pairs of actors meet", ties
            )
        case Tense.PAST:
            text = words.plural("{count} pair of actors met", "{count} pairs of actors met", ties)
        case Tense.FUTURE:
            text = words.plural(
                "{count} pair of actors will meet", "{count} pairs of actors will meet", ties
            )
        case Tense.EVER:
            text = words.plural(
                "{count} pair of actors meets or met", "{count} pairs of actors meet or met", ties
            )
    if density is None:
        return f"{text}."
    return words("{pairs}: {share} of all pairs.", pairs=text, share=words.percent(density))


def cut_point_sentences(words: Words, snapshot: Snapshot, findings: Iterable[Finding]) -> list[str]:
    """Which actors are the only link between parts of the network, and how sure that is.

    By name only where somebody may link them whom no source names. Without a verb, so that it
    holds for a day that is past or to come as well.
    """
    cuts = [finding for finding in findings if finding.rule == _CUT_POINT]
    links = [
        snapshot.name(finding.subjects[0]) for finding in cuts if finding.status is Status.CONFIRMED
    ]
    sentences = []
    if links:
        sentences.append(
            words.plural(
                "The only link between parts of the network: {actors}.",
                "The only links between parts of the network, each of them by itself: {actors}.",
                len(links),
                actors=words.shortened(sorted(links, key=str.casefold)),
            )
        )
    by_name = [finding for finding in cuts if finding.status is Status.UNKNOWN]
    sentences += [
        f"{render_finding(words, snapshot, finding).title}." for finding in by_name[:_FEW]
    ]
    if len(by_name) > _FEW:
        sentences.append(
            words.plural(
                "By name {count} more actor as the only link between parts of the network.",
                "By name {count} more actors as the only link between parts of the network.",
                len(by_name) - _FEW,
            )
        )
    if cuts and not sentences:
        sentences.append(words("No single actor as the only link between parts of the network."))
    return sentences


def unknown_members_sentence(words: Words, snapshot: Snapshot) -> str:
    """Which bodies have members not known by name, and how many; or that all are known."""
    known = memberships(snapshot.network)
    unclear = [snapshot.name(body) for body, membership in known.items() if not membership.complete]
    if not unclear:
        return words("Of every body we know all members by name.")
    return words(
        "Of {unclear} of the {all} bodies we do not know all members by name: {names}.",
        unclear=words.number(len(unclear)),
        all=words.number(len(known)),
        names=words.shortened(sorted(unclear, key=str.casefold)),
    )
