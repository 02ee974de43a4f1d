"""A row that would become very many is one problem at that row, found before any row is made."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from data.intake.checking.check import CheckResult, check
from data.intake.limits import LIMITS
from data.intake.sandbox.read_uploads import read
from data.intake.uploaded_files import Upload
from data.model import Actor, Body, Facts, Layer, Seat, Theme
from tests.attacks import ods_of, ods_row, zipped

PART = LIMITS.exploded_from_row // 2
KNOWN = Facts(
    actors=tuple(Actor(id=f"a{n}", name=f"Actor {n}") for n in range(LIMITS.exploded_from_row + 1)),
    bodies=tuple(Body(id=f"b{n}", name=f"Body {n}", layer=Layer.CONSULTATION) for n in range(500)),
    themes=(Theme(id="wonen", name="Wonen"), Theme(id="zorg", name="Zorg")),
)


def checked(**files: str) -> CheckResult:
    return check(
        read([Upload(f"{name}.csv", text.encode()) for name, text in files.items()]), KNOWN
    )


def many(letter: str, count: int, between: str = "|") -> str:
    return between.join(f"{letter}{number}" for number in range(count))


def errors(result: CheckResult) -> list[tuple[str, str | None, str | None, int | None, str | None]]:
    return [
        (problem.code, problem.file, problem.sheet, problem.row, problem.column)
        for problem in result.problems
        if not problem.warning
    ]


@pytest.mark.parametrize("count", [1_000, 5_000])
def test_a_seat_that_names_thousands_of_bodies_and_of_actors_is_one_problem(count: int) -> None:
    reading = read(
        [
            Upload(
                "zetels.csv",
                f'overleg;actor\n"{many("o", count)}";"{many("x", count)}"\n'.encode(),
            )
        ]
    )
    tracemalloc.start()
    result = check(reading, KNOWN)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    [problem] = result.problems
    assert errors(result) == [
        ("too-many-in-one-row", "zetels.csv", None, 2, "overleg, actor"),
    ]
    assert problem.values == {"found": str(count * count), "limit": str(LIMITS.exploded_from_row)}
    assert most < 30e6


def in_csv(rows: list[list[str]]) -> Upload:
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    return Upload("seats.csv", text.encode())


def in_zip(rows: list[list[str]]) -> Upload:
    return Upload("alles.zip", zipped({"seats.csv": in_csv(rows).content}))


def in_xlsx(rows: list[list[str]]) -> Upload:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("seats")
    for row in rows:
        sheet.append(row)
    packed = io.BytesIO()
    book.save(packed)
    return Upload("alles.xlsx", packed.getvalue())


def in_ods(rows: list[list[str]]) -> Upload:
    return Upload("seats.ods", ods_of("".join(ods_row(*row) for row in rows), sheet="seats"))


@pytest.mark.parametrize("made", [in_csv, in_zip, in_xlsx, in_ods])
def test_it_is_so_in_every_format(made: Callable[[list[list[str]]], Upload]) -> None:
    rows = [["body", "actor"], ["b0", "a0"], [many("b", 50), many("a", 50)], ["b1", "a1"]]
    result = check(read([made(rows)]), KNOWN)
    [(code, _, _, row, column)] = errors(result)
    assert (code, row, column) == ("too-many-in-one-row", 3, "body, actor")
    assert [
        (seat.body, seat.actor) for seat in result.facts["seats"] if isinstance(seat, Seat)
    ] == [("b0", "a0"), ("b1", "a1")]


def test_as_many_as_the_limit_go_in_and_one_more_does_not() -> None:
    limit = LIMITS.exploded_from_row
    at = checked(seats=f"body,actor\nb0,{many('a', limit)}\n")
    assert at.ok
    assert len(at.facts["seats"]) == limit
    over = checked(seats=f"body,actor\nb0,{many('a', limit + 1)}\n")
    assert errors(over) == [("too-many-in-one-row", "seats.csv", None, 2, "actor")]
    product = checked(seats=f"body,actor\n{many('b', 500)},{many('a', 2)}\n")
    assert product.ok
    assert len(product.facts["seats"]) == limit
    assert not checked(seats=f"body,actor\n{many('b', 500)},{many('a', 3)}\n").ok


def test_a_name_that_is_repeated_counts_once() -> None:
    repeated = "|".join(["a0", "a1"] * LIMITS.exploded_from_row)
    assert checked(seats=f"body,actor\nb0,{repeated}\n").ok


@pytest.mark.parametrize(
    ("table", "text", "column"),
    [
        ("theme_links", "theme,subject\nwonen|zorg,{many}\n", "theme, subject"),
        ("attendance", "meeting,actor,presence\nm1,{many}|a1000,present\n", "actor"),
        ("ties", "from,to,kind\na0|a1,{many},funds\n", "from, to"),
        ("invitations", "meeting,actor\nm1,{many}|a1000\n", "actor"),
        ("bodies", "id,name,layer,members\nnieuw,Nieuw,overleg,{many}|b1\n", "members"),
        ("actors", "id,name,overleg\nnieuw,Nieuw,{many}|b1\n", "overleg"),
    ],
)
def test_it_is_so_in_every_table_and_in_columns_of_members(
    table: str, text: str, column: str
) -> None:
    result = checked(**{table: text.replace("{many}", many("a", LIMITS.exploded_from_row))})
    assert errors(result) == [("too-many-in-one-row", f"{table}.csv", None, 2, column)]


def test_rows_that_are_too_many_only_together_are_one_problem_at_the_first_beyond() -> None:
    most, cell = LIMITS.exploded // LIMITS.exploded_from_row, many("a", LIMITS.exploded_from_row)
    rows = [f"b{number},{cell}\n" for number in range(most + 2)]
    assert checked(seats="body,actor\n" + "".join(rows[:most])).ok
    beyond = checked(seats="body,actor\n" + "".join(rows))
    assert errors(beyond) == [("too-many-from-lists", "seats.csv", None, most + 2, "actor")]
    # The rows of all files of an upload count together.
    both = checked(
        seats="body,actor\n" + "".join(rows[:most]), theme_links="theme,subject\nwonen|zorg,b1\n"
    )
    assert errors(both) == [("too-many-from-lists", "theme_links.csv", None, 2, "theme")]


def test_what_stands_beside_a_list_counts_for_each_row_that_it_becomes() -> None:
    quote = "x" * LIMITS.cell_letters
    fit = LIMITS.letters // (LIMITS.exploded_from_row * (LIMITS.cell_letters + 8))
    row = f"{many('a', LIMITS.exploded_from_row)},{quote}\n"
    rows = [f"b{number},{row}" for number in range(fit + 2)]
    result = checked(seats="body,actor,quote\n" + "".join(rows))
    assert errors(result) == [("too-many-from-lists", "seats.csv", None, fit + 2, "actor")]


def test_where_one_belongs_a_long_list_is_told_by_its_first_names() -> None:
    [problem] = checked(actors=f"id,name,part_of\nx,X,{many('a', 900)}\n").problems
    assert problem.code == "one-expected"
    assert problem.values["found"].endswith("a8, a9, …")
