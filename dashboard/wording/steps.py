"""The steps of an import in words."""

from __future__ import annotations

from typing import Final

from dashboard.words import N_, Words
from data.progress import Step

_NAMES: Final = {
    Step.READING: N_("Reading the file"),
    Step.CHECKING: N_("Checking every row"),
    Step.COMPARING: N_("Comparing with the data"),
    Step.WRITING: N_("Writing the change"),
}


def step_name(words: Words, step: Step) -> str:
    """What is being done."""
    return words(_NAMES[step])
