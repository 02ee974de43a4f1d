"""The sentences about measures: a name, what it tells, and how it is counted."""

from dashboard.wording.measures.sentences import (
    measure_caution,
    measure_name,
    measure_paragraph,
    measure_sentence,
)

__all__ = ["measure_caution", "measure_name", "measure_paragraph", "measure_sentence"]
