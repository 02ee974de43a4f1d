"""The letters and icons of the pages, cut out of Streamlit's: `python -m tests.light_fonts`."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from dashboard.server.light_fonts import (
    ICON_NAMES,
    ICONS,
    LETTER_RANGES,
    LETTERS,
    font_of_icons,
    font_of_letters,
)

_NAMED: Final = re.compile(r":material/([a-z0-9_]+):")
# Streamlit draws the first itself; the others have glyphs of other names, and are seldom seen.
_LEFT_OUT: Final = {"star_filled", "access_time", "123", "1k"}
_DASHBOARD: Final = Path(__file__).parents[1] / "dashboard"


def named_icons() -> set[str]:
    """The icons that our own pages name, and most of those in Streamlit's own scripts."""
    own = (file for kind in ("*.py", "*.toml") for file in _DASHBOARD.rglob(kind))
    streamlit = (font_of_icons().parents[1] / "js").glob("*.js")
    texts = (file.read_text(encoding="utf-8") for file in (*own, *streamlit))
    return {name for text in texts for name in _NAMED.findall(text)} - _LEFT_OUT


def write_icons() -> None:
    """Write the font with these icons only, each drawn where its name is spelt; and the names."""
    names = sorted(named_icons())
    only_these = (f"--glyphs={','.join(names)}", "--no-layout-closure")
    spelt_with = "".join(sorted(set("".join(names))))
    _cut_out(font_of_icons(), ICONS, f"--text={spelt_with}", *only_these)
    ICON_NAMES.write_text("".join(f"{name}\n" for name in names), encoding="ascii")


def write_letters() -> None:
    """Write the font with the letters only that the light one is asked for."""
    ranges = ",".join(f"U+{begin:X}-{end:X}" for begin, end in LETTER_RANGES)
    _cut_out(font_of_letters(), LETTERS, f"--unicodes={ranges}")


def _cut_out(font: Path, to: Path, *options: str) -> None:
    program = (sys.executable, "-m", "fontTools.subset")
    subprocess.run([*program, font, f"--output-file={to}", "--flavor=woff2", *options], check=True)


if __name__ == "__main__":
    write_icons()
    write_letters()
