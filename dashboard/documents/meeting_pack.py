"""The files of a prepared meeting, and its preparation from ids or names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol, TypeVar

from dashboard.documents.briefing import briefing
from dashboard.documents.calendar_file import calendar_file, calendar_file_name
from dashboard.documents.email_text import invitation_email
from dashboard.documents.invitation_workbook import invitation_workbook
from dashboard.documents.meeting_facts import (
    agenda_with_chosen_themes,
    saved_guests_and_left_out,
    saved_or_planned_meeting,
)
from dashboard.documents.report_form import report_form
from dashboard.snapshot import Snapshot
from dashboard.words import Words
from data.errors import RefusedError
from data.intake.understanding.fuzzy_match import nearest_words
from data.intake.vocabulary import key_of_name
from data.model import Naming
from graph.gaps.city_settings import usable_rule_settings
from graph.meetings import Preparation, PreparationRequest, prepare_body_meeting
from graph.situation.situation import Situation


class _HasIdAndName(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


Thing = TypeVar("Thing", bound=_HasIdAndName)


def prepare_meeting(
    snapshot: Snapshot,
    body: str,
    day: date,
    themes: Iterable[str] = (),
    *,
    today: date,
    guests: Iterable[str] = (),
    locked: Iterable[str] = (),
    left_out: Iterable[str] = (),
    maximum: int | None = None,
) -> Preparation:
    """Prepare a meeting of a body, given by id or name, for themes and actors given likewise.

    The themes come on top of those of the agenda; without guests those of the proposal count.
    Those `locked` and `left_out` come on top of what the invitations say. Raises RefusedError for
    what is not in the data, and for a body that is not there on that day.
    """
    known = _find_by_id_or_name(body, snapshot.bodies)
    if known is None:
        raise RefusedError(
            "no-such-body", found=body, candidates=_similar_names_text(body, snapshot.bodies)
        )
    wanted = []
    for theme in themes:
        found = _find_by_id_or_name(theme, snapshot.themes)
        if found is None:
            candidates = _similar_names_text(theme, snapshot.themes)
            raise RefusedError("no-such-theme", found=theme, candidates=candidates)
        wanted.append(found)
    situation = Situation(snapshot.facts, day)
    if known not in situation.bodies:
        raise RefusedError("body-not-there", found=snapshot.name(known), day=day.isoformat())
    ticked, kept, out = (_find_actor_ids(names, situation) for names in (guests, locked, left_out))
    noted_in, noted_out = saved_guests_and_left_out(snapshot.facts, known, day)
    return prepare_body_meeting(
        situation,
        known,
        PreparationRequest(
            themes=tuple(dict.fromkeys(wanted)),
            guests=tuple(dict.fromkeys(ticked)) or None,
            locked=noted_in.union(kept),
            left_out=noted_out.union(out),
            maximum=maximum,
        ),
        today=today,
        settings=usable_rule_settings(snapshot.facts.rule_settings),
    )


def _find_actor_ids(asked: Iterable[str], situation: Situation) -> list[str]:
    """The ids of actors given by id or name, for actors that can be invited on the day.

    Raises RefusedError for another one; a group without names cannot be invited.
    """
    there = {known.id: known for known in situation.facts.actors if known.named is not Naming.GROUP}
    wanted = []
    for actor in asked:
        found = _find_by_id_or_name(actor, there)
        if found is None:
            candidates = _similar_names_text(actor, there)
            raise RefusedError("no-such-actor", found=actor, candidates=candidates)
        wanted.append(found)
    return wanted


def _find_by_id_or_name(asked: str, things: Mapping[str, Thing]) -> str | None:
    """The id itself, or that of the only thing with this name; None for no or several such."""
    if asked in things:
        return asked
    named = [thing.id for thing in things.values() if key_of_name(thing.name) == key_of_name(asked)]
    return named[0] if len(named) == 1 else None


def _similar_names_text(asked: str, things: Mapping[str, Thing]) -> str:
    return ", ".join(nearest_words(asked, [*things, *(thing.name for thing in things.values())]))


def meeting_pack(
    words: Words, snapshot: Snapshot, prepared: Preparation, *, personal: bool = False
) -> dict[str, bytes]:
    """The files of a meeting by name: briefing, report to fill in, workbook, calendar, e-mail.

    With `personal` the documents name who represents each member.
    """
    stem = f"{prepared.body}-{prepared.on.isoformat()}"
    email = invitation_email(words, snapshot, prepared)
    return {
        f"{stem}-{words('briefing')}.docx": briefing(words, snapshot, prepared, personal=personal),
        f"{stem}-{words('report')}.docx": report_form(words, snapshot, prepared, personal=personal),
        f"{stem}-{words('invitations')}.xlsx": invitation_workbook(
            words, snapshot, prepared, personal=personal
        ),
        calendar_file_name(prepared.body, prepared.on): calendar_file(
            words,
            snapshot,
            saved_or_planned_meeting(snapshot, prepared),
            agenda_with_chosen_themes(snapshot, prepared),
        ),
        f"{stem}-{words('e-mail')}.txt": f"{email.subject}\n\n{email.text}".encode(),
    }
