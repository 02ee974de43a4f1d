"""Streamlit's own words: which sentence stands where in its front end, so that it can be Dutch."""

from __future__ import annotations

from typing import Final

from dashboard.wording.streamlit import choices, dates, frame, tables, uploads
from dashboard.wording.streamlit.place import Place
from dashboard.words import Language, Words

PLACES: Final = (
    *frame.PLACES,
    *choices.PLACES,
    *dates.PLACES,
    *uploads.PLACES,
    *tables.PLACES,
)


def front_end(words: Words) -> list[tuple[str, dict[str, str]]]:
    """For each place: the selector, and its sentences as Streamlit has them with ours.

    In English only what is replaced there too.
    """
    told = [(place.where, _said(words, place)) for place in PLACES]
    if words.language is not Language.ENGLISH:
        return told
    other = (
        (where, {its: ours for its, ours in said.items() if its != ours}) for where, said in told
    )
    return [(where, said) for where, said in other if said]


def _said(words: Words, place: Place) -> dict[str, str]:
    said = {each: words(each) for each in place.sentences}
    said |= {its: words(ours) for its, ours in place.replaced.items()}
    if place.named:
        said |= {f"{each}: {{label}}": f"{told}: {{label}}" for each, told in said.items()}
    if place.mistake:
        error = words("Error")
        whole = {f"Error: {each}": f"{error}: {told}" for each, told in said.items()}
        apart = {f": {each}": f": {told}" for each, told in said.items()}
        said = {"Error": error, "Error:": f"{error}:"} | said | whole | apart
    return said
