"""A pyvis network on a page, drawn by the vis-network that pyvis ships."""

from dashboard.components.network_view.component import Caption, network_view
from dashboard.components.network_view.delivery import early, routes
from dashboard.components.network_view.describe import describe, short_name
from dashboard.components.network_view.legend import Group, Legend, Sign, legend, marks
from dashboard.components.network_view.look import Look
from dashboard.components.network_view.memory import Clicked

__all__ = [
    "Caption",
    "Clicked",
    "Group",
    "Legend",
    "Look",
    "Sign",
    "describe",
    "early",
    "legend",
    "marks",
    "network_view",
    "routes",
    "short_name",
]
