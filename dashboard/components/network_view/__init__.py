"""A pyvis network on a page, drawn by the vis-network that pyvis ships."""

from dashboard.components.network_view.component import Caption, Clicked, network_view
from dashboard.components.network_view.delivery import routes, with_preload_links

__all__ = ["Caption", "Clicked", "network_view", "routes", "with_preload_links"]
