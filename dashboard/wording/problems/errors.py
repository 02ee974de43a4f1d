"""What can go wrong as a whole: a title, and what happened, what was kept and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dashboard.wording.problems.entry import Told, day
from dashboard.words import N_

_NOTHING_CHANGED = N_("Nothing has changed.")
_LEFT_ALONE = N_("The file was left as it is.")
_BACK_FROM_BACKUP = N_(
    "Move the database and what stands beside it under that name elsewhere, then put the last "
    "backup back with `woonnetwerk restore-backup`."
)

ERRORS: Final[Mapping[str, Told]] = {
    "database-locked": Told(
        title=N_("The data is in use."),
        sentences=(
            N_("The dashboard or another command has {path} open."),
            _NOTHING_CHANGED,
            N_("Close that one first, then try again."),
        ),
    ),
    "dashboard-runs-already": Told(
        title=N_("The dashboard runs already."),
        sentences=(
            N_("It shows {path} at {address}."),
            _NOTHING_CHANGED,
            N_("Open that address, or stop that dashboard first."),
        ),
    ),
    "not-a-database": Told(
        title=N_("This is no database."),
        sentences=(
            N_("{path} holds something else."),
            _LEFT_ALONE,
            N_("Give the path of a database of Woonnetwerk, or of a file that does not exist yet."),
        ),
    ),
    "not-a-woonnetwerk-database": Told(
        title=N_("This database is not one of Woonnetwerk."),
        sentences=(
            N_("It holds tables of another program."),
            _LEFT_ALONE,
            N_("Give the path of a database of Woonnetwerk, or of a file that does not exist yet."),
        ),
    ),
    "database-newer": Told(
        title=N_("This database comes from a newer Woonnetwerk."),
        sentences=(
            N_("This version cannot read it."),
            _LEFT_ALONE,
            N_("Install the newer version, then try again."),
        ),
    ),
    "database-unreadable": Told(
        title=N_("The database cannot be opened."),
        sentences=(
            N_("{path} could not be read or made ({reason})."),
            _NOTHING_CHANGED,
            N_("Check the path, the space on the disk and your rights, then try again."),
        ),
    ),
    "database-empty": Told(
        title=N_("The database is empty: nothing at all is in the file."),
        sentences=(
            N_("{path} was cut off, or a copy of it failed."),
            _LEFT_ALONE,
            _BACK_FROM_BACKUP,
        ),
    ),
    "database-damaged": Told(
        title=N_("The database is damaged."),
        sentences=(
            N_("{path} does not hold what was written to it ({reason})."),
            _LEFT_ALONE,
            _BACK_FROM_BACKUP,
        ),
    ),
    "file-of-the-store": Told(
        title=N_("This file belongs to the data itself."),
        sentences=(
            N_("{path} leads to the database, its log or its note."),
            _NOTHING_CHANGED,
            N_("Give another path."),
        ),
    ),
    "another-store-there": Told(
        title=N_("Another database is in use there."),
        sentences=(
            N_("Beside {path} stands a log or a note: somebody has it open, or it was not closed."),
            _NOTHING_CHANGED,
            N_("Give another path."),
        ),
    ),
    "database-missing": Told(
        title=N_("There is no data to copy."),
        sentences=(
            N_("{path} does not exist."),
            N_("Check the path behind --database."),
        ),
    ),
    "disk-full": Told(
        title=N_("The disk is full."),
        sentences=(
            N_("{path} could not be written."),
            N_("What the data held is still there; nothing of this was saved."),
            N_("Make room on the disk, then try again."),
        ),
    ),
    "database-not-written": Told(
        title=N_("The data could not be saved."),
        sentences=(
            N_("{path} could not be written ({reason})."),
            N_("What the data held is still there; nothing of this was saved."),
            N_("Check the disk and your rights, then try again."),
        ),
    ),
    "reading-interrupted": Told(
        title=N_("Reading was interrupted."),
        sentences=(
            N_("Another change could not be written, and {path} was opened anew."),
            N_("What the data held is still there; nothing of this was saved."),
            N_("Try again."),
        ),
    ),
    "answer-unreadable": Told(
        title=N_("The dashboard gave no answer that can be read."),
        sentences=(
            N_("It has {path} open and was asked to do this ({reason})."),
            N_("Whether it was done is not sure."),
            N_("Look at the page Versions before you try again."),
        ),
    ),
    "no-backup-there": Told(
        title=N_("There is no backup there."),
        sentences=(
            N_("{path} does not exist, or is a folder."),
            _NOTHING_CHANGED,
            N_("Give the path of a file that `woonnetwerk backup` made."),
        ),
    ),
    "backup-differs": Told(
        title=N_("The backup is not the same as the data."),
        sentences=(
            N_("It was written, opened again, and found to differ; {path} was not made."),
            N_("Check the disk and its free space, then try again."),
        ),
    ),
    "nothing-to-commit": Told(
        title=N_("Nothing would change."),
        sentences=(
            N_("What you gave is the same as what is known already."),
            N_("No new version was made."),
        ),
    ),
    "message-missing": Told(
        title=N_("The reason is missing."),
        sentences=(
            _NOTHING_CHANGED,
            N_("Write in a few words why the data changes: others read it in the history."),
        ),
    ),
    "author-missing": Told(
        title=N_("It is not said who does this."),
        sentences=(
            _NOTHING_CHANGED,
            N_("Give a name; on the command line with `--author`. The history tells it."),
        ),
    ),
    "committed-in-between": Told(
        title=N_("Somebody else changed the data in the meantime."),
        sentences=(
            N_("You started from version {base}, and version {current} is there now."),
            N_("Both changed these rows: {rows}."),
            N_("None of your changes were made."),
            N_("Hand in your file again: you then see the difference with the newest data."),
        ),
    ),
    "backup-put-back": Told(
        title=N_("A backup was put back in the meantime."),
        sentences=(
            N_("What you looked at was worked out on the data from before that."),
            N_("None of your changes were made."),
            N_("Hand in your file again: you then see the difference with the newest data."),
        ),
    ),
    "dangling-reference": Told(
        title=N_("Some rows would refer to something that is not there."),
        sentences=(
            N_("In the column “{column}” of the table “{table}” these do not exist: {ids}."),
            _NOTHING_CHANGED,
            N_("Keep or add them, or change the rows that refer to them."),
        ),
    ),
    "id-in-two-tables": Told(
        title=N_("One id stands for two things."),
        sentences=(
            N_("Actors, bodies and activities share one list of ids. Used twice: {ids}."),
            _NOTHING_CHANGED,
            N_("Give one of the two another id."),
        ),
    ),
    "file-has-errors": Told(
        title=N_("The files have errors."),
        sentences=(
            _NOTHING_CHANGED,
            N_("Correct what is listed, and hand the files in again."),
        ),
    ),
    "much-would-go": Told(
        title=N_("More than a fifth of a table would go."),
        sentences=(
            N_("What would be removed: {shares}."),
            _NOTHING_CHANGED,
            N_("Look at it with `woonnetwerk diff`; if it is meant, add --allow-removals."),
        ),
    ),
    "file-not-read": Told(
        title=N_("A file cannot be read."),
        sentences=(
            N_("It is about {file} ({reason})."),
            _NOTHING_CHANGED,
            N_("Check the path and your rights, then try again."),
        ),
    ),
    "file-not-written": Told(
        title=N_("The file cannot be written."),
        sentences=(
            N_("It is about {file} ({reason})."),
            N_("The data has not changed."),
            N_("Check the folder, the space on the disk and your rights, then try again."),
        ),
    ),
    "no-such-body": Told(
        title=N_("There is no body called “{found}”."),
        sentences=(
            N_("Perhaps you mean {candidates}."),
            N_("Give the id or the name of a body in the data."),
        ),
    ),
    "no-such-theme": Told(
        title=N_("There is no theme called “{found}”."),
        sentences=(
            N_("Perhaps you mean {candidates}."),
            N_("Give the id or the name of a theme in the data."),
        ),
    ),
    "no-such-actor": Told(
        title=N_("On that day there is no actor called “{found}” that can be asked."),
        sentences=(
            N_("Perhaps you mean {candidates}."),
            N_("Give the id or the name of an actor in the data, not of a group without names."),
        ),
    ),
    "body-not-there": Told(
        title=N_("On {day} there is no {found}."),
        sentences=(N_("Its period in the data begins later or has ended. Choose another day."),),
        shows={"day": day},
    ),
    "bad-meeting-day": Told(
        title=N_("“{found}” is no day that exists."),
        sentences=(N_("Write the day as 2026-11-23 or 23/11/2026."),),
    ),
    "no-such-revision": Told(
        title=N_("Version {number} does not exist."),
        sentences=(
            N_("The latest version is {latest}."),
            _NOTHING_CHANGED,
            N_("Choose a version from the history."),
        ),
    ),
    "scenario-name-in-use": Told(
        title=N_("There is a scenario called “{name}” already."),
        sentences=(
            N_("{author} kept it."),
            N_("It is still as it was. Choose another name, or let yours take its place."),
        ),
    ),
}
