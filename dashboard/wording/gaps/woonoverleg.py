"""What the rules ask of a lokaal woonoverleg: the words of these rules."""

from __future__ import annotations

from dashboard.wording.gaps.entry import KNOWN_CONVENOR, ReasonWords, RuleWords
from dashboard.wording.gaps.filling import sector_or_kind, year
from dashboard.wording.gaps.recorded import record_doubts
from dashboard.words import N_

_LAST_YEAR = N_(
    "Meetings in {last_year}: {held_last_year} recorded as held, at least {needed} required."
)
_THIS_YEAR = N_(
    "Meetings in {this_year}: {held_this_year} recorded as held, {planned_this_year} planned, "
    "at least {needed} required."
)
_NOT_KNOWN_OFTEN = N_("We do not know whether {body} met often enough in {last_year}")

WOONOVERLEG_MEETINGS = RuleWords(
    key="woonoverleg-meetings",
    title=N_("Lokaal woonoverleg: meetings a year"),
    explanation=N_(
        "For each lokaal woonoverleg: did it meet as often as the rules ask in the last calendar "
        "year, and are there enough meetings this year? Two meetings on one day count once, and a "
        "meeting of a part counts only when all were asked whom the decree invites. Without a full "
        "record of its meetings the answer is unknown."
    ),
    why=N_("The rules say how often a municipality must at least hold its lokaal woonoverleg."),
    looks={"last_year": year, "this_year": year},
    reasons={
        "none-known": ReasonWords(
            title=N_("We know of no lokaal woonoverleg"),
            reason=(N_("No body in the data is marked as a lokaal woonoverleg."),),
            unknown=(N_("No source says whether there is one."),),
            remedy=(
                N_("Ask the municipality which body it is, and give that body the right kind."),
            ),
        ),
        "too-few": ReasonWords(
            title=N_("{body} met too seldom in {last_year}"),
            reason=(_LAST_YEAR,),
            remedy=(N_("Plan the meetings of this year now, and note the reason for last year."),),
        ),
        **record_doubts(
            _NOT_KNOWN_OFTEN,
            (_LAST_YEAR,),
            without_record=N_("No source says how often it met."),
        ),
        "still-to-plan": ReasonWords(
            title=N_("{body} does not have enough meetings in {this_year} yet"),
            reason=(_THIS_YEAR,),
            unknown=(N_("The data cannot tell whether more will follow this year."),),
            remedy=(
                N_("Ask the convenor of {body} to plan the missing meetings."),
                KNOWN_CONVENOR,
            ),
        ),
        "met": ReasonWords(title=N_("{body} meets often enough"), reason=(_LAST_YEAR, _THIS_YEAR)),
    },
)

_ASK_WHO = (
    N_("Ask the convenor of {body} who is invited there for {wanted}."),
    KNOWN_CONVENOR,
)
_INVITE = N_("Which actors would fit: {candidates}.")

WOONOVERLEG_INVITED = RuleWords(
    key="woonoverleg-invited",
    title=N_("Lokaal woonoverleg: who must be invited"),
    explanation=N_(
        "For each lokaal woonoverleg: are the housing actors, the welfare organisations and the "
        "Flemish agency invited there? A seat suffices, or an invitation or attendance of the past "
        "months; of a unit or of the whole as well. A seat that holds only in some cases, or of a "
        "group without names, gives the answer unknown."
    ),
    why=N_("The municipality must invite these partners to its lokaal woonoverleg."),
    looks={"wanted": sector_or_kind},
    reasons={
        "not-invited": ReasonWords(
            title=N_("{wanted}: nobody is known to be invited to {body}"),
            reason=(
                N_("All members of {body} are known, and none is from {wanted}."),
                N_(
                    "In the past {months} months no invitation or attendance from there is recorded "
                    "either."
                ),
            ),
            remedy=(N_("Invite {wanted} to the next meeting of {body}."), _INVITE),
        ),
        "only-conditional": ReasonWords(
            title=N_("{wanted}: we do not know whether it is always invited to {body}"),
            reason=(N_("The sources seat {actors} only in some cases."),),
            unknown=(N_("No source says in which cases."),),
            remedy=(
                *_ASK_WHO,
                N_("If nobody is invited every time, make it a fixed seat."),
            ),
        ),
        "only-supposed": ReasonWords(
            title=N_("{wanted}: we do not know who is invited to {body}"),
            reason=(N_("The seat of {actors} comes from a scenario."),),
            unknown=(N_("No source says that {actors} is invited."),),
            remedy=(N_("Add a source for that seat, or remove it."),),
        ),
        "only-as-group": ReasonWords(
            title=N_("{wanted}: we do not know who is invited to {body}"),
            reason=(N_("The data names a group without names: {actors}."),),
            unknown=(N_("No source says who takes part for that group."),),
            remedy=_ASK_WHO,
        ),
        "through-stand-in": ReasonWords(
            title=N_("{wanted}: we do not know whether it is invited to {body}"),
            reason=(N_("Only {actors} sits or comes there, which may speak for {wanted}."),),
            unknown=(N_("No source says whether it is there for that."),),
            remedy=(*_ASK_WHO, _INVITE),
        ),
        "may-sit-unseen": ReasonWords(
            title=N_("{wanted}: we do not know whether it is invited to {body}"),
            reason=(
                N_("No source names anybody from {wanted} there."),
                N_("Nor is an invitation or attendance of the past {months} months recorded."),
            ),
            unknown=(N_("Not all members of {body} are known by name."),),
            remedy=(*_ASK_WHO, _INVITE),
        ),
        "perhaps-without-sector": ReasonWords(
            title=N_("{wanted}: we do not know whether it is invited to {body}"),
            reason=(N_("All members of {body} are known, but not the sector of each."),),
            unknown=(N_("The sector of {without_sector} is not known."),),
            remedy=(
                N_("Add the sector of {without_sector} to the sheet with the actors."),
                _INVITE,
            ),
        ),
        "invited": ReasonWords(
            title=N_("{wanted} has a seat in {body}"),
            reason=(N_("The sources seat {actors} there."),),
        ),
        "invited-derived": ReasonWords(
            title=N_("{wanted} has a seat in {body}"),
            reason=(
                N_("The sources seat {actors} there."),
                N_("That is derived: it follows from the source, but is not written there."),
            ),
        ),
        "asked": ReasonWords(
            title=N_("{wanted} is invited to {body}"),
            reason=(
                N_(
                    "In the past {months} months, or for a meeting to come, an invitation or "
                    "attendance is recorded: {actors}."
                ),
            ),
        ),
    },
)
