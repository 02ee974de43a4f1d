"""Two states of the network side by side: before and after, or then and now."""

from dashboard.components.comparison.side_by_side import Titles, show_comparison

__all__ = ["Titles", "show_comparison"]
