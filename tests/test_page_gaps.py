"""The page of the gaps: groups, marks that are revisions, and the workbook to take along."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from dashboard.components.gaps.listing import GapGrouping, group_gaps
from dashboard.documents.gaps_workbook import gaps_workbook
from dashboard.marking import gaps, mark_change, open_and_marked, unmark_change
from dashboard.snapshot import Snapshot
from dashboard.wording.gaps.gap_marks import first_seen_sentence, mark_sentence
from dashboard.words import Language, Words
from data import queries
from data.model import Actor, Facts, Mark, Marking, Source
from data.restore import restore
from data.store import Store
from graph.gaps import Finding, Status, find_gaps
from graph.scenarios.timeline import FirstRevisionWithGap, timeline_point_of
from tests.cities import kortrijk

TODAY = date(2026, 11, 23)
ENGLISH, DUTCH = Words(Language.ENGLISH), Words(Language.DUTCH)
LONER = "no-seat:de-poort"


@pytest.fixture(scope="module")
def now() -> Snapshot:
    return Snapshot(1, kortrijk())


@pytest.fixture(scope="module")
def findings(now: Snapshot) -> tuple[Finding, ...]:
    return find_gaps(now.facts, on=TODAY)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open() as opened:
        yield opened


def finding(identity: str, findings: tuple[Finding, ...]) -> Finding:
    return next(finding for finding in findings if finding.identity == identity)


def mark(identity: str = LONER, reason: str = "In januari.") -> Mark:
    return Mark(finding=identity, mark=Marking.PLANNED, reason=reason, person="An", marked=TODAY)


# Groups


@pytest.mark.parametrize("by", list(GapGrouping))
def test_every_gap_stands_in_one_group_and_the_most_serious_group_is_first(
    findings: tuple[Finding, ...], by: GapGrouping
) -> None:
    found = gaps(findings)
    groups = group_gaps(DUTCH, found, by)
    together = [each for _, group in groups for each in group]
    assert sorted(finding.identity for finding in together) == sorted(
        finding.identity for finding in found
    )
    serious = [max(finding.severity for finding in group) for _, group in groups]
    assert serious == sorted(serious, reverse=True)
    assert len({title for title, _ in groups}) == len(groups)


def test_what_is_no_gap_is_left_out(findings: tuple[Finding, ...]) -> None:
    assert {finding.status for finding in gaps(findings)} == {Status.CONFIRMED, Status.UNKNOWN}


# Marks


def test_a_marked_gap_stands_apart(findings: tuple[Finding, ...]) -> None:
    open_ones, with_mark = open_and_marked(findings, {LONER: mark()})
    assert [finding.identity for finding in with_mark] == [LONER]
    assert len(open_ones) == len(gaps(findings)) - 1


def test_a_mark_is_a_revision_and_can_be_changed_taken_away_and_restored(
    store: Store, findings: tuple[Finding, ...]
) -> None:
    poort = finding(LONER, findings)

    def decide(kind: Marking, reason: str) -> None:
        marks = {mark.finding: mark for mark in queries.facts(store).marks}
        change = mark_change(poort, marks, mark=kind, reason=reason, person=" An ", on=TODAY)
        store.commit([change], base=store.revision, author="An", message=reason)

    decide(Marking.PLANNED, " In januari. ")
    assert queries.facts(store).marks == (mark(),)
    decide(Marking.ACCEPTED, "Toch niet.")
    (kept,) = queries.facts(store).marks
    assert (kept.mark, kept.reason) == (Marking.ACCEPTED, "Toch niet.")
    store.commit([unmark_change(kept)], base=store.revision, author="An", message="weg")
    assert queries.facts(store).marks == ()
    restore(store, 1, author="An", message="terug")
    assert queries.facts(store).marks == (mark(),)
    assert [change.after for _, change in queries.fact_history(store, "marks", (LONER,))][
        -1
    ] == mark()


def test_a_mark_stays_on_its_gap_whatever_else_the_data_becomes(now: Snapshot) -> None:
    more = Actor(id="aanloophuis", name="Aanloophuis")
    facts = replace(now.facts, actors=(more, *now.facts.actors), marks=(mark(),))
    later = find_gaps(facts, on=date(2027, 5, 1))
    _, with_mark = open_and_marked(later, Snapshot(2, facts).marks)
    assert [finding.identity for finding in with_mark] == [LONER]


def test_a_mark_needs_no_source_and_makes_no_gap_itself(
    now: Snapshot, findings: tuple[Finding, ...]
) -> None:
    with_mark = find_gaps(replace(now.facts, marks=(mark(),)), on=TODAY)
    assert [finding.identity for finding in with_mark] == [finding.identity for finding in findings]


def test_a_mark_is_told_with_who_when_and_why() -> None:
    assert mark_sentence(ENGLISH, mark()) == "Remedy planned, 23 November 2026, An: In januari."
    nameless = replace(mark(), person=None, marked=None)
    assert mark_sentence(ENGLISH, nameless) == "Remedy planned: In januari."


def test_since_when_a_gap_exists_is_told_as_far_as_it_is_known() -> None:
    seen = timeline_point_of(Facts(), revision=4, on=TODAY)
    assert "version 4 (23 November 2026)." in first_seen_sentence(
        ENGLISH, FirstRevisionWithGap(seen)
    )
    assert "or before" in first_seen_sentence(ENGLISH, FirstRevisionWithGap(seen, earlier=True))
    assert "passing of time" in first_seen_sentence(ENGLISH, FirstRevisionWithGap(None))


# The workbook


def test_the_workbook_holds_every_gap_once_with_its_sources_and_quotes(
    now: Snapshot, findings: tuple[Finding, ...]
) -> None:
    marked_too = Snapshot(1, replace(now.facts, marks=(mark(),)))
    book = load_workbook(io.BytesIO(gaps_workbook(DUTCH, marked_too, gaps(findings), {}, on=TODAY)))
    assert book.sheetnames == ["Bevestigd", "Onbekend", "Gemarkeerd"]
    rows = {sheet.title: list(sheet.iter_rows(min_row=3, values_only=True)) for sheet in book}
    status_of = {finding.identity: finding.status for finding in gaps(findings)}
    del status_of[mark().finding]
    counts = Counter(status_of.values())
    assert [len(row) for row in rows.values()] == [
        counts[Status.CONFIRMED],
        counts[Status.UNKNOWN],
        1,
    ]
    (poort,) = rows["Gemarkeerd"]
    assert "In januari." in poort
    assert any("De Poort of een andere bouwmaatschappij" in str(cell) for cell in poort)
    assert any("regel 54" in str(cell) for cell in poort)


def test_in_the_workbook_text_that_looks_like_a_formula_stays_text(now: Snapshot) -> None:
    trap = Actor(id="valstrik", name="=1+1", source="beleidstekst", quote="=cmd()")
    facts = replace(now.facts, actors=(*now.facts.actors, trap))
    found = [finding for finding in find_gaps(facts, on=TODAY) if "valstrik" in finding.subjects]
    facts = replace(
        facts,
        marks=tuple(mark(finding.identity, "=HYPERLINK()") for finding in found),
        sources=(Source(id="beleidstekst", title="=2+2"),),
    )
    book = load_workbook(io.BytesIO(gaps_workbook(DUTCH, Snapshot(1, facts), found, {}, on=TODAY)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=") for cell in cells)
    texts = {cell.data_type for cell in cells if not isinstance(cell.value, int | None)}
    assert texts == {"s"}


def test_the_workbook_can_be_filtered_and_sorts_by_a_number_that_reads_as_words(
    now: Snapshot,
) -> None:
    found = [
        finding for finding in find_gaps(now.facts, on=TODAY) if finding.status is not Status.NONE
    ]
    book = load_workbook(io.BytesIO(gaps_workbook(DUTCH, now, found, {}, on=TODAY)))
    confirmed, unknown, marked = book.worksheets
    for sheet in (confirmed, unknown):
        numbers = [row[0] for row in sheet.iter_rows(min_row=3)]
        values = [int(str(cell.value)) for cell in numbers]
        assert values == sorted(values, reverse=True)
        assert {cell.number_format for cell in numbers} == {'0" op 5"'}
        assert sheet.auto_filter.ref == f"A2:K{sheet.max_row}"
        assert sheet.freeze_panes == "C3"
    assert [cell.value for cell in marked["A"]][2:] == ["Geen."]
