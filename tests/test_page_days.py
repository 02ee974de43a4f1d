"""One day for the pages and the commands: today, unless another is chosen."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from streamlit.testing.v1 import AppTest

from dashboard.cli import main
from dashboard.server.launch import fill_database
from dashboard.wording.profile import period_sentence
from dashboard.wording.seat_periods import ordered_seat_terms
from dashboard.words import Language, Words
from data.change import Change
from data.model import Actor, Body, Facts, Kind, KindOf, Layer, Seat, Succession, Tie
from data.periods import PeriodStatus, today
from data.store import Store
from data.tables import TABLES
from graph.seat_terms import seat_terms
from tests.visiting import TODAY, visited

LINE = Facts(
    actors=tuple(Actor(id=actor, name=f"Organisatie {actor.upper()}") for actor in "abcnz"),
    bodies=(Body(id="q", name="Overleg Q", layer=Layer.CONSULTATION),),
    seats=(
        Seat(body="q", actor="z"),
        Seat(body="q", actor="a", active_until="2020-01"),
        Seat(body="q", actor="b", active_from="2020-01", active_until="2023-01"),
        Seat(body="q", actor="c", active_from="2023-01"),
        Seat(body="q", actor="n", active_from="2027"),
    ),
    succession=(
        Succession(id="1", predecessor="a", event="fusie", successor="b", happened="2020-01"),
        Succession(id="2", predecessor="b", event="fusie", successor="c", happened="2023-01"),
    ),
)


def kept(database: Path) -> Path:
    changes = [
        Change(table.name, table.key_of(fact), None, fact)
        for table in TABLES
        for fact in LINE.table(table.name)
    ]
    with Store.open(database) as store:
        store.commit(changes, base=0, author="An", message="een rij opvolgers")
    return database


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kept(tmp_path_factory.mktemp("line") / "store.duckdb")


@pytest.fixture(scope="module")
def for_commands(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same data in a file that no page has open."""
    return kept(tmp_path_factory.mktemp("commands") / "store.duckdb")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    database = tmp_path_factory.mktemp("example") / "store.duckdb"
    fill_database(database, Words(Language.DUTCH), example=True)
    return database


def opened(page: str, database: Path, **address: str) -> AppTest:
    test = visited(page, database, address).run()
    assert not test.exception
    return test


def text(page: AppTest) -> str:
    parts = [*page.markdown, *page.caption, *page.info, *page.warning, *page.metric]
    return "\n".join(str(part.value) for part in parts).replace("\\", "")


def command(database: Path, *arguments: str) -> dict[str, object]:
    result = CliRunner().invoke(main, ["--database", str(database), *arguments, "--json"])
    assert result.exit_code == 0, result.output
    document: dict[str, object] = json.loads(result.stdout)
    return document


def test_an_actor_whose_seat_ended_sat_there_and_is_told_who_came_after(line: Path) -> None:
    told = text(opened("actor", line, actor="a"))
    assert "Organisatie A zit in geen enkel overleg" in told
    assert "Organisatie A zat in Overleg Q, tot januari 2020; daarna kwam Organisatie B." in told
    assert "Na Organisatie A kwam Organisatie B (fusie, januari 2020)." in told


def test_of_all_that_ever_was_no_day_is_said_to_lack_a_seat(line: Path) -> None:
    told = text(opened("actor", line, actor="a", on="ever"))
    assert "Op deze dag" not in told
    assert "Vandaag heeft deze actor volgens de gegevens geen zetel." in told


def test_a_seat_to_begin_is_told_in_the_future_tense(line: Path) -> None:
    told = text(opened("actor", line, actor="n"))
    assert "Organisatie N zit in geen enkel overleg" in told
    assert "Organisatie N zal in Overleg Q zitten, begint 2027." in told


def test_seats_that_ended_stand_the_latest_first_and_those_to_begin_the_first_one_first() -> None:
    actors, bodies = LINE.actors[:1], tuple(replace(LINE.bodies[0], id=body) for body in "qrst")
    days = {"q": (None, "2019"), "r": (None, "2020-01"), "s": ("2028", None), "t": ("2027", None)}
    seats = tuple(
        Seat(body=body, actor="a", active_from=begin, active_until=end)
        for body, (begin, end) in days.items()
    )
    times = seat_terms(Facts(actors=actors, bodies=bodies, seats=seats), seats, TODAY)
    assert [term.seat.body for term in ordered_seat_terms(times, PeriodStatus.ENDED)] == ["r", "q"]
    assert [term.seat.body for term in ordered_seat_terms(times, PeriodStatus.TO_BEGIN)] == [
        "t",
        "s",
    ]


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        ("2019-06-30", "Organisatie A zat in 1 overleg en ontmoette daar 1 andere actor."),
        ("2020-01-31", "Organisatie A zat in 1 overleg en ontmoette daar 1 andere actor."),
        ("2020-02-01", "Organisatie A zat in geen enkel overleg"),
        ("2028-01-01", "Organisatie A zal in geen enkel overleg zitten"),
        ("ever", "Organisatie A zit of zat in 1 overleg en ontmoet of ontmoette daar 1 andere"),
    ],
)
def test_the_tense_goes_with_the_day(line: Path, on: str, sentence: str) -> None:
    assert sentence in text(opened("actor", line, actor="a", on=on))


