"""What can be wrong with what a city sets for the gap rules, and with marks on gaps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dashboard.wording.problems.entry import Told, count
from dashboard.words import N_

_NOT_USED = N_("The rule goes on with its own value.")

SETTINGS: Final[Mapping[str, Told]] = {
    "unknown-rule": Told(
        sentences=(
            N_("No gap rule is called “{found}”, so this setting does nothing."),
            N_("Perhaps you mean {candidates}."),
        )
    ),
    "unknown-setting": Told(
        sentences=(
            N_("The rule {rule} has no setting “{found}”, so it does nothing."),
            N_("It has {candidates}."),
        )
    ),
    "setting-no-flag": Told(
        sentences=(
            N_("{rule}, {setting}: “{found}” is neither yes nor no."),
            N_("Write yes or no."),
            _NOT_USED,
        )
    ),
    "setting-no-number": Told(
        sentences=(
            N_("{rule}, {setting}: “{found}” is no whole number from 1 to {limit}."),
            _NOT_USED,
        ),
        shows={"limit": count},
    ),
    "setting-no-share": Told(
        sentences=(
            N_("{rule}, {setting}: “{found}” is no share of a whole."),
            N_("Write it as 2/3, 0,67 or 67 %."),
            _NOT_USED,
        )
    ),
    "mark-without-rule": Told(
        sentences=(N_("No gap rule is called “{found}”, so this mark belongs to no gap."),)
    ),
}
