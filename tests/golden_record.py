"""Every sentence of the content, filled in and kept beside the tests: what people read stays so.

`python -m tests.golden_record` writes the record anew, for who means to change what people read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import groupby, islice
from pathlib import Path

from dashboard.snapshot import Snapshot
from dashboard.text.text_files import load_texts
from dashboard.wording.choices import capitalised_choice_name, choice_explanation, choice_name
from dashboard.wording.columns import column_help, column_name, table_help, table_name
from dashboard.wording.gaps import cite_reference, render_finding, rule_explanation, rule_title
from dashboard.wording.measures import (
    measure_caution,
    measure_name,
    measure_paragraph,
    measure_sentence,
)
from dashboard.wording.problems import error_text, form_problem_sentence, problem_sentence
from dashboard.words import Language, Words
from data import model
from data.errors import Problem, WoonnetwerkError
from data.model import Actor, Body, Evidence, Facts, Figure, Kind, Layer, Sector, Source, Theme
from data.tables import TABLES
from graph.gaps import RULES, Finding, GapRule, Status, find_gaps
from graph.gaps.finding import Value
from graph.measures import MEASURES
from tests.golden_documents import CITIES, TODAY, Line, city, commands, documents

FOLDER = Path(__file__).parent / "golden"
TOLD = 2  # findings of each reason that are told of a city


def _town() -> Snapshot:
    """A town in which every id of the made values has a name."""
    return Snapshot(
        1,
        Facts(
            actors=tuple(
                Actor(id=f"actor-{letter}", name=f"Actor {letter.upper()}", sector="care")
                for letter in "abcdef"
            ),
            bodies=(
                Body(id="body-a", name="Body A", layer=Layer.WOONRAAD, convenor="actor-a"),
                Body(id="body-b", name="Body B", layer=Layer.CONSULTATION, convenor="actor-b"),
            ),
            sectors=(Sector(id="care", name="Care"), Sector(id="work", name="Work")),
            kinds=(Kind(id="home", name="Home", kind_of=model.KindOf.ACTOR),),
            themes=(Theme(id="rent", name="Rent"), Theme(id="land", name="Land")),
            figures=(
                Figure(
                    id="figure-a",
                    what="Homes",
                    value="3",
                    number=3,
                    counts_kind="home",
                    interpretation="As we read it.",
                ),
            ),
            sources=(Source(id="source-a", title="The source"),),
            advice=(
                model.Advice(
                    id="advice-a", body="body-a", given=date(2026, 1, 5), text="More homes."
                ),
            ),
        ),
    )


_DAY = date(2026, 3, 4)
_SOME = ("actor-a", "actor-b", "actor-c", "actor-d", "actor-e")
_PARTS = (("actor-a", "actor-b", "actor-c"), ("actor-d",))
# A value for each name; what is not here is a number.
_MADE: Mapping[str, Value] = {
    "actor": "actor-a",
    "actors": _SOME,
    "addressee": "actor-b",
    "advice": "advice-a",
    "amount": 18000.0,
    "believed": ("body-a",),
    "beneficiary": "actor-c",
    "bodies": ("body-a", "body-b"),
    "body": "body-a",
    "candidates": ("actor-c", "actor-d"),
    "checked": _DAY,
    "could_sit_in": ("body-a", "body-b"),
    "days": ("2026-03-04", "2026-05"),
    "due": _DAY,
    "ended": "2025",
    "event": "merger",
    "evidence": "derived",
    "figure": "figure-a",
    "frequency": "now and then",
    "funder": "actor-d",
    "given": _DAY,
    "groups": ("actor-e",),
    "happened": "2025-07-01",
    "kind": "home",
    "largest_share": 2 / 3,
    "last": _DAY,
    "last_year": 2025,
    "links": ("actor-a", "actor-b"),
    "named": ("actor-a", "actor-b", "actor-c", "actor-d"),
    "next": _DAY,
    "of_groups": ("care",),
    "one": "actor-a",
    "other": "actor-b",
    "own_bodies": ("body-b",),
    "partnerships": ("body-b",),
    "parts": _PARTS,
    "perhaps": ("actor-f",),
    "planned": _DAY,
    "predecessor": "actor-a",
    "reached_until": _DAY,
    "reacted": _DAY,
    "recorded_from": _DAY,
    "recorded_until": _DAY,
    "sector": "care",
    "sectors": ("care", "work"),
    "since": "2027-01",
    "source": "source-a",
    "successor": ("actor-b", "actor-c"),
    "successor_name": "The new one",
    "theme": "rent",
    "themes": ("rent", "land"),
    "this_year": 2026,
    "through": ("actor-e",),
    "topic": "toewijzing",
    "unclear": ("body-b",),
    "uncounted": ("home",),
    "unit": "EUR per jaar",
    "until": "2025-12",
    "wanted": ("care", "home"),
    "without_sector": ("actor-f",),
}
_OF_RULE: Mapping[tuple[str, str], Value] = {
    ("cut-point", "bodies"): (("body-a",), ("body-b",)),
    ("cut-point", "evidence"): ("derived", "conditional"),
    ("cut-point", "sectors"): (("care",), ("work",)),
    ("hangs-on-one", "members"): ("actor-a", "actor-b"),
    ("sectors-apart", "one"): "care",
    ("sectors-apart", "other"): "work",
}


# Gap rules


def gaps(words: Words) -> Iterator[Line]:
    """Every rule, and every reason that it can give."""
    town, cities = _town(), _cities()
    for rule in RULES:
        yield f"{rule.key} title", rule_title(words, rule.key)
        yield f"{rule.key} explanation", rule_explanation(words, rule.key)
        for number, reference in enumerate(rule.references):
            yield f"{rule.key} reference {number}", cite_reference(words, rule.key, reference)
        for reason in rule.reasons:
            name = f"{rule.key} {reason}"
            yield from _made(words, town, rule, reason)
            for place, (snapshot, findings) in cities.items():
                for number, finding in enumerate(findings.get((rule.key, reason), ())):
                    yield from _parts(f"{name} {place} {number}", _read(words, snapshot, finding))


@cache
def _cities() -> dict[str, tuple[Snapshot, dict[tuple[str, str], list[Finding]]]]:
    return {name: (city(name), _findings(city(name))) for name in CITIES}


def _findings(snapshot: Snapshot) -> dict[tuple[str, str], list[Finding]]:

    def reason_of(finding: Finding) -> tuple[str, str]:
        return finding.rule, finding.reason

    found = sorted(
        find_gaps(snapshot.facts, on=TODAY), key=lambda gap: (*reason_of(gap), gap.subjects)
    )
    return {reason: list(islice(several, TOLD)) for reason, several in groupby(found, reason_of)}


def _read(words: Words, snapshot: Snapshot, finding: Finding) -> dict[str, str | None]:
    return asdict(render_finding(words, snapshot, finding, on=TODAY))


def _parts(name: str, read: Mapping[str, str | None]) -> Iterator[Line]:
    return ((f"{name} {part}", text or "") for part, text in read.items())


def _made(words: Words, town: Snapshot, rule: GapRule, reason: str) -> Iterator[Line]:
    """A reason with all its values, and what changes when one of them is empty or not explicit."""
    values = {name: _value(rule.key, reason, name) for name in rule.reasons[reason]}

    def read(**other: Value) -> dict[str, str | None]:
        finding = Finding(
            rule=rule.key,
            status=Status.UNKNOWN,
            subjects=(),
            reason=reason,
            values={**values, **other},
        )
        return _read(words, town, finding)

    full = read()
    yield from _parts(f"{rule.key} {reason}", full)
    for case, other in _others(values):
        changed = {part: text for part, text in read(**other).items() if text != full[part]}
        yield from _parts(f"{rule.key} {reason} {case}", changed)


def _value(rule: str, reason: str, name: str) -> Value:
    if (reason, name) == ("theme-too-wide", "actors"):
        return 1200
    return _OF_RULE.get((rule, name), _MADE.get(name, 1234))


def _others(values: Mapping[str, Value]) -> Iterator[tuple[str, dict[str, Value]]]:
    for name, value in values.items():
        empty: Value = () if isinstance(value, tuple) else None
        both = isinstance(values.get("evidence"), tuple) and name in {"bodies", "evidence"}
        yield (
            f"without {name}",
            dict.fromkeys(("bodies", "evidence"), ()) if both else {name: empty},
        )
    if "evidence" in values:
        several = isinstance(values["evidence"], tuple)
        for level in Evidence:
            yield f"evidence {level}", {"evidence": (level, "explicit") if several else level}


# Problems and errors

_PROBLEM_VALUES: Mapping[str, str] = {
    "column": "name",
    "path": "/home/city/woon.duckdb",
    "rows": "seats raad / caw / 1, actors caw",
    "shares": "seats 3 9, ties 1 2",
    "table": "seats",
    "tables": "seats, ties",
    "expected": "one, two",
    "candidates": "one, two",
}


def problems(words: Words) -> Iterator[Line]:
    """Every code of a problem, a doubt about a form, and an error."""
    town = _town()
    for code in _codes("problems"):
        yield from _problem(code, lambda problem: problem_sentence(words, problem))
    for code in _codes("forms"):
        about = _problem(code, lambda problem: form_problem_sentence(words, town, problem))
        yield from ((f"form {name}", text) for name, text in about)
    for code in _codes("errors"):
        yield from _error(words, code)


def _codes(kind: str) -> list[str]:
    return sorted(load_texts(kind, Language.DUTCH).keys() - {"shared"})


def _error(words: Words, code: str) -> Iterator[Line]:
    def read(values: dict[str, str]) -> str:
        return " | ".join(error_text(words, WoonnetwerkError(code, **values)))

    return _filled(f"error {code}", read)


def _problem(code: str, read: Callable[[Problem], str]) -> Iterator[Line]:
    return _filled(code, lambda values: read(Problem(code, values=values)))


def _filled(name: str, read: Callable[[dict[str, str]], str]) -> Iterator[Line]:
    """The text with a value for all that it asks for, and without each value in turn."""
    values = {"unasked": ""}
    while True:
        try:
            full = read(values)
        except KeyError as missing:
            asked = str(missing.args[0])
            values |= _first() if asked == "first" else {asked: _PROBLEM_VALUES.get(asked, "12345")}
        except ValueError:
            values[asked] = "2026-03-04"
        else:
            break
    yield name, full
    for value in sorted(values):
        try:
            without = read({**values, value: ""})
        except (ValueError, KeyError):
            continue  # a number, a day or the name of a table is never empty
        if without != full:
            yield f"{name} without {value}", without


def _first() -> dict[str, str]:
    return {"first_file": "a.csv", "first_sheet": "Actors", "first_row": "3", "first": ""}


# Measures, columns and choices


def measures(words: Words) -> Iterator[Line]:
    """The words of every measure."""
    yield "caution", measure_caution(words)
    for measure in MEASURES:
        yield f"{measure.key} name", measure_name(words, measure.key)
        yield f"{measure.key} sentence", measure_sentence(words, measure.key)
        yield f"{measure.key} paragraph", measure_paragraph(words, measure.key)


def columns(words: Words) -> Iterator[Line]:
    """The header and the help of every table and column."""
    for table in TABLES:
        yield table.name, f"{table_name(words, table.name)} | {table_help(words, table.name)}"
        for column in table.columns:
            text = f"{column_name(words, column.name)} | {column_help(words, column)}"
            yield f"{table.name} {column.name}", text


def choices(words: Words) -> Iterator[Line]:
    """The word for every choice of the model."""
    kinds = (*vars(model).values(), Status)
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum:
            for value in kind:
                text = f"{choice_name(words, value)} | {capitalised_choice_name(words, value)}"
                yield f"{kind.__name__} {value}", text
    for level in Evidence:
        yield f"meaning of {level}", choice_explanation(words, level)


RECORDS: Mapping[str, Callable[[Words], Iterator[Line]]] = {
    "gaps": gaps,
    "problems": problems,
    "measures": measures,
    "columns": columns,
    "choices": choices,
    "documents": documents,
    "commands": commands,
}


def record(name: str, language: Language) -> str:
    """One part of the content in one language, a line for each text."""
    lines = RECORDS[name](Words(language))
    return "".join(f"{what}: {text}\n" for what, text in lines)


def kept(name: str, language: Language) -> Path:
    """Where a part of the record stands."""
    return FOLDER / f"{name}.{language}.txt"


if __name__ == "__main__":
    for content in RECORDS:
        for spoken in Language:
            kept(content, spoken).write_text(record(content, spoken), encoding="utf-8")
