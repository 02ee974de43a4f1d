"""The sentences about problems and errors: what is wrong, where, and what to do."""

from dashboard.wording.problems.sentences import place_of, sentence, sentence_on_page, told

__all__ = ["place_of", "sentence", "sentence_on_page", "told"]
