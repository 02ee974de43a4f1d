"""What is typed or ticked on the page of meetings stays until it is saved or discarded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboard import cache
from dashboard.words import Language, Words
from data import queries
from data.intake.proposing.acceptance import accept
from data.intake.proposing.proposal import propose_facts
from data.model import AgendaItem, Fact, Facts, Meeting, Presence
from tests.visiting import TODAY, visited

DUTCH = Words(Language.DUTCH)
NEXT = "woonraad-2026-12-10"
HELD = "woonraad-2026-10-08"
UNSAVED = DUTCH("Not saved yet. It stays here, also when you look at another part or page.")


def opened(city: Path, meeting: str, part: str) -> AppTest:
    address = {"body": "woonraad", "year": meeting[9:13], "meeting": meeting, "part": part}
    return run(visited("meetings", city, address, today=TODAY))


def run(page: AppTest) -> AppTest:
    page.run()
    assert not page.exception
    return page


def turn_to(page: AppTest, **address: str) -> AppTest:
    """Look at another part, meeting or body, as a click there does."""
    for key, value in address.items():
        page.query_params[key] = value
    return run(page)


def widget(page: AppTest, kind: str, label: str) -> object:
    return [element for element in page.get(kind) if getattr(element, "label", "") == DUTCH(label)][
        -1
    ]


def value(page: AppTest, kind: str, label: str) -> object:
    return widget(page, kind, label).value  # type: ignore[attr-defined]


def fill(page: AppTest, kind: str, label: str, given: object) -> AppTest:
    widget(page, kind, label).set_value(given)  # type: ignore[attr-defined]
    return run(page)


def press(page: AppTest, label: str) -> AppTest:
    widget(page, "button", label).click()  # type: ignore[attr-defined]
    return run(page)


def text_of(page: AppTest) -> str:
    found = [*page.error, *page.warning, *page.success, *page.info, *page.caption]
    return "\n".join(element.value for element in found).replace("\\", "")


def elsewhere(page: AppTest) -> list[str]:
    """What the page lists as not saved and not in sight."""
    listed = [button for button in page.button if str(button.key).startswith(("open:", "drop:"))]
    return [button.label.replace("\\", "") for button in listed]


def facts_of(city: Path) -> Facts:
    return queries.facts(cache.store(str(city)))


def items(city: Path) -> dict[int, AgendaItem]:
    return {item.number: item for item in facts_of(city).agenda_items if item.meeting == NEXT}


def somebody_else_saves(city: Path, *given: Fact, removed: tuple[Fact, ...] = ()) -> None:
    store = cache.store(str(city))
    found = propose_facts(store, given, removed=removed, today=TODAY)
    accept(store, found, author="Somebody else", message="meanwhile")


def test_text_in_two_parts_stays_when_another_part_another_meeting_or_body_is_looked_at(
    city: Path,
) -> None:
    page = opened(city, NEXT, "agenda")
    assert UNSAVED not in text_of(page)
    fill(page, "text_input", "Title", "Leegstand in het centrum")
    assert UNSAVED in text_of(page)
    assert not elsewhere(page)
    turn_to(page, part="actions")
    fill(page, "text_input", "What has to be done", "Cijfers vragen")
    name = "Woonraad Zwaluwdam, 10 december 2026: "
    assert elsewhere(page) == [f"{name}Agenda"]
    turn_to(page, year="2026", meeting=HELD, part="advice")
    assert elsewhere(page) == [f"{name}Agenda", f"{name}Acties"]
    turn_to(page, body="kerngroep-huren", meeting="kerngroep-huren-2026-12-01", part="agenda")
    assert value(page, "text_input", "Title") == ""
    assert elsewhere(page) == [f"{name}Agenda", f"{name}Acties"]
    turn_to(page, body="woonraad", meeting=NEXT, part="agenda")
    assert value(page, "text_input", "Title") == "Leegstand in het centrum"
    press(page, "Save the item")
    assert items(city)[5].title == "Leegstand in het centrum"
    assert value(page, "text_input", "Title") == ""
    assert elsewhere(page) == [f"{name}Acties"]
    turn_to(page, part="actions")
    assert value(page, "text_input", "What has to be done") == "Cijfers vragen"


def test_what_is_listed_as_unsaved_opens_the_form_that_it_is_in(city: Path) -> None:
    page = opened(city, NEXT, "agenda")
    fill(page, "selectbox", "Change an item", "3")
    fill(page, "text_input", "Papers", "Nota")
    fill(page, "selectbox", "Change an item", None)
    assert value(page, "text_input", "Papers") == ""
    (listed,) = elsewhere(page)
    assert listed == f"Woonraad Zwaluwdam, 10 december 2026: Agenda: 3. {items(city)[3].title}"
    turn_to(page, body="kerngroep-huren", meeting="kerngroep-huren-2026-12-01", part="advice")
    next(button for button in page.button if str(button.key).startswith("open:")).click()
    run(page)
    assert page.query_params["meeting"] == NEXT
    assert value(page, "text_input", "Papers") == "Nota"
    assert not elsewhere(page)


def test_ticks_and_names_of_attendance_stay_and_are_saved_together(city: Path) -> None:
    page = opened(city, HELD, "attendance")
    tick = next(control for control in page.button_group if "Notarissenkring" in str(control.label))
    assert tick.value == Presence.ABSENT
    tick.set_value(Presence.EXCUSED)
    run(page)
    name = next(field for field in page.text_input if "Notarissenkring" in field.label)
    name.set_value("Wies Waterland")
    run(page)
    fill(page, "multiselect", "Who else was there", ["thuiszorg-oeverloper"])
    turn_to(page, part="actions")
    turn_to(page, part="attendance")
    press(page, "Save the attendance")
    press(page, "Save it all the same")
    there = {e.actor: e for e in facts_of(city).attendance if e.meeting == HELD}
    assert there["notarissenkring"].presence is Presence.EXCUSED
    assert there["notarissenkring"].representative == "Wies Waterland"
    assert there["thuiszorg-oeverloper"].presence is Presence.PRESENT
    assert UNSAVED not in text_of(page)


def test_a_tick_that_is_taken_away_stays_away(city: Path) -> None:
    page = opened(city, HELD, "attendance")
    next(
        control for control in page.button_group if "Notarissenkring" in str(control.label)
    ).set_value(None)
    run(page)
    turn_to(page, part="agenda")
    turn_to(page, part="attendance")
    press(page, "Save the attendance")
    assert "notarissenkring" not in {
        e.actor for e in facts_of(city).attendance if e.meeting == HELD
    }


def test_two_sessions_share_no_unsaved_text(city: Path) -> None:
    one, other = opened(city, NEXT, "agenda"), opened(city, NEXT, "agenda")
    fill(one, "text_input", "Title", "Van de ene")
    fill(other, "text_input", "Title", "Van de andere")
    turn_to(one, part="actions")
    turn_to(one, part="agenda")
    assert value(one, "text_input", "Title") == "Van de ene"
    assert value(other, "text_input", "Title") == "Van de andere"
    assert not elsewhere(opened(city, HELD, "agenda"))


def test_unsaved_text_is_discarded_when_somebody_asks_for_it_and_only_that(city: Path) -> None:
    page = opened(city, NEXT, "agenda")
    fill(page, "text_input", "Place", "Buurthuis")
    fill(page, "text_input", "Title", "Leegstand")
    press(page, "Discard the unsaved changes")  # the last: that of the part
    assert value(page, "text_input", "Title") == ""
    assert value(page, "text_input", "Place") == "Buurthuis"
    press(page, "Discard the unsaved changes")
    assert value(page, "text_input", "Place") == "Raadzaal, stadhuis"
    assert UNSAVED not in text_of(page)


def test_text_that_is_made_as_it_was_is_not_unsaved(city: Path) -> None:
    page = opened(city, NEXT, "agenda")
    fill(page, "text_input", "Place", "Buurthuis")
    assert UNSAVED in text_of(page)
    fill(page, "text_input", "Place", "Raadzaal, stadhuis")
    assert UNSAVED not in text_of(page)


def test_what_others_changed_meanwhile_is_told_and_both_are_kept_where_they_differ(
    city: Path,
) -> None:
    page = opened(city, NEXT, "agenda")
    fill(page, "selectbox", "Change an item", "2")
    fill(page, "text_input", "Papers", "Mijn nota")
    turn_to(page, part="actions")
    somebody_else_saves(city, replace(items(city)[2], title="Een andere titel", source=None))
    turn_to(page, part="agenda")
    assert value(page, "text_input", "Title") == "Een andere titel"
    assert value(page, "text_input", "Papers") == "Mijn nota"
    assert "Een andere titel" in text_of(page)
    assert "Intussen is dit gewijzigd in de gegevens" in text_of(page)
    press(page, "Save the item")
    assert DUTCH("Nothing is saved yet; what you filled in is still there.") in text_of(page)
    press(page, "Save the item")
    kept = items(city)[2]
    assert (kept.title, kept.papers) == ("Een andere titel", "Mijn nota")


def test_text_about_a_row_that_others_took_away_can_still_be_saved(city: Path) -> None:
    page = opened(city, NEXT, "agenda")
    fill(page, "selectbox", "Change an item", "4")
    fill(page, "text_input", "Papers", "Mijn nota")
    title = items(city)[4].title
    somebody_else_saves(city, removed=(items(city)[4],))
    turn_to(page, part="actions")
    turn_to(page, part="agenda")
    assert value(page, "text_input", "Papers") == "Mijn nota"
    assert value(page, "text_input", "Title") == title
    told = "Intussen is dit gewijzigd in de gegevens: Agendapunten: woonraad-2026-12-10 / 4, "
    assert f"{told}{DUTCH('removed')}." in text_of(page)
    press(page, "Save the item")
    press(page, "Save the item")
    assert (items(city)[4].title, items(city)[4].papers) == (title, "Mijn nota")


def test_a_form_that_was_only_open_follows_the_data_and_stops_nobody(city: Path) -> None:
    page = opened(city, NEXT, "agenda")
    meeting = next(meeting for meeting in facts_of(city).meetings if meeting.id == NEXT)
    somebody_else_saves(city, replace(meeting, place="Kapel", source=None))
    run(page)
    assert value(page, "text_input", "Place") == "Kapel"
    fill(page, "text_input", "Place", "Buurthuis")
    press(page, "Save the meeting")
    (kept,) = (meeting for meeting in facts_of(city).meetings if meeting.id == NEXT)
    assert kept.place == "Buurthuis"


def test_text_of_a_meeting_that_is_gone_is_told_and_can_only_be_discarded(city: Path) -> None:
    gone = Meeting(id="gone", body="woonraad", date=date(2026, 12, 20))
    somebody_else_saves(city, gone)
    page = opened(city, NEXT, "agenda")
    turn_to(page, meeting="gone")
    fill(page, "text_input", "Title", "Leegstand")
    somebody_else_saves(city, removed=(gone,))
    turn_to(page, meeting=NEXT)
    what = "Woonraad Zwaluwdam, 20 december 2026: Agenda"
    told = DUTCH("Discard, for the meeting is gone: {what}", what=what)
    assert elsewhere(page) == [told]
    next(button for button in page.button if str(button.key).startswith("drop:")).click()
    run(page)
    assert not elsewhere(page)


def test_a_doubt_about_what_was_filled_in_before_is_not_confirmed_for_what_is_filled_in_now(
    city: Path,
) -> None:
    page = opened(city, HELD, "advice")
    fill(page, "text_area", "What was advised", "Maak een plan.")
    press(page, "Save the advice")
    assert DUTCH("Save it all the same") in [button.label for button in page.button]
    fill(page, "text_area", "What was advised", "Maak twee plannen.")
    assert DUTCH("Save it all the same") not in [button.label for button in page.button]
    press(page, "Save the advice")
    press(page, "Save it all the same")
    texts = {advice.text for advice in facts_of(city).advice}
    assert "Maak twee plannen." in texts
    assert "Maak een plan." not in texts
