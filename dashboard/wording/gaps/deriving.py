"""What sentences need that stands in no value of a finding as it is: whom to ask, how we know."""

from __future__ import annotations

from typing import Final, cast

from dashboard.snapshot import Snapshot
from dashboard.wording.gaps.filling import some
from dashboard.wording.profile import together
from dashboard.wording.ties import amount
from dashboard.words import N_, Words
from data.model import Evidence, Layer
from graph.gaps import Finding

_PAIR: Final = 2  # actors that are named rather than told by their sector
_ENOUGH: Final = 3  # bodies to choose from in one sentence
_HOW_KNOWN: Final = {
    Evidence.DERIVED: N_(
        "That seat is derived: it follows from the source, but is not written there."
    ),
    Evidence.CONDITIONAL: N_("That seat is conditional: it holds only in some cases."),
    Evidence.GROUP: N_("That seat is of a group: the source does not name who takes part."),
    Evidence.SUPPOSED: N_("That seat is supposed: it comes from a scenario, and no source has it."),
}
_SEAT_HOW_KNOWN: Final = {
    Evidence.DERIVED: N_(
        "The seat in {bodies} is derived: it follows from the source, but is not written there."
    ),
    Evidence.CONDITIONAL: N_("The seat in {bodies} is conditional: it holds only in some cases."),
    Evidence.GROUP: N_(
        "The seat in {bodies} is of a group: the source does not name who takes part."
    ),
    Evidence.SUPPOSED: N_(
        "The seat in {bodies} is supposed: it comes from a scenario, and no source has it."
    ),
}


def tables(words: Words, now: Snapshot, _: Finding) -> str:
    """Some bodies where policy is prepared, any of which would do; a woonraad if there is one."""
    whole = [body for body in now.bodies.values() if body.part_of not in now.bodies]
    first = [body.name for body in whole if body.layer is Layer.WOONRAAD]
    others = [body.name for body in whole if body.layer is Layer.CONSULTATION]
    return words.either((first or others)[:_ENOUGH])


def interpretation(_: Words, now: Snapshot, finding: Finding) -> str:
    """How a figure may be read, in the words of the data; empty where nobody says so."""
    wanted = finding.values.get("figure")
    found = next((each for each in now.facts.figures if each.id == wanted), None)
    return (found.interpretation or "") if found else ""


def how_known(words: Words, _: Snapshot, finding: Finding) -> str:
    """What the level of evidence of the one seat means; empty where it is explicit."""
    level = cast("str | None", finding.values.get("evidence"))
    sentence = None if level is None else _HOW_KNOWN.get(Evidence(level))
    return words(sentence) if sentence else ""


def weak_links(words: Words, now: Snapshot, finding: Finding) -> str:
    """Which seats of a cut point are not explicit, and what that means; empty where all are."""
    bodies = cast("tuple[tuple[str, ...], ...]", finding.values.get("bodies", ()))
    levels = cast("tuple[str, ...]", finding.values.get("evidence", ()))
    return " ".join(
        words(_SEAT_HOW_KNOWN[Evidence(level)], bodies=some(words, map(now.name, held)))
        for held, level in zip(bodies, levels, strict=True)
        if Evidence(level) is not Evidence.EXPLICIT
    )


def parts(words: Words, now: Snapshot, finding: Finding) -> str:
    """The parts into which the network falls, each in a few words."""
    found = cast("tuple[tuple[str, ...], ...]", finding.values.get("parts", ()))
    return "; ".join(together(words, now, actors) for actors in found)


def held(words: Words, now: Snapshot, finding: Finding) -> str:
    """The bodies in which the only link between parts sits, one or more for each part."""
    bodies = cast("tuple[tuple[str, ...], ...]", finding.values.get("bodies", ()))
    return words.all_of([now.name(body) for several in bodies for body in several[:1]])


def between_parts(words: Words, now: Snapshot, finding: Finding) -> str:
    """The parts in few words: those of one sector or of one or two actors, and the rest."""
    found = cast("tuple[tuple[str, ...], ...]", finding.values.get("parts", ()))
    short = [name for actors in found if (name := _in_short(now, words, actors)) is not None]
    if len(short) < len(found):
        short.append(words("the rest of the network"))
    if not short:
        return ""
    return words("{parts} and {last}", parts="; ".join(short[:-1]), last=short[-1])


def _in_short(now: Snapshot, words: Words, actors: tuple[str, ...]) -> str | None:
    sectors = {now.actors[actor].sector for actor in actors}
    sector = next(iter(sectors))
    if len(actors) > _PAIR and len(sectors) == 1 and sector is not None:
        return now.sector_name(sector)
    return words.all_of([now.name(actor) for actor in actors]) if len(actors) <= _PAIR else None


def number_of_parts(words: Words, _: Snapshot, finding: Finding) -> str:
    """Into how many parts the network falls."""
    return words.number(len(cast("tuple[object, ...]", finding.values.get("parts", ()))))


def money(words: Words, _: Snapshot, finding: Finding) -> str:
    """An amount as people write it: € 18.000 per jaar; empty where none is known."""
    found = cast("float | None", finding.values["amount"])
    if found is None:
        return ""
    return amount(words, found, cast("str | None", finding.values["unit"]))


def follower(words: Words, now: Snapshot, finding: Finding) -> str:
    """The successor by its name, any of several; empty where there is none."""
    if "predecessor" not in finding.values:
        return ""
    successors = cast("tuple[str, ...]", finding.values["successor"])
    if successors:
        return words.either([now.name(each) for each in successors])
    return cast("str | None", finding.values["successor_name"]) or ""
