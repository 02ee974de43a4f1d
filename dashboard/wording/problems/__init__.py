"""The sentences about problems and errors: what is wrong, where, and what to do."""

from dashboard.wording.problems.problem_sentences import (
    error_text,
    form_problem_sentence,
    problem_place,
    problem_sentence,
)

__all__ = ["error_text", "form_problem_sentence", "problem_place", "problem_sentence"]
