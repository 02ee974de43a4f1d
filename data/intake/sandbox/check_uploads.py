"""Checking by a process of its own, within limits, so that whoever asks goes on with other work.

The process is sent what was read and what is known, pickled: whoever asks made that. It answers in
JSON and Arrow streams: a pair is a step and the share of it that is done, text a mistake of our
own, and an object the outcome, of which the tables follow as streams.
"""

from __future__ import annotations

import json
import pickle
import time
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Final

from data.columns import State
from data.errors import Problem
from data.intake.checking.check import Understood
from data.intake.checking.upload_outcome import Choices, Outcome
from data.intake.limits import LIMITS, Limits
from data.intake.sandbox.messages import outcome_from_messages
from data.intake.sandbox.workers import READERS, Work
from data.intake.understanding.raw_tables import Reading
from data.progress import Progress, Step, unheard

_HEARTBEAT: Final = 0.2  # seconds after which a listener hears again what it heard last


def outcome_apart(
    reading: Reading,
    known: State,
    choices: Choices,
    *,
    progress: Progress = unheard,
    limits: Limits = LIMITS,
) -> Outcome:
    """What an upload comes to, worked out within limits; beyond them that is its one problem.

    Whoever hears of the progress is told again and again, and may raise, which ends it at once.
    """
    plain = replace(choices, answers=dict(choices.answers))
    with READERS.one(limits, Work.CHECK) as checker:
        try:
            checker.send_bytes(pickle.dumps((reading, dict(known), plain)))
            return _answered(checker, reading, progress, limits)
        except (EOFError, ConnectionError, TimeoutError):
            told = Problem("too-heavy-to-check")
            return Outcome({}, (*reading.problems, told), understood=_untold(reading))


def _answered(checker: Connection, reading: Reading, progress: Progress, limits: Limits) -> Outcome:
    until = time.monotonic() + limits.check_clock
    last: tuple[Step, float] | None = None
    while time.monotonic() < until:
        if not checker.poll(_HEARTBEAT):
            if last is not None:
                progress(*last)
            continue
        match json.loads(checker.recv_bytes()):
            case [step, share]:
                last = Step(step), share
                progress(*last)
            case str() as trace:
                raise RuntimeError(trace)
            case header:
                return outcome_from_messages(header, checker, reading)
    raise TimeoutError


def _untold(reading: Reading) -> tuple[Understood, ...]:
    """The sheets of an upload of which nothing came to be known."""
    return tuple(
        Understood(raw, None, tuple((header, None) for header in raw.headers))
        for raw in reading.tables
    )
