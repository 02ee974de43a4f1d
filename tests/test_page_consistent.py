"""No page, document or command contradicts another: each actor and body, on three days."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from dashboard import cache
from dashboard.cli import main
from dashboard.documents.gaps_workbook import gaps_workbook
from dashboard.documents.meeting_pack import meeting_pack, prepare_meeting
from dashboard.marking import gaps
from dashboard.server.launch import fill_database
from dashboard.snapshot import Snapshot
from dashboard.words import Language, Words
from data import queries
from graph.gaps import find_gaps
from graph.gaps.city_settings import usable_rule_settings
from tests.oneday import Shown, Truth, between, lines, lines_of_file, shown
from tests.visiting import TODAY, visited

pytestmark = pytest.mark.slow
DUTCH = Words(Language.DUTCH)
PAST, FUTURE = date(2024, 6, 1), date(2028, 6, 1)
SITS = {
    PAST: ("zat in {bodies} en ontmoette daar {others}.", "zat in geen enkel overleg"),
    TODAY: ("zit in {bodies} en ontmoet daar {others}.", "zit in geen enkel overleg"),
    FUTURE: ("zal in {bodies} zitten en daar {others} ontmoeten.", "zal in geen enkel overleg"),
}
MEMBERS_KNOWN = re.compile(
    r"(?:[●○]+ )?((?:Bekend|Onbekend|Deels onbekend|Wat we over de leden weten, komt van de onderdelen:).*)"
)


class City:
    """One data set on one day: its pages, its commands, and what must be told."""

    def __init__(self, database: Path, for_commands: Path, on: date) -> None:
        self.database, self.for_commands, self.on = database, for_commands, on
        store = cache.store(str(database))
        self.whole = Snapshot(store.revision, queries.facts(store))
        self.facts = self.whole.facts
        self.truth = Truth(self.facts, on)
        self.wrong: list[str] = []
        self._pages: dict[str, list[Shown]] = {}

    def page(self, page: str, **address: str) -> list[Shown]:
        """What a page shows; every page is opened once."""
        key = f"{page} {address}"
        if key not in self._pages:
            asked = address if self.on == TODAY else {**address, "on": self.on.isoformat()}
            opened = visited(page, self.database, {**asked}).run()
            assert not opened.exception, (key, opened.exception)
            self._pages[key] = shown(opened)
        return self._pages[key]

    def command(self, *arguments: str) -> Any:
        asked = ["--database", str(self.for_commands), *arguments]
        result = CliRunner().invoke(main, [*asked, "--on", self.on.isoformat()])
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout) if "--json" in arguments else None

    def check(self, where: str, told: object, true: object) -> None:
        if told != true:
            self.wrong.append(f"{where}: {told!r}, and not {true!r}")

    def name(self, identity: str) -> str:
        return self.truth.names[identity]

    def named(self, ids: set[str]) -> list[str]:
        return sorted(map(self.name, ids))

    @property
    def texts(self) -> Iterator[tuple[str, str]]:
        """Every line of every page that was opened, with where it stands."""
        for where, found in self._pages.items():
            yield from ((where, line) for line in lines(found))


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bool], tuple[Path, Path]]:
    made: dict[bool, tuple[Path, Path]] = {}

    def of(example: bool) -> tuple[Path, Path]:
        if example not in made:
            folder = tmp_path_factory.mktemp("city")
            fill_database(folder / "pages.duckdb", DUTCH, example=example)
            shutil.copyfile(folder / "pages.duckdb", folder / "commands.duckdb")
            made[example] = folder / "pages.duckdb", folder / "commands.duckdb"
        return made[example]

    return of


@pytest.mark.parametrize(
    ("example", "on"),
    [(True, PAST), (True, TODAY), (True, FUTURE), (False, TODAY)],
    ids=["past", "today", "future", "Kortrijk"],
)
def test_no_page_document_or_command_contradicts_another(
    stores: Callable[[bool], tuple[Path, Path]], tmp_path: Path, example: bool, on: date
) -> None:
    city = City(*stores(example), on)
    figures(city)
    for actor in city.facts.actors:
        about_actor(city, actor.id)
    for body in city.facts.bodies:
        about_body(city, body.id)
    for activity in city.facts.activities:
        city.page("activity", activity=activity.id)
    for page in ("kerngroepen", "scenario", "explanation"):
        city.page(page)
    tables(city)
    gap_counts(city)
    exports(city, tmp_path)
    documents = meetings(city)
    for where, line in (*city.texts, *documents):
        sentence(city, where, line)
    assert city.wrong == []


def figures(city: City) -> None:
    """How many take part, in how many bodies, and how many pairs meet."""
    truth = city.truth
    expected = {
        "actors": len(truth.seated),
        "bodies": len(truth.used),
        "ties": len(truth.pairs),
        "density": pytest.approx(truth.density),
    }
    for asked in ("status", "measures"):
        found = city.command(asked, "--json")["network"]
        city.check(asked, {key: found[key] for key in expected}, expected)
    for page, address in (("overview", {}), ("network", {}), ("network", {"view": "table"})):
        told = " ".join(lines(city.page(page, **address)))
        where = f"{page} {address}"
        count = re.search(
            r"(\d+) actoren (?:zitten|zaten|zullen).*? (\d+)(?: van de \d+)? over", told
        )
        city.check(where, count and count.groups(), (f"{len(truth.seated)}", f"{len(truth.used)}"))
        count = re.search(r"(\d+) paren actoren \D*(\d+) % van alle paren", told)
        share = f"{truth.density * 100:.0f}"
        city.check(where, count and count.groups(), (f"{len(truth.pairs)}", share))


def about_actor(city: City, actor: str) -> None:
    """Its seats, whom it meets, and what ended or is to begin."""
    truth, where = city.truth, f"actor {actor}"
    found = city.page("actor", actor=actor)
    bodies, met = truth.bodies(actor), truth.met(actor)
    many = f"{len(bodies)} overleg" + ("gen" if len(bodies) != 1 else "")
    others = f"{len(met)} andere actor" + ("en" if len(met) != 1 else "")
    sits, nowhere = SITS[city.on]
    sentence_ = sits.format(bodies=many, others=others) if bodies else nowhere
    told = [line for line in lines(found) if line.startswith(f"{city.name(actor)} {sentence_}")]
    city.check(f"{where}: {sentence_}", len(told), 1)
    seats = [value for kind, value in between(found, "Zetels", "Ontmoet") if kind == "page_link"]
    city.check(f"{where}, seats", sorted(set(seats)), city.named(bodies))
    rows = [
        value for kind, value in between(found, "Ontmoet", "Relaties en geld") if kind == "table"
    ]
    contacts = {row["Actor"]: row["Via"] for row in rows[0]} if rows else {}
    through = {
        city.name(other): "; ".join(city.name(body) for body in sorted(where_))
        for other, where_ in met.items()
    }
    city.check(f"{where}, contacts", contacts, through)
    degree = [line for line in lines(found) if line.startswith("**Contacten (degree)**")]
    few = f"plaats .* van {len(truth.seated)}.*"  # with few actors a place stands there
    known = re.compile(rf"\*\*Contacten \(degree\)\*\* — (?:{len(met)}|{few})")
    city.check(f"{where}, degree {degree}", all(map(known.fullmatch, degree)), True)
    city.check(f"{where}, degree", bool(degree), bool(bodies))


def about_body(city: City, body: str) -> None:
    """Who sits there, and with which bodies it shares actors."""
    truth, where = city.truth, f"body {body}"
    found = city.page("body", body=body)
    city.page("network", selected=body)
    rows = [value for kind, value in found if kind == "table" and value and "Bewijs" in value[0]]
    listed = [row for row in rows[0] if "In het onderdeel" not in row] if rows else []
    city.check(
        f"{where}, members", sorted({r["Actor"] for r in listed}), city.named(truth.members(body))
    )
    told = next((m[1] for line in lines(found) if (m := MEMBERS_KNOWN.fullmatch(line))), "")
    count = re.match(r"(Bekend: |Onbekend: we kennen |Deels onbekend: )(\d+)", told)
    if count:
        known = truth.members(body) if "we kennen" in count[1] else truth.by_name(body)
        city.check(f"{where}: {told}", int(count[2]), len(known))


def tables(city: City) -> None:
    """The lists of all actors and all bodies, and the seats and pairs of the matrices."""
    truth = city.truth
    [actors] = [value for kind, value in city.page("actor") if kind == "table"]
    city.check(
        "list of actors",
        {row["Actor"]: (row["Overleggen"], row["Ontmoet"]) for row in actors},
        {
            actor.name: (len(truth.bodies(actor.id)), len(truth.met(actor.id)))
            for actor in city.facts.actors
            if actor.id in truth.there
        },
    )
    named = {(city.name(actor), city.name(body)) for actor, body in truth.seats}
    for page, address in (("network", {"view": "table"}), ("matrix", {"view": "bodies"})):
        [rows] = [value for kind, value in city.page(page, **address) if kind == "table"]
        city.check(f"seats of {page}", {(row["Actor"], row["Overleg"]) for row in rows}, named)
    [rows] = [value for kind, value in city.page("matrix") if kind == "table"]
    pairs = {frozenset((row["Actor"], row["met"])): set(row["Via"].split("; ")) for row in rows}
    true = {
        frozenset(map(city.name, pair)): set(city.named(of)) for pair, of in truth.pairs.items()
    }
    city.check("pairs of matrix", pairs, true)
    measured = city.command("measures", "--json")
    degrees = {row["id"]: row["degree"] for row in measured["actors"]}
    city.check("measures", degrees, {actor: len(truth.met(actor)) for actor in truth.seated})
    city.check("measures", {row["id"] for row in measured["bodies"]}, truth.used)


def gap_counts(city: City) -> None:
    """How many gaps are confirmed and unknown, without and with the marked ones."""
    document = city.command("gaps", "--json")
    of = {
        status: {finding["title"] for finding in document["gaps"] if finding["status"] == status}
        for status in ("confirmed", "unknown")
    }
    count, marked = document["count"], [finding for finding in document["gaps"] if finding["mark"]]
    confirmed, unknown = (
        sum(finding["status"] == status and not finding["mark"] for finding in document["gaps"])
        for status in ("confirmed", "unknown")
    )
    city.check("gaps", (count["confirmed"], count["unknown"]), (confirmed, unknown))
    city.check("status", city.command("status", "--json")["gaps"], count)
    metrics = [("Bevestigd", confirmed), ("Onbekend", unknown), ("Gemarkeerd", len(marked))]
    for address in ({}, {"print": "1"}):
        found = city.page("gaps", **address)
        told = [value for kind, value in found if kind == "metric"]
        city.check(f"gaps {address}", told, [(name, str(number)) for name, number in metrics])
    every = len(document["gaps"])
    city.check("gaps", f"{every} van de {every} hiaten getoond" in lines(city.page("gaps")), True)
    link = f"Alle hiaten: {confirmed} bevestigd, {unknown} onbekend"
    city.check("overview", link in lines(city.page("overview")), True)
    settings = usable_rule_settings(city.facts.rule_settings)
    found_ = gaps(find_gaps(city.facts, settings=settings, on=city.on))
    book = load_workbook(
        io.BytesIO(gaps_workbook(DUTCH, city.whole.seen_on(city.on), found_, {}, on=city.on))
    )
    rows = {
        sheet.title: sum(isinstance(row[0], int) for row in sheet.iter_rows(values_only=True))
        for sheet in book.worksheets
    }
    city.check("workbook of gaps", rows, dict(metrics))
    for where, line in city.texts:
        about = re.fullmatch(r":material/(?:error|help): \*\*(Bevestigd|Onbekend)\*\* · (.*)", line)
        if about:
            known = of["confirmed" if about[1] == "Bevestigd" else "unknown"]
            city.check(f"{where}: {line}", about[2] in known, True)


def exports(city: City, folder: Path) -> None:
    """The network in files: who has a seat, and the seats."""
    truth = city.truth
    edges = {frozenset(seat) for seat in truth.seats}
    city.command("export", str(folder / "net.json"))
    city.command("export", str(folder / "net.graphml"))
    city.command("export", str(folder / "net.html"))
    found = nx.node_link_graph(json.loads((folder / "net.json").read_text()), edges="links")
    for name, network in ((".json", found), (".graphml", nx.read_graphml(folder / "net.graphml"))):
        city.check(name, set(network), truth.seated | truth.used)
        city.check(name, {frozenset(edge) for edge in network.edges}, edges)
    html = (folder / "net.html").read_text()
    nodes = re.search(r"nodes = new vis\.DataSet\((\[.*?\])\);", html)
    assert nodes is not None
    drawn = {node["id"] for node in json.loads(nodes[1])}
    city.check(".html", drawn, truth.seated | truth.used)


def meetings(city: City) -> list[tuple[str, str]]:
    """A meeting of every body on that day, prepared; gives the lines of its documents."""
    told = []
    for body in sorted(city.truth.there & {body.id for body in city.facts.bodies}):
        prepared = prepare_meeting(city.whole, body, city.on, today=TODAY)
        listed = {
            seat.actor for member in prepared.members for seat in member.seats if seat.body == body
        }
        city.check(f"members of a meeting of {body}", listed, city.truth.members(body))
        for name, content in meeting_pack(DUTCH, city.whole, prepared).items():
            told += [(name, line) for line in lines_of_file(name, content)]
        sentences = {
            found[1]
            for where, line in (*city.texts, *told)
            if f"'{body}'" in where or where.startswith(f"{body}-{city.on}")
            if (found := MEMBERS_KNOWN.fullmatch(line))
        }
        city.check(f"how well the members of {body} are known", len(sentences), 1)
        listed_with = next(
            row["Leden"]
            for kind, rows in city.page("body")
            if kind == "table"
            for row in rows
            if row["Overleg"] == city.name(body)
        )
        city.check(f"list of bodies, {body}", {listed_with}, sentences)
    return told


def sentence(city: City, where: str, line: str) -> None:
    """What a line says of somebody's seat: that one sits, sat or will sit, or has none at all."""
    for actor in city.facts.actors:
        name, place = re.escape(actor.name), f"{where}: {line}"
        if not re.search(rf"\b{name} (zit|zat|zal|heeft)\b", line):
            continue
        held = city.truth.bodies(actor.id)
        if re.search(rf"{name} (zi|za)[tl] in geen enkel|{name} heeft in geen enkel overleg", line):
            city.check(place, held, set())
        elif re.search(rf"{name} (zit|heeft stemrecht) in ", line):
            city.check(place, bool(held), True)
        for body in city.facts.bodies:
            about = f"{name} {{}} {re.escape(body.name)}"
            if re.search(about.format("(zit|heeft stemrecht) in") + r"\b", line):
                city.check(place, body.id in held, True)
            if re.search(about.format("zat in") + r", .*\btot\b", line):
                city.check(place, city.truth.ended(actor.id, body.id), True)
            if re.search(about.format("zal in") + " zitten", line):
                city.check(place, city.truth.to_begin(actor.id, body.id), True)


