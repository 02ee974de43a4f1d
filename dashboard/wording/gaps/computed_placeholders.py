"""The computed placeholders of gap texts: those that are not just one value of a finding."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple, cast

from dashboard.snapshot import Snapshot
from dashboard.text.text_files import load_texts
from dashboard.wording.facts import amount_text
from dashboard.wording.profile import actor_group_text
from dashboard.words import Words
from data.model import Body, Evidence, Layer, Role, Seat
from graph.gaps import Finding
from graph.network import seats_of

_PAIR: Final = 2  # actors that are named rather than told by their sector
_ENOUGH: Final = 3  # bodies to choose from in one sentence
MOST_NAMES: Final = 4  # in one sentence; of more the first ones, and how many others


def policy_bodies_text(words: Words, snapshot: Snapshot, _: Finding) -> str:
    """Up to three bodies in which policy is prepared: woonraden, else consultation bodies."""
    whole = [body for body in snapshot.bodies.values() if body.part_of not in snapshot.bodies]
    first = [body.name for body in whole if body.layer is Layer.WOONRAAD]
    others = [body.name for body in whole if body.layer is Layer.CONSULTATION]
    return words.either((first or others)[:_ENOUGH])


def figure_interpretation_text(_: Words, snapshot: Snapshot, finding: Finding) -> str:
    """How a figure may be read, as the data say; empty where they say nothing."""
    wanted = finding.values.get("figure")
    found = next((figure for figure in snapshot.facts.figures if figure.id == wanted), None)
    return (found.interpretation or "") if found else ""


def evidence_of_seat_text(words: Words, _: Snapshot, finding: Finding) -> str:
    """What the evidence level of the one seat means; empty if it is explicit or not given."""
    level = cast("str | None", finding.values.get("evidence"))
    sentences: Mapping[str, str] = load_texts("gaps", words.language)["how-known"]
    return "" if level is None else sentences.get(level, "")


def seats_not_explicit_text(words: Words, snapshot: Snapshot, finding: Finding) -> str:
    """The seats of a cut point that are not explicit, and what that means; empty for none."""
    bodies = cast("tuple[tuple[str, ...], ...]", finding.values.get("bodies", ()))
    levels = cast("tuple[str, ...]", finding.values.get("evidence", ()))
    sentences: Mapping[str, str] = load_texts("gaps", words.language)["seat-how-known"]
    return " ".join(
        sentences[level].format(
            bodies=words.shortened([snapshot.name(body) for body in held], MOST_NAMES)
        )
        for held, level in zip(bodies, levels, strict=True)
        if Evidence(level) is not Evidence.EXPLICIT
    )


def components_text(words: Words, snapshot: Snapshot, finding: Finding) -> str:
    """The components that a cut point separates, each in a few words."""
    found = cast("tuple[tuple[str, ...], ...]", finding.values.get("parts", ()))
    return "; ".join(actor_group_text(words, snapshot, actors) for actors in found)


def bodies_of_cut_point_text(words: Words, snapshot: Snapshot, finding: Finding) -> str:
    """One body of the cut point in each component that it separates."""
    bodies = cast("tuple[tuple[str, ...], ...]", finding.values.get("bodies", ()))
    return words.all_of([snapshot.name(body) for several in bodies for body in several[:1]])


def short_components_text(words: Words, snapshot: Snapshot, finding: Finding) -> str:
    """The separated components in few words, the other ones together as “the rest of the network”.

    One or two actors are named; more actors, all of one sector, are told by that sector.
    """
    found = cast("tuple[tuple[str, ...], ...]", finding.values.get("parts", ()))
    short = [
        name
        for actors in found
        if (name := _short_component_name(snapshot, words, actors)) is not None
    ]
    if len(short) < len(found):
        short.append(words("the rest of the network"))
    if not short:
        return ""
    return words("{parts} and {last}", parts="; ".join(short[:-1]), last=short[-1])


def _short_component_name(snapshot: Snapshot, words: Words, actors: tuple[str, ...]) -> str | None:
    sectors = {snapshot.actors[actor].sector for actor in actors}
    sector = next(iter(sectors))
    if len(actors) > _PAIR and len(sectors) == 1 and sector is not None:
        return snapshot.sector_name(sector)
    return (
        words.all_of([snapshot.name(actor) for actor in actors]) if len(actors) <= _PAIR else None
    )


def component_count_text(words: Words, _: Snapshot, finding: Finding) -> str:
    """The number of components into which the network falls."""
    return words.number(len(cast("tuple[object, ...]", finding.values.get("parts", ()))))


def money_text(words: Words, _: Snapshot, finding: Finding) -> str:
    """An amount as people write it: € 18.000 per jaar; empty for an unknown amount."""
    found = cast("float | None", finding.values["amount"])
    if found is None:
        return ""
    return amount_text(words, found, cast("str | None", finding.values["unit"]))


def successor_text(words: Words, snapshot: Snapshot, finding: Finding) -> str:
    """The successor by name, several joined by “or”; empty where there is none."""
    if "predecessor" not in finding.values:
        return ""
    successors = cast("tuple[str, ...]", finding.values["successor"])
    if successors:
        return words.either([snapshot.name(successor) for successor in successors])
    return cast("str | None", finding.values["successor_name"]) or ""


_BODIES: Final = ("body", "bodies")


def convenors_text(words: Words, snapshot: Snapshot, finding: Finding) -> str:
    """The convenors of the bodies that a finding asks about, else their secretaries or chairs.

    Empty unless each of these bodies has one.
    """
    asked = ("unclear",) if "unclear" in finding.values else _BODIES
    named = (finding.values.get(name) for name in asked)
    ids = {
        identity
        for value in named
        if isinstance(value, str | tuple)
        for identity in _as_id_list(value)
    }
    who = [
        convening_actor(snapshot, snapshot.bodies[identity])
        for identity in sorted(ids)
        if identity in snapshot.bodies
    ]
    known = sorted({snapshot.name(actor) for actor in who if actor is not None})
    return words.all_of(known) if known and None not in who else ""


def _as_id_list(value: str | tuple[object, ...]) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [identity for identity in value if isinstance(identity, str)]


def convening_actor(snapshot: Snapshot, body: Body) -> str | None:
    """The actor that convenes a body, else its secretary, else its chair; None for none."""
    if body.convenor is not None:
        return body.convenor
    seats: list[Seat] = [
        seat
        for actor in snapshot.network[body.id]
        for seat in seats_of(snapshot.network, actor, body.id)
    ]
    for role in (Role.CONVENOR, Role.SECRETARY, Role.CHAIR):
        for seat in seats:
            if seat.role is role:
                return seat.actor
    return None


class ComputedPlaceholder(NamedTuple):
    """A function that computes a placeholder, and the values that the finding must have for it."""

    make: Callable[[Words, Snapshot, Finding], str]
    needs: tuple[str, ...] = ()


COMPUTED: Final[Mapping[str, ComputedPlaceholder]] = {
    "between": ComputedPlaceholder(short_components_text, ("parts",)),
    "convenors": ComputedPlaceholder(convenors_text),
    "count": ComputedPlaceholder(component_count_text, ("parts",)),
    "follower": ComputedPlaceholder(successor_text, ("predecessor", "successor", "successor_name")),
    "how_known": ComputedPlaceholder(evidence_of_seat_text, ("evidence",)),
    "interpretation": ComputedPlaceholder(figure_interpretation_text, ("figure",)),
    "money": ComputedPlaceholder(money_text, ("amount", "unit")),
    "parts_in_words": ComputedPlaceholder(components_text, ("parts",)),
    "sits_in": ComputedPlaceholder(bodies_of_cut_point_text, ("bodies",)),
    "tables": ComputedPlaceholder(policy_bodies_text),
    "weak_links": ComputedPlaceholder(seats_not_explicit_text, ("bodies", "evidence")),
}
