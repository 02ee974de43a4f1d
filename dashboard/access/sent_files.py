"""Which files each person was offered: only to whom a page offered a file, it is given.

Streamlit gives a file an address by its content, and serves it to anybody who knows that. What is
made when it is asked for has an id until then, and is made for anybody who knows that.
"""

from __future__ import annotations

import re
from typing import Final

from streamlit.proto.DownloadButton_pb2 import DownloadButton

from dashboard.access.sessions import Session
from dashboard.roles import Role

FILES: Final = "/media/"
# In a message of Streamlit, a field begins with its number and kind, and a text with its length.
_FIELD: Final = DownloadButton.DESCRIPTOR.fields_by_name["deferred_file_id"].number << 3 | 2
_ADDRESS: Final = re.compile(rb"(/media/[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)?)")
_ID: Final = re.compile(re.escape(bytes([_FIELD, 32])) + rb"([0-9a-f]{32})")
_OF_ONE: Final = 5_000  # that are remembered of one person; the oldest make room


class SentFiles:
    """The files that were offered to each person in each role, on any live page."""

    def __init__(self) -> None:
        self._sent: dict[tuple[str, Role], dict[str, None]] = {}

    def remember_offered(self, session: Session, content: bytes) -> None:
        """Remember the addresses and ids in what is sent to a live page."""
        found = [file.decode("ascii") for kind in (_ADDRESS, _ID) for file in kind.findall(content)]
        if not found:
            return
        own = self._sent.setdefault((session.subject, session.role), {})
        for file in found:
            own.pop(file, None)
            own[file] = None
        while len(own) > _OF_ONE:
            del own[next(iter(own))]

    def is_offered(self, session: Session, file: str) -> bool:
        """Whether this address or id was sent to the person of a session, in the role of now."""
        return file in self._sent.get((session.subject, session.role), {})
