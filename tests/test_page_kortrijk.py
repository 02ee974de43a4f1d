"""The pages tell what the policy text of Kortrijk says, all of it, and nothing that it does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.server.launch import fill_database
from dashboard.snapshot import Snapshot
from dashboard.wording.gaps import render_finding
from dashboard.words import Language, Words
from data.model import Activity, Actor, Body, Figure
from graph.gaps import find_gaps
from tests import cities
from tests.visiting import TODAY, visited

DUTCH = Words(Language.DUTCH)
FACTS = cities.kortrijk()
ALS = "Dat kan ook ‘zoals’ betekenen"
HEADING = "Geen gegevens: Interne organisatie / coördinatie van het woonbeleid (kop A, regel 9)"
PAGES = {Actor: "actor", Body: "body", Activity: "activity"}
Look = Callable[..., AppTest]


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> Look:
    """Open a page about the facts of Kortrijk, by its key and the choices of its address."""
    path = tmp_path_factory.mktemp("kortrijk") / "store.duckdb"
    fill_database(path, DUTCH, example=False)

    def opened(page: str, **address: str) -> AppTest:
        seen = visited(page, path, address).run()
        assert not seen.exception
        return seen

    return opened


def text_of(seen: AppTest) -> str:
    """All that a page says, with the backslashes of Markdown taken away."""
    parts = [str(text.value) for text in (*seen.title, *seen.header, *seen.subheader)]
    parts += [str(text.value) for text in (*seen.markdown, *seen.caption, *seen.warning)]
    parts += [str(fold.label) for fold in seen.expander]
    parts += [table.value.to_string(max_colwidth=None) for table in (*seen.table, *seen.dataframe)]
    return re.sub(r"\\(.)", r"\1", "\n".join(parts))


def page_of(identity: str) -> str:
    things: tuple[Actor | Body | Activity, ...]
    things = (*FACTS.actors, *FACTS.bodies, *FACTS.activities)
    return next(PAGES[type(thing)] for thing in things if thing.id == identity)


def test_every_figure_stands_under_its_source_with_its_words(look: Look) -> None:
    told = text_of(look("explanation"))
    for figure in FACTS.figures:
        assert figure.what in told
        assert f"“{figure.quote}”" in told
    assert "Totaal aanbod in Kortrijk" in told


@pytest.mark.parametrize(
    "figure", [figure for figure in FACTS.figures if figure.subject], ids=lambda figure: figure.id
)
def test_a_figure_stands_on_the_page_of_what_it_is_about(look: Look, figure: Figure) -> None:
    subject = str(figure.subject)
    page = page_of(subject)
    told = text_of(look(page, **{page: subject}))
    assert f"{figure.what}: **{figure.value}**" in told
    assert figure.quote is not None
    assert figure.quote in told


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("body", {"body": "overleg-wzc"}),
        ("body", {}),
        ("overview", {}),
        ("network", {"selected": "overleg-wzc"}),
        ("preparation", {"body": "overleg-wzc"}),
    ],
    ids=["its page", "all bodies", "overview", "beside the network", "preparation"],
)
def test_the_list_of_care_homes_is_called_known_with_what_makes_it_less_sure(
    look: Look, page: str, address: dict[str, str]
) -> None:
    told = text_of(look(page, **address))
    assert ALS in told
    assert "Geen bron noemt OCMW Kortrijk hier met zoveel woorden." in told


def test_what_the_source_names_without_a_word_about_it_is_no_gap_and_not_known(
    look: Look,
) -> None:
    told = text_of(look("explanation"))
    assert f"{HEADING}. De bron noemt het en zegt er niets over." in told


def test_another_city_does_not_see_the_empty_heading_of_kortrijk(city: Path) -> None:
    seen = visited("explanation", city, {}).run()
    assert not seen.exception
    assert "Geen gegevens: " not in text_of(seen)


@pytest.mark.parametrize("activity", FACTS.activities, ids=lambda fact: fact.id)
def test_an_activity_has_a_page_with_who_started_it_and_the_words_it_rests_on(
    look: Look, activity: Activity
) -> None:
    told = text_of(look("activity", activity=activity.id))
    assert activity.name in told
    assert f"“{activity.quote}”" in told
    assert str(activity.locator) in told
    ties = [tie for tie in FACTS.ties if tie.to_id == activity.id]
    names = {body.id: body.name for body in FACTS.bodies}
    assert ties
    for tie in ties:
        assert names[tie.from_id] in told


def test_the_activities_are_listed_with_who_has_to_do_with_them(look: Look) -> None:
    told = text_of(look("activity"))
    for activity in FACTS.activities:
        assert activity.name in told
    assert "Stuurgroep thuisloosheid" in told
    assert "Lokaal Steunpunt Thuiszorg Kortrijk" in told


def test_an_activity_that_does_not_exist_is_said_not_to(look: Look) -> None:
    assert "niet in de gegevens" in text_of(look("activity", activity="luchtkasteel"))


def test_the_network_has_no_place_for_an_activity_and_says_so(look: Look) -> None:
    told = text_of(look("network", selected="huis-inclusief"))
    assert "“Huis Inclusief”, en dat staat niet op deze pagina" in told


def test_a_body_known_through_its_parts_is_neither_empty_nor_alone(look: Look) -> None:
    told = text_of(look("body", body="lokaal-woonoverleg"))
    for wrong in ("noemen niemand", "niemand bekend", "in geen enkel ander overleg"):
        assert wrong not in told
    for actor in ("Leiedal", "OCMW Kortrijk", "Wonen Vlaanderen"):
        assert actor in told
    assert "via OCMW Kortrijk" in told
    assert "elk onderdeel heeft een eigen plaats" in told
    beside = text_of(look("network", selected="lokaal-woonoverleg"))
    assert "OCMW Kortrijk (lid: Ad-hoc uitbreiding van het lokaal woonoverleg en " in beside


def test_the_kerngroepen_of_the_woonraad_stay_unknown(look: Look) -> None:
    told = text_of(look("body", body="woonraad-kerngroepen"))
    assert "De gegevens noemen niemand" in told
    assert "niemand bekend" in told


@pytest.mark.parametrize(
    ("body", "tie"),
    [
        ("samenwerking-huurdersbond", "OCMW Kortrijk betaalt Huurdersbond"),
        ("overleg-wzc", "OCMW Kortrijk is uitbater van Sint Jozef"),
        ("woonclub", "De gegevens noemen geen relatie tussen twee leden."),
    ],
)
def test_ties_and_gaps_among_the_members_stand_on_the_page_of_the_body(
    look: Look, body: str, tie: str
) -> None:
    told = text_of(look("body", body=body))
    among = told[told.index("Tussen de leden") :]
    assert tie in among
    assert "Hiaten over leden" in among


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("woonclub", "3 actoren bij naam. Iedereen staat op de lijst."),
        ("samenwerking-huurdersbond", "3 actoren bij naam. Iedereen staat op de lijst."),
        ("overleg-wzc", "en zegt niet of iedereen op de lijst staat."),
        (
            "lwo-uitgebreide-kerngroep",
            "Geen bron noemt Directies van Stad Kortrijk en Stadsontwikkelingsbedrijf hier met",
        ),
        (
            "lwo-ad-hoc-uitbreiding",
            (
                "Onbekend: we kennen 8 actoren, maar de lijst is open. Er kunnen er meer zijn. "
                "Geen bron noemt Directies van Stad Kortrijk, OCMW Kortrijk, "
                "Programmaregisseur, Stadsontwikkelingsbedrijf en Wonen Vlaanderen hier met zoveel woorden."
            ),
        ),
    ],
)
def test_how_well_a_list_is_known_tells_who_says_so(look: Look, body: str, sentence: str) -> None:
    assert sentence in text_of(look("body", body=body))


@pytest.mark.parametrize(
    "body", ["lokale-woonraad", "woonraad-kerngroepen", "lst-kortrijk", "stuurgroep-thuisloosheid"]
)
def test_where_nobody_is_known_by_name_nothing_is_told_of_members(look: Look, body: str) -> None:
    told = text_of(look("body", body=body))
    assert "Geen enkel lid is bij naam bekend." in told
    assert "in geen enkel ander overleg" not in told
    assert "Tussen de leden" not in told


def test_the_first_figure_says_which_body_is_known_through_its_parts(look: Look) -> None:
    told = text_of(look("overview"))
    assert (
        "29 actoren zitten in 9 van de 11 overleggen. Lokaal woonoverleg kennen we via zijn "
        "onderdelen."
    ) in told


def test_the_number_of_private_partners_is_told_with_how_it_may_be_read() -> None:
    now = Snapshot(1, FACTS)
    found = {finding.identity: finding for finding in find_gaps(FACTS, on=TODAY)}
    private = render_finding(DUTCH, now, found["declared-number:aantal-private-partners"], on=TODAY)
    assert "Over dit getal: De tekst noemt er zeven met ‘als’." in private.reason
    assert ALS in private.reason
    ocmw = render_finding(
        DUTCH, now, found["declared-number:aantal-wzc-ocmw|ocmw-kortrijk"], on=TODAY
    )
    assert "Over dit getal" not in ocmw.reason


def test_a_rhythm_that_the_source_gives_in_words_is_never_called_unknown(look: Look) -> None:
    told = text_of(look("body", body="stuurgroep-thuisloosheid"))
    assert "hoe vaak: tweemaandelijks" in told
    assert "Alleen in woorden is bekend hoe vaak Stuurgroep thuisloosheid hoort samen te" in told
    assert "We weten niet hoe vaak" not in told
