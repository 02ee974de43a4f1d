"""What binds a proposed kerngroep, and who is its bridge to another, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard.snapshot import Snapshot
from dashboard.wording.profile import shortened
from dashboard.words import N_, Words
from graph.kerngroepen import Binding, Bond, Bridge, Group

_BONDS: Final = {
    Binding.SECTOR: N_("{count} of {all} are from the sector {name}"),
    Binding.KIND: N_("{count} of {all} are of the kind {name}"),
    Binding.THEME: N_("{count} of {all} deal with {name}"),
    Binding.BODY: N_("{count} of {all} sit together in {name}"),
}


def bond_sentence(words: Words, now: Snapshot, bond: Bond, group: Group) -> str:
    """How many of a group have something in common, and what."""
    name = {
        Binding.SECTOR: now.sector_name,
        Binding.KIND: now.kind_name,
        Binding.THEME: now.theme_name,
        Binding.BODY: now.name,
    }[bond.binding](bond.about)
    return words(
        _BONDS[bond.binding],
        count=words.number(len(bond.members)),
        all=words.number(len(group.members)),
        name=name,
    )


def bridge_sentence(words: Words, now: Snapshot, bridge: Bridge, names: Sequence[str]) -> str:
    """Who has most to do with another group; `names` are those of the groups."""
    actor, group = now.name(bridge.actor), names[bridge.to]
    if bridge.met:
        return words.plural(
            "{actor} is the bridge to {group}: it meets {count} member of it, in {bodies}.",
            "{actor} is the bridge to {group}: it meets {count} members of it, in {bodies}.",
            len(bridge.met),
            actor=actor,
            group=group,
            bodies=shortened(words, [now.name(body) for body in bridge.bodies]),
        )
    return words(
        "{actor} is the bridge to {group}: it shares {themes} with it, and no body.",
        actor=actor,
        group=group,
        themes=shortened(words, [now.theme_name(theme) for theme in bridge.themes]),
    )


def group_name(words: Words, now: Snapshot, group: Group) -> str:
    """A name to begin with: what binds most members, or else its first member."""
    for bond in group.bonds:
        if bond.binding is Binding.SECTOR:
            return words("Kerngroep {name}", name=now.sector_name(bond.about))
        if bond.binding is Binding.THEME:
            return words("Kerngroep {name}", name=now.theme_name(bond.about))
    return words("Kerngroep {name}", name=now.name(group.members[0]))
