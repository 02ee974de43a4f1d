"""What holds for every city: each reason is true, and nobody can choose fewer guests."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import (
    Action,
    ActionStatus,
    Activity,
    Actor,
    Advice,
    AgendaItem,
    Attendance,
    Body,
    Evidence,
    Facts,
    Layer,
    Meeting,
    MeetingStatus,
    Naming,
    Presence,
    Seat,
    Succession,
    Theme,
    ThemeLink,
    Tie,
)
from graph.meetings import (
    InvitationReason,
    InvitationReasonKind,
    Need,
    Preparation,
    PreparationRequest,
    minimal_cover,
    prepare_body_meeting,
)
from graph.situation.situation import Situation

pytestmark = pytest.mark.slow

DAY = date(2026, 12, 10)
ACTORS = [f"a{number}" for number in range(7)]
BODIES = ["raad", "b1", "b2", "b3"]
THEMES = ["t1", "t2", "t3"]
MONEY = {"betaalt", "leidt"}
THERE = {Presence.PRESENT, Presence.REPLACED}


def some(values: Sequence[str]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(values)


@st.composite
def towns(draw: st.DrawFn) -> Facts:
    """Few actors, bodies and themes, with everything that a reason can rest on."""
    actors = tuple(
        Actor(
            id=actor,
            name=actor,
            sector=draw(some(["s1", "s2", "s3"])),
            named=draw(
                st.sampled_from([Naming.ORGANISATION] * (9 if at else 1) + [*Naming] * (at > 0))
            ),
            part_of=draw(some(ACTORS[:at])) if at > 4 else None,
        )
        for at, actor in enumerate(ACTORS)
    )
    seats = draw(
        st.dictionaries(
            st.tuples(st.sampled_from(BODIES), st.sampled_from(ACTORS)),
            st.sampled_from([*Evidence, Evidence.EXPLICIT, Evidence.EXPLICIT]),
            min_size=5,
            max_size=12,
        )
    )
    seats["raad", "a0"] = Evidence.EXPLICIT
    links = draw(
        st.sets(
            st.tuples(st.sampled_from(THEMES), st.sampled_from([*ACTORS, *BODIES, "work"])),
            min_size=2,
            max_size=8,
        )
    )
    days = draw(st.lists(st.sampled_from(["raad", "raad", "raad", "b1"]), max_size=5))
    meetings = [
        Meeting(
            id=f"m{at}", body=body, date=DAY - timedelta(days=at + 1), status=MeetingStatus.HELD
        )
        for at, body in enumerate(days)
    ]
    rows = draw(
        st.dictionaries(
            st.tuples(
                st.sampled_from([*meetings] or [Meeting(id="x", body="raad", date=DAY)]),
                st.sampled_from(ACTORS),
            ),
            st.sampled_from([*Presence, Presence.ABSENT, Presence.ABSENT]),
            max_size=16,
        )
    )
    return Facts(
        actors=actors,
        bodies=tuple(
            Body(
                id=body,
                name=body,
                layer=Layer.WOONRAAD if body == "raad" else Layer.CONSULTATION,
            )
            for body in BODIES
        ),
        seats=tuple(
            Seat(body=body, actor=actor, evidence=evidence)
            for (body, actor), evidence in seats.items()
        ),
        themes=(
            Theme(id="t1", name="t1"),
            Theme(id="t2", name="t2", part_of="t1"),
            Theme(id="t3", name="t3"),
        ),
        theme_links=tuple(ThemeLink(theme=theme, subject=subject) for theme, subject in links),
        meetings=(*meetings, Meeting(id="now", body="raad", date=DAY)),
        agenda_items=(
            *(
                AgendaItem(meeting="now", number=at, title=f"item {at}", brought_by=actor)
                for at, actor in enumerate(draw(st.lists(some(ACTORS), max_size=2)))
            ),
            *(
                AgendaItem(meeting=meeting.id, number=1, title=f"about {theme}", theme=theme)
                for meeting in meetings
                if (theme := draw(some(THEMES))) is not None
            ),
        ),
        activities=(Activity(id="work", name="work"),),
        ties=tuple(
            Tie(from_id=one, to_id=other, kind=kind, number=at)
            for at, (one, other, kind) in enumerate(
                draw(
                    st.lists(
                        st.tuples(
                            st.sampled_from([*ACTORS, "b1", "b2"]),
                            st.sampled_from([*ACTORS, "work", "work", "b3"]),
                            st.sampled_from(["betaalt", "leidt", "verwijst-naar"]),
                        ),
                        max_size=6,
                    )
                )
            )
        ),
        attendance=tuple(
            Attendance(meeting=meeting.id, actor=actor, presence=presence)
            for (meeting, actor), presence in rows.items()
            if meetings
        ),
        advice=tuple(
            Advice(id=f"x{at}", body="raad", given=DAY, text="x", addressee=actor, theme=theme)
            for at, (actor, theme) in enumerate(
                draw(st.lists(st.tuples(some(ACTORS), some(THEMES)), max_size=2))
            )
        ),
        actions=tuple(
            Action(id=f"y{at}", body="raad", what="y", owner=actor, status=status)
            for at, (actor, status) in enumerate(
                draw(st.lists(st.tuples(some(ACTORS), st.sampled_from(ActionStatus)), max_size=2))
            )
        ),
        succession=tuple(
            Succession(id=f"s{at}", predecessor=one, successor=other, event="fusie", happened=when)
            for at, (one, other, when) in enumerate(
                draw(
                    st.lists(
                        st.tuples(
                            st.sampled_from(ACTORS), st.sampled_from(ACTORS), some(["2026", "2027"])
                        ),
                        max_size=2,
                    )
                )
            )
        ),
    )


class Plain:
    """The same questions answered from the rows one by one, sharing nothing with the product."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.actors = {actor.id: actor for actor in facts.actors}

    def relatives(self, actor: str) -> set[str]:
        above = {actor: self.wholes(actor) for actor in self.actors}
        return {
            actor,
            *above[actor],
            *(actor_id for actor_id in self.actors if actor in above[actor_id]),
        }

    def wholes(self, actor: str) -> set[str]:
        found: set[str] = set()
        at = self.actors[actor].part_of
        while at is not None and at not in found:
            found.add(at)
            at = self.actors[at].part_of
        return found - {actor}

    def own(self, actor: str) -> set[str]:
        return {seat.body for seat in self.facts.seats if seat.actor == actor}

    def sits(self, actor: str) -> set[str]:
        return set().union(*(self.own(actor_id) for actor_id in self.relatives(actor)))

    def members(self) -> set[str]:
        return {
            seat.actor
            for seat in self.facts.seats
            if seat.body == "raad"
            and seat.evidence is not Evidence.GROUP
            and self.one(self.actors[seat.actor])
        }

    def one(self, actor: Actor) -> bool:
        """Whether a name stands for one: an organisation, or a role of which it is known whose."""
        of_somebody = actor.named is Naming.ROLE and actor.part_of is not None
        return actor.named is Naming.ORGANISATION or of_somebody

    def within(self, theme: str) -> set[str]:
        return {"t1", "t2"} if theme == "t1" else {theme}

    def on(self, subject: str, theme: str) -> bool:
        return any(
            link.subject == subject and link.theme in self.within(theme)
            for link in self.facts.theme_links
        )

    def deals(self, actor: str, theme: str) -> bool:
        return self.on(actor, theme) or any(self.on(body, theme) for body in self.own(actor))

    def led(self, actor: str, theme: str) -> bool:
        """Whether a theme leads to an actor in three steps at most."""
        found = {link.subject for link in self.facts.theme_links if self.on(link.subject, theme)}
        for _ in range(2):
            things = found - self.actors.keys()
            found |= {seat.actor for seat in self.facts.seats if seat.body in things}
            found |= {tie.to_id for tie in self.facts.ties if tie.from_id in things}
            found |= {tie.from_id for tie in self.facts.ties if tie.to_id in things}
        return actor in found

    def attended_together(self, one: str, other: str) -> bool:
        there = {(row.meeting, row.actor) for row in self.facts.attendance if row.presence in THERE}
        return any(
            (meeting.id, one) in there and (meeting.id, other) in there
            for meeting in self.facts.meetings
        )

    def meets(self, one: str, other: str) -> bool:
        return bool(self.sits(one) & self.sits(other))


