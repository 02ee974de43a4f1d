"""Help to form kerngroepen: groups of actors with a similar background, and bridges between."""

from graph.kerngroepen.group_steps import as_facts, as_steps, from_steps
from graph.kerngroepen.grouping import (
    Bond,
    BondKind,
    Bridge,
    Group,
    Grouping,
    describe_groups,
    move_member,
    propose_groups,
)

__all__ = [
    "Bond",
    "BondKind",
    "Bridge",
    "Group",
    "Grouping",
    "as_facts",
    "as_steps",
    "describe_groups",
    "from_steps",
    "move_member",
    "propose_groups",
]
