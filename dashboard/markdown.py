"""Text from the data inside markdown: it stays text."""

from __future__ import annotations

import re
from typing import Final

_MARKS: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~:$&^=\"'/@])")


def escaped(text: str) -> str:
    """Make every sign of a text stand for itself in Streamlit's markdown, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
