"""What the gap rules find in Kortrijk's own policy text, and what they may not claim there."""

from __future__ import annotations

from datetime import date

import pytest

from data.model import Facts, Seat
from graph.gaps import RULES, Finding, MembershipStatus, Status, find_gaps, membership, memberships
from graph.gaps.open_questions import find_open_questions
from graph.network import two_mode_network
from graph.situation.situation import Situation
from tests import cities

TODAY = date(2026, 11, 23)
UNKNOWN_BODIES = {
    "lokale-woonraad",
    "woonraad-kerngroepen",
    "lst-kortrijk",
    "stuurgroep-thuisloosheid",
    "lwo-ad-hoc-uitbreiding",
}


@pytest.fixture(scope="module")
def kortrijk() -> Facts:
    return cities.kortrijk()


@pytest.fixture(scope="module")
def findings(kortrijk: Facts) -> tuple[Finding, ...]:
    return find_gaps(kortrijk, on=TODAY)


def subjects(findings: tuple[Finding, ...], rule: str, status: Status) -> set[tuple[str, ...]]:
    return {
        finding.subjects
        for finding in findings
        if finding.rule == rule and finding.status is status
    }


def one(findings: tuple[Finding, ...], rule: str, *subjects_: str) -> Finding:
    (finding,) = [
        finding for finding in findings if finding.rule == rule and finding.subjects == subjects_
    ]
    return finding


def test_actors_that_no_document_seats(findings: tuple[Finding, ...]) -> None:
    unnamed = {"andere-bouwmaatschappijen", "verhuurders", "immo-kantoren", "buddy"}
    unsure = {"sel-z-w-vl", "sociaal-huis"}
    assert subjects(findings, "no-seat", Status.CONFIRMED) == {("de-poort",)}
    assert subjects(findings, "no-seat", Status.UNKNOWN) == {(actor,) for actor in unnamed | unsure}
    assert one(findings, "no-seat", "sociaal-huis").reason == "only-a-place"
    umbrella = one(findings, "no-seat", "sel-z-w-vl")
    assert (umbrella.reason, umbrella.values["bodies"]) == ("may-sit-in-its-own", ("lst-kortrijk",))


def test_who_may_sit_unseen_is_offered_only_the_bodies_where_that_can_be(
    findings: tuple[Finding, ...],
) -> None:
    anybody = {"lokale-woonraad", "woonraad-kerngroepen"}
    poort = one(findings, "no-seat", "de-poort").values["could_sit_in"]
    tenants = one(findings, "partnership-only", "huurdersbond").values["could_sit_in"]
    where_its_sector_sits = {"lokaal-woonoverleg", "lwo-ad-hoc-uitbreiding"}
    assert {*poort} == anybody | where_its_sector_sits  # type: ignore[misc]
    assert {*tenants} == anybody  # type: ignore[misc]
    no_sector = one(findings, "partnership-only", "caw").values["could_sit_in"]
    assert {*no_sector} > UNKNOWN_BODIES  # type: ignore[misc]


def test_partners_that_are_in_no_consultation_by_name(findings: tuple[Finding, ...]) -> None:
    subjects_told = subjects(findings, "partnership-only", Status.CONFIRMED)
    assert subjects_told == {("caw",), ("samenlevingsopbouw",), ("huurdersbond",)}
    assert not subjects(findings, "partnership-only", Status.UNKNOWN)
    assert one(findings, "partnership-only", "stad-kortrijk").status is Status.NONE


def test_by_name_ocmw_and_the_city_hold_the_network_together(
    findings: tuple[Finding, ...],
) -> None:
    assert not subjects(findings, "cut-point", Status.CONFIRMED)
    subjects_told = subjects(findings, "cut-point", Status.UNKNOWN)
    assert subjects_told == {("ocmw-kortrijk",), ("stad-kortrijk",)}
    ocmw = one(findings, "cut-point", "ocmw-kortrijk").values
    by_body = dict(zip(ocmw["bodies"], ocmw["evidence"], strict=True))  # type: ignore[arg-type]
    assert by_body[("overleg-wzc",)] == "derived"
    assert by_body[("samenwerking-huurdersbond",)] == "explicit"
    assert ocmw["sectors"][0] == ("zorg",)  # type: ignore[index]


def test_the_care_homes_hang_on_one_derived_seat(findings: tuple[Finding, ...]) -> None:
    assert one(findings, "cut-off", "overleg-wzc").reason == "joined-derived"
    care = one(findings, "hangs-on-one", "overleg-wzc")
    assert (care.status, care.values["actor"]) == (Status.UNKNOWN, "ocmw-kortrijk")
    (seat,) = (fact for fact in care.facts if isinstance(fact, Seat))
    assert (seat.evidence.value, seat.locator) == ("derived", "regel 28")


def test_no_part_is_cut_off_that_anybody_by_name_sits_in(findings: tuple[Finding, ...]) -> None:
    assert not subjects(findings, "cut-off", Status.CONFIRMED)
    assert not subjects(findings, "cut-off", Status.UNKNOWN)
    named_in = {subject[0] for subject in subjects(findings, "cut-off", Status.NONE)}
    assert named_in == {
        "lwo-ad-hoc-uitbreiding",
        "lwo-kerngroep",
        "lwo-uitgebreide-kerngroep",
        "overleg-wzc",
        "samenwerking-huurdersbond",
        "woonclub",
    }


def test_seventeen_claims_about_who_meets_whom_are_unknown_and_none_is_confirmed(
    findings: tuple[Finding, ...],
) -> None:
    apart = ("theme-apart", "sectors-apart", "cut-off", "cut-point", "hangs-on-one")
    assert not any(subjects(findings, rule, Status.CONFIRMED) for rule in apart)
    unknown = {rule: len(subjects(findings, rule, Status.UNKNOWN) - {()}) for rule in apart}
    assert unknown == {
        "theme-apart": 0,
        "sectors-apart": 12,
        "cut-off": 0,
        "cut-point": 2,
        "hangs-on-one": 3,
    }


