"""Which body it is about: the woonraad, until another is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import address
from dashboard.components.frame import report_unknown_value
from dashboard.context import Context
from dashboard.snapshot import Snapshot
from data.model import Layer


def choose_body(context: Context, bodies: Sequence[str]) -> str | None:
    """Offer bodies, kept in the address; None when there is no woonraad and none was chosen."""
    words, snapshot = context.words, context.snapshot
    body = address.selectbox(
        words("Body"),
        "body",
        bodies,
        show=snapshot.name,
        default=first_woonraad_id(snapshot, bodies),
        placeholder=words("Choose a body"),
    )
    report_unknown_value(context, address.unknown_value("body"))
    return body


def first_woonraad_id(snapshot: Snapshot, bodies: Sequence[str]) -> str | None:
    """The first woonraad among bodies."""
    return next((body for body in bodies if snapshot.bodies[body].layer is Layer.WOONRAAD), None)
