"""Where the nodes of a network stand in its picture, and what is drawn as one.

The same data give the same picture: starting places follow from the ids, and the random numbers of
igraph are drawn from a seed. Filters hide nodes without moving the others, so a layout is made of
the whole network. `force_directed` draws each part and takes the clearest of several drawings;
`spacing` makes room for names, `packing` sets parts beside each other; a *cluster* stands for many.
"""
