"""The choice of a body, the woonraad by default."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import address
from dashboard.components.page_header import report_unknown_value
from dashboard.context import Context
from dashboard.snapshot import Snapshot
from data.model import Layer


def choose_body(context: Context, bodies: Sequence[str]) -> str | None:
    """Offer the bodies, the woonraad by default; return the chosen one, None for none."""
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
    """The id of the first body whose layer is woonraad; None when there is none."""
    return next((body for body in bodies if snapshot.bodies[body].layer is Layer.WOONRAAD), None)
