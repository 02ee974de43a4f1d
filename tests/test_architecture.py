"""The shape of the project: imports run one way, and the libraries stay where they belong."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("data", "graph", "dashboard")
# The layers of the dashboard, from above: a module imports from rooms that stand after its own,
# in its own layer or a lower one. Every module and folder of `dashboard` stands here, once.
DASHBOARD_LAYERS = {
    "command line and server": ("cli", "commands", "app", "server", "access", "operations"),
    "pages": ("app_pages",),
    "components": ("components",),
    "what is worked out": ("comparisons", "cache", "progress", "links", "uploads"),
    "documents and pictures": ("importing", "documents", "pictures"),
    "text": ("rule_settings", "wording", "text"),
    "words and what they speak of": (
        "context",
        "snapshot",
        "marking",
        "day",
        "address",
        "alphabet",
        "markdown",
        "palette",
        "roles",
        "settings",
        "words",
    ),
}
DASHBOARD_ROOMS = list(chain.from_iterable(DASHBOARD_LAYERS.values()))
# The folders of `data/intake` against the way of a file: each imports from those after it.
INTAKE_ORDER = ("proposing", "sandbox", "checking", "understanding", "reading")
ONLY_IN = {
    "duckdb": "data",
    "pyarrow": "data",
    "streamlit": "dashboard",
    "pyvis": "dashboard",
    "click": "dashboard",
    "igraph": "graph",
}
TOP_LEVEL = {
    "dashboard",
    "graph",
    "data",
    "tests",
    "pyproject.toml",
    "README.md",
    "Makefile",
    "requirements.lock",
    ".ci",
    ".streamlit",
    ".gitignore",
    "Dockerfile",
    "compose.yaml",
    ".dockerignore",
}
# Left by tools, and named in .gitignore.
LEFTOVERS = {".git", ".venv", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis"}


def modules() -> list[Path]:
    return [file for layer in LAYERS for file in sorted((ROOT / layer).rglob("*.py"))]


@cache
def import_statements(file: Path) -> list[ast.Import | ast.ImportFrom]:
    """The imports of a file, wherever in the file."""
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]


def imported(file: Path) -> Iterator[str]:
    """The full names of the modules that a file imports, wherever in the file."""
    for node in import_statements(file):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        else:
            assert node.level == 0, f"{file} imports relatively"
            yield node.module or ""


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(ROOT)))
def test_imports_run_one_way_and_libraries_stay_in_their_layer(file: Path) -> None:
    layer = file.relative_to(ROOT).parts[0]
    below = LAYERS[: LAYERS.index(layer) + 1]
    for name in imported(file):
        top = name.split(".")[0]
        assert top not in LAYERS or top in below, f"{file} imports {name}"
        assert ONLY_IN.get(top, layer) == layer, f"{file} imports {name}"
        if layer == "graph" and top == "data":
            assert name in {"data.model", "data.periods"}, f"{file} imports {name}"


def room(name: str) -> str:
    """The module or folder of `dashboard` that a full name lies in; empty for no part of it."""
    top, *rest = name.split(".")
    return rest[0] if top == "dashboard" and rest else ""


def taken_from(file: Path) -> set[str]:
    """The full names that a file imports, each thing that it takes from a module by its own."""
    found = set(imported(file))
    for node in import_statements(file):
        if isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_every_room_of_the_dashboard_has_one_layer() -> None:
    rooms = {
        path.stem
        for path in (ROOT / "dashboard").iterdir()
        if (path.suffix == ".py" or any(path.glob("*.py"))) and path.stem != "__init__"
    }
    assert Counter(DASHBOARD_ROOMS) == Counter(rooms)


@pytest.mark.parametrize("name", DASHBOARD_ROOMS)
def test_imports_run_one_way_inside_the_dashboard_too(name: str) -> None:
    below = DASHBOARD_ROOMS[DASHBOARD_ROOMS.index(name) :]
    for file in sorted({ROOT / f"dashboard/{name}.py", *(ROOT / "dashboard" / name).rglob("*.py")}):
        if file.exists():
            back = {other for other in taken_from(file) if room(other) not in {"", *below}}
            assert not back, f"{file} imports {back}"


@pytest.mark.parametrize("name", INTAKE_ORDER)
def test_the_folders_of_intake_stand_in_the_order_in_which_a_file_travels(name: str) -> None:
    ahead = INTAKE_ORDER[: INTAKE_ORDER.index(name)]
    for file in (ROOT / "data/intake" / name).glob("*.py"):
        back = {other for other in imported(file) for it in ahead if f".intake.{it}." in other}
        assert not back, f"{file} imports {back}"


def test_components_show_what_they_are_given_and_only_the_page_header_asks_the_cache() -> None:
    asking = {
        str(file.relative_to(ROOT / "dashboard/components"))
        for file in (ROOT / "dashboard/components").rglob("*.py")
        if taken_from(file) & {"dashboard.cache", "dashboard.comparisons"}
    }
    assert asking == {"page_header.py"}


@pytest.mark.parametrize(
    "folder",
    sorted({file.parent for file in modules()}),
    ids=lambda folder: str(folder.relative_to(ROOT)),
)
def test_no_folder_holds_rooms_that_import_each_other_in_a_circle(folder: Path) -> None:
    inside = f"{'.'.join(folder.relative_to(ROOT).parts)}."
    needs: dict[str, set[str]] = {}
    for file in folder.rglob("*.py"):
        own = file.relative_to(folder).with_suffix("").parts[0]
        others = {
            name.removeprefix(inside).split(".")[0]
            for name in taken_from(file)
            if name.startswith(inside)
        }
        if own != "__init__":
            needs.setdefault(own, set()).update(others - {own})
    assert tuple(TopologicalSorter(needs).static_order())


def test_the_database_is_opened_in_one_place() -> None:
    opening = [file for file in modules() if "duckdb.connect(" in file.read_text(encoding="utf-8")]
    assert [file.name for file in opening] == ["connection.py"]


def test_only_the_cache_caches_with_streamlit() -> None:
    caching = [file for file in modules() if "st.cache_" in file.read_text(encoding="utf-8")]
    assert [file.name for file in caching] == ["cache.py"]


def test_nothing_shows_html_or_runs_physics_from_the_internet() -> None:
    forbidden = ("unsafe_allow_html", "components.v1", "st.html(", ".from_nx(", "generate_html(")
    # The page that is taken away is pyvis' own, with everything from elsewhere taken out.
    allowed = {("offline_network_page.py", "generate_html(")}
    for file in modules():
        text = file.read_text(encoding="utf-8")
        found = {(file.name, word) for word in forbidden if word in text}
        assert found <= allowed, file


def test_no_folder_is_called_pages() -> None:
    assert not [path for layer in LAYERS for path in (ROOT / layer).rglob("pages")]


def test_the_top_level_is_the_agreed_one() -> None:
    assert {path.name for path in ROOT.iterdir()} - LEFTOVERS == TOP_LEVEL
