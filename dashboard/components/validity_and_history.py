"""Past and future: the seats that ended or are to begin, and the history of one fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from dashboard.components.sources import show_quotes
from dashboard.context import Context
from dashboard.markdown import escaped
from dashboard.snapshot import Snapshot
from dashboard.wording.changes import change_sentence
from dashboard.wording.people import author_name
from dashboard.wording.seat_periods import (
    ended_seat_sentence,
    existence_sentences,
    ordered_seat_terms,
    shared_bodies_sentences,
    upcoming_seat_sentence,
)
from dashboard.words import Words
from data.model import Actor, Body, Seat
from data.periods import PeriodStatus
from data.queries import fact_history
from data.revisions import Revision
from data.tables import Key
from graph.actor_pairs import pair_periods
from graph.seat_terms import SeatTerm, seat_terms


def seat_terms_of(context: Context, seats: Iterable[Seat]) -> tuple[SeatTerm, ...]:
    """The terms of some seats, as seen on the day of the context; today for `ever`."""
    return seat_terms(context.whole_snapshot.facts, seats, context.judged_on)


def show_existence(context: Context, thing: Actor | Body) -> None:
    """Say when an actor or body ended or is to begin, and who its successor or predecessor is."""
    whole = context.whole_snapshot
    for sentence in existence_sentences(context.words, whole, thing, context.judged_on):
        st.markdown(escaped(sentence))


def show_past_and_future_seats(context: Context, times: Iterable[SeatTerm]) -> None:
    """List the seats that ended, and those that are to begin, each in its tense."""
    words, listed = context.words, tuple(times)
    context = context.with_snapshot(context.whole_snapshot)
    _show_seat_list(
        context, words("Ended"), ordered_seat_terms(listed, PeriodStatus.ENDED), ended_seat_sentence
    )
    _show_seat_list(
        context,
        words("To begin"),
        ordered_seat_terms(listed, PeriodStatus.TO_BEGIN),
        upcoming_seat_sentence,
    )


def show_pair_periods(context: Context, one: str, other: str) -> None:
    """Say when two actors sit together, in all data; nothing for a pair that never does."""
    whole = context.whole_snapshot
    times = pair_periods(whole.network, one, other)
    for sentence in shared_bodies_sentences(context.words, whole, one, other, times, context.today):
        st.markdown(f"- {escaped(sentence)}")


def _show_seat_list(
    context: Context,
    title: str,
    times: list[SeatTerm],
    sentence: Callable[[Words, Snapshot, SeatTerm], str],
) -> None:
    words, snapshot = context.words, context.snapshot
    if not times:
        return
    st.markdown(f"**{escaped(title)}**")
    for time in times:
        st.markdown(f"- {escaped(sentence(words, snapshot, time))}")
    with st.expander(
        words("Lines that this rests on"),
        key=f"{times[0].status}-{times[0].seat.actor}-{times[0].seat.body}",
    ):
        show_quotes(context, [time.seat for time in times])


def show_fact_history(
    context: Context, revisions: Iterable[Revision], table: str, key: Key
) -> None:
    """Show every change of one fact, newest first, folded."""
    words = context.words
    known = {revision.number: revision for revision in revisions}
    with st.expander(words("History of this fact")):
        for number, change in fact_history(context.store, table, key):
            revision = known.get(number)
            if revision is None:  # committed since the page began
                continue
            st.markdown(
                "- "
                + escaped(
                    words(
                        "Version {number}, {when}, {author}, “{message}”: {what}",
                        number=number,
                        when=words.moment(revision.created),
                        author=author_name(words, revision.author),
                        message=revision.message,
                        what=change_sentence(words, change),
                    )
                )
            )
