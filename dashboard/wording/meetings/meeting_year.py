"""A year of a body in sentences: how often it met, and what is still to be done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dashboard.snapshot import Snapshot
from dashboard.text.text_files import text_of
from dashboard.wording.gaps.finding_formatters import format_topic
from dashboard.words import Words
from graph.meetings import MeetingYear, TopicState

_MOST_URGENT_FIRST: Final = (
    TopicState.TO_TREAT,
    TopicState.NO_TERM,
    TopicState.PLANNED,
    TopicState.UNCLEAR,
    TopicState.NO_THEME,
    TopicState.TREATED,
)


def year_sentences(words: Words, snapshot: Snapshot, year: MeetingYear) -> list[str]:
    """The numbers of meetings held and needed, the longest interval if long, required topics."""
    return [
        _meeting_count_sentence(words, year),
        *_needed_meetings_sentences(words, year),
        *_long_intervals_sentences(words, year),
        *_required_topic_sentences(words, snapshot, year),
    ]


def _meeting_count_sentence(words: Words, year: MeetingYear) -> str:
    if not (year.held or year.planned or year.cancelled or year.unrecorded):
        return words("The data holds no meeting of this body in {year}.", year=year.year)
    return words(
        "In {year}: {held} held, {planned} planned, {cancelled} cancelled.",
        year=year.year,
        held=words.number(len(year.held)),
        planned=words.number(len(year.planned)),
        cancelled=words.number(len(year.cancelled)),
    )


def _needed_meetings_sentences(words: Words, year: MeetingYear) -> Iterator[str]:
    if year.legal is not None:
        yield words(
            "A lokaal woonoverleg must meet at least {legal} times a year.",
            legal=words.plain_number(year.legal),
        )
    if year.declared is not None:
        text = words.plain_number(year.declared)
        yield words("Agreed: {declared} meetings a year.", declared=text)
    if year.missing_meetings:
        missing = words.plain_number(year.missing_meetings)
        yield (
            words("As far as we know too few meetings: {missing}.", missing=missing)
            if year.over
            else words("Still to plan: {missing}.", missing=missing)
        )


def _long_intervals_sentences(words: Words, year: MeetingYear) -> Iterator[str]:
    usual = year.usual_interval_days
    longest = max(year.intervals, key=lambda interval: interval.days, default=None)
    if usual is not None and longest is not None and longest.days > usual * 1.5:
        yield words(
            "Between {begin} and {end} there are {days} days; spread evenly it would be {usual}.",
            begin=words.date(longest.begin.date),
            end=words.date(longest.end.date),
            days=words.number(longest.days),
            usual=words.number(round(usual)),
        )


def _required_topic_sentences(words: Words, snapshot: Snapshot, year: MeetingYear) -> Iterator[str]:
    for state in _MOST_URGENT_FIRST:
        names = [
            format_topic(words, snapshot, required.theme)
            for required in year.required
            if required.state is state
        ]
        if names:
            late = year.over and state is TopicState.TO_TREAT
            yield text_of(
                words,
                "meetings",
                "required_topics",
                "not-treated" if late else state,
                topics=words.all_of(names),
                year=year.year,
            )
