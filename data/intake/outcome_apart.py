"""Checking by a process of its own, within limits, so that whoever asks goes on with other work.

The process is sent what was read and what is known, pickled: whoever asks made that. It answers in
JSON and Arrow streams: a pair is a step and the share of it that is done, text a mistake of our
own, and an object the outcome, of which the tables follow as streams.
"""

from __future__ import annotations

import json
import pickle
import time
import traceback
from collections.abc import Sequence
from dataclasses import asdict, replace
from multiprocessing.connection import Connection
from typing import Any, Final

import pyarrow as pa

from data.columns import State
from data.errors import Problem
from data.intake.checking import Understood
from data.intake.limits import LIMITS, Limits
from data.intake.open_lists import ListQuestion
from data.intake.readers import READERS, Work
from data.intake.reading import Reading
from data.intake.understanding import Choices, Outcome, outcome
from data.progress import Progress, Step, unheard

_HEARTBEAT: Final = 0.2  # seconds after which a listener hears again what it heard last
_NOTICED: Final = 0.01  # of a step; a smaller one is not worth an answer


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


def check_all(asked: Connection, limits: Limits) -> None:
    """Be the process: check what is sent, and answer."""
    reading, known, choices = pickle.loads(asked.recv_bytes())  # noqa: S301  # by whoever asks
    heard: dict[Step, float] = {}

    def progress(step: Step, share: float) -> None:
        if share >= heard.get(step, -1) + _NOTICED:
            heard[step] = share
            _tell(asked, [step.value, float(share)])

    try:
        found = outcome(reading, State(known), choices, progress=progress, limits=limits)
        header, tables = _to_messages(found, reading)
    except MemoryError:
        raise
    except Exception:  # whoever asked raises it, where somebody sees it
        _tell(asked, traceback.format_exc())
        raise
    _tell(asked, header)
    for table in tables:
        asked.send_bytes(table)


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
                return _from_messages(header, checker, reading)
    raise TimeoutError


def _to_messages(found: Outcome, reading: Reading) -> tuple[dict[str, Any], list[pa.Buffer]]:
    places = {id(raw): place for place, raw in enumerate(reading.tables)}
    header = {
        "tables": list(found.tables),
        "problems": [asdict(problem) for problem in found.problems],
        "left_out": [asdict(problem) for problem in found.left_out],
        "understood": [
            [places[id(each.raw)], each.table, each.columns] for each in found.understood
        ],
        "whole": sorted(found.whole),
        "lists": [asdict(each) for each in found.lists],
    }
    return header, [_to_stream(table) for table in found.tables.values()]


def _from_messages(header: dict[str, Any], checker: Connection, reading: Reading) -> Outcome:
    return Outcome(
        {name: _from_stream(checker.recv_bytes()) for name in header["tables"]},
        _problems(header["problems"]),
        _problems(header["left_out"]),
        tuple(
            Understood(reading.tables[place], table, tuple((one, other) for one, other in columns))
            for place, table, columns in header["understood"]
        ),
        tuple(ListQuestion(**each) for each in header["lists"]),
        frozenset(header["whole"]),
    )


def _problems(told: Sequence[dict[str, Any]]) -> tuple[Problem, ...]:
    return tuple(
        Problem(**(each | {"about": None if each["about"] is None else tuple(each["about"])}))
        for each in told
    )


def _untold(reading: Reading) -> tuple[Understood, ...]:
    """The sheets of an upload of which nothing came to be known."""
    return tuple(
        Understood(raw, None, tuple((header, None) for header in raw.headers))
        for raw in reading.tables
    )


def _to_stream(table: pa.Table) -> pa.Buffer:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return sink.getvalue()


def _from_stream(content: bytes) -> pa.Table:
    with pa.ipc.open_stream(content) as stream:
        table = stream.read_all()
    table.validate(full=True)
    return table


def _tell(asked: Connection, said: object) -> None:
    asked.send_bytes(json.dumps(said).encode())
