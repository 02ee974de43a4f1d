"""What holds for the findings of any data whatever."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import (
    Actor,
    Advice,
    AgendaItem,
    Attendance,
    Body,
    Certainty,
    Evidence,
    Facts,
    Figure,
    Layer,
    Meeting,
    MeetingStatus,
    Naming,
    Presence,
    Role,
    Seat,
    Source,
    Succession,
    Theme,
    ThemeLink,
    Tie,
)
from graph.gaps import RULES, MembershipStatus, Status, find_gaps, memberships
from graph.network import two_mode_network

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 23)
ACTORS = tuple("abcdefg")
BODIES = ("p", "q", "r", "s")
THEMES = ("t", "woonpremies")
MEETINGS = ("m1", "m2", "m3", "m4")


def maybe(*choices: object) -> st.SearchStrategy[Any]:
    return st.sampled_from((None, *choices))


def some(row: st.SearchStrategy[Any], *key: str, most: int = 8) -> st.SearchStrategy[Any]:
    """A few rows, each key at most once."""
    rows = st.lists(
        row, max_size=most, unique_by=lambda fact: tuple(getattr(fact, name) for name in key)
    )
    return rows.map(tuple)


actors = st.tuples(
    *(
        st.builds(
            Actor,
            id=st.just(name),
            name=st.just(name),
            kind=maybe("schepen", "home"),
            sector=maybe("huisvesting", "welzijn", "vlaamse-overheid"),
            named=st.sampled_from(Naming),
            part_of=maybe(*ACTORS),
            active_until=maybe("2020", "2030"),
        )
        for name in ACTORS
    )
)
bodies = st.tuples(
    *(
        st.builds(
            Body,
            id=st.just(name),
            name=st.just(name),
            layer=st.sampled_from(Layer),
            kind=maybe("adviesraad", "lokaal-woonoverleg"),
            part_of=maybe(*BODIES),
            meetings_per_year=maybe(1.0, 4.0),
            open_list=st.none() | st.booleans(),
        )
        for name in BODIES
    )
)
an_actor, a_body = st.sampled_from(ACTORS), st.sampled_from(BODIES)
seats = some(
    st.builds(
        Seat,
        body=a_body,
        actor=an_actor,
        role=st.sampled_from(Role),
        evidence=st.sampled_from((Evidence.EXPLICIT, *Evidence)),
        voting=maybe(True, False),
        active_until=maybe("2024", "2030"),
    ),
    "body",
    "actor",
    most=16,
)
anything = st.builds(
    Facts,
    sources=some(
        st.builds(
            Source, id=st.sampled_from("xyz"), title=st.just("T"), checked=maybe(date(2020, 1, 1))
        ),
        "id",
    ),
    actors=actors,
    bodies=bodies,
    seats=seats,
    ties=some(
        st.builds(Tie, from_id=an_actor, to_id=an_actor, kind=st.just("betaalt")),
        "from_id",
        "to_id",
    ),
    themes=st.just(tuple(Theme(id=theme, name=theme) for theme in THEMES)),
    theme_links=some(
        st.builds(ThemeLink, theme=st.sampled_from(THEMES), subject=an_actor | a_body),
        "theme",
        "subject",
    ),
    figures=some(
        st.builds(
            Figure,
            id=st.sampled_from(("f1", "f2", "f3")),
            what=st.just("w"),
            value=st.just("3"),
            number=st.sampled_from((1.0, 3.0)),
            subject=maybe(*BODIES, *ACTORS),
            counts_kind=maybe("home", "mannen", "vrouwen"),
        ),
        "id",
    ),
    meetings=some(
        st.builds(
            Meeting,
            id=st.sampled_from(MEETINGS),
            body=a_body,
            date=st.dates(date(2023, 1, 1), date(2027, 1, 1)),
            status=st.sampled_from(MeetingStatus),
        ),
        "id",
    ),
    agenda_items=some(
        st.builds(
            AgendaItem,
            meeting=st.sampled_from(MEETINGS),
            number=st.integers(1, 2),
            title=st.just("t"),
            theme=maybe(*THEMES),
        ),
        "meeting",
        "number",
    ),
    attendance=some(
        st.builds(
            Attendance,
            meeting=st.sampled_from(MEETINGS),
            actor=an_actor,
            presence=st.sampled_from(Presence),
        ),
        "meeting",
        "actor",
    ),
    advice=some(
        st.builds(
            Advice,
            id=st.sampled_from(("v1", "v2")),
            body=a_body,
            given=st.just(date(2026, 1, 1)),
            text=st.just("t"),
            due=maybe(date(2026, 2, 1)),
        ),
        "id",
    ),
    succession=some(
        st.builds(
            Succession,
            id=st.sampled_from(("s1", "s2", "s3")),
            predecessor=an_actor,
            event=st.just("fusie"),
            successor=maybe(*ACTORS),
            happened=maybe("2024", "2027"),
            certainty=st.sampled_from(Certainty),
        ),
        "id",
    ),
)


@settings(max_examples=120, deadline=None)
@given(anything)
def test_a_body_with_unclear_members_is_never_the_subject_of_a_confirmed_gap(facts: Facts) -> None:
    findings = find_gaps(facts, on=TODAY)
    held = [seat for seat in facts.seats if seat.active_until != "2024"]
    ended = {actor.id for actor in facts.actors if actor.active_until == "2020"}
    unclear = {
        body.id
        for body in facts.bodies
        if body.open_list
        or any(
            seat.evidence is Evidence.GROUP
            or {actor.id: actor for actor in facts.actors}[seat.actor].named is Naming.GROUP
            for seat in held
            if seat.body == body.id and seat.actor not in ended
        )
    }
    for finding in findings:
        if finding.status is Status.CONFIRMED:
            assert unclear.isdisjoint(finding.subjects), finding


@settings(max_examples=120, deadline=None)
@given(anything)
def test_a_finding_has_the_values_that_its_reason_promises_and_a_place_in_the_order(
    facts: Facts,
) -> None:
    findings = find_gaps(facts, on=TODAY)
    promised = {rule.key: rule.reasons for rule in RULES}
    never = {rule.key: rule.impossible_statuses for rule in RULES}
    for finding in findings:
        assert finding.status not in never[finding.rule]
        assert set(finding.values) == set(promised[finding.rule][finding.reason])
        assert (finding.severity == 0) == (finding.status is Status.NONE)
    assert len({finding.identity for finding in findings}) == len(findings)
    order = [(-finding.severity, list(Status).index(finding.status)) for finding in findings]
    assert order == sorted(order)
    assert find_gaps(facts, on=TODAY) == findings


@settings(max_examples=60, deadline=None)
@given(anything)
def test_a_body_is_known_through_its_parts_only_when_nobody_sits_in_it(facts: Facts) -> None:
    network = two_mode_network(facts)
    for body, known in memberships(network).items():
        if known.status in {MembershipStatus.PARTS, MembershipStatus.NOTHING}:
            assert network.degree(body) == 0
        if known.complete:
            assert known.named
            assert not known.groups
