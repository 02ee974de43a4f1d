"""Facts as text in files: what stands in a cell is read back as the same value."""

from __future__ import annotations

from datetime import date

import pytest

from data.cell_text import cell_choices, cell_text, exported_columns, plain_number
from data.intake.understanding.cell_values import cell_converter
from data.model import Evidence
from data.tables import table_named

SEATS, TIES = table_named("seats"), table_named("ties")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (18_000.0, "18000"),
        (-0.5, "-0.5"),
        (1e-7, "0.0000001"),
        (1e12, "1000000000000"),
        (12.34, "12.34"),
        # A point and three digits would be read as thousands.
        (1.234, "1.2340"),
        (-123.456, "-123.4560"),
        (0.234, "0.234"),
        (1234.567, "1234.567"),
        (float("inf"), "inf"),
    ],
)
def test_a_number_is_written_in_plain_digits_that_mean_nothing_else(
    number: float, text: str
) -> None:
    assert plain_number(number) == text
    if abs(number) <= 1e12:
        assert cell_converter(TIES.column("amount"))(text) == number


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (None, "", ""),
        (True, "ja", "yes"),
        (False, "nee", "no"),
        (Evidence.DERIVED, "afgeleid", "derived"),
        (date(2026, 3, 5), "2026-03-05", "2026-03-05"),
        (3, "3", "3"),
    ],
)
def test_a_value_is_written_in_the_language_of_the_file(
    value: object, dutch: str, english: str
) -> None:
    assert (cell_text(value, "nl"), cell_text(value, "en")) == (dutch, english)


def test_a_cell_offers_the_words_that_its_column_may_hold() -> None:
    assert cell_choices(SEATS.column("voting"), "nl") == ["ja", "nee"]
    assert cell_choices(SEATS.column("evidence"), "en")[0] == "explicit"
    assert cell_choices(SEATS.column("note"), "nl") == []


def test_columns_with_names_of_people_are_left_out_unless_they_are_asked_for() -> None:
    all_columns = exported_columns(SEATS, personal=True)
    left_out = set(all_columns) - set(exported_columns(SEATS, personal=False))
    assert {column.name for column in left_out} == {"representative", "deputy"}
