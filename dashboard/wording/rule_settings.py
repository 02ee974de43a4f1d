"""What a city can set for the gap rules, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dashboard.wording.gaps import rule_title
from dashboard.words import N_, Words
from graph.gaps.city_settings import ENABLED

_KINDS: Final = N_("The kinds of body that the rule looks at.")
_LAYERS: Final = N_("The layers of which the rule looks at every body.")

# By the name of the setting, or by rule and name where one rule means something of its own.
MEANINGS: Final[Mapping[str, str]] = {
    ENABLED: N_("Whether the rule is used: yes or no."),
    "agency": N_("The sectors or kinds that count as the agency of the Flemish government."),
    "days": N_("How many days before the succession a seat may have ended, to be handed over."),
    "housing": N_("The sectors or kinds that count as housing actors."),
    "kinds": _KINDS,
    "largest_theme": N_("A theme that more actors than this deal with is too broad to compare by."),
    "layers": _LAYERS,
    "left_out": N_("What figures count that the rule leaves alone."),
    "meetings": N_("How many meetings a calendar year needs."),
    "months": N_("How many months back the rule looks."),
    "places": N_("The kinds of actor that are a place or a service, and perhaps need no seat."),
    "politicians": N_("The kinds of actor that are a councillor or sit in the college."),
    "sectors": N_("The sectors that have to be there; - for all that the city has."),
    "sexes": N_("What figures count that is a number of members by sex."),
    "ties": N_("The kinds of tie that are a payment."),
    "topics": N_("The themes that have to be on an agenda."),
    "with_term": N_("The themes that have to be treated within those months."),
    "welfare": N_("The sectors or kinds that count as welfare organisations."),
    "welfare_stand_ins": N_(
        "The kinds of actor, or a word in their id, that may speak for the welfare organisations."
    ),
    "broad-input:largest_share": N_("The largest share of the members that one sector may have."),
    "council-sex:largest_share": N_("The largest share of the members that one sex may have."),
    "declared-number:ties": N_(
        "The kinds of tie by which an actor belongs to the subject of a number."
    ),
    "silent-member:meetings": N_("How many meetings in a row a member may miss."),
    "source-age:months": N_("After how many months a source has to be checked again."),
}


def setting_sentences(words: Words, rule: str, setting: str) -> str:
    """The rule that a setting belongs to, and what the setting does."""
    meaning = MEANINGS.get(f"{rule}:{setting}") or MEANINGS[setting]
    return f"{rule_title(words, rule)}. {words(meaning)}"
