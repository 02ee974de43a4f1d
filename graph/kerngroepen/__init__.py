"""Forming kerngroepen: groups of actors with a similar background, and who connects them.

*Similarity* counts the sector, kind, themes and bodies that two actors share. `clustering` merges
the most similar ones into groups of nearly equal size, the same each time. It is our own, since no
library limits the size of a cluster. An actor that shares nothing with anybody is in no group.
"""

from graph.kerngroepen.group_conversion import groups_as_facts, groups_as_steps, groups_from_steps
from graph.kerngroepen.grouping import (
    BoundarySpanner,
    GroupProposal,
    ProposedGroup,
    SharedTrait,
    SharedTraitKind,
    describe_groups,
    move_member,
    propose_groups,
)

__all__ = [
    "BoundarySpanner",
    "GroupProposal",
    "ProposedGroup",
    "SharedTrait",
    "SharedTraitKind",
    "describe_groups",
    "groups_as_facts",
    "groups_as_steps",
    "groups_from_steps",
    "move_member",
    "propose_groups",
]
