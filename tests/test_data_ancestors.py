"""What a thing is part of is walked up in one way, for actors, bodies and themes."""

from __future__ import annotations

import pytest

from data.model import Theme, ancestors


def themes(**wholes: str | None) -> dict[str, Theme]:
    return {id_: Theme(id=id_, name=id_, part_of=whole) for id_, whole in wholes.items()}


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
