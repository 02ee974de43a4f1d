"""A direct relation between two things, as a sentence."""

from __future__ import annotations

from dashboard.snapshot import Snapshot
from dashboard.words import Words
from data.model import Tie


def tie_sentence(words: Words, now: Snapshot, tie: Tie) -> str:
    """A tie as a sentence: who, what, whom, and how much."""
    told = f"{now.name(tie.from_id)} {now.kind_name(tie.kind)} {now.name(tie.to_id)}"
    if tie.amount is None:
        return told
    return f"{told} ({amount(words, tie.amount, tie.unit)})"


def amount(words: Words, number: float, unit: str | None) -> str:
    """How much of a unit, as people write it: “€ 18.000 per jaar” for euros."""
    told, counted = words.plain_number(number), (unit or "").strip()
    for euro in ("EUR", "€"):
        if counted.upper().startswith(euro):
            return f"€ {told} {counted[len(euro) :].strip()}".strip()
    return f"{told} {counted}".strip()
