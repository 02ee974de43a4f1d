"""Claims about documents, breadth, votes and money: what one seat says of each, on which days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest

from data.model import Actor, Body, Evidence, Facts, Layer, Naming, Role, Seat, Succession, Tie
from graph.gaps import Finding, find_gaps

TODAY = date(2026, 11, 30)
Answer = tuple[str, str]
EACH = tuple(Evidence)
# The days around the begin and the end of a seat, and whether it holds on the day.
PERIODS: tuple[tuple[dict[str, str], str], ...] = (
    ({"active_until": "2026-11-29"}, "ended"),
    ({"active_until": "2026-10"}, "ended"),
    ({"active_until": "2025"}, "ended"),
    ({"active_until": "2026-11-30"}, "holds"),
    ({"active_until": "2026-12-01"}, "holds"),
    ({"active_until": "2026"}, "holds"),
    ({"active_from": "2026-11-29"}, "holds"),
    ({"active_from": "2026-11-30"}, "holds"),
    ({"active_from": "2026-12-01"}, "coming"),
    ({"active_from": "2027"}, "coming"),
)


def finding_about(facts: Facts, rule: str, *subjects: str) -> Finding:
    (finding,) = (
        finding
        for finding in find_gaps(facts, on=TODAY)
        if (finding.rule, finding.subjects) == (rule, subjects)
    )
    return finding


def answer(facts: Facts, rule: str, *subjects: str) -> Answer:
    finding = finding_about(facts, rule, *subjects)
    return finding.status.value, finding.reason


def actor(name: str, **fields: object) -> Actor:
    return replace(Actor(id=name, name=name, sector="care"), **fields)  # type: ignore[arg-type]


def with_actors(facts: Facts, *actors: Actor) -> Facts:
    ids = {actor.id for actor in actors}
    others = (actor for actor in facts.actors if actor.id not in ids)
    return replace(facts, actors=(*others, *actors))


def with_body(facts: Facts, name: str, **fields: object) -> Facts:
    bodies = (
        replace(body, **fields) if body.id == name else body  # type: ignore[arg-type]
        for body in facts.bodies
    )
    return replace(facts, bodies=tuple(bodies))


def seated(facts: Facts, *seats: Seat) -> Facts:
    return replace(facts, seats=(*facts.seats, *seats))


# No seat by name, and only in a partnership: claims about the documents

TOWN = Facts(
    actors=(actor("a"), actor("b")),
    bodies=(
        Body(id="table", name="Table", layer=Layer.CONSULTATION),
        Body(id="club", name="Club", layer=Layer.PARTNERSHIP),
    ),
    seats=(Seat(body="table", actor="b"),),
)
PARTNER = seated(TOWN, Seat(body="club", actor="a"))
AT_TABLE = Seat(body="table", actor="a")


class Claim(NamedTuple):
    """A rule about the documents with facts of which it claims something, and its reasons."""

    rule: str
    facts: Facts
    nowhere: str
    ended: str
    coming: str
    seated: str
    weak: str


DOCUMENTS = pytest.mark.parametrize(
    "claim",
    [
        Claim("no-seat", TOWN, "nowhere-by-name", "no-longer", "seated-later", "seated", "only"),
        Claim(
            "partnership-only",
            PARTNER,
            "in-no-consultation-by-name",
            "consults-no-longer",
            "consults-later",
            "consults",
            "consults",
        ),
    ],
    ids=lambda claim: claim.rule,
)


@DOCUMENTS
def test_what_no_document_says_is_confirmed_of_all_documents(claim: Claim) -> None:
    facts = claim.facts
    assert answer(facts, claim.rule, "a") == ("confirmed", claim.nowhere)
    open_table = with_body(facts, "table", open_list=True)
    assert answer(open_table, claim.rule, "a") == ("confirmed", claim.nowhere)
    assert "table" in finding_about(open_table, claim.rule, "a").values["could_sit_in"]  # type: ignore[operator]


@DOCUMENTS
@pytest.mark.parametrize("evidence", EACH)
def test_a_source_that_names_the_actor_undoes_it_and_one_of_a_group_makes_it_unknown(
    claim: Claim,
    evidence: Evidence,
) -> None:
    facts = claim.facts
    found = answer(seated(facts, replace(AT_TABLE, evidence=evidence)), claim.rule, "a")
    expected = {
        Evidence.GROUP: ("unknown", f"{claim.weak}-as-group"),
        Evidence.SUPPOSED: ("unknown", f"{claim.weak}-supposed"),
    }
    assert found == expected.get(evidence, ("none", claim.seated))


@DOCUMENTS
@pytest.mark.parametrize(("fields", "when"), PERIODS)
def test_a_seat_that_has_ended_or_is_to_come_is_told_as_such(
    claim: Claim,
    fields: dict[str, str],
    when: str,
) -> None:
    facts = claim.facts
    found = finding_about(seated(facts, replace(AT_TABLE, **fields)), claim.rule, "a")  # type: ignore[arg-type]
    expected = {
        "ended": ("confirmed", claim.ended),
        "holds": ("none", claim.seated),
        "coming": ("none", claim.coming),
    }
    assert (found.status.value, found.reason) == expected[when]
    if when == "ended":
        assert found.values["until"] == fields["active_until"]
    if when == "coming":
        assert found.values["since"] == fields["active_from"]


@DOCUMENTS
def test_a_seat_in_a_body_that_has_ended_or_is_to_begin_is_told_with_the_days_of_the_body(
    claim: Claim,
) -> None:
    facts = claim.facts
    hall = Body(id="hall", name="Hall", layer=Layer.CONSULTATION)
    facts = seated(
        replace(facts, bodies=(*facts.bodies, hall)),
        Seat(body="hall", actor="a", active_from="2020", active_until="2028"),
    )
    past = finding_about(with_body(facts, "hall", active_until="2024-06"), claim.rule, "a")
    assert (past.reason, past.values["until"]) == (claim.ended, "2024-06")
    future = finding_about(with_body(facts, "hall", active_from="2027-03"), claim.rule, "a")
    assert (future.reason, future.values["since"]) == (claim.coming, "2027-03")
    earlier = replace(
        facts, seats=(*facts.seats[:-1], replace(facts.seats[-1], active_until="2022"))
    )
    both = finding_about(with_body(earlier, "hall", active_until="2024-06"), claim.rule, "a")
    assert both.values["until"] == "2022"


@DOCUMENTS
def test_a_seat_of_a_unit_a_whole_or_a_group_of_units_names_the_actor(claim: Claim) -> None:
    facts = claim.facts
    for named in Naming:
        unit = seated(facts, Seat(body="table", actor="unit"))
        unit = with_actors(unit, actor("unit", part_of="a", named=named))
        assert answer(unit, claim.rule, "a") == ("none", claim.seated)
    facts_with_whole = seated(facts, Seat(body="table", actor="whole"))
    facts_with_whole = with_actors(facts_with_whole, actor("whole"), actor("a", part_of="whole"))
    assert answer(facts_with_whole, claim.rule, "a") == ("none", claim.seated)


@DOCUMENTS
@pytest.mark.parametrize("runs", ["convenor", "part_of", "leidt", "baat-uit"])
def test_who_runs_a_body_of_which_not_all_members_are_known_may_sit_there(
    claim: Claim,
    runs: str,
) -> None:
    facts = claim.facts
    own = "may-sit-in-its-own" if claim.rule == "no-seat" else "may-consult-in-its-own"
    if runs in {"convenor", "part_of"}:
        facts = with_body(facts, "table", **{runs: "a"})
    else:
        facts = replace(facts, ties=(Tie(from_id="a", to_id="table", kind=runs),))
    assert answer(facts, claim.rule, "a") == ("confirmed", claim.nowhere)  # it is not on the list
    opened = with_body(facts, "table", open_list=True)
    assert answer(opened, claim.rule, "a") == ("unknown", own)
    assert finding_about(opened, claim.rule, "a").values["bodies"] == ("table",)


def test_an_actor_that_another_came_after_misses_nothing_from_that_day_or_year_on() -> None:
    def after(happened: str | None) -> Answer:
        event = Succession(id="s", predecessor="a", successor="b", event="fusie", happened=happened)
        return answer(replace(TOWN, succession=(event,)), "no-seat", "a")

    assert after("2026-11-30") == after("2025") == after(None) == ("none", "succeeded")
    assert after("2026-12-01") == after("2026") == ("confirmed", "nowhere-by-name")


def test_a_place_a_group_and_a_role_are_not_said_to_be_without_a_seat() -> None:
    for changed, reason in (
        ({"kind": "locatie-of-dienst"}, "only-a-place"),
        ({"named": Naming.GROUP}, "group-without-seat"),
        ({"named": Naming.ROLE}, "role-without-seat"),
    ):
        facts = with_actors(TOWN, actor("a", **changed))
        assert answer(facts, "no-seat", "a") == ("unknown", reason)


# A woonraad that needs broad input: members alone bring a sector in

COUNCIL = Facts(
    actors=(actor("a"), actor("b", sector="housing"), actor("c", sector="housing")),
    bodies=(Body(id="council", name="Council", layer=Layer.WOONRAAD, open_list=False),),
    seats=(Seat(body="council", actor="b"), Seat(body="council", actor="c")),
)
IN_COUNCIL = Seat(body="council", actor="a")


def missing(facts: Facts) -> Answer | None:
    found = [
        finding
        for finding in find_gaps(facts, on=TODAY)
        if finding.rule == "broad-input" and finding.subjects == ("council", "care")
    ]
    return (found[0].status.value, found[0].reason) if found else None


def test_a_sector_that_no_member_brings_is_missing_and_the_list_that_says_so_is_told() -> None:
    assert missing(COUNCIL) == ("confirmed", "missing")
    believed = with_body(COUNCIL, "council", open_list=None)
    assert finding_about(COUNCIL, "broad-input", "council", "care").values["believed"] == ()
    assert finding_about(believed, "broad-input", "council", "care").values["believed"] == (
        "council",
    )


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (Evidence.EXPLICIT, None),
        (Evidence.DERIVED, None),
        (Evidence.CONDITIONAL, ("unknown", "only-doubtful")),
        (Evidence.SUPPOSED, ("unknown", "only-doubtful")),
    ],
)
def test_only_a_certain_seat_brings_a_sector(evidence: Evidence, expected: Answer | None) -> None:
    assert missing(seated(COUNCIL, replace(IN_COUNCIL, evidence=evidence))) == expected


def test_a_group_in_it_leaves_all_its_sectors_unknown() -> None:
    facts = seated(COUNCIL, replace(IN_COUNCIL, evidence=Evidence.GROUP))
    assert missing(facts) is None
    assert answer(facts, "broad-input", "council") == ("unknown", "members-not-known")


@pytest.mark.parametrize(("fields", "when"), PERIODS)
def test_a_member_brings_a_sector_while_it_sits(fields: dict[str, str], when: str) -> None:
    found = missing(seated(COUNCIL, replace(IN_COUNCIL, **fields)))  # type: ignore[arg-type]
    assert found == (None if when == "holds" else ("confirmed", "missing"))


@pytest.mark.parametrize("role", list(Role))
def test_who_observes_or_is_invited_brings_no_sector(role: Role) -> None:
    passing = {Role.OBSERVER, Role.INVITED}
    found = missing(seated(COUNCIL, replace(IN_COUNCIL, role=role)))
    assert found == (("confirmed", "missing") if role in passing else None)


def test_a_unit_brings_the_sector_of_its_whole_and_a_whole_that_of_its_unit() -> None:
    unit = with_actors(COUNCIL, actor("unit", sector=None, part_of="a"))
    assert missing(seated(unit, Seat(body="council", actor="unit"))) is None
    facts_with_whole = with_actors(
        COUNCIL, actor("whole", sector="work"), actor("a", part_of="whole")
    )
    assert missing(seated(facts_with_whole, Seat(body="council", actor="whole"))) is None


def test_a_member_without_a_sector_may_bring_the_one_that_is_missing() -> None:
    facts = with_actors(COUNCIL, actor("d", sector=None))
    facts = seated(facts, Seat(body="council", actor="d"))
    assert missing(facts) == ("unknown", "perhaps-missing")


# A politician that votes in an advisory council: only an explicit seat confirms

POLITICIAN = with_actors(COUNCIL, actor("a", kind="schepen"))


@pytest.mark.parametrize("evidence", EACH)
@pytest.mark.parametrize("voting", [True, None, False])
def test_an_explicit_seat_with_a_vote_is_confirmed_and_a_doubtful_one_is_unknown(
    evidence: Evidence, *, voting: bool | None
) -> None:
    facts = seated(POLITICIAN, replace(IN_COUNCIL, evidence=evidence, voting=voting))
    expected = {
        True: ("confirmed", "votes")
        if evidence is Evidence.EXPLICIT
        else ("unknown", "votes-doubtful"),
        None: ("unknown", "vote-not-known"),
        False: ("none", "does-not-vote"),
    }
    assert answer(facts, "council-vote", "a") == expected[voting]


def test_an_explicit_vote_beside_a_doubtful_one_is_confirmed() -> None:
    conditional = replace(IN_COUNCIL, number=2, evidence=Evidence.CONDITIONAL, voting=True)
    facts = seated(POLITICIAN, replace(IN_COUNCIL, voting=True), conditional)
    assert answer(facts, "council-vote", "a") == ("confirmed", "votes")
    unsaid = seated(POLITICIAN, IN_COUNCIL, conditional)
    assert answer(unsaid, "council-vote", "a") == ("unknown", "votes-doubtful")


@pytest.mark.parametrize(("fields", "when"), PERIODS)
def test_a_politician_votes_while_it_sits(fields: dict[str, str], when: str) -> None:
    facts = seated(POLITICIAN, replace(IN_COUNCIL, voting=True, **fields))  # type: ignore[arg-type]
    votes = [finding for finding in find_gaps(facts, on=TODAY) if finding.rule == "council-vote"]
    expected = ("confirmed", ("a",)) if when == "holds" else ("none", ("council",))
    assert [(finding.status.value, finding.subjects) for finding in votes] == [expected]


def test_no_politician_is_certain_only_where_the_list_is_complete() -> None:
    assert answer(COUNCIL, "council-vote", "council") == ("none", "no-politician")
    opened = with_body(COUNCIL, "council", open_list=True)
    assert answer(opened, "council-vote", "council") == ("unknown", "members-not-known")


# Who pays and who is paid: only an explicit place together confirms

PAID = Facts(
    actors=(actor("payer", sector="money"), actor("paid")),
    bodies=(
        Body(id="table", name="Table", layer=Layer.CONSULTATION),
        Body(id="club", name="Club", layer=Layer.PARTNERSHIP),
    ),
    seats=(Seat(body="table", actor="payer"), Seat(body="club", actor="payer")),
    ties=(Tie(from_id="payer", to_id="paid", kind="betaalt"),),
)
BESIDE = Seat(body="table", actor="paid")


def pays(facts: Facts) -> Answer:
    return answer(facts, "funder-at-table", "payer", "paid")


def test_only_explicit_seats_confirm_that_they_sit_together() -> None:
    assert pays(PAID) == ("none", "apart")
    for evidence in EACH:
        found = pays(seated(PAID, replace(BESIDE, evidence=evidence)))
        sure = evidence is Evidence.EXPLICIT
        assert found == (("confirmed", "together") if sure else ("unknown", "together-doubtful"))


def test_which_doubt_it_is_is_told_and_a_place_that_is_certain_counts_beside_it() -> None:
    derived = seated(PAID, replace(BESIDE, evidence=Evidence.DERIVED))
    assert (
        finding_about(derived, "funder-at-table", "payer", "paid").values["evidence"] == "derived"
    )
    partners = seated(derived, Seat(body="club", actor="paid"))
    assert pays(partners) == ("confirmed", "partners")
    assert pays(seated(PAID, BESIDE, Seat(body="club", actor="paid"))) == ("confirmed", "together")


@pytest.mark.parametrize(("fields", "when"), PERIODS)
def test_they_sit_together_while_both_do(fields: dict[str, str], when: str) -> None:
    found = pays(seated(PAID, replace(BESIDE, **fields)))  # type: ignore[arg-type]
    assert found == (("confirmed", "together") if when == "holds" else ("none", "apart"))


@pytest.mark.parametrize(
    "change",
    [
        lambda facts: with_actors(
            seated(facts, Seat(body="table", actor="unit")), actor("unit", part_of="paid")
        ),
        lambda facts: with_actors(
            seated(facts, Seat(body="table", actor="whole")),
            actor("whole"),
            actor("paid", part_of="whole"),
        ),
    ],
    ids=["unit", "whole"],
)
def test_a_unit_and_a_whole_sit_there_for_each_other(change: Callable[[Facts], Facts]) -> None:
    assert pays(change(PAID)) == ("confirmed", "together")


def test_two_of_one_whole_pay_each_other_nothing() -> None:
    facts_with_whole = with_actors(PAID, actor("paid", part_of="payer"))
    assert not [
        finding
        for finding in find_gaps(facts_with_whole, on=TODAY)
        if finding.rule == "funder-at-table"
    ]


def test_where_both_could_sit_it_is_not_known_and_where_one_could_not_it_is_none() -> None:
    opened = with_body(PAID, "table", open_list=True)
    assert pays(opened) == ("none", "apart")  # nothing speaks for the one that is paid
    tied = replace(opened, ties=(*opened.ties, Tie(from_id="paid", to_id="table", kind="leidt")))
    assert pays(tied) == ("unknown", "may-meet-unseen")
    assert finding_about(tied, "funder-at-table", "payer", "paid").values["bodies"] == ("table",)
