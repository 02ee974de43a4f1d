"""The sentences about what is wrong: with an upload, and with what was asked."""

from dashboard.wording.problems.sentences import place_of, sentence, told

__all__ = ["place_of", "sentence", "told"]
