"""Facts that passed the checks → what would change, and its commit as one revision."""
