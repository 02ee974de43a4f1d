"""The log of a dashboard for a whole city hall: one line of JSON an event, on standard error.

No line holds a query string, a name or a secret. What an exception says of itself may quote the
data, and stands there only when the dashboard was started with `--debug`.
"""

from __future__ import annotations

import io
import json
import logging
import re
import sys
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import IO, Any, Final

from data.errors import WoonnetwerkError

_TALKATIVE: Final = ("uvicorn", "websockets", "httpx", "httpcore")
REQUEST_ID: Final[ContextVar[str | None]] = ContextVar("request id", default=None)
FIELDS: Final = "fields"  # the attribute of a record that holds further fields
# Whatever follows a question mark in an address, up to what cannot stand there.
_QUERY: Final = re.compile(r"(?<=[^\s?])\?[^\s\"'<>)\]]+")


class JsonFormatter(logging.Formatter):
    """One event as one line; `messages` adds what exceptions say of themselves."""

    def __init__(self, *, messages: bool) -> None:
        super().__init__()
        self._messages = messages

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        moment = datetime.fromtimestamp(record.created, UTC)
        fields: dict[str, Any] = {
            "time": moment.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": "message",
            **getattr(record, FIELDS, {}),
        }
        if request_id := REQUEST_ID.get():
            fields.setdefault("request_id", request_id)
        if fields["event"] == "message":
            fields |= {"logger": record.name, "message": without_queries(record.getMessage())}
        if record.exc_info and record.exc_info[1]:
            fields["traceback"] = self._traceback(record.exc_info[1])
        return json.dumps(fields, ensure_ascii=False, default=str)

    def _traceback(self, error: BaseException) -> str:
        """Where an exception came from, and those that it came from."""
        found = traceback.TracebackException.from_exception(error)
        if self._messages:
            return without_queries("".join(found.format()))
        parts: list[str] = []
        cause: BaseException | None = error
        while cause is not None and len(parts) < 20:
            stack = "".join(traceback.format_tb(cause.__traceback__))
            parts.append(f"{stack}{_exception_kind(cause)}")
            cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
        return "\nwhich came from\n".join(parts)


def _exception_kind(error: BaseException) -> str:
    """What kind of exception it is; of our own also which, for that is a key and no data."""
    name = type(error).__qualname__
    return f"{name}: {error.code}" if isinstance(error, WoonnetwerkError) else name


def without_queries(text: str) -> str:
    """A text in which the query string of every address is left out."""
    return _QUERY.sub("?…", text)


def begin_json_log(*, messages: bool, to: IO[str] | None = None) -> None:
    """From now on every line on standard error is an event, whoever writes it.

    `messages` adds what exceptions say of themselves.
    """
    handler = logging.StreamHandler(to or sys.stderr)
    handler.setFormatter(JsonFormatter(messages=messages))
    handler.addFilter(_is_event)
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(logging.INFO)
    logging.captureWarnings(capture=True)
    _propagate_streamlit_loggers()
    _propagate_uvicorn_loggers()
    sys.stderr = _LogLinesWriter()


def _is_event(record: logging.LogRecord) -> bool:
    """Whether a record is worth a line: what libraries say of each request is told by us."""
    return record.levelno >= logging.WARNING or not record.name.startswith(_TALKATIVE)


def _propagate_streamlit_loggers() -> None:
    """Let the loggers of Streamlit, which it gives a handler each, hand on to the root."""
    from streamlit import logger as streamlit_logger  # noqa: PLC0415  # needed only to serve

    def hand_on(logger: logging.Logger) -> None:
        logger.handlers.clear()
        logger.propagate = True

    streamlit_logger.setup_formatter = hand_on
    streamlit_logger.update_formatter()


def _propagate_uvicorn_loggers() -> None:
    """Let the loggers of uvicorn, which sets them up when it begins, hand on to the root."""
    from uvicorn.config import LOGGING_CONFIG  # noqa: PLC0415  # as above

    LOGGING_CONFIG["loggers"].clear()
    LOGGING_CONFIG["handlers"].clear()


class _LogLinesWriter(io.TextIOBase):
    """Standard error for whoever writes to it past the log: each line is an event too."""

    def __init__(self) -> None:
        self._begun = ""

    def write(self, text: str) -> int:
        """Take some text; a line is written once it has ended."""
        *lines, self._begun = (self._begun + text).split("\n")
        for line in filter(str.strip, lines):
            logging.getLogger("stderr").error("%s", line)
        return len(text)
