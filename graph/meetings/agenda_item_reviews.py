"""What the data say about each agenda item: who is concerned, earlier advice, and interests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Final

from data.model import Advice, AgendaItem, Meeting, MeetingStatus, Naming, Purpose, Tie
from graph.gaps.funder_at_table import FUNDER_AT_TABLE
from graph.gaps.rule import RuleSetting, effective_thresholds
from graph.meetings.involvement import (
    Involvement,
    Involvements,
    bodies_on_theme,
    only_direct_involvements,
)
from graph.meetings.participants import Participants
from graph.network_filter import themes_with_parts

# The kinds of ties by which one depends on the other, beside those that the rule on money has.
DEPENDENCE: Final = ("baat-uit", "verhuurt-aan", "leidt")


@dataclass(frozen=True, slots=True)
class ItemSubject:
    """What an agenda item is about; a theme that is not on the agenda has no number or title."""

    theme: str | None
    title: str | None = None
    number: int | None = None
    purpose: Purpose | None = None
    brought_by: str | None = None
    papers: str | None = None


@dataclass(frozen=True, slots=True)
class PastAgendaItem:
    """An agenda item of an earlier meeting, with that meeting."""

    meeting: Meeting
    item: AgendaItem


@dataclass(frozen=True, slots=True)
class ParticipantInterest:
    """Two participants of whom one pays, runs or houses the other, or an activity of the other.

    `ties` are the ties that say so. `voices` are the two that sit at the table: the actors
    themselves, or a unit or parent of each.
    """

    one: str
    other: str
    voices: tuple[str, str]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class NeverMetPair:
    """Two participants that deal with the same themes and share no known body."""

    one: str
    other: str
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemReview:
    """An agenda item with what the data say about it.

    `present` and `missing` are named actors that deal with the theme, at the table or not; `groups`
    deal with it and have no names. Where no named actor deals with it, `led` are those with the
    strongest trail from the theme. `unclear` are bodies on the theme whose members are not all
    known.
    """

    subject: ItemSubject
    present: tuple[str, ...]
    missing: tuple[str, ...]
    groups: tuple[str, ...]
    led: tuple[str, ...]
    last_here: PastAgendaItem | None
    last_elsewhere: PastAgendaItem | None
    advice: tuple[Advice, ...]
    interests: tuple[ParticipantInterest, ...]
    never_met: tuple[NeverMetPair, ...]
    unclear: tuple[str, ...]


def item_subjects(items: Sequence[AgendaItem], themes: Sequence[str]) -> tuple[ItemSubject, ...]:
    """Return the items of an agenda in order, then the chosen themes that are not on it."""
    listed = [
        ItemSubject(item.theme, item.title, item.number, item.purpose, item.brought_by, item.papers)
        for item in sorted(items, key=lambda item: item.number)
    ]
    on_agenda = {topic.theme for topic in listed}
    return (*listed, *(ItemSubject(theme) for theme in themes if theme not in on_agenda))


@dataclass(frozen=True)
class AgendaReviewer:
    """Reviews agenda items, given the participants, the guests, and who deals with which theme."""

    participants: Participants
    guests: Sequence[str]
    dealings: Involvements
    money: RuleSetting | None = None  # of the rule on who pays whom

    def review_items(self, subjects: Sequence[ItemSubject]) -> tuple[ItemReview, ...]:
        """Return the review of each item."""
        return tuple(self._review_item(subject) for subject in subjects)

    def _review_item(self, subject: ItemSubject) -> ItemReview:
        situation = self.participants.situation
        found = self.dealings.get(subject.theme or "", {})
        concerned = only_direct_involvements(found)
        groups = tuple(
            actor for actor in concerned if situation.actors[actor].named is Naming.GROUP
        )
        at_table = frozenset((*self.participants.represented_actors, *self.guests))
        named = [actor for actor in concerned if actor not in groups]
        present = tuple(actor for actor in named if actor in at_table)
        here, elsewhere = self._last_treated_here_and_elsewhere(subject.theme)
        within = self._theme_with_sub_themes(subject.theme)
        return ItemReview(
            subject=subject,
            present=present,
            missing=tuple(actor for actor in named if actor not in at_table),
            groups=groups,
            led=() if named else self._actors_with_strongest_trail(found),
            last_here=here,
            last_elsewhere=elsewhere,
            advice=tuple(
                sorted(
                    (advised for advised in self._advice_given_by_day if advised.theme in within),
                    key=lambda advised: (advised.given, advised.id),
                    reverse=True,
                )
            ),
            interests=self._interests_of_item(subject, frozenset(present)),
            never_met=tuple(self._pairs_that_never_met(subject.theme, present)),
            unclear=()
            if subject.theme is None
            else tuple(
                body
                for body in bodies_on_theme(situation, subject.theme)
                if not situation.all_bodies_complete((body,))
            ),
        )

    def _actors_with_strongest_trail(self, found: Mapping[str, Involvement]) -> tuple[str, ...]:
        """Return the named actors with the strongest sure trail from a theme; may be none."""
        actors = self.participants.situation.actors
        trails = {
            actor: dealing.strongest_trail.strength
            for actor, dealing in found.items()
            if actors[actor].named is not Naming.GROUP
            and not dealing.strongest_trail.strength.unsure
        }
        best = min(trails.values(), default=None)
        return tuple(actor for actor, strength in trails.items() if strength == best)

    def _theme_with_sub_themes(self, theme: str | None) -> set[str]:
        return (
            themes_with_parts((theme,), self.participants.situation.facts.themes)
            if theme
            else set()
        )

    @property
    def _advice_given_by_day(self) -> Iterator[Advice]:
        situation = self.participants.situation
        return (advised for advised in situation.record.advice if advised.given <= situation.on)

    def _last_treated_here_and_elsewhere(
        self, theme: str | None
    ) -> tuple[PastAgendaItem | None, PastAgendaItem | None]:
        """Return when a theme or sub-theme was last on an agenda: of this body, and of another."""
        found = sorted(
            (
                past_item
                for within in self._theme_with_sub_themes(theme)
                for past_item in self._past_items_by_theme.get(within, ())
            ),
            key=lambda past_item: (
                past_item.meeting.date,
                past_item.meeting.id,
                -past_item.item.number,
            ),
        )
        here = [
            past_item
            for past_item in found
            if past_item.meeting.body in self.participants.meeting_bodies
        ]
        others = [
            past_item
            for past_item in found
            if past_item.meeting.body not in self.participants.meeting_bodies
        ]
        return (here[-1] if here else None), (others[-1] if others else None)

    @cached_property
    def _past_items_by_theme(self) -> dict[str, list[PastAgendaItem]]:
        """The agenda items of meetings held before the day, by theme."""
        situation = self.participants.situation
        held = {
            meeting.id: meeting
            for meeting in situation.record.meetings
            if meeting.status is MeetingStatus.HELD and meeting.date < situation.on
        }
        treated: dict[str, list[PastAgendaItem]] = {}
        for item in situation.record.agenda_items:
            if item.theme is not None and item.meeting in held:
                treated.setdefault(item.theme, []).append(PastAgendaItem(held[item.meeting], item))
        return treated

    def _interests_of_item(
        self, subject: ItemSubject, concerned: frozenset[str]
    ) -> tuple[ParticipantInterest, ...]:
        """Return the interests of the actors concerned and of the one who brings in the item."""
        if subject.theme is None:
            return ()
        asked = concerned | ({subject.brought_by} if subject.brought_by else set())
        return tuple(
            interest for interest in self.interests if asked & {interest.one, interest.other}
        )

    @cached_property
    def interests(self) -> tuple[ParticipantInterest, ...]:
        """The ties of money and dependence between participants, or through an activity."""
        found: dict[tuple[str, str], list[Tie]] = {}
        to_thing: dict[str, list[Tie]] = {}
        for tie in self.participants.situation.facts.ties:
            if (
                tie.kind not in self._interest_tie_kinds
                or self._representative_of(tie.from_id) is None
            ):
                continue
            if self._representative_of(tie.to_id) is not None:
                found.setdefault((tie.from_id, tie.to_id), []).append(tie)
            elif tie.to_id not in self.participants.situation.actors:
                to_thing.setdefault(tie.to_id, []).append(tie)
        for ties in to_thing.values():
            for first, second in combinations(ties, 2):
                if first.kind != second.kind:
                    found.setdefault((first.from_id, second.from_id), []).extend((first, second))
        return tuple(
            ParticipantInterest(
                one,
                other,
                (str(self._representative_of(one)), str(self._representative_of(other))),
                tuple(ties),
            )
            for (one, other), ties in sorted(found.items())
            if other not in self.participants.situation.relatives_of(one)
        )

    @cached_property
    def _interest_tie_kinds(self) -> frozenset[str]:
        own = effective_thresholds(FUNDER_AT_TABLE, self.money).id_list_threshold("ties")
        return frozenset((*own, *DEPENDENCE))

    def _representative_of(self, actor: str) -> str | None:
        """Return who sits at the table for an actor: itself, a unit or a parent; else None."""
        if actor in self.guests or actor in self.participants.coming_members:
            return actor
        if actor not in self.participants.represented_actors:
            return None
        return min(
            self.participants.situation.relatives_of(actor) & {*self.participants.coming_members}
        )

    def _pairs_that_never_met(
        self, theme: str | None, present: Sequence[str]
    ) -> Iterator[NeverMetPair]:
        situation = self.participants.situation
        for one, other in combinations(sorted(present), 2):
            apart = situation.bodies_of(one).isdisjoint(situation.bodies_of(other))
            if theme and apart and other not in situation.relatives_of(one):
                yield NeverMetPair(one, other, (theme,))