def true(plain: Plain, actor: str, reason: InvitationReason) -> bool:
    """Whether a reason holds, word for word; one that guests cannot have never does."""
    return reason.kind in TRUE and TRUE[reason.kind](plain, actor, reason)


def brings_in(plain: Plain, actor: str, reason: InvitationReason) -> bool:
    own = [item.title for item in plain.facts.agenda_items if item.brought_by == actor]
    return own == [*reason.list_value("items")] != []


def deals(plain: Plain, actor: str, reason: InvitationReason) -> bool:
    themes = reason.list_value("themes")
    return bool(themes) and all(plain.deals(actor, theme) for theme in themes)


def sits_nowhere(plain: Plain, actor: str, reason: InvitationReason) -> bool:
    return deals(plain, actor, reason) and not plain.sits(actor)


def on_one(plain: Plain, body: str, reason: InvitationReason) -> bool:
    return any(plain.on(body, theme) for theme in reason.list_value("themes"))


def sits_elsewhere(plain: Plain, actor: str, reason: InvitationReason) -> bool:
    own = plain.sits(actor)
    none_on_theme = not any(on_one(plain, body, reason) for body in own)
    return (
        deals(plain, actor, reason)
        and none_on_theme
        and {*reason.list_value("bodies")} == own != set()
    )


