"""What can be wrong with a cell, a row, or two rows together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dashboard.wording.problems.entry import Told, count, day, number, whole
from dashboard.words import N_

_TYPE_ANEW = N_("Type the text anew instead of copying it.")

CELLS: Final[Mapping[str, Told]] = {
    "value-missing": Told(
        sentences=(N_("This cell is empty, but is always needed."), N_("Fill it in."))
    ),
    "formula-error": Told(
        sentences=(
            N_("The cell shows “{found}”: its formula went wrong."),
            N_("Mend the formula, or write the value itself."),
        )
    ),
    "formula-not-counted": Told(
        sentences=(
            N_("This cell has a formula, but the workbook does not hold its outcome."),
            N_("Open the workbook in Excel or LibreOffice, save it, and hand it in again."),
        )
    ),
    "illegal-character": Told(
        sentences=(N_("The cell holds a character that cannot be kept ({found})."), _TYPE_ANEW)
    ),
    "invisible-character": Told(
        sentences=(
            N_("The cell holds a character that cannot be seen ({found})."),
            _TYPE_ANEW,
        )
    ),
    "bad-choice": Told(
        sentences=(N_("“{found}” is no word that can stand here."), N_("Choose {expected}."))
    ),
    "bad-flag": Told(
        sentences=(N_("“{found}” is not yes or no."), N_("Write yes, no, or leave it empty."))
    ),
    "bad-date": Told(
        sentences=(
            N_("“{found}” is no day that exists."),
            N_("Write the day as 2026-11-23 or 23/11/2026."),
        )
    ),
    "bad-period": Told(
        sentences=(
            N_("“{found}” is no year, month or day."),
            N_("Write 2026, 2026-11, 2026-11-23 or 23/11/2026."),
        )
    ),
    "year-out-of-range": Told(
        sentences=(
            N_("The year of “{found}” is not one from {first} to {last}."),
            N_("Correct the year; where no end is known, leave the cell empty."),
        )
    ),
    "bad-number": Told(
        sentences=(
            N_("“{found}” is no number from {least} to {most}."),
            N_("Write only the number, such as 1276 or 36,05."),
        ),
        shows={"least": number, "most": number},
    ),
    "bad-integer": Told(
        sentences=(
            N_("“{found}” is no whole number from {least} to {most}."),
            N_("Write 1, 2, 3 and so on."),
        ),
        shows={"least": number, "most": number},
    ),
    "bad-kbo": Told(
        sentences=(
            N_("“{found}” is no KBO number."),
            N_("Write its ten digits, such as 0123.456.789, or leave it empty."),
        )
    ),
    "doubtful-kbo": Told(
        sentences=(
            N_("The last two digits of the KBO number “{found}” do not fit the others."),
            N_("It is taken over; look it up in the Kruispuntbank van Ondernemingen."),
        )
    ),
    "period-reversed": Told(
        sentences=(
            N_("The period ends ({found}) before it begins ({begin})."),
            N_("Correct one of the two."),
        )
    ),
    "duplicate-key": Told(
        sentences=(
            N_("“{found}” is there already: {first}."),
            N_("The two rows differ in: {differing}."),
            N_("Remove one of the two rows, or change what tells them apart."),
        )
    ),
    "id-in-use": Told(
        sentences=(
            N_("The id “{found}” is already used in the table “{table}”."),
            N_("Choose another id: actors, bodies and activities share one list of ids."),
        )
    ),
    "id-missing": Told(
        sentences=(
            N_("This row has no id, and nothing with the name “{found}” is known."),
            N_("Perhaps you mean {candidates}."),
            N_("Fill in the id; for something new, choose one."),
        )
    ),
    "matched-by-name": Told(
        sentences=(
            N_("“{found}” is taken to be “{id}”, which has that name or KBO number."),
            N_("If it is something else, fill in its id."),
        )
    ),
    "several-in-one-cell": Told(
        sentences=(
            N_("This cell names several: {names}. It was read as a row for each."),
            N_("Cells in this column that were read so: {count}."),
        ),
        shows={"count": count},
    ),
    "too-many-in-one-row": Told(
        sentences=(
            N_("This row names so many that it would become {found} rows; at most {limit} may."),
            N_("Name fewer in a cell, and give the others rows of their own."),
        ),
        shows={"found": count, "limit": count},
    ),
    "too-many-from-lists": Told(
        sentences=(
            N_("From this row on, the cells that name several would become too many rows."),
            N_("For one upload at most {limit} are made, fewer when their other cells are long."),
            N_("Upload what follows as a file of its own."),
        ),
        shows={"limit": count},
    ),
    "one-expected": Told(
        sentences=(
            N_("This cell names several: {found}. Only one can stand here."),
            N_("Keep one of them."),
        )
    ),
    "ambiguous-name": Told(
        sentences=(
            N_("“{found}” is the name of more than one: {candidates}."),
            N_("Fill in the id of the right one."),
        )
    ),
    "same-name": Told(
        sentences=(
            N_("“{found}” is new, but {candidates} has the same name."),
            N_("If they are the same, use that id; if not, leave it as it is."),
        )
    ),
    "similar-name": Told(
        sentences=(
            N_("“{found}” is new. Did you mean “{name}” ({candidates})?"),
            N_("If so, use that id; if not, leave it as it is."),
        )
    ),
    "part-of-itself": Told(
        sentences=(
            N_("By way of others it is part of itself: {found}."),
            N_("Correct the column on one of these rows."),
        )
    ),
    "successor-of-itself": Told(
        sentences=(
            N_("An actor would come after itself: {found}."),
            N_("Correct one of these rows; an organisation that is founded anew gets its own id."),
        )
    ),
    "outside-period": Told(
        sentences=(
            N_("This seat has {found}, outside the period of its body, which has {limit}."),
            N_("It is taken over; correct one of the two when it is a mistake."),
        )
    ),
    "seats-left-outside": Told(
        sentences=(
            N_("This period now has {limit}; these seats of the body are outside of it: {found}."),
            N_(
                "It is taken over, and the seats stay; correct one of the two when it is a mistake."
            ),
        )
    ),
    "held-in-future": Told(
        sentences=(
            N_("This meeting of {found} is given as held, but today is {today}."),
            N_("Write planned as its status, or correct the day."),
        ),
        shows={"found": day, "today": day},
    ),
    "planned-in-past": Told(
        sentences=(
            N_("This meeting is planned on {found}, a day that is past."),
            N_("It is taken over; note whether it was held or cancelled, or correct the day."),
        ),
        shows={"found": day},
    ),
    "two-meetings-one-day": Told(
        sentences=(
            N_("“{body}” has another meeting on {found}: {others}."),
            N_("It is taken over; when it is the same meeting, use that id."),
        ),
        shows={"found": day},
    ),
    "unclear-hour": Told(
        sentences=(
            N_("We cannot read “{found}” as an hour."),
            N_("It is taken over, but a calendar needs an hour such as 19:30."),
        )
    ),
    "hours-reversed": Told(
        sentences=(
            N_("The meeting ends ({found}) before it begins ({begin})."),
            N_("It is taken over; correct one of the two."),
        )
    ),
    "attended-uninvited": Told(
        sentences=(
            N_("“{found}” has no seat in “{body}” on {date}, and no invitation to this meeting."),
            N_("It is taken over; add a seat, or an invitation as a guest, or correct the actor."),
        ),
        shows={"date": day},
    ),
    "open-list-empty": Told(
        sentences=(
            N_("Nobody says whether everybody is on the list of these new bodies: {found}."),
            N_("Fill in open_list: no when everybody is, yes when not or when you do not know."),
        ),
        shows={"found": whole},
    ),
    "advice-without-addressee": Told(
        sentences=(
            N_("The advice “{found}” has no addressee, so nobody owes an answer."),
            N_("It is taken over; fill in for whom it is meant."),
        )
    ),
    "unknown-reference": Told(
        sentences=(
            N_("“{found}” is not in the table {tables}."),
            N_("Perhaps you mean {candidates}."),
            N_("Correct the id, or add it to that table first."),
        ),
    ),
    "unknown-word": Told(
        sentences=(
            N_("“{found}” is new: it is not in the table {tables}."),
            N_("Perhaps you mean {candidates}."),
            N_("It is taken over as it is."),
        )
    ),
    "refers-to-left-out": Told(
        sentences=(
            N_("The row “{key}” of the table “{table}” refers to “{found}”, which you left out."),
            N_("Take both over, or leave out both."),
        )
    ),
    "still-referenced": Told(
        sentences=(
            N_("The row “{key}” of the table “{table}” refers to “{found}”, which would be gone."),
            N_("Keep “{found}”, or change that row as well."),
        )
    ),
}
