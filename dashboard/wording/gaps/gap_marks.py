"""Marks on gaps, counts of gaps, and the age of a gap, as sentences."""

from __future__ import annotations

from dashboard.marking import GapCount
from dashboard.wording.choices import capitalised_choice_name
from dashboard.words import Words
from data.model import Mark
from graph.scenarios.timeline import FirstRevisionWithGap


def mark_sentence(words: Words, mark: Mark) -> str:
    """The decision about a gap and its reason, with its day and author as far as noted."""
    decided = capitalised_choice_name(words, mark.mark)
    when = [words.date(mark.marked)] if mark.marked else []
    who = [mark.person] if mark.person else []
    return f"{', '.join([decided, *when, *who])}: {mark.reason}"


def first_seen_sentence(words: Words, since: FirstRevisionWithGap) -> str:
    """Since when a gap exists."""
    if since.moment is None:
        return words("New since the last version: it came with the passing of time.")
    values = {"number": since.moment.revision, "day": words.date(since.moment.on)}
    if since.earlier:
        return words("Known since version {number} ({day}) or before.", **values)
    return words("Known since version {number} ({day}).", **values)


def gap_count_sentence(words: Words, count: GapCount) -> str:
    """How many gaps are confirmed and how many unknown; and how many more are marked."""
    text = words(
        "Gaps: {confirmed} confirmed, {unknown} unknown.",
        confirmed=words.number(count.confirmed),
        unknown=words.number(count.unknown),
    )
    return f"{text} {marked_count_sentence(words, count.marked)}".strip()


def marked_count_sentence(words: Words, marked: int) -> str:
    """How many gaps are marked, beside those counted; empty for none."""
    if not marked:
        return ""
    return words.plural(
        "{count} more gap is marked: somebody decided about it.",
        "{count} more gaps are marked: somebody decided about them.",
        marked,
    )