def sits_on_theme(plain: Plain, actor: str, reason: InvitationReason) -> bool:
    bodies = {*reason.list_value("bodies")}
    on_theme = all(on_one(plain, body, reason) for body in bodies)
    return deals(plain, actor, reason) and on_theme and set() != bodies <= plain.sits(actor)


def leads_there(plain: Plain, actor: str, reason: InvitationReason) -> bool:
    """Whether each step of each trail is a row, begins where the one before ends, and ends here."""
    themes = reason.list_value("themes")
    rows = {*plain.facts.theme_links, *plain.facts.seats, *plain.facts.ties}
    for trail in reason.trails:
        ends = [step.end for step in trail.steps]
        starts = [step.start for step in trail.steps[1:]]
        starts_at_theme = any(trail.steps[0].start in plain.within(theme) for theme in themes)
        if (
            ends[:-1] != starts
            or ends[-1] != actor
            or not starts_at_theme
            or not rows.issuperset(trail.facts)
        ):
            return False
    return len(themes) == len(reason.trails) and not any(plain.on(actor, theme) for theme in themes)


def of_unknown_sector(plain: Plain, actor: str, reason: InvitationReason) -> bool:
    present = {plain.actors[member].sector for member in plain.members()}
    all_sectors = {actor.sector for actor in plain.actors.values() if actor.sector is not None}
    own = plain.actors[actor].sector
    return own is None and {*reason.list_value("sectors")} == all_sectors - present != set()


def of_missing_sector(plain: Plain, actor: str, reason: InvitationReason) -> bool:
    present = {plain.actors[member].sector for member in plain.members()}
    own = plain.actors[actor].sector
    return reason.list_value("sectors") == (own,) and own not in present


def never_met(plain: Plain, actor: str, reason: InvitationReason) -> bool:
    strangers = {*reason.list_value("members")}
    return (
        deals(plain, actor, reason)
        and set() != strangers <= plain.members()
        and all(
            any(plain.deals(member, theme) for theme in reason.list_value("themes"))
            and not plain.meets(actor, member)
            and not plain.attended_together(actor, member)
            for member in strangers
        )
    )


def came_after_or_before(plain: Plain, actor: str, reason: InvitationReason) -> bool:
    (member,) = reason.list_value("members")
    ends = (member, actor) if reason.kind is InvitationReasonKind.SUCCESSOR else (actor, member)
    return member in plain.members() and any(
        (succession.predecessor, succession.successor) == ends
        and succession.happened in {None, "2026"}
        for succession in plain.facts.succession
    )


def owes_answer(plain: Plain, actor: str, reason: InvitationReason) -> bool:
    own = [advice.id for advice in plain.facts.advice if advice.addressee == actor]
    return own == [*reason.list_value("advice")] != []


def owes_action(plain: Plain, actor: str, reason: InvitationReason) -> bool:
    still_open = [action for action in plain.facts.actions if action.status is ActionStatus.OPEN]
    own = [action.id for action in still_open if action.owner == actor]
    return own == [*reason.list_value("actions")] != []


