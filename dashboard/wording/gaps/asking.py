"""Whom to ask about the bodies that a finding speaks of."""

from __future__ import annotations

from dashboard.snapshot import Snapshot
from dashboard.words import Words
from data.model import Body, Role, Seat
from graph.gaps import Finding
from graph.network import seats_of

_BODIES = ("body", "bodies")


def convenors(words: Words, now: Snapshot, finding: Finding) -> str:
    """Who convenes the bodies that a finding asks about; empty unless it is known of each."""
    asked = ("unclear",) if "unclear" in finding.values else _BODIES
    named = (finding.values.get(name) for name in asked)
    ids = {each for value in named if isinstance(value, str | tuple) for each in _ids(value)}
    who = [convenor_of(now, now.bodies[each]) for each in sorted(ids) if each in now.bodies]
    known = sorted({now.name(each) for each in who if each is not None})
    return words.all_of(known) if known and None not in who else ""


def _ids(value: str | tuple[object, ...]) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [each for each in value if isinstance(each, str)]


def convenor_of(now: Snapshot, body: Body) -> str | None:
    """The actor that convenes a body, or else the one that chairs it."""
    if body.convenor is not None:
        return body.convenor
    seats: list[Seat] = [
        seat for actor in now.network[body.id] for seat in seats_of(now.network, actor, body.id)
    ]
    for role in (Role.CONVENOR, Role.SECRETARY, Role.CHAIR):
        for seat in seats:
            if seat.role is role:
                return seat.actor
    return None
