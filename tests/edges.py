"""Files whose cells hold the utmost that the checks let in, and beyond; and all that uses them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from click.testing import CliRunner

from dashboard.app_pages import PAGES
from dashboard.cli import main
from dashboard.documents.export_files import EXPORTS
from data import queries
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.understanding.cell_values import cell_converter
from data.intake.understanding.value_columns import CellProblem
from data.intake.uploaded_files import Upload
from data.model import Facts
from data.store import Store
from data.tables import CellType, Column, Table
from tests.visiting import visited

_TEXTS: Final = [
    "x",
    "0",
    "-1",
    "NaN",
    "nan",
    "inf",
    "None",
    "null",
    "=1+1",
    "#tag",
    "a/b\\c",
    "..",
    "é" * 40,
    "e\u0301",
    "👪",
    "\u0661",
    "\u200bx",
    "\u202ex",
    "<b>&amp;</b>",
    "**x** [y](z) $x$ :red[x] `q`",
    "{found} {0} %s",
    '"',
    "'",
    "a\nb",
    "a\tb",
    "a" * 3_000,
    "https://example.org/?a=b&c=d#e",
    "javascript:alert(1)",
    "http://[",
    "25:61",
    "14:00",
    "http://[::1",
    "\ufeff",
    "\ufffd",
    "\U000e0001",
    "--",
    "1e308",
]
_NUMBERS = ["-4", "0", "0,001", "0,01", "0,5", "1", "366", "367", "999999999", "1000000000"]
_NUMBERS += ["-1000000000000", "1000000000000", "1e308", "9" * 400, "NaN", "inf", "-inf"]
_NUMBERS += ["0," + "0" * 40 + "1", "2147483647", "2147483648", "1,5"]
_DAYS = ["0001-01-01", "0999-12-31", "1000-01-01", "1582-10-10", "1899-12-31", "1900-01-01"]
_DAYS += ["1969-12-31", "2026-11-23", "2024-02-29", "2100-01-01", "2999-12-31", "3000-01-01"]
_DAYS += ["9999-12-31"]
_PERIODS: Final = [*_DAYS, "0001", "1000", "1000-01", "2026", "2026-11", "2999", "2999-12", "9999"]
EDGES: Final = {
    CellType.TEXT: _TEXTS,
    CellType.NUMBER: _NUMBERS,
    CellType.INTEGER: _NUMBERS,
    CellType.DATE: _DAYS,
    CellType.PERIOD: _PERIODS,
    CellType.FLAG: ["ja", "nee", ""],
}
ROWS: Final = max(map(len, EDGES.values()))
PLAIN: Final = 3  # things of each table that rows may refer to


def edges_of(column: Column) -> list[str]:
    """The texts that the checks of this column let in."""
    value = cell_converter(column)
    found = {text: value(text) for text in EDGES[column.type]}
    return [
        text for text, meant in found.items() if not isinstance(meant, CellProblem) or meant.warning
    ]


def edge_of(table: Table, column: Column, row: int) -> str:
    """The text of a column in a row; in the first few rows only what is needed."""
    if column.name == "id":
        texts = edges_of(column)
        return f"{table.name}-{row}" if row < PLAIN else f"{table.name} {texts[row % len(texts)]}"
    if row < PLAIN and not column.required:
        return ""
    if column.references and not (column.open_vocabulary and row % 4 == PLAIN):
        # Not all columns of a row go on in step, for pairs have to differ.
        place = row if column.field == table.key[0] else row // PLAIN
        return f"{column.references[row % len(column.references)]}-{place % PLAIN}"
    if column.choices is not None:
        choices = list(column.choices)
        return choices[row % len(choices)].value
    texts = edges_of(column) if column.name != "kbo" else ["0204212714", ""]
    return texts[(row + len(column.name)) % len(texts)]


def rows_of(table: Table, rows: int = ROWS) -> list[list[str]]:
    """Rows of a table, of which the first few are what others refer to."""
    return [[edge_of(table, column, row) for column in table.columns] for row in range(rows)]


def upload(table: Table, rows: Iterable[Sequence[str]]) -> Upload:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([column.name for column in table.columns])
    writer.writerows(rows)
    return Upload(f"{table.name}.csv", text.getvalue().encode("utf-8", "surrogatepass"))


def taken_in(database: Path, uploads: Sequence[Upload]) -> Facts:
    """Take in every row that the checks let in; give the facts that came of it."""
    with Store.open(database) as store:
        proposal = propose(store, uploads, replace=False, skip_wrong_rows=True)
        if proposal.ok and proposal.changes:
            accept(store, proposal, author="An", message="alles")
        return queries.facts(store)


def wrongs_of_commands(database: Path, facts: Facts, folder: Path) -> list[str]:
    """What commands end in that is no refusal of theirs, on a store with these facts."""
    asked: list[list[str]] = [["status"], ["measures"], ["gaps", "--all"], ["history"]]
    asked += [[*words, "--json"] for words in asked]
    asked += [["show", "1"], ["template", str(folder / "sjabloon.xlsx")]]
    endings = [each.ending.removesuffix(".zip").replace(".kumu", "") for each in EXPORTS]
    asked += [["export", str(folder / f"uit{ending}"), "--personal"] for ending in endings]
    asked += [
        ["prepare", body.id, "--date", day, "--output", str(folder / f"zitting-{place}-{day}")]
        for place, body in enumerate(facts.bodies[:PLAIN])
        for day in ("2026-12-01", "2999-12-31")
    ]
    found = []
    for words in asked:
        result = CliRunner().invoke(main, ["--database", str(database), "--debug", *words])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            found.append(f"{words}: {result.output[-300:]} {result.exception!r}")
    return found


def wrongs_of_pages(database: Path, facts: Facts) -> list[str]:
    """The exceptions that pages end in, on a store with these facts."""
    asked: list[tuple[str, dict[str, str | list[str]]]] = [(page.key, {}) for page in PAGES]
    asked += [("actor", {"id": actor.id}) for actor in facts.actors]
    asked += [("body", {"id": body.id}) for body in facts.bodies]
    found = []
    for page, address in asked:
        shown = visited(page, database, address).run()
        found += [
            f"{page} {address}: {each.message} {each.stack_trace}" for each in shown.exception
        ]
    return found
