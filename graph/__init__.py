"""Networks: facts in, plain Python out. No files, no database, no screens.

Who sits where is a *two-mode network*: actors and bodies are nodes, seats are edges. The
*consultation network* is its *projection* on the actors: two are linked when they sit in a body at
one time, with 1/(n-1) for each shared body of n actors, times its meetings a year where known. A
*situation* is the facts on one day with what follows from them; *findings* are what gap rules say
of it. Packages stand in this order, each on those before it: `situation`, `measures`, `gaps`,
`meetings`, `scenarios`, `kerngroepen`; `layout` places nodes and knows none of them.

Invariants: nothing here changes what it is given; the same data give the same answer in whatever
order they come; numbers that leave are Python's own; `None` is what cannot be told, never zero.

networkx holds the networks that people handle, since nodes and edges carry facts; igraph counts on
them (`igraph_network`), some thirty times as fast, and networkx is the oracle in the tests. The
projection is our own (`network`): networkx' knows no days, and who hands a seat over in a month
does not meet its heir.
"""
