"""Text from the data inside markdown: it stays text."""

from __future__ import annotations

import re
from typing import Final

_MARKS: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~:$&^=\"'/@])")

# Those that mean something anywhere in a line; then a list or heading, an arrow, an entity.
_MARKS_OF_LABEL: Final = re.compile(
    r"[\\`*_{}\[\]<>|~:$^=@]|^[-+#]|(?<=\d)\.|-(?=[-<>=~])|(?<=[-<>=~])-|&(?=#?\w+;)"
)

# Streamlit makes a link of whatever looks like an address, escaped or not: an invisible sign that
# joins words stands in it, so that it looks like none.
_ADDRESS: Final = re.compile(
    r"(?<=https:)(?=//)|(?<=http:)(?=//)|(?<=www)(?=\.)|(?<=mailto:)|(?<=[\w.+-])(?=@\w)",
    re.IGNORECASE,
)
_JOINER: Final = "\u2060"


def escaped(text: str) -> str:
    """Make every sign of a text stand for itself in Streamlit's markdown, on one line."""
    return _MARKS.sub(r"\\\1", _without_links(text))


def as_label(text: str) -> str:
    """The same for the name of a box to tick, with a mark only where the text needs one.

    Streamlit hands that name to screen readers as it stands, marks and all.
    """
    line = _without_links(text)
    return escaped(line) if "www" in line.casefold() else _MARKS_OF_LABEL.sub(r"\\\g<0>", line)


def _without_links(text: str) -> str:
    return _ADDRESS.sub(_JOINER, " ".join(text.split()))
