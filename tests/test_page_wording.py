"""The sentences that belong to rules and measures: complete, filled in, and true to the status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, replace
from datetime import date

import pytest

from dashboard.snapshot import Snapshot
from dashboard.text.text_files import load_texts
from dashboard.wording.facts import tie_sentence
from dashboard.wording.gaps import (
    RULE_GROUPS,
    FindingText,
    render_finding,
    rule_explanation,
    rule_title,
)
from dashboard.wording.measures import (
    measure_caution,
    measure_name,
    measure_paragraph,
    measure_sentence,
)
from dashboard.words import Language, Words
from data import queries
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import EXAMPLE, KORTRIJK, uploads_from
from data.model import (
    Actor,
    Advice,
    Body,
    Evidence,
    Facts,
    Figure,
    Layer,
    Meeting,
    Naming,
    Role,
    Seat,
    Tie,
)
from data.store import Store
from graph.gaps import RULES, Finding, GapRule, Status, find_gaps
from graph.measures import MEASURES, Measure

TODAY = date(2026, 11, 23)
ENGLISH = Words(Language.ENGLISH)
DUTCH = Words(Language.DUTCH)


def loaded(folder: str) -> Snapshot:
    with Store.open() as store:
        uploads = uploads_from([{"kortrijk": KORTRIJK, "example": EXAMPLE}[folder]])
        accept(store, propose(store, uploads, replace=False), author="test", message="load")
        return Snapshot(store.revision, queries.facts(store))


@pytest.fixture(scope="module", params=["kortrijk", "example"])
def city(request: pytest.FixtureRequest) -> Snapshot:
    return loaded(request.param)


@pytest.fixture(scope="module")
def kortrijk() -> Snapshot:
    return loaded("kortrijk")


def told(
    snapshot: Snapshot, rule: str, *subjects: str, words: Words = ENGLISH
) -> tuple[Finding, FindingText]:
    finding = next(
        gap
        for gap in find_gaps(snapshot.facts, on=TODAY)
        if (gap.rule, gap.subjects) == (rule, subjects)
    )
    return finding, render_finding(words, snapshot, finding, on=TODAY)


def texts(text: FindingText) -> Iterator[str]:
    return (part for part in astuple(text) if part is not None)


# Every rule has its place


def test_every_rule_stands_in_one_group() -> None:
    grouped = [key for group in RULE_GROUPS for key in group.rules]
    assert sorted(grouped) == sorted(rule.key for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_a_rule_is_explained_without_a_finding(rule: GapRule) -> None:
    for text in (rule_title(ENGLISH, rule.key), rule_explanation(ENGLISH, rule.key)):
        assert text
        assert "{" not in text


# Findings in words


@pytest.mark.parametrize("words", [ENGLISH, DUTCH], ids=["en", "nl"])
def test_every_finding_is_worded_in_full(city: Snapshot, words: Words) -> None:
    for finding in find_gaps(city.facts, on=TODAY):
        text = render_finding(words, city, finding, on=TODAY)
        assert text.title, finding
        assert text.reason, finding
        assert text.remedy, finding
        assert text.why, finding
        assert not any("{" in part or "}" in part or "  " in part for part in texts(text)), text


def test_what_is_unknown_says_what_we_do_not_know(city: Snapshot) -> None:
    for finding in find_gaps(city.facts, on=TODAY):
        if finding.status is Status.UNKNOWN:
            assert render_finding(ENGLISH, city, finding, on=TODAY).unknown, finding


def test_what_is_confirmed_does_not_start_with_what_we_do_not_know(city: Snapshot) -> None:
    for finding in find_gaps(city.facts, on=TODAY):
        title = render_finding(ENGLISH, city, finding, on=TODAY).title
        assert not (finding.status is Status.CONFIRMED and "do not know" in title), title


def test_ids_become_names(city: Snapshot) -> None:
    ids = {thing for thing in city.things if "-" in thing}
    for finding in find_gaps(city.facts, on=TODAY):
        for text in texts(render_finding(ENGLISH, city, finding, on=TODAY)):
            assert not ids & set(text.replace(",", " ").replace(".", " ").split()), text


def test_caw_is_told_with_where_it_may_sit_and_where_to_invite_it(kortrijk: Snapshot) -> None:
    finding, text = told(kortrijk, "partnership-only", "caw")
    assert finding.status is Status.CONFIRMED
    assert text.title == "CAW is in a partnership, but in no other body by name"
    assert "Woonclub" in text.reason
    assert text.unknown is not None
    assert text.unknown.startswith("CAW may sit in Lokaal woonoverleg, Lokale woonraad, ")
    assert "and 3 others without being named" in text.unknown
    assert text.remedy.endswith("invite CAW to Lokale woonraad.")


def test_a_cut_point_tells_what_it_joins_and_which_seat_is_not_explicit(kortrijk: Snapshot) -> None:
    _, text = told(kortrijk, "cut-point", "ocmw-kortrijk")
    assert text.title == (
        "By name OCMW Kortrijk is the only link between Zorg; Stadsontwikkelingsbedrijf and "
        "Wonen Vlaanderen and the rest of the network"
    )
    assert "Zorg (12 actors)" in text.reason
    assert text.unknown == (
        "Not all members of Lokale woonraad and Kerngroepen van de woonraad (niet bij naam bekend) "
        "are known by name: there may be another link. "
        "The seat in Overleg met de woonzorgcentra is derived: "
        "it follows from the source, but is not written there."
    )
    assert text.reference == "Wasserman & Faust, Social Network Analysis (1994), chapter 4"


def test_money_is_written_as_people_write_it(kortrijk: Snapshot) -> None:
    _, text = told(kortrijk, "funder-at-table", "ocmw-kortrijk", "huurdersbond", words=DUTCH)
    assert "€ 18.000 per jaar" in text.reason


def test_a_law_is_cited_with_its_article_and_since_when_it_holds(kortrijk: Snapshot) -> None:
    _, text = told(kortrijk, "council-sex", "lokale-woonraad")
    assert text.reference == (
        "Decreet van 22 december 2017 over het lokaal bestuur, art. 304, §3 "
        "(in force since 1 January 2019)"
    )


def test_the_convenor_is_named_where_the_data_tells_who_it_is(kortrijk: Snapshot) -> None:
    _, text = told(kortrijk, "frequency", "overleg-wzc")
    assert text.remedy.endswith("Convenor, as far as the data says: OCMW Kortrijk.")
    _, other = told(kortrijk, "members-unknown", "lokale-woonraad")
    assert "As far as" not in other.remedy


def test_the_convenor_may_also_be_known_by_its_seat() -> None:
    body = Body(id="raad", name="De raad", layer=Layer.WOONRAAD, open_list=True)
    seats = tuple(
        Seat(body="raad", actor=actor, role=role)
        for actor, role in (("a", Role.CHAIR), ("b", Role.SECRETARY))
    )
    actors = tuple(Actor(id=letter, name=f"Actor {letter}") for letter in "ab")
    snapshot = Snapshot(1, Facts(actors=actors, bodies=(body,), seats=seats))
    _, text = told(snapshot, "members-unknown", "raad")
    assert text.remedy.endswith("Convenor, as far as the data says: Actor b.")


def test_names_are_never_read_as_holes_or_markup() -> None:
    name = "{actor} <img src=x onerror=alert(1)> href="
    snapshot = Snapshot(1, Facts(actors=(Actor(id="odd", name=name),), bodies=_CONSULTATION))
    _, text = told(snapshot, "no-seat", "odd")
    assert text.title == f"{name} has no seat in any body by name"


def test_an_advice_is_told_with_its_text_its_days_and_its_addressee() -> None:
    advice = Advice(
        id="advies-1",
        body="raad",
        given=date(2026, 1, 5),
        text="Meer sociale woningen.",
        addressee="stad",
        due=date(2026, 6, 1),
    )
    snapshot = Snapshot(
        1,
        Facts(
            actors=(Actor(id="stad", name="De stad"),),
            bodies=(Body(id="raad", name="De raad", layer=Layer.WOONRAAD),),
            meetings=(Meeting(id="m", body="raad", date=date(2026, 9, 1)),),
            advice=(advice,),
        ),
    )
    _, text = told(snapshot, "advice-unanswered", "advies-1")
    assert text.title == "De raad had no answer to its advice of 5 January 2026"
    assert text.reason == (
        "The advice reads: “Meer sociale woningen”. It was meant for De stad. "
        "An answer was due on 1 June 2026, and none is recorded."
    )
    without = replace(advice, addressee=None)
    _, shorter = told(Snapshot(1, replace(snapshot.facts, advice=(without,))), *_OF_ADVICE)
    assert "meant for" not in shorter.reason
    assert shorter.remedy == "Put the advice on the agenda of the next meeting of De raad."


_OF_ADVICE = ("advice-unanswered", "advies-1")
_CONSULTATION = (Body(id="raad", name="De raad", layer=Layer.WOONRAAD, open_list=True),)


@pytest.mark.parametrize(
    ("on", "reference"),
    [
        (
            date(2020, 12, 31),
            (
                "Besluit van de Vlaamse Regering van 16 november 2018 over het lokaal woonbeleid, "
                "art. 3 (in force from 1 January 2019 until 31 December 2020)"
            ),
        ),
        (
            date(2021, 1, 1),
            "Besluit Vlaamse Codex Wonen van 2021, boek 2, deel 2 (in force since 1 January 2021)",
        ),
    ],
)
def test_a_text_that_a_rule_rests_on_is_cited_with_the_days_on_which_it_holds(
    on: date, reference: str
) -> None:
    snapshot = Snapshot(1, Facts(bodies=(Body(id="raad", name="R", layer=Layer.CONSULTATION),)))
    (finding,) = [
        gap for gap in find_gaps(snapshot.facts, on=on) if gap.rule == "woonoverleg-meetings"
    ]
    assert render_finding(ENGLISH, snapshot, finding, on=on).reference == reference


def test_a_payment_without_an_amount_leaves_the_amount_out() -> None:
    facts = Facts(
        actors=(Actor(id="a", name="A"), Actor(id="b", name="B")),
        bodies=_CONSULTATION,
        seats=(Seat(body="raad", actor="a"), Seat(body="raad", actor="b")),
        ties=(Tie(from_id="a", to_id="b", kind="betaalt"),),
    )
    _, text = told(Snapshot(1, facts), "funder-at-table", "a", "b")
    assert text.reason == "A gives money to B. Both sit in De raad."


def test_a_figure_is_named_by_what_it_counts() -> None:
    figure = Figure(id="f", what="Homes", value="3", number=3, counts_kind="home")
    snapshot = Snapshot(1, Facts(actors=(Actor(id="a", name="A", kind="home"),), figures=(figure,)))
    _, text = told(snapshot, "declared-number", "f")
    assert text.title == "Homes: 3 in the source, 1 in the data"


def test_a_seat_of_an_unnamed_group_is_told_as_such() -> None:
    facts = Facts(
        actors=(
            Actor(id="a", name="A", sector="care"),
            Actor(id="b", name="B", sector="tenants"),
            Actor(id="group", name="The group", sector="work", named=Naming.GROUP),
        ),
        bodies=(
            Body(id="one", name="One", layer=Layer.CONSULTATION),
            Body(id="two", name="Two", layer=Layer.CONSULTATION),
        ),
        seats=(
            Seat(body="one", actor="a"),
            Seat(body="one", actor="group", evidence=Evidence.GROUP),
            Seat(body="two", actor="b"),
            Seat(body="two", actor="group", evidence=Evidence.GROUP),
        ),
    )
    finding, text = told(Snapshot(1, facts), "cut-off", "two")
    assert finding.status is Status.UNKNOWN
    assert text.title == "Only a seat that is not certain links Two with the rest"
    assert "The group" in text.reason
    assert text.unknown == ("That seat is of a group: the source does not name who takes part.")


# Measures


def test_every_measure_has_words_and_no_words_are_left_over() -> None:
    texts = load_texts("measures", Language.DUTCH)
    keys = {measure.key for measure in MEASURES}
    assert texts.keys() == keys | {"shared"}
    assert {tuple(texts[key]) for key in keys} == {("name", "sentence", "paragraph")}


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.key)
def test_a_measure_has_a_name_a_sentence_and_a_paragraph_with_its_source(measure: Measure) -> None:
    assert measure_name(ENGLISH, measure.key)
    assert measure_sentence(ENGLISH, measure.key).endswith(".")
    paragraph = measure_paragraph(ENGLISH, measure.key)
    assert paragraph.endswith(f"Source: {measure.reference}.")
    assert ("estimated" in paragraph) is measure.estimated


def test_the_caution_warns_for_small_networks() -> None:
    assert "30 actors" in measure_caution(ENGLISH)


def test_a_tie_is_a_sentence_of_its_ends_and_what_it_amounts_to() -> None:
    snapshot = loaded("kortrijk")
    told = {tie_sentence(DUTCH, snapshot, tie) for tie in snapshot.facts.ties}
    assert "OCMW Kortrijk betaalt Huurdersbond (€ 18.000 per jaar)" in told
    assert "OCMW Kortrijk is uitbater van Biezenheem" in told
