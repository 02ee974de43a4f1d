"""Cities of any size, made up; the same for the same size."""

from __future__ import annotations

import random

from data.model import Actor, Body, Evidence, Facts, Layer, Naming, Seat

SECTORS = {name: name.capitalize() for name in ("care", "housing", "tenants", "welfare", "work")}
ACTORS_PER_BODY = 8
MEMBERS = (5, 25)


def city(size: int) -> Facts:
    """As many actors, and bodies of 5 to 25 members."""
    dice = random.Random(size)  # noqa: S311  # no secret
    actors = tuple(
        Actor(
            id=f"actor-{number}",
            name=f"Organisation {number} of the city",
            sector=dice.choice(list(SECTORS)),
            named=dice.choice(list(Naming)),
        )
        for number in range(size)
    )
    bodies = tuple(
        Body(id=f"body-{number}", name=f"Consultation {number}", layer=dice.choice(list(Layer)))
        for number in range(size // ACTORS_PER_BODY)
    )
    seats = tuple(
        Seat(actor=f"actor-{actor}", body=body.id, evidence=dice.choice(list(Evidence)))
        for body in bodies
        for actor in sorted(dice.sample(range(size), dice.randint(*MEMBERS)))
    )
    return Facts(actors=actors, bodies=bodies, seats=seats)
