"""The *situation*: the facts on one day, and what follows from them, derived once when asked for.

`Situation` has the `record`, all facts of a revision, and the `facts` that hold on the day. An
actor may be a unit of an organisation (its parent); its *root actor* is the topmost organisation
above it, or itself. A seat of a unit counts as one of its root actor. `membership` says how well
the members of a body are known. A body is *open* when somebody may sit there whom no source names.
`seat_grounds` say what in the facts speaks for a seat there, and `possible_seats` who could
therefore sit where.

`network_bounds` enclose the true network: the *known* network has the explicit and derived seats
with a name; the *fullest* one also has the weak seats and every possible one. What is missing in
the fullest network is missing whatever the open questions turn out to be; what is in the known one
is certain; what lies between the two is unknown. Rules, meetings and scenarios all ask here, so
that they agree about what is not known.

Sets of bodies are stored as integers (`body_sets`) and nodes as numbers, since thousands of pairs
are compared. `situation_with_seat` derives a situation with one more seat from the one before,
which makes suggestions fast; a test checks that deriving everything anew gives the same.
"""
