"""Help to form kerngroepen: groups of actors with a similar background, and bridges between.

*Similarity* counts the sector, the kind, the themes and the bodies that two have in common;
`clustering` joins the most similar on average into groups of nearly equal size, the same each time.
It is our own, since no library bounds how large a cluster gets. Who has nothing in common with
anybody is in no group, rather than in any.
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
