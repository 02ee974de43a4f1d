"""The *situation*: the facts on one day, and what follows from them, derived once when asked for.

`Situation` holds the `record`, all facts of a revision, and the `facts` that hold on the day. An
actor counts as its topmost *whole*: a seat of a unit is one of its whole. `membership` says how
well the members of a body are known. A body is *open* when somebody may sit there unseen; `grounds`
say what in the facts speaks for whom, and `possible_seats` who could therefore sit where.

`bounds` hold the true network between two: the *certain* one, of explicit and derived seats with a
name, and the *possible* or fullest one, with weak seats and every possible one as well. What is
missing in the fullest network is missing whatever the answers to open questions are; what is there
in the certain one is there. Between the two it is not known. Rules, meetings and scenarios ask
here, so that no two of them disagree about what is not known.

Sets of bodies are integers (`body_sets`) and nodes are numbers, since thousands of pairs are
compared; `with_extra_seat` derives a situation with one seat more from the one before it, which is
what makes suggestions quick. A test holds it to deriving everything anew.
"""
