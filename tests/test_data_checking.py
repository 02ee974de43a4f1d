"""Rows become facts, or problems that each have their place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.errors import Problem
from data.intake.checking import Checked, check
from data.intake.mapping import SheetMapping, headers_of, mappings_for
from data.intake.reading import RawRow, RawTable, Reading, Rows, Upload, read
from data.model import (
    Actor,
    Body,
    Evidence,
    Facts,
    Kind,
    KindOf,
    Layer,
    Meeting,
    Naming,
    Role,
    Seat,
    Sector,
    Succession,
    Tie,
)

KNOWN = Facts(
    actors=(Actor(id="a", name="Actor A"), Actor(id="b", name="Actor B", website="https://b.be")),
    bodies=(Body(id="raad", name="Raad", layer=Layer.WOONRAAD),),
    kinds=(Kind(id="steunt", name="steunt", kind_of=KindOf.TIE),),
    sectors=(Sector(id="zorg", name="Zorg"),),
)


def checked(files: dict[str, str], known: Facts = KNOWN, *, replace: bool = False) -> Checked:
    uploads = [Upload(f"{name}.csv", text.encode()) for name, text in files.items()]
    return check(read(uploads), known, replace=replace)


def only_problem(files: dict[str, str], known: Facts = KNOWN) -> Problem:
    (problem,) = checked(files, known).problems
    return problem


def place_of(problem: Problem) -> tuple[str, int | None, str | None]:
    return problem.code, problem.row, problem.column


def test_headers_are_known_in_english_and_dutch_in_any_case_with_any_separator() -> None:
    result = checked({"Actoren": "ID;Naam;Deel van;ACTIVE-FROM\nc;C;a;2026\n"})
    assert result.ok
    assert result.problems == ()
    assert result.facts == {"actors": [Actor(id="c", name="C", part_of="a", active_from="2026")]}


@pytest.mark.parametrize("header", ["kbo", "KBO-nummer", "KBO number", "Ondernemingsnummer"])
def test_a_column_is_known_by_the_other_headers_that_files_have_for_it(header: str) -> None:
    result = checked({"Actoren": f"id;naam;{header}\nc;C;BE 0204.212.714\n"})
    assert (result.problems, result.facts["actors"][0]) == (
        (),
        Actor(id="c", name="C", kbo="0204212714"),
    )


def test_headers_and_choices_are_known_with_spaces_too_many_or_too_few() -> None:
    result = checked({"seats": 'overleg,actor,"stem\nrecht",bewijs\nraad,a,x,uit drukkelijk\n'})
    assert result.problems == ()
    assert result.facts["seats"] == [Seat(body="raad", actor="a", voting=True)]


def test_a_sheet_of_another_name_is_known_by_its_headers_and_that_is_told() -> None:
    result = checked({"ledenlijst": "Overleg;Actor;Rol\nraad;a;lid\n"})
    assert result.facts == {"seats": [Seat(body="raad", actor="a")]}
    [problem] = result.problems
    assert (problem.code, problem.values["table"]) == ("table-by-headers", "seats")
    assert problem.warning


@pytest.mark.parametrize("headers", ["id,naam,nota", "id,naam", "naam,laag,kleur,vorm,gewicht"])
def test_headers_that_more_than_one_table_has_or_none_tell_no_table(headers: str) -> None:
    assert "unknown-table" in {each.code for each in checked({"lijst": f"{headers}\n"}).problems}


@pytest.mark.parametrize("name", ["themes", "Thema's", "THEMAS", "2026 themas (2)", "thema’s"])
def test_a_file_is_known_by_its_name_in_either_language(name: str) -> None:
    assert list(checked({name: "id,name\nt,T\n"}).facts) == ["themes"]


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


def test_every_problem_is_told_at_once_in_the_order_of_the_files() -> None:
    result = checked(
        {
            "actors": "id,name,part_of,tot\nc,,x,2026\nd,D,,gisteren\n",
            "seats": "body,actor,evidence\nraad,c,\nraad,zz,zeker\n",
        }
    )
    assert [(p.file, p.code, p.row) for p in result.problems] == [
        ("actors.csv", "value-missing", 2),
        ("actors.csv", "unknown-reference", 2),
        ("actors.csv", "bad-period", 3),
        ("seats.csv", "bad-choice", 3),
        ("seats.csv", "unknown-reference", 3),
    ]
    assert not result.ok
    assert [seat.actor for seat in result.facts["seats"] if isinstance(seat, Seat)] == ["c"]


def test_a_problem_says_what_was_found_and_what_was_expected() -> None:
    problem = only_problem({"bodies": "id,name,layer\nx,X,laag\n"})
    assert problem.values["found"] == "laag"
    assert problem.values["expected_nl"] == "kerngroep, woonraad, overleg, samenwerkingsverband"


def test_a_mistyped_reference_comes_with_what_may_be_meant() -> None:
    known = Facts(actors=(Actor(id="sint-jozef", name="Sint-Jozef"), Actor(id="y", name="Y")))
    problem = only_problem({"actors": "id,name,part_of\nc,C,sint-jozeff\n"}, known)
    assert problem.values["candidates"] == "sint-jozef"


def test_a_row_may_refer_to_another_row_that_comes_later_or_from_another_file() -> None:
    result = checked(
        {
            "seats": "body,actor\nx,c\n",
            "actors": "id,name,part_of\nc,C,d\nd,D,\n",
            "bodies": "id,name,layer,convenor\nx,X,overleg,d\n",
        },
        Facts(),
    )
    assert result.problems == ()
    assert list(result.facts) == ["actors", "bodies", "seats"]


def test_an_unknown_word_of_a_growing_list_is_only_a_warning() -> None:
    result = checked({"actors": "id,name,kind,sector\nc,C,nieuw,zorgg\nd,D,nieuw,\n"})
    assert result.ok
    assert [(p.code, p.column, p.warning) for p in result.problems] == [
        ("unknown-word", "kind", True),
        ("unknown-word", "sector", True),
    ]
    assert result.problems[1].values["candidates"] == "zorg"
    assert result.facts["actors"] == [
        Actor(id="c", name="C", kind="nieuw", sector="zorgg"),
        Actor(id="d", name="D", kind="nieuw"),
    ]


def test_an_unknown_column_is_a_warning_and_kept_out() -> None:
    result = checked({"actors": "id,name,telefoon\nc,C,056\n"})
    assert result.ok
    assert [place_of(p) for p in result.problems] == [("unknown-column", 1, "telefoon")]
    assert result.facts["actors"] == [Actor(id="c", name="C")]


def test_cells_beyond_the_headers_are_a_warning() -> None:
    result = checked({"actors": "id,name\nc,C\nd,D,los\n"})
    assert [place_of(p) for p in result.problems] == [("column-without-header", 3, "C")]
    assert result.ok


def test_a_column_that_the_file_lacks_keeps_what_is_known() -> None:
    result = checked({"actors": "id,name\nb,Beter\n"})
    assert result.facts["actors"] == [Actor(id="b", name="Beter", website="https://b.be")]


def test_an_empty_cell_takes_away_what_is_known() -> None:
    result = checked({"actors": "id,name,website\nb,Actor B,\n"})
    assert result.facts["actors"] == [Actor(id="b", name="Actor B")]


def test_a_period_is_checked_with_the_beginning_that_is_known() -> None:
    known = Facts(actors=(Actor(id="a", name="A", active_from="2026"),))
    problem = only_problem({"actors": "id,name,active_until\na,A,2025\n"}, known)
    assert place_of(problem) == ("period-reversed", 2, "active_until")


def test_when_a_table_is_replaced_its_known_facts_cannot_be_referred_to() -> None:
    files = {"actors": "id,name\nc,C\n", "seats": "body,actor\nraad,a\n"}
    assert checked(files).ok
    replaced = checked(files, replace=True)
    assert [place_of(p) for p in replaced.problems] == [("unknown-reference", 2, "actor")]


def test_an_id_cannot_name_both_an_actor_and_a_body_of_the_same_upload() -> None:
    result = checked(
        {"actors": "id,name\nx,X\n", "bodies": "id,name,layer\nx,X,woonraad\n"}, Facts()
    )
    assert {(p.code, p.file) for p in result.problems} == {
        ("id-in-use", "actors.csv"),
        ("id-in-use", "bodies.csv"),
    }


def test_a_sheet_that_is_no_table_is_a_warning_as_long_as_another_is() -> None:
    themes = RawTable("x.xlsx", "themas", 1, ["id", "naam"], Rows.of([RawRow(2, ["t", "T"])]))
    notes = RawTable("x.xlsx", "Notities", 1, ["van alles"], Rows.of([]))
    result = check(Reading((themes, notes), ()), KNOWN)
    assert [(p.code, p.sheet, p.warning) for p in result.problems] == [
        ("unknown-sheet", "Notities", True)
    ]
    assert not check(Reading((notes,), ()), KNOWN).ok


def test_a_table_without_rows_is_given_all_the_same() -> None:
    assert checked({"actors": "id,name\n"}).facts == {"actors": []}


def test_the_data_set_of_kortrijk_is_right() -> None:
    folder = Path(__file__).parents[1] / "data" / "kortrijk"
    uploads = [Upload(path.name, path.read_bytes()) for path in sorted(folder.glob("*.csv"))]
    result = check(read(uploads), Facts())
    assert result.problems == ()
    counts = {name: len(rows) for name, rows in result.facts.items()}
    assert (counts["actors"], counts["bodies"], counts["seats"], counts["ties"]) == (36, 11, 34, 22)


CITY = Facts(
    actors=(
        Actor(id="stad", name="Stad Kortrijk", kbo="0207494678"),
        Actor(id="jozef-1", name="Sint-Jozef"),
        Actor(id="jozef-2", name="Sint Jozef"),
    ),
    bodies=(
        Body(
            id="raad",
            name="Raad",
            layer=Layer.WOONRAAD,
            active_from="2020",
            active_until="2025",
        ),
    ),
)


@pytest.mark.parametrize("written", ["0204.212.714", "BE 0204.212.714", "204212714", "0204212714"])
def test_a_kbo_number_is_known_however_it_is_written(written: str) -> None:
    result = checked({"actors": f"id,name,kbo\nc,C,{written}\n"})
    assert result.problems == ()
    assert result.facts["actors"] == [Actor(id="c", name="C", kbo="0204212714")]


def test_a_kbo_number_with_a_wrong_check_is_doubtful_and_one_that_is_none_is_refused() -> None:
    result = checked({"actors": "id,name,kbo\nc,C,0680397589\nd,D,12345\n"})
    assert [(p.code, p.row, p.warning) for p in result.problems] == [
        ("doubtful-kbo", 2, True),
        ("bad-kbo", 3, False),
    ]
    assert result.facts["actors"] == [Actor(id="c", name="C", kbo="0680397589")]


def test_a_row_without_an_id_is_the_known_one_with_its_kbo_number_or_else_its_name() -> None:
    result = checked(
        {"actors": "naam,kbo,website\nDe Stad,BE0207494678,x\nstad  KORTRIJK,,y\n"}, CITY
    )
    assert [(p.code, p.row, p.values["id"]) for p in result.problems if p.warning] == [
        ("matched-by-name", 2, "stad"),
        ("matched-by-name", 3, "stad"),
    ]
    assert [p.code for p in result.problems if not p.warning] == ["duplicate-key"]


def test_a_row_whose_name_nobody_or_more_than_one_has_needs_an_id() -> None:
    result = checked({"actors": "id,naam\n,Stad Kortrik\n,sint jozef\n"}, CITY)
    assert [(p.code, p.row, p.column, p.values["candidates"]) for p in result.problems] == [
        ("id-missing", 2, "id", "stad"),
        ("ambiguous-name", 3, "id", "jozef-1, jozef-2"),
    ]


def test_a_reference_may_be_a_name_when_only_one_thing_has_it() -> None:
    result = checked({"zetels": "overleg,actor\nRAAD,Stad Kortrijk\nraad,Sint-Jozef\n"}, CITY)
    assert result.facts["seats"] == [Seat(body="raad", actor="stad")]
    assert [(p.code, p.row, p.warning) for p in result.problems] == [
        ("matched-by-name", 2, True),
        ("matched-by-name", 2, True),
        ("ambiguous-name", 3, False),
    ]


def test_nothing_is_part_of_itself_whether_by_the_file_or_by_what_is_known() -> None:
    known = Facts(actors=(Actor(id="a", name="A", part_of="b"), Actor(id="b", name="B")))
    (problem,) = checked({"actors": "id,name,part_of\nb,B,a\nc,C,a\n"}, known).problems
    assert place_of(problem) == ("part-of-itself", 2, "part_of")
    assert problem.values["found"] == "b → a → b"


def test_no_actor_succeeds_itself_whether_by_the_file_or_by_what_is_known() -> None:
    known = Facts(
        actors=tuple(Actor(id=id_, name=id_.upper()) for id_ in "abcd"),
        succession=(
            Succession(id="1", predecessor="a", event="fusie", successor="b", happened="2020"),
            Succession(id="2", predecessor="b", event="naam", successor="c"),
        ),
    )
    rows = "id,predecessor,event,successor\n3,c,fusie,d\n4,c,fusie,a\n5,d,naam,d\n6,b,naam,a\n"
    result = checked({"succession": rows}, known)
    assert [(*place_of(p), p.values["found"]) for p in result.problems] == [
        ("successor-of-itself", 3, "successor", "c → a → b → c"),
        ("successor-of-itself", 4, "successor", "d → d"),
        ("successor-of-itself", 5, "successor", "b → a → b"),
    ]
    assert not result.ok
    assert checked({"succession": rows[: rows.index("4,")]}, known).ok


def test_a_seat_outside_the_period_of_its_body_is_a_warning() -> None:
    seats = "body,actor,active_from,active_until\nraad,stad,2019,2026\nraad,jozef-1,2020-01,2025\n"
    result = checked({"seats": seats}, CITY)
    assert [(*place_of(p), p.values["limit"]) for p in result.problems] == [
        ("outside-period", 2, "active_from", "2020"),
        ("outside-period", 2, "active_until", "2025"),
    ]
    assert result.ok


def test_a_new_actor_with_the_name_of_another_is_told_and_not_merged() -> None:
    result = checked({"actors": "id,name\nnieuw,St.-Jozef vzw\njozef-1,Sint-Jozef\n"}, CITY)
    assert [(*place_of(p), p.values["candidates"]) for p in result.problems] == [
        ("same-name", 2, "name", "jozef-2")
    ]
    assert result.ok
    assert len(result.facts["actors"]) == 2


def test_a_new_actor_with_nearly_the_name_of_another_is_asked_about() -> None:
    result = checked({"actors": "id,name\nnieuw,Stad Kortrijck\nander,Stad Gent\n"}, CITY)
    assert [(*place_of(p), p.values["candidates"]) for p in result.problems] == [
        ("similar-name", 2, "name", "stad")
    ]
    assert result.ok


def test_duplicate_rows_say_in_which_columns_they_contradict_each_other() -> None:
    problem = only_problem({"actors": "id,name,website\nc,C,x\nc,C,y\n"})
    assert problem.values["differing"] == "website"
    assert problem.values["first_row"] == "2"


MEMBERSHIPS = """member_kbo,member_name,org_kbo,org_name,since
0204212714,IOK,0222947570,Welzijnszorg Kempen,2001
0207494678,Stad Kortrijk,0222947570,Welzijnszorg Kempen,2002
0207494678,Stad Kortrijk,0204212714,IOK,2003
"""
HEADERS = ("member kbo", "member name", "org kbo", "org name", "since")
MAPPINGS = (
    SheetMapping(
        headers=HEADERS,
        table="actors",
        columns={"id": "member_kbo", "name": "member_name", "kbo": "member_kbo"},
    ),
    SheetMapping(
        headers=HEADERS,
        table="bodies",
        columns={"id": "org_kbo", "name": "org_name"},
        constants={"layer": "samenwerkingsverband"},
        prefixes={"id": "v-"},
    ),
    SheetMapping(
        headers=HEADERS,
        table="seats",
        columns={"body": "org_kbo", "actor": "member_kbo", "active_from": "since"},
        prefixes={"body": "v-"},
    ),
)


def test_a_mapping_reads_a_foreign_sheet_into_several_tables() -> None:
    upload = Upload("export-2026.csv", MEMBERSHIPS.encode())
    result = check(read([upload]), Facts(), mappings=MAPPINGS)
    assert result.problems == ()
    assert result.facts == {
        "actors": [
            Actor(id="0204212714", name="IOK", kbo="0204212714"),
            Actor(id="0207494678", name="Stad Kortrijk", kbo="0207494678"),
        ],
        "bodies": [
            Body(id="v-0222947570", name="Welzijnszorg Kempen", layer=Layer.PARTNERSHIP),
            Body(id="v-0204212714", name="IOK", layer=Layer.PARTNERSHIP),
        ],
        "seats": [
            Seat(body="v-0222947570", actor="0204212714", active_from="2001"),
            Seat(body="v-0222947570", actor="0207494678", active_from="2002"),
            Seat(body="v-0204212714", actor="0207494678", active_from="2003"),
        ],
    }


def test_a_mapping_may_name_a_second_column_for_empty_cells() -> None:
    mapping = SheetMapping(
        headers=("uri", "label"),
        table="actors",
        columns={"id": "uri", "name": "label"},
        when_empty={"name": "uri"},
    )
    upload = Upload("export.csv", b"uri,label\nc,\nd,D\n")
    result = check(read([upload]), Facts(), mappings=[mapping])
    assert result.facts == {"actors": [Actor(id="c", name="c"), Actor(id="d", name="D")]}


def test_a_mapping_is_remembered_by_headers_and_gives_way_to_a_name_that_says_a_table() -> None:
    raw = read([Upload("actors.csv", b"id,name,x\nc,C,1\n")]).tables[0]
    assert headers_of(raw) == ("id", "name", "x")
    by_headers = SheetMapping(headers=headers_of(raw), table=None)
    for_this = SheetMapping(headers=headers_of(raw), table=None, sheet="actors")
    assert mappings_for(raw, [by_headers]) == []
    assert mappings_for(raw, [by_headers, for_this]) == [for_this]


def test_what_was_understood_of_each_sheet_can_be_shown() -> None:
    result = checked({"actoren": "ID;Naam;Telefoon\n", "seats": "body,actor\n"})
    assert [(item.table, item.columns) for item in result.understood] == [
        ("actors", (("ID", "id"), ("Naam", "name"), ("Telefoon", None))),
        ("seats", (("body", "body"), ("actor", "actor"))),
    ]