@pytest.mark.parametrize(
    ("on", "verb"), [("2024-06-01", "was"), ("2026-11-23", "is"), ("2028-06-01", "zal")]
)
def test_who_is_the_only_link_is_told_in_the_tense_of_the_day_or_without_one(
    city: Path, on: str, verb: str
) -> None:
    told = text(opened("actor", city, actor="ocmw-zwaluwdam", on=on))
    assert f"OCMW Zwaluwdam {verb} de enige schakel" in told
    overview = text(opened("overview", city, on=on))
    assert "De enige schakel tussen delen van het netwerk: OCMW Zwaluwdam." in overview
    body = text(opened("body", city, body="woonwinkel", on=on))
    assert "Iedereen staat op de lijst. Geen bron noemt Dienst Wonen hier" in body
    assert "Wie zit hier" not in body


@pytest.mark.parametrize(
    ("begin", "until", "sentence"),
    [
        ("2020", None, "Het loopt sinds 2020."),
        (None, "2020", "Het liep tot en met 2020."),
        ("2030", None, "Het zal lopen vanaf 2030."),
        (None, None, "De gegevens geven geen begin en geen einde."),
    ],
)
def test_an_activity_of_which_one_day_is_not_known_has_its_sentence(
    begin: str | None, until: str | None, sentence: str
) -> None:
    assert period_sentence(Words(Language.DUTCH), begin, until, TODAY) == sentence


def test_a_body_lists_who_sat_there_apart_from_who_sits_there(line: Path) -> None:
    page = opened("body", line, body="q")
    told = text(page)
    assert "Bij naam bekend: 2 actoren" in told or "2 actoren" in told
    assert "Organisatie B zat in Overleg Q, van januari 2020 tot januari 2023" in told
    assert "Organisatie N zal in Overleg Q zitten" in told


@pytest.mark.parametrize("page", ["overview", "network", "matrix", "gaps", "actor", "body"])
def test_each_page_of_verkennen_says_which_day_it_shows_when_that_is_not_today(
    line: Path, page: str
) -> None:
    assert not opened(page, line).info or "niet vandaag" not in text(opened(page, line))
    assert "U ziet 1 januari 2019, niet vandaag." in text(opened(page, line, on="2019-01-01"))
    assert "De hiaten zijn die van vandaag." in text(opened(page, line, on="ever"))


@pytest.mark.parametrize(
    ("on", "heads"),
    [
        ("2019-12-31", ["**Begint later**"]),
        ("2020-01-01", []),
        ("2020-12-31", []),
        ("2021-01-01", ["**Beëindigd**"]),
    ],
)
def test_a_tie_holds_from_its_first_day_to_its_last(
    tmp_path: Path, on: str, heads: list[str]
) -> None:
    tie = Tie(from_id="a", to_id="z", kind="betaalt", active_from="2020", active_until="2020")
    database = tmp_path / "store.duckdb"
    with Store.open(database) as store:
        facts = [*LINE.actors, Kind(id="betaalt", name="betaalt", kind_of=KindOf.TIE), tie]
        changes = [
            Change(table.name, table.key_of(fact), None, fact)
            for table in TABLES
            for fact in facts
            if type(fact) is table.model
        ]
        store.commit(changes, base=0, author="An", message="een relatie")
    page = opened("actor", database, actor="z", on=on)
    titles = {"**Begint later**", "**Beëindigd**"}
    assert [text.value for text in page.markdown if text.value in titles] == heads


@pytest.mark.parametrize(
    ("selected", "second", "title"),
    [
        ("z", None, "Organisatie Z"),
        ("q", None, "Overleg Q"),
        ("q", "z", "Overleg Q"),
        ("z", "z", "Organisatie Z"),
        ("z", "c", "Organisatie Z en Organisatie C"),
    ],
)
def test_beside_the_picture_stands_who_is_selected_or_how_two_actors_are_connected(
    line: Path, selected: str, second: str | None, title: str
) -> None:
    address = {"selected": selected} | ({} if second is None else {"second": second})
    page = opened("network", line, **address)
    assert [heading.value for heading in page.header] == [title]


