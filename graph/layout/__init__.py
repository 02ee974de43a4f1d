"""Where the nodes of a network are placed in its picture, and which are drawn as one.

The same data give the same picture: starting points follow from the ids, and the random numbers of
igraph from a seed. Filters hide nodes without moving the others, so a layout is computed for the
whole network. `force_directed` draws each component and takes the clearest of several drawings;
`spacing` makes room for names; `packing` places components beside each other; a *cluster* is one
node that stands for many.
"""
