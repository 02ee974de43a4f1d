"""A name is found in each way in which people write it, and another name is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.erasure.occurrences import ERASED
from data.erasure.person_name import PersonName, fold
from data.errors import RefusedError

JAN = PersonName.of("Jan Peeters")


@pytest.mark.parametrize(
    "text",
    [
        "Jan Peeters",
        "jan peeters",
        "JAN PEETERS",
        "Peeters, Jan",
        "Peeters Jan",
        "Peeters,Jan",
        "Ján Pèëters",
        "Ja\u0301n Peeters",
        "Jan\u00a0Peeters",
        "Jan  Peeters",
        "Jan\nPeeters",
        "Ja\u00adn Pee\u200bters",
        "J\uff41n Peeters",
    ],
)
def test_a_text_that_is_the_name_is_wholly_replaced(text: str) -> None:
    assert JAN.is_all_of(text)
    assert JAN.replaced(f"(zie {text}, op p. 2)", ERASED) == f"(zie {ERASED}, op p. 2)"


@pytest.mark.parametrize(
    "text",
    [
        "Jan Peetersen",
        "Arjan Peeters",
        "Jan Peeters-Claes",
        "Anne-Jan Peeters",
        "Jan O'Peeters",
        "Jan en Piet Peeters",
        "Jan. Peeters zei dat ook",
        "An Peeters, Jan Claes",
        "Peeters, Jan Claes",
        "An Peeters Jan",
        "Peeters",
        "Jan",
        "Jan2 Peeters",
        "",
    ],
)
def test_another_name_is_left_as_it_is(text: str) -> None:
    assert not JAN.stands_in(text)
    assert JAN.replaced(text, ERASED) == text


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Jan Peeters' voorstel", "[gewist]' voorstel"),
        ("Jan Peeters's voorstel", "[gewist]'s voorstel"),
        ("“Jan Peeters”", "“[gewist]”"),
        ("(jan.peeters@stad.be)", "([gewist]@stad.be)"),
        ("Jan Peeters en Peeters Jan", "[gewist] en [gewist]"),
        ("Jan Peeters\u0301 zei", "[gewist] zei"),
        ("é🏠 Jan Peeters", "é🏠 [gewist]"),
    ],
)
def test_what_stands_around_a_name_stays(text: str, without: str) -> None:
    assert JAN.replaced(text, ERASED) == without


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jan Van den Broeck", "Van den Broeck, Jan"),
        ("Jan Van den Broeck", "jan van den broeck"),
        ("Van den Broeck, Jan", "Jan van den Broeck"),
        ("Anne-Marie D'Hondt", "Anne Marie D’Hondt"),
        ("Anne-Marie D'Hondt", "d'hondt, anne-marie"),
        ("Jan van 't Hof", "Jan van ’t Hof"),
        ("J. Peeters", "J.Peeters"),
        ("J. Peeters", "Peeters J."),
        ("Søren Łuczak", "Soren Luczak"),
    ],
)
def test_names_of_more_words_are_found_in_either_order(name: str, text: str) -> None:
    person = PersonName.of(name)
    assert person.is_all_of(text) or person.stands_in(text)


def test_an_id_and_the_name_of_a_file_hold_a_name_with_hyphens() -> None:
    assert JAN.stands_loosely_in("jan-peeters-2")
    assert JAN.stands_loosely_in("zetels_Jan_Peeters.csv")
    assert JAN.replaced_loosely("lid:jan-peeters|x", lambda _: "y") == "lid:y|x"
    assert not JAN.stands_loosely_in("jan-peetersen")


def test_a_name_of_one_word_is_found_inside_a_text_only_when_that_is_asked() -> None:
    jan, asked = PersonName.of("Jan"), PersonName.of("Jan", doubtful_too=True)
    assert jan.is_all_of("Jan")
    assert not jan.stands_in("in jan en feb")
    assert asked.replaced("in jan en feb", "x") == "in x en feb"


def test_what_may_be_two_people_beside_each_other_is_the_name_only_when_that_is_asked() -> None:
    asked = PersonName.of("Jan Peeters", doubtful_too=True)
    assert JAN.resembles("Zie Peeters, Jan")
    assert asked.replaced("Zie Peeters, Jan", "x") == "Zie x"


def test_other_spellings_are_the_same_person() -> None:
    person = PersonName.of("Jan Peeters", ["jpeeters", "J. Peeters"])
    assert person.is_all_of("JPeeters")
    assert person.replaced("door J. Peeters en jpeeters", ERASED) == "door [gewist] en jpeeters"


@pytest.mark.parametrize("name", ["", " ", "J", "é", "1234", ".*", "J.", "\0", "🏠"])
def test_what_is_no_name_or_one_letter_is_refused(name: str) -> None:
    with pytest.raises(RefusedError, match="name-too-short"):
        PersonName.of(name)


@pytest.mark.parametrize("name", ["x" * 201, "a b c d e f g h i j"])
def test_what_is_too_long_for_a_name_is_refused(name: str) -> None:
    with pytest.raises(RefusedError, match="name-too-long"):
        PersonName.of(name)


def test_a_name_is_no_pattern() -> None:
    person = PersonName.of("Jan (.*) [a-z]+ Peeters")
    assert not person.stands_in("Jan zonder meer van Peeters")


def test_many_almost_names_take_no_time() -> None:
    text = "jan " * 100_000 + "peeters- " * 100_000
    assert PersonName.of("jan jan jan jan jan jan jan peeters").stands_in(text)


@given(st.text())
def test_folding_letter_by_letter_is_folding_at_once(text: str) -> None:
    assert "".join(map(fold, text)) == fold(text)


@given(st.text(), st.text())
def test_a_text_from_which_a_name_was_taken_does_not_hold_it(before: str, after: str) -> None:
    text = f"{before} Jan Peeters {after}"
    assert not JAN.stands_in(JAN.replaced(text, ERASED))
