"""A meeting of a body: whom to ask and why, what follows, and what must be on the table.

`prepare` works out everything at once from a situation and a `PreparationRequest`. *Guests* are
actors that have no seat in the body, each with its *reasons*; a reason is a kind, the values of its
sentence and the facts it rests on, and `REASON_RANK` says what each weighs. The short list is the
fewest guests that bring in all that is *needed*, a set cover, exact for up to twelve needs.
*Equals* are guests for whom the same speaks: they are ticked together or not at all, so that an
order of ids decides nothing. Who was invited and who attended is read by the same rule as in the
gap rules (`graph.gaps.attendance_log`).
"""

from graph.meetings.agenda_points import Interest, ItemReview, NeverMetPair, PastItem, Topic
from graph.meetings.attendance_record import (
    AttendanceRecord,
    MemberRecord,
    SectorRecord,
    attendance_of,
)
from graph.meetings.balance import Balance, Quorum, SectorCount, Votes
from graph.meetings.follow_up import FollowUp, OpenAction, OpenAdvice, follow_up_of, is_open
from graph.meetings.guest_reasons import Reason, ReasonKind
from graph.meetings.guests import Guest
from graph.meetings.invitations import agenda_and_invitations, meeting_on, replacements
from graph.meetings.meeting_year import Interval, MeetingYear, RequiredTopic, TopicState, year_of
from graph.meetings.participants import Member, members
from graph.meetings.preparation import (
    Preparation,
    PreparationError,
    PreparationRequest,
    prepare,
)
from graph.meetings.set_cover import Need, SetCover, minimal_cover
from graph.meetings.shortlist import MOST_TICKED_TOGETHER, NeedKind, OpenChoice
from graph.meetings.tied_guests import GuestDifferences
from graph.meetings.unknowns import Unknown, UnknownKind

__all__ = [
    "MOST_TICKED_TOGETHER",
    "AttendanceRecord",
    "Balance",
    "FollowUp",
    "Guest",
    "GuestDifferences",
    "Interest",
    "Interval",
    "ItemReview",
    "MeetingYear",
    "Member",
    "MemberRecord",
    "Need",
    "NeedKind",
    "NeverMetPair",
    "OpenAction",
    "OpenAdvice",
    "OpenChoice",
    "PastItem",
    "Preparation",
    "PreparationError",
    "PreparationRequest",
    "Quorum",
    "Reason",
    "ReasonKind",
    "RequiredTopic",
    "SectorCount",
    "SectorRecord",
    "SetCover",
    "Topic",
    "TopicState",
    "Unknown",
    "UnknownKind",
    "Votes",
    "agenda_and_invitations",
    "attendance_of",
    "follow_up_of",
    "is_open",
    "meeting_on",
    "members",
    "minimal_cover",
    "prepare",
    "replacements",
    "year_of",
]
