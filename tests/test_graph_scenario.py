"""Scenarios: what is supposed stands beside the facts, which stay what they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import queries
from data.change import Change
from data.intake.checking.key_checks import dangling_reference_problems
from data.model import (
    Action,
    Actor,
    Advice,
    AgendaItem,
    Attendance,
    Body,
    Facts,
    Figure,
    Invitation,
    Layer,
    Meeting,
    Presence,
    Role,
    Seat,
    Succession,
    ThemeLink,
    Tie,
)
from data.tables import TABLES, table_named
from graph.gaps import MembershipStatus, Status, find_gaps, memberships
from graph.network import two_mode_network
from graph.scenarios.fact_edits import BELONGING, KEYS, MENTIONING, TOUCHED
from graph.scenarios.scenario import (
    AddActor,
    AddBody,
    AddSeat,
    RemoveActor,
    RemoveBody,
    RemoveSeat,
    Scenario,
    ScenarioError,
    Step,
    apply_steps,
    steps_as_changes,
)
from graph.supposed_facts import SUPPOSED, is_supposed
from tests.cities import city
from tests.test_graph_gaps_always import ACTORS, BODIES, anything

TODAY = date(2026, 11, 23)


def test_a_supposed_seat_has_a_place_but_no_source() -> None:
    facts = city({"forum": "a b", "table": "c"})
    after = apply_steps(facts, [AddSeat("a", "table", Role.CHAIR)])
    (seat,) = set(after.seats) - set(facts.seats)
    assert (seat.actor, seat.body, seat.role) == ("a", "table", Role.CHAIR)
    assert (seat.source, seat.locator, seat.quote, seat.note) == (None, SUPPOSED, None, None)
    assert is_supposed(seat)
    assert not any(is_supposed(seat) for seat in facts.seats)
    assert facts == city({"forum": "a b", "table": "c"})


def test_what_is_added_takes_its_place_in_the_order_of_its_table() -> None:
    facts = city({"a-forum": "b d", "c-table": "b"})
    after = apply_steps(
        facts,
        [
            AddActor(Actor(id="c", name="C")),
            AddBody(Body(id="b-club", name="Club", layer=Layer.PARTNERSHIP)),
            AddSeat("c", "b-club"),
            AddSeat("c", "a-forum"),
        ],
    )
    assert [actor.id for actor in after.actors] == ["b", "c", "d"]
    assert [body.id for body in after.bodies] == ["a-forum", "b-club", "c-table"]
    assert [(seat.body, seat.actor) for seat in after.seats] == [
        ("a-forum", "b"),
        ("a-forum", "c"),
        ("a-forum", "d"),
        ("b-club", "c"),
        ("c-table", "b"),
    ]


def test_a_supposed_actor_or_body_loses_the_source_it_was_given_with() -> None:
    actor = Actor(id="new", name="New", source="text", quote="words", note="because")
    body = Body(id="club", name="Club", layer=Layer.PARTNERSHIP, source="text")
    after = apply_steps(Facts(), [AddActor(actor), AddBody(body)])
    assert after.actors == (replace(actor, source=None, quote=None, locator=SUPPOSED),)
    assert after.bodies == (replace(body, source=None, locator=SUPPOSED),)


@pytest.mark.parametrize(
    ("step", "code", "values"),
    [
        (AddSeat("nobody", "forum"), "unknown-actor", {"id": "nobody"}),
        (AddSeat("a", "nowhere"), "unknown-body", {"id": "nowhere"}),
        (AddSeat("a", "forum"), "already-seated", {"actor": "a", "body": "forum"}),
        (RemoveSeat("c", "forum"), "no-such-seat", {"actor": "c", "body": "forum"}),
        (RemoveSeat("nobody", "forum"), "unknown-actor", {"id": "nobody"}),
        (RemoveActor("forum"), "unknown-actor", {"id": "forum"}),
        (RemoveBody("a"), "unknown-body", {"id": "a"}),
        (AddActor(Actor(id="forum", name="F")), "id-taken", {"id": "forum"}),
        (AddActor(Actor(id="", name="F")), "empty-id", {"id": ""}),
        (AddActor(Actor(id="new", name="N", part_of="x")), "unknown-actor", {"id": "x"}),
        (AddBody(Body(id="a", name="A", layer=Layer.WOONRAAD)), "id-taken", {"id": "a"}),
        (
            AddBody(Body(id="new", name="N", layer=Layer.WOONRAAD, convenor="x")),
            "unknown-actor",
            {"id": "x"},
        ),
        (
            AddBody(Body(id="new", name="N", layer=Layer.WOONRAAD, part_of="x")),
            "unknown-body",
            {"id": "x"},
        ),
    ],
)
def test_a_step_that_cannot_be_done_says_which_and_why(
    step: Step, code: str, values: dict[str, str]
) -> None:
    facts = city({"forum": "a b"}, others=["c"])
    with pytest.raises(ScenarioError) as refused:
        apply_steps(facts, [AddSeat("c", "forum"), RemoveSeat("c", "forum"), step])
    assert (refused.value.code, refused.value.values, refused.value.step) == (code, values, step)


def test_a_body_may_be_part_of_an_actor_or_of_a_body() -> None:
    facts = city({"forum": "a b"})
    under = [
        AddBody(Body(id=f"under-{above}", name="U", layer=Layer.KERNGROEP, part_of=above))
        for above in ("a", "forum")
    ]
    assert len(apply_steps(facts, under).bodies) == 3


def test_a_seat_that_ended_makes_room_for_a_new_term() -> None:
    ended = Seat(body="forum", actor="a", active_until="2020")
    facts = replace(city({"forum": "b"}, others=["a"]), seats=(ended,))
    after = apply_steps(facts, [AddSeat("a", "forum")])
    assert [(seat.number, seat.active_until) for seat in after.seats] == [(1, "2020"), (2, None)]
    assert apply_steps(after, [RemoveSeat("a", "forum")]) == facts
    assert apply_steps(facts, [RemoveSeat("a", "forum")]).seats == ()


def test_removing_an_actor_takes_along_what_is_its_own() -> None:
    facts = replace(
        city({"forum": "a b", "table": "a"}),
        actors=(
            Actor(id="a", name="A"),
            Actor(id="b", name="B", part_of="a"),
        ),
        bodies=(Body(id="forum", name="F", layer=Layer.CONSULTATION, convenor="a", part_of="a"),),
        ties=(
            Tie(from_id="a", to_id="b", kind="betaalt"),
            Tie(from_id="b", to_id="b", kind="k"),
        ),
        theme_links=(ThemeLink(theme="t", subject="a"), ThemeLink(theme="t", subject="b")),
        figures=(Figure(id="f", what="w", value="1", subject="a"),),
        meetings=(Meeting(id="m", body="forum", date=TODAY),),
        agenda_items=(AgendaItem(meeting="m", number=1, title="T", brought_by="a"),),
        attendance=(
            Attendance(meeting="m", actor="a", presence=Presence.PRESENT),
            Attendance(meeting="m", actor="b", presence=Presence.PRESENT),
        ),
        advice=(Advice(id="v", body="forum", given=TODAY, text="T", addressee="a", owner="a"),),
        actions=(Action(id="x", body="forum", what="W", owner="a"),),
        succession=(
            Succession(id="s1", predecessor="a", event="fusie", successor="b"),
            Succession(id="s2", predecessor="b", event="fusie", successor="a"),
        ),
    )
    after = apply_steps(facts, [RemoveActor("a")])
    assert after.actors == (Actor(id="b", name="B"),)
    assert after.bodies == (Body(id="forum", name="F", layer=Layer.CONSULTATION),)
    assert [(seat.body, seat.actor) for seat in after.seats] == [("forum", "b")]
    assert after.ties == facts.ties[1:]
    assert after.theme_links == facts.theme_links[1:]
    assert after.figures == ()
    assert after.meetings == facts.meetings
    assert after.agenda_items == (AgendaItem(meeting="m", number=1, title="T"),)
    assert after.attendance == facts.attendance[1:]
    assert after.advice == (Advice(id="v", body="forum", given=TODAY, text="T"),)
    assert after.actions == (Action(id="x", body="forum", what="W"),)
    assert after.succession == (
        Succession(id="s2", predecessor="b", event="fusie", successor_name="A"),
    )


def test_removing_a_body_takes_along_its_meetings_with_all_that_was_said_there() -> None:
    facts = replace(
        city({"forum": "a b", "table": "a c"}),
        meetings=(
            Meeting(id="forum", body="table", date=TODAY),
            Meeting(id="m", body="forum", date=TODAY),
        ),
        agenda_items=(
            AgendaItem(meeting="forum", number=1, title="T"),
            AgendaItem(meeting="m", number=1, title="T"),
        ),
        invitations=(
            Invitation(meeting="forum", actor="c"),
            Invitation(meeting="m", actor="c"),
        ),
        attendance=(
            Attendance(meeting="forum", actor="a", presence=Presence.PRESENT),
            Attendance(meeting="m", actor="a", presence=Presence.PRESENT),
        ),
        advice=(
            Advice(id="v1", body="forum", given=TODAY, text="T", meeting="m"),
            Advice(id="v2", body="table", given=TODAY, text="T", meeting="m", addressee="forum"),
        ),
        actions=(
            Action(id="x1", body="forum", what="W"),
            Action(id="x2", body="table", what="W", meeting="m"),
        ),
    )
    after = apply_steps(facts, [RemoveBody("forum")])
    assert [body.id for body in after.bodies] == ["table"]
    assert {seat.body for seat in after.seats} == {"table"}
    assert after.meetings == facts.meetings[:1]
    assert after.agenda_items == facts.agenda_items[:1]
    assert after.invitations == facts.invitations[:1]
    assert after.attendance == facts.attendance[:1]
    assert after.advice == (Advice(id="v2", body="table", given=TODAY, text="T"),)
    assert after.actions == (Action(id="x2", body="table", what="W"),)
    assert [actor.id for actor in after.actors] == ["a", "b", "c"]


def test_the_changes_of_a_scenario_are_facts_before_and_after_by_table() -> None:
    facts = replace(city({"forum": "a b"}), actors=(Actor(id="a", name="A", part_of="b"),))
    facts = replace(facts, actors=(*facts.actors, Actor(id="b", name="B")))
    scenario = Scenario("B stops", (RemoveActor("b"), AddActor(Actor(id="c", name="C"))))
    assert steps_as_changes(facts, scenario.steps) == (
        ("actors", Actor(id="a", name="A", part_of="b"), Actor(id="a", name="A")),
        ("actors", Actor(id="b", name="B"), None),
        ("actors", None, Actor(id="c", name="C", locator=SUPPOSED)),
        ("seats", Seat(body="forum", actor="b"), None),
    )
    assert steps_as_changes(facts, ()) == ()


def test_every_reference_to_an_actor_a_body_or_a_meeting_is_seen_to() -> None:
    for table in TABLES:
        assert (table.name in TOUCHED) is any(
            {"actors", "bodies", "meetings"}.intersection(column.references)
            for column in table.columns
        )
        assert {*BELONGING.get(table.name, ()), *MENTIONING.get(table.name, ())} == {
            column.field
            for column in table.columns
            if {"actors", "bodies"}.intersection(column.references)
        }
        assert table.name not in TOUCHED or KEYS.get(table.name, ("id",)) == table.key
    assert {"agenda_items", "invitations", "attendance", "advice", "actions"} == {
        table.name
        for table in TABLES
        if any("meetings" in column.references for column in table.columns)
    }


ids = st.sampled_from((*ACTORS, *BODIES, "new", "club"))
steps = st.lists(
    st.one_of(
        st.builds(AddSeat, ids, ids),
        st.builds(RemoveSeat, ids, ids),
        st.builds(RemoveActor, ids),
        st.builds(RemoveBody, ids),
        st.just(AddActor(Actor(id="new", name="New"))),
        st.just(AddBody(Body(id="club", name="Club", layer=Layer.PARTNERSHIP))),
    ),
    max_size=8,
)


def in_order(facts: Facts) -> Facts:
    """The facts in the order in which the store gives them."""
    rows: dict[str, Any] = {
        table.name: tuple(sorted(facts.table(table.name), key=table.key_of)) for table in TABLES
    }
    return Facts(**rows)


def done(facts: Facts, tried: list[Step]) -> list[Step]:
    """The steps that can be done one after the other."""
    kept: list[Step] = []
    for step in tried:
        try:
            facts = apply_steps(facts, [step])
        except ScenarioError:
            continue
        kept.append(step)
    return kept


@settings(max_examples=150, deadline=None)
@given(anything, steps)
def test_applying_and_undoing_a_scenario_gives_the_facts_back(
    facts: Facts, tried: list[Step]
) -> None:
    facts = in_order(facts)
    kept = done(facts, tried)
    after = apply_steps(facts, kept)
    changes = [
        Change(table, table_named(table).key_of(was or becomes), was, becomes)  # type: ignore[arg-type]  # one of both is there
        for table, was, becomes in steps_as_changes(facts, kept)
    ]
    assert queries.apply_changes(facts, changes) == after
    assert queries.apply_changes(after, [change.inverse() for change in changes]) == facts


@settings(max_examples=150, deadline=None)
@given(anything, steps)
def test_after_a_scenario_nothing_refers_to_what_is_not_there(
    facts: Facts, tried: list[Step]
) -> None:
    after = apply_steps(facts, done(facts, tried))
    assert {tuple(problem.values.items()) for problem in dangling_reference_problems(after)} <= {
        tuple(problem.values.items()) for problem in dangling_reference_problems(facts)
    }


def test_a_supposed_seat_does_not_make_the_members_of_a_body_known() -> None:
    facts = city({"forum": "a b"})
    forum, empty = facts.bodies[0], Body(id="council", name="C", layer=Layer.WOONRAAD)
    facts = replace(facts, bodies=(empty, forum))
    after = apply_steps(facts, [AddSeat("a", "council")])
    known = memberships(two_mode_network(after))["council"]
    assert (known.status, known.complete) == (MembershipStatus.NOTHING, False)
    assert (known.named, known.supposed) == (("a",), ("a",))
    (finding,) = [
        finding
        for finding in find_gaps(after, on=TODAY)
        if finding.rule == "members-unknown" and finding.subjects == ("council",)
    ]
    assert (finding.status, finding.reason) == (Status.UNKNOWN, "no-members")


def test_the_members_of_a_supposed_body_are_those_of_the_scenario() -> None:
    facts = city({"forum": "a b"})
    club = Body(id="club", name="Club", layer=Layer.CONSULTATION)
    after = apply_steps(facts, [AddBody(club), AddSeat("a", "club")])
    known = memberships(two_mode_network(after))["club"]
    assert (known.status, known.complete, known.supposed) == (MembershipStatus.NAMED, True, ())


def in_parts() -> Facts:
    """A whole that is known through two parts, and somebody who sits in another body."""
    facts = city({"whole": "", "part-1": "a b", "part-2": "c d", "forum": "e a"})
    parts = {"part-1", "part-2"}
    return replace(
        facts,
        bodies=tuple(
            replace(body, part_of="whole") if body.id in parts else body for body in facts.bodies
        ),
    )


def test_a_body_known_through_its_parts_stays_so_with_a_supposed_seat() -> None:
    after = apply_steps(in_parts(), [AddSeat("e", "whole")])
    known = memberships(two_mode_network(after))["whole"]
    assert (known.status, known.complete) == (MembershipStatus.PARTS, True)
    assert (known.named, known.supposed) == (("a", "b", "c", "d", "e"), ("e",))


def test_who_is_supposed_in_a_whole_may_meet_those_of_its_parts() -> None:
    themes = tuple(ThemeLink(theme="t", subject=actor) for actor in ("b", "e"))
    facts = replace(in_parts(), theme_links=themes)
    statuses_and_reasons = {
        (finding.status, finding.reason)
        for finding in find_gaps(apply_steps(facts, [AddSeat("e", "whole")]), on=TODAY)
        if finding.rule == "theme-apart" and finding.subjects == ("b", "e")
    }
    assert statuses_and_reasons == {(Status.UNKNOWN, "may-meet-unseen")}


def test_a_body_known_through_its_parts_does_not_hang_on_who_is_supposed_there() -> None:
    after = apply_steps(in_parts(), [AddSeat("e", "whole")])
    hangs_on_one = [
        finding for finding in find_gaps(after, on=TODAY) if finding.rule == "hangs-on-one"
    ]
    assert ("whole",) not in {finding.subjects for finding in hangs_on_one}


def test_who_is_supposed_in_a_whole_is_not_cut_off_from_its_parts() -> None:
    facts = apply_steps(in_parts(), [AddActor(Actor(id="z", name="Z"))])
    before, after = (
        {
            (finding.identity, finding.status)
            for finding in find_gaps(state, on=TODAY)
            if finding.rule == "cut-off"
        }
        for state in (facts, apply_steps(facts, [AddSeat("z", "whole")]))
    )
    assert before == after != set()


def test_a_supposed_seat_where_nobody_is_known_joins_a_body_to_nobody() -> None:
    facts = city({"forum": "a b", "table": "b c", "empty": "", "other": ""})
    alone = apply_steps(facts, [AddSeat("a", "empty")])
    together = apply_steps(alone, [AddSeat("c", "empty")])
    for after, status in (
        (facts, Status.UNKNOWN),  # anybody may sit in the two of which nothing is known
        (alone, Status.UNKNOWN),
        (together, Status.NONE),
    ):
        (hangs_on_one,) = [
            finding
            for finding in find_gaps(after, on=TODAY)
            if finding.rule == "hangs-on-one" and finding.subjects == ("forum",)
        ]
        assert hangs_on_one.status is status


def test_a_supposed_seat_in_a_part_does_not_make_the_whole_known() -> None:
    facts = city({"forum": "a b"})
    bodies = (
        Body(id="whole", name="W", layer=Layer.WOONRAAD),
        Body(id="part", name="P", layer=Layer.KERNGROEP, part_of="whole"),
    )
    facts = replace(facts, bodies=(*facts.bodies, *bodies))
    known = memberships(two_mode_network(apply_steps(facts, [AddSeat("a", "part")])))
    assert {known["whole"].status, known["part"].status} == {MembershipStatus.NOTHING}


def test_nobody_asks_for_the_source_or_the_attendance_of_a_supposed_seat() -> None:
    facts = replace(
        city({"forum": "a b", "table": "", "whole": "", "part": "a"}, others=["c"]),
        meetings=(Meeting(id="m", body="forum", date=date(2026, 1, 1)),),
        attendance=(Attendance(meeting="m", actor="a", presence=Presence.PRESENT),),
    )
    bodies = [
        replace(body, part_of="whole") if body.id == "part" else body for body in facts.bodies
    ]
    facts = replace(facts, bodies=tuple(bodies))
    before = find_gaps(facts, on=TODAY)
    supposed_seats = [AddSeat("c", "forum"), AddSeat("c", "table"), AddSeat("c", "whole")]
    after = find_gaps(apply_steps(facts, supposed_seats), on=TODAY)
    for rule in ("source-age", "silent-member"):
        assert [finding for finding in before if finding.rule == rule] == [
            finding for finding in after if finding.rule == rule
        ]
