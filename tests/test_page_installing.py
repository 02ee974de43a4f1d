"""What installs the dashboard: units of systemd, a Dockerfile, compose, examples of proxies.

No container can be built where the tests run; what can be looked at without is looked at.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from configparser import ConfigParser
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
EXAMPLES: Final = ROOT / "dashboard" / "access" / "examples"
UNITS: Final = ("woonnetwerk.service", "woonnetwerk-backup.service", "woonnetwerk-backup.timer")
UNPACKED: Final = ROOT / ".venv" / "systemd"


def unit(name: str) -> dict[str, dict[str, list[str]]]:
    """A unit as sections of keys, each with all its values; raises for what is no unit."""
    sections: dict[str, dict[str, list[str]]] = {}
    for line in (EXAMPLES / name).read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            keys = sections.setdefault(line.strip("[]"), {})
            continue
        key, value = line.split("=", 1)
        keys.setdefault(key, []).append(value)
    return sections


def analyze(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run systemd-analyze, as installed or as the Makefile unpacks it, where the units are."""
    for name in UNITS:
        text = (EXAMPLES / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("/opt/woonnetwerk", str(ROOT)), encoding="utf-8")
    program = shutil.which("systemd-analyze") or str(UNPACKED / "usr" / "bin" / "systemd-analyze")
    libraries = ":".join(str(path.parent) for path in UNPACKED.rglob("libsystemd-shared-*.so"))
    return subprocess.run(
        [program, *arguments],
        cwd=tmp_path,
        env={**os.environ, **({"LD_LIBRARY_PATH": libraries} if libraries else {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.slow
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    found = analyze(tmp_path, "verify", *UNITS)
    assert found.returncode == 0, found.stderr
    assert found.stderr.strip() == ""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["woonnetwerk.service", "woonnetwerk-backup.service"])
def test_systemd_finds_the_services_little_exposed(tmp_path: Path, name: str) -> None:
    found = analyze(tmp_path, "security", "--offline=yes", "--threshold=20", "--no-pager", name)
    assert found.returncode == 0, found.stdout[-300:] + found.stderr


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_has_its_sections_and_no_key_without_a_value(name: str) -> None:
    sections = unit(name)
    parser = ConfigParser(strict=False, interpolation=None)
    parser.read_string((EXAMPLES / name).read_text(encoding="utf-8"))
    assert set(parser.sections()) == set(sections)
    assert "Unit" in sections
    assert sections["Unit"]["Description"]


def test_the_service_may_do_what_its_uploads_and_backups_need() -> None:
    service = unit("woonnetwerk.service")["Service"]
    assert service["User"] == ["woonnetwerk"]
    # Files are read by processes of its own, with limits: fork, setrlimit and their memory.
    assert service["SystemCallFilter"] == ["@system-service", "~@privileged"]
    assert service["MemoryMax"] == ["6G"]
    backups = Path(service["ReadWritePaths"][0])
    command = unit("woonnetwerk-backup.service")["Service"]["ExecStart"][0]
    assert f" backup {backups}/" in command
    for name in UNITS[:2]:
        rights = unit(name)["Service"]
        assert rights["NoNewPrivileges"] == rights["PrivateTmp"] == ["yes"]
        assert rights["ProtectSystem"] == ["strict"]
        assert rights["CapabilityBoundingSet"] == [""]


def test_the_nightly_backup_runs_as_it_stands_in_its_unit(tmp_path: Path) -> None:
    database, backups = tmp_path / "data" / "woonnetwerk.duckdb", tmp_path / "backups"
    backups.mkdir()
    program = ROOT / ".venv" / "bin" / "woonnetwerk"
    command = unit("woonnetwerk-backup.service")["Service"]["ExecStart"][0]
    for before, after in {
        "/opt/woonnetwerk/.venv/bin/woonnetwerk": program,
        "/var/lib/woonnetwerk/woonnetwerk.duckdb": database,
        "/var/backups/woonnetwerk": backups,
        "$$": "$",  # as systemd reads them
        "%%": "%",
    }.items():
        assert before in command, before
        command = command.replace(before, str(after))
    fill: list[str | Path] = [
        program,
        "--database",
        database,
        "import",
        "data/kortrijk",
        "-m",
        "first",
    ]
    subprocess.run(fill, cwd=ROOT, check=True, capture_output=True)
    subprocess.run(shlex.split(command), check=True, capture_output=True)
    (made,) = backups.iterdir()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d\.duckdb", made.name)
    assert made.stat().st_mode & 0o777 == 0o600


def instructions() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile, each on one line."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.split()[0], line.split(maxsplit=1)[1]) for line in lines]


def test_the_dockerfile_copies_what_is_there_and_what_is_not_ignored() -> None:
    ignored = [
        line
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert ignored[0] == "*"
    taken = {line.removeprefix("!") for line in ignored if line.startswith("!")}
    copied = {
        source for name, rest in instructions() if name == "COPY" for source in rest.split()[:-1]
    }
    assert copied
    for source in copied:
        assert (ROOT / source).exists(), source
        assert source.split("/")[0] in taken, source
    left_out = [line.removeprefix("**/") for line in ignored if line.startswith("**/")]
    for secret in ("access.toml", "client-secret", "store.duckdb", "store.duckdb.access"):
        assert any(fnmatch(secret, pattern) for pattern in left_out), secret


def test_the_container_is_run_by_an_account_of_its_own_and_asked_whether_it_is_ready() -> None:
    names = [name for name, _ in instructions()]
    values = dict(instructions())
    assert names.index("USER") < names.index("ENTRYPOINT")
    assert values["USER"] == "woonnetwerk"
    assert "/gereed" in values["HEALTHCHECK"]
    assert all("--require-hashes" in rest for _, rest in instructions() if "-r " in rest)


def test_images_come_by_their_names_alone() -> None:
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    images = [
        *(rest for name, rest in instructions() if name == "FROM"),
        *re.findall(r"image: (\S+)", compose),
    ]
    for image in images:
        assert re.fullmatch(r"[a-z]+:[a-z0-9.-]+", image), image
    assert "://" not in re.sub(r"https://\$\{|http://127\.0\.0\.1", "", compose)


def test_compose_hands_the_settings_to_a_container_that_can_write_nothing_else() -> None:
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    assert "\t" not in compose
    for line in ("read_only: true", "cap_drop: [ALL]", "./settings:/settings:ro", "data:/data"):
        assert line in compose, line
    subnet = re.findall(r"\d+\.\d+\.\d+\.\d+/\d+", compose)
    assert len(subnet) == 2
    assert len(set(subnet)) == 1  # of the network, and of what access.toml is to believe
