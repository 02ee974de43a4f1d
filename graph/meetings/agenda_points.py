"""What to know of each agenda item: who is concerned, what was said before, who has an interest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Final

from data.model import Advice, AgendaItem, Meeting, MeetingStatus, Naming, Purpose, Tie
from graph.gaps.funder_at_table import FUNDER_AT_TABLE
from graph.gaps.rule import RuleSetting, effective_thresholds
from graph.meetings.involvement import Involvement, Involvements, bodies_on_theme, direct_only
from graph.meetings.participants import Participants
from graph.network_filter import themes_with_parts

# The kinds of ties by which one depends on the other, beside those that the rule on money has.
DEPENDENCE: Final = ("baat-uit", "verhuurt-aan", "leidt")


@dataclass(frozen=True, slots=True)
class Topic:
    """What an item is about; a theme that was only chosen has no number and no title."""

    theme: str | None
    title: str | None = None
    number: int | None = None
    purpose: Purpose | None = None
    brought_by: str | None = None
    papers: str | None = None


@dataclass(frozen=True, slots=True)
class PastItem:
    """A meeting that had a theme on its agenda, and the item."""

    meeting: Meeting
    item: AgendaItem


@dataclass(frozen=True, slots=True)
class Interest:
    """Two at the table of whom one pays, runs or houses the other or what it does; the ties say so.

    `voices` are the two that sit there: themselves, or a part or the whole of them.
    """

    one: str
    other: str
    voices: tuple[str, str]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class NeverMetPair:
    """Two at the table that deal with the same theme and share no known body."""

    one: str
    other: str
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemReview:
    """One item with what the data tell of it.

    `present` and `missing` deal with the theme and are known by name; `groups` deal with it and
    have no names. Where none of these has a name, `led` are those to whom the theme leads most
    surely, by what was started or is tied to it. `unclear` are bodies on the theme of which not all
    members are known.
    """

    topic: Topic
    present: tuple[str, ...]
    missing: tuple[str, ...]
    groups: tuple[str, ...]
    led: tuple[str, ...]
    last_here: PastItem | None
    last_elsewhere: PastItem | None
    advice: tuple[Advice, ...]
    interests: tuple[Interest, ...]
    never_met: tuple[NeverMetPair, ...]
    unclear: tuple[str, ...]


def topics(items: Sequence[AgendaItem], themes: Sequence[str]) -> tuple[Topic, ...]:
    """The items of an agenda in their order, then the chosen themes that none of them has."""
    listed = [
        Topic(item.theme, item.title, item.number, item.purpose, item.brought_by, item.papers)
        for item in sorted(items, key=lambda item: item.number)
    ]
    on_agenda = {topic.theme for topic in listed}
    return (*listed, *(Topic(theme) for theme in themes if theme not in on_agenda))


@dataclass(frozen=True)
class AgendaReview:
    """What items of a meeting are looked at with: the table, its guests, who deals with what."""

    table: Participants
    guests: Sequence[str]
    dealings: Involvements
    money: RuleSetting | None = None  # of the rule on who pays whom

    def points(self, about: Sequence[Topic]) -> tuple[ItemReview, ...]:
        """Look at every item."""
        return tuple(self._point(topic) for topic in about)

    def _point(self, topic: Topic) -> ItemReview:
        situation = self.table.situation
        found = self.dealings.get(topic.theme or "", {})
        concerned = direct_only(found)
        groups = tuple(
            actor for actor in concerned if situation.actors[actor].named is Naming.GROUP
        )
        at_table = frozenset((*self.table.represented, *self.guests))
        named = [actor for actor in concerned if actor not in groups]
        present = tuple(actor for actor in named if actor in at_table)
        here, elsewhere = self._last(topic.theme)
        within = self._within(topic.theme)
        return ItemReview(
            topic=topic,
            present=present,
            missing=tuple(actor for actor in named if actor not in at_table),
            groups=groups,
            led=() if named else self._led(found),
            last_here=here,
            last_elsewhere=elsewhere,
            advice=tuple(
                sorted(
                    (advised for advised in self._advice if advised.theme in within),
                    key=lambda advised: (advised.given, advised.id),
                    reverse=True,
                )
            ),
            interests=self._interests_in(topic, frozenset(present)),
            never_met=tuple(self._apart(topic.theme, present)),
            unclear=()
            if topic.theme is None
            else tuple(
                body
                for body in bodies_on_theme(situation, topic.theme)
                if not situation.all_complete((body,))
            ),
        )

    def _led(self, found: Mapping[str, Involvement]) -> tuple[str, ...]:
        """Who has a name and the strongest of all trails from a theme, where one is sure."""
        actors = self.table.situation.actors
        trails = {
            actor: dealing.best.strength
            for actor, dealing in found.items()
            if actors[actor].named is not Naming.GROUP and not dealing.best.strength.unsure
        }
        best = min(trails.values(), default=None)
        return tuple(actor for actor, strength in trails.items() if strength == best)

    def _within(self, theme: str | None) -> set[str]:
        return themes_with_parts((theme,), self.table.situation.facts.themes) if theme else set()

    @property
    def _advice(self) -> Iterator[Advice]:
        situation = self.table.situation
        return (advised for advised in situation.record.advice if advised.given <= situation.on)

    def _last(self, theme: str | None) -> tuple[PastItem | None, PastItem | None]:
        """The last time a theme or a part of it was on an agenda: here, and in any other body."""
        found = sorted(
            (
                past_item
                for within in self._within(theme)
                for past_item in self._treated.get(within, ())
            ),
            key=lambda past_item: (
                past_item.meeting.date,
                past_item.meeting.id,
                -past_item.item.number,
            ),
        )
        here = [past_item for past_item in found if past_item.meeting.body in self.table.bodies]
        others = [
            past_item for past_item in found if past_item.meeting.body not in self.table.bodies
        ]
        return (here[-1] if here else None), (others[-1] if others else None)

    @cached_property
    def _treated(self) -> dict[str, list[PastItem]]:
        """Every time a theme was on the agenda of a meeting held before the day, by theme."""
        situation = self.table.situation
        held = {
            meeting.id: meeting
            for meeting in situation.record.meetings
            if meeting.status is MeetingStatus.HELD and meeting.date < situation.on
        }
        treated: dict[str, list[PastItem]] = {}
        for item in situation.record.agenda_items:
            if item.theme is not None and item.meeting in held:
                treated.setdefault(item.theme, []).append(PastItem(held[item.meeting], item))
        return treated

    def _interests_in(self, topic: Topic, concerned: frozenset[str]) -> tuple[Interest, ...]:
        """The interests in which somebody concerned has a part, or the one who brings it in."""
        if topic.theme is None:
            return ()
        asked = concerned | ({topic.brought_by} if topic.brought_by else set())
        return tuple(
            interest for interest in self.interests if asked & {interest.one, interest.other}
        )

    @cached_property
    def interests(self) -> tuple[Interest, ...]:
        """The ties of money and dependence between any two at the table, or through an activity."""
        found: dict[tuple[str, str], list[Tie]] = {}
        to_thing: dict[str, list[Tie]] = {}
        for tie in self.table.situation.facts.ties:
            if tie.kind not in self._kinds or self._voice(tie.from_id) is None:
                continue
            if self._voice(tie.to_id) is not None:
                found.setdefault((tie.from_id, tie.to_id), []).append(tie)
            elif tie.to_id not in self.table.situation.actors:
                to_thing.setdefault(tie.to_id, []).append(tie)
        for ties in to_thing.values():
            for first, second in combinations(ties, 2):
                if first.kind != second.kind:
                    found.setdefault((first.from_id, second.from_id), []).extend((first, second))
        return tuple(
            Interest(one, other, (str(self._voice(one)), str(self._voice(other))), tuple(ties))
            for (one, other), ties in sorted(found.items())
            if other not in self.table.situation.relatives_of(one)
        )

    @cached_property
    def _kinds(self) -> frozenset[str]:
        own = effective_thresholds(FUNDER_AT_TABLE, self.money).id_list_threshold("ties")
        return frozenset((*own, *DEPENDENCE))

    def _voice(self, actor: str) -> str | None:
        """Who sits at the table for an actor: itself, else its part or whole; None when nobody."""
        if actor in self.guests or actor in self.table.coming:
            return actor
        if actor not in self.table.represented:
            return None
        return min(self.table.situation.relatives_of(actor) & {*self.table.coming})

    def _apart(self, theme: str | None, present: Sequence[str]) -> Iterator[NeverMetPair]:
        situation = self.table.situation
        for one, other in combinations(sorted(present), 2):
            apart = situation.bodies_of(one).isdisjoint(situation.bodies_of(other))
            if theme and apart and other not in situation.relatives_of(one):
                yield NeverMetPair(one, other, (theme,))
