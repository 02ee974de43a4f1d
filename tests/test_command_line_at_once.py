"""Imports that come at the same time, to the dashboard that runs: one after the other."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from data import queries
from data.store import Store

pytestmark = pytest.mark.slow


def at_once(database: Path, files: Sequence[Path], *options: str) -> list[tuple[int, str, str]]:
    """Import each file by a command of its own, all begun before any has ended."""
    command = Path(sys.executable).parent / "woonnetwerk"
    begun = [
        subprocess.Popen(
            [command, "--database", database, "import", file, "-m", file.stem, "--json", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for file in files
    ]
    ended = [(process, *process.communicate(timeout=240)) for process in begun]
    return [(process.returncode, stdout, stderr) for process, stdout, stderr in ended]


def test_six_imports_at_once_are_six_revisions_and_none_is_lost(own: str, tmp_path: Path) -> None:
    del own  # it only has to run
    database = tmp_path / "store.duckdb"
    files = []
    for number in range(6):
        folder = tmp_path / f"lijst{number}"
        folder.mkdir()
        rows = "".join(f"a{number}x{row},Actor {number} {row}\n" for row in range(200))
        files.append(folder / "actoren.csv")
        files[-1].write_text(f"id,naam\n{rows}", encoding="utf-8")
    done = at_once(database, files)
    assert [code for code, _, _ in done] == [0] * 6, done
    assert sorted(json.loads(stdout)["revision"] for _, stdout, _ in done) == [*range(2, 8)]
    assert {json.loads(stdout)["added"] for _, stdout, _ in done} == {200}
    copy = tmp_path / "kopie.duckdb"
    command = Path(sys.executable).parent / "woonnetwerk"
    subprocess.run([command, "--database", database, "backup", copy], check=True)
    with Store.open(copy) as store:
        assert store.revision == 7
        ids = {actor.id for actor in queries.facts(store).actors}
        assert {f"a{number}x{row}" for number in range(6) for row in range(200)} <= ids
        for number in range(2, 8):
            assert len(queries.changes_between(store, number - 1, number)) == 200
