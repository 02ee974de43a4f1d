"""The sentences about what is wrong: with an upload, a form, and with what was asked."""

from dashboard.wording.problems.forms import sentence_on_page
from dashboard.wording.problems.sentences import place_of, sentence, told

__all__ = ["place_of", "sentence", "sentence_on_page", "told"]
