"""Numbers about the work of this process, in the text format of Prometheus."""

from __future__ import annotations

import bisect
import os
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

Labels = tuple[tuple[str, str], ...]

METRICS_PATH: Final = "/metrics"
CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
SECONDS: Final = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)  # upper bounds of a histogram
_PREFIX: Final = "woonnetwerk_"


@dataclass(frozen=True, slots=True)
class Metric:
    """One thing that is measured: its name without prefix, its kind, and what it means."""

    name: str
    kind: str  # as Prometheus calls it: counter, gauge or histogram
    meaning: str


REQUESTS: Final = Metric("requests_total", "counter", "Requests answered, by status.")
WEBSOCKETS: Final = Metric("websockets", "gauge", "Live pages that are connected now.")
RERUNS: Final = Metric("rerun_seconds", "histogram", "Time in which a whole page was worked out.")
SIGN_INS: Final = Metric("sign_ins_total", "counter", "Attempts to sign in, by how they ended.")
SESSIONS: Final = Metric("sessions", "gauge", "Sessions that have not ended.")
UPLOADED: Final = Metric("uploaded_bytes", "gauge", "Memory taken by files that are uploaded.")
STORE_SIZE: Final = Metric("store_bytes", "gauge", "Size of the file of the data and its log.")
LAST_BACKUP: Final = Metric(
    "last_backup_timestamp_seconds", "gauge", "When the last backup was verified; 0 for never."
)
MEMORY: Final = Metric("process_memory_bytes", "gauge", "Memory that this process takes.")


class Measurements:
    """What was counted since this process began; any thread may add to it."""

    def __init__(self) -> None:
        self._adding = threading.Lock()
        self._values: dict[tuple[Metric, Labels], float] = defaultdict(float)
        self._seconds: dict[Metric, list[float]] = {}  # how many under each bound, and their sum

    def add(self, metric: Metric, amount: float = 1, **labels: str) -> None:
        """Add to a counter, or to a gauge that goes up and down."""
        with self._adding:
            self._values[metric, tuple(sorted(labels.items()))] += amount

    @contextmanager
    def timed(self, metric: Metric) -> Iterator[None]:
        """Add to a histogram how many seconds the block takes, however it ends."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self._add_seconds(metric, time.perf_counter() - begun)

    def _add_seconds(self, metric: Metric, seconds: float) -> None:
        with self._adding:
            found = self._seconds.setdefault(metric, [0.0] * (len(SECONDS) + 2))
            found[bisect.bisect_left(SECONDS, seconds)] += 1
            found[-1] += seconds

    def text(self, now: Mapping[Metric, float]) -> str:
        """Everything that was counted, and what is `now` the value of the other gauges."""
        with self._adding:
            values = dict(self._values)
            seconds = {metric: list(found) for metric, found in self._seconds.items()}
        values |= {(metric, ()): value for metric, value in now.items()}
        lines: list[str] = []
        for metric in sorted({key for key, _ in values} | {*seconds}, key=lambda known: known.name):
            name = _PREFIX + metric.name
            lines += [f"# HELP {name} {metric.meaning}", f"# TYPE {name} {metric.kind}"]
            lines += [
                f"{name}{_labels_text(labels)} {value:.17g}"
                for (measured, labels), value in sorted(values.items(), key=lambda item: item[0][1])
                if measured == metric
            ]
            if metric in seconds:
                lines += _histogram_lines(name, seconds[metric])
        return "\n".join(lines) + "\n"


def _histogram_lines(name: str, found: list[float]) -> Iterator[str]:
    *counts, total = found
    passed = 0.0
    for bound, count in zip((*map(str, SECONDS), "+Inf"), counts, strict=True):
        passed += count
        yield f'{name}_bucket{{le="{bound}"}} {passed:.0f}'
    yield f"{name}_sum {total:.6f}"
    yield f"{name}_count {passed:.0f}"


def _labels_text(labels: Labels) -> str:
    """Labels as they stand behind a name; their values are our own words, and need no escape."""
    written = ",".join(f'{name}="{value}"' for name, value in labels)
    return f"{{{written}}}" if written else ""


def process_memory() -> float:
    """The memory of this process that stands in the machine's own, in bytes."""
    resident_pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return float(int(resident_pages) * os.sysconf("SC_PAGE_SIZE"))


def size_of(*files: Path) -> float:
    """The bytes of those of some files that are there."""
    return float(sum(file.stat().st_size for file in files if file.exists()))


MEASUREMENTS: Final = Measurements()