def bridges(plain: Plain, actor: str, reason: InvitationReason) -> bool:
    members = plain.members()
    met = {member for member in members if plain.meets(actor, member)}
    if {*reason.list_value("members")} != met or not met:
        return False
    for body in reason.list_value("bodies"):
        there = {seat.actor for seat in plain.facts.seats if seat.body == body}
        others = there - plain.relatives(actor)
        if (
            actor not in there
            or len(there) < 2
            or body in {b for m in members for b in plain.sits(m)}
        ):
            return False
        if any(plain.meets(other, member) for other in others for member in members):
            return False
    return bool(reason.list_value("bodies"))


TRUE: Mapping[InvitationReasonKind, Callable[[Plain, str, InvitationReason], bool]] = {
    InvitationReasonKind.BRINGS_IN: brings_in,
    InvitationReasonKind.THEME_UNSEATED: sits_nowhere,
    InvitationReasonKind.THEME_NOWHERE: sits_elsewhere,
    InvitationReasonKind.THEME: sits_on_theme,
    InvitationReasonKind.THEME_TRAIL: leads_there,
    InvitationReasonKind.SECTOR_MISSING: of_missing_sector,
    InvitationReasonKind.SECTOR_UNKNOWN: of_unknown_sector,
    InvitationReasonKind.NEVER_MET: never_met,
    InvitationReasonKind.BRIDGE: bridges,
    InvitationReasonKind.SUCCESSOR: came_after_or_before,
    InvitationReasonKind.PREDECESSOR: came_after_or_before,
    InvitationReasonKind.OWES_ANSWER: owes_answer,
    InvitationReasonKind.OWES_ACTION: owes_action,
}


def test_every_reason_has_its_own_check() -> None:
    assert {*TRUE} == {*InvitationReasonKind} - {
        InvitationReasonKind.ABSENT
    }  # of members, which has a test of its own


def prepared(facts: Facts, themes: Sequence[str]) -> Preparation:
    return prepare_body_meeting(
        Situation(facts, DAY), "raad", PreparationRequest(themes=tuple(themes))
    )


@settings(max_examples=200, deadline=None)
@given(towns(), st.lists(st.sampled_from(THEMES), unique=True))
def test_every_reason_to_ask_somebody_is_true_of_the_data(facts: Facts, themes: list[str]) -> None:
    plain = Plain(facts)
    for guest in prepared(facts, themes).guests:
        assert plain.actors[guest.actor].named is not Naming.GROUP
        assert "raad" not in plain.sits(guest.actor)
        assert guest.reasons
        for reason in guest.reasons:
            assert true(plain, guest.actor, reason), (guest.actor, reason)


@settings(deadline=None)
@given(towns(), st.lists(st.sampled_from(THEMES), unique=True))
def test_nobody_to_whom_a_theme_leads_is_passed_over(facts: Facts, themes: list[str]) -> None:
    plain = Plain(facts)
    found = {guest.actor: {*guest.themes} for guest in prepared(facts, themes).guests}
    for actor in plain.actors:
        outside = "raad" not in plain.sits(actor)
        themes_leading_there = {theme for theme in themes if plain.led(actor, theme)}
        if outside and plain.actors[actor].named is not Naming.GROUP:
            assert found.get(actor, set()) == themes_leading_there


