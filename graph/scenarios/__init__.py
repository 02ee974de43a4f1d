"""What would change: scenarios, suggestions, two states side by side, and the timeline.

A *scenario* is a sequence of steps applied to facts, which are not changed themselves; what it adds
is marked as *supposed* (`graph.supposed_facts`). A *suggestion* is one more seat, tried in full:
`baseline` is the state before it, `seat_effect` what the seat changes, `gains` what that is worth,
and `candidates` which seats are tried. A *finding change* is a gap that closed, opened, or became
more or less certain.

After a seat, only the rules that it can affect are run again, and only where it can affect them;
tests check that running every rule anew gives the same, on many sorts of towns. A rule that no seat
can affect is listed in `seat_effect.UNAFFECTED_RULES`; one that is not listed is always run again.
"""
