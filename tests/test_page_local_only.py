"""Who the server answers: this computer, and the pages that it served itself."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Scope

from dashboard.server.local_only import local_only


def answered(kind: str, headers: dict[str, str]) -> Message:
    """The first that is sent back."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": f"{kind}.request"}

    async def ask() -> None:
        given = [(name.encode(), value.encode()) for name, value in headers.items()]
        scope: Scope = {"type": kind, "method": "GET", "path": "/", "headers": given}
        await local_only(PlainTextResponse("Streamlit"))(scope, receive, send)

    # The browser tests keep a loop running in the thread of the tests.
    with ThreadPoolExecutor() as other:
        other.submit(asyncio.run, ask()).result()
    return sent[0]


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "127.0.0.1:8501"},
        {"host": "localhost:8501", "origin": "http://localhost:8501"},
        {"host": "[::1]:8501", "origin": "http://[::1]:8501"},
    ],
)
def test_a_page_of_this_computer_is_answered(headers: dict[str, str]) -> None:
    assert answered("http", headers)["status"] == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"host": "woonnetwerk.kortrijk.be"},
        {"host": "127.0.0.1.elders.be:8501"},
        {"host": "127.0.0.1:8501", "origin": "https://elders.be"},
        {"host": "127.0.0.1:8501", "origin": "http://127.0.0.1:3000"},
        {"host": "127.0.0.1:8501", "origin": "null"},
        {"host": "127.0.0.1:8501", "origin": "http://[127"},
        {"host": "[127"},
    ],
)
def test_another_name_and_a_page_from_elsewhere_are_refused(headers: dict[str, str]) -> None:
    assert answered("http", headers)["status"] == 403
    assert answered("websocket", headers) == {
        "type": "websocket.close",
        "code": 1008,
        "reason": "",
    }
