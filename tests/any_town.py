"""Any small town: who sits where, and all that speaks for a seat where not all are named."""

from __future__ import annotations

from typing import Any, Final

from hypothesis import strategies as st

from data.model import (
    Actor,
    Body,
    Evidence,
    Facts,
    Layer,
    Naming,
    Seat,
    Theme,
    ThemeLink,
    Tie,
)

ACTORS: Final = tuple("abcdefg")
BODIES: Final = ("p", "q", "r", "s", "w")
SECTORS: Final = ("care", "housing", "tenants")
# The second theme is part of the first.
THEMES: Final = (Theme(id="home", name="home"), Theme(id="rent", name="rent", part_of="home"))
TIES: Final = ("baat-uit", "opgestart", "betaalt")


def maybe(*choices: object, none: int = 1) -> st.SearchStrategy[Any]:
    """One of some values, or none; `none` is how often that stands among them."""
    return st.sampled_from((*([None] * none), *choices))


def actors(
    naming: st.SearchStrategy[Naming], sector: st.SearchStrategy[str | None]
) -> st.SearchStrategy[tuple[Actor, ...]]:
    """An actor for each id; some are part of one that comes before."""
    return st.tuples(
        *(
            st.builds(
                Actor,
                id=st.just(name),
                name=st.just(name),
                kind=maybe("ocmw", "locatie-of-dienst", none=8),
                sector=sector,
                named=naming,
                part_of=maybe(*ACTORS[:at], none=6) if at else st.none(),
            )
            for at, name in enumerate(ACTORS)
        )
    )


def bodies(open_list: st.SearchStrategy[bool | None]) -> st.SearchStrategy[tuple[Body, ...]]:
    """A body for each id; some are part of one that comes before, or of an actor."""
    layers = (*[Layer.CONSULTATION] * 6, Layer.PARTNERSHIP, Layer.KERNGROEP, Layer.WOONRAAD)
    return st.tuples(
        *(
            st.builds(
                Body,
                id=st.just(name),
                name=st.just(name),
                layer=st.sampled_from(layers),
                part_of=maybe(*BODIES[:at], "a", none=6),
                convenor=maybe(*ACTORS, none=10),
                open_list=open_list,
            )
            for at, name in enumerate(BODIES)
        )
    )


def seats(evidence: st.SearchStrategy[Evidence]) -> st.SearchStrategy[tuple[Seat, ...]]:
    """A few seats, of each actor in each body at most one."""
    return st.lists(
        st.builds(
            Seat, body=st.sampled_from(BODIES), actor=st.sampled_from(ACTORS), evidence=evidence
        ),
        max_size=14,
        unique_by=lambda seat: (seat.body, seat.actor),
    ).map(tuple)


def with_all_bodies(held: tuple[Seat, ...]) -> tuple[Seat, ...]:
    """The seats, and one of the first actor in each body where nobody sits."""
    empty = sorted({*BODIES} - {seat.body for seat in held})
    return (*held, *(Seat(body=body, actor=ACTORS[0]) for body in empty))


themes = st.lists(
    st.builds(
        ThemeLink,
        theme=st.sampled_from([theme.id for theme in THEMES]),
        subject=st.sampled_from((*ACTORS, *BODIES)),
    ),
    max_size=6,
    unique_by=lambda link: (link.theme, link.subject),
).map(tuple)
ties = st.lists(
    st.builds(
        Tie,
        from_id=st.sampled_from((*ACTORS, *BODIES)),
        to_id=st.sampled_from((*ACTORS, *BODIES)),
        kind=st.sampled_from(TIES),
    ),
    max_size=2,
    unique_by=lambda tie: (tie.from_id, tie.to_id),
).map(tuple)

# Much is not known: any way to be named, to sit somewhere, and to be listed.
any_town: st.SearchStrategy[Facts] = st.builds(
    Facts,
    actors=actors(
        st.sampled_from((*[Naming.ORGANISATION] * 6, Naming.ROLE, Naming.GROUP)), maybe(*SECTORS)
    ),
    bodies=bodies(st.sampled_from((None, None, None, False, True))),
    seats=seats(st.sampled_from((*[Evidence.EXPLICIT] * 8, *Evidence))),
    ties=ties,
    themes=st.just(THEMES),
    theme_links=themes,
)
# Most is known, so that much is confirmed.
clear_town: st.SearchStrategy[Facts] = st.builds(
    Facts,
    actors=actors(
        st.sampled_from((*[Naming.ORGANISATION] * 20, Naming.ROLE, Naming.GROUP)), maybe(*SECTORS)
    ),
    bodies=bodies(st.sampled_from((*[False] * 8, None, True))),
    seats=seats(st.sampled_from((*[Evidence.EXPLICIT] * 20, *Evidence))).map(with_all_bodies),
    ties=ties,
    themes=st.just(THEMES),
    theme_links=themes,
)
# All is known: every list is closed, every sector is known, and every seat has a name.
known_town: st.SearchStrategy[Facts] = st.builds(
    Facts,
    actors=actors(st.just(Naming.ORGANISATION), st.sampled_from(SECTORS)),
    bodies=bodies(st.just(value=False)),
    seats=seats(st.sampled_from((Evidence.EXPLICIT, Evidence.DERIVED))).map(with_all_bodies),
    ties=ties,
    themes=st.just(THEMES),
    theme_links=themes,
)
