"""The process that reads one workbook or network, so that a hostile one brings down nothing else.

`python -m data.intake.child KIND` takes a file of that kind on standard input and prints lines of
JSON: per sheet its name, then lots of its rows, `[[row number, [cell, …]], …]`; in between the
share of the work that is done. It ends with exit code 0, or prints a last line
`{code, sheet, row, values}` that says why it stopped, and ends with exit code 1.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial

from data.errors import Problem
from data.intake import graph_files, opendocument, workbook
from data.intake.limits import LIMITS, Limits
from data.intake.row import BeyondLimitsError, RawRow

_LOT = 10_000  # rows in a line


def main(kind: str) -> int:
    """Read the file on standard input within the limits; give the exit code."""
    resource.setrlimit(resource.RLIMIT_AS, (LIMITS.memory, LIMITS.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (LIMITS.processor, LIMITS.processor))
    sheets = _READERS[kind]
    said = 0
    try:
        for name, rows in sheets(sys.stdin.buffer.read(), LIMITS):
            said += _tell(name)
            for start in range(0, len(rows), _LOT):
                said += _tell(rows[start : start + _LOT])
                if said > LIMITS.said:
                    raise BeyondLimitsError(Problem("too-heavy"))
    except BeyondLimitsError as error:
        problem = asdict(error.problem)
    except MemoryError:
        problem = {"code": "too-heavy"}
    except opendocument.EncryptedError:
        problem = {"code": "password-protected"}
    except Exception as error:  # noqa: BLE001  # a broken workbook breaks its library in any way
        problem = {"code": f"broken-{_CALLED[kind]}", "values": {"reason": _reason(error)}}
    else:
        return 0
    _tell(problem)
    return 1


def _tell(said: object) -> int:
    """Write one line, and say how long it is."""
    written = sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()
    return written


def _reason(error: BaseException) -> str:
    while error.__cause__ is not None:
        error = error.__cause__
    return f"{type(error).__name__}: {error}".splitlines()[0][:200]


_READERS: dict[str, Callable[[bytes, Limits], Iterator[tuple[str, list[RawRow]]]]] = {
    "xlsx": partial(workbook.sheets_of, heard=_tell),
    "ods": opendocument.sheets,
    "graphml": graph_files.graphml,
    "gexf": graph_files.gexf,
}
_CALLED = {"xlsx": "workbook", "ods": "workbook", "graphml": "network", "gexf": "network"}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
