"""Our own addresses for those who run the dashboard: whether it is ready, and what it measures."""

from __future__ import annotations

from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import cache
from dashboard.access.opened import access
from dashboard.operations import measurements
from dashboard.operations.measurements import MEASUREMENTS, METRICS_PATH, Metric
from dashboard.operations.readiness import ReadinessRoute, readiness
from dashboard.settings import database_path
from dashboard.uploads import uploaded_bytes
from data.store_files import last_backup_path, wal_path


def routes() -> list[Route]:
    """The addresses; who may ask for the measurements, the gate decides."""
    database = database_path()
    look = partial(readiness, partial(cache.store, str(database)), database)
    return [*ReadinessRoute(look).routes(), Route(METRICS_PATH, _answer_measurements)]


async def _answer_measurements(_: Request) -> Response:
    text = MEASUREMENTS.text(await run_in_threadpool(_current_gauges))
    return Response(
        text,
        headers={"Content-Type": measurements.CONTENT_TYPE, "Cache-Control": "no-store"},
    )


def _current_gauges() -> dict[Metric, float]:
    """What is not counted as it happens, but looked up when somebody asks."""
    database = database_path()
    backup = last_backup_path(database)
    opened = access()
    return {
        measurements.UPLOADED: float(uploaded_bytes()),
        measurements.STORE_SIZE: measurements.size_of(database, wal_path(database)),
        measurements.LAST_BACKUP: backup.stat().st_mtime if backup.exists() else 0.0,
        measurements.MEMORY: measurements.process_memory(),
        **({measurements.SESSIONS: float(len(opened.sessions.lasting()))} if opened else {}),
    }
