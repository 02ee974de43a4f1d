"""The sentences of a meeting: true on its day, and numbers that add up."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dashboard.documents.meeting_facts import saved_and_proposed_invitations
from dashboard.snapshot import Snapshot
from dashboard.wording.facts import sources_with_places
from dashboard.wording.kerngroepen import bridge_sentence
from dashboard.wording.meetings import (
    advice_sentence,
    agenda_item_lines,
    balance_sentences,
    coverage_text,
    open_advice_and_action_lines,
    reason_text,
    unknown_sentences,
    year_sentences,
)
from dashboard.wording.meetings.unknowns import preparation_notes
from dashboard.words import Language, Words
from data.intake.proposing.proposal import propose
from data.intake.uploaded_files import EXAMPLE, uploads_from
from data.model import (
    Action,
    Advice,
    AdviceStatus,
    Facts,
    Meeting,
    MeetingStatus,
    Reaction,
    Role,
    Seat,
    Source,
    Succession,
    Theme,
)
from data.store import Store
from graph.kerngroepen import BoundarySpanner
from graph.meetings import (
    InvitationReasonKind,
    MeetingYear,
    Preparation,
    PreparationRequest,
    RequiredTopic,
    TopicState,
    prepare_body_meeting,
)
from graph.situation.situation import Situation
from tests import cities

TODAY = date(2026, 11, 23)
ENGLISH = Words(Language.ENGLISH)
DUTCH = Words(Language.DUTCH)
DUE, REACTED = date(2026, 6, 1), date(2026, 9, 1)


def example() -> Snapshot:
    with Store.open() as store:
        return Snapshot(1, propose(store, uploads_from([EXAMPLE]), replace=False).after)


def council(**values: object) -> Facts:
    """A council that advised the city on rent and asked for an answer, which came in September."""
    given = {
        "id": "x",
        "body": "raad",
        "given": date(2026, 1, 1),
        "text": "Build more.",
        "theme": "rent",
        "addressee": "b",
        "due": DUE,
        "reaction": Reaction.NO,
        "reacted": REACTED,
    }
    return replace(
        cities.city({"raad": "a"}, others=["b"]),
        themes=(Theme(id="rent", name="Rent"),),
        advice=(Advice(**(given | values)),),  # type: ignore[arg-type]
    )


def on_a_day(facts: Facts, day: date) -> tuple[Preparation, list[str], list[str]]:
    """A meeting about rent on a day, what it tells of earlier advice, and what of open points."""
    snapshot = Snapshot(1, facts)
    found = prepare_body_meeting(
        Situation(facts, day), "raad", PreparationRequest(themes=("rent",)), today=TODAY
    )
    (point,) = found.item_reviews
    lines = agenda_item_lines(ENGLISH, snapshot, point, on=day)
    earlier = [line.text for line in lines if line.label == "Earlier advice"]
    return (
        found,
        earlier,
        [line.text for line in open_advice_and_action_lines(ENGLISH, snapshot, found.follow_up)],
    )


def test_what_came_of_an_advice_is_told_as_it_stood_on_the_day_everywhere() -> None:
    asked = "RAAD, 1 January 2026: Build more. No reaction yet of B. Expected by 1 June 2026."
    facts = council()
    found, earlier, still_open = on_a_day(facts, DUE)
    assert (earlier, still_open) == ([asked], [asked])
    assert not found.follow_up.advice[0].overdue
    day = date(2026, 8, 31)
    found, earlier, still_open = on_a_day(facts, day)
    assert (earlier, still_open) == ([asked], [f"Overdue as of 31 August 2026. {asked}"])
    _, earlier, still_open = on_a_day(facts, REACTED)
    assert earlier == ["RAAD, 1 January 2026: Build more. Reaction: not followed."]
    assert not still_open


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        ("", False),
        ("planned", False),
        ("planned cancelled", False),
        ("planned planned", True),
        ("planned planned cancelled", True),
    ],
)
def test_of_several_meetings_on_a_day_it_is_said_which_one_counts(
    statuses: str,
    told: bool,
) -> None:
    meetings = tuple(
        Meeting(id=str(at), body="raad", date=TODAY, status=MeetingStatus(status))
        for at, status in enumerate(statuses.split())
    )
    facts = replace(council(), meetings=meetings)
    found = prepare_body_meeting(
        Situation(facts, TODAY), "raad", PreparationRequest(themes=("rent",)), today=TODAY
    )
    notes = preparation_notes(ENGLISH, Snapshot(1, facts), found, today=TODAY)
    assert any("the first of them counts" in note for note in notes) is told


@pytest.mark.parametrize(("days", "told"), [(-1, True), (0, False), (1, False)])
def test_a_preparation_says_from_the_day_after_that_its_day_is_past(
    days: int,
    told: bool,
) -> None:
    day = TODAY + timedelta(days=days)
    found = prepare_body_meeting(
        Situation(council(), day), "raad", PreparationRequest(themes=("rent",)), today=TODAY
    )
    notes = preparation_notes(ENGLISH, Snapshot(1, council()), found, today=TODAY)
    assert any(note.startswith("This day is past.") for note in notes) is told


def test_a_day_that_is_still_to_come_is_not_told_in_the_past_tense() -> None:
    facts = council(due=date(2027, 2, 28), reaction=None, reacted=None)
    snapshot = Snapshot(1, facts)
    (advice,) = facts.advice
    found = on_a_day(facts, TODAY)[0].follow_up.advice[0]
    told = advice_sentence(DUTCH, snapshot, advice, TODAY)
    assert told.endswith("Nog geen reactie van B. Verwacht tegen 28 februari 2027.")
    assert not found.overdue
    past = ("werd", "was", "kwam", "ging")
    lines = [
        line.text
        for line in open_advice_and_action_lines(
            DUTCH, snapshot, on_a_day(facts, TODAY)[0].follow_up
        )
    ]
    assert not any(re.search(rf"\b{word}\b", line) for line in lines for word in past)


def test_who_takes_over_later_is_a_successor_in_no_tense() -> None:
    facts = replace(
        cities.city({"raad": "a"}, others=["b"]),
        succession=(
            Succession(
                id="s", predecessor="a", successor="b", event="fusie", happened="2027-01-01"
            ),
        ),
    )
    found = prepare_body_meeting(Situation(facts, date(2027, 2, 4)), "raad", today=TODAY)
    (reason,) = (
        known
        for known in found.guest_of_actor("b").reasons
        if known.kind is InvitationReasonKind.SUCCESSOR
    )
    told = reason_text(DUTCH, Snapshot(1, facts), reason)
    assert told == "Opvolger van A, een lid: fusie, 1 januari 2027."


def test_an_action_is_overdue_from_the_day_after_its_term() -> None:
    facts = replace(
        council(), advice=(), actions=(Action(id="y", body="raad", what="Ask", due=DUE),)
    )
    asked = "Ask. Who does it is not noted; the term is 1 June 2026."
    for day, told in ((DUE, asked), (date(2026, 6, 2), f"Overdue as of 2 June 2026. {asked}")):
        assert on_a_day(facts, day)[2] == [told]


def test_who_does_what_is_told_as_far_as_it_is_noted() -> None:
    def told(**values: object) -> list[str]:
        action = Action(**({"id": "y", "body": "raad", "what": "Ask"} | values))  # type: ignore[arg-type]
        return on_a_day(replace(council(), advice=(), actions=(action,)), DUE)[2]

    assert told() == ["Ask. Who does it and by when is not noted."]
    assert told(owner="b") == ["Ask. By B, without a day."]
    assert told(owner="b", due=DUE) == ["Ask. By B, by 1 June 2026."]


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (AdviceStatus.WITHDRAWN, "It was withdrawn."),
        (AdviceStatus.CLOSED, "It was closed without a reaction that we know of."),
    ],
)
def test_of_settled_advice_no_answer_is_awaited(status: AdviceStatus, told: str) -> None:
    facts = council(reaction=None, reacted=None, status=status)
    (advice,) = facts.advice
    assert advice_sentence(ENGLISH, Snapshot(1, facts), advice, TODAY).endswith(f"more. {told}")


def test_the_numbers_of_first_meetings_add_up() -> None:
    snapshot = example()
    guests = ("dienstencentrum-meerkoet", "hogeschool-kouterland")
    found = prepare_body_meeting(
        Situation(snapshot.facts, TODAY), "woonraad", PreparationRequest(guests=guests)
    )
    told = next(
        sentence
        for sentence in balance_sentences(DUTCH, snapshot, found)
        if "voor het eerst" in sentence
    )
    total, *each_guest, among = map(int, re.findall("[0-9]+", told))
    assert (total, len(each_guest), among) == (len(found.balance.first_meetings), 2, 1)
    assert sum(each_guest) + among == total


@pytest.mark.parametrize(("members", "named"), [("a b c d e", True), ("a b c d e f", False)])
def test_first_meetings_are_named_pair_by_pair_up_to_five_and_else_counted_by_guest(
    members: str, named: bool
) -> None:
    facts = cities.city({"raad": members}, others=["z"])
    found = prepare_body_meeting(Situation(facts, TODAY), "raad", PreparationRequest(guests=("z",)))
    count = len(members.split())
    assert len(found.balance.first_meetings) == count
    told = " ".join(balance_sentences(DUTCH, Snapshot(1, facts), found))
    assert f"{count} paren" in told
    assert (f"Z ({count})" in told) is not named


def test_what_nobody_can_bring_in_is_told_apart_from_what_a_maximum_leaves_out() -> None:
    snapshot = Snapshot(1, cities.kortrijk())
    situation = Situation(snapshot.facts, TODAY)
    beyond = "Niet bij naam te vinden in de gegevens: iemand uit de sector Welzijn."
    found = prepare_body_meeting(situation, "lokale-woonraad")
    told = coverage_text(DUTCH, snapshot, found)
    assert "Nog niet aan tafel: iemand uit de sector Huisvesting," in told
    assert "Niemand is aangevinkt om zijn sector alleen" in told
    assert told.endswith(beyond)
    found = prepare_body_meeting(
        situation, "lokale-woonraad", PreparationRequest(themes=("premie",), maximum=2)
    )
    told = coverage_text(DUTCH, snapshot, found)
    assert "Kies zelf uit 3 actoren met even goede redenen: CAW, Samenlevingsopbouw en Stad" in told
    assert "Nog niet aan tafel: iemand voor het thema Recht op een premie," in told
    assert told.endswith(beyond)


@pytest.mark.parametrize(
    ("theme", "first"),
    [
        ("woonstad", "De gegevens noemen niemand die met Woonstad bezig is."),
        (
            "dak-en-thuisloosheid",
            "De gegevens noemen niemand bij naam die rechtstreeks met Dak- en thuisloosheid bezig is.",
        ),
        ("premie", "Met de 3 voorgestelde gasten zit er aan tafel:"),
    ],
)
def test_that_the_data_name_nobody_for_a_theme_is_the_first_sentence(
    theme: str, first: str
) -> None:
    snapshot = Snapshot(1, cities.kortrijk())
    found = prepare_body_meeting(
        Situation(snapshot.facts, TODAY), "lokale-woonraad", PreparationRequest(themes=(theme,))
    )
    assert coverage_text(DUTCH, snapshot, found).startswith(first)


def named(*names: str) -> Facts:
    """A council of actors with these names, whose ids run the other way round."""
    ids = [f"{len(names) - at:02}" for at in range(len(names))]
    facts = cities.city({"raad": " ".join(ids)})
    called = dict(zip(ids, names, strict=True))
    actors = tuple(replace(actor, name=called[actor.id]) for actor in facts.actors)
    return replace(facts, actors=actors)


def test_members_are_asked_by_role_and_name_without_case_accents_and_signs() -> None:
    in_order = ("de Linde", "Élan", "Elegast", "'t Huis", "Wonen", "zon")
    facts = named(*in_order)
    chair = "Wonen"
    seats = tuple(
        replace(
            seat, role=Role.CHAIR if Snapshot(1, facts).name(seat.actor) == chair else seat.role
        )
        for seat in facts.seats
    )
    snapshot = Snapshot(1, replace(facts, seats=seats))
    assert tuple(snapshot.names(seat.actor for seat in seats)) == in_order
    found = prepare_body_meeting(Situation(snapshot.facts, TODAY), "raad")
    asked = [
        snapshot.name(invitation.actor)
        for invitation in saved_and_proposed_invitations(DUTCH, snapshot, found)
    ]
    assert asked == [chair, *(member for member in in_order if member != chair)]
    absent = next(
        sentence for sentence in unknown_sentences(DUTCH, snapshot, found) if "stem" in sentence
    )
    assert absent.endswith(": de Linde, Élan, Elegast, 't Huis, Wonen en zon.")


def test_whom_a_bridge_meets_is_told_by_name() -> None:
    facts = named("abri", "Élan", "Egel", "zon")
    snapshot = Snapshot(1, facts)
    bridge = BoundarySpanner(to=0, actor="04", met=("01", "02", "03"), bodies=("raad",), themes=())
    assert (
        bridge_sentence(DUTCH, snapshot, bridge) == "Naar groep 1: abri ontmoet Egel, Élan en zon."
    )


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2026, 12, 31), ["Still to plan: 2.", "Must still be treated in 2026: Rent."]),
        (
            date(2027, 1, 1),
            [
                "As far as we know too few meetings: 2.",
                "As far as we know not treated in 2026: Rent.",
            ],
        ),
    ],
)
def test_of_a_year_that_is_over_nothing_is_still_to_do(today: date, told: list[str]) -> None:
    year = MeetingYear(
        body="raad",
        year=2026,
        over=today.year > 2026,
        declared=None,
        frequency=None,
        legal=2,
        held=(),
        planned=(),
        unrecorded=(),
        cancelled=(),
        intervals=(),
        required=(RequiredTopic("rent", TopicState.TO_TREAT, ()),),
    )
    found = year_sentences(ENGLISH, Snapshot(1, council()), year)
    assert found[2:] == told


def test_sources_are_listed_with_their_words_first_and_then_their_places_by_number() -> None:
    def seat(locator: str | None, quote: str | None = None) -> Seat:
        return Seat(body="raad", actor="a", source="list", locator=locator, quote=quote)

    facts = (seat("p. 10"), seat("p. 9"), seat("p. 2", "b"), seat("p. 2"), seat(None, "c"))
    snapshot = Snapshot(1, Facts(sources=(Source(id="list", title="The list"),)))
    assert sources_with_places(snapshot, [*facts, *facts, seat(None)]) == [
        ("The list", ["p. 2: “b”", "“c”", "p. 9", "p. 10"])
    ]
