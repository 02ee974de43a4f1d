"""Text from the data inside markdown: it stays text."""

from __future__ import annotations

import re
from typing import Final

_MARKS: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~:$&^=\"'/@])")

# Those that mean something anywhere in a line; then a list or heading, an arrow, an entity.
_MARKS_OF_LABEL: Final = re.compile(
    r"[\\`*_{}\[\]<>|~:$^=@]|^[-+#]|(?<=\d)\.|-(?=[-<>=~])|(?<=[-<>=~])-|&(?=#?\w+;)"
)


def escaped(text: str) -> str:
    """Make every sign of a text stand for itself in Streamlit's markdown, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def as_label(text: str) -> str:
    """The same for the name of a box to tick, with a mark only where the text needs one.

    Streamlit hands that name to screen readers as it stands, marks and all.
    """
    line = " ".join(text.split())
    return escaped(line) if "www" in line.casefold() else _MARKS_OF_LABEL.sub(r"\\\g<0>", line)
