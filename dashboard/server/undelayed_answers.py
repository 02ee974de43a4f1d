"""Answers that are sent at once, and not 40 ms later.

An answer is written in two parts, its headers and its content. The system holds the second back
until the other side has confirmed the first, which that side puts off by 40 ms (Nagle's algorithm
against delayed acknowledgements). asyncio prevents it for sockets that it makes; Streamlit makes
its own.
"""

from __future__ import annotations

import os
import socket
from pathlib import Path

_OPEN_FILES = Path("/proc/self/fd")


def send_answers_at_once(port: int) -> None:
    """Let what is accepted at a port of this process, from now on, send without waiting.

    Only where the system lists the open files of a process; elsewhere answers are as slow as they
    were.
    """
    if not _OPEN_FILES.is_dir():
        return
    for file in _OPEN_FILES.iterdir():
        if not str(_link_target(file)).startswith("socket:"):
            continue
        with socket.socket(fileno=os.dup(int(file.name))) as copy:
            if _serves_at(copy, port):
                copy.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _link_target(file: Path) -> Path | None:
    try:
        return file.readlink()
    except OSError:  # closed meanwhile, as the one by which the folder was read
        return None


def _serves_at(opened: socket.socket, port: int) -> bool:
    """Whether a socket is bound to a port, and not connected to anybody."""
    if opened.type != socket.SOCK_STREAM or opened.family not in {socket.AF_INET, socket.AF_INET6}:
        return False
    if opened.getsockname()[1] != port:
        return False
    try:
        opened.getpeername()
    except OSError:
        return True
    return False
