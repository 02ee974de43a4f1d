"""The network as a picture: what is chosen, what is drawn, who is selected, what is taken away.

`Choices` is all that a person chose, as the address has it. `draw` makes a network of it that is
small enough to read; what is worked out beside it (groups, findings, measures, places) comes as
`PictureData` from the page, and only as far as a choice asks for it. Leaving things out never moves
what stays: places are those of the whole network.
"""
