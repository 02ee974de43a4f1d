"""One cell of text becomes one value, or a mistake at its place."""

from __future__ import annotations

from datetime import date

import pytest

from data.model import (
    Actor,
    Body,
    Evidence,
    Layer,
    Meeting,
    Naming,
    Role,
    Seat,
    Tie,
)
from tests.checks import checked, only_problem, place_of


def test_empty_cells_mean_what_the_model_says() -> None:
    result = checked(
        {"actors": "id,name,named\nc,C,\n", "seats": "body,actor,role,evidence\nraad,c,,\n"}
    )
    assert result.facts["actors"] == [Actor(id="c", name="C", named=Naming.ORGANISATION)]
    assert result.facts["seats"] == [
        Seat(body="raad", actor="c", number=1, role=Role.MEMBER, evidence=Evidence.EXPLICIT)
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("31/12/2026", date(2026, 12, 31)),
        ("1-2-2026", date(2026, 2, 1)),
        ("1.2.2026", date(2026, 2, 1)),
        ("2026-02-01", date(2026, 2, 1)),
        ("2026/02/01", date(2026, 2, 1)),
        ("2026-02-01 00:00:00", date(2026, 2, 1)),
        ("1/02/2026 0:00", date(2026, 2, 1)),
        ("46349", date(2026, 11, 23)),
    ],
)
def test_dates_are_read_as_people_write_them(written: str, meant: date) -> None:
    result = checked({"meetings": f"id,body,date\nm,raad,{written}\n"})
    assert result.facts["meetings"] == [Meeting(id="m", body="raad", date=meant)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026", "2026"),
        ("2026-3", "2026-03"),
        ("03/2026", "2026-03"),
        ("3-2026", "2026-03"),
        ("5/3/2026", "2026-03-05"),
        ("2026-03-05", "2026-03-05"),
        ("46349", "2026-11-23"),
    ],
)
def test_periods_may_be_a_year_a_month_or_a_day(written: str, meant: str) -> None:
    result = checked({"actors": f"id,name,active_from\nc,C,{written}\n"})
    assert result.facts["actors"] == [Actor(id="c", name="C", active_from=meant)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("18000", 18000),
        ("18.000", 18000),
        ("€ 18.000", 18000),
        ("€\u00a018.000,-", 18000),
        ("1.234,56", 1234.56),
        ("1,234.56", 1234.56),
        ("1.234.567", 1234567),
        ("1 234,5", 1234.5),
        ("12,5 EUR", 12.5),
        ("18.000 euro", 18000),
        ("12.5", 12.5),
        ("0.125", 0.125),
        ("-3", -3),
    ],
)
def test_numbers_are_read_as_people_in_flanders_write_them(written: str, meant: float) -> None:
    result = checked({"ties": f"from;to;kind;amount\na;b;steunt;{written}\n"})
    assert result.facts["ties"] == [Tie(from_id="a", to_id="b", kind="steunt", amount=meant)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("ja", True), ("X", True), ("yes", True), ("1", True), ("Nee", False), ("false", False)],
)
def test_flags_are_read_in_both_languages(written: str, *, meant: bool) -> None:
    result = checked({"seats": f"body,actor,voting\nraad,a,{written}\n"})
    assert result.facts["seats"] == [Seat(body="raad", actor="a", voting=meant)]


@pytest.mark.parametrize("written", ["consultation", "Overleg", "OVERLEG"])
def test_choices_are_read_in_both_languages_and_any_case(written: str) -> None:
    result = checked({"bodies": f"id,name,layer\nx,X,{written}\n"})
    assert result.facts["bodies"] == [Body(id="x", name="X", layer=Layer.CONSULTATION)]


def test_text_is_kept_but_for_spaces_around_it_and_their_kind() -> None:
    result = checked({"actors": 'id,name,quote\n c ,"C\u00a0D ","“één\r\ntwee”"\n'})
    assert result.facts["actors"] == [Actor(id="c", name="C D", quote="“één\ntwee”")]


@pytest.mark.parametrize(
    ("files", "code", "row", "column"),
    [
        ({"actors": "id,website\nc,x\n"}, "missing-column", 1, "name"),
        ({"actoren": "id,website,source\n"}, "missing-column", 1, "name"),
        ({"actoren": "id,bron,nota\n"}, "missing-column", 1, "naam"),
        ({"actors": "id,name\nc,\n"}, "value-missing", 2, "name"),
        ({"actors": "id,name\nc,C\nd,D\nc,E\n"}, "duplicate-key", 4, "id"),
        ({"actors": "id,name,Naam\nc,C,C\n"}, "duplicate-column", 1, "Naam"),
        ({"actors": "id,name,part_of\nc,C,nobody\n"}, "unknown-reference", 2, "part_of"),
        ({"actors": "id,name,part_of\nc,C,raad\n"}, "unknown-reference", 2, "part_of"),
        ({"actors": "id,name\nraad,Raad\n"}, "id-in-use", 2, "id"),
        ({"actors": "id,name,van\nc,C,31/02/2026\n"}, "bad-period", 2, "van"),
        ({"actors": "id,name,van,tot\nc,C,2026,2025\n"}, "period-reversed", 2, "tot"),
        ({"actors": "id,name\nc,C\x07\n"}, "illegal-character", 2, "name"),
        ({"actors": "id,name\nc\u202e,C\n"}, "invisible-character", 2, "id"),
        ({"actors": "id,name\nc,#REF!\n"}, "formula-error", 2, "name"),
        ({"bodies": "id,name,layer\nx,X,laag\n"}, "bad-choice", 2, "layer"),
        ({"bodies": "id,name,layer\nx,X,\n"}, "value-missing", 2, "layer"),
        (
            {"bodies": "id,name,layer,meetings_per_year\nx,X,woonraad,vaak\n"},
            "bad-number",
            2,
            "meetings_per_year",
        ),
        ({"bodies": "id,name,layer,open_list\nx,X,woonraad,soms\n"}, "bad-flag", 2, "open_list"),
        ({"meetings": "id,body,date\nm,raad,morgen\n"}, "bad-date", 2, "date"),
        ({"seats": "body,actor,number\nraad,a,0\n"}, "bad-integer", 2, "number"),
        ({"seats": "overleg,actor\nraad,a\nraad,a\n"}, "duplicate-key", 3, "overleg, actor"),
        ({"namen": "id,name\nc,C\n"}, "unknown-table", None, None),
    ],
)
def test_each_mistake_is_refused_at_its_place(
    files: dict[str, str], code: str, row: int | None, column: str | None
) -> None:
    problem = only_problem(files)
    assert place_of(problem) == (code, row, column)
    assert not problem.warning
