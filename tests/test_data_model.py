"""What follows from a fact itself: what it is part of, and how often a body meets in a year."""

from __future__ import annotations

import pytest

from data.model import Body, Layer, Theme, ancestors


def themes(**wholes: str | None) -> dict[str, Theme]:
    return {id_: Theme(id=id_, name=id_, part_of=parent) for id_, parent in wholes.items()}


@pytest.mark.parametrize(
    ("things", "above"),
    [
        (themes(a=None), ()),
        (themes(a="b", b=None), ("b",)),
        (themes(a="c", c="b", b=None), ("c", "b")),
        (themes(a="elsewhere"), ()),
        (themes(a="b", b="elsewhere"), ("b",)),
        (themes(b="a"), ()),
    ],
)
def test_the_nearest_whole_comes_first_and_the_way_ends_at_what_is_not_there(
    things: dict[str, Theme], above: tuple[str, ...]
) -> None:
    assert ancestors("a", things) == above


@pytest.mark.parametrize(
    ("things", "above"),
    [
        (themes(a="a"), ()),
        (themes(a="b", b="a"), ("b",)),
        (themes(a="b", b="c", c="b"), ("b", "c")),
    ],
)
def test_a_circle_of_parts_is_gone_around_once(
    things: dict[str, Theme], above: tuple[str, ...]
) -> None:
    assert ancestors("a", things) == above


@pytest.mark.parametrize(
    ("number", "yearly"),
    [
        (None, None),
        (0, 0),
        (0.0001, 0.0001),
        (0.00009, None),
        (366, 366),
        (366.5, None),
        (-1, None),
        (float("nan"), None),
    ],
)
def test_a_body_meets_at_most_once_a_day_and_what_an_old_store_holds_besides_is_unknown(
    number: float | None, yearly: float | None
) -> None:
    body = Body(id="raad", name="Raad", layer=Layer.WOONRAAD, meetings_per_year=number)
    assert body.known_meetings_per_year == yearly
