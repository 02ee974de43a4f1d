"""A meeting of a body: whom to ask and why, what follows, and what must be on the table."""

from graph.meetings.agenda_points import Apart, Interest, Point, Topic, Treated
from graph.meetings.attendance_record import MemberRecord, Record, SectorRecord, record
from graph.meetings.balance import Balance, Quorum, SectorCount, Votes
from graph.meetings.equals import Differences
from graph.meetings.follow_up import FollowUp, OpenAction, OpenAdvice, follow_up, is_open
from graph.meetings.guest_reasons import Reason, Why
from graph.meetings.guests import Guest
from graph.meetings.invitations import meeting_on, noted, replaced
from graph.meetings.meeting_year import Interval, Required, State, Year, year_of
from graph.meetings.members import Member, members
from graph.meetings.preparation import (
    Asked,
    Preparation,
    PreparationError,
    prepare,
)
from graph.meetings.set_cover import Cover, Need, cover
from graph.meetings.shortlist import TOGETHER, Choice, NeedFor
from graph.meetings.unknowns import Gap, Unknown

__all__ = [
    "TOGETHER",
    "Apart",
    "Asked",
    "Balance",
    "Choice",
    "Cover",
    "Differences",
    "FollowUp",
    "Gap",
    "Guest",
    "Interest",
    "Interval",
    "Member",
    "MemberRecord",
    "Need",
    "NeedFor",
    "OpenAction",
    "OpenAdvice",
    "Point",
    "Preparation",
    "PreparationError",
    "Quorum",
    "Reason",
    "Record",
    "Required",
    "SectorCount",
    "SectorRecord",
    "State",
    "Topic",
    "Treated",
    "Unknown",
    "Votes",
    "Why",
    "Year",
    "cover",
    "follow_up",
    "is_open",
    "meeting_on",
    "members",
    "noted",
    "prepare",
    "record",
    "replaced",
    "year_of",
]
