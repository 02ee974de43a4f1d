"""What would change: scenarios, suggestions, and two states side by side."""
