"""The three sentences with which the dashboard opens, made from the data."""

from __future__ import annotations

from dashboard.day import Tense
from dashboard.snapshot import Snapshot
from dashboard.wording.profile import shortened
from dashboard.words import Words
from graph.gaps import Known, memberships
from graph.measures import Measured
from graph.size import Size


def known_through_parts(words: Words, now: Snapshot) -> str:
    """Which bodies have no seat of their own and are known through their parts; empty for none."""
    known = memberships(now.network).items()
    wholes = [body for body, each in known if each.known is Known.PARTS]
    if not wholes:
        return ""
    return words.plural(
        "{bodies} is known through its parts.",
        "{bodies} are known through their parts.",
        len(wholes),
        bodies=shortened(words, now.names(wholes)),
    )


def how_many(words: Words, now: Snapshot, size: Size, tense: Tense = Tense.PRESENT) -> str:
    """How many take part, and in how many bodies."""
    used, every = size.bodies, len(now.facts.bodies)
    told = words.plural("{count} body", "{count} bodies", used)
    if used < every:
        told = words("{some} of the {all} bodies", some=words.number(used), all=words.number(every))
    count = size.actors
    match tense:
        case Tense.PRESENT:
            return words.plural(
                "{count} actor sits in {bodies}.",
                "{count} actors sit in {bodies}.",
                count,
                bodies=told,
            )
        case Tense.PAST:
            return words.plural(
                "{count} actor sat in {bodies}.",
                "{count} actors sat in {bodies}.",
                count,
                bodies=told,
            )
        case Tense.FUTURE:
            return words.plural(
                "{count} actor will sit in {bodies}.",
                "{count} actors will sit in {bodies}.",
                count,
                bodies=told,
            )
        case Tense.EVER:
            return words.plural(
                "{count} actor sits or sat in {bodies}.",
                "{count} actors sit or sat in {bodies}.",
                count,
                bodies=told,
            )


def how_dense(words: Words, size: Size, tense: Tense = Tense.PRESENT) -> str:
    """How many pairs of actors meet, and which share that is of all pairs."""
    ties, density = size.ties, size.density
    match tense:
        case Tense.PRESENT:
            told = words.plural(
                "{count} pair of actors meets", "{count} pairs of actors meet", ties
            )
        case Tense.PAST:
            told = words.plural("{count} pair of actors met", "{count} pairs of actors met", ties)
        case Tense.FUTURE:
            told = words.plural(
                "{count} pair of actors will meet", "{count} pairs of actors will meet", ties
            )
        case Tense.EVER:
            told = words.plural(
                "{count} pair of actors meets or met", "{count} pairs of actors meet or met", ties
            )
    if density is None:
        return f"{told}."
    return words("{pairs}: {share} of all pairs.", pairs=told, share=words.percent(density))


def who_holds_together(words: Words, now: Snapshot, measured: Measured) -> str:
    """Which actors are the only link between parts of the network."""
    links = [now.name(actor) for actor, values in measured.actors.items() if values["cut_point"]]
    if not links:
        return words(
            "No single actor is the only link: without any one of them the rest still meets."
        )
    return words.plural(
        "{actors} holds the network together: without it, parts of it no longer meet.",
        "{actors} hold the network together: without any one of them, parts of it no longer meet.",
        len(links),
        actors=shortened(words, sorted(links, key=str.casefold)),
    )


def how_much_unknown(words: Words, now: Snapshot) -> str:
    """Of how many bodies the members are not known, or not all."""
    known = memberships(now.network)
    unclear = [now.name(body) for body, each in known.items() if not each.complete]
    if not unclear:
        return words("Of every body we know all members by name.")
    return words(
        "Of {unclear} of the {all} bodies we do not know all members by name: {names}.",
        unclear=words.number(len(unclear)),
        all=words.number(len(known)),
        names=shortened(words, sorted(unclear, key=str.casefold)),
    )
