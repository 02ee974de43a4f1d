"""The reasons to invite somebody, and what a preparation cannot tell."""

from __future__ import annotations

from dashboard.snapshot import Snapshot
from dashboard.wording.profile import membership_sentence, shortened
from dashboard.words import N_, Words
from graph.gaps import memberships
from graph.invitations import Preparation, Reason, Why

_SENTENCES = {
    Why.THEME_UNSEATED: N_("Deals with {names}, and sits in no body."),
    Why.THEME: N_("Deals with {names}, and does not sit here."),
    Why.SECTOR_MISSING: N_("No known member is from the sector {names}."),
    Why.NEVER_MET: N_("Shares a theme with {names}, and never meets them."),
    Why.BRIDGE: N_("Meets {names} elsewhere already, and could be the bridge."),
}


def reason_sentence(words: Words, now: Snapshot, reason: Reason) -> str:
    """Why to invite somebody, in one sentence."""
    name = {
        Why.THEME_UNSEATED: now.theme_name,
        Why.THEME: now.theme_name,
        Why.SECTOR_MISSING: now.sector_name,
    }.get(reason.why, now.name)
    names = shortened(words, [name(each) for each in reason.about])
    return words(_SENTENCES[reason.why], names=names)


def unknowns(words: Words, now: Snapshot, prepared: Preparation) -> list[str]:
    """What the data does not tell about a meeting, each to be found out."""
    membership = memberships(now.network)[prepared.body]
    found = []
    if not membership.complete:
        found.append(membership_sentence(words, now, membership))
    if prepared.members_without_sector:
        found.append(
            words(
                "The sector of these members is not known: {names}.",
                names=shortened(
                    words, [now.name(each) for each in prepared.members_without_sector]
                ),
            )
        )
    found += [
        words("The data names no actor that deals with {theme}.", theme=now.theme_name(theme))
        for theme in prepared.themes_nobody_has
    ]
    if not any(meeting.body == prepared.body for meeting in now.facts.meetings):
        found.append(
            words("The data holds no earlier meeting of this body, so no attendance and no advice.")
        )
    return found
