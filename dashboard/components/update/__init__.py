"""An upload: what was understood, what is wrong, what would change, and the commit."""