class Seen(Plain):
    """What there is to know of the items of a prepared meeting, from the rows one by one."""

    def __init__(self, facts: Facts, found: Preparation) -> None:
        super().__init__(facts)
        self.coming = self.members() - {*found.not_needed}
        heard = set().union(*(self.relatives(member) for member in self.coming))
        self.table = heard | {*found.invited}

    def concerned(self, theme: str) -> tuple[set[str], set[str], set[str]]:
        """Who deals with a theme: at the table, not there, and groups without names."""
        groups = {actor for actor in self.actors if self.actors[actor].named is Naming.GROUP}
        own = {actor for actor in self.actors if self.deals(actor, theme)}
        return (own - groups) & self.table, own - groups - self.table, own & groups

    def strangers(self, present: set[str]) -> set[tuple[str, str]]:
        return {
            (one, other)
            for one, other in combinations(sorted(present), 2)
            if not self.meets(one, other) and other not in self.relatives(one)
        }

    def depends(self, one: str, other: str, ties: Sequence[Tie]) -> bool:
        """Whether ties say that one pays or leads the other, or what the other pays or leads."""
        ends = [(tie.from_id, tie.to_id) for tie in ties]
        strong = all(tie in self.facts.ties and tie.kind in MONEY for tie in ties)
        direct = all(end == (one, other) for end in ends)
        through = {start for start, _ in ends} == {one, other} and {to for _, to in ends} == {
            "work"
        }
        return strong and (direct or through)

    def last(self, theme: str, *, here: bool) -> tuple[str, str] | None:
        """The last meeting that had a theme on its agenda, and the title of the item."""
        found = [
            (meeting.date, meeting.id, item.title)
            for meeting in self.facts.meetings
            for item in self.facts.agenda_items
            if item.meeting == meeting.id
            and item.theme in self.within(theme)
            and (meeting.body == "raad") is here
            and meeting.status is MeetingStatus.HELD
        ]
        return max(found)[1:] if found else None


@settings(max_examples=150, deadline=None)
@given(towns(), st.lists(st.sampled_from(THEMES), unique=True, min_size=1))
def test_everything_that_is_shown_of_an_item_is_true_and_nothing_is_passed_over(
    facts: Facts, themes: list[str]
) -> None:
    found = prepared(facts, themes)
    seen = Seen(facts, found)
    for point in found.item_reviews:
        theme = point.subject.theme
        if theme is None:
            assert (point.present, point.missing, point.interests, point.never_met) == ((),) * 4
            continue
        shown = {*point.present}, {*point.missing}, {*point.groups}
        assert shown == seen.concerned(theme)
        assert {(pair.one, pair.other) for pair in point.never_met} == seen.strangers(shown[0])
        for treated, here in ((point.last_here, True), (point.last_elsewhere, False)):
            last = None if treated is None else (treated.meeting.id, treated.item.title)
            assert last == seen.last(theme, here=here)
        own = {advice.id for advice in facts.advice if advice.theme in seen.within(theme)}
        assert {advice.id for advice in point.advice} == own
        for interest in point.interests:
            assert {interest.one, interest.other} & {*point.present}
            assert {*interest.voices} <= seen.coming | {*found.invited}
            for end, voice in zip((interest.one, interest.other), interest.voices, strict=True):
                assert voice in seen.relatives(end)
            assert interest.other not in seen.relatives(interest.one)
            assert seen.depends(interest.one, interest.other, interest.ties)
        pairs = {(interest.one, interest.other) for interest in point.interests}
        for tie in facts.ties:
            ends = {tie.from_id, tie.to_id}
            if tie.kind in MONEY and ends <= seen.table and ends & {*point.present}:
                apart = tie.to_id not in seen.relatives(tie.from_id)
                assert ((tie.from_id, tie.to_id) in pairs) is apart


NOTED = st.sampled_from([None, *Presence, Presence.ABSENT, Presence.ABSENT, Presence.EXCUSED])


@settings(deadline=None)
@given(towns(), st.lists(st.tuples(*[NOTED] * len(ACTORS)), min_size=3, max_size=5))
def test_members_are_silent_when_noted_as_absent_from_the_last_three_meetings_and_only_then(
    facts: Facts, noted: list[tuple[Presence | None, ...]]
) -> None:
    meetings = [
        Meeting(id=f"m{at}", body="raad", date=date(2026, 1, 1 + at), status=MeetingStatus.HELD)
        for at in range(len(noted))
    ]
    facts = replace(
        facts,
        meetings=tuple(meetings),
        agenda_items=(),
        attendance=tuple(
            Attendance(meeting=meeting.id, actor=actor, presence=presence)
            for meeting, row in zip(meetings, noted, strict=True)
            for actor, presence in zip(ACTORS, row, strict=True)
            if presence is not None
        ),
    )
    plain = Plain(facts)
    silent = {*prepared(facts, []).reasons}
    own_seats = [seat for seat in facts.seats if seat.body == "raad"]
    at_need = {seat.actor for seat in own_seats if seat.evidence is Evidence.CONDITIONAL}
    last = noted[-3:]
    for member in plain.members():
        own = [row[ACTORS.index(member)] for row in last]
        relatives = [ACTORS.index(relative) for relative in plain.relatives(member)]
        came = any(row[relative_index] in THERE for row in last for relative_index in relatives)
        sure = {*own} == {Presence.ABSENT} and not came
        assert (member in silent) == (sure and member not in at_need)


