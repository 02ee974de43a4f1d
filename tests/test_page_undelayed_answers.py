"""Answers go out at once: what a port accepts does not wait for the other side to confirm."""

from __future__ import annotations

import socket

from dashboard.server.undelayed_answers import send_answers_at_once


def listening() -> socket.socket:
    """A socket as Streamlit makes it, for which asyncio does not prevent the wait."""
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    opened.bind(("127.0.0.1", 0))
    return opened


def waits(opened: socket.socket) -> bool:
    return not opened.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_what_a_port_accepts_from_then_on_does_not_wait() -> None:
    with listening() as opened, listening() as another:
        assert waits(opened)
        send_answers_at_once(opened.getsockname()[1])
        opened.listen()
        another.listen()
        for server, expected in ((opened, False), (another, True)):
            with socket.create_connection(server.getsockname()) as asking:
                accepted, _ = server.accept()
                with accepted:
                    assert waits(accepted) is expected
                    assert waits(asking)


def test_a_port_that_nobody_serves_is_no_trouble() -> None:
    with listening() as opened:
        port = opened.getsockname()[1]
    send_answers_at_once(port)
