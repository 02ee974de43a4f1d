"""Bytes → sheets with rows of text, one module per format; called in the sandbox only."""
