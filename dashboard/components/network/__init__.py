"""The network as a picture: what is chosen, what is drawn, who is selected, what is taken away.

`NetworkChoices` holds all that a person chose, as the address has it. `work_out_drawing` turns it
into a network that is small enough to read. Groups, findings, measures and positions come from the
page as `PictureData`, and only those that a choice asks for. Leaving nodes out never moves the
others: positions are those of the whole network.
"""
