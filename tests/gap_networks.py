"""A network for each gap rule, made by hand so that the rule gives each of its answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from data.model import (
    Actor,
    Advice,
    AgendaItem,
    Attendance,
    Certainty,
    Evidence,
    Facts,
    Figure,
    Layer,
    Meeting,
    Naming,
    Presence,
    Reaction,
    Source,
    Succession,
    Theme,
    ThemeLink,
    Tie,
)
from tests.gap_answers import actor, body, meeting, seat

CROWD = actor("crowd", named=Naming.GROUP)


def city(bodies: dict[str, str], *others: Actor) -> Facts:
    """Bodies by id with the ids of their members; `others` replace members, or sit nowhere."""
    made = {each.id: each for each in others}
    members = {name for names in bodies.values() for name in names.split()}
    return Facts(
        actors=tuple(made.get(name, actor(name)) for name in sorted(members | made.keys())),
        bodies=tuple(body(each) for each in bodies),
        seats=tuple(seat(each, name) for each, names in bodies.items() for name in names.split()),
    )


def having(facts: Facts, **fields: Mapping[str, object]) -> Facts:
    """The facts with other fields of some bodies, by id."""
    bodies = tuple(replace(each, **fields.get(each.id, {})) for each in facts.bodies)  # type: ignore[arg-type]
    return replace(facts, bodies=bodies)


def held(of: str, *days: str) -> tuple[Meeting, ...]:
    return tuple(meeting(of, day) for day in days)


def sitting(bodies: dict[str, str], **sectors: str) -> Facts:
    return city(bodies, *(actor(name, sector=sector) for name, sector in sectors.items()))


def unlike(bodies: dict[str, str]) -> Facts:
    """Bodies with members that have each a sector of its own: on an open list no other could be."""
    return sitting(bodies, **{name: name for names in bodies.values() for name in names.split()})


def woonoverleg(**members: str) -> Facts:
    facts = city(members)
    return having(facts, **{each: {"kind": "lokaal-woonoverleg"} for each in members})


def councils(**members: str) -> Facts:
    facts = city(members)
    return having(facts, **{each: {"layer": Layer.WOONRAAD} for each in members})


def no_seat() -> Facts:
    return city({"table": "a b"}, actor("loner"), CROWD)


def partnership_only() -> Facts:
    facts = city({"table": "a", "club": "a b crowd"}, CROWD)
    return having(facts, club={"layer": Layer.PARTNERSHIP})


def theme_apart() -> Facts:
    facts = city({"table": "a b", "hall": "c d"}, actor("e"), CROWD)
    return replace(
        facts,
        seats=(*facts.seats, seat("table", "e", evidence=Evidence.CONDITIONAL)),
        themes=(Theme(id="t", name="t"),),
        theme_links=tuple(ThemeLink(theme="t", subject=each) for each in ("a", "b", "c", "e")),
    )


def sectors_apart() -> Facts:
    facts = sitting(
        {"table": "a b", "hall": "c", "open": "d"}, a="care", b="housing", c="work", d="tenants"
    )
    return having(facts, open={"open_list": True, "convenor": "a"})


def cut_point() -> Facts:
    facts = unlike({"table": "a b", "hall": "a c", "room": "c d"})
    return having(facts, room={"open_list": True, "convenor": "a"})


def hangs_on_one() -> Facts:
    facts = unlike({"table": "a b", "hall": "b c", "room": "c d"})
    return having(facts, room={"open_list": True, "convenor": "b"})


def cut_off() -> Facts:
    facts = unlike({"table": "a b", "hall": "b c", "island": "d e", "fog": "f"})
    return having(facts, fog={"open_list": True, "convenor": "a"})


def members_unknown() -> Facts:
    return having(city({"table": "a", "open": "a"}), open={"open_list": True})


def broad_input() -> Facts:
    facts = sitting({"broad": "a b", "narrow": "a", "open": "a b"}, a="care", b="housing")
    woonraad = {"layer": Layer.WOONRAAD}
    return having(facts, broad=woonraad, narrow=woonraad, open={**woonraad, "open_list": True})


def declared_number() -> Facts:
    figures = (("right", "home", 2.0), ("wrong", "home", 3.0), ("blind", "ghost", 1.0))
    return Facts(
        actors=(actor("h1", kind="home"), actor("h2", kind="home")),
        figures=tuple(
            Figure(id=each, what="w", value=str(number), number=number, counts_kind=kind)
            for each, kind, number in figures
        ),
    )


def frequency() -> Facts:
    facts = having(
        city({"often": "a", "seldom": "a", "vague": "a"}),
        often={"meetings_per_year": 1.0},
        seldom={"meetings_per_year": 4.0},
        vague={"frequency": "regelmatig"},
    )
    return replace(
        facts, meetings=held("often", "2026-06-01") + held("seldom", "2020-01-01", "2026-06-01")
    )


def woonoverleg_meetings() -> Facts:
    return replace(
        woonoverleg(kept="a", missed="a", silent="a"),
        meetings=(
            *held("kept", "2025-03-01", "2025-09-01", "2026-03-01", "2026-09-01"),
            *held("missed", "2020-01-01", "2025-03-01"),
        ),
    )


def woonoverleg_invited() -> Facts:
    facts = sitting({"lwo": "a b"}, a="huisvesting", b="vlaamse-overheid")
    doubtful = (seat("lwo", "a"), seat("lwo", "b", evidence=Evidence.CONDITIONAL))
    return having(replace(facts, seats=doubtful), lwo={"kind": "lokaal-woonoverleg"})


def woonoverleg_topics() -> Facts:
    meetings = held("lwo", "2020-01-01", "2026-06-01")
    return replace(
        woonoverleg(lwo="a b"),
        themes=tuple(Theme(id=each, name=each) for each in ("woonpremies", "toewijzing")),
        meetings=meetings,
        agenda_items=tuple(
            AgendaItem(meeting=each.id, number=1, title="t", theme="woonpremies")
            for each in meetings
        ),
    )


def council_sex() -> Facts:
    counted = {"lopsided": (3.0, 1.0), "even": (1.0, 1.0)}
    return replace(
        councils(lopsided="a b c d", even="a b", uncounted="a"),
        figures=tuple(
            Figure(
                id=f"{council}-{kind}",
                what="w",
                value=str(number),
                number=number,
                subject=council,
                counts_kind=kind,
            )
            for council, numbers in counted.items()
            for kind, number in zip(("mannen", "vrouwen"), numbers, strict=True)
        ),
    )


def council_vote() -> Facts:
    politicians = [actor(each, kind="schepen") for each in ("a", "b", "c")]
    facts = having(city({"council": "a b c"}, *politicians), council={"layer": Layer.WOONRAAD})
    votes = {"a": True, "b": None, "c": False}
    return replace(
        facts, seats=tuple(seat("council", each, voting=vote) for each, vote in votes.items())
    )


def funder_at_table() -> Facts:
    members = {"table": "a b", "hall": "c", "open": "d"}
    facts = sitting(members, a="housing", b="care", c="care", d="housing")
    facts = having(facts, open={"open_list": True})
    return replace(
        facts, ties=tuple(Tie(from_id="a", to_id=each, kind="betaalt") for each in ("b", "c", "d"))
    )


def silent_member() -> Facts:
    meetings = held("table", "2026-01-01", "2026-02-01", "2026-03-01")
    rows = {"a": Presence.ABSENT, "b": Presence.PRESENT}
    return replace(
        city({"table": "a b c"}),
        meetings=meetings,
        attendance=tuple(
            Attendance(meeting=each.id, actor=name, presence=presence)
            for each in meetings
            for name, presence in rows.items()
        ),
    )


def advice_unanswered() -> Facts:
    given = Advice(id="late", body="table", given=date(2026, 1, 1), text="t", due=date(2026, 2, 1))
    return replace(
        city({"table": "a"}),
        advice=(
            given,
            replace(given, id="endless", due=None),
            replace(given, id="answered", reaction=Reaction.YES),
        ),
        meetings=held("table", "2026-03-01"),
    )


def succeeded_actor() -> Facts:
    sure = Succession(
        id="s1",
        predecessor="a",
        successor="b",
        event="fusie",
        happened="2024",
        certainty=Certainty.CONFIRMED,
    )
    facts = city({"table": "a b c d e f"})
    ended = (
        replace(each, active_until="2024") if each.actor == "e" else each for each in facts.seats
    )
    return replace(
        facts,
        seats=tuple(ended),
        succession=(
            sure,
            replace(sure, id="s2", predecessor="c", successor="d", certainty=Certainty.UNSURE),
            replace(sure, id="s3", predecessor="e", successor="f"),
        ),
    )


def source_age() -> Facts:
    checked = {"old": date(2020, 1, 1), "never": None, "lately": date(2026, 11, 1)}
    return Facts(
        sources=tuple(Source(id=each, title="T", checked=day) for each, day in checked.items()),
        actors=tuple(actor(each, source=each) for each in checked),
    )