@settings(deadline=None)
@given(towns(), st.lists(st.sampled_from(THEMES), unique=True), st.randoms())
def test_the_order_of_the_rows_changes_nothing(
    facts: Facts, themes: list[str], dice: Random
) -> None:
    rows = [*facts.seats]
    dice.shuffle(rows)
    links = [*facts.theme_links]
    dice.shuffle(links)
    other = prepared(replace(facts, seats=tuple(rows), theme_links=tuple(links)), themes)
    once = prepared(facts, themes)
    assert [guest.actor for guest in other.guests] == [guest.actor for guest in once.guests]
    assert other.proposed == once.proposed
    assert other.balance.first_meetings == once.balance.first_meetings


# The fewest that cover


NEEDS: list[Need] = [
    ("theme", "t1"),
    ("theme", "t2"),
    ("sector", "s1"),
    ("sector", "s2"),
    ("item", "i"),
]
OFFERS = st.dictionaries(st.sampled_from("abcdefg"), st.sets(st.sampled_from(NEEDS)), max_size=7)


def brute_force(
    offers: Mapping[str, Collection[Need]],
    locked: Collection[str],
    left_out: Collection[str],
    maximum: int | None,
) -> tuple[int, int]:
    """The most needs that can be covered, and the fewest that do, over all choices there are."""
    free = [name for name in offers if name not in locked and name not in left_out]
    room = len(free) if maximum is None else max(maximum - len(locked), 0)
    choices = (
        (*locked, *chosen)
        for size in range(min(room, len(free)) + 1)
        for chosen in combinations(free, size)
    )
    return max(
        (len({need for name in chosen for need in offers.get(name, ())}), -len(chosen))
        for chosen in choices
    )


@settings(max_examples=200, deadline=None)
@given(
    OFFERS,
    st.sets(st.sampled_from("abcxy"), max_size=2),
    st.sets(st.sampled_from("cdefg"), max_size=3),
    st.none() | st.integers(0, 4),
)
def test_no_choice_covers_more_or_the_same_with_fewer(
    offers: dict[str, set[Need]], locked: set[str], left_out: set[str], maximum: int | None
) -> None:
    found = minimal_cover(
        offers, NEEDS, locked=sorted(locked), left_out=left_out - locked, maximum=maximum
    )
    covered = {need for name in found.chosen for need in offers.get(name, ())}
    assert found.exact
    assert {*found.locked} == locked <= {*found.chosen}
    assert {*found.chosen}.isdisjoint(left_out - locked)
    assert [*found.covered] == [need for need in NEEDS if need in covered]
    assert [*found.uncovered] == [need for need in NEEDS if need not in covered]
    assert (len(covered), -len(found.chosen)) == brute_force(
        offers, sorted(locked), left_out - locked, maximum
    )


@settings(deadline=None)
@given(
    st.lists(st.sets(st.integers(0, 17), min_size=1, max_size=6), min_size=1, max_size=12),
    st.none() | st.integers(0, 6),
)
def test_with_too_many_needs_to_search_all_that_can_be_is_covered_and_nobody_is_needless(
    sets: list[set[int]], maximum: int | None
) -> None:
    offers = {f"g{at}": [("theme", str(need)) for need in needs] for at, needs in enumerate(sets)}
    needs: list[Need] = [("theme", str(number)) for number in range(18)]
    found = minimal_cover(offers, needs, maximum=maximum)
    possible = {need for offer in offers.values() for need in offer}
    if maximum is None:
        assert {*found.covered} == possible
    else:
        assert len(found.chosen) <= maximum
    for name in found.chosen:
        others = {need for actor in found.chosen if actor != name for need in offers[actor]}
        assert not {*offers[name]} <= others


def test_of_equal_choices_the_preferred_one_is_taken() -> None:
    offers = {"best": [NEEDS[0]], "other": [NEEDS[0]], "last": [NEEDS[1]]}
    assert minimal_cover(offers, NEEDS[:2]).chosen == ("best", "last")
