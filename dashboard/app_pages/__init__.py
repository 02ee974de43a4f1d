"""One file per page; `PAGES` lists them in the order of the navigation.

A page is called with the `Context` of the run. It shows its title, reads its choices from the
address, asks `cache` and `comparisons` what it needs, and hands that on to components: it gathers,
they show. That keeps the slow questions of a page in sight, in the order in which their bars
appear, and lets a part that is folded away cost nothing: it is asked about once it is opened.

A choice stands in the address and nowhere else, so that every view can be sent as a link. What
is typed and not saved stands in the session (`components/drafts.py`) until it is saved or dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.app_pages import (
    activity,
    actor,
    body,
    explanation,
    gaps,
    kerngroepen,
    matrix,
    meetings,
    network,
    overview,
    preparation,
    scenario,
    update,
    versions,
)
from dashboard.context import Context
from dashboard.words import N_
from data.rights import Right


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: its key in code, its place in the navigation, and what shows it.

    Who does not have its `right` does not find it, and cannot open it. What somebody uploaded is
    dropped by every page that does not take files.
    """

    key: str
    address: str
    title: str
    section: str
    icon: str
    show: Callable[[Context], None]
    right: Right = Right.EXPLORE
    takes_files: bool = False


_EXPLORE = N_("Explore")
_COUNCIL = N_("Woonraad")
_DATA = N_("Data")
_HELP = N_("Help")

PAGES: tuple[PageEntry, ...] = (
    PageEntry("overview", "", N_("Overview"), _EXPLORE, ":material/home:", overview.show),
    PageEntry("network", "netwerk", N_("Network"), _EXPLORE, ":material/hub:", network.show),
    PageEntry(
        "matrix", "wie-met-wie", N_("Who with whom"), _EXPLORE, ":material/grid_on:", matrix.show
    ),
    PageEntry("gaps", "hiaten", N_("Gaps"), _EXPLORE, ":material/link_off:", gaps.show),
    PageEntry("actor", "actor", N_("Actor"), _EXPLORE, ":material/apartment:", actor.show),
    PageEntry("body", "overleg", N_("Body"), _EXPLORE, ":material/groups:", body.show),
    PageEntry(
        "activity",
        "activiteit",
        N_("Activity"),
        _EXPLORE,
        ":material/change_history:",
        activity.show,
    ),
    PageEntry(
        "preparation",
        "zitting-voorbereiden",
        N_("Prepare a meeting"),
        _COUNCIL,
        ":material/event:",
        preparation.show,
        Right.RECORD,
    ),
    PageEntry(
        "meetings",
        "zittingen",
        N_("Meetings"),
        _COUNCIL,
        ":material/calendar_month:",
        meetings.show,
    ),
    PageEntry(
        "kerngroepen",
        "kerngroepen",
        N_("Form kerngroepen"),
        _COUNCIL,
        ":material/group_work:",
        kerngroepen.show,
        Right.RECORD,
    ),
    PageEntry(
        "scenario", "wat-als", N_("What if"), _COUNCIL, ":material/alt_route:", scenario.show
    ),
    PageEntry(
        "update",
        "bijwerken",
        N_("Update"),
        _DATA,
        ":material/upload_file:",
        update.show,
        Right.CHANGE_DATA,
        takes_files=True,
    ),
    PageEntry("versions", "versies", N_("Versions"), _DATA, ":material/history:", versions.show),
    PageEntry(
        "explanation", "uitleg", N_("Explanation"), _HELP, ":material/help:", explanation.show
    ),
)
