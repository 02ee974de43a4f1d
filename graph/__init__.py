"""Networks: facts in, plain Python out. No files, no database, no screens.

Who sits where is a *two-mode network*: actors and bodies are nodes, seats are edges. The
*consultation network* is its *projection* on the actors: two actors are linked when they sit in one
body at the same time. Each body that they share adds 1/(n-1) to the weight of the link, n being the
number of actors in the body, times its meetings a year where that is known. A *situation* is the
facts on one day and what follows from them. *Findings* are the results of the gap rules about it.

Packages build on each other in this order: `situation`, `measures`, `gaps`, `meetings`,
`scenarios`, `kerngroepen`. `layout` places nodes in a picture and uses none of them.

Invariants: no function changes its arguments. The same data give the same result, whatever the
order of the rows. Results are plain Python numbers. `None` means undefined or unknown, never zero.

networkx holds the networks that the pages use, since its nodes and edges can carry facts. igraph
computes on them (`igraph_network`), some thirty times as fast; in the tests networkx checks its
results. The projection is our own (`network`): that of networkx knows no days, and here a
predecessor does not meet its successor in the month of a handover.
"""
