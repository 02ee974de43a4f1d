"""Two states of the network side by side: before and after, or then and now."""

from dashboard.components.comparison.shown import Titles, show_comparison

__all__ = ["Titles", "show_comparison"]
