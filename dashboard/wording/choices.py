"""The words for every choice of the model."""

from __future__ import annotations

from enum import StrEnum

from dashboard.words import N_, Words
from data import model
from graph.gaps import Status

# Pairs, not a dictionary: choices of different kinds may share a value, and then are equal.
_NAMED: tuple[tuple[StrEnum, str], ...] = (
    (model.Layer.KERNGROEP, N_("kerngroep")),
    (model.Layer.WOONRAAD, N_("woonraad")),
    (model.Layer.CONSULTATION, N_("consultation")),
    (model.Layer.PARTNERSHIP, N_("partnership")),
    (model.Evidence.EXPLICIT, N_("explicit")),
    (model.Evidence.DERIVED, N_("derived")),
    (model.Evidence.CONDITIONAL, N_("conditional")),
    (model.Evidence.GROUP, N_("unnamed group")),
    (model.Evidence.SUPPOSED, N_("supposed")),
    (model.Naming.ORGANISATION, N_("organisation")),
    (model.Naming.ROLE, N_("role without a name")),
    (model.Naming.GROUP, N_("group without names")),
    (model.Role.MEMBER, N_("member")),
    (model.Role.CHAIR, N_("chair")),
    (model.Role.SECRETARY, N_("secretary")),
    (model.Role.CONVENOR, N_("convenor")),
    (model.Role.OBSERVER, N_("observer")),
    (model.Role.INVITED, N_("guest")),
    (model.KindOf.ACTOR, N_("of actors")),
    (model.KindOf.BODY, N_("of bodies")),
    (model.KindOf.ACTIVITY, N_("of activities")),
    (model.KindOf.TIE, N_("of ties")),
    (model.MeetingStatus.PLANNED, N_("planned meeting")),
    (model.MeetingStatus.HELD, N_("held")),
    (model.MeetingStatus.CANCELLED, N_("cancelled")),
    (model.Purpose.INFORM, N_("to inform")),
    (model.Purpose.DISCUSS, N_("to discuss")),
    (model.Purpose.ADVISE, N_("to advise")),
    (model.Presence.PRESENT, N_("present")),
    (model.Presence.REPLACED, N_("replaced")),
    (model.Presence.EXCUSED, N_("excused")),
    (model.Presence.ABSENT, N_("absent")),
    (model.Capacity.MEMBER, N_("as a member")),
    (model.Capacity.REPLACEMENT, N_("as a replacement")),
    (model.Capacity.GUEST, N_("as a guest")),
    (model.InvitationStatus.INVITED, N_("invited")),
    (model.InvitationStatus.CONFIRMED, N_("coming")),
    (model.InvitationStatus.EXCUSED, N_("excused")),
    (model.InvitationStatus.LEFT_OUT, N_("not invited")),
    (model.Decision.CONSENSUS, N_("by consensus")),
    (model.Decision.VOTE, N_("by vote")),
    (model.Reaction.YES, N_("followed")),
    (model.Reaction.PARTLY, N_("partly followed")),
    (model.Reaction.NO, N_("not followed")),
    (model.AdviceStatus.OPEN, N_("open")),
    (model.AdviceStatus.CLOSED, N_("closed")),
    (model.AdviceStatus.WITHDRAWN, N_("withdrawn")),
    (model.ActionStatus.OPEN, N_("open")),
    (model.ActionStatus.DONE, N_("done")),
    (model.ActionStatus.DROPPED, N_("dropped")),
    (model.Certainty.CONFIRMED, N_("certain")),
    (model.Certainty.PLANNED, N_("planned succession")),
    (model.Certainty.UNSURE, N_("uncertain")),
    (model.Marking.ACCEPTED, N_("accepted")),
    (model.Marking.PLANNED, N_("remedy planned")),
    (model.Marking.NOT_APPLICABLE, N_("not applicable")),
    (Status.CONFIRMED, N_("confirmed")),
    (Status.UNKNOWN, N_("unknown")),
    (Status.NONE, N_("none")),
)
_NAMES = {(type(value), value): name for value, name in _NAMED}

EVIDENCE_MEANINGS: dict[model.Evidence, str] = {
    model.Evidence.EXPLICIT: N_("The source names this actor as taking part."),
    model.Evidence.DERIVED: N_("It follows from what the source says, but it is not written."),
    model.Evidence.CONDITIONAL: N_("The actor takes part only in some cases."),
    model.Evidence.GROUP: N_("The source names a group, not who is in it."),
    model.Evidence.SUPPOSED: N_("No source says it: the seat was tried out in a scenario."),
}


def choice(words: Words, value: StrEnum) -> str:
    """The word for one choice, as it stands in a sentence."""
    return words(_NAMES[type(value), value])


def capitalised(words: Words, value: StrEnum) -> str:
    """The word for one choice, as it stands alone."""
    text = choice(words, value)
    return text[:1].upper() + text[1:]
