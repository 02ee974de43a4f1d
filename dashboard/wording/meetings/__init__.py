"""A prepared meeting in words."""

from dashboard.wording.meetings.agenda import (
    LabelledLine,
    advice_sentence,
    agenda_item_lines,
    agenda_item_title,
    open_advice_and_action_lines,
)
from dashboard.wording.meetings.guest_choice import (
    coverage_text,
    difference_from_equals_sentences,
    equal_guests_sentences,
    equal_guests_title,
)
from dashboard.wording.meetings.guest_reasons import reason_sentences, reason_text
from dashboard.wording.meetings.meeting_year import year_sentences
from dashboard.wording.meetings.naming import (
    earlier_item_sentence,
    hours_text,
    invitation_status_name,
    left_out_sentence,
    meeting_name,
    members_by_role,
    need_name,
    representatives_text,
    sector_name_of_actor,
    sectors_by_name,
    silent_longest_first,
    substitution_sentences,
)
from dashboard.wording.meetings.table_balance import balance_sentences, quorum_sentence
from dashboard.wording.meetings.unknowns import (
    preparation_notes,
    unknown_sentence,
    unknown_sentences,
)

__all__ = [
    "LabelledLine",
    "advice_sentence",
    "agenda_item_lines",
    "agenda_item_title",
    "balance_sentences",
    "coverage_text",
    "difference_from_equals_sentences",
    "earlier_item_sentence",
    "equal_guests_sentences",
    "equal_guests_title",
    "hours_text",
    "invitation_status_name",
    "left_out_sentence",
    "meeting_name",
    "members_by_role",
    "need_name",
    "open_advice_and_action_lines",
    "preparation_notes",
    "quorum_sentence",
    "reason_sentences",
    "reason_text",
    "representatives_text",
    "sector_name_of_actor",
    "sectors_by_name",
    "silent_longest_first",
    "substitution_sentences",
    "unknown_sentence",
    "unknown_sentences",
    "year_sentences",
]
