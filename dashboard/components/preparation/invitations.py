"""The proposed guests of a meeting, each with the reasons to invite it and a box to tick."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import chain

import streamlit as st

from dashboard import address, links
from dashboard.components.drafts import kept_text_input
from dashboard.components.preparation.request import (
    MOST_GUESTS,
    WISHES,
    maximum_in_address,
    remove_ticks_from_address,
    write_ticked_to_address,
)
from dashboard.components.sources import show_quotes
from dashboard.context import Context
from dashboard.documents.meeting_facts import saved_or_planned_meeting
from dashboard.markdown import as_label, escaped
from dashboard.snapshot import Snapshot
from dashboard.wording.choices import choice_name
from dashboard.wording.meetings import (
    coverage_text,
    difference_from_equals_sentences,
    equal_guests_sentences,
    equal_guests_title,
    left_out_sentence,
    reason_sentences,
    reason_text,
    substitution_sentences,
)
from data.model import Meeting, Naming
from graph.meetings import MOST_TICKED_TOGETHER, GuestCandidate, Preparation

_FEW = 20  # of the others, as cards; the rest can be chosen from a list
_MANY = 20  # of equals, with a box to tick each


def show_guest_proposals(context: Context, prepared: Preparation) -> None:
    """Show the proposed and ticked guests, then the other candidates with a reason."""
    words, snapshot = context.words, context.snapshot
    st.header(words("Whom to invite as a guest"), anchor=False)
    st.markdown(escaped(coverage_text(words, snapshot, prepared)))
    _ask_guest_constraints(context, prepared)
    wanted = {*prepared.invited, *prepared.proposed.chosen}
    ranked = [guest.actor for guest in prepared.guests if guest.actor in wanted]
    first = [*ranked, *snapshot.by_name(wanted.difference(ranked))]  # ticking moves nobody
    if not prepared.guests and not first:
        st.info(
            words("The data gives no reason to invite anybody else. Choose themes to look further.")
        )
        return
    for actor in first:
        _show_guest_card(context, prepared, prepared.guest_of_actor(actor), with_lines=True)
    for choice_ in prepared.choices:
        open_ones = [actor for actor in choice_.actors if actor not in first]
        show_tied_guests(context, prepared, [prepared.guest_of_actor(actor) for actor in open_ones])
    if "guest" in st.query_params:
        st.button(words("Back to the proposed list"), on_click=remove_ticks_from_address)
    shown = {*first, *chain.from_iterable(choice_.actors for choice_ in prepared.choices)}
    others = [
        guest
        for guest in prepared.guests
        if guest.actor not in shown and guest.actor not in prepared.left_out
    ]
    if others:
        _show_other_guests(context, prepared, others)


def _show_other_guests(
    context: Context, prepared: Preparation, others: list[GuestCandidate]
) -> None:
    words = context.words
    title = words.plural("{count} other with a reason", "{count} others with a reason", len(others))
    with st.expander(title):
        groups = _group_by_reasons(prepared, others)
        for group in groups[:_FEW]:
            if len(group) > MOST_TICKED_TOGETHER:
                show_tied_guests(context, prepared, group)
            else:
                for guest in group:
                    _show_guest_card(context, prepared, guest, with_lines=False)
        rest = {guest.actor: guest for group in groups[_FEW:] for guest in group}
        if rest:
            chosen = st.selectbox(
                words("Choose from the rest"),
                list(rest),
                index=None,
                format_func=context.snapshot.name,
                placeholder=words("Type a part of the name"),
            )
            if chosen:
                _show_guest_card(context, prepared, rest[chosen], with_lines=True)


def _group_by_reasons(
    prepared: Preparation, guests: list[GuestCandidate]
) -> list[list[GuestCandidate]]:
    """Group the guests that have equally good reasons, in the order given."""
    groups: dict[tuple[str, ...], list[GuestCandidate]] = {}
    for guest in guests:
        groups.setdefault(prepared.tied_guests_of(guest.actor) or (guest.actor,), []).append(guest)
    return list(groups.values())


def show_tied_guests(context: Context, prepared: Preparation, guests: list[GuestCandidate]) -> None:
    """Show guests with equally good reasons as one card, with common reasons and differences."""
    words, snapshot = context.words, context.snapshot
    if not guests:
        return
    named = {guest.actor: _all_reason_sentences(context, guest) for guest in guests}
    common = [
        sentence
        for sentence in named[guests[0].actor]
        if all(sentence in its for its in named.values())
    ]
    with st.container(border=True, gap="small"):
        title = equal_guests_title(words, snapshot, [*named])
        st.markdown("\n".join([f"**{escaped(title)}**", "", *(f"- {escaped(e)}" for e in common)]))
        with st.expander(words("Choose who")):
            for actor in snapshot.by_name(named)[:_MANY]:
                _show_invite_checkbox(snapshot, prepared, actor)
                own = [sentence for sentence in named[actor] if sentence not in common]
                st.caption(
                    escaped(
                        " ".join(
                            [
                                *own,
                                *difference_from_equals_sentences(words, snapshot, prepared, actor),
                            ]
                        )
                    )
                )
            if len(named) > _MANY:
                _choose_from_remaining_guests(context, prepared, named)


def _choose_from_remaining_guests(
    context: Context, prepared: Preparation, named: Mapping[str, list[str]]
) -> None:
    words, snapshot = context.words, context.snapshot
    rest = snapshot.by_name(named)[_MANY:]
    chosen = st.selectbox(
        words("Choose from the rest"),
        rest,
        index=None,
        format_func=snapshot.name,
        placeholder=words("Type a part of the name"),
        key=f"equals:{rest[0]}",
    )
    if chosen:
        _show_guest_card(context, prepared, prepared.guest_of_actor(chosen), with_lines=True)


def _all_reason_sentences(context: Context, guest: GuestCandidate) -> list[str]:
    return [
        sentence
        for reason in guest.reasons
        for sentence in reason_sentences(context.words, context.snapshot, reason)
    ]


def _show_guest_card(
    context: Context, prepared: Preparation, guest: GuestCandidate, *, with_lines: bool
) -> None:
    words, snapshot = context.words, context.snapshot
    with st.container(border=True, gap="small"):
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            _show_invite_checkbox(snapshot, prepared, guest.actor)
            links.to_thing(context, guest.actor, label=words("Profile"))
        reasons = [reason_text(words, snapshot, reason) for reason in guest.reasons]
        reasons = [
            *_saved_invitation_sentences(context, prepared, guest.actor, beside=" ".join(reasons)),
            *reasons,
        ]
        reasons += substitution_sentences(words, snapshot, prepared, guest.actor)
        reasons += [" ".join(equal_guests_sentences(words, snapshot, prepared, guest.actor))]
        before = left_out_sentence(words, prepared, guest.actor)
        reasons += [before] if before else []
        if not any(reasons):
            reasons = [words("Chosen by you; the data gives no reason.")]
        st.markdown("\n".join(f"- {escaped(sentence)}" for sentence in reasons if sentence))
        facts = tuple(fact for reason in guest.reasons for fact in reason.facts)
        if with_lines and facts:
            with st.expander(words("Lines that this rests on")):
                show_quotes(context, facts)


def _saved_invitation_sentences(
    context: Context, prepared: Preparation, actor: str, *, beside: str
) -> list[str]:
    """The saved answer of the actor, and the noted reason unless `beside` already says it."""
    words = context.words
    return [
        words("On the list: {status}.", status=choice_name(words, invitation.status))
        + (f" {invitation.reason}" if invitation.reason and invitation.reason not in beside else "")
        for invitation in prepared.invitations
        if invitation.actor == actor
    ]


def _show_invite_checkbox(snapshot: Snapshot, prepared: Preparation, actor: str) -> None:
    """A box that is ticked when the actor is invited; a change goes into the address."""
    key = f"guest:{actor}"
    ticked = actor in prepared.invited

    def changed() -> None:
        kept = [guest for guest in prepared.invited if guest != actor]
        write_ticked_to_address([*kept, actor] if not ticked else kept)

    st.session_state[key] = ticked
    st.checkbox(as_label(snapshot.name(actor)), key=key, on_change=changed)


def _ask_guest_constraints(context: Context, prepared: Preparation) -> None:
    """Ask the maximum of guests, and who is invited in any case or not at all."""
    words, snapshot = context.words, context.snapshot
    known = [actor.id for actor in snapshot.actors.values() if actor.named is not Naming.GROUP]

    def limited() -> None:
        remove_ticks_from_address()
        given = st.session_state["guests-at-most"]
        address.write("max", None if given is None else str(given))

    with st.expander(
        words("At most how many, and who in any case"),
        expanded=any(key in st.query_params for key in WISHES[1:]),
    ):
        most, keep, leave = st.columns([1, 2, 2])
        st.session_state["guests-at-most"] = maximum_in_address()
        most.number_input(
            words("Guests at most"),
            0,
            MOST_GUESTS,
            value=None,
            key="guests-at-most",
            on_change=limited,
        )
        offer = partial(
            address.multiselect, show=snapshot.name, on_change=remove_ticks_from_address
        )
        with keep:
            offer(words("In any case"), "lock", known, placeholder=words("Nobody"))
        with leave:
            offer(words("Not this time"), "out", known, placeholder=words("Nobody"))
        for actor in st.query_params.get_all("out"):
            if actor in snapshot.actors:
                _ask_reason_for_leaving_out(
                    context, saved_or_planned_meeting(snapshot, prepared), actor
                )


def _ask_reason_for_leaving_out(context: Context, meeting: Meeting, actor: str) -> None:
    """Ask why an actor is left out; the text is kept when the page is left."""
    kept = left_out_reason_key(meeting, actor)
    kept_text_input(
        context.words("Why not {name}", name=context.snapshot.name(actor)),
        st.session_state.get(kept, ""),
        key=f"why-not-box:{actor}",
        on_typed=lambda why: st.session_state.update({kept: why}),
    )


def left_out_reason_key(meeting: Meeting, actor: str) -> str:
    """The session key of the reason for leaving an actor out, kept until it is saved."""
    return f"why-not:{meeting.id}:{actor}"