@pytest.mark.parametrize(
    ("selected", "on", "met"),
    [
        ("z", None, ["Organisatie C"]),
        ("a", "ever", ["Organisatie Z"]),
        ("z", "ever", [f"Organisatie {letter}" for letter in "ABCN"]),
    ],
)
def test_beside_the_picture_each_body_of_an_actor_says_whom_it_met_there_at_the_same_time(
    line: Path, selected: str, on: str | None, met: list[str]
) -> None:
    page = opened("network", line, selected=selected, **({} if on is None else {"on": on}))
    (fold,) = [fold for fold in page.expander if "Overleg Q" in fold.label]
    actors = "1 actor" if len(met) == 1 else f"{len(met)} actoren"
    assert fold.label == f"Overleg Q — ontmoet {actors}"
    assert fold.markdown[0].value == Words(Language.DUTCH).all_of(met)


@pytest.mark.parametrize("value", ["gisteren", "2019-13-01", "2019", "01/01/2019", "0001-01-01"])
def test_what_is_no_day_is_said_and_today_is_shown(line: Path, value: str) -> None:
    told = text(opened("overview", line, on=value))
    assert f"vraagt om de dag “{value}”" in told
    assert "2 actoren zitten in 1 overleg." in told


@pytest.mark.parametrize(
    ("on", "actors", "ties"),
    [(None, 2, 1), ("2019-01-01", 2, 1), ("2027-01-01", 3, 3), ("ever", 5, 5)],
)
def test_how_many_take_part_and_meet_is_one_figure_everywhere(
    line: Path, for_commands: Path, on: str | None, actors: int, ties: int
) -> None:
    address = {} if on is None else {"on": on}
    for page in ("overview", "network"):
        told = text(opened(page, line, **address))
        assert re.search(rf"\b{actors} actoren (zit|zat|zullen)", told)
        assert re.search(rf"\b{ties} (paar|paren) actoren", told)
    asked = [] if on is None else ["--on", on]
    network = command(for_commands, "status", *asked)["network"]
    assert isinstance(network, dict)
    assert (network["actors"], network["ties"], network["bodies"]) == (actors, ties, 1)
    measured = command(for_commands, "measures", *asked)
    assert isinstance(measured["network"], dict)
    assert measured["network"] | network == measured["network"]
    assert isinstance(measured["bodies"], list)
    assert [row["id"] for row in measured["bodies"]] == ["q"]
    assert measured["bodies"][0]["two_mode_degree"] == 1.0


def test_confirmed_and_unknown_gaps_are_one_figure_everywhere(example: Path) -> None:
    count = command(example, "gaps")["count"]
    assert isinstance(count, dict)
    assert command(example, "status")["gaps"] == count
    page = visited("overview", example, {}, today=today()).run()
    [label] = [
        link.proto.label
        for link in page.get("page_link")
        if "hiaten" in link.proto.label and "bevestigd" in link.proto.label
    ]
    assert f"{count['confirmed']} bevestigd, {count['unknown']} onbekend" in label


@pytest.mark.parametrize("name", ["status", "measures", "gaps"])
def test_a_command_refuses_what_is_no_day_and_says_how_to_write_one(
    for_commands: Path, name: str
) -> None:
    result = CliRunner().invoke(main, ["--database", str(for_commands), name, "--on", "morgen"])
    assert result.exit_code == 2
    assert "“morgen” is geen dag" in result.stderr


def test_an_export_of_the_network_is_that_of_its_day_and_tables_hold_all_days(
    for_commands: Path, tmp_path: Path
) -> None:
    def nodes(*asked: str) -> set[str]:
        path = tmp_path / "net.json"
        result = CliRunner().invoke(
            main, ["--database", str(for_commands), "export", str(path), *asked]
        )
        assert result.exit_code == 0, result.output
        return {node["id"] for node in json.loads(path.read_text())["nodes"]}

    assert nodes() == {"z", "c", "q"}
    assert nodes("--on", "2019-01-01") == {"z", "a", "q"}
    assert nodes("--on", "ever") == {"z", "a", "b", "c", "n", "q"}
    folder = tmp_path / "all.csv"
    CliRunner().invoke(main, ["--database", str(for_commands), "export", str(folder)])
    [seats] = [file for file in folder.iterdir() if file.stem in {"seats", "zetels"}]
    assert len(seats.read_text(encoding="utf-8-sig").strip().splitlines()) == 6


def test_a_pair_is_told_with_its_periods(line: Path) -> None:
    told = text(opened("matrix", line, one="c", other="z"))
    assert "Overleg Q: samen sinds 1 januari 2023" in told
    assert "Organisatie C en Organisatie Z zitten nu samen." in told
    assert TODAY.year == 2026
    ever = text(opened("matrix", line, one="a", other="z", on="ever"))
    assert "samen tot en met 31 januari 2020" in ever
    assert "Organisatie A en Organisatie Z zitten niet meer samen." in ever
