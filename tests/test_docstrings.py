"""What a docstring puts in backquotes is there: a name of the code, a file, or a word of data."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Final

import pytest

_ROOT: Final = Path(__file__).parents[1]
_PACKAGES: Final = ("data", "graph", "dashboard", "tests")
_QUOTED: Final = re.compile(r"`([A-Za-z_][\w./-]*[A-Za-z0-9/])(?:\(\))?`")
_Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def _sources() -> list[Path]:
    return [path for package in _PACKAGES for path in sorted((_ROOT / package).rglob("*.py"))]


@cache
def _tree(source: Path) -> ast.Module:
    return ast.parse(source.read_text(encoding="utf-8"))


def _documented(tree: ast.Module) -> Iterator[tuple[_Documented, str]]:
    for node in ast.walk(tree):
        if isinstance(node, _Documented) and (text := ast.get_docstring(node)):
            yield node, text


@cache
def _names_in(source: Path) -> frozenset[str]:
    """Every name that the code of a file uses, and every text in it that is no docstring."""
    docstrings = {text for _, text in _documented(_tree(source))}
    found: set[str] = set()
    for node in ast.walk(_tree(source)):
        match node:
            case ast.Name(id=name) | ast.arg(arg=name) | ast.Attribute(attr=name):
                found.add(name)
            case ast.keyword(arg=str() as name):
                found.add(name)
            case ast.alias(name=name, asname=other):
                found |= {*name.split("."), other or name}
            case ast.Constant(value=str() as text) if inspect.cleandoc(text) not in docstrings:
                found |= {text, *re.findall(r"[\w-]+", text)}
            case _:
                pass
    return frozenset(found | _defined_in(source))


@cache
def _defined_in(source: Path) -> frozenset[str]:
    """The functions, classes and constants of a file."""
    kinds = (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)
    named = {node.name for node in ast.walk(_tree(source)) if isinstance(node, kinds)}
    constants = {
        node.target.id
        for node in _tree(source).body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    return frozenset(named | constants)


@cache
def _words_of_data() -> frozenset[str]:
    """What files, addresses and settings may hold: the texts of one word in the code."""
    nodes = (node for source in _sources() for node in ast.walk(_tree(source)))
    values = (node.value for node in nodes if isinstance(node, ast.Constant))
    return frozenset(value for value in values if isinstance(value, str) and value.isidentifier())


@cache
def _known_everywhere() -> frozenset[str]:
    """Definitions of the whole code, its files and folders, and the modules that it can import."""
    defined = {name for source in _sources() for name in _defined_in(source)}
    inside = [path for package in _PACKAGES for path in (_ROOT / package).rglob("*")]
    files = {name for path in inside for name in (path.name, path.stem)}
    return frozenset(
        {*_PACKAGES, *defined, *files, *sys.stdlib_module_names, *packages_distributions()}
    )


@pytest.mark.parametrize("package", _PACKAGES)
def test_what_stands_in_backquotes_is_there(package: str) -> None:
    missing = [
        f"{source.relative_to(_ROOT)}: `{quoted}`"
        for source in sorted((_ROOT / package).rglob("*.py"))
        for _, text in _documented(_tree(source))
        for quoted in _QUOTED.findall(text)
        if not _is_there(quoted, source)
    ]
    assert missing == []


def _is_there(quoted: str, source: Path) -> bool:
    """Whether a name, `package.module` or `folder/file.py` is known in a file or everywhere."""
    parts = [part for part in re.split(r"[./]", quoted.removesuffix(".py")) if part]
    if parts[0] in sys.stdlib_module_names:
        return True
    # The docstring of a package speaks of what is in its modules.
    room = source.parent.glob("*.py") if source.name == "__init__.py" else (source,)
    known = frozenset().union(*map(_names_in, room)) | _known_everywhere() | _words_of_data()
    return quoted.rstrip("/") in known or parts[-1] in known


def test_a_name_that_is_nowhere_is_seen() -> None:
    assert _QUOTED.findall("As `read_grids()` and `no-such-name`; `a b` is no name.") == [
        "read_grids",
        "no-such-name",
    ]
    here = Path(__file__)
    assert _is_there("read_grids", here)
    assert _is_there("data/intake/limits.py", here)
    assert not _is_there("applied_" + "nowhere", here)
