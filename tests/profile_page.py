"""Where the time of a page goes: `python -m tests.profile_page network --example`.

The page is shown once, so that what is worked out once per version is there, and once more under
the profiler of Python; printed are the functions in which most time is spent, with what they call.
"""

from __future__ import annotations

import argparse
import pstats
import tempfile
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from streamlit.testing.v1 import AppTest

from dashboard.app_pages import PAGES
from dashboard.roles import Role
from dashboard.server.launch import fill_database
from dashboard.words import Language, Words
from data.periods import today

_SHOWN = 40


def profiled(page: str, database: Path, address: Mapping[str, list[str]], into: Path) -> None:
    """Show a page, and once more under the profiler, which writes its figures to a file.

    Raises RuntimeError with what the page raised.
    """
    asked = {"into": str(into), "page": page, "database": str(database)}
    asked |= {"role": Role.ANALYST.value, "day": today().isoformat()}
    test = AppTest.from_function(_under_profiler, default_timeout=600, kwargs=asked)
    for key, values in address.items():
        test.query_params[key] = values
    test.run().run()
    if test.exception:
        raise RuntimeError(test.exception[0].value)


def _under_profiler(into: str, page: str, database: str, role: str, day: str) -> None:
    # A page runs as a script in a thread of its own: the profiler begins and ends in there.
    import cProfile

    from tests.visiting import show_page

    profile = cProfile.Profile()
    profile.runcall(show_page, page, database, role, day)
    profile.dump_stats(into)


def main() -> None:
    """Profile the page that is asked for, on one of the two data sets or on a store of your own."""
    keys = [page.key for page in PAGES]
    parser = argparse.ArgumentParser(prog="python -m tests.profile_page", description=__doc__)
    parser.add_argument("page", choices=keys, help="one of " + ", ".join(keys))
    parser.add_argument("--address", default="", help="its choices, such as ?actor=caw")
    parser.add_argument("--example", action="store_true", help="the fictional city")
    parser.add_argument(
        "--database", type=Path, help="a store of your own; no other may have it open"
    )
    asked = parser.parse_args()
    address: Mapping[str, list[str]] = parse_qs(urlsplit(asked.address).query)
    with tempfile.TemporaryDirectory() as folder:
        database = asked.database or Path(folder) / "profiled.duckdb"
        if asked.database is None:
            fill_database(database, Words(Language.ENGLISH), example=asked.example)
        figures = Path(folder) / "figures"
        profiled(asked.page, database, address, figures)
        pstats.Stats(str(figures)).sort_stats("cumulative").print_stats(_SHOWN)


if __name__ == "__main__":
    main()
