"""A meeting as a calendar file that Outlook and Thunderbird accept (RFC 5545)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event

from dashboard.snapshot import Snapshot
from dashboard.words import Words
from data.model import AgendaItem, Meeting, MeetingStatus
from data.periods import time_of_day

_BRUSSELS: Final = ZoneInfo("Europe/Brussels")
_USUAL: Final = timedelta(hours=2)
# By rules, since Outlook does not read the lists of days that icalendar would write; as of 1996.
_BRUSSELS_BY_RULES: Final = """BEGIN:VTIMEZONE
TZID:Europe/Brussels
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


def calendar_file(
    words: Words,
    snapshot: Snapshot,
    meeting: Meeting,
    agenda: Sequence[AgendaItem] = (),
    *,
    made: datetime | None = None,
) -> bytes:
    """A meeting as an `.ics` file to import, always with the same identity.

    A file of a later revision outdoes an earlier one, and of a cancelled meeting takes it back.
    Without a known hour it takes the whole day; without a known end, two hours. A meeting that the
    data does not hold is a proposal and tentative; so is an agenda with an item that they do not.
    `made` is the moment of making, in UTC; the present when not given.
    """
    # Without a METHOD it asks nobody anything, so it needs no ORGANIZER, of whom no address is
    # known (RFC 5546, 3.2.1); Outlook then takes it as published (MS-STANOICAL, V0078).
    calendar = Calendar()
    calendar.add("prodid", "-//Woonnetwerk//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add_component(Component.from_ical(_BRUSSELS_BY_RULES))
    calendar.add_component(
        _calendar_event(words, snapshot, meeting, agenda, made or datetime.now(tz=UTC))
    )
    return bytes(calendar.to_ical())


def calendar_file_name(body: str, on: date) -> str:
    """The name of the calendar file of a meeting of a body on a day."""
    return f"{body}-{on.isoformat()}.ics"


def _calendar_event(
    words: Words, snapshot: Snapshot, meeting: Meeting, agenda: Sequence[AgendaItem], made: datetime
) -> Event:
    cancelled = meeting.status is MeetingStatus.CANCELLED
    known = any(known_meeting.id == meeting.id for known_meeting in snapshot.facts.meetings)
    event = Event()
    event.add("uid", f"{meeting.id}@woonnetwerk")
    event.add("dtstamp", made)
    event.add("sequence", snapshot.revision)
    event.add("summary", _event_title(words, snapshot, meeting, known=known))
    begin, end, text = _begin_and_end(words, meeting)
    event.add("dtstart", begin)
    event.add("dtend", end)
    if meeting.place:
        event.add("location", meeting.place)
    lines = [f"{item.number}. {item.title}" for item in agenda]
    decided = {(item.meeting, item.number) for item in snapshot.facts.agenda_items}
    proposal = any((item.meeting, item.number) not in decided for item in agenda)
    heading = words("Proposed agenda") if proposal else words("Agenda")
    description = [*([heading, *lines] if lines else []), *text]
    if description:
        event.add("description", "\n".join(description))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED" if known else "TENTATIVE")
    event.add("class", "PUBLIC")
    event.add("transp", "TRANSPARENT" if cancelled else "OPAQUE")
    return event


def _event_title(words: Words, snapshot: Snapshot, meeting: Meeting, *, known: bool) -> str:
    name = snapshot.name(meeting.body)
    if meeting.status is MeetingStatus.CANCELLED:
        return words("Cancelled: {name}", name=name)
    return name if known else words("Proposal: {name}", name=name)


def _begin_and_end(
    words: Words, meeting: Meeting
) -> tuple[date | datetime, date | datetime, list[str]]:
    """The begin and end of a meeting, and sentences on what of them is not known.

    Without a begin, the day and the day after it, which is not included; without an end later than
    the begin, two hours.
    """
    start, end = time_of_day(meeting.start), time_of_day(meeting.end)
    if start is None:
        text = words("The hour is not known yet.")
        return meeting.date, meeting.date + timedelta(days=1), [text]
    begin = datetime.combine(meeting.date, start, _BRUSSELS)
    if end is not None and end > start:
        return begin, datetime.combine(meeting.date, end, _BRUSSELS), []
    text = words("The end is not known yet; two hours are kept free.")
    return begin, (begin.astimezone(UTC) + _USUAL).astimezone(_BRUSSELS), [text]
