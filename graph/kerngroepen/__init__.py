"""Help to form kerngroepen: groups of actors with a similar background, and bridges between."""

from graph.kerngroepen.group_steps import as_facts, as_steps, from_steps
from graph.kerngroepen.grouping import (
    Binding,
    Bond,
    Bridge,
    Group,
    Grouping,
    described,
    moved,
    propose_groups,
)

__all__ = [
    "Binding",
    "Bond",
    "Bridge",
    "Group",
    "Grouping",
    "as_facts",
    "as_steps",
    "described",
    "from_steps",
    "moved",
    "propose_groups",
]
