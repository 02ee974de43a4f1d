"""One cell of text → one value, or what is wrong with it."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from stdnum.be import vat

from data.cell_text import plain_number
from data.intake.reading.grid import FORMULA_WITHOUT_RESULT, Mask, TextColumn
from data.intake.understanding.value_columns import CellProblem, ValueColumn
from data.intake.vocabulary import choices_by_word, key_of_header
from data.periods import FIRST_YEAR, LAST_YEAR
from data.state import arrow_type
from data.tables import CellType, Column

CellConverter = Callable[[str], object]


_PLAIN_TEXT = (
    r"^[!\"$-~]([ -~]*[!-~])?$"  # printable, no space around it, and no `#` of an error first
)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
_ERRORS |= {"#VERW!", "#N/B", "#WAARDE!", "#NAAM?", "#DEEL/0!", "#LEEG!", "#GETAL!"}
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})|(?P<month_>\d{1,2})[-/](?P<year_>\d{4})")
_MIDNIGHT = re.compile(r"[ T]0?0:00(:00(\.0+)?)?$")
_SERIAL = re.compile(r"[1-9]\d{4}")
_SERIAL_ZERO = date(1899, 12, 30)
_MONEY = re.compile(r"^(€|eur)|(€|euro?|,-)$", re.IGNORECASE)
_FLEMISH = re.compile(r"[-+]?([1-9]\d{0,2}(\.\d{3})+|\d+)(,\d+)?")
_ENGLISH = re.compile(r"[-+]?(\d{1,3}(,\d{3})+\.\d+|\d{1,3}(,\d{3}){2,}|\d+\.\d+)")
_FLAGS = dict.fromkeys(("ja", "j", "yes", "y", "x", "true", "waar", "1"), True)
_FLAGS |= dict.fromkeys(("nee", "neen", "n", "no", "false", "onwaar", "0"), False)


def cleaned_text(cell: str) -> str:
    """The text of a cell in one spelling: no spaces around it, plain spaces and line ends in it."""
    if cell.isascii() and "\r" not in cell:
        return cell.strip()
    text = cell.replace("\u00a0", " ").replace("\u202f", " ")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def convert_column(cells: TextColumn, column: Column) -> ValueColumn:
    """The values of a whole column; each different text is converted once."""
    plain = _needs_no_conversion(cells.dictionary, column)
    others = np.flatnonzero(~plain)
    same = cells.dictionary if plain.any() else pa.nulls(len(plain), arrow_type(column))
    values = cell_converter(column)
    texts = cells.dictionary.take(others).to_pylist()
    found = {place: values(text) for place, text in zip(others.tolist(), texts, strict=True)}
    return ValueColumn(same, {}, cells.indices).with_replaced_values(found)


def cell_converter(column: Column) -> CellConverter:
    """Return the function that converts the text of a cell to a value, or to a CellProblem."""
    convert, empty = _converter(column), empty_value(column)

    def value(cell: str) -> object:
        text = cleaned_text(cell)
        return (_text_problem(text) or convert(text)) if text else empty

    return value


def empty_value(column: Column) -> object:
    """What an empty cell means: the model's default, or a CellProblem where a value is required."""
    return CellProblem("value-missing") if column.required else column.default


def _needs_no_conversion(texts: pa.Array, column: Column) -> Mask:
    """Per text whether it is its own value, so that it needs no conversion."""
    if column.type is not CellType.TEXT or column.choices is not None or column.name == "kbo":
        return np.zeros(len(texts), dtype=bool)
    return np.asarray(pc.match_substring_regex(texts, _PLAIN_TEXT))


def _text_problem(text: str) -> CellProblem | None:
    if text == FORMULA_WITHOUT_RESULT:
        return CellProblem("formula-not-counted")
    if text in _ERRORS:
        return CellProblem("formula-error", {"found": text})
    illegal = _ILLEGAL.search(text)
    if illegal:
        return CellProblem("illegal-character", {"found": f"U+{ord(illegal[0]):04X}"})
    return None


def _converter(column: Column) -> CellConverter:
    if column.choices is not None:
        return _choice_converter(column)
    if column.type is CellType.TEXT:
        return (
            _kbo_value
            if column.name == "kbo"
            else _text_converter(naming=column.name == "id" or bool(column.references))
        )
    if column.between is not None:
        return _number_converter(column.between, whole=column.type is CellType.INTEGER)
    return {
        CellType.DATE: _date_value,
        CellType.PERIOD: _period_value,
        CellType.FLAG: _truth_value,
    }[column.type]


