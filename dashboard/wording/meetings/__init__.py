"""A prepared meeting in words."""

from dashboard.wording.meetings.agenda import (
    LabelledLine,
    advice_sentence,
    open_lines,
    point_lines,
    point_title,
)
from dashboard.wording.meetings.guest_choice import (
    cover_sentence,
    difference_sentences,
    equals_sentences,
    equals_title,
)
from dashboard.wording.meetings.guest_reasons import reason_sentence, reason_sentences
from dashboard.wording.meetings.meeting_year import year_sentences
from dashboard.wording.meetings.naming import (
    hours,
    left_out_sentence,
    meeting_name,
    members_by_role,
    need_name,
    people_name,
    replacing_sentences,
    sector_of,
    sectors_by_name,
    silent_longest_first,
    status_name,
    treated_sentence,
)
from dashboard.wording.meetings.table_balance import balance_sentences, quorum_sentence
from dashboard.wording.meetings.unknowns import note_sentences, unknown_sentence, unknown_sentences

__all__ = [
    "LabelledLine",
    "advice_sentence",
    "balance_sentences",
    "cover_sentence",
    "difference_sentences",
    "equals_sentences",
    "equals_title",
    "hours",
    "left_out_sentence",
    "meeting_name",
    "members_by_role",
    "need_name",
    "note_sentences",
    "open_lines",
    "people_name",
    "point_lines",
    "point_title",
    "quorum_sentence",
    "reason_sentence",
    "reason_sentences",
    "replacing_sentences",
    "sector_of",
    "sectors_by_name",
    "silent_longest_first",
    "status_name",
    "treated_sentence",
    "unknown_sentence",
    "unknown_sentences",
    "year_sentences",
]
