"""What the record of the meetings of a body does not tell: the words that rules share."""

from __future__ import annotations

from dashboard.wording.gaps.entry import KNOWN_CONVENOR, ReasonWords
from dashboard.words import N_

_NO_MEETINGS = N_("No meeting of {body} is in the data.")
_RECORD_MEETINGS = (
    N_("Ask the convenor of {body} for the dates of its meetings, and record them."),
    KNOWN_CONVENOR,
)
_RECORD_OUTCOME = N_("Record for each past meeting of {body} whether it was held or cancelled.")


def record_doubts(
    title: str, reason: tuple[str, ...], *, without_record: str
) -> dict[str, ReasonWords]:
    """The words of each doubt about a record; `without_record` is what is unknown without any."""

    def doubt(unknown: str, *remedy: str) -> ReasonWords:
        return ReasonWords(
            title=title, reason=reason, unknown=(unknown,), remedy=remedy or _RECORD_MEETINGS
        )

    return {
        "no-meetings-known": ReasonWords(
            title=title,
            reason=(_NO_MEETINGS,),
            unknown=(without_record,),
            remedy=_RECORD_MEETINGS,
        ),
        "began-lately": doubt(N_("{body} has not existed for the whole of that time.")),
        "record-too-short": doubt(
            N_("The meetings of {body} are recorded only since {recorded_from}.")
        ),
        "record-stops": doubt(
            N_("The record of the meetings of {body} stops on {recorded_until}.")
        ),
        "outcome-not-recorded": doubt(
            N_("Of some meetings it is not recorded whether they were held."), _RECORD_OUTCOME
        ),
        "invited-not-known": doubt(
            N_(
                "Some meetings were of a part of {body}, and it is not known whether all were "
                "asked whom the decree invites. Only then do they count."
            ),
            N_("Record for the meetings of the parts of {body} who was asked."),
        ),
        "thinly-documented": doubt(
            N_(
                "Not all members of {body} are known by name, so meetings may be missing from the "
                "data as well."
            )
        ),
    }
