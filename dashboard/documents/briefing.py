"""The briefing of a meeting as a Word document, for who leads the meeting."""

from __future__ import annotations

import io
from functools import partial
from typing import Final

from PIL import Image, ImageColor, ImageDraw

from dashboard import palette
from dashboard.documents.briefing_contents import briefing_title, write_briefing
from dashboard.documents.word_document import WordDocument
from dashboard.snapshot import Snapshot
from dashboard.wording.meetings import sectors_by_name
from dashboard.words import Words
from graph.meetings import Preparation


def briefing(
    words: Words, snapshot: Snapshot, prepared: Preparation, *, personal: bool = False
) -> bytes:
    """The briefing as a Word file; with `personal` it names who represents each member."""
    document = WordDocument(words, *briefing_title(words, snapshot, prepared))
    sectors = partial(_add_sector_table, document, snapshot, prepared)
    write_briefing(document, snapshot, prepared, sectors=sectors, personal=personal)
    return document.bytes()


def _add_sector_table(document: WordDocument, snapshot: Snapshot, prepared: Preparation) -> None:
    words = document.words
    counts = sectors_by_name(snapshot, prepared)
    colours = palette.colours(snapshot.sectors)
    most = max(max(sector.before, sector.after) for sector in counts)
    table = document.table(
        (words("Sector"), words("Members"), words("With guests"), ""),
        (
            (
                snapshot.sector_name(sector.sector),
                words.number(sector.before),
                words.number(sector.after),
                "",
            )
            for sector in counts
        ),
        (0.34, 0.13, 0.14, 0.39),
        together=True,
    )
    for row, sector in enumerate(counts):
        colour = colours.get(sector.sector, palette.UNKNOWN)
        text = words(
            "{sector}: {before} members, {after} with guests",
            sector=snapshot.sector_name(sector.sector),
            before=words.number(sector.before),
            after=words.number(sector.after),
        )
        document.picture(
            table, row, 3, sector_bars(sector.before, sector.after, most, colour), text
        )
    document.paragraph(
        words("Pale: the members by name. Full: those who may come, with the guests."),
        quiet=True,
    )


_BARS_WIDTH: Final = 640
_BARS_HEIGHT: Final = 56
_BAR: Final = 22
_PALE: Final = 0.55


def sector_bars(before: int, after: int, most: int, colour: str) -> bytes:
    """A PNG of two bars: a pale one of length `before` above a full one of length `after`.

    Lengths are on a scale up to `most`; `colour` is #RRGGBB. A bar of length 0 is a thin line.
    """
    image = Image.new("RGB", (_BARS_WIDTH, _BARS_HEIGHT), "white")
    draw = ImageDraw.Draw(image)
    full = ImageColor.getcolor(colour, "RGB")
    assert isinstance(full, tuple)  # noqa: S101  # of a colour picture it is always three numbers
    pale = tuple(round(part + (255 - part) * _PALE) for part in full)
    for top, number, fill in ((4, before, pale), (30, after, full)):
        width = round((_BARS_WIDTH - 8) * number / max(most, 1))
        draw.rectangle((2, top, 2 + max(width, 1), top + _BAR), fill=fill)
    packed = io.BytesIO()
    image.save(packed, "PNG", dpi=(254, 254), optimize=True)
    return packed.getvalue()
