"""The page that explains says where the data come from, and which rules a city changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.change import Change
from data.model import Fact, Setting, Source
from data.store import Store
from data.tables import TABLES
from tests.visiting import visited


def explained(folder: Path, *facts: Fact) -> AppTest:
    """The page about a store that holds these facts."""
    changes = [
        Change(table.name, table.key_of(fact), None, fact)
        for table in TABLES
        for fact in facts
        if type(fact) is table.model
    ]
    with Store.open(folder / "store.duckdb") as store:
        if changes:
            store.commit(changes, base=0, author="An", message="bronnen")
    page = visited("explanation", folder / "store.duckdb", {}).run()
    assert not page.exception
    return page


def captions(page: AppTest) -> list[str]:
    return [text.value.replace("\\", "") for text in page.caption]


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        (
            {
                "publisher": "Stad Kortrijk",
                "published": "2025-03",
                "checked": date(2026, 11, 3),
                "website": "voorbeeld",
            },
            "Stad Kortrijk · maart 2025 · laatst nagekeken: 3 november 2026 · voorbeeld",
        ),
        ({}, "datum onbekend · laatst nagekeken: nooit, voor zover we weten"),
    ],
    ids=["all-known", "nothing-known"],
)
def test_a_source_says_who_published_it_when_it_was_checked_and_where_it_stands(
    tmp_path: Path, about: dict[str, object], sentence: str
) -> None:
    source = Source(id="tekst", title="Beleidstekst", **about)  # type: ignore[arg-type]
    page = explained(tmp_path, source)
    assert "**Beleidstekst**" in [text.value for text in page.markdown]
    assert sentence in captions(page)


def test_without_sources_the_page_says_that_the_data_name_none(tmp_path: Path) -> None:
    without, with_one = tmp_path / "without", tmp_path / "with"
    nothing = "De gegevens noemen geen bron."
    assert nothing in [text.value for text in explained(without).markdown]
    page = explained(with_one, Source(id="tekst", title="Beleidstekst"))
    assert nothing not in [text.value for text in page.markdown]


def test_a_rule_says_whether_it_is_on_and_only_of_what_the_city_set_that_the_city_did(
    tmp_path: Path,
) -> None:
    switched = Setting(rule="cut-point", setting="enabled", value="nee")
    told = captions(explained(tmp_path, switched))
    assert "De regel staat uit. De stad stelde dit zo in." in told
    assert "De regel staat aan." in told
    assert "De regel staat uit." not in told
    assert [text for text in told if "De stad" in text] == [
        "De regel staat uit. De stad stelde dit zo in."
    ]
