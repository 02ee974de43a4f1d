"""What is known of a body, in words."""

from __future__ import annotations

from dashboard.words import N_, Words
from graph.completeness import Aspect, Completeness, Extent

_ASPECTS = {
    Aspect.MEMBERS: N_("Members by name"),
    Aspect.SECTORS: N_("Sector of the members"),
    Aspect.FREQUENCY: N_("How often it meets"),
    Aspect.MEETINGS: N_("Meetings and attendance"),
    Aspect.SOURCES: N_("Source with its words"),
}
_EXTENTS = {
    Extent.KNOWN: N_("known"),
    Extent.PARTLY: N_("partly known"),
    Extent.UNKNOWN: N_("not known"),
}
_SIGNS = {Extent.KNOWN: "●", Extent.PARTLY: "◐", Extent.UNKNOWN: "○"}


def aspect_name(words: Words, aspect: Aspect) -> str:
    """What one would want to know."""
    return words(_ASPECTS[aspect])


def extent_name(words: Words, extent: Extent) -> str:
    """How far something is known."""
    return words(_EXTENTS[extent])


def extent_told(words: Words, extent: Extent) -> str:
    """How far something is known, with a sign before it."""
    return f"{_SIGNS[extent]} {extent_name(words, extent)}"


def aspects_told(words: Words, known: Completeness, extent: Extent) -> str:
    """The aspects of a body that are known to this extent."""
    return words.all_of([aspect_name(words, each) for each in Aspect if known[each] is extent])
