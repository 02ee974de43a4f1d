"""What Streamlit starts: the frame, in our own shell, and the scripts of the picture."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.routing import Route
from starlette.types import Scope

from dashboard.access.addresses import SUBJECT_HEADER
from dashboard.access.opened import access
from dashboard.components import network_view
from dashboard.operations.request_log import RequestLog
from dashboard.server import command_route, operations_routes, shell
from dashboard.server.compression import compressed
from dashboard.server.connection_notice import without_dialogs
from dashboard.server.light_fonts import with_light_fonts
from dashboard.server.local_only import local_only
from dashboard.server.running_dashboard import remove_note
from dashboard.server.undelayed_answers import send_answers_at_once
from dashboard.server.under_path import UnderPath
from dashboard.server.upload_gate import limit_uploads
from dashboard.settings import database_path, path_of_site
from data.intake.sandbox.workers import WORKERS


@asynccontextmanager
async def serving(_: st.App) -> AsyncIterator[None]:
    """Have a reader of files ready, answer without delay, and leave nothing behind at the end."""
    WORKERS.start()
    send_answers_at_once(st.get_option("server.port"))
    yield
    WORKERS.close()
    remove_note(database_path())


def _guarding_middleware() -> list[Middleware]:
    """The gate where people sign in, and the log; else nobody comes in from another computer."""
    opened = access()
    if opened is None:
        return [Middleware(local_only)]
    from dashboard.access.gate import Gate  # noqa: PLC0415  # brings Authlib, which few need

    return [
        Middleware(RequestLog, key=opened.settings.client_secret.encode()),
        *([Middleware(UnderPath, path=path_of_site())] if path_of_site() else []),
        Middleware(Gate, access=opened, is_command=command_route.is_command),
    ]


def _routes() -> list[Route]:
    """What is served beside the pages; other machines ask only where a gate stands before it."""
    beside = [
        *network_view.script_routes(),
        *shell.word_routes(),
        *command_route.routes(),
        *operations_routes.routes(),
    ]
    if access() is None:
        return beside
    from dashboard.server import service_routes  # noqa: PLC0415  # as above

    return [*beside, *service_routes.routes()]


def _asking_person(scope: Scope) -> str:
    """Who asks, as the gate says it; nobody can say it where there is no gate."""
    return "" if access() is None else Headers(scope=scope).get(SUBJECT_HEADER, "")


app = st.App(
    Path(__file__).parents[1] / "app.py",
    lifespan=serving,
    routes=_routes(),
    middleware=[
        *_guarding_middleware(),
        Middleware(compressed),
        Middleware(limit_uploads, person_of=_asking_person),
        Middleware(without_dialogs),
        Middleware(with_light_fonts),
        Middleware(network_view.with_preload_links),
        Middleware(shell.serve_shell),
    ],
)
