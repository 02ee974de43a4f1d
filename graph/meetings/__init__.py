"""A meeting of a body: whom to invite and why, what follows from it, and what to discuss.

`prepare_body_meeting` computes everything at once from a situation and a `PreparationRequest`.
*Guests* are actors without a seat in the body, each with *reasons* to invite it. A reason has a
kind, the values of its sentence, and the facts that support it; `REASON_RANK` gives its weight. The
short list is the smallest set of guests that meets all *needs* (a set cover, exact for up to twelve
needs). *Tied guests* have the same reasons: they are ticked together or not at all, so that the
order of ids decides nothing. Invitations and attendance are read in the same way as by the gap
rules (`graph.gaps.attendance_log`).
"""

from graph.meetings.agenda_item_reviews import (
    ItemReview,
    ItemSubject,
    NeverMetPair,
    ParticipantInterest,
    PastAgendaItem,
)
from graph.meetings.attendance_record import (
    AttendanceRecord,
    MemberAttendance,
    SectorAttendance,
    attendance_record_of,
)
from graph.meetings.follow_up import FollowUp, OpenAction, OpenAdvice, follow_up_of, is_open
from graph.meetings.guest_reasons import InvitationReason, InvitationReasonKind
from graph.meetings.guests import GuestCandidate
from graph.meetings.meeting_year import (
    MeetingInterval,
    MeetingYear,
    RequiredTopic,
    TopicState,
    meeting_year_of,
)
from graph.meetings.participant_balance import (
    ParticipantBalance,
    QuorumState,
    SectorCount,
    VotingRights,
)
from graph.meetings.participants import BodyMember, members_of_body
from graph.meetings.preparation import (
    Preparation,
    PreparationError,
    PreparationRequest,
    prepare_body_meeting,
)
from graph.meetings.recorded_meeting import (
    agenda_and_invitations,
    meeting_on,
    replaced_actor_by_substitute,
)
from graph.meetings.set_cover import Need, SetCover, minimal_cover
from graph.meetings.shortlist import MOST_TICKED_TOGETHER, NeedKind, OpenChoice
from graph.meetings.tied_guests import GuestDifferences
from graph.meetings.unknowns import MeetingUnknown, MeetingUnknownKind

__all__ = [
    "MOST_TICKED_TOGETHER",
    "AttendanceRecord",
    "BodyMember",
    "FollowUp",
    "GuestCandidate",
    "GuestDifferences",
    "InvitationReason",
    "InvitationReasonKind",
    "ItemReview",
    "ItemSubject",
    "MeetingInterval",
    "MeetingUnknown",
    "MeetingUnknownKind",
    "MeetingYear",
    "MemberAttendance",
    "Need",
    "NeedKind",
    "NeverMetPair",
    "OpenAction",
    "OpenAdvice",
    "OpenChoice",
    "ParticipantBalance",
    "ParticipantInterest",
    "PastAgendaItem",
    "Preparation",
    "PreparationError",
    "PreparationRequest",
    "QuorumState",
    "RequiredTopic",
    "SectorAttendance",
    "SectorCount",
    "SetCover",
    "TopicState",
    "VotingRights",
    "agenda_and_invitations",
    "attendance_record_of",
    "follow_up_of",
    "is_open",
    "meeting_on",
    "meeting_year_of",
    "members_of_body",
    "minimal_cover",
    "prepare_body_meeting",
    "replaced_actor_by_substitute",
]
