"""A pyvis network on a page, drawn by the vis-network that pyvis ships."""

from dashboard.components.network_view.component import Caption, Clicked, network_view
from dashboard.components.network_view.delivery import early, routes

__all__ = ["Caption", "Clicked", "early", "network_view", "routes"]
