"""Files and folders for their owner alone (0600 and 0700), since they hold names of people."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_OWNER_FILE: Final = 0o600
_OWNER_FOLDER: Final = 0o700
_OTHERS: Final = 0o077


@contextmanager
def private_umask() -> Iterator[None]:
    """Until this ends, make every file and folder of this process for its own account alone.

    DuckDB makes files beside its own whenever it needs them.
    """
    before = os.umask(_OTHERS)
    try:
        yield
    finally:
        os.umask(before)


def make_private(path: Path) -> None:
    """Take away the rights of group and others on a file that is there and belongs to us."""
    found = path.stat()
    if found.st_uid == os.geteuid() and found.st_mode & 0o777 != _OWNER_FILE:
        path.chmod(_OWNER_FILE)


def others_may_read(path: Path) -> bool:
    """Whether another account than the owner's has any right on a file that is there."""
    return bool(path.stat().st_mode & _OTHERS)


def make_folder(folder: Path, *, private: bool) -> None:
    """Make a folder and those that it stands in, where they are not there.

    Private ones are for their owner; the others have the rights that `umask` gives.
    """
    if not folder.exists():
        make_folder(folder.parent, private=private)
        folder.mkdir(exist_ok=True)
        if private:
            folder.chmod(_OWNER_FOLDER)


def write_file(path: Path, content: bytes, *, private: bool) -> None:
    """Write a file; what was there before stays until all of it is written. Raises OSError.

    A private one is for its owner, whatever the rights of what was there; another has the rights
    that `umask` gives. A link stays a link: what it leads to is replaced.
    """
    target = Path(os.path.realpath(path))
    partial = target.with_name(f".{target.name}-{secrets.token_hex(4)}")
    rights = _OWNER_FILE if private else 0o666
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, rights)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        partial.replace(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
