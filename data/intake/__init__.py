"""Files in: from the bytes that somebody hands in to one revision of the store.

A file travels through the folders in this order: `reading` (bytes → rows of text, one file per
format), `understanding` (rows of text → facts: headers, values, which thing is meant), `checking`
(what is wrong or doubtful, as problems), `proposing` (what would change, and the commit of it).
`sandbox` is the process of its own, with limits, in which files are read and checked.
"""
