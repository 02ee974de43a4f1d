"""Every number and every day of a file lies within a range, and says so at its cell when not."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from dashboard.wording.columns import column_help
from dashboard.wording.problems import problem_sentence
from dashboard.words import Language, Words
from data.cell_text import plain_number
from data.exports import workbook
from data.intake.understanding.cell_values import cell_converter
from data.intake.understanding.value_columns import CellProblem
from data.model import Facts
from data.periods import FIRST_YEAR, LAST_YEAR
from data.tables import TABLES, CellType, Column, table_named
from tests.checks import only_problem, place_of

NUMBERS = [
    pytest.param(column, id=f"{table.name}.{column.name}")
    for table in TABLES
    for column in table.columns
    if column.type in (CellType.NUMBER, CellType.INTEGER)
]
DUTCH = Words(Language.DUTCH)


def test_every_column_of_numbers_has_a_range_and_no_other_column() -> None:
    assert [column for table in TABLES for column in table.columns if column.between] == [
        column
        for table in TABLES
        for column in table.columns
        if column.type in (CellType.NUMBER, CellType.INTEGER)
    ]


@pytest.mark.parametrize("column", NUMBERS)
def test_the_ends_of_a_range_go_in_and_what_is_beyond_does_not(
    column: Column,
) -> None:
    assert column.between is not None
    value, (least, most) = cell_converter(column), column.between
    step = 1 if column.type is CellType.INTEGER or most > 1e6 else 0.001
    for inside in (least, most):
        assert value(plain_number(inside).replace(".", ",")) == inside
    for outside in (least - step, most + step):
        assert isinstance(value(plain_number(outside).replace(".", ",")), CellProblem)


@pytest.mark.parametrize("column", NUMBERS)
@pytest.mark.parametrize(
    "text", ["NaN", "nan", "inf", "-inf", "Infinity", "1e308", "9" * 400, "-" + "9" * 400, "--1"]
)
def test_what_is_no_number_of_this_world_goes_in_nowhere(column: Column, text: str) -> None:
    wrong = cell_converter(column)(text)
    assert isinstance(wrong, CellProblem)
    assert wrong.code == ("bad-integer" if column.type is CellType.INTEGER else "bad-number")


def test_a_body_does_not_meet_less_than_never() -> None:
    rows = "id;naam;laag;zittingen_per_jaar\no1;A;overleg;-4\no2;B;overleg;4\n"
    problem = only_problem({"overleggen": rows})
    assert place_of(problem) == ("bad-number", 2, "zittingen_per_jaar")
    assert problem_sentence(DUTCH, problem) == (
        "“-4” is geen getal van 0,01 tot 366. Schrijf alleen het getal, zoals 1276 of 36,05."
    )


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        (f"{FIRST_YEAR - 1:04}-12-31", False),
        (f"{FIRST_YEAR}-01-01", True),
        (f"{LAST_YEAR}-12-31", True),
        (f"{LAST_YEAR + 1}-01-01", False),
        ("0001-01-01", False),
        ("31/12/9999", False),
    ],
)
def test_a_day_is_of_a_year_that_can_be_meant(text: str, *, fits: bool) -> None:
    for table in TABLES:
        for column in table.columns:
            if column.type in (CellType.DATE, CellType.PERIOD):
                value = cell_converter(column)(text)
                assert isinstance(value, CellProblem) is not fits
                assert fits or getattr(value, "code", None) == "year-out-of-range"


@pytest.mark.parametrize("text", ["0999", "3000", "12/3000", "9999"])
def test_a_year_or_a_month_alone_is_so_too(text: str) -> None:
    problem = only_problem({"actors": f"id,name,active_until\nc,C,{text}\n"})
    assert place_of(problem) == ("year-out-of-range", 2, "active_until")
    assert problem_sentence(DUTCH, problem) == (
        f"Het jaar van “{text}” ligt niet tussen 1000 en 2999. Verbeter het jaar; is er geen "
        "einde bekend, laat de cel dan leeg."
    )


def test_the_help_of_a_column_and_the_workbook_to_fill_in_tell_the_range() -> None:
    column = table_named("bodies").column("meetings_per_year")
    assert column_help(DUTCH, column).endswith("Van 0,01 tot 366.")
    sheet = load_workbook(io.BytesIO(workbook(Facts(), empty=True)))["overleggen"]
    place = [cell.value for cell in sheet[1]].index("zittingen_per_jaar")
    letter = get_column_letter(place + 1)
    [offered] = [
        validation
        for validation in sheet.data_validations.dataValidation
        if str(validation.sqref).startswith(f"{letter}2")
    ]
    assert (offered.type, offered.formula1, offered.formula2) == ("decimal", "0.01", "366")
