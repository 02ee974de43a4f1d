"""The frame of the page, which the browser paints at once, long before Streamlit's scripts come."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from string import Template
from typing import Final

from dashboard.words import N_, Language, Words

SCRIPT: Final = Path(__file__).with_suffix(".js")
_FRAME: Final = Path(__file__).with_suffix(".html")
_STYLES: Final = re.compile(r'\s*<link rel="stylesheet"[^>]*>')
_BODY: Final = "<body>"
_LOADING: Final = N_("The page is being loaded. On a slow line this takes a moment.")


def paint_first(html: str) -> str:
    """Put the frame before all else in Streamlit's page, and behind it what would hold it up."""
    styles = "".join(_STYLES.findall(html))
    sentences = {language.value: escape(Words(language)(_LOADING)) for language in Language}
    frame = Template(_FRAME.read_text(encoding="utf-8")).substitute(sentences)
    return _STYLES.sub("", html).replace(_BODY, f"{_BODY}{frame}{styles}", 1)
