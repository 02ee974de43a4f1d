"""The request for a prepared meeting in the address: body, day, themes, and wishes for guests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from dashboard import address
from dashboard.components.body_choice import first_woonraad_id
from dashboard.components.page_header import report_unknown_value
from dashboard.context import Context
from dashboard.documents.meeting_facts import saved_guests_and_left_out
from data.model import Meeting, MeetingStatus, Naming
from graph.meetings import PreparationRequest, agenda_and_invitations, meeting_on

_NEW = "new"
MOST_GUESTS = 200  # that can be asked for
_NOBODY = "-"  # in the address: somebody unticked everybody
_DATE = "meeting-date"
WISHES = ("guest", "lock", "out", "max")
_ASKED = ("body", "meeting", "date", "theme", *WISHES)
_LAST = "preparation: the last address"
_SHOWN = "preparation: the last meeting"
_WISHED = "preparation: the wishes for each meeting"


def choose_day(context: Context, body: str | None) -> date:
    """Offer the planned meetings of the body, or any day; return the chosen day."""
    words = context.words
    planned = _planned_meetings(context, body)
    chosen: str | None = _NEW
    if planned:
        asked = st.query_params.get("date")
        on_day = (identity for identity in planned if planned[identity].date.isoformat() == asked)
        first = next(on_day, _NEW) if asked else next(iter(planned))
        chosen = address.selectbox(
            words("Meeting"),
            "meeting",
            [*planned, _NEW],
            show=lambda identity: (
                words("Another day") if identity == _NEW else words.date(planned[identity].date)
            ),
            default=first,
        )
    if chosen in planned:
        address.write("date", None)
        return planned[chosen].date
    return _choose_any_day(context, planned)


def _planned_meetings(context: Context, body: str | None) -> dict[str, Meeting]:
    """The planned meetings of a body from today on, by id, earliest first; one for each day."""
    days = {
        meeting.date: meeting
        for meeting in sorted(
            context.snapshot.facts.meetings,
            key=lambda meeting: (meeting.date, meeting.id),
            reverse=True,
        )
        if meeting.body == body
        and meeting.status is MeetingStatus.PLANNED
        and meeting.date >= context.today
    }
    return {days[day].id: days[day] for day in sorted(days)}


def _day_in_address(context: Context) -> date | None:
    """The day in the address; today when there is none, None when it is not a day."""
    asked = st.query_params.get("date")
    try:
        return date.fromisoformat(asked) if asked else context.today
    except ValueError:
        return None


def _choose_any_day(context: Context, planned: Mapping[str, Meeting]) -> date:
    """Offer any day; a day on which a meeting is planned chooses that meeting."""
    words = context.words
    day = _day_in_address(context)
    if day is None:
        report_unknown_value(context, st.query_params.get("date"))
        day = context.today

    def changed() -> None:
        picked = st.session_state[_DATE]
        found = next((identity for identity in planned if planned[identity].date == picked), None)
        if found is not None:
            address.ask_as_link("meeting", found)
        elif picked is not None:
            st.query_params["date"] = picked.isoformat()

    st.session_state[_DATE] = day
    st.date_input(words("Date"), format="DD/MM/YYYY", key=_DATE, on_change=changed)
    return day


def choose_themes(context: Context, body: str | None, on: date) -> list[str]:
    """Offer themes beside those of the agenda of that day; return the chosen ones."""
    words, snapshot = context.words, context.snapshot
    items, _ = agenda_and_invitations(
        snapshot.facts, meeting_on(snapshot.facts, body, on) if body else None
    )
    on_agenda = any(item.theme for item in items)
    themes = address.multiselect(
        words("Themes"),
        "theme",
        list(snapshot.themes),
        show=snapshot.theme_name,
        placeholder=words("Those of the agenda") if on_agenda else words("Choose themes"),
        help=words("The themes of the agenda count in any case; these come on top of them."),
    )
    report_unknown_value(context, address.unknown_value("theme"))
    return themes


def restore_address_after_leaving() -> None:
    """On return to the page with an address without choices, restore the last choices."""
    if _came_from_another_page() and not any(all_choices_in_address().values()):
        _write_choices_to_address(st.session_state.get(_LAST, {}))


def restore_wishes_for_meeting(body: str, on: date) -> None:
    """Restore the ticks and wishes of this meeting when it is looked at again.

    Wishes for the meeting that was shown before do not carry over to this one.
    """
    now: dict[str, list[str]] = {key: all_choices_in_address()[key] for key in WISHES}
    wishes: dict[tuple[str, date], dict[str, list[str]]] = st.session_state.setdefault(_WISHED, {})
    before: tuple[str, date] | None = st.session_state.get(_SHOWN)
    carried = before not in {None, (body, on)} and now == wishes.get(before or (body, on))
    if carried or (_came_from_another_page() and not any(now.values())):
        _write_choices_to_address(wishes.get((body, on), {key: [] for key in WISHES}))
    st.session_state[_SHOWN] = (body, on)


def remember_address(body: str, on: date) -> None:
    """Remember the choices in the address, for a return to the page or to the meeting."""
    asked = all_choices_in_address()
    st.session_state[_LAST] = asked
    st.session_state[_WISHED][body, on] = {key: asked[key] for key in WISHES}


def _came_from_another_page() -> bool:
    return "theme" not in st.session_state  # Streamlit forgets the widgets of another page


def _write_choices_to_address(asked: Mapping[str, list[str]]) -> None:
    for key, values in asked.items():
        if values:
            st.query_params[key] = values
        elif key in st.query_params:
            del st.query_params[key]


def all_choices_in_address() -> dict[str, list[str]]:
    """The values of every choice of this page in the address."""
    return {key: st.query_params.get_all(key) for key in _ASKED}


def body_day_and_themes_in_address(context: Context) -> tuple[str, date, list[str]] | None:
    """The body (else the first woonraad), day and themes asked for; None without a body."""
    snapshot = context.snapshot
    body = st.query_params.get("body") or first_woonraad_id(snapshot, list(snapshot.bodies))
    if body not in snapshot.bodies:
        return None
    planned = _planned_meetings(context, body)
    meeting = st.query_params.get("meeting")
    if meeting is None and planned and "date" not in st.query_params:
        meeting = next(iter(planned))
    found = planned.get(meeting or "")
    on = found.date if found else _day_in_address(context) or context.today
    themes = [theme for theme in st.query_params.get_all("theme") if theme in snapshot.themes]
    return body, on, themes


def read_request(context: Context, body: str, on: date, themes: list[str]) -> PreparationRequest:
    """Return the request in the address; report its unknown actors.

    Locked and left-out actors are joined with the saved ones; None when the address has none.
    """
    snapshot = context.snapshot
    there = {actor.id for actor in snapshot.facts.actors if actor.named is not Naming.GROUP}
    for key in ("guest", "lock", "out"):
        unknown = [
            actor
            for actor in st.query_params.get_all(key)
            if actor not in there and actor != _NOBODY
        ]
        report_unknown_value(context, ", ".join(unknown) or None)

    def known(key: str) -> frozenset[str]:
        return frozenset(there.intersection(st.query_params.get_all(key)))

    ticked = st.query_params.get_all("guest")
    asked_in, left_out = saved_guests_and_left_out(snapshot.facts, body, on)
    return PreparationRequest(
        themes=tuple(themes),
        guests=tuple(actor for actor in ticked if actor in there) if ticked else None,
        locked=asked_in | known("lock") if known("lock") else None,
        left_out=left_out | known("out") if known("out") else None,
        maximum=maximum_in_address(),
    )


def maximum_in_address() -> int | None:
    """The maximum of guests in the address, 0 to MOST_GUESTS; None when it is no number."""
    number = st.query_params.get("max", "")
    if not number.isdecimal():
        return None
    # Python refuses to read thousands of digits.
    return min(int(number), MOST_GUESTS) if len(number) < 10 else MOST_GUESTS


def write_ticked_to_address(actors: list[str]) -> None:
    """Write the ids of the ticked actors into the address; for none, that nobody is ticked."""
    st.query_params["guest"] = actors or [_NOBODY]


def remove_ticks_from_address() -> None:
    """Remove the ticks from the address, so that the proposed guests count again."""
    if "guest" in st.query_params:
        del st.query_params["guest"]
