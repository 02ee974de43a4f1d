"""The reasons to invite an actor to a meeting, as sentences."""

from __future__ import annotations

from dashboard.alphabet import name_sort_key
from dashboard.snapshot import Snapshot
from dashboard.text.text_files import text_of
from dashboard.wording.facts import short_reference, trail_sentences
from dashboard.wording.meetings.naming import value_names
from dashboard.words import Words
from data.model import ThemeLink
from graph.meetings import InvitationReason, InvitationReasonKind


def reason_text(words: Words, snapshot: Snapshot, reason: InvitationReason) -> str:
    """A reason as one text; of a trail, each step with its place in the source."""
    return " ".join(reason_sentences(words, snapshot, reason))


def reason_sentences(words: Words, snapshot: Snapshot, reason: InvitationReason) -> list[str]:
    """A reason as sentences: the distinct steps of its trails, otherwise one sentence."""
    if reason.kind is InvitationReasonKind.ABSENT:
        return [_absence_sentence(words, reason)]
    if reason.kind is InvitationReasonKind.THEME_TRAIL:
        return trail_sentences(words, snapshot, reason.trails)
    filled = {
        name: words.shortened(value_names(words, snapshot, name, value))
        for name, value in reason.values.items()
        if isinstance(value, tuple)
    }
    if "event" in reason.values:
        happened = reason.values["happened"]
        when = f", {words.period(str(happened))}" if happened else ""
        filled["event"] = f"{reason.values['event']}{when}"
    if "exact" in filled:
        filled["exact"] = words.shortened(_themes_with_references(words, snapshot, reason))
    return [text_of(words, "meetings", "reasons", reason.kind, **filled)]


def _themes_with_references(
    words: Words, snapshot: Snapshot, reason: InvitationReason
) -> list[str]:
    """The themes of a reason by name, alphabetical, each with its place in the source."""
    links = {fact.theme: fact for fact in reversed(reason.facts) if isinstance(fact, ThemeLink)}
    themes = [
        f"{snapshot.theme_name(theme)} ({short_reference(words, snapshot, links[theme])})"
        for theme in reason.list_value("exact")
    ]
    return sorted(themes, key=name_sort_key)


def _absence_sentence(words: Words, reason: InvitationReason) -> str:
    missed = reason.values["meetings"]
    last = reason.values["last"]
    count = missed if isinstance(missed, int) else 0
    text = words.plural(
        "Was not at the last meeting.", "Was not at the last {count} meetings.", count
    )
    if last is None or isinstance(last, str | int | tuple):
        return f"{text} {words('According to the record it was never there.')}"
    return f"{text} {words('It was last there on {day}.', day=words.date(last))}"