@pytest.mark.parametrize(
    ("on", "line"),
    [
        (TODAY, "Huurkantoor Karekiet zit in Woonraad Zwaluwdam."),
        (TODAY, "Huurkantoor Karekiet zit in 2 overleggen"),
        (TODAY, "OCMW Zwaluwdam heeft in geen enkel overleg bij naam een zetel"),
        (TODAY, "OCMW Zwaluwdam zit in geen enkel overleg uit de gegevens."),
        (TODAY, "OCMW Zwaluwdam zat in Woonraad Zwaluwdam, van maart 2024 tot juni 2025."),
        (TODAY, "OCMW Zwaluwdam zal in Woonraad Zwaluwdam zitten, begint 2027."),
        (PAST, "Woonmaatschappij Dammerlee zit in Woonraad Zwaluwdam"),
        (PAST, "Huurkantoor Karekiet zat in Woonraad Zwaluwdam, tot 30 juni 2025."),
        (FUTURE, "Jeugdraad Zwaluwdam zal in geen enkel overleg zitten"),
    ],
)
def test_a_sentence_that_contradicts_the_rows_is_found(
    stores: Callable[[bool], tuple[Path, Path]], on: date, line: str
) -> None:
    city = City(*stores(True), on)
    sentence(city, "page", line)
    assert city.wrong


@pytest.mark.parametrize(
    ("on", "line"),
    [
        (TODAY, "Huurkantoor Karekiet zat in Woonraad Zwaluwdam, tot 30 juni 2025."),
        (TODAY, "OCMW Zwaluwdam zit in Woonraad Zwaluwdam"),
        (PAST, "Huurkantoor Karekiet zit in Woonraad Zwaluwdam"),
        (PAST, "Woonmaatschappij Dammerlee zal in Woonraad Zwaluwdam zitten, begint juli 2025."),
        (FUTURE, "Huurkantoor Karekiet zal in geen enkel overleg zitten"),
    ],
)
def test_a_sentence_that_the_rows_bear_out_is_let_be(
    stores: Callable[[bool], tuple[Path, Path]], on: date, line: str
) -> None:
    city = City(*stores(True), on)
    sentence(city, "page", line)
    assert city.wrong == []
