"""Files as somebody hands them in: a name and bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from data.errors import RefusedError


@dataclass(frozen=True)
class Upload:
    """A file as somebody handed it in: the name it had there, and its bytes."""

    name: str
    content: bytes

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the content, in hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()


KORTRIJK: Final = Path(__file__).parents[1] / "kortrijk"
EXAMPLE: Final = Path(__file__).parents[1] / "example"


def uploads_from(paths: Sequence[Path]) -> list[Upload]:
    """The files at some paths; a folder stands for the CSV files in it.

    Raises RefusedError when a file cannot be read.
    """
    files = [
        file for path in paths for file in (sorted(path.glob("*.csv")) if path.is_dir() else [path])
    ]
    try:
        return [Upload(file.name, file.read_bytes()) for file in files]
    except OSError as error:
        raise RefusedError(
            "file-not-read", file=error.filename or "", reason=error.strerror or ""
        ) from error
