"""Erasing a person: every place where a name stands, and a store that never held it.

Nothing else in the data is ever lost, so this is the one thing that cannot be undone. A *name*
knows in which spellings it is written (`person_name.py`). An *occurrence* is one cell, file or
author in which it stands, now or in any earlier version (`occurrences.py`). The store is not
changed but written anew, without the name, and the new file takes the place of the old one: DuckDB
keeps in its file what was removed from a table (`erase_person.py`).
"""
