"""The shape of the project: imports run one way, and the libraries stay where they belong."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("data", "graph", "dashboard")
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
}
# Left by tools, and named in .gitignore.
LEFTOVERS = {".git", ".venv", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis"}


def modules() -> list[Path]:
    return [file for layer in LAYERS for file in sorted((ROOT / layer).rglob("*.py"))]


def imported(file: Path) -> Iterator[str]:
    """The full names of the modules that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
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
            assert name == "data.model", f"{file} imports {name}"


def test_the_database_is_opened_in_one_place() -> None:
    opening = [file for file in modules() if "duckdb.connect(" in file.read_text(encoding="utf-8")]
    assert [file.name for file in opening] == ["connection.py"]


def test_only_the_cache_caches_with_streamlit() -> None:
    caching = [file for file in modules() if "st.cache_" in file.read_text(encoding="utf-8")]
    assert [file.name for file in caching] == ["cache.py"]


def test_nothing_shows_html_or_runs_physics_from_the_internet() -> None:
    forbidden = ("unsafe_allow_html", "components.v1", "st.html(", ".from_nx(", "generate_html(")
    # The page that is taken away is pyvis' own, with everything from elsewhere taken out.
    allowed = {("network_page.py", "generate_html(")}
    for file in modules():
        text = file.read_text(encoding="utf-8")
        found = {(file.name, word) for word in forbidden if word in text}
        assert found <= allowed, file


def test_no_folder_is_called_pages() -> None:
    assert not [path for layer in LAYERS for path in (ROOT / layer).rglob("pages")]


def test_the_top_level_is_the_agreed_one() -> None:
    assert {path.name for path in ROOT.iterdir()} - LEFTOVERS == TOP_LEVEL
