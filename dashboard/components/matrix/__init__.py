"""Who meets whom as matrices: actors with actors, actors in bodies, sectors with sectors.

Each has a table with the same contents, for who cannot use the picture. An empty square says that
the data names no contact; a question mark says that the data cannot tell.
"""