def test_four_questions_settle_the_seventeen(kortrijk: Facts) -> None:
    subjects_told = find_open_questions(Situation(kortrijk, TODAY))
    assert len(subjects_told.waiting_findings) == 17
    assert {question.bodies[0] for question in subjects_told.questions} == {
        "lokale-woonraad",
        "stuurgroep-thuisloosheid",
        "lokaal-woonoverleg",
        "lst-kortrijk",
    }
    settled = [
        identity for question in subjects_told.questions for identity in question.settled_findings
    ]
    assert sorted(settled) == sorted(subjects_told.waiting_findings)
    left = [question.findings_still_open for question in subjects_told.questions]
    assert left == sorted(left, reverse=True)
    assert left[-1] == 0


def test_bodies_whose_members_the_text_does_not_name(findings: tuple[Finding, ...]) -> None:
    subjects_told = subjects(findings, "members-unknown", Status.UNKNOWN)
    assert subjects_told == {(body,) for body in UNKNOWN_BODIES}
    assert one(findings, "members-unknown", "lwo-kerngroep").reason == "partly-named"
    assert one(findings, "members-unknown", "lokaal-woonoverleg").reason == "through-parts"


def test_the_membership_of_the_woonoverleg_is_that_of_its_compositions(kortrijk: Facts) -> None:
    known = membership(two_mode_network(kortrijk), "lokaal-woonoverleg")
    assert (known.status, known.complete) == (MembershipStatus.PARTS, False)
    assert {"leiedal", "ocmw-kortrijk", "wonen-vlaanderen"} <= set(known.named)
    assert {"directies-stad-kortrijk", "shm"} <= set(known.groups)


def test_sectors_that_share_a_body_and_those_of_which_it_is_unknown(
    findings: tuple[Finding, ...],
) -> None:
    assert not subjects(findings, "sectors-apart", Status.CONFIRMED)
    assert one(findings, "sectors-apart", "lokaal-bestuur", "zorg").status is Status.NONE
    assert one(findings, "sectors-apart", "huisvesting", "zorg").status is Status.UNKNOWN


def test_the_declared_care_homes_are_all_listed(findings: tuple[Finding, ...]) -> None:
    numbers = {
        finding.subjects[0]: (finding.status, finding.values["declared"], finding.values["listed"])
        for finding in findings
        if finding.rule == "declared-number"
    }
    assert numbers == {
        "aantal-wzc-ocmw": (Status.NONE, 5, 5),
        "aantal-private-partners": (Status.NONE, 7, 7),
    }


def test_the_partners_of_the_woonoverleg(findings: tuple[Finding, ...]) -> None:
    rule = "woonoverleg-invited"
    assert one(findings, rule, "lokaal-woonoverleg", "huisvesting").reason == "only-conditional"
    assert one(findings, rule, "lokaal-woonoverleg", "welzijn").reason == "through-stand-in"
    assert one(findings, rule, "lokaal-woonoverleg", "vlaamse-overheid").reason == "invited"


def test_the_funder_of_the_huurdersbond_sits_with_it(findings: tuple[Finding, ...]) -> None:
    money = one(findings, "funder-at-table", "ocmw-kortrijk", "huurdersbond")
    assert (money.status, money.values["amount"]) == (Status.CONFIRMED, 18000)
    assert money.severity == min(finding.severity for finding in findings if finding.severity)


@pytest.mark.parametrize(
    ("rule", "about"),
    [
        ("broad-input", ("lokale-woonraad",)),
        ("frequency", ("overleg-wzc",)),
        ("frequency", ("stuurgroep-thuisloosheid",)),
        ("woonoverleg-meetings", ("lokaal-woonoverleg",)),
        ("woonoverleg-topics", ("lokaal-woonoverleg",)),
        ("council-sex", ("lokale-woonraad",)),
        ("council-vote", ("lokale-woonraad",)),
        ("silent-member", ("overleg-wzc",)),
        ("advice-unanswered", ("lokale-woonraad",)),
        ("source-age", ("beleidstekst",)),
    ],
)
def test_what_needs_data_that_the_text_does_not_have_is_unknown(
    findings: tuple[Finding, ...], rule: str, about: tuple[str, ...]
) -> None:
    assert one(findings, rule, *about).status is Status.UNKNOWN


def test_no_body_with_unclear_members_is_said_to_have_a_gap(
    kortrijk: Facts, findings: tuple[Finding, ...]
) -> None:
    complete = {
        body
        for body, membership in memberships(two_mode_network(kortrijk)).items()
        if membership.complete
    }
    bodies = {body.id for body in kortrijk.bodies}
    assert complete == {"overleg-wzc", "woonclub", "samenwerking-huurdersbond"}
    for finding in findings:
        if finding.status is Status.CONFIRMED:
            assert bodies.intersection(finding.subjects) <= complete


def test_every_gap_rests_on_a_line_of_the_text_or_says_what_it_counts(
    findings: tuple[Finding, ...],
) -> None:
    for finding in findings:
        if finding.status is not Status.NONE and finding.subjects:
            quotes = [fact for fact in finding.facts if getattr(fact, "quote", None)]
            assert quotes or finding.rule == "source-age", finding


def test_every_rule_but_those_on_change_has_something_to_say_of_kortrijk(
    findings: tuple[Finding, ...],
) -> None:
    silent = {rule.key for rule in RULES} - {finding.rule for finding in findings}
    assert silent == {"succeeded-actor"}
