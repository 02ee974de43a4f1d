"""What a live page may ask of Streamlit over its websocket: closed unless opened.

Streamlit's protocol also clears every cache, tells of the repository, and makes a download that
was offered to somebody else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg

_OPEN: Final = frozenset({"rerun_script", "stop_script", "app_heartbeat", "file_urls_request"})
_OPERATION: Final = "backend_operation_request"
_RERUN: Final = "rerun_script"
_CLICKS: Final = frozenset({"file_urls_request", "stop_script", _OPERATION})


class PageMessages:
    """The messages of one websocket, and which of them come from somebody who does something."""

    def __init__(self) -> None:
        self._begun = False

    def is_use(self, content: bytes) -> bool:
        """Whether somebody did something, and not the page by itself.

        Heartbeats, timers and the first run after the connection is made are the page's own.
        """
        message = _message(content)
        kind = message.WhichOneof("type") if message is not None else None
        if message is None or kind != _RERUN:
            return kind in _CLICKS
        begun, self._begun = self._begun, True
        return begun and not message.rerun_script.is_auto_rerun


def _message(content: bytes) -> BackMsg | None:
    message = BackMsg()
    try:
        message.ParseFromString(content)
    except DecodeError:
        return None
    return message


def is_allowed_message(content: bytes, is_offered: Callable[[str], bool]) -> bool:
    """Whether a message is of a kind that pages send, and about a download that is offered.

    `is_offered` says so of the id of a download that is made when it is asked for.
    """
    message = _message(content)
    if message is None:
        return False
    kind = message.WhichOneof("type")
    if kind != _OPERATION:
        return kind in _OPEN
    request = message.backend_operation_request
    operation = request.WhichOneof("payload")
    if operation == "deferred_file":
        return is_offered(request.deferred_file.file_id)
    return operation == "dataframe_chunk"
