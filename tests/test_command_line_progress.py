"""What is told at a terminal while an import takes its time."""

from __future__ import annotations

import io

from dashboard.commands.import_commands import terminal_progress
from dashboard.words import Language, Words
from data.progress import ImportStep

DUTCH = Words(Language.DUTCH)


class Terminal(io.StringIO):
    """A screen that remembers all that was ever on it."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_each_step_on_one_line_and_is_left_empty() -> None:
    screen = Terminal()
    with terminal_progress(DUTCH, screen, after=0) as progress:
        progress(ImportStep.READING, 0.5)
        progress(ImportStep.CHECKING, 1)
    shown = screen.getvalue().split("\r\033[K")
    half, whole = DUTCH.percent(0.5), DUTCH.percent(1)
    assert shown == ["", f"Het bestand lezen: {half}", f"Elke rij nakijken: {whole}", ""]


def test_quick_work_and_the_log_of_a_nightly_job_are_told_nothing() -> None:
    for screen, after in ((Terminal(), 60.0), (io.StringIO(), 0.0)):
        with terminal_progress(DUTCH, screen, after=after) as progress:
            progress(ImportStep.READING, 0.5)
        assert screen.getvalue() == ""
