"""Gaps on screen and on paper, and what people decide about them."""
