"""A pyvis network on a page, drawn in the browser by the vis-network that pyvis ships.

It is a Streamlit component of our own, since the usual ones show an iframe that draws anew at
every run and reports nothing back: here zoom, dragged nodes and what is selected outlive a run, a
click comes back as a value, and no script comes from the internet. The browser has no words of its
own; they come along with the data. `component.py` is the Python side, `delivery.py` serves the
scripts under an address that changes with their content, `browser/` is the JavaScript.
"""

from dashboard.components.network_view.component import Caption, ViewSelection, network_view
from dashboard.components.network_view.delivery import script_routes, with_preload_links

__all__ = ["Caption", "ViewSelection", "network_view", "script_routes", "with_preload_links"]
