"""The briefing of a meeting in Word: what a director takes along to lead it."""

from __future__ import annotations

from functools import partial

from dashboard import palette
from dashboard.documents.bars import bars
from dashboard.documents.briefing_contents import briefing_title, write_briefing
from dashboard.documents.word import Paper
from dashboard.snapshot import Snapshot
from dashboard.wording.meetings import sectors_by_name
from dashboard.words import Words
from graph.meetings import Preparation


def briefing(
    words: Words, now: Snapshot, prepared: Preparation, *, personal: bool = False
) -> bytes:
    """The briefing as a Word file; with `personal` it names who represents each member."""
    paper = Paper(words, *briefing_title(words, now, prepared))
    sectors = partial(_sectors, paper, now, prepared)
    write_briefing(paper, now, prepared, sectors=sectors, personal=personal)
    return paper.bytes()


def _sectors(paper: Paper, now: Snapshot, prepared: Preparation) -> None:
    words = paper.words
    counts = sectors_by_name(now, prepared)
    colours = palette.colours(now.sectors)
    most = max(max(each.before, each.after) for each in counts)
    table = paper.table(
        (words("Sector"), words("Members"), words("With guests"), ""),
        (
            (
                now.sector_name(each.sector),
                words.number(each.before),
                words.number(each.after),
                "",
            )
            for each in counts
        ),
        (0.34, 0.13, 0.14, 0.39),
        together=True,
    )
    for row, each in enumerate(counts):
        colour = colours.get(each.sector, palette.UNKNOWN)
        told = words(
            "{sector}: {before} members, {after} with guests",
            sector=now.sector_name(each.sector),
            before=words.number(each.before),
            after=words.number(each.after),
        )
        paper.picture(table, row, 3, bars(each.before, each.after, most, colour), told)
    paper.paragraph(
        words("Pale: the members by name. Full: those who may come, with the guests."),
        quiet=True,
    )
