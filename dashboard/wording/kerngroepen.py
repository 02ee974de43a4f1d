"""Proposed kerngroepen as text: what members share, who links groups, and possible names."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.alphabet import name_sort_key
from dashboard.snapshot import Snapshot
from dashboard.text.text_files import text_of
from dashboard.words import Words
from graph.kerngroepen import BoundarySpanner, ProposedGroup, SharedTrait, SharedTraitKind


def bond_sentence(words: Words, snapshot: Snapshot, bond: SharedTrait, size: int) -> str:
    """What members of a group of this size share, and how many of them do."""
    return text_of(
        words,
        "kerngroepen",
        "bonds",
        bond.kind,
        name=_bond_subject_name(snapshot, bond),
        there=words.number(len(bond.members)),
        all=words.number(size),
    )


def bridge_sentence(words: Words, snapshot: Snapshot, bridge: BoundarySpanner) -> str:
    """Who has most to do with another group, and why."""
    if bridge.met:
        return words(
            "To group {number}: {actor} meets {names}.",
            number=bridge.to + 1,
            actor=snapshot.name(bridge.actor),
            names=words.shortened(snapshot.names(bridge.met)),
        )
    return words(
        "To group {number}: {actor} shares {themes}.",
        number=bridge.to + 1,
        actor=snapshot.name(bridge.actor),
        themes=words.shortened(sorted(map(snapshot.theme_name, bridge.themes), key=name_sort_key)),
    )


def group_names(words: Words, snapshot: Snapshot, groups: Sequence[ProposedGroup]) -> list[str]:
    """A name for each group: the first trait of more than half of its members, else its number.

    A name that an earlier group has is passed over.
    """
    names: list[str] = []
    for number, group in enumerate(groups, start=1):
        bonds = [bond for bond in group.bonds if 2 * len(bond.members) > len(group.members)]
        found = [
            words("Kerngroep {name}", name=_bond_subject_name(snapshot, bond)) for bond in bonds
        ]
        free = [name for name in found if name not in names]
        names.append(free[0] if free else words("Kerngroep {name}", name=number))
    return names


def _bond_subject_name(snapshot: Snapshot, bond: SharedTrait) -> str:
    names = {
        SharedTraitKind.SECTOR: snapshot.sector_name,
        SharedTraitKind.KIND: snapshot.kind_name,
        SharedTraitKind.THEME: snapshot.theme_name,
        SharedTraitKind.BODY: snapshot.name,
    }
    return names[bond.kind](bond.subject)