def _text_converter(*, naming: bool) -> CellConverter:
    def convert(text: str) -> object:
        if text.isascii():
            return text
        invisible = _INVISIBLE.search(text)
        if invisible and naming:
            return CellProblem("invisible-character", {"found": f"U+{ord(invisible[0]):04X}"})
        return text

    return convert


def _kbo_value(text: str) -> object:
    number = normalised_kbo(text)
    if number is None:
        return CellProblem("bad-kbo", {"found": text})
    if not has_valid_check_digits(number):
        return CellProblem("doubtful-kbo", {"found": text}, warning=True, value=number)
    return number


def _choice_converter(column: Column) -> CellConverter:
    choices = choices_by_word(column)
    values = {
        "expected": ", ".join(choice.value for choice in column.choices or ()),
        "expected_nl": ", ".join(choice.dutch for choice in column.choices or ()),
    }

    def convert(text: str) -> object:
        choice = choices.get(key_of_header(text))
        return CellProblem("bad-choice", {"found": text, **values}) if choice is None else choice

    return convert


def _truth_value(text: str) -> object:
    flag = _FLAGS.get(text.casefold())
    return CellProblem("bad-flag", {"found": text}) if flag is None else flag


def _date_value(text: str) -> object:
    day = _parse_day(text)
    if day is None:
        return CellProblem("bad-date", {"found": text})
    return _year_out_of_range_problem(text, day.year) or day


def _year_out_of_range_problem(text: str, year: int) -> CellProblem | None:
    """Return the problem of a year before the first or after the last allowed one, else None."""
    if FIRST_YEAR <= year <= LAST_YEAR:
        return None
    bounds = {"found": text, "first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
    return CellProblem("year-out-of-range", bounds)


def _parse_day(text: str) -> date | None:
    text = _MIDNIGHT.sub("", text)  # spreadsheets and databases write a day with its first moment
    iso, day_first = _ISO.fullmatch(text), _DAY_FIRST.fullmatch(text)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if day_first:
            return date(int(day_first[3]), int(day_first[2]), int(day_first[1]))
    except ValueError:
        return None
    return _SERIAL_ZERO + timedelta(days=int(text)) if _SERIAL.fullmatch(text) else None


def _period_value(text: str) -> object:
    if len(text) == len("2026") and text.isdecimal() and text.isascii() and int(text):
        return _year_out_of_range_problem(text, int(text)) or text
    month = _MONTH.fullmatch(text)
    if month:
        year = int(month["year"] or month["year_"])
        number = int(month["month"] or month["month_"])
        if year and 1 <= number <= 12:
            return _year_out_of_range_problem(text, year) or f"{year:04}-{number:02}"
    day = _parse_day(text)
    if day is None:
        return CellProblem("bad-period", {"found": text})
    return _year_out_of_range_problem(text, day.year) or day.isoformat()


def _number_converter(between: tuple[float, float], *, whole: bool) -> CellConverter:
    """Return the converter to a number within a range."""
    least, most = between
    bounds = {"least": plain_number(least), "most": plain_number(most)}

    def convert(text: str) -> object:
        number = _as_float(text)
        if number is None or not least <= number <= most or (whole and number != int(number)):
            return CellProblem("bad-integer" if whole else "bad-number", {"found": text, **bounds})
        return int(number) if whole else number

    return convert


def _as_float(text: str) -> float | None:
    """A number as people in Flanders write it, or in English where that cannot be mistaken."""
    digits = _MONEY.sub("", text.replace(" ", "").replace("\u2212", "-"))
    if not digits.isascii():
        return None
    if _FLEMISH.fullmatch(digits):
        number = float(digits.replace(".", "").replace(",", "."))
    elif _ENGLISH.fullmatch(digits):
        number = float(digits.replace(",", ""))
    else:
        return None
    return number if math.isfinite(number) else None


_DIGITS = re.compile(r"[01]\d{9}")


def normalised_kbo(text: str) -> str | None:
    """The ten digits of a KBO number, however it is written, or None where it is none.

    Dots, spaces and “BE” are left out, and a leading zero that a spreadsheet dropped comes back.
    """
    number: str = vat.compact(text)
    return number if _DIGITS.fullmatch(number) and number.strip("0") else None


def has_valid_check_digits(number: str) -> bool:
    """Whether the last two of ten digits are the check of the others."""
    return bool(vat.is_valid(number))
