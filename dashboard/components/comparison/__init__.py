"""Two states of the network side by side: before and after a scenario, or then and now.

Both are whole snapshots of the facts, so the same figures, pictures and gaps are shown for either.
A gap that closes is worded by the state in which it was, one that opens by the state in which it
is. Both pictures put every node at the same place, so that only what differs catches the eye.
"""

from dashboard.components.comparison.side_by_side import StateTitles, show_comparison

__all__ = ["StateTitles", "show_comparison"]
