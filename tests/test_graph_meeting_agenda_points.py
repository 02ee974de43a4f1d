"""What is known of an agenda item: who is concerned, when it was treated, who has an interest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from data.model import (
    Advice,
    AgendaItem,
    Meeting,
    MeetingStatus,
    Tie,
)
from tests.council_town import DAY, prepared, town


def test_an_item_tells_who_is_concerned_and_when_it_was_treated_before() -> None:
    facts = replace(
        town(),
        meetings=(
            Meeting(id="m1", body="raad", date=date(2026, 3, 1), status=MeetingStatus.HELD),
            Meeting(id="m2", body="raad", date=date(2026, 5, 1), status=MeetingStatus.HELD),
            Meeting(id="m3", body="club", date=date(2026, 4, 1), status=MeetingStatus.HELD),
            Meeting(id="m4", body="raad", date=date(2026, 6, 1), status=MeetingStatus.CANCELLED),
        ),
        agenda_items=tuple(
            AgendaItem(meeting=f"m{number}", number=1, title=f"{number}", theme="prices")
            for number in (1, 2, 3, 4)
        ),
        advice=(
            Advice(id="x", body="club", given=date(2026, 4, 1), text="x", theme="prices"),
            Advice(id="y", body="raad", given=date(2027, 4, 1), text="y", theme="rent"),
        ),
    )
    (point,) = prepared(facts, themes=("rent",), guests=("d",)).item_reviews
    assert (point.present, point.missing) == (("a", "d"), ("f",))
    assert point.last_here is not None
    assert point.last_elsewhere is not None
    assert (point.last_here.meeting.id, point.last_elsewhere.meeting.id) == ("m2", "m3")
    assert [advice.id for advice in point.advice] == ["x"]
    assert [(pair.one, pair.other) for pair in point.never_met] == [("a", "d")]


def test_an_item_tells_who_is_concerned_also_when_other_themes_were_chosen() -> None:
    facts = replace(
        town(),
        meetings=(Meeting(id="now", body="raad", date=DAY),),
        agenda_items=(AgendaItem(meeting="now", number=1, title="Rent", theme="rent"),),
    )
    item, chosen = prepared(facts, themes=("prices",), guests=()).item_reviews
    assert (item.subject.theme, chosen.subject.theme) == ("rent", "prices")
    assert (item.present, item.missing) == (("a",), ("d", "f"))


def test_money_between_those_at_the_table_is_shown_with_its_quote() -> None:
    pays = Tie(from_id="a", to_id="d", kind="betaalt", amount=5, quote="a betaalt d")
    others = (
        Tie(from_id="a", to_id="f", kind="betaalt"),
        Tie(from_id="b", to_id="d", kind="verwijst-door-naar"),
    )
    facts = replace(town(), ties=(pays, *others))
    found = prepared(facts, themes=("rent",), guests=("d",))
    (interest,) = found.interests
    assert interest.ties == (pays,)
    assert found.item_reviews[0].interests == (interest,)


def test_whoever_pays_what_another_leads_has_an_interest_in_it() -> None:
    facts = replace(
        town(),
        ties=(
            Tie(from_id="a", to_id="project", kind="betaalt"),
            Tie(from_id="d", to_id="project", kind="leidt"),
        ),
    )
    (interest,) = prepared(facts, themes=("rent",), guests=("d",)).interests
    assert (interest.one, interest.other) == ("a", "d")
