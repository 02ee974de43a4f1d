"""Check an upload in a worker process with limits; only the thread that calls waits for it."""

from __future__ import annotations

import json
import pickle
import time
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Final

from data.errors import Problem
from data.intake.checking.upload_outcome import CheckOptions, UploadOutcome
from data.intake.limits import LIMITS, Limits
from data.intake.sandbox.messages import outcome_from_messages
from data.intake.sandbox.workers import WORKERS, Task
from data.intake.understanding.raw_tables import ReadResult
from data.intake.understanding.understand_sheets import SheetInterpretation
from data.progress import ImportStep, Progress, no_progress
from data.state import State

_HEARTBEAT: Final = 0.2  # seconds after which whoever listens is called again


def check_in_sandbox(
    reading: ReadResult,
    known: State,
    options: CheckOptions,
    *,
    progress: Progress = no_progress,
    limits: Limits = LIMITS,
) -> UploadOutcome:
    """What an upload comes to, worked out within limits; beyond them that is its one problem.

    `progress` is called again and again, and may raise, which ends the worker at once.
    """
    plain = replace(options, answers=dict(options.answers))
    with WORKERS.worker(limits, Task.CHECK) as worker:
        try:
            worker.send_bytes(pickle.dumps((reading, dict(known), plain)))
            return _receive_outcome(worker, reading, progress, limits)
        except (EOFError, ConnectionError, TimeoutError):
            problem = Problem("too-heavy-to-check")
            return UploadOutcome(
                {},
                (*reading.problems, problem),
                interpretations=_sheets_without_interpretation(reading),
            )


def _receive_outcome(
    worker: Connection, reading: ReadResult, progress: Progress, limits: Limits
) -> UploadOutcome:
    until = time.monotonic() + limits.check_seconds
    last: tuple[ImportStep, float] | None = None
    while time.monotonic() < until:
        if not worker.poll(_HEARTBEAT):
            if last is not None:
                progress(*last)
            continue
        match json.loads(worker.recv_bytes()):
            case [step, share]:
                last = ImportStep(step), share
                progress(*last)
            case str() as trace:
                raise RuntimeError(trace)
            case header:
                return outcome_from_messages(header, worker, reading)
    raise TimeoutError


def _sheets_without_interpretation(reading: ReadResult) -> tuple[SheetInterpretation, ...]:
    """The sheets of an upload as not understood, for when the check was ended."""
    return tuple(
        SheetInterpretation(raw, None, tuple((header, None) for header in raw.headers))
        for raw in reading.tables
    )
