"""Files in: from the bytes that somebody hands in to one revision of the store.

The way of one upload, folder by folder:

1. `reading`: bytes → grids of text, one module per format (`file_formats` chooses).
2. `understanding`: grids → sheets with headers (`raw_tables`) → rows of values, of which is known
   what they mean (`understand_sheets`) → facts as columns (`given_facts`).
3. `checking`: what is wrong or doubtful about them (`check`), and what the upload therefore comes
   to (`upload_outcome`).
4. `proposing`: what would change (`proposal`), and its commit as one revision (`acceptance`).

`sandbox` is the process of its own, with limits, in which 1 runs (`read_uploads`) and then 2 and 3
(`check_uploads`). What people enter by hand (`proposing.facts_as_upload`) takes the same
way from 2 on.

Invariants. Nothing is interpreted before everything is text, so that a format decides nothing
about meaning. An upload is refused with all its problems at once, each with file, sheet, row and
column; a problem is a code and values, and no sentence. Nothing is written before somebody
accepts: until then all is a function of the files, the known facts and the answers. Columns, not
rows: each different text of a column is converted and checked once, and only rows with a problem
become objects, since there is one way in, for ten rows and for a million.
"""
