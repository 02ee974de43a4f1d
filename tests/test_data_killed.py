"""A process that is killed while it imports leaves the state of before or of after."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from data import queries
from data.intake.proposal import EXAMPLE, KORTRIJK, accept, propose, uploads_from
from data.store import Store

# Says when it is about to commit, and when it has; between the two it is killed.
IMPORT = """
import sys
from pathlib import Path
from data.intake.proposal import accept, propose, uploads_from
from data.store import Store
with Store.open(Path(sys.argv[1])) as store:
    proposal = propose(store, uploads_from([Path(sys.argv[2])]), replace=False)
    print("now", flush=True)
    accept(store, proposal, author="An", message="voorbeeld")
    print("done", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def kortrijk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "kortrijk.duckdb"
    with Store.open(path) as store:
        proposal = propose(store, uploads_from([KORTRIJK]), replace=False)
        accept(store, proposal, author="An", message="kortrijk")
    return path


@pytest.mark.parametrize("milliseconds", [0, 20, 60, 120, 200, 400, None])
def test_a_killed_import_leaves_before_or_after_and_the_next_start_needs_no_hand(
    kortrijk: Path, tmp_path: Path, milliseconds: int | None
) -> None:
    path = tmp_path / "store.duckdb"
    shutil.copy(kortrijk, path)
    with Store.open(path) as store:
        before = queries.facts(store)
        after = propose(store, uploads_from([EXAMPLE]), replace=False).after
    process = subprocess.Popen(
        [sys.executable, "-c", IMPORT, str(path), str(EXAMPLE)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "now\n"
    if milliseconds is None:
        assert process.stdout.readline() == "done\n"
    else:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(milliseconds / 1000)
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()
    with Store.open(path) as store:
        revision = store.revision
        facts = queries.facts(store)
        if revision == 1:
            assert facts == before
        else:
            assert revision == 2
            assert facts == after
            assert queries.facts_at(store, 1) == before
        assert len(queries.history(store)) == revision
        if milliseconds is None:
            assert revision == 2
