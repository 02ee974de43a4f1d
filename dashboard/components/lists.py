"""Every actor or every body in a table, to choose one from."""

from __future__ import annotations

from dashboard import cache, links
from dashboard.components.tables import choose_row
from dashboard.snapshot import Snapshot
from dashboard.visit import Visit
from dashboard.wording.choices import capitalised
from dashboard.wording.profile import membership_sentence
from graph.gaps import memberships
from graph.selection import EVERYTHING


def show_actors(visit: Visit, now: Snapshot) -> None:
    """Show all actors by name, with in how many bodies they sit and how many they meet."""
    words = visit.words
    met = cache.met(visit, EVERYTHING)
    rows = [
        {
            words("Actor"): actor.name,
            words("Kind"): now.kind_name(actor.kind) if actor.kind else words("unknown"),
            words("Sector"): now.sector_name(actor.sector) if actor.sector else words("unknown"),
            words("Bodies"): now.network.degree(actor.id),
            words("Meets"): met.degree(actor.id) if actor.id in met else 0,
        }
        for actor in now.actors.values()
    ]
    hint = words("Choose a row to open that actor.")
    row = choose_row(rows, key="every-actor", alt=words("All actors"), hint=hint)
    if row is not None:
        links.go(visit, "actor", actor=list(now.actors)[row])


def show_bodies(visit: Visit, now: Snapshot) -> None:
    """Show all bodies by name, with what is known of who sits there."""
    words = visit.words
    known = memberships(now.network)
    rows = [
        {
            words("Body"): body.name,
            words("Layer"): capitalised(words, body.layer),
            words("Who sits here"): membership_sentence(words, now, known[body.id]),
        }
        for body in now.bodies.values()
    ]
    hint = words("Choose a row to open that body.")
    row = choose_row(rows, key="every-body", alt=words("All bodies"), hint=hint)
    if row is not None:
        links.go(visit, "body", body=list(now.bodies)[row])
