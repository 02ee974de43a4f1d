"""The facts, and where they are kept: no networks, no screens."""
