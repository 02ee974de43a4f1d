"""Help to form kerngroepen: groups of actors with a similar background, and bridges between."""

from graph.kerngroepen.groups import (
    Binding,
    Bond,
    Bridge,
    Group,
    Grouping,
    described,
    moved,
    propose_groups,
)
from graph.kerngroepen.keeping import as_facts, as_steps, from_steps

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
