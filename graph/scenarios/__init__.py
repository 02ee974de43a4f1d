"""What would change: scenarios, suggestions, two states side by side, and the timeline.

A *scenario* is a row of steps on facts, which stay what they are; what it adds is marked as
*supposed* (`graph.supposed`). A *suggestion* is one seat more, tried in full: `baseline` is how
things stand, `seat_effect` what the seat changes, `gains` what that is worth, and `candidates`
which seats are tried. A *finding change* is a gap that closed, opened, or became more or less
certain.

Only the rules that a seat can move are asked again, and only where it can move them; tests hold
that against asking every rule anew, on towns of every sort. A rule that a seat cannot move stands
in `seat_effect.UNAFFECTED_RULES`; one that is not named there is always asked.
"""
