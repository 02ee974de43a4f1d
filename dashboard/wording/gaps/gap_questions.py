"""The questions that would settle unknown gaps, as text."""

from __future__ import annotations

from dashboard.snapshot import Snapshot
from dashboard.wording.gaps.computed_placeholders import convening_actor
from dashboard.words import Words
from graph.gaps.open_questions import MembershipQuestion, MembershipQuestions


def questions_sentence(words: Words, questions: MembershipQuestions) -> str:
    """How many questions settle how many unknown gaps; empty where there are none."""
    if not questions.questions:
        return ""
    settled = sum(len(question.settled_findings) for question in questions.questions)
    return words.plural(
        "{count} question settles {gaps}.",
        "{count} questions settle {gaps}.",
        len(questions.questions),
        gaps=words.plural("{count} unknown gap", "{count} unknown gaps", settled),
    )


def question_title(words: Words, snapshot: Snapshot, question: MembershipQuestion) -> str:
    """The question itself: who sits in these bodies."""
    bodies = words.all_of([snapshot.name(body) for body in question.bodies])
    return words("Who sits in {bodies}?", bodies=bodies)


def whom_to_ask_sentence(words: Words, snapshot: Snapshot, question: MembershipQuestion) -> str:
    """The convenors of the bodies of a question, else their secretaries or chairs.

    Bodies with none are passed over; when no body has one, the sentence says so.
    """
    found = {convening_actor(snapshot, snapshot.bodies[body]) for body in question.bodies}
    known = sorted(snapshot.name(actor) for actor in found if actor is not None)
    if not known:
        return words("To ask its convenor; the data do not say who that is.")
    return words("To ask {convenors}, who convenes it.", convenors=words.all_of(known))


def settled_gaps_sentence(words: Words, question: MembershipQuestion) -> str:
    """How many gaps the answer to a question settles, and how many are left after it."""
    settles = words.plural(
        "The answer settles {count} unknown gap",
        "The answer settles {count} unknown gaps",
        len(question.settled_findings),
    )
    if not question.findings_still_open:
        return words("{settles}; then none of these is left.", settles=settles)
    return words.plural(
        "{settles}; then {count} is left.",
        "{settles}; then {count} are left.",
        question.findings_still_open,
        settles=settles,
    )
