"""The interface for writing a document, in Word or on a page to print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from dashboard.words import Words


class DocumentWriter(Protocol):
    """Writes the parts of a document one after the other, as plain text."""

    @property
    def words(self) -> Words:
        """The language of the document."""

    def heading(self, text: str, level: int = 1) -> None:
        """A heading that stays with what follows it."""

    def paragraph(self, text: str, *, quiet: bool = False) -> None:
        """A paragraph; a quiet one is small and grey."""

    def labelled(self, label: str, text: str) -> None:
        """A paragraph that begins with a label."""

    def quote(self, text: str) -> None:
        """The literal words of a source, indented."""

    def bullets(self, texts: Iterable[str]) -> None:
        """A list."""

    def table(
        self, headers: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]
    ) -> object:
        """A table; `widths` are shares of the page, for a sheet that has no widths of its own."""
